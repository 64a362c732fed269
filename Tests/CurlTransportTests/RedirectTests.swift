import CurlTransport
import News
import TestSupport
import Testing

@Suite struct RedirectTests {
    @Test("a redirect is followed with its method and validators kept", arguments: [301, 302, 303, 307, 308])
    func followed(status: Int) async throws {
        try await Publisher.serving { request in
            request.path == "/new"
                ? .init(headers: ["X-Place": "new"], text: "here")
                : .init(status, headers: ["Location": "new", "X-Old": "1"], text: "moved")
        } while: { publisher in
            let response = try await fetch(publisher.base + "/old", validators: .init(etag: "\"e\""))
            #expect(response.status == 200)
            #expect(response.url == publisher.base + "/new")
            #expect(response.body == Array("here".utf8))
            #expect(response.headers["x-place"] == "new")
            #expect(response.headers["x-old"] == nil, "only the last answer's headers count")
            #expect(publisher.requests.map(\.method) == ["GET", "GET"])
            #expect(publisher.requests.last?.headers["if-none-match"] == "\"e\"")
        }
    }

    @Test("an address is given back as it was asked when nothing moved")
    func unmoved() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher throws in
            #expect(try await fetch(publisher.base).url == publisher.base)
            #expect(try await fetch(publisher.base + "/a#b").url == publisher.base + "/a#b")
            #expect(try await fetch(publisher.base + "/@me.rss").url == publisher.base + "/@me.rss")
            let secret = publisher.base.replacing("://", with: "://me:pass@") + "/feed"
            #expect(try await fetch(secret).url == publisher.base + "/feed", "no links with passwords in them")
        }
    }

    @Test("the source's secrets stay behind when a redirect leads to another host")
    func secrets() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { other in
            try await Publisher.serving { request in
                request.path == "/away"
                    ? .init(302, headers: ["Location": other.base + "/landed"])
                    : .init(302, headers: ["Location": "/away"])
            } while: { publisher in
                let headers = [
                    Header(name: "X-Token", value: "secret"), Header(name: "Accept-Language", value: "fr"),
                ]
                let url = publisher.base.replacing("://", with: "://me:pass@")
                let response = try await fetch(url, headers: headers)
                #expect(response.url == other.base + "/landed")
                let kept = try #require(publisher.requests.last).headers
                #expect(kept["x-token"] == "secret")
                #expect(kept["authorization"]?.hasPrefix("Basic ") == true)
                let told = try #require(other.requests.first).headers
                #expect(told["x-token"] == nil)
                #expect(told["authorization"] == nil)
                #expect(told["accept-language"] == "fr")
            }
        }
    }

    @Test("a cookie set on the way is shown to the next hop, and forgotten by the next fetch")
    func cookies() async throws {
        try await Publisher.serving { request in
            request.headers["cookie"] == "seen=1"
                ? .init(text: "in") : .init(302, headers: ["Location": "/", "Set-Cookie": "seen=1; Path=/"])
        } while: { publisher throws in
            let transport = CurlTransport()
            #expect(try await fetch(publisher.base + "/", over: transport).body == Array("in".utf8))
            #expect(try await fetch(publisher.base + "/", over: transport).body == Array("in".utf8))
            #expect(publisher.requests.count == 4)
        }
    }

    @Test("a redirect to itself is given up after three requests")
    func circle() async throws {
        try await Publisher.serving { _ in
            .init(302, headers: ["Location": "/"])
        } while: { publisher in
            let error = try await failure(publisher.base + "/")
            #expect(error.code == .tooManyRedirects)
            #expect(error.detail.contains("circle"))
            #expect(publisher.requests.count == 3)
        }
    }

    @Test("an endless chain of redirects is given up after ten")
    func chain() async throws {
        try await Publisher.serving { request in
            .init(302, headers: ["Location": request.path + "x"])
        } while: { publisher in
            let error = try await failure(publisher.base + "/x")
            #expect(error.code == .tooManyRedirects)
            #expect(error.detail.contains("than the 10 times `fetch.max_redirects` allows"), "\(error.detail)")
            #expect(error.limit == .redirects)
            #expect(error.redirects.count == 10)
            #expect(publisher.requests.count == 11)
        }
    }

    @Test(
        "only http and https are followed",
        arguments: [
            "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/_x", "javascript:alert(1)", "data:,x",
        ]
    )
    func scheme(location: String) async throws {
        try await Publisher.serving { _ in
            .init(301, headers: ["Location": location])
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail.contains("http"), "\(error.detail)")
        }
    }

    @Test("a place with blanks and accents in it is escaped and found")
    func untidyPlace() async throws {
        try await Publisher.serving { request in
            request.path == "/old" ? .init(301, headers: ["Location": " /à la une?q=é "]) : .init(text: request.path)
        } while: { publisher in
            let response = try await fetch(publisher.base + "/old")
            #expect(response.url == publisher.base + "/%c3%a0%20la%20une?q=%c3%a9", "\(response.url)")
        }
    }

    @Test("a redirect without a place is an answer")
    func placeless() async throws {
        try await Publisher.serving { _ in
            .init(302, text: "where?")
        } while: { publisher in
            let response = try await fetch(publisher.base)
            #expect(response.status == 302)
            #expect(response.body == Array("where?".utf8))
        }
    }

    @Test("a redirect with an endless body is followed all the same")
    func endlessBody() async throws {
        let head = "HTTP/1.1 302 Found\nLocation: /there\nTransfer-Encoding: chunked\n\n"
        let chunk = Array("4000\r\n".utf8) + [UInt8](repeating: 65, count: 0x4000) + Array("\r\n".utf8)
        try await RawPublisher.serving { line in
            line.hasPrefix("GET /there ")
                ? [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
                : [.text(head), .flood(chunk, upTo: 1 << 30), .close]
        } while: { publisher throws in
            #expect(try await fetch(publisher.base).body == Array("ok".utf8))
        }
    }
}

extension RedirectTests {
    @Test("every hop is told, with its status and without passwords")
    func hops() async throws {
        try await Publisher.serving { request in
            switch request.path {
            case "/a": .init(301, headers: ["Location": "/b"])
            case "/b": .init(308, headers: ["Location": "/c?x=1#y"])
            case "/c": .init(302, headers: ["Location": "/d"])
            default: .init()
            }
        } while: { publisher in
            let response = try await fetch(publisher.base.replacing("://", with: "://me:pass@") + "/a")
            let base = publisher.base
            #expect(
                response.redirects == [
                    Redirect(status: 301, from: base + "/a", to: base + "/b"),
                    Redirect(status: 308, from: base + "/b", to: base + "/c?x=1"),
                    Redirect(status: 302, from: base + "/c?x=1", to: base + "/d"),
                ]
            )
            #expect(response.redirects.map(\.isPermanent) == [true, true, false])
            #expect(response.url == base + "/d")
            #expect(!response.isSecure && response.version == .http1_1)
            #expect(try await fetch(base + "/d").redirects.isEmpty)
        }
    }

    @Test("no redirect is followed when none is allowed, and never more than ten")
    func bound() async throws {
        try await Publisher.serving { request in
            .init(302, headers: ["Location": request.path + "x"])
        } while: { publisher in
            let none = try await failure(publisher.base + "/x") { $0.options.limits.redirects = 0 }
            #expect(none.code == .tooManyRedirects)
            #expect(publisher.requests.count == 1)
            let many = try await failure(publisher.base + "/x") { $0.options.limits.redirects = 1_000 }
            #expect(many.redirects.count == 10)
            #expect(publisher.requests.count == 12)
        }
    }
}

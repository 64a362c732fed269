import Testing

@testable import Text

/// The pass without a tree must answer what the tree answers, or leave it to the tree.
@Suite("Safe HTML in one pass")
struct StraightSanitiserTests {
    private static let base = WebAddress("https://a.ma/d/e")

    private func pass(_ html: String, base: WebAddress? = Self.base) -> String? {
        var html = html
        let answer = html.withUTF8 { StraightSanitiser.sanitised($0, base: base) }
        return switch answer {
        case .unchanged: html
        case .rewritten(let bytes): String(decoding: bytes, as: UTF8.self)
        case .undecided: nil
        }
    }

    private func tree(_ html: String, base: WebAddress? = Self.base) -> String {
        var html = html
        return html.withUTF8 { HTMLFragment.sanitisedByTree($0, base: base) }
    }

    @Test(
        "what articles are made of needs no tree",
        arguments: [
            ("<p>Un <b>mot</b> &amp; l’autre.</p>\n<p>Deux</p>", "<p>Un <b>mot</b> &amp; l’autre.</p>\n<p>Deux</p>"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<P CLASS=x>a<BR/>b</P>", "<p>a<br>b</p>"),
            ("<ul><li>a<li><p>b</ul>c", "<ul><li>a</li><li><p>b</p></li></ul>c"),
            ("<p>a<div>b</div></p>", "<p>a</p><div>b</div><p></p>"),
            ("l&rsquo;&#233;t&#xE9;&nbsp;: 1 < 2 > 0", "l’été\u{A0}: 1 &lt; 2 &gt; 0"),
            ("<a href='/x?a=1&b=2&amp;c'>l</a>", "<a href=\"https://a.ma/x?a=1&amp;b=2&amp;c\">l</a>"),
            (
                "<img alt=\"é\" src=\"https://b.ma/i.jpg?w=1&amp;h=2\" class=\"x\">",
                "<img src=\"https://b.ma/i.jpg?w=1&amp;h=2\" alt=\"é\">"
            ),
            ("a<img src=\"https://b.ma/p.gif\" width=\"1\" height=\"1\">b", "ab"),
            ("<script>if (a < b) { document.write('<p>') }</script>c<!-- <p> -->d", "cd"),
            ("a<span hidden>b<p>c</p></span>d<p style='display: none'>e<p>f", "ad<p>f</p>"),
            (
                "<table><tr><th>a<td>b</table>",
                "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>"
            ),
            (
                "<table>\n<tr><td>a</td> <td><p>b</td></tr></table>",
                "<table>\n<tbody><tr><td>a</td> <td><p>b</p></td></tr></tbody></table>"
            ),
            ("<dl><dt>a<dd><p>b<dt>c</dl>", "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt></dl>"),
            (
                "<p>a <a href='#x'><h2>b</h2></a> c</p>",
                "<p>a <a href=\"https://a.ma/d/e#x\"></a></p><h2><a href=\"https://a.ma/d/e#x\">b</a></h2> c<p></p>"
            ),
            ("<p><b>a<i>b</p>c</b>d", "<p><b>a<i>b</i></b></p><b><i>c</i></b><i>d</i>"),
            ("<p><span>a</p>b</span>c", "<p><span>a</span></p>bc"),
            ("<div><span><p>a</span>b</p></div>", "<div><span><p>ab</p></span></div>"),
            ("<ul><li><div><b>a<li>b</b>c</ul>", "<ul><li><div><b>a</b></div></li><li><b>b</b>c</li></ul>"),
            ("<pre>\n\na</pre>", "<pre>\n\na</pre>"), ("<font color=red>a</font></span>", "a"),
        ]
    )
    func articles(html: String, expected: String) {
        #expect(pass(html) == expected)
        #expect(tree(html) == expected)
    }

    @Test(
        "what only a tree can tell is left to it",
        arguments: [
            "<b><p>a</b>b</p>", "<p><b>a</p> <p>b</b>c", "<table><td>a", "<table>a<tr><td>b",
            "<a href=x>a<a href=y>b</a></a>",
            "a &copy b",
            "<svg><p>", "<form>a</form>", "&#150;",
            "<a href=x", "<p x='a'b>", "<h1><h2>a", "<img data-srcset=a>", "<p><b>a<i>b<b>c<b>d</p>e",
            "<p><b>a</p><table>", "<ul><li>a<center><li>b</center></ul>", "</br>",
        ]
    )
    func undecided(html: String) {
        #expect(pass(html) == nil)
    }

    @Test("in random markup the pass and the tree agree, and the pass decides for a good part")
    func agreement() {
        var random = Pieces(state: 8)
        var decided = 0
        for _ in 0..<60_000 {
            let html = random.markup()
            for base in [Self.base, nil] {
                guard let answer = pass(html, base: base) else { continue }
                decided += 1
                #expect(answer == tree(html, base: base), "\(html)")
            }
        }
        #expect(decided > 12_000)
    }

    @Test("markup that was cut or changed anywhere is read alike")
    func damage() {
        let html = """
            <p class="a">Un <a href="https://b.ma/x?y=1&amp;z=2" title='&quot;q'>lien</a>, <em>l&rsquo;un</em><br />
            <img src="https://b.ma/i.jpg" width=640 alt="x > y"></p><ul><li>1</li><li>2</ul><h2>T</h2><!-- c --><hr>
            """
        let bytes = Array(html.utf8)
        let signs = Array("<>/&\"'=;# a!-pb\r\n\u{1}".utf8)
        for index in bytes.indices {
            var variants = [Array(bytes[..<index]), Array(bytes[index...])]
            for sign in signs {
                var changed = bytes
                changed[index] = sign
                variants.append(changed)
                changed = bytes
                changed.insert(sign, at: index)
                variants.append(changed)
            }
            for variant in variants {
                let html = String(decoding: variant, as: UTF8.self)
                if let answer = pass(html) { #expect(answer == tree(html), "\(html)") }
            }
        }
    }

    @Test("a plain address is what reading and writing an address gives")
    func plainAddresses() throws {
        let base = try #require(Self.base)
        var random = Pieces(state: 11)
        var plain = 0
        for _ in 0..<20_000 {
            let address = random.address()
            guard Array(address.utf8).withUnsafeBufferPointer({ SafeAddress.isPlain($0, escapesAmpersands: false) })
            else { continue }
            plain += 1
            #expect(base.resolving(address)?.string == address)
        }
        #expect(plain > 1_000)
    }

    /// Random markup from the pieces that markup is made of; the same every time.
    private struct Pieces: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }

        private static let names = [
            "p", "p", "p", "br", "a", "a", "b", "strong", "i", "em", "span", "div", "div", "ul", "li", "li", "ol",
            "img",
            "h2", "h3", "blockquote", "hr", "font", "center", "code", "pre", "sup", "figure", "figcaption", "script",
            "style", "table", "table", "tr", "tr", "td", "td", "th", "tbody", "dl", "dt", "dd", "picture", "source",
            "meta", "form", "x-y", "P", "Div", "nobr", "section", "u", "s", "small", "tt", "strike", "big", "sub",
            "abbr", "acronym", "q", "del",
            "ins", "mark", "time", "kbd", "samp", "var", "dfn", "bdi", "bdo", "article", "header", "footer", "aside",
            "main", "nav", "h1", "h6", "thead", "tfoot", "video", "audio", "track", "link", "param", "embed", "wbr",
            "cite", "input", "svg",
        ]
        private static let texts = [
            "a", " ", "\n", "é", "un mot", "&amp;", "&lt;", "&gt;", "&quot;", "&rsquo;", "&nbsp;", "&#8217;", "&#x41;",
            "&", "& ", "&a", "&copy", "&copy;", "AT&T", "R&D;", "<", "< ", ">", "\"", "'", "\r\n", "\r", "\t", "\u{1}",
            "<!-- c -->", "<!-- <p> -->", "<!>", "<?x>", "<![CDATA[z]]>", "\u{C}", "&#13;", "&#x85;", "\u{85}",
            "\u{FFFE}", "\u{FFFD}", "]]>",
            "&eacute;", "&ampx;", "\u{F0000}", "&#0;", "\u{7F}",
        ]
        private static let attributes = [
            "href", "href", "src", "src", "title", "alt", "class", "style", "width", "height", "id", "hidden", "HREF",
            "onclick", "rel", "srcset", "data-src", "dir", "aria-hidden", "colspan", "target", "lang", "cite",
        ]
        private static let values = [
            "x", "https://b.ma/i.jpg", "https://b.ma/?a=1&b=2", "https://b.ma/?a=1&amp;b=2", "javascript:alert(1)", "1",
            "640", "a b", "", "é", "display:none", "color: red", "sr-only", "/x/../y", "//c.ma/z", "&quot;", "a&lt;b",
            "a>b", "a<b", "http://B.ma", "https://b.ma/a%20b", "https://b.ma/a b", "mailto:a@b.ma", "true", "#n",
            "a.jpg 1x, https://b.ma/b.jpg 2x", "data:x", "a\nb", "&copy=1", "&reg", "width:1px", "1px",
        ]

        private mutating func pick(_ list: [String]) -> String { list[Int(next() >> 33) % list.count] }

        mutating func markup() -> String {
            var html = ""
            var open: [String] = []
            for _ in 0..<(2 + Int(next() >> 33) % 12) {
                switch Int(next() >> 33) % 8 {
                case 0, 1, 2: html += pick(Self.texts)
                case 3, 4, 5:
                    let name = pick(Self.names)
                    html += tag(name)
                    open.append(name)
                case 6: html += "</\(pick(Self.names))>"
                default: if let name = open.popLast() { html += "</\(name)>" }
                }
            }
            while let name = open.popLast(), next() >> 33 % 6 != 0 { html += "</\(name)>" }
            return html
        }

        private mutating func tag(_ name: String) -> String {
            var tag = "<" + name
            for _ in 0..<max(0, Int(next() >> 33) % 6 - 2) {
                tag += pick([" ", " ", " ", "\n", "  ", "/"]) + pick(Self.attributes)
                switch Int(next() >> 33) % 8 {
                case 0: break
                case 1: tag += "='\(pick(Self.values))'"
                case 2: tag += "=" + pick(Self.values)
                case 3: tag += " = \"\(pick(Self.values))\""
                default: tag += "=\"\(pick(Self.values))\""
                }
            }
            return tag + pick([">", ">", ">", " />", "/>"])
        }

        mutating func address() -> String {
            let parts = [
                "/", "a", "b.c", "..", ".", "%20", "%zz", "?", "#", "&", "=", "é", " ", "A", ":", "@", "-", "~", "[",
                "'",
                "\\", "|", "//", "1",
            ]
            var address = pick(["https://", "https://", "http://", "HTTP://", "https:/", "ftp://", ""])
            address += pick(["b.ma", "b.ma", "b", "B.ma", ".", "b.ma:80", "u@b.ma", "x_y.z", "1.2"])
            address += pick(["/", "/", "/", "", "?"])
            for _ in 0..<(Int(next() >> 33) % 5) { address += pick(parts) }
            return address
        }
    }
}

import Testing
import Text

@Suite("Safe HTML")
struct SanitiserTests {
    @Test(
        "attacks leave nothing that runs",
        arguments: [
            "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/a.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
            "<img src=x onerror=alert(1)>", "<img src=\"javascript:alert(1)\">", "<IMG SRC=JaVaScRiPt:alert(1)>",
            "<img src=`javascript:alert(1)`>", "<img \"\"\"><script>alert(1)</script>\">",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href=\"jav&#10;ascript:alert(1)\">x</a>",
            "<a href=\" &#14; javascript:alert(1)\">x</a>", "<a href=\"&#106;&#97;vascript&colon;alert(1)\">x</a>",
            "<a href=\"java\0script:alert(1)\">x</a>", "<a href='vbscript:msgbox(1)'>x</a>",
            "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
            "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
            "<a href=\"\u{1}javascript:alert(1)\">x</a>", "<a href=\"javascript&NewLine;:alert(1)\">x</a>",
            "<iframe src=//x.example></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=x.swf></object>", "<embed src=x.swf>", "<applet code=x></applet>",
            "<form action=javascript:alert(1)><input type=submit formaction=javascript:alert(1)></form>",
            "<button onclick=alert(1)>x</button>", "<body onload=alert(1)>",
            "<p style=\"background:url(javascript:alert(1))\">x</p>",
            "<style>@import 'javascript:alert(1)';</style>", "<link rel=stylesheet href=javascript:alert(1)>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<base href=\"javascript:alert(1)//\">",
            "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
            "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
            "<math href=\"javascript:alert(1)\">x</math>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
            "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
            "<title><img title=\"</title><img src=x onerror=alert(1)>\"></title>",
            "<template><script>alert(1)</script></template>",
            "<!--><script>alert(1)</script>-->", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
            "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?><script>alert(1)</script>",
            "<video><source onerror=alert(1)></video>", "<video poster=javascript:alert(1)></video>",
            "<audio src=javascript:alert(1)>", "<details ontoggle=alert(1) open>x</details>",
            "<marquee onstart=alert(1)>x</marquee>",
            "<a href=x onmouseover=alert(1) >y</a>", "<a/onclick=alert(1)/href=x>y</a>",
            "<p/onclick\n=\n'alert(1)'>x</p>",
            "<img src=x:alert(1) onerror=eval(src)>", "<img srcset=\"javascript:alert(1) 1x, data:x 2x\" src=x>",
            "<a href=\"//x.example\" onclick=\"alert(1)\" onclick=\"alert(2)\">x</a>",
            "<isindex type=image src=1 onerror=alert(1)>",
            "<select><style></select><img src=x onerror=alert(1)></style></select>",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<p id=\"x\" name=\"location\">x</p>",
            "<x onclick=alert(1)>y</x>", "<a href=\"feed:javascript:alert(1)\">x</a>",
            "<a href='jar:https://x.example!/a'>x</a>",
            "<a href='blob:https://x/1'>x</a>", "<a href='file:///etc/passwd'>x</a>",
            "<xmp><script>alert(1)</script></xmp>",
            "<plaintext><script>alert(1)</script>", "<frameset onload=alert(1)><frame src=javascript:alert(1)>",
            "<keygen autofocus onfocus=alert(1)>", "<dialog open onclose=alert(1)>x</dialog>",
            "<a target=_blank ping=//x.example href=y>x</a>",
        ]
    )
    func attacks(html: String) throws {
        let base = try #require(WebAddress("https://a.ma/"))
        for safe in [HTMLFragment.sanitised(html, base: base), HTMLFragment.sanitised(html)] {
            #expect(Self.violation(in: safe) == nil)
            // What was made safe is safe to read again, and stays as it is.
            #expect(
                HTMLFragment.sanitised(safe, base: base)
                    == HTMLFragment.sanitised(HTMLFragment.sanitised(safe, base: base), base: base)
            )
        }
    }

    private static let elements: Set<String> = [
        "a", "p", "img", "div", "b", "i", "table", "tbody", "tr", "td", "video", "audio", "source", "details", "em",
        "strong",
        "hr",
    ]
    private static let attributes: Set<String> = ["href", "src", "alt", "title", "open", "srcset", "poster"]

    /// The first tag, attribute or address in written HTML that is not of the few the attacks may leave.
    static func violation(in html: String) -> String? {
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            guard let close = rest[open...].firstIndex(of: ">") else { return "an open tag" }
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if tag.hasPrefix("/") { continue }
            let name = tag.prefix { $0 != " " }
            guard elements.contains(String(name)) else { return "element \(name)" }
            var inside = tag.dropFirst(name.count)
            while !inside.isEmpty {
                guard inside.first == " ", let equals = inside.firstIndex(of: "="),
                    inside[inside.index(after: equals)...].first == "\""
                else { return "an attribute without quotes in \(tag)" }
                let attribute = inside[inside.index(after: inside.startIndex)..<equals]
                guard attributes.contains(String(attribute)) else { return "attribute \(attribute)" }
                let value = inside[inside.index(equals, offsetBy: 2)...].prefix { $0 != "\"" }
                let isAddress = ["href", "src", "srcset", "poster"].contains(String(attribute))
                if isAddress, let colon = value.firstIndex(of: ":"), !value.prefix(upTo: colon).contains("/"),
                    !["https", "http", "mailto"].contains(String(value.prefix(upTo: colon)))
                {
                    return "address \(value)"
                }
                inside = inside[value.endIndex...].dropFirst()
            }
        }
        return nil
    }

    @Test("the check itself sees what must not be there")
    func checkSees() {
        #expect(Self.violation(in: "<script>") != nil)
        #expect(Self.violation(in: "<a onclick=\"x\">") != nil)
        #expect(Self.violation(in: "<a href=\"javascript:x\">") != nil)
        #expect(Self.violation(in: "<a href=x>") != nil)
        #expect(Self.violation(in: "<p>ok <a href=\"https://a.ma/\">x</a>") == nil)
    }

    @Test(
        "honest markup stays, written cleanly",
        arguments: [
            ("<p class='x' id=y>a <B>b</B></p>", "<p>a <b>b</b></p>"), ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("a & b < c > d \"e\"", "a &amp; b &lt; c &gt; d \"e\""),
            (
                "<a href='/x?a=1&amp;b=\"2\"' title='\"<>&'>l</a>",
                "<a href=\"https://a.ma/x?a=1&amp;b=%222%22\" title=\"&quot;&lt;&gt;&amp;\">l</a>"
            ),
            (
                "<img src=i.jpg width=640 alt='x'><br/>",
                "<img src=\"https://a.ma/d/i.jpg\" width=\"640\" alt=\"x\"><br>"
            ),
            ("<img src=p.gif width=1 height=1>a<img src=q.gif height='0'>", "a"),
            ("<font color=red>a</font><center>b</center>", "ab"),
            ("<x-y>a</x-y>", "a"), ("a<!-- b -->c", "ac"), ("<span hidden>a</span>b<i style='display:none'>c</i>", "b"),
            (
                "<img srcset='a.jpg 1x, /b.jpg 2x' src=a.jpg>",
                "<img src=\"https://a.ma/d/a.jpg\" srcset=\"https://a.ma/d/a.jpg 1x, https://a.ma/b.jpg 2x\">"
            ),
            (
                "<video poster=p.jpg controls><source src=v.mp4 type=video/mp4>f</video>",
                "<video poster=\"https://a.ma/d/p.jpg\" controls=\"\"><source src=\"https://a.ma/d/v.mp4\" type=\"video/mp4\">f</video>"
            ),
            ("<blockquote cite=/s>q</blockquote>", "<blockquote cite=\"https://a.ma/s\">q</blockquote>"),
            ("<a href='mailto:a@a.ma'>m</a>", "<a href=\"mailto:a@a.ma\">m</a>"),
            ("<a href='#n'>1</a>", "<a href=\"https://a.ma/d/e#n\">1</a>"),
            ("<td>a</td>", "a"),
            ("<table><tr><td colspan=2>a", "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>"),
            ("<pre>\n\n a\n</pre>", "<pre>\n\n a\n</pre>"), ("<form><p>a</p></form>", "<p>a</p>"),
            ("l&rsquo;&eacute;t&eacute;&nbsp;!", "l’été\u{A0}!"),
            ("<b><p>a</b>b</p>", "<b></b><p><b>a</b>b</p>"),
            ("<img data-src=l.jpg src='data:image/gif;base64,R0'>", "<img src=\"https://a.ma/d/l.jpg\">"),
        ]
    )
    func honest(html: String, expected: String) throws {
        let base = try #require(WebAddress("https://a.ma/d/e"))
        #expect(HTMLFragment.sanitised(html, base: base) == expected)
    }

    @Test("without a base, relative addresses stay relative and can be no scheme")
    func withoutBase() {
        #expect(HTMLFragment.sanitised("<a href='/x y'>a</a>") == "<a href=\"/x%20y\">a</a>")
        #expect(HTMLFragment.sanitised("<a href='?q=1#f'>a</a>") == "<a href=\"?q=1#f\">a</a>")
        #expect(HTMLFragment.sanitised("<a href='//b.ma/x'>a</a>") == "<a href=\"//b.ma/x\">a</a>")
        #expect(HTMLFragment.sanitised("<a href='1:2'>a</a>") == "<a href=\"./1:2\">a</a>")
        #expect(HTMLFragment.sanitised("<a href='%6aavascript:x'>a</a>") == "<a href=\"./%6aavascript:x\">a</a>")
    }

    @Test("markup on which the parser gives up keeps its text and ends nothing")
    func parserGivesUp() {
        // A state that the parser asserts to be impossible: without our own handler the process would end here.
        let html = "<p>Avant, <a href='https://a.ma/'>un lien</a>.</p><math><head><mtext><select><select></body>"
        for _ in 0..<3 {
            let text = HTMLFragment.blocks(html + "<p>Après.</p>")
            #expect(text.blocks.first?.text == "Avant, un lien.")
            #expect(text.links.map(\.address) == ["https://a.ma/"])
            #expect(HTMLFragment.plainText(html).hasPrefix("Avant, un lien."))
            #expect(HTMLFragment.sanitised(html).hasPrefix("<p>Avant, <a href=\"https://a.ma/\">un lien</a>.</p>"))
        }
        #expect(HTMLFragment.plainText("<p>Puis.</p>") == "Puis.")
    }

    @Test("many threads may give up at once")
    func givingUpInParallel() async {
        let html = "<p>Texte.</p><math><head><mtext><select><select></body>"
        let texts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<64 { group.addTask { HTMLFragment.plainText(html) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts == Array(repeating: "Texte.", count: 64))
    }

    @Test("deep, wide and unclosed markup costs little and stays within bounds", .timeLimit(.minutes(1)))
    func hostile() {
        let bombs: [(String, Int)] = [
            ("<div>", 30_000), ("<b><p>", 20_000), ("<a><p>", 20_000), ("<div></p>", 20_000),
            ("<font a=1><p>x", 10_000),
            ("<span><div></span>", 100_000), ("<table><tr><td>", 10_000), ("<a><b><i><em></a></b></i></em>", 10_000),
            ("<!--", 200_000),
            ("<", 500_000), ("&", 300_000), ("<a href=\"", 200_000), ("<textarea></textare", 30_000),
            ("<ul><li>", 30_000),
        ]
        let clock = ContinuousClock()
        for (bomb, count) in bombs {
            let html = String(repeating: bomb, count: count)
            var size = 0
            let time = clock.measure {
                size = HTMLFragment.sanitised(html).utf8.count + HTMLFragment.blocks(html).blocks.count
            }
            #expect(time < .seconds(20), "\(bomb)")
            #expect(size < 40 << 20, "\(bomb)")
        }
        let fonts = (0..<20_000).map { "<font a\($0)=1>" }.joined() + String(repeating: "<p>x", count: 10_000)
        #expect(HTMLFragment.blocks(fonts).blocks.count == 10_000)
        let attributes = "<p " + (0..<200_000).map { "a\($0)=1 " }.joined() + ">x</p>"
        #expect(HTMLFragment.sanitised(attributes) == "<p>x</p>")
        let huge =
            "<a href='http://a.ma/" + String(repeating: "x", count: 8000) + "'>"
            + String(repeating: "<p>x", count: 10_000)
        #expect(HTMLFragment.sanitised(huge).utf8.count < 20 << 20)
    }
}

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
            let again = HTMLFragment.sanitised(safe, base: base)
            #expect(Self.violation(in: again) == nil)
            #expect(HTMLFragment.sanitised(again, base: base) == again)
        }
    }

    @Test(
        "drawings and formulas bring nothing that runs, loads or changes the grammar",
        arguments: [
            "<svg><style>*{background:url(//x.example)}</style><circle r=1></svg>",
            "<svg><script href=//x.example/a.js></script><circle r=1></svg>",
            "<svg><script>alert&lpar;1)</script><circle r=1 onclick=alert(1)></svg>",
            "<svg><circle r=1 style=\"fill:url(//x.example)\"></svg>",
            "<svg><circle r=1 fill=\"url(//x.example/#a)\"></svg>",
            "<svg><circle r=1 fill='u\\rl(x)' filter=url(#a) mask=url(//x) clip-path=url(x) cursor=url(x)></svg>",
            "<svg><image xlink:href=//x.example/t.gif width=1 height=1 /><circle r=1></svg>",
            "<svg><feImage href=//x.example/t.gif /><circle r=1></svg>",
            "<svg><use href=//x.example/s.svg#a /><circle r=1></svg>",
            "<svg><use xlink:href=\"data:image/svg+xml,<svg id=x><script>1</script></svg>#x\" /><circle r=1></svg>",
            "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
            "<svg><a><set attributeName=xlink:href to=javascript:alert(1) /><text>x</text></a></svg>",
            "<svg><animateTransform onbegin=alert(1) attributeName=x dur=1s /><circle r=1></svg>",
            "<svg><a href=javascript:alert(1)><text>x</text></a></svg>",
            "<svg><a href=&#x6A;avascript:alert(1)><text>x</text></a></svg>",
            "<svg><a xlink:href=data:text/html,x><text>x</text></a></svg>",
            "<svg><a xlink:href=\"ja&Tab;vascript:alert(1)\" xlink:actuate=onLoad><text>x</text></a></svg>",
            "<svg><foreignObject><iframe src=javascript:alert(1)></iframe><p>x</foreignObject><circle r=1></svg>",
            "<svg><desc><img src=x onerror=alert(1)><b onclick=alert(1)>y</b></desc><circle r=1></svg>",
            "<svg><desc><style><a id=\"</style><img src=1 onerror=alert(1)>\"></desc><circle r=1></svg>",
            "<svg><desc><svg><script>alert(1)</script></svg><table><td>x</desc><circle r=1></svg>",
            "<svg><title><style><img src=1 onerror=alert(1)></style></title><circle r=1></svg>",
            "<svg><title></title><img src=1 onerror=alert(1)></title><circle r=1></svg>",
            "<svg><metadata><x onclick=alert(1)>y</x></metadata><circle r=1></svg>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\"><circle r=1>",
            "<svg><p><style><a id=\"</style><img src=1 onerror=alert(1)>\"></p></svg>",
            "<svg><text><![CDATA[<img src=x onerror=alert(1)>]]></text></svg>",
            "<svg><text>&lt;img src=x onerror=alert(1)&gt;</text></svg>",
            "<svg><handler type=application/ecmascript>alert(1)</handler><circle r=1></svg>",
            "<svg><font-face-src><font-face-uri xlink:href=//x.example/f /></font-face-src><circle r=1></svg>",
            "<svg id=location name=x><circle r=1 id=x class=y></svg>",
            "<svg><noscript><img title=\"</noscript><img src onerror=alert(1)>\"></noscript><circle r=1></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<math><mi><mglyph><style><math><img src=x onerror=alert(1)></style></mi><mn>1</mn></math>",
            "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">x</mi></math>",
            "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
            "<math><annotation-xml encoding='application/xhtml+xml'><svg><script>1</script></svg></annotation-xml><mi>x</mi></math>",
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x<img src=1 onerror=alert(1)></annotation></semantics></math>",
            "<math><maction actiontype=\"statusline#//x\" xlink:href=javascript:alert(1)>x</maction><mi>y</mi></math>",
            "<math xlink:href=javascript:alert(1) href=javascript:alert(2)><mi>x</mi></math>",
            "<math><mstyle style=background:url(x) mathbackground=\"url(//x)\"><mi>x</mi></mstyle></math>",
            "<math><mrow altimg=//x.example/t.gif src=//x.example/t.gif><mi>x</mi></mrow></math>",
            "<math><mtext></math><a><svg><a xlink:href=javascript:alert(1)><text>x",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<a href=/1><svg><a href=/2><text>x</text></a></svg></a>",
            "<p><svg><g><b><script>1</script>x</b></g><circle r=1></svg>",
            "<select><svg><style><img src=x onerror=alert(1)></style></svg></select>",
            "<table><svg><td><style><img src=x onerror=alert(1)></style><circle r=1></svg></table>",
        ]
    )
    func foreignAttacks(html: String) throws {
        try attacks(html: html)
    }

    @Test(
        "drawings and formulas are kept as far as they draw",
        arguments: [
            (
                "<svg viewbox='0 0 9 9' class=x><g fill=red><path D='M0,0 L9 9Z'/></g></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g fill=\"red\"><path d=\"M0,0 L9 9Z\"></path></g></svg>"
            ),
            (
                "<svg><title>a &amp; b</title><desc>c <abbr title=x>d</abbr></desc><rect width=1 transform='rotate(3) scale(2)'/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a &amp; b</title><desc>c <abbr>d</abbr></desc><rect width=\"1\" transform=\"rotate(3) scale(2)\"></rect></svg>"
            ),
            (
                "<svg><a xlink:href=/b xlink:show=new><text>t</text></a></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://a.ma/b\" xlink:show=\"new\"><text>t</text></a></svg>"
            ),
            (
                "<math display=block><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>&lt;</mo></math>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>&lt;</mo></math>"
            ),
            (
                "<math><mrow href=https://b.ma alttext='a \"b\"'><mi>x</mi></mrow></math>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow href=\"https://b.ma\" alttext=\"a &quot;b&quot;\"><mi>x</mi></mrow></math>"
            ),
            // Symbols of a sprite, and what draws nothing.
            ("a<svg><use href='#i'/></svg>b<svg></svg>c<math></math>d<svg aria-hidden=true><circle r=1></svg>", "abcd"),
            ("<img alt='Carte'><img alt='' ><img width=1 height=1 alt=x>", "<img alt=\"Carte\">"),
        ]
    )
    func drawings(html: String, expected: String) throws {
        let base = try #require(WebAddress("https://a.ma/d"))
        let safe = HTMLFragment.sanitised(html, base: base)
        #expect(safe == expected)
        #expect(HTMLFragment.sanitised(safe, base: base) == safe)
    }

    @Test("whatever tags come in whatever order, what was made safe stays as it is")
    func stable() throws {
        let pieces = """
            <svg> </svg> <math> </math> <mtext> </mtext> <mi> </mi> <mo> <ms> <annotation-xml> <mglyph> <malignmark> \
            <desc> </desc> <title> </title> <foreignObject> </foreignObject> <style> </style> <script> </script> <p> \
            </p> <table> <tr> <td> </table> <a/href=x> </a> <b> </b> <img/alt=x/src=x/onerror=1> x &lt;b&gt; <g> \
            <circle/r=1> <text> </text> <a/xlink:href="javascript:1"> <use/href="#x"> <set> <select> <option> \
            <template> <noscript> <textarea> <div> </div> <h1> <li> <ul> <form> <button> <font> <nobr> <br> </br> \
            <!-- --> <![CDATA[ ]]> <mrow> <path/d="M0,0"/fill="url(x)"> <marquee> <object> <ruby> <rt> <rp> <details> \
            <pre> <caption> <col> <th> <em> <i> <span> <code> <abbr> <picture> <iframe> <x-y> <center> <dl> <dt> <dd> \
            <body> <head> <frameset> <plaintext> <xmp> <image/src=x> <hr> <tspan> <switch> <semantics> <none>
            """.split(separator: " ").map { $0.replacing("/", with: $0.hasPrefix("</") ? "/" : " ") }
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        let base = try #require(WebAddress("https://a.ma/"))
        for _ in 0..<10_000 {
            var html = ""
            for _ in 0..<9 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                html += pieces[Int(state >> 33) % pieces.count]
            }
            let safe = HTMLFragment.sanitised(html, base: base)
            #expect(Self.violation(in: safe) == nil, "\(html)")
            #expect(HTMLFragment.sanitised(safe, base: base) == safe, "\(html)")
        }
    }

    @Test("of a repeated attribute the first counts, and what follows is kept")
    func repeatedAttributes() {
        let html = #"<form></form><h3 dir="rtl" dir title="y" DIR=ltr lang="ar">a</h3>"#
        #expect(HTMLFragment.sanitised(html) == #"<h3 dir="rtl" title="y" lang="ar">a</h3>"#)
    }

    @Test(
        "what was sanitised is the same when it is sanitised again",
        arguments: [
            "<p>a<math><mtext><table><tr><td>b</table>", "<p>a<marquee><p>b</marquee>c", "<p><math><mi><hr><h2>x</h2>",
            "<h1>a<font><h2>b", "<p>a<math><mtext>\u{7F}</math>b", "<ul><li>a<center><li>b</center></ul>",
            "<dl><dt>a<center><dd>b",
            "<ruby>a<rt>b<font><rt>c",
            "<a><b><p>a</table><i><p></b>c</i><select><math><mtext><table><tbody><tr><td>x",
            "<table><caption>a<table><tr><td>b</table><tr><td>c", "<table>a<b>b<tr>c<td>d<col><caption>e",
            "<a href=x>a<table><tr><td><a href=y>b</a></table>c", "<b><p>a</b>b</p><i>c<ul></i><li>d",
            "<pre>\n\n\na</pre><p>\r\nb\rc", "<pre><x-y>\na</x-y></pre>",
            "<math><tr><mtext><table><table><td>a", "<math><tbody><mtext><table><table><tr>b<td>c",
            "<math><td><mtext><table><table><th>a<td>b",
            "a<math><table><tr><td><mtext><td>b<table></table><table><td>c",
            "a\u{7F}b\u{81}c\u{FFFE}d&#127;&#129;&#xFFFF;e",
        ]
    )
    func fixedPoint(html: String) {
        let safe = HTMLFragment.sanitised(html)
        #expect(HTMLFragment.sanitised(safe) == safe)
        #expect(
            !safe.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value || $0.value == 0xFFFE
            }
        )
    }

    private static let elements: Set<String> = [
        "a", "p", "img", "div", "b", "i", "table", "tbody", "tr", "td", "video", "audio", "source", "details", "em",
        "strong",
        "hr", "ruby", "rt", "rp", "li", "ul", "ol", "h1", "dl", "dd", "dt", "br", "span", "code", "abbr", "pre", "th",
        "col", "colgroup", "caption", "blockquote", "address", "picture", "summary",
        "svg", "g", "circle", "path", "text", "tspan", "desc", "switch",
        "math", "mrow", "mi", "mo", "mn", "ms", "mtext", "mfrac", "semantics", "annotation", "none", "maction",
        "mstyle",
    ]
    private static let attributes: Set<String> = [
        "href", "src", "alt", "title", "open", "srcset", "poster", "xmlns", "xmlns:xlink", "xlink:href", "width", "r",
        "d", "fill", "viewBox", "encoding", "alttext", "display",
    ]

    /// The first tag, attribute or address in written HTML that is not of the few the attacks may leave.
    static func violation(in html: String) -> String? {
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            guard let close = rest[open...].firstIndex(of: ">") else { return "an open tag" }
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if tag.hasPrefix("/") { continue }
            let name = tag.prefix { $0 != " " }
            // The title of a drawing: nothing but text in it, so that no parser can see anything else.
            let isTitle = name == "title" && html.contains("<svg") && rest.drop { $0 != "<" }.hasPrefix("</title>")
            guard isTitle || elements.contains(String(name)) else { return "element \(name)" }
            var inside = tag.dropFirst(name.count)
            while !inside.isEmpty {
                guard inside.first == " ", let equals = inside.firstIndex(of: "="),
                    inside[inside.index(after: equals)...].first == "\""
                else { return "an attribute without quotes in \(tag)" }
                let attribute = inside[inside.index(after: inside.startIndex)..<equals]
                guard attributes.contains(String(attribute)) else { return "attribute \(attribute)" }
                let value = inside[inside.index(equals, offsetBy: 2)...].prefix { $0 != "\"" }
                let isAddress = ["href", "src", "srcset", "poster", "xlink:href"].contains(String(attribute))
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

    @Test("an address that encoding makes too long to be read again is left out", arguments: ["img src", "a href"])
    func longAddress(attribute: String) {
        let long = "https://a.example/" + String(repeating: " é", count: 1500)
        let html = HTMLFragment.sanitised("<p>a <\(attribute)=\"\(long)\" title=\"b\">b</a></p>")
        #expect(!html.contains("a.example"))
        #expect(HTMLFragment.sanitised(html) == html)
    }
}

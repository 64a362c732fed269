import Testing
import Text

@Suite("Blocks of fragments")
struct BlockTests {
    private func texts(_ html: String) -> [String] { HTMLFragment.blocks(html).blocks.map(\.text) }

    private func kinds(_ html: String) -> [HTMLBlock.Kind] { HTMLFragment.blocks(html).blocks.map(\.kind) }

    @Test("what is no character is no text")
    func noCharacters() {
        let html = "<p>a\u{FFFE}b&#xFFFF;c\u{7F}d\u{81}</p>"
        #expect(HTMLFragment.blocks(html).blocks.map(\.text) == ["abcd"])
        #expect(HTMLFragment.plainText(html) == "abcd")
    }

    @Test("a French WordPress article keeps its paragraphs, headings, list and captions")
    func wordPress() throws {
        let html = """
            <figure class="wp-block-image size-large"><img loading="lazy" width="1024" height="683"
             src="/wp-content/uploads/2024/05/gare-1024x683.jpg" alt="" class="wp-image-7"
             srcset="/a-300x200.jpg 300w, /a-768x512.jpg 768w" /><figcaption class="wp-element-caption">La gare. © DR</figcaption></figure>
            <p>Le&nbsp;ministre de l&rsquo;&Eacute;quipement a <strong>annonc&eacute;</strong> mardi
            une ligne entre <a href="/2024/05/ligne/?utm_source=rss">Tanger et Assilah</a>.</p>
            <h2 class="wp-block-heading"><b>Un projet attendu</b></h2>
            <p>&laquo;&nbsp;C&#8217;est un projet attendu&nbsp;!&nbsp;&raquo;, dit-il.<br />Il ouvrira en 2026.</p>
            <ul class="wp-block-list">
            <li>46 kilomètres</li>
            <li><p>4 gares</p></li>
            </ul>
            <blockquote class="wp-block-quote"><p>Rien n’est simple.</p><cite>Un voyageur</cite></blockquote>
            <p></p><p>&nbsp;</p>
            <!-- /wp:paragraph --><script>var a = "<p>x</p>";</script><style>.a{}</style>
            """
        let base = try #require(WebAddress("https://exemple.ma/feed/"))
        let text = HTMLFragment.blocks(html, base: base)
        #expect(
            text.blocks.map(\.text) == [
                "La gare. © DR",
                "Le\u{A0}ministre de l’Équipement a annoncé mardi une ligne entre Tanger et Assilah.",
                "Un projet attendu",
                "«\u{A0}C’est un projet attendu\u{A0}!\u{A0}», dit-il. Il ouvrira en 2026.",
                "46 kilomètres", "4 gares", "Rien n’est simple.", "Un voyageur",
            ]
        )
        #expect(
            text.blocks.map(\.kind) == [
                .caption, .paragraph, .heading(2), .paragraph, .listItem, .listItem, .quote, .quote,
            ]
        )
        #expect(text.images == ["https://exemple.ma/wp-content/uploads/2024/05/gare-1024x683.jpg"])
        #expect(
            text.links == [
                HTMLLink(
                    address: "https://exemple.ma/2024/05/ligne/?utm_source=rss",
                    text: "Tanger et Assilah",
                    block: 1
                )
            ]
        )
        #expect(text.blocks[1].linkShare > 0.15 && text.blocks[1].linkShare < 0.3)
        #expect(!text.isCut)
    }

    @Test("an Arabic Blogger post of nested div and br becomes paragraphs")
    func blogger() {
        let html = """
            <div dir="rtl" style="text-align: right;" trbidi="on"><table class="tr-caption-container"><tbody>
            <tr><td><a href="https://blogger.example/s1600/a.jpg"><img border="0" src="https://blogger.example/s320/a.jpg"/></a></td></tr>
            <tr><td class="tr-caption">القطار في طنجة</td></tr></tbody></table>
            <div>أعلن الوزير عن خط جديد بين <b>طنجة</b> وأصيلة.</div><div><br /></div>
            <div>وسيفتتح الخط عام 2026.<br><br>وقال إن المشروع&nbsp;&nbsp;منتظر.</div></div>
            """
        #expect(
            texts(html) == [
                "القطار في طنجة", "أعلن الوزير عن خط جديد بين طنجة وأصيلة.", "وسيفتتح الخط عام 2026.",
                "وقال إن المشروع منتظر.",
            ]
        )
        #expect(kinds(html) == [.caption, .paragraph, .paragraph, .paragraph])
    }

    @Test("an English Arc story loses its frames, buttons and hidden text only")
    func arc() {
        let html = """
            <p>WASHINGTON &mdash; The bill pas<i>sed</i> on&#160;Tuesday<sup>1</sup>.</p>
            <div class="raw-html"><iframe src="https://player.example/1"><p>fallback</p></iframe></div>
            <p><span hidden>Ad</span><span style="DISPLAY : none">Ad</span>It goes to <em>the Senate</em>.</p>
            <p class="screen-reader-text">Skip</p><nav><a href="/">Home</a></nav>
            <form><p>Kept, for sites wrap all in forms.</p><input value="x"><button>Send</button></form>
            <noscript><img src="https://pixel.example/1.gif"></noscript><svg><title>Icon</title><text>svg</text></svg>
            <h3>Read more</h3><template><p>t</p></template>
            """
        #expect(
            texts(html) == [
                "WASHINGTON — The bill passed on\u{A0}Tuesday1.", "It goes to the Senate.",
                "Kept, for sites wrap all in forms.", "Read more",
            ]
        )
    }

    @Test(
        "inline elements join without inventing spaces, blocks never join",
        arguments: [
            ("l<b>'</b>eau", ["l'eau"]), ("a<b> b</b>c", ["a bc"]), ("a <b> b</b>", ["a b"]),
            ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
            ("<div>a<div>b</div>c</div>", ["a", "b", "c"]), ("a<br>b", ["a b"]), ("a<br> <br>b", ["a", "b"]),
            ("a<br><!-- x --><br/>b<br>", ["a", "b"]), ("<p>a<p>b", ["a", "b"]), ("a<wbr>b&shy;c\u{200B}d", ["abcd"]),
            ("a<x-y>b</x-y>c", ["abc"]), ("<h2>a<br><br>b</h2>", ["a", "b"]), ("a<hr>b", ["a", "b"]),
            ("<section>a</section><address>b</address>", ["a", "b"]), ("", []), ("   ", []), ("<p>", []),
            ("&nbsp;", []),
            ("<dl><dt>a</dt><dd>b</dd></dl>", ["a", "b"]), ("a &amp;amp; b &lt;c&gt;", ["a &amp; b <c>"]),
            ("5 < 6 & 7 > 3", ["5 < 6 & 7 > 3"]), ("a\u{0}b\u{7}c", ["abc"]),
            ("&copy 2024 &notit; AT&T", ["© 2024 ¬it; AT&T"]),
        ]
    )
    func joining(html: String, expected: [String]) {
        #expect(texts(html) == expected)
    }

    @Test("an item with boxes inside is one block, nested items are their own")
    func items() {
        #expect(texts("<ul><li><div>a</div><div>b</div></li></ul>") == ["a b"])
        #expect(texts("<ul><li>a<ul><li>b</li></ul>c</li></ul>") == ["a", "b", "c"])
        #expect(kinds("<ol><li>a</li></ol><p>b</p>") == [.listItem, .paragraph])
    }

    @Test("a row of data is one block, a table that only lays out is not seen")
    func tables() {
        let data =
            "<table><caption>Buts</caption><tr><th>Club</th><th>Pts</th></tr><tr><td>Raja</td><td><p>61</p></td></tr></table>"
        #expect(texts(data) == ["Buts", "Club Pts", "Raja 61"])
        #expect(kinds(data) == [.caption, .table, .table])
        let layout = "<table><tr><td><p>Un.</p><p>Deux.</p></td><td>Trois.</td></tr></table>"
        #expect(texts(layout) == ["Un.", "Deux.", "Trois."])
        #expect(kinds("<table><tr><td>Seul.</td></tr></table>") == [.paragraph])
        #expect(texts("<table><tr><td>a<br><br>b</td><td>c</td></tr></table>") == ["a b c"])
    }

    @Test("preformatted text keeps its lines")
    func preformatted() {
        let html = "<pre>\n  Roses  are\r\n    red &amp; <b>so</b>\n\n</pre><p>on</p>"
        #expect(texts(html) == ["  Roses  are\n    red & so", "on"])
        #expect(kinds(html) == [.preformatted, .paragraph])
    }

    @Test("text without block markup is parted at blank lines")
    func typedText() {
        #expect(texts("Un\nparagraphe.\n\nUn <b>autre</b>.\r\n \r\nFin.") == ["Un paragraphe.", "Un autre.", "Fin."])
        #expect(texts("<p>Un\n\nseul.</p>") == ["Un seul."])
        #expect(texts("Sans\n\n balise") == ["Sans", "balise"])
    }

    @Test("no-break spaces stay where they belong")
    func noBreakSpaces() {
        #expect(texts("\u{A0} Le Maroc\u{A0}") == ["Le Maroc"])
        #expect(texts("Quoi \u{A0}?") == ["Quoi\u{A0}?"])
        #expect(texts("a\u{A0}\u{A0}b") == ["a b"])
        #expect(texts("« \u{202F}Oui\u{202F}»") == ["«\u{202F}Oui\u{202F}»"])
        #expect(texts("10\u{202F}000") == ["10\u{202F}000"])
    }

    @Test("joiners stay where they carry meaning")
    func joiners() {
        #expect(texts("می\u{200C}خواهم") == ["می\u{200C}خواهم"])
        #expect(texts("👩\u{200D}💻 ici") == ["👩\u{200D}💻 ici"])
        #expect(texts("mot\u{200C}clé é\u{200D}té") == ["motclé été"])
    }

    @Test("link share, late pictures, pixels and a link over blocks")
    func linksAndPictures() throws {
        let base = try #require(WebAddress("https://a.ma/x/"))
        let text = HTMLFragment.blocks(
            """
            <p><a href="/lire">Lire aussi</a></p><a href="b"><div>Un</div><div>Deux</div></a>
            <p><a href="javascript:alert(1)">non</a><a name="ancre">ancre</a></p>
            <img src="data:image/gif;base64,R0lGOD" data-src="late.jpg"><img src="p.gif" width="1" height="1">
            <img srcset="s.jpg 320w, l.jpg 1024w"><img src="late.jpg"><img style="width: 1px" src="q.gif"><img alt="x">
            """,
            base: base
        )
        #expect(text.blocks.map(\.text) == ["Lire aussi", "Un", "Deux", "nonancre"])
        #expect(text.blocks.map(\.linkShare) == [1, 1, 1, 1])
        #expect(
            text.links == [
                HTMLLink(address: "https://a.ma/lire", text: "Lire aussi", block: 0),
                HTMLLink(address: "https://a.ma/x/b", text: "Un", block: 1),
            ]
        )
        #expect(text.images == ["https://a.ma/x/late.jpg", "https://a.ma/x/l.jpg"])
    }

    @Test("a formula's text is read without its source")
    func formula() {
        let html =
            "<p>Soit <math><semantics><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"
            + "<annotation encoding='application/x-tex'>a+b</annotation></semantics></math>.</p>"
        #expect(texts(html) == ["Soit a+b."])
    }

    @Test("a section mark left over from XML is no text")
    func sectionMarks() {
        #expect(texts("<![CDATA[<p>Un.</p><p>Deux ]> 3.</p>]]>") == ["Un.", "Deux ]> 3."])
        #expect(texts("<p>a]]></p>") == ["a]]>"])
        #expect(texts("<![CDATA[ a > b ]]> c") == ["a > b c"])
    }

    @Test("windows-1252 that was taken for Latin-1 is read as meant")
    func latinControls() {
        #expect(texts("\u{84}Elmentem\u{94} l\u{92}\u{9C}uvre\u{85} 5 \u{80}\u{81}") == ["„Elmentem” l’œuvre… 5 €"])
    }

    @Test("plain text is one line")
    func plainText() {
        #expect(HTMLFragment.plainText(" Le Maroc  et\n l'Espagne ") == "Le Maroc et l'Espagne")
        #expect(HTMLFragment.plainText("L&rsquo;<b>eau</b> &amp; le feu<br>ici") == "L’eau & le feu ici")
        #expect(HTMLFragment.plainText("<p>a</p><p>b</p><script>c</script>") == "a b")
        #expect(HTMLFragment.plainText("if a < b && c") == "if a < b && c")
        #expect(HTMLFragment.plainText("&#x202e;&#0;&#xD800;a") == "\u{FFFD}\u{FFFD}a")
    }

    @Test("an input beyond the bound is cut before a tag and says so")
    func cut() {
        let paragraph = "<p>" + String(repeating: "mot ", count: 25_000) + "</p>"
        let text = HTMLFragment.blocks(String(repeating: paragraph, count: 60))
        #expect(text.isCut)
        #expect(text.blocks.count == 42 || text.blocks.count == 41)
        let plain = HTMLFragment.blocks(String(repeating: "é", count: 3_000_000))
        #expect(plain.isCut)
        #expect(plain.blocks.first?.text.utf8.count == HTMLFragment.longestRead)
    }

    @Test("text that looks like our own marks is text")
    func privateCharacters() {
        #expect(texts("<p>un deux trois</p><p>\u{F0000}\u{F0001}</p>") == ["un deux trois", "\u{F0000}\u{F0001}"])
        let tricky = HTMLFragment.blocks("<p>un deux trois</p><p>" + String(repeating: "&#xF0000;", count: 50) + "</p>")
        #expect(tricky.blocks.first?.text == "un deux trois")
        #expect(tricky.blocks.dropFirst().allSatisfy { $0.text.utf8.count <= 200 })
    }
}

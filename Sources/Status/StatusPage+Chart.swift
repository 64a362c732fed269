import News

extension StatusPage {
    /// One bar an hour, the copies in it darker, with the same in words for who cannot see it.
    func writeChart(to page: inout HTMLWriter) {
        let most = max(hours.map(\.articles).max() ?? 0, 1)
        let total = hours.reduce(0) { $0 + $1.articles }
        let copies = hours.reduce(0) { $0 + $1.copies }
        let words =
            "\(total) articles came in over the last \(hours.count) hours, \(copies) of them copies; "
            + "at most \(most) in an hour"
        page.raw("<section><h2>Last 48 hours</h2>")
        page.open(
            "svg",
            [
                ("viewBox", "0 0 \(hours.count * 10) 100"), ("role", "img"), ("aria-label", words),
                ("preserveAspectRatio", "none"),
            ]
        )
        for (index, hour) in hours.enumerated() where hour.articles > 0 {
            let height = max(1, hour.articles * 100 / most)
            page.open("g")
            page.element("title", "\(Self.shown(hour.start)): \(hour.articles), \(hour.copies) of them copies")
            writeBar("new", index, height: height, to: &page)
            if hour.copies > 0 { writeBar("copies", index, height: max(1, hour.copies * 100 / most), to: &page) }
            page.close("g")
        }
        page.raw("</svg><p class=\"facts axis\" aria-hidden=\"true\"><span>")
        page.text("\(hours.count) hours ago")
        page.raw("</span><span>now</span></p>")
        page.element("p", [("class", "facts")], words + ".")
        page.raw("</section>")
    }

    private func writeBar(_ kind: String, _ index: Int, height: Int, to page: inout HTMLWriter) {
        page.open(
            "rect",
            [
                ("class", kind), ("x", "\(index * 10 + 1)"), ("y", "\(100 - height)"), ("width", "8"),
                ("height", "\(height)"),
            ]
        )
        page.close("rect")
    }

    static let style = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfcf9; --faint: #5d5a54; --line: #d8d4ca;
          --bar: #2f6f9f; --dark: #173f5e; --alarm: #a4161a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #eceae4; --paper: #17181a; --faint: #a8a49a;
          --line: #3a3b3e; --bar: #6fb1e0; --dark: #3f7397; --alarm: #ff8a80; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif;
          color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        h1 { margin: 0; font-size: 1.6rem; }
        h2 { margin: 1.6rem 0 .4rem; font-size: 1.15rem; border-bottom: 1px solid var(--line); }
        header p { margin: .2rem 0 0; }
        a { color: inherit; text-decoration-color: var(--bar); text-underline-offset: .15em; }
        svg { display: block; width: 100%; height: 7rem; border-bottom: 1px solid var(--line); }
        .new { fill: var(--bar); } .copies { fill: var(--dark); }
        .alarm, .trouble strong { color: var(--alarm); }
        .alarm { font-weight: bold; }
        ul, ol { padding: 0; list-style: none; } li { padding: .45rem 0; border-bottom: 1px solid var(--line); }
        .articles a, .articles span { font-weight: 600; } .facts a { font-weight: normal; }
        .axis { display: flex; justify-content: space-between; }
        .facts { margin: 0; color: var(--faint); font-size: .875rem; }
        input, button { font: inherit; color: inherit; background: transparent; padding: .4rem .6rem;
          border: 1px solid var(--faint); border-radius: .25rem; min-height: 2.75rem; max-width: 100%; }
        footer { margin-top: 2rem; color: var(--faint); font-size: .875rem; }

        """
}

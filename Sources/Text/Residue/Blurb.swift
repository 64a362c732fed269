/// What a site says about itself under its articles.
enum Blurb {
    /// Whether a passage speaks of “us” and is no quotation.
    static func speaksOfUs(_ text: String) -> Bool {
        let line = Line(text, limit: 400)
        guard let first = line.tokens.first, first.kind == .word else { return false }
        return line.tokens.filter { ours.contains($0) }.count >= 2
    }

    private static let ours = WordSet(
        """
        we our us ours your nous notre nos votre nosotros nuestro nuestra nuestros wir unser unsere unserer noi nostro nostra
        nostri nós nosso nossa nossos onze نحن موقعنا منصتنا مهمتنا
        """
    )
}

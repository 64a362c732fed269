/// The label of a button that scrolls a page up, in whatever words: `Bouton retour en haut de la page`, `Volver arriba`.
enum BackToTop {
    /// Whether the line says to go up and nothing else.
    static func isLabel(_ line: Line) -> Bool {
        let words = line.tokens.filter { $0.kind == .word }
        guard (2...9).contains(words.count), line.tokens.allSatisfy({ $0.kind != .number }) else { return false }
        return words.contains { moves.contains($0) } && words.contains { tops.contains($0) }
            && words.allSatisfy { moves.contains($0) || tops.contains($0) || between.contains($0) }
    }

    private static let moves = WordSet(
        """
        retour retourner revenir remonter aller bouton back go return scroll jump button volver ir subir botón torna tornare
        vai pulsante voltar ir botão volta zurück schaltfläche terug knop العودة الرجوع الذهاب زر عودة
        """
    )
    private static let tops = WordSet(
        """
        haut top arriba inicio principio oben anfang seitenanfang alto su inizio topo cima início boven الأعلى أعلى للأعلى
        """
    )
    private static let between = WordSet(
        """
        en de la le du au vers page to the of up al a de zum nach zur in all della per pagina página ao para o do naar إلى الصفحة
        """
    )
}

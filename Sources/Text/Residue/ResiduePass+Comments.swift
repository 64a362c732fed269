extension ResiduePass {
    /// Takes out readers' comments below the text, which are sentences like the article's own.
    ///
    /// They are told by what stands around them and never by their words: somebody who says, and when (`Modou dit :`
    /// above a date), or a heading with their number and a button to answer under each.
    mutating func dropComments() {
        guard let first = passages.firstIndex(where: { $0.isBody && $0.rule == nil }) else { return }
        let later = passages.indices.dropFirst(first + 1)
        guard let start = later.first(where: { isSpeaker(at: $0) }) ?? answeredHeading(in: later) else { return }
        var from = start
        while from > first + 1, isCommentHeading(at: from - 1) { from -= 1 }
        for index in passages.indices.dropFirst(from) where passages[index].rule == nil {
            drop(index, .comments)
            passages[index].isBody = false
        }
    }

    /// `Modou dit :` above nothing but a date.
    private func isSpeaker(at index: Int) -> Bool {
        guard !passages[index].isBody, index + 1 < passages.count, let line = passages[index].line,
            (3...8).contains(line.tokens.count), let colon = line.tokens.last, colon.mark == .colon,
            Self.says.contains(line.tokens[line.tokens.count - 2]), let date = passages[index + 1].line
        else { return false }
        return !date.tokens.isEmpty && DateWords.run(date, from: 0) == date.tokens.count
    }

    private func isCommentHeading(at index: Int) -> Bool {
        guard passages[index].rule == nil || passages[index].rule == .comments || passages[index].rule == .counters,
            !passages[index].isBody, let line = passages[index].line, line.tokens.count > 1, line.tokens.count <= 24
        else { return false }
        // `Commentaires (2)`
        if Self.comments.contains(line.tokens[0]), line.tokens.count <= 4 {
            return line.tokens.contains { $0.kind == .number && $0.value > 0 }
        }
        return line.tokens[0].kind == .number && line.tokens[0].value > 0 && Self.comments.contains(line.tokens[1])
    }

    /// The heading of comments of which each has a button to answer.
    private func answeredHeading(in places: Range<Int>) -> Int? {
        guard let heading = places.first(where: { isCommentHeading(at: $0) }) else { return nil }
        let answers = places.filter { $0 > heading && isAnswer(at: $0) }
        return answers.isEmpty ? nil : heading
    }

    private func isAnswer(at index: Int) -> Bool {
        guard passages[index].rule == .comments, let line = passages[index].line else { return false }
        return line.tokens.count == 1 && line.tokens.allSatisfy { Self.answers.contains($0) }
    }

    private static let says = WordSet(
        "dit says said dice dijo sagt sagte schrieb disse diz detto zegt يقول قال говорит"
    )
    private static let comments = WordSet(
        """
        commentaires commentaire comments comment réponses réponse responses replies reply thoughts thought réactions réaction
        comentarios comentario kommentare kommentar commenti commento comentários comentário تعليقات تعليق
        """
    )
    private static let answers = WordSet("répondre reply responder antworten rispondi رد beantwoorden")
}

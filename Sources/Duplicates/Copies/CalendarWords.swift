/// Names of days and months, by which the titles of one series differ.
enum CalendarWords {
    /// The title's words with digits masked, and days and months all the same.
    static func mask(_ title: FoldedText) -> [UInt64] {
        var words = title.words
        for (word, hash) in title.masked { words[word] = hash }
        return words.map { names.contains($0) ? mark : $0 }
    }

    /// Whether a word names a day or a month.
    static func contains(_ word: UInt64) -> Bool { names.contains(word) }

    private static let mark = Mix.finish(0)

    private static let names = Set(
        FoldedText(
            """
            lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes martes miércoles jueves viernes
            sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
            الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre january february march
            april may june july august september october november december januar februar märz juni juli oktober dezember
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio
            aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro
            outubro novembro dezembro januari februari maart mei augustus
            يناير فبراير مارس أبريل ماي مايو يونيو يوليوز يوليو غشت أغسطس شتنبر سبتمبر أكتوبر نونبر نوفمبر دجنبر ديسمبر
            """
        ).words
    )
}

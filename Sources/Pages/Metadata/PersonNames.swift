import Text

/// Names of people as pages write them.
enum PersonNames {
    private static let longest = 70
    private static let openings = [
        "by ", "written by ", "posted by ", "von ", "par ", "por ", "di ", "door ", "de ", "text: ", "text ", "autor: ",
        "autorin: ", "author: ", "auteur : ", "auteur: ", "redaktion: ", "foto: ", "published by ", "story by ",
        "geschrieben von ", "veröffentlicht von ", "publié par ", "escrito por ", "publicado por ", "von: ", "by: ",
        "ein beitrag von ", "ein artikel von ", "un texte de ", "door: ", "autor ", "author ", "article by ",
        "words by ",
        "verfasst von ", "propos recueillis par ", "interview: ", "av ", "автор: ", "بقلم ", "كتب ",
        "view all posts by ", "posts by ", "zeige alle beiträge von ", "alle beiträge von ", "über ", "about ",
        "more by ", "mehr von ", "and ", "und ", "et ",
    ]
    private static let breaks = [
        " | ", " – ", " — ", " - ", " · ", " • ", " / ", "(", "[", "@", " am ", " on ", " le ", " vom ", " um ", " in ",
        " en ", ";", ":", " aus ",
    ]
    private static let joints = [
        ", ", " and ", " und ", " et ", " & ", " y ", " e ", " og ", " och ", " en ", " avec ", " with ", " mit ",
    ]

    /// Names out of metadata: parted at commas and conjunctions, without “By”, addresses and handles.
    static func cleaned(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names.prefix(32) {
            for part in parted(withoutOpening(name.trimmed)) {
                let part = trimmedMarks(withoutOpening(part))
                guard isPlausible(part), !result.contains(part) else { continue }
                result.append(part)
            }
        }
        return result
    }

    /// The people in the text of a byline; none when it says more than names.
    static func read(_ text: String, isMarked: Bool) -> [String] {
        let bare = withoutOpening(text.trimmed)
        var head = bare
        for mark in breaks {
            if let range = head.place(of: mark), range.lowerBound > head.startIndex {
                head = String(head[..<range.lowerBound])
            }
        }
        if let digit = head.places(of: " ").first(where: {
            $0.upperBound < head.endIndex && head[$0.upperBound].isNumber
        }) {
            head = String(head[..<digit.lowerBound])
        }
        head = withoutOffice(withoutTail(head))
        let parts = parted(head).map { trimmedMarks(withoutOpening($0)) }.filter(isPlausible)
        if isMarked { return parts.filter { $0.utf8.count <= longest } }
        let isOpened = bare.utf8.count < text.trimmed.utf8.count
        return parts.filter {
            PassageReading($0).names(isLabelled: isOpened)?.isEmpty == false && (isOpened || isCapitalised($0))
        }
    }

    static func isAgency(_ name: String) -> Bool { PassageReading(name).isAgency }

    /// Whether it is a button that leads to a writer's page rather than the name: `Zur Übersicht`, `View Articles`.
    static func isInvitation(_ name: String) -> Bool {
        name.split(separator: " ").first.map { invitations.contains($0.lowercased()) } ?? true
    }

    private static let invitations: Set<String> = [
        "zur", "zum", "alle", "mehr", "weitere", "archiv", "all", "view", "see", "more", "meet", "read", "voir", "tous",
        "toutes",
        "lire", "plus", "ver", "todos", "todas", "más", "mais", "tutti", "leggi", "altri",
    ]

    /// Whether it is a name of at least two words, in a script that tells names by capitals.
    static func isWhole(_ name: String) -> Bool {
        isCapitalised(name) && name.split(separator: " ").allSatisfy { $0.first?.isCased ?? false }
    }

    /// Whether two to five words begin with capitals.
    private static func isCapitalised(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard (2...5).contains(words.count), let first = words.first?.first, let last = words.last?.first else {
            return false
        }
        // Scripts without capitals cannot tell.
        return (first.isUppercase || !first.isCased) && (last.isUppercase || !last.isCased)
    }

    /// Without the words of dates and networks that were run on.
    private static func withoutTail(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard
            let end = words.firstIndex(where: { word in
                let lower = word.lowercased()
                return tails.contains(lower) || tails.contains { $0.utf8.count > 6 && lower.hasSuffix($0) }
            })
        else { return text }
        var head = words[..<end].joined(separator: " ")
        let lower = words[end].lowercased()
        if let tail = tails.first(where: {
            $0.utf8.count > 6 && lower.hasSuffix($0) && lower.utf8.count > $0.utf8.count
        }) {
            head += (head.isEmpty ? "" : " ") + words[end].dropLast(tail.count)
        }
        return head
    }

    private static let tails: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januar", "februar",
        "märz", "mai",
        "juni", "juli", "oktober", "dezember", "janvier", "février", "mars", "avril", "juin", "juillet", "août",
        "septembre",
        "octobre", "novembre", "décembre", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "today",
        "yesterday", "twitter", "facebook", "instagram", "linkedin", "follow", "email", "updated", "published",
        "posted",
        "güncelleme", "uhr", "heute", "gestern", "hier", "publié", "publiée", "mis", "mise", "màj", "veröffentlicht",
        "aktualisiert", "erstellt", "stand", "publicado", "publicada", "actualizado", "actualizada", "atualizado",
        "pubblicato", "pubblicata", "aggiornato", "نشر", "نشرت", "آخر",
    ]

    private static func withoutOpening(_ text: String) -> String {
        var text = text
        for _ in 0..<2 {
            let lower = text.lowercased()
            guard let opening = openings.filter({ lower.hasPrefix($0) }).max(by: { $0.utf8.count < $1.utf8.count }),
                lower.utf8.count == text.utf8.count
            else { break }
            text = String(text.dropFirst(opening.count)).trimmed
        }
        return text
    }

    /// Parts at commas and conjunctions; a family name before the comma and one word after is one name.
    private static func parted(_ text: String) -> [String] {
        var parts = [text]
        for joint in joints {
            parts = parts.flatMap { $0.parted(at: joint) }
        }
        return Array(parts.prefix(16))
    }

    private static func trimmedMarks(_ text: String) -> String {
        var rest = text.trimmed[...]
        while let last = rest.last, ",;:|-–—.•·*".contains(last),
            !(last == "." && rest.dropLast().last?.isUppercase == true)
        {
            rest.removeLast()
        }
        while let first = rest.first, ",;:|-–—.•·*".contains(first) { rest.removeFirst() }
        return String(rest).trimmed
    }

    /// Whether a piece may be somebody's name: short, with letters, no address, no sentence.
    private static func isPlausible(_ name: String) -> Bool {
        guard name.utf8.count >= 2, name.utf8.count <= 90, !name.contains("://"), !name.contains("www."),
            !name.contains("@"),
            name.contains(where: \.isLetter)
        else { return false }
        let words = name.split(separator: " ")
        guard words.count <= 7 else { return false }
        let lower = name.lowercased()
        // `Rural Affairs Correspondent`
        if words.count > 1, let last = words.last, offices.contains(last.lowercased()) { return false }
        return !roles.contains(lower) && !lower.hasSuffix(".html")
    }

    /// What ends the name of an office, `Staff writer`.
    private static let offices: Set<String> = [
        "correspondent", "reporter", "writer", "journalist", "editor", "columnist", "correspondante", "correspondant",
        "journaliste", "korrespondent", "korrespondentin", "redakteur", "redakteurin", "corresponsal", "periodista",
    ]

    /// `JANE DOE Staff writer`: a name and an office whose markup is gone.
    private static func withoutOffice(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard (3...6).contains(words.count), let last = words.last, offices.contains(last.lowercased()) else {
            return text
        }
        let name = words.prefix(words.count > 4 ? 2 : words.count - 2)
        // Both must tell themselves apart: capitals from others.
        guard name.allSatisfy({ $0.allSatisfy { !$0.isLowercase } }) || last.first?.isLowercase == true else {
            return text
        }
        return name.count > 1 ? name.joined(separator: " ") : text
    }

    private static let roles: Set<String> = [
        "admin", "administrator", "webmaster", "author", "autor", "auteur", "editor", "staff", "unknown", "anonymous",
        "null",
        "none", "about", "follow", "contact", "phd", "md", "jr.", "reporter", "correspondent", "autorin", "author:",
        "autor:",
        "über den autor", "about the author", "more", "view all posts", "posts", "profil", "profile", "email", "e-mail",
        "facebook", "twitter", "redakteur", "redakteurin", "journaliste", "freelance", "agencies", "agenturen",
    ]
}

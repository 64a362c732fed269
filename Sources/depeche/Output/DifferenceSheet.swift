import Duplicates
import Foundation
import News

/// What one text of an article changed of the one before, laid out for a person.
struct DifferenceSheet {
    private let isColoured: Bool

    /// With colours, what was removed is red and what was added green; else they stand in `[-…-]` and `{+…+}`.
    init(isColoured: Bool) { self.isColoured = isColoured }

    /// `seen` is when the new text was seen first, if that is known.
    func lines(from old: Revision, to new: Revision, seen: Date?) -> [String] {
        let kind = old.change.map { ", \($0.rawValue)" } ?? ""
        let moment = seen.map { ", seen \($0.rfc3339) at \(new.source)" } ?? ""
        let heading = "--- revision \(old.number) to \(new.number)\(moment)\(kind)"
        var lines = ["", heading.printable]
        for (before, after) in [(old.title, new.title), (old.subtitle, new.subtitle)] where before != after {
            lines += [""] + paragraphs(before ?? "", after ?? "").map(\.text)
        }
        lines.append("")
        var unchanged = 0
        func tellUnchanged() {
            if unchanged > 0 {
                lines += ["(\(unchanged) \(unchanged == 1 ? "paragraph" : "paragraphs") unchanged)", ""]
            }
            unchanged = 0
        }
        for paragraph in paragraphs(old.text, new.text) {
            if paragraph.isChanged {
                tellUnchanged()
                lines += [paragraph.text, ""]
            } else {
                unchanged += 1
            }
        }
        tellUnchanged()
        return lines
    }

    private func paragraphs(_ old: String, _ new: String) -> [(text: String, isChanged: Bool)] {
        var paragraphs: [(text: String, isChanged: Bool)] = []
        var text = ""
        var isChanged = false
        for piece in WordDifference.pieces(from: old, to: new) {
            let (words, mark) = reading(piece)
            for (index, part) in words.split(separator: "\n\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 {
                    paragraphs.append((text, isChanged))
                    (text, isChanged) = ("", false)
                }
                if mark != nil { isChanged = true }
                guard !part.isEmpty else { continue }
                if !text.isEmpty { text += " " }
                // Control characters of a publisher must not reach a terminal.
                let clean = String(part).printable
                text += mark.map { $0.begin + clean + $0.end } ?? clean
            }
        }
        return paragraphs + [(text, isChanged)]
    }

    private func reading(_ piece: WordDifference.Piece) -> (words: String, mark: (begin: String, end: String)?) {
        switch piece {
        case .same(let words): (words, nil)
        case .removed(let words): (words, isColoured ? ("\u{1B}[31m", "\u{1B}[0m") : ("[-", "-]"))
        case .added(let words): (words, isColoured ? ("\u{1B}[32m", "\u{1B}[0m") : ("{+", "+}"))
        }
    }
}

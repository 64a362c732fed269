import ArgumentParser
import Duplicates
import Foundation
import News
import Text

struct DedupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Judge a stream of articles: new, exact, revision or copy, and which story.",
        discussion: """
            The stream has one JSON object a line, in the order of arrival: {"id", "source", "url", "title", "text", \
            "published"}. Each line is answered by one: {"id", "verdict", "of", "similarity", "story"}, judged by the \
            lines before it only. The archive is not asked.
            """
    )

    @Option(help: ArgumentHelp("The stream; - for standard input.", valueName: "file"))
    var batch: String

    private struct Line: Decodable {
        var id: String
        var source: String?
        var url: String?
        var title: String?
        var text: String?
        var published: String?
    }

    func run() throws {
        var judge = StreamJudge()
        var ids: [String] = []
        var failures = 0
        let reader = DateReader()
        let decoder = JSONDecoder()
        for (number, bytes) in try InputFile.read(batch).split(separator: 0x0A).enumerated() {
            guard let line = try? decoder.decode(Line.self, from: Data(bytes)) else {
                Console.complain("\(batch):\(number + 1): not an object with \"id\"")
                failures += 1
                continue
            }
            let finding = judge.judge(Self.item(line, reader))
            ids.append(line.id)
            Self.write(finding, of: line.id, among: ids)
        }
        if failures > 0 { throw ExitCode(EX_DATAERR) }
    }

    private static func item(_ line: Line, _ reader: DateReader) -> StreamJudge.Item {
        let paragraphs = plain(line.text ?? "").split(separator: "\n").map { Typography.clean(String($0)) }
        let title = line.title.map { Typography.clean(plain($0)) }
        let clean = Residue.clean(paragraphs.filter { !$0.isEmpty }, title: title)
        return StreamJudge.Item(
            source: line.source ?? "",
            address: line.url.flatMap { WebAddress($0)?.canonical ?? $0 },
            title: title,
            text: clean.paragraphs.joined(separator: "\n"),
            contentKey: FoldedArticle(title: line.title, text: line.text ?? "").contentKey,
            published: line.published.flatMap { reader.read($0)?.instant.timeIntervalSince1970 } ?? 0
        )
    }

    /// Some publishers send markup or entities as text.
    private static func plain(_ text: String) -> String {
        var text = text
        // Some escape it twice.
        for _ in 0..<2 where text.looksLikeMarkup { text = HTMLFragment.blocks(text).text }
        return text
    }

    private static func write(_ finding: StreamJudge.Finding, of id: String, among ids: [String]) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id)
            writer.member("verdict", finding.verdict.rawValue)
            writer.key("of")
            if let of = finding.of { writer.value(ids[of]) } else { writer.null() }
            writer.member("similarity", (finding.similarity * 10_000).rounded() / 10_000)
            writer.member("story", "s\(finding.story + 1)")
        }
        Console.write(writer.bytes + [0x0A])
    }
}

extension String {
    /// Whether an element ends in the text, or an entity stands in it.
    fileprivate var looksLikeMarkup: Bool {
        let bytes = utf8
        var lead: UInt8 = 0
        var letters = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "/") where lead == UInt8(ascii: "<"): return true
            case UInt8(ascii: ";") where letters > 1: return true
            case UInt8(ascii: "&"): letters = 1
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"):
                if letters > 0 { letters = letters < 10 ? letters + 1 : 0 }
            default: letters = 0
            }
            lead = byte
        }
        return false
    }
}

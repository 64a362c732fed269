import Feeds
import News

/// Reads the sources of an OPML list.
///
/// An outline gives address, title, language and, from the folders it lies in, tags; its name is made of its address.
/// A feed listed twice, as one lying in two folders is, becomes one source with the tags of both.
struct OutlineReader {
    let context: FileContext

    func read(_ bytes: [UInt8], into collector: inout SourceCollector) {
        let document: OPMLDocument
        do throws(FeedError) {
            document = try OPMLDocument.read(bytes)
        } catch {
            report(
                nil,
                "",
                ValueFault("the file is not an OPML list: \(error.detail.shown)", remedy: "export it anew as OPML 2.0")
            )
            return
        }
        if let defect = document.defect {
            context.book.warn(
                ConfigurationFault(
                    file: context.file,
                    line: defect.line,
                    column: defect.column,
                    problem: "the list is damaged: \(defect.message.shown)",
                    remedy: "export it anew; what could be read of it is used"
                )
            )
        }
        let listed = merged(document.outlines)
        let names = OutlineName.names(for: listed.map(\.address))
        for (outline, address) in listed {
            add(outline, address, names[address] ?? OutlineName.readable(address), to: &collector)
        }
    }

    /// The outlines with a usable address, each address once.
    private func merged(_ outlines: [OPMLDocument.Outline]) -> [(outline: OPMLDocument.Outline, address: String)] {
        var merged: [(outline: OPMLDocument.Outline, address: String)] = []
        var positions: [String: Int] = [:]
        for (number, outline) in outlines.enumerated() {
            let address: String
            do throws(ValueFault) {
                address = try AddressRule.checked(outline.feedURL)
            } catch {
                report(outline.line, "outline[\(number)].xmlUrl", error)
                continue
            }
            if let position = positions[address] {
                merged[position].outline.tags += outline.tags
            } else {
                positions[address] = merged.count
                merged.append((outline, address))
            }
        }
        return merged
    }

    private func add(
        _ outline: OPMLDocument.Outline,
        _ address: String,
        _ name: String,
        to collector: inout SourceCollector
    ) {
        let site = "\(context.file):\(outline.line)"
        let id = Source.ID(rawValue: name)
        if let other = collector.claim(id, at: site) {
            report(
                outline.line,
                "outline",
                ValueFault("`\(id)` is already the name of the source at \(other)", remedy: "remove one of the two")
            )
            return
        }
        if let other = collector.note(address: address, at: site) {
            context.book.warn(
                ConfigurationFault(
                    file: context.file,
                    line: outline.line,
                    key: "outline",
                    problem: "the source at \(other) has the same address",
                    remedy: "keep one of them"
                )
            )
        }
        var source = Source(id: id, place: .feed(url: address))
        source.title = outline.title.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
        // An exporter's odd tag is no reason to refuse the list.
        source.language = outline.language.flatMap(LanguageTag.normalised)
        for tag in outline.tags where !tag.isEmpty && !source.tags.contains(tag) { source.tags.append(tag) }
        collector.add(source)
    }

    private func report(_ line: Int?, _ key: String, _ fault: ValueFault) {
        context.book.report(
            ConfigurationFault(
                file: context.file,
                line: line,
                key: key,
                problem: fault.problem,
                remedy: fault.remedy
            )
        )
    }
}

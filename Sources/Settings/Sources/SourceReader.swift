import News
import Text

/// Reads `[defaults]` and the `[[source]]` tables of one file.
struct SourceReader {
    let context: FileContext
    let secrets: SecretReader

    /// Reads both from the file's root; the caller finishes `root`.
    func read(_ root: inout TableReader, into collector: inout SourceCollector) {
        var defaults = SourceTraits()
        if var table = root.table("defaults") {
            defaults = SourceTraits(&table, secrets: secrets)
            table.finish(elsewhere: [
                "id": "write it in each `[[source]]`", "url": "write it in each `[[source]]`",
                "path": "write it in each `[[source]]`", "title": "write it in each `[[source]]`",
            ])
        }
        guard let node = root.node("source") else { return }
        let example = "begin each source with a line `[[source]]`"
        switch node.value {
        case .list(let elements):
            for element in elements {
                guard var table = TableReader(element, context, remedy: example) else { continue }
                read(&table, defaults, into: &collector)
            }
        case .table:
            context.book.report(
                context.fault(node, ValueFault("this is one table, not a list of sources", remedy: example))
            )
            guard var table = TableReader(node, context, remedy: example) else { return }
            read(&table, defaults, into: &collector)
        default:
            context.book.report(
                context.fault(node, ValueFault("this is \(node.kind), not a list of sources", remedy: example))
            )
        }
    }

    private func read(_ table: inout TableReader, _ defaults: SourceTraits, into collector: inout SourceCollector) {
        let id = table.value("id", .identifier)
        let title = table.value("title", .line)
        let url = table.value("url", .address)
        let path = table.value("path", .path(in: context.folder))
        let traits = SourceTraits(&table, secrets: secrets)
        table.finish()
        checkName(id, url ?? path, table, &collector)
        checkPlace(table, url, path, traits, &collector)
        guard let id, let place = url.map(Source.Place.feed(url:)) ?? path.map(Source.Place.folder(path:)) else {
            return
        }
        var source = Source(id: id, place: place)
        source.title = title
        traits.over(defaults).apply(to: &source)
        checkSecrets(of: source, table)
        collector.add(source)
    }

    private func checkSecrets(of source: Source, _ table: TableReader) {
        let named = source.fetch.headers.contains { $0.name.lowercased() == "authorization" }
        if named, source.fetch.login != nil {
            table.complain(
                table.hasValue("username") ? "username" : "headers",
                ValueFault(
                    "there is a header `Authorization` as well, and only one can be sent",
                    remedy: "keep one of them"
                )
            )
        }
        guard case .feed(let url) = source.place, url.hasPrefix("http:"), named || source.fetch.login != nil else {
            return
        }
        table.warn("url", "the secret is sent without encryption", remedy: "use https if the publisher has it")
    }

    private func checkName(
        _ id: Source.ID?,
        _ address: String?,
        _ table: TableReader,
        _ collector: inout SourceCollector
    ) {
        if let id {
            let site = context.site(table.place(of: "id"))
            guard let other = collector.claim(id, at: site) else { return }
            table.complain(
                "id",
                ValueFault(
                    "`\(id)` is already the name of the source at \(other)",
                    remedy: "give one of them another name"
                )
            )
        } else if !table.isWritten("id") {
            let name = address.map(OutlineName.readable) ?? "name-of-the-source"
            table.complain("id", ValueFault("the key is missing", remedy: "add `id = \"\(name)\"`"))
        }
    }

    private func checkPlace(
        _ table: TableReader,
        _ url: String?,
        _ path: String?,
        _ traits: SourceTraits,
        _ collector: inout SourceCollector
    ) {
        switch (table.isWritten("url"), table.isWritten("path")) {
        case (false, false):
            table.complain(
                "url",
                ValueFault(
                    "the source has neither `url` nor `path`",
                    remedy: "add `url = \"https://…\"`, or `path` for a folder"
                )
            )
        case (true, true) where table.hasValue("url") && table.hasValue("path"):
            table.complain("path", ValueFault("the source has both `url` and `path`", remedy: "keep one of them"))
        default: break
        }
        if let url {
            if let other = collector.note(address: url, at: context.site(table.place(of: "url"))) {
                table.warn("url", "the source at \(other) has the same address", remedy: "keep one of them")
            }
            if case .some(.some(let interval)) = traits.interval, interval < .seconds(60) {
                table.warn(
                    "interval",
                    "a visit every \(interval.written) is a burden that publishers may answer with a ban",
                    remedy: "`\"auto\"` or at least `\"10m\"`"
                )
            }
        } else if let path {
            if !LocalFile.isFolder(path) {
                table.warn(
                    "path",
                    "there is no folder \(path.shown) now",
                    remedy: "create it, or correct the path; it is looked for again at each visit"
                )
            }
            let ofPages = ["page", "extract", "recheck", "rechecks_per_day"]
            for key in ofPages + FetchingTraits.keys where table.hasValue(key) {
                table.warn(key, "this means nothing for a folder", remedy: "remove it")
            }
        }
    }
}

import News

/// Reads `depeche.toml` and the source lists beside it, and validates them whole.
///
/// Lists are the files ending in `.toml` and `.opml` in the folder `sources.d`, or the one that the setting
/// `sources.folder` names, in the byte order of their names; other files there are left alone. The settings' own file
/// may list sources too. Nothing is kept between two loads, so a load that fails changes nothing.
public struct ConfigurationLoader: Sendable {
    /// Of each file, in bytes.
    public static let maximumFileBytes = 8 << 20

    private let credentialsFolder: String?

    /// `credentialsFolder` is systemd's `$CREDENTIALS_DIRECTORY`; nil when there is none.
    public init(credentialsFolder: String? = nil) {
        self.credentialsFolder = credentialsFolder
    }

    /// The configuration of the settings at `path`, or everything that is wrong with it.
    public func load(_ path: String) throws(ConfigurationError) -> Configuration {
        let book = FaultBook()
        var collector = SourceCollector()
        var reader = SettingsReader(path, credentialsFolder: credentialsFolder)
        var receivers = ReceiverReader()
        readTOML(path, book) { root in
            reader.read(&root)
            sources(of: root.context).read(&root, into: &collector)
            receivers.read(&root, SecretReader(credentialsFolder: credentialsFolder, folder: root.context.folder))
            root.finish(elsewhere: [
                "id": "write it below a line `[[source]]`", "url": "write it below a line `[[source]]`",
            ])
        }
        for list in lists(reader, path, book) {
            if list.hasSuffix(".opml") {
                readOPML(list, book, &collector)
            } else {
                readTOML(list, book) { root in
                    sources(of: root.context).read(&root, into: &collector)
                    root.finish(elsewhere: Self.settingsHints)
                }
            }
        }
        let faults = book.orderedFaults
        guard faults.isEmpty else { throw ConfigurationError(faults: faults) }
        if collector.sources.isEmpty {
            book.warn(ConfigurationFault(file: path, problem: "no source is listed", remedy: "add a list to sources.d"))
        }
        return Configuration(
            settings: reader.settings,
            sources: collector.sources,
            receivers: receivers.receivers,
            warnings: book.orderedWarnings,
            files: book.files.map { LocalPath.absolute($0, in: ".") }
        )
    }

    /// The settings at `path` alone, or what is wrong with them; faults in source lists do not matter.
    public func settings(at path: String) throws(ConfigurationError) -> DaemonSettings {
        let book = FaultBook()
        var reader = SettingsReader(path, credentialsFolder: credentialsFolder)
        readTOML(path, book) { root in
            reader.read(&root)
            _ = root.node("source")
            _ = root.node("defaults")
            _ = root.node("deliver")
            root.finish()
        }
        guard book.isClean else { throw ConfigurationError(faults: book.orderedFaults) }
        return reader.settings
    }

    private static let settingsHints = Dictionary(
        uniqueKeysWithValues: ["store", "sources", "fetch", "schedule", "retention", "log", "status", "deliver"].map {
            ($0, "move it to depeche.toml")
        }
    )

    private func sources(of context: FileContext) -> SourceReader {
        SourceReader(
            context: context,
            secrets: SecretReader(credentialsFolder: credentialsFolder, folder: context.folder)
        )
    }

    /// The files of the lists' folder, in order.
    private func lists(_ reader: SettingsReader, _ path: String, _ book: FaultBook) -> [String] {
        let written = reader.listFolder?.written ?? DaemonSettings.Lists.defaultFolder
        let folder = LocalPath.joined(LocalPath.folder(of: path), written)
        var fault = ConfigurationFault(
            file: path,
            key: "sources.folder",
            problem: "",
            remedy: "create the folder, or correct the path"
        )
        fault.line = reader.listFolder?.node.valuePlace.line
        fault.column = reader.listFolder?.node.valuePlace.column
        do throws(LocalFile.Failure) {
            if let names = try LocalFile.names(in: folder) {
                return names.filter { $0.hasSuffix(".toml") || $0.hasSuffix(".opml") }.map {
                    LocalPath.joined(folder, $0)
                }
            }
            // The default folder may be missing: the settings can list the sources themselves.
            guard reader.listFolder != nil else { return [] }
            fault.problem = "there is no folder \(folder.shown)"
        } catch {
            fault.problem = "the folder \(folder.shown) cannot be read: \(error.reason)"
        }
        book.report(fault)
        return []
    }

    private func readTOML(_ file: String, _ book: FaultBook, _ read: (inout TableReader) -> Void) {
        book.open(file)
        guard let bytes = bytes(of: file, book) else { return }
        let badLines = UTF8Check(bytes).badPlaces
        reportEncoding(badLines, file, book)
        let document = TOMLDocument(bytes, lists: ["source", "deliver"], unreadable: Set(badLines.map(\.line)))
        let context = FileContext(
            file: file,
            folder: LocalPath.folder(of: file),
            book: book,
            damaged: document.damaged
        )
        for fault in document.faults {
            book.report(
                context.at(fault.place, fault.path ?? TOMLPath(), ValueFault(fault.problem, remedy: fault.remedy))
            )
        }
        for node in document.roots {
            guard var root = TableReader(node, context, remedy: "") else { continue }
            read(&root)
        }
    }

    private func readOPML(_ file: String, _ book: FaultBook, _ collector: inout SourceCollector) {
        book.open(file)
        guard let bytes = bytes(of: file, book) else { return }
        OutlineReader(context: FileContext(file: file, folder: LocalPath.folder(of: file), book: book))
            .read(bytes, into: &collector)
    }

    private func bytes(of file: String, _ book: FaultBook) -> [UInt8]? {
        do throws(LocalFile.Failure) {
            return try LocalFile.read(file, limit: Self.maximumFileBytes)
        } catch {
            book.report(
                ConfigurationFault(
                    file: file,
                    problem: "the file cannot be read: \(error.reason)",
                    remedy: "check the path and its permissions"
                )
            )
            return nil
        }
    }

    /// One complaint a file: what is in another encoding has it everywhere.
    private func reportEncoding(_ places: [TOMLPlace], _ file: String, _ book: FaultBook) {
        guard let first = places.first else { return }
        let more = places.count > 1 ? ", nor are \(places.count - 1) more lines" : ""
        book.report(
            ConfigurationFault(
                file: file,
                line: first.line,
                column: first.column,
                problem: "the line is not UTF-8\(more)",
                remedy: "save the file as UTF-8"
            )
        )
    }
}

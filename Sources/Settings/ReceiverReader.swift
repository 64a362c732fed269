import Glibc
import News

/// Reads the `[[deliver]]` tables of `depeche.toml`: those to whom the daemon hands the changes.
struct ReceiverReader {
    private(set) var receivers: [Receiver] = []
    private var sites: [Reader.Name: TOMLPlace] = [:]

    /// Each runs a command or a connection of its own.
    private static let most = 16
    private static let example = "begin each receiver with a line `[[deliver]]`"

    /// Reads all from the file's root; the caller finishes `root`.
    mutating func read(_ root: inout TableReader, _ secrets: SecretReader) {
        guard let node = root.node("deliver") else { return }
        guard case .list(let elements) = node.value else {
            let fault = ValueFault("this is \(node.kind), not a list of receivers", remedy: Self.example)
            return root.context.book.report(root.context.fault(node, fault))
        }
        if elements.count > Self.most {
            let fault = ValueFault(
                "there are more than \(Self.most) receivers",
                remedy: "let further ones follow by themselves: `depeche follow --reader NAME`"
            )
            root.context.book.report(root.context.fault(node, fault))
        }
        for element in elements {
            guard var table = TableReader(element, root.context, remedy: Self.example) else { continue }
            if let receiver = receiver(&table, secrets) { receivers.append(receiver) }
        }
    }

    private mutating func receiver(_ table: inout TableReader, _ secrets: SecretReader) -> Receiver? {
        let name = table.value("name", .reader)
        let way = way(&table, secrets)
        checkName(name, table)
        // Read in any case, so that what is wrong there is told too.
        let options = Options(&table)
        table.finish()
        guard let name, let way else { return nil }
        return options.receiver(name, way)
    }

    private func way(_ table: inout TableReader, _ secrets: SecretReader) -> Receiver.Way? {
        let arguments = table.value("command", .command)
        let acknowledgement: Receiver.Command.Acknowledgement? = table.value("acknowledge", .choice)
        let url = table.value("webhook", .secretAddress(secrets))
        let secret = table.value("secret", .password(secrets))
        let headers = table.value("headers", .headers(secrets))
        let proxy = table.value("proxy", .proxy(secrets))
        let isCommand = table.isWritten("command")
        guard isCommand != table.isWritten("webhook") else {
            table.complain(
                isCommand ? "webhook" : "name",
                ValueFault(
                    isCommand ? "there is a `command` as well" : "there is neither a `command` nor a `webhook`",
                    remedy: isCommand
                        ? "write two receivers with a name each"
                        : "add `command = [\"/usr/local/bin/program\"]` or `webhook = \"https://…\"`"
                )
            )
            return nil
        }
        for key in isCommand ? ["secret", "headers", "proxy"] : ["acknowledge"] where table.isWritten(key) {
            let kind = isCommand ? "a webhook" : "a command"
            table.complain(key, ValueFault("this is for \(kind)", remedy: "remove it"))
        }
        if let arguments {
            warn(of: arguments, table)
            return .command(Receiver.Command(arguments, acknowledgement ?? .exit))
        }
        guard let url else { return nil }
        var webhook = Receiver.Webhook(url: url)
        webhook.secret = secret
        webhook.headers = headers ?? []
        webhook.proxy = proxy ?? .environment
        if url.exposed.hasPrefix("http:"), webhook.headers.contains(where: { $0.name.lowercased() == "authorization" })
        {
            table.warn("webhook", "the secret is sent without encryption", remedy: "use https if the receiver has it")
        }
        return .webhook(webhook)
    }

    private func warn(of arguments: [String], _ table: TableReader) {
        guard let program = arguments.first, access(program, X_OK) != 0 else { return }
        table.warn(
            "command",
            "\(program.shown) cannot be run: \(String(cString: strerror(errno)))",
            remedy: "check the path and its permissions"
        )
    }

    private mutating func checkName(_ name: Reader.Name?, _ table: TableReader) {
        guard let name else {
            if !table.isWritten("name") {
                table.complain("name", ValueFault("the key is missing", remedy: "add `name = \"receiver\"`"))
            }
            return
        }
        if let other = sites.updateValue(table.place(of: "name"), forKey: name) {
            table.complain(
                "name",
                ValueFault(
                    "`\(name)` is already the name of the receiver on line \(other.line)",
                    remedy: "give one of them another name"
                )
            )
        }
    }
}

/// What may be set of any receiver; nil is the default.
private struct Options {
    enum Beginning: String, CaseIterable { case start, end }

    var filter = Receiver.Filter()
    var begin: Beginning?
    var batch: Int?
    var batchBytes: ByteCount?
    var timeout: Duration?
    var longestWait: Duration?
    var tellAfter: Duration?

    init(_ table: inout TableReader) {
        filter.kinds = table.value("changes", .list(of: .choice)).map(Set.init)
        filter.sources = table.value("sources", .list(of: .identifier)).map(Set.init)
        filter.languages = table.value("languages", .list(of: .language)).map(Set.init)
        begin = table.value("begin", .choice)
        batch = table.value("batch", .integer(1...1000))
        batchBytes = table.value("batch_bytes", .bytes(ByteCount(1_000)...ByteCount(64 << 20)))
        timeout = table.value("timeout", .duration(FetchRange.timeout))
        let waits = Duration.seconds(1)...Duration.seconds(86_400)
        longestWait = table.value("max_wait", .duration(waits))
        tellAfter = table.value("tell_after", .duration(waits))
    }

    func receiver(_ name: Reader.Name, _ way: Receiver.Way) -> Receiver {
        var receiver = Receiver(name, way)
        receiver.filter = filter
        receiver.beginsAtEnd = begin == .end
        receiver.batch = batch ?? receiver.batch
        receiver.batchBytes = batchBytes?.bytes ?? receiver.batchBytes
        receiver.timeout = timeout ?? receiver.timeout
        receiver.longestWait = longestWait ?? receiver.longestWait
        receiver.tellAfter = tellAfter ?? receiver.tellAfter
        return receiver
    }
}

extension ValueForm where Value == Reader.Name {
    static var reader: Self {
        Self(text: "a short name such as `\"indexer\"`") { (text) throws(ValueFault) in
            guard let name = Reader.Name(rawValue: text) else {
                throw ValueFault(
                    "`\(text.shown)` cannot name a reader",
                    remedy: "use at most 64 letters a-z, digits, `-`, `_` and `.`, beginning with a letter or digit"
                )
            }
            return name
        }
    }
}

extension ValueForm where Value == [String] {
    /// A program by its absolute path, and its arguments.
    static var command: Self {
        let remedy = "write `[\"/usr/local/bin/program\", \"argument\"]`; there is no shell in between"
        return Self { (node) throws(ValueFault) in
            guard case .list(let elements) = node.value else {
                throw ValueFault("this is \(node.kind), not a list", remedy: remedy)
            }
            var words: [String] = []
            for element in elements {
                guard case .text(let text) = element.value, !text.utf8.contains(0), text.utf8.count <= 4096 else {
                    throw ValueFault("an argument is no text, or too long", remedy: remedy)
                }
                words.append(text)
            }
            guard let program = words.first, program.hasPrefix("/"), words.count <= 64 else {
                throw ValueFault("this does not begin with the absolute path of a program", remedy: remedy)
            }
            return words
        }
    }
}

extension ValueForm where Value == Secret {
    /// A web address of which parts may be secret.
    static func secretAddress(_ secrets: SecretReader) -> Self {
        Self(text: "an address such as `\"https://example.org/hook\"`") { (text) throws(ValueFault) in
            Secret(try AddressRule.checked(try secrets.resolve(text)))
        }
    }
}

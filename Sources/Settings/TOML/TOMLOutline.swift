/// The statements of a TOML document and the places of its keys and values.
///
/// TOMLKit hands out values without places, and stops at the first error; the outline supplies both the places and
/// the borders at which a document can be cut to read on after an error. It judges structure only: what a value
/// means is for the parser.
struct TOMLOutline: Sendable {
    /// A header (`[table]`, `[[list]]`) or a `key = value` pair, with all the lines it takes.
    struct Statement: Sendable {
        enum Kind: Sendable, Hashable { case table, list, pair }

        var kind = Kind.pair
        /// The table or value it defines; nil when its key cannot be read.
        var path: TOMLPath?
        /// The table it stands in.
        var table: TOMLPath
        /// Bytes, up to the last one that is not white space.
        var range = 0..<0
        var start: TOMLPlace
        var lastLine = 0
        /// What is structurally wrong with it.
        var defect: Defect?

        init(table: TOMLPath, start: TOMLPlace) {
            self.table = table
            self.start = start
        }
    }

    struct Defect: Sendable, Hashable {
        var problem: String
        var remedy: String
        var place: TOMLPlace
        /// Whether the key has a value already, so that nothing is missing without this one.
        var isRepetition = false
    }

    var statements: [Statement] = []
    /// Where each key, table and list element is first mentioned.
    var keys: [TOMLPath: TOMLPlace] = [:]
    /// Where each value begins.
    var values: [TOMLPath: TOMLPlace] = [:]

    init() {}

    init(_ bytes: [UInt8]) {
        var scanner = TOMLScanner(bytes)
        scanner.run()
        self = scanner.outline
    }
}

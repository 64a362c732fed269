extension String {
    /// The string with a space for every control character and every mark that turns the direction of a line.
    ///
    /// Titles come from the network: nothing in them may command a terminal or forge a line of a log.
    public var printable: String {
        let isClean = unicodeScalars.allSatisfy { !$0.properties.isControl }
        if isClean { return self }
        return String(UnicodeScalarView(unicodeScalars.map { $0.properties.isControl ? " " : $0 }))
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool {
        // Bidirectional overrides count as well: they would turn the rest of the line round.
        generalCategory == .control || generalCategory == .format && isBidiControl
    }
}

import Testing

/// Waits until something is so; after twenty seconds and more, that it never was is an issue of the test.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    for _ in 0..<400 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("never: \(what)")
}

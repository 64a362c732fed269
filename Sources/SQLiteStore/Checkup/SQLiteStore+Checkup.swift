import GRDB
public import News

extension SQLiteStore: StoreCheckup {
    public func examinePages() async throws(StoreError) -> [Ailment] {
        try await examined { try PageCheck($0).ailments() }
    }

    public func examine(isAlone: Bool) async throws(StoreError) -> [Ailment] {
        var ailments = try await examined { try SchemaCheck($0).ailments() }
        guard !ailments.contains(where: { $0.remedy != nil }) else { return ailments }
        ailments += try await examined { try ReferenceCheck($0).ailments() }
        ailments += try await examined { try FullTextCheck($0).countAilments() }
        if isAlone, !ailments.contains(where: { $0.part == .fullText }) {
            let text = try await write("cannot check the full-text index") { try FullTextCheck($0).textAilments() }
            ailments += text
        }
        ailments += try await examined { try DigestCheck($0).ailments() }
        ailments += try await examined { try SketchCheck($0).ailments() }
        ailments += try await examined { try StoryCheck($0).ailments() }
        return ailments + (try await examined { try StreamCheck($0).ailments() })
    }

    public func repair(_ part: Ailment.Part) async throws(StoreError) {
        try await write("cannot repair the archive") { [desk] db in
            // What is held in memory is of before.
            desk.forget()
            switch part {
            case .pages: break
            case .indexes: try db.execute(sql: "REINDEX")
            case .schema: try SchemaCheck(db).mend()
            case .references: try ReferenceCheck(db).mend()
            case .fullText: try FullTextCheck(db).mend()
            case .digests: try DigestCheck(db).mend()
            case .sketches: try SketchCheck(db).mend()
            case .stories: try StoryCheck(db).mend()
            case .changes: try StreamCheck(db).mend()
            }
        }
    }

    /// A check that stumbles over broken pages tells of those.
    private func examined(
        _ check: @escaping @Sendable (Database) throws -> [Ailment]
    ) async throws(StoreError) -> [Ailment] {
        do throws(StoreError) {
            return try await read("cannot check the archive", check)
        } catch {
            guard error.code == .damaged else { throw error }
            return [Ailment(.pages, error.why, remedy: PageCheck.remedy)]
        }
    }
}

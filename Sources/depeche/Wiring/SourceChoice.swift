import ArgumentParser
import Foundation
import News
import Settings

/// Looks whether there is a source that the command line names: of none nothing would be found, and nobody told.
struct SourceChoice {
    let store: any StoreInspection

    /// - Throws: the exit code 64, after saying which source may be meant.
    func check(_ source: Source.ID?) async throws(ExitCode) {
        guard let source else { return }
        let known = try await orFail { () throws(StoreError) in try await store.sourceNames() }
        guard !known.contains(source) else { return }
        let nearest = nearestWord(to: source.rawValue, among: known.map(\.rawValue))
        Console.complain(
            """
            no source \(source.rawValue.printable)
              because: the archive has never had one of this name
              try: \(nearest.map { "`\($0)`, or " } ?? "")`depeche sources`
            """
        )
        throw ExitCode(EX_USAGE)
    }
}

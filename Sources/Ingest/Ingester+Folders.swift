import Foundation
import News

/// Visits that somebody or something asks for before their time, such as a folder in which something changed.
extension Ingester {
    /// A document is often written in several steps; a moment's patience reads it once, whole.
    func foldersChanged() {
        let changed = watch?.read() ?? []
        if !changed.isEmpty { look(into: changed, after: .milliseconds(200)) }
    }

    func look(into changed: Set<Source.ID>, after patience: Duration) {
        makeDue(changed, after: patience)
    }

    func makeDue(_ sources: Set<Source.ID>, after patience: Duration) {
        Task {
            try? await Task.sleep(for: patience)
            for source in sources {
                do throws(StoreError) {
                    try await store.makeDue(source, at: Date())
                } catch {
                    note(error)
                }
            }
            foldersHaveChanged = true
            readAll()
            wake.yield()
        }
    }
}

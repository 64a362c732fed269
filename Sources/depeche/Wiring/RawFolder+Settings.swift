import News
import SQLiteStore
import Settings
import Warc

extension RawFolder {
    /// The folder of documents beside an archive.
    init(of archive: String, _ index: any RawIndex, _ settings: DaemonSettings) {
        self.init(
            path: settings.documentsFolder(of: archive),
            index: index,
            software: "depeche/\(Version.string)",
            reserve: settings.store.pageReserve.bytes,
            freeSpace: { DiskSpace.free(beside: archive) }
        )
    }
}

extension DaemonSettings {
    /// Where the documents are that were received for an archive.
    func documentsFolder(of archive: String) -> String {
        // The setting is meant for the archive of the settings.
        archive == store.path ? store.documents ?? archive + "-raw" : archive + "-raw"
    }
}

/// The kinds of things the daemon tells about, each with an identity that outlives its wording.
public enum EventKind: String, Sendable, CaseIterable {
    case started
    /// The archive is of an older version: it is brought up to date; and then it is.
    case upgrading
    case upgraded
    case stopping
    case stopped
    case reloaded
    case reloadRefused = "reload-refused"
    /// Something in the settings that works, though not as its writer may think.
    case settingDoubted = "setting-doubted"
    case visited
    case visitFailed = "visit-failed"
    case documentDamaged = "document-damaged"
    case sourceRecovered = "source-recovered"
    case visitAbandoned = "visit-abandoned"
    /// An article is stored with the feed's words, or later: its page could not be read.
    case pagePassedOver = "page-passed-over"
    case roundDone = "round-done"
    case storeTrouble = "store-trouble"
    case storeRecovered = "store-recovered"
    case notWatching = "not-watching"
    case networkLost = "network-lost"
    case networkRegained = "network-regained"
    case hostPutOff = "host-put-off"
    case gapFound = "gap-found"
    case sourceSilent = "source-silent"
    /// A source's pages are not what they were: no article is found in most, or all are much longer or shorter.
    case templateChanged = "template-changed"
    /// A publisher took an article back, or brought it back; its text is kept all the while.
    case articleWithdrawn = "article-withdrawn"
    case articleRestored = "article-restored"
    /// A look at a stored article's page that neither withdrew it nor brought it back.
    case pageRechecked = "page-rechecked"
    /// The disk of the archive is nearly full, and pages or everything rest.
    case diskLow = "disk-low"
    case diskRegained = "disk-regained"
    /// The clock is so far ahead that nothing is deleted by its age for a while; it was set back, and the daemon begins anew.
    case clockDoubted = "clock-doubted"
    case clockSetBack = "clock-set-back"
    /// Documents cannot be kept as they are received, and go unkept.
    case documentsNotKept = "documents-not-kept"
    case documentsKept = "documents-kept"
    /// The status address could not be opened.
    case statusRefused = "status-refused"
    /// A receiver has not taken its changes for a while; and then takes them again.
    case receiverFailing = "receiver-failing"
    case receiverRecovered = "receiver-recovered"
    /// A receiver asked for no more.
    case receiverPaused = "receiver-paused"
    case backedUp = "backed-up"
    case backupFailed = "backup-failed"

    /// The journal's MESSAGE_ID, 128 bits as 32 hex digits (sd-id128(3)).
    ///
    /// Never changed: people's filters and the message catalog name events by it.
    public var messageID: String {
        switch self {
        case .started: "d4f956cd311d41019c9eea6f739c78c4"
        case .upgrading: "e134577a59b2f3e5ec6e37e110c37ed2"
        case .upgraded: "eeada8b97d59ce38b581221c63a27bff"
        case .stopping: "11cf602e69f64f9298e01f54fe90bf59"
        case .stopped: "921f9af3669f4d7fa165092bcc9abfde"
        case .reloaded: "a1c1028e4c5e425ea2c71daa3527c8cc"
        case .reloadRefused: "6046a693bb8e4451b087611f448bf3b3"
        case .settingDoubted: "f055bb4fd4bd448c804dbf5c1b236a40"
        case .visited: "087403b66e554d459025acf8c593701d"
        case .visitFailed: "d28337aa63384f8d8b05db74cbbd2908"
        case .documentDamaged: "e36c65dd845c4d568a8b4014ed200f36"
        case .sourceRecovered: "491fe0add28440489c12e101d0b2f7ac"
        case .visitAbandoned: "7fb8959dfd634eeb9d709c8ea251afc4"
        case .pagePassedOver: "81edc3524a2d47f09b867db176017778"
        case .roundDone: "4cabffb44f1049b0b4ae4d0255fadef3"
        case .storeTrouble: "b29aa538004946fc8c4d72d6b4d3a9a1"
        case .storeRecovered: "ef12dcbacc1144199b3f8fc2a5c80252"
        case .notWatching: "6cfb01bec8b64c00b2d8d0f1c0255b40"
        case .networkLost: "523251166c8a4ca1a29d32bdcbc9f5a9"
        case .networkRegained: "21a5089ee6b54e89b25312e4629677b5"
        case .hostPutOff: "6cddc869d2d7405b8c407f41857f2c2d"
        case .gapFound: "c8af3e8224d24e07a1694b259de1d53c"
        case .templateChanged: "d9c516bb1e904de5912e5c8752c5fe9b"
        case .sourceSilent: "ad6dd84fc34144f6b6d5f361ae476b20"
        case .articleWithdrawn: "c01aaf08f4fc43859effd5a5baf3888b"
        case .articleRestored: "62dac777e12f4190a8f393fb9ee94bcc"
        case .pageRechecked: "d0bbb602511d408c91190dec2bc39adb"
        case .diskLow: "7348ec6dc8fa439c90a3043746116403"
        case .diskRegained: "a7e4f7a0e9ee42d889e13a7d35939150"
        case .clockDoubted: "3124e453a6db07201cbb0cd41ba1aa3b"
        case .clockSetBack: "fea3b8a439d7d30896ed3288d6c0d6a9"
        case .documentsNotKept: "2487f8897cf34d4492ff259d707fea8a"
        case .documentsKept: "6893914805dd405aa1b8ebe212f11aee"
        case .statusRefused: "fc7d952f10fa459089c6545ff4078627"
        case .receiverFailing: "09651b559f4046b2bd84ea4d694e931a"
        case .receiverRecovered: "27311e044e9c45efaf9dc99b76468f8c"
        case .receiverPaused: "d44e4b2d210a41b9a1e0a4ed746423f3"
        case .backedUp: "057e96c892d840d48875fbc40d8deb9e"
        case .backupFailed: "1662efcdeca14a3bb0c4a0e7784ec2f9"
        }
    }

    /// Whether the logbook has it as a visit.
    public var isVisit: Bool {
        switch self {
        case .visited, .visitFailed, .documentDamaged, .sourceRecovered: true
        default: false
        }
    }
}

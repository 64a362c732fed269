import Glibc

/// The file descriptors that the process may have open.
enum Descriptors {
    /// As many as are ever of use.
    private static let most: rlim_t = 16_384

    /// Takes as many as the system allows, and tells how many that are.
    ///
    /// Programs start with few, for the sake of those that wait with select(2); this one does not.
    static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
        let wanted = min(limit.rlim_max, most)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = wanted
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: min(limit.rlim_cur, most))
    }
}

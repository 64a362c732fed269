import CPCRE

/// The one owner of a compiled PCRE2 expression and the limits it is run under.
// Safe to share: after `init` neither object is written to, and PCRE2 allows any number of threads to match with
// the same compiled code and match context (pcre2api, "Multithreading"). Match data, which is written, is made
// anew for every call.
final class PatternProgram: @unchecked Sendable {
    /// Backtracking steps one attempt may take.
    ///
    /// A lazy `.*` over a long paragraph takes some ten thousand.
    private static let stepLimit: UInt32 = 200_000
    /// Kibibytes of backtracking memory one attempt may take.
    private static let heapLimit: UInt32 = 8192
    /// Starting places tried between two looks at the clock.
    private static let slice = 256
    private static let timeLimit = Duration.milliseconds(100)

    private let code: OpaquePointer
    private let limits: OpaquePointer

    init(_ source: String) throws(PatternError) {
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
        var number: Int32 = 0
        var offset = 0
        var source = source
        let compiled = source.withUTF8 { bytes in
            // An empty buffer may have no address, which PCRE2 refuses.
            bytes.isEmpty
                ? pcre2_compile_8([0], 0, options, &number, &offset, nil)
                : pcre2_compile_8(bytes.baseAddress, bytes.count, options, &number, &offset, nil)
        }
        guard let compiled else {
            throw PatternError(message: Self.message(number), offset: Self.scalars(in: source, before: offset))
        }
        guard let context = pcre2_match_context_create_8(nil) else {
            pcre2_code_free_8(compiled)
            throw PatternError(message: "not enough memory", offset: 0)
        }
        pcre2_set_match_limit_8(context, Self.stepLimit)
        pcre2_set_depth_limit_8(context, Self.stepLimit)
        pcre2_set_heap_limit_8(context, Self.heapLimit)
        code = compiled
        limits = context
    }

    deinit {
        pcre2_code_free_8(code)
        pcre2_match_context_free_8(limits)
    }

    /// Whether the expression matches anywhere; nil when the limits were reached first.
    func match(_ text: String) -> Bool? {
        var text = text
        return text.withUTF8 { bytes in
            bytes.isEmpty ? match([0], count: 0) : bytes.baseAddress.flatMap { match($0, count: bytes.count) }
        }
    }

    /// Tries the starting places slice by slice, so that the clock is looked at between slices.
    ///
    /// The step limit holds for one starting place only, and a long text has many.
    private func match(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool? {
        guard let context = pcre2_match_context_copy_8(limits) else { return nil }
        defer { pcre2_match_context_free_8(context) }
        guard let data = pcre2_match_data_create_8(1, nil) else { return nil }
        defer { pcre2_match_data_free_8(data) }
        var start = 0
        var deadline: ContinuousClock.Instant?
        while true {
            // A starting place must not be inside a character: UTF-8 continuation bytes are 10xxxxxx.
            var next = min(start + Self.slice, count)
            while next < count, bytes[next] & 0xC0 == 0x80 { next += 1 }
            pcre2_set_offset_limit_8(context, next)
            // Swift's strings are valid UTF-8 already.
            let answer = pcre2_match_8(code, bytes, count, start, PCRE2_NO_UTF_CHECK, data, context)
            if answer >= 0 { return true }
            guard answer == PCRE2_ERROR_NOMATCH else { return nil }
            guard next < count else { return false }
            let now = ContinuousClock.now
            if let deadline, now > deadline { return nil }
            deadline = deadline ?? now + Self.timeLimit
            start = next
        }
    }

    private static func message(_ number: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(number, &text, text.count)
        guard length > 0 else { return "error \(number)" }
        return String(decoding: text.prefix(Int(length)), as: UTF8.self)
    }

    private static func scalars(in source: String, before offset: Int) -> Int {
        String(decoding: source.utf8.prefix(max(0, offset)), as: UTF8.self).unicodeScalars.count
    }
}

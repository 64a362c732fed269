import News
public import Text

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Reads an article out of its page.
public struct PageReader: Sendable {
    public var limits: PageLimits

    public init(limits: PageLimits = PageLimits()) { self.limits = limits }

    /// The article of a page; any bytes give an answer, if an empty one.
    ///
    /// `charset` is the label the bytes came with, if any; `at` the moment they were taken from the web, for relative
    /// dates; `zone` that of dates written without one; `hint` what the feed says that announced the page; `advice` what
    /// is known of the page's site.
    public func read(
        _ bytes: [UInt8],
        address: WebAddress? = nil,
        charset: String? = nil,
        at observed: Date? = nil,
        zone: TimeZone? = nil,
        hint: PageHint? = nil,
        advice: PageAdvice = PageAdvice()
    ) -> PageDocument {
        var (text, name) = Charset.decode(bytes, declared: charset, stated: Charset.stated(in: bytes))
        var document = text.withUTF8 { bytes -> PageDocument in
            func extract(_ bytes: UnsafeBufferPointer<UInt8>) -> PageDocument {
                let (answer, isCut) = HTMLTree.read(
                    bytes,
                    isDocument: true,
                    seesVisibility: false,
                    // An operator's selector may ask for anything.
                    isLean: advice.rules == nil
                ) { html in
                    PageExtraction(
                        html,
                        address: address,
                        observed: observed,
                        zone: zone,
                        limits: limits,
                        hint: hint,
                        advice: advice
                    ) {
                        TrialScripts.stand(in: bytes)
                    }.document
                }
                var document = answer ?? PageDocument()
                document.isCut = isCut
                return document
            }
            var document = extract(bytes)
            if document.length < limits.leastText {
                if let opened = ScriptlessText.opened(bytes, atLeast: limits.leastText) {
                    let other = opened.withUnsafeBufferPointer { extract($0) }
                    if other.length >= limits.leastText { return other }
                }
                var paragraphs = ScriptText.paragraphs(in: bytes)
                if paragraphs.isEmpty { paragraphs = DataText.paragraphs(in: bytes) }
                if paragraphs.reduce(0, { $0 + $1.utf8.count }) >= 2 * limits.leastText {
                    document.paragraphs = paragraphs.map(Typography.clean)
                    document.textFrom = .data
                    document.mark = nil
                }
            }
            return document
        }
        document.charset = name
        return document
    }
}

extension PageDocument {
    /// Of the text, in bytes.
    fileprivate var length: Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }
}

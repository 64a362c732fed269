/// What an element's attributes say of whether and as what it is shown.
struct HTMLVisibility {
    private(set) var isHidden = false
    private(set) var isCaption = false

    mutating func read(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        switch name.count {
        case 5 where name.elementsEqual("class".utf8): readClass(value)
        case 5 where name.elementsEqual("style".utf8): readStyle(value)
        case 6 where name.elementsEqual("hidden".utf8): isHidden = true
        case 11 where name.elementsEqual("aria-hidden".utf8): isHidden = isHidden || value.elementsEqual("true".utf8)
        default: break
        }
    }

    /// Looks at class names by which the large content systems hide text or mark captions and credits.
    private mutating func readClass(_ value: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, value[end] > 0x20 { end += 1 }
            if end - start >= 6 { judge(UnsafeBufferPointer(rebasing: value[start..<end])) }
            start = end + 1
        }
    }

    private mutating func judge(_ token: UnsafeBufferPointer<UInt8>) {
        if Self.hidingClasses.contains(where: { Bytes.areEqual(token, $0) }) {
            isHidden = true
        } else if Self.captionClasses.contains(where: { Bytes.areEqual(token, $0) }) {
            isCaption = true
        }
    }

    private static let hidingClasses: [StaticString] = [
        "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only",
    ]

    private static let captionClasses: [StaticString] = [
        "wp-caption-text", "tr-caption", "caption", "credit", "credits", "photo-credit", "image-credit",
        "photo-caption", "image-caption",
    ]

    /// Looks for `display:none` and `visibility:hidden`, white space and letter case left out of account.
    private mutating func readStyle(_ value: UnsafeBufferPointer<UInt8>) {
        guard value.count >= 12, value.count <= 2000 else { return }
        if StyleDeclarations(value).contains(where: { $0.begins("display:none") || $0.begins("visibility:hidden") }) {
            isHidden = true
        }
    }
}

import News
import Text

import struct Foundation.Date

extension Stage {
    func runDate(_ input: FuzzInput) {
        let options = input.options
        let dayFirst = options.contains(.dayFirst) ? true : options.contains(.monthFirst) ? false : nil
        let reader = DateReader(zone: options.contains(.zone) ? Self.zone : nil, dayFirst: dayFirst)
        input.bytes.withUnsafeBufferPointer { bytes in
            let whole = reader.read(bytes)
            expect(whole == reader.read(bytes), "two readings differ")
            if let whole { Self.expectStated(whole) }
            if let (date, length) = reader.readPrefix(bytes) {
                expect(length > 0 && length <= bytes.count, "a length of \(length)")
                Self.expectStated(date)
            }
        }
    }

    /// A date of the common era, read from something, not the present, and the same when it is read as we write it.
    static func expectStated(_ date: StatedDate) {
        let seconds = date.instant.timeIntervalSince1970
        expect(seconds >= -62_135_683_200 && seconds < 253_402_387_200, "\(date) is out of range")
        expect(abs(date.instant.timeIntervalSinceNow) > 1, "\(date) is the present")
        expect(!date.raw.isEmpty, "\(date) was read from nothing")
        guard seconds >= -62_135_596_800, seconds < 253_402_300_800, date.precision.hasTime else { return }
        let again = DateReader().read(date.formatted)
        expect(
            again?.instant.timeIntervalSince1970.rounded(.down) == seconds.rounded(.down),
            "\(date) is \(again as Any) again"
        )
    }
}

import News

import struct Foundation.Date

/// Writes articles one after the other in one form.
protocol ArticleWriter {
    var header: [UInt8] { get }
    /// `withdrawn` is when that was of an article that is, where it is known.
    mutating func append(_ article: Article, withdrawn: Date?, to bytes: inout [UInt8])
    var footer: [UInt8] { get }
}

extension ArticleWriter {
    var footer: [UInt8] { [] }

    mutating func append(_ article: Article, to bytes: inout [UInt8]) {
        append(article, withdrawn: nil, to: &bytes)
    }
}

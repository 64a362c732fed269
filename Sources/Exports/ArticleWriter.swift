import News

/// Writes articles one after the other in one form.
protocol ArticleWriter {
    var header: [UInt8] { get }
    mutating func append(_ article: Article, to bytes: inout [UInt8])
    var footer: [UInt8] { get }
}

extension ArticleWriter {
    var footer: [UInt8] { [] }
}

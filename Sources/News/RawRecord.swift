public import struct Foundation.Date

/// Where a document is kept, and what it is: one line of the index.
public struct RawRecord: Sendable, Hashable, Identifiable {
    public var id: RawDocument.ID
    public var source: Source.ID
    public var kind: RawDocument.Kind
    public var lead: RawDocument.ID?
    public var moment: Date
    /// The address that answered, and the one that was asked for.
    public var url: String
    public var asked: String
    public var status: Int
    /// Of the body, decoded.
    public var bytes: Int
    /// SHA-1 of the body in the letters of RFC 4648 base 32, as web archives name it.
    public var digest: String
    /// The file's name in the folder of documents, and the bytes of the record in it.
    public var file: String
    public var offset: Int64
    public var length: Int64

    public init(
        _ document: RawDocument,
        digest: String,
        file: String,
        offset: Int64,
        length: Int64
    ) {
        id = document.id
        source = document.source
        kind = document.kind
        lead = document.lead
        moment = document.moment
        url = document.response.url
        asked = document.asked
        status = document.response.status
        bytes = document.response.body.count
        self.digest = digest
        self.file = file
        self.offset = offset
        self.length = length
    }

    public init(
        id: RawDocument.ID,
        source: Source.ID,
        kind: RawDocument.Kind,
        lead: RawDocument.ID?,
        moment: Date,
        url: String,
        asked: String,
        status: Int,
        bytes: Int,
        digest: String,
        file: String,
        offset: Int64,
        length: Int64
    ) {
        self.id = id
        self.source = source
        self.kind = kind
        self.lead = lead
        self.moment = moment
        self.url = url
        self.asked = asked
        self.status = status
        self.bytes = bytes
        self.digest = digest
        self.file = file
        self.offset = offset
        self.length = length
    }
}

public import News

extension SQLiteStore: DeliveryLedger {
    public func place(of reader: Reader.Name) async throws(StoreError) -> Position? {
        try await read("cannot read the place of the reader \(reader)") { db in try ReaderTable(db).place(of: reader) }
    }

    public func delivery(to reader: Reader.Name) async throws(StoreError) -> Reader.Delivery? {
        try await read("cannot read how the delivery to \(reader) goes") { db in
            try DeliveryTable(db).delivery(to: reader)
        }
    }

    public func note(_ delivery: Reader.Delivery, to reader: Reader.Name) async throws(StoreError) {
        try await write("cannot store how the delivery to \(reader) goes") { db in
            try DeliveryTable(db).note(delivery, to: reader)
        }
    }

    public func keepDeliveries(to readers: [Reader.Name]) async throws(StoreError) {
        try await write("cannot forget how former deliveries went") { db in try DeliveryTable(db).keep(readers) }
    }
}

import Dispatch
import Glibc
public import News

public import struct Foundation.Date

/// The folder of documents as they were received: files of records, a new one each day and when one is large.
///
/// A record is written before the commit that names it, so that the index never names what is not there; a process that
/// ends between the two leaves a record that nobody names. What an end in the middle of a record leaves is cut off
/// before the file is written to again.
public actor RawFolder: RawKeeper {
    private nonisolated let executor = QueueExecutor(label: "depeche.raw")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let path: String
    private let index: any RawIndex
    private let software: String
    private let maximumFileBytes: Int64
    /// The bytes that must be free on the disk.
    private var reserve: Int
    private let freeSpace: @Sendable () -> Int?

    private var file: WARCFile?
    private var hasLookedAround = false
    private var isLost = false
    private var isDiskFull = false
    private var nextMeasuring = Date.distantPast
    /// What is in the folder, when it was looked through; what this process writes and deletes is added and taken off.
    private var measured: RawSize?

    private static let measuringInterval: Double = 5
    /// More files of one day are a fault of the clock or of the disk.
    private static let mostFiles = 99_999

    /// The files begin anew behind `maximumFileBytes`; nothing is written while `freeSpace` tells less than `reserve`.
    public init(
        path: String,
        index: any RawIndex,
        software: String,
        maximumFileBytes: Int = 64 << 20,
        reserve: Int = 0,
        freeSpace: @escaping @Sendable () -> Int? = { nil }
    ) {
        self.path = path
        self.index = index
        self.software = software
        self.maximumFileBytes = Int64(maximumFileBytes)
        self.reserve = reserve
        self.freeSpace = freeSpace
    }

    @concurrent public nonisolated func keep(_ documents: [RawDocument]) async -> RawKeeping {
        guard !documents.isEmpty else { return RawKeeping() }
        let information = await prepare(at: Date())
        var packed: [(RawDocument, WARCRecord)] = []
        if case .success(let information) = information {
            // Packed here, beside other visits: only writing waits for its turn.
            packed = documents.compactMap { document in
                WARCRecord(document, writtenUnder: information).map { (document, $0) }
            }
        }
        return await write(packed, information)
    }

    /// Writes from now on only while so many bytes are free on the disk.
    public func keepFree(_ bytes: Int) {
        guard bytes != reserve else { return }
        reserve = bytes
        nextMeasuring = .distantPast
    }

    /// A reason not to write just now.
    private struct Trouble: Error {
        var reason: String
    }

    /// Has a file ready for records of this moment, and tells its name for what it begins with.
    private func prepare(at now: Date) async -> Result<String, Trouble> {
        do {
            try measureDisk(at: now)
            return .success(try await file(at: now).information)
        } catch let trouble as Trouble {
            return .failure(trouble)
        } catch {
            return .failure(Trouble(reason: "\(error)"))
        }
    }

    private func write(_ packed: [(RawDocument, WARCRecord)], _ preparation: Result<String, Trouble>) -> RawKeeping {
        var keeping = RawKeeping()
        var trouble: String?
        if case .failure(let failure) = preparation { trouble = failure.reason }
        for (document, record) in packed where trouble == nil {
            // Another visit may have ended the file meanwhile: the next one has records of this day all the same.
            guard let file else { break }
            let offset = file.size
            guard file.append(record.packed) else {
                trouble = String(cString: strerror(errno))
                break
            }
            measured?.bytes += record.packed.count
            keeping.records.append(
                RawRecord(
                    document,
                    digest: record.digest,
                    file: file.name,
                    offset: offset,
                    length: Int64(record.packed.count)
                )
            )
        }
        if let trouble, !isLost { keeping.turn = .lost(trouble) }
        if trouble == nil, isLost { keeping.turn = .regained }
        isLost = trouble != nil
        return keeping
    }

    private func measureDisk(at now: Date) throws {
        if reserve <= 0 {
            isDiskFull = false
        } else if now >= nextMeasuring {
            nextMeasuring = now.addingTimeInterval(Self.measuringInterval)
            let free = freeSpace() ?? .max
            isDiskFull = free < (isDiskFull ? reserve + reserve / 10 : reserve)
        }
        if isDiskFull { throw Trouble(reason: "the disk is nearly full") }
    }

    private func file(at now: Date) async throws -> WARCFile {
        let day = WARCFile.day(of: now)
        if !hasLookedAround { try await lookAround(day) }
        if let file, file.size < maximumFileBytes, WARCFile.parts(of: file.name)?.day == day { return file }
        file?.finish()
        file = nil
        let last = files().compactMap { WARCFile.parts(of: $0.name) }.filter { $0.day == day }.map(\.number).max() ?? 0
        for number in (last + 1)..<(max(last, Self.mostFiles) + 1) {
            guard let new = WARCFile(WARCFile.name(day: day, number: number), in: path, isNew: true) else {
                // Another process was quicker.
                if errno == EEXIST || errno == EWOULDBLOCK { continue }
                throw Trouble(reason: "cannot make a file in \(path): \(String(cString: strerror(errno)))")
            }
            let record = WARCRecord(information: new.information, of: new.name, software: software, at: now)
            guard let record, new.append(record.packed) else {
                throw Trouble(reason: "cannot write in \(path): \(String(cString: strerror(errno)))")
            }
            file = new
            measured?.files += 1
            measured?.bytes += record.packed.count
            return new
        }
        throw Trouble(reason: "\(path) has as many files of one day as can be named")
    }

    /// Mends the files that a process left in the middle, and goes on with one of today.
    private func lookAround(_ day: String) async throws {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else {
            throw Trouble(reason: "cannot make the folder \(path): \(String(cString: strerror(errno)))")
        }
        hasLookedAround = true
        measured = nil
        for left in files() where left.isOpen {
            guard let found = WARCFile(left.name, in: path, isNew: false) else { continue }
            do throws(StoreError) {
                let end = try await index.rawEnd(of: left.name)
                let isShort = end > found.size
                found.mend(from: end)
                if isShort { try await index.forgetRaw(in: left.name, from: found.size) }
            } catch {
                hasLookedAround = false
                throw Trouble(reason: error.line)
            }
            if file == nil, found.size > 0, found.size < maximumFileBytes, WARCFile.parts(of: left.name)?.day == day {
                file = found
            } else {
                found.finish()
            }
        }
    }

    /// What the folder holds.
    ///
    /// It is looked through at the first call and every time it is pruned; what other processes put into it since is
    /// not counted.
    public func size() -> RawSize {
        let size = measured ?? Self.size(of: path)
        measured = size
        return size
    }

    /// What a folder holds; its files are listed for it.
    public static func size(of path: String) -> RawSize { size(of: files(in: path)) }

    private static func size(of files: [Found]) -> RawSize {
        RawSize(files: files.count, bytes: Int(clamping: files.reduce(0) { $0 + $1.bytes }))
    }

    public func prune(before moment: Date?, above bytes: Int?) async throws(StoreError) {
        if let file, WARCFile.parts(of: file.name)?.day != WARCFile.day(of: Date()) {
            file.finish()
            self.file = nil
        }
        let day = moment.map(WARCFile.day)
        let files = files()
        measured = Self.size(of: files)
        var total = files.reduce(0) { $0 + $1.bytes }
        for old in files {
            let isOld = day.map { day in WARCFile.parts(of: old.name).map { $0.day < day } ?? false } ?? false
            guard isOld || total > Int64(clamping: bytes ?? .max) else { continue }
            // What is written to stays, by this process or another; what one left open is nobody's.
            let left = old.isOpen ? WARCFile(old.name, in: path, isNew: false) : nil
            guard !old.isOpen || left != nil else { continue }
            try await index.forgetRaw(in: old.name, from: 0)
            let name = old.isOpen ? old.name + WARCFile.openEnding : old.name
            if unlink(path + "/" + name) == 0 {
                total -= old.bytes
                measured?.files -= 1
                measured?.bytes -= Int(old.bytes)
            }
            withExtendedLifetime(left) {}
        }
    }

    private struct Found {
        var name: String
        var isOpen: Bool
        var bytes: Int64
    }

    /// Files of ours, the oldest first.
    private func files() -> [Found] { Self.files(in: path) }

    private static func files(in path: String) -> [Found] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var found: [Found] = []
        while let entry = readdir(folder) {
            let written = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isOpen = written.hasSuffix(WARCFile.openEnding)
            let name = isOpen ? String(written.dropLast(WARCFile.openEnding.count)) : written
            var status = stat()
            guard WARCFile.isName(name), lstat(path + "/" + written, &status) == 0 else { continue }
            found.append(Found(name: name, isOpen: isOpen, bytes: Int64(status.st_size)))
        }
        return found.sorted { $0.name < $1.name }
    }
}

import ArgumentParser
import Foundation
import News

struct FollowCommand: AsyncParsableCommand {
    /// When a change counts as taken by the reader.
    enum Taking: String, ExpressibleByArgument, CaseIterable { case acknowledged, written }

    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Print the stream of changes, then wait for more.",
        discussion: """
            Every new article, revision and changed verdict is one line, in the order of `seq`, from the first that is \
            kept, from behind --after, or from where the reader named by --reader is. With --json a line is an object \
            with the members seq, change (new, revised, reprocessed, judged, withdrawn, restored, deleted), at, \
            revision, difference (what a new text changes of the one before: typography, title, numbers, correction, \
            extended, shortened, rewritten, revised) and article: the article as it stands now, or id when it is no \
            longer kept.

            A reader gets every change at least once. Its place moves when a line was taken. On a pipe that is when \
            its seq comes back, as a line on standard input, or by `depeche reader ack`: whatever stands before it \
            then counts as taken too. In a file and on a terminal a line is taken when it is written.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Begin where this reader is, and keep its place.", valueName: "name"))
    var reader: ReaderName?

    @Option(help: ArgumentHelp("Begin behind this place; `end` for what comes from now on.", valueName: "seq"))
    var after: StreamPlace?

    @Option(help: "When a line is taken: acknowledged or written. (default: by what standard output is)")
    var taken: Taking?

    @Flag(help: "End when there is no more, instead of waiting.")
    var once = false

    @Flag(help: "Print JSON lines.")
    var json = false

    /// Changes read at once.
    private static let page = 200

    func validate() throws {
        if taken != nil, reader == nil {
            throw ValidationError("--taken is about a reader's place: name it by --reader")
        }
    }

    func run() async throws {
        let store = try archive.open(reader == nil ? .read : .existing)
        if case .position(let position) = after {
            let last = try await orFail { () throws(StoreError) in try await store.lastPosition() }
            try StreamPlace.check(position, upTo: last, "cannot begin behind \(position.rawValue)")
        }
        let rings = store.rings()
        var place = try await orFail { () throws(StoreError) in try await start(in: store) }
        let outlet = LineOutlet()
        LineOutlet.endTornLine()
        let progress = FollowProgress(place)
        let reader = reader?.name
        let taking = taken ?? (LineOutlet.isLasting ? .written : .acknowledged)
        let acknowledging = reader.flatMap { reader in
            taking == .acknowledged ? Task { await keep(reader, progress, store) } : nil
        }
        for await _ in rings {
            while true {
                let after = place
                let changes = try await orFail { () throws(StoreError) in
                    try await store.changes(after: after, limit: Self.page)
                }
                guard let last = changes.last?.position else { break }
                place = last
                await progress.advance(to: last)
                for change in changes { await outlet.write((json ? change.json : change.line) + [0x0A]) }
                guard let reader, taking == .written else { continue }
                // The reader's place outlives a loss of power: so must what it has passed.
                await outlet.settle()
                try await orFail { () throws(StoreError) in try await store.move(reader, to: last, at: Date()) }
            }
            if once || LineOutlet.isAbandoned { break }
        }
        // What is acknowledged on standard input until its end still counts.
        await acknowledging?.value
    }

    private func start(in store: any Store) async throws(StoreError) -> Position {
        var place = Position.start
        let reader = reader?.name
        if let reader {
            let known = try await store.readers().first { $0.name == reader }
            place = known?.place ?? .start
            guard known == nil || after != nil else { return place }
        }
        switch after {
        case .end: place = try await store.lastPosition()
        case .position(let position): place = position
        case nil: break
        }
        // From its first moment on a reader's lag can be seen.
        if let reader { try await store.move(reader, to: place, at: Date()) }
        return place
    }

    private func keep(_ reader: Reader.Name, _ progress: FollowProgress, _ store: any Store) async {
        let places = Acknowledgements.read { text in
            Console.complain("‘\(text.printable)’ acknowledges nothing; try: a line with the seq of a change")
        }
        for await place in places {
            guard await progress.covers(place) else {
                Console.complain("\(place.rawValue) acknowledges nothing: no line with this seq was written yet")
                continue
            }
            do throws(StoreError) {
                try await store.move(reader, to: place, at: Date())
            } catch {
                Console.complain(error.description)
            }
        }
    }
}

/// How far the lines have come that may be acknowledged.
private actor FollowProgress {
    private var last: Position
    init(_ start: Position) { last = start }
    func advance(to position: Position) { last = max(last, position) }
    func covers(_ position: Position) -> Bool { position <= last }
}

/// Where to begin in the stream of changes.
enum StreamPlace: ExpressibleByArgument {
    case position(Position)
    case end

    init?(argument: String) {
        if argument == "end" {
            self = .end
        } else if let number = Int64(argument), number >= 0 {
            self = .position(Position(rawValue: number))
        } else {
            return nil
        }
    }

    /// - Throws: the exit code 64 for a place that the stream has not reached, after saying so: who waited there would
    ///   miss what comes before it.
    static func check(_ position: Position, upTo last: Position, _ what: String) throws(ExitCode) {
        guard position > last || position < .start else { return }
        Console.complain("\(what)\n  because: the stream of changes goes from 0 to \(last.rawValue)")
        throw ExitCode(EX_USAGE)
    }
}

/// A reader as an operator names it.
struct ReaderName: ExpressibleByArgument {
    let name: Reader.Name

    init?(argument: String) {
        guard let name = Reader.Name(rawValue: argument) else { return nil }
        self.name = name
    }
}

extension Change {
    /// For a person: place, moment, what happened to which article.
    fileprivate var line: [UInt8] {
        let words = [
            "\(position.rawValue)", moment.rfc3339, kind.rawValue + (difference.map { " (\($0.rawValue))" } ?? ""),
            id.rawValue,
            article?.source.rawValue ?? "-", article?.heading ?? "(no longer kept)",
        ]
        return Array(words.joined(separator: "  ").printable.utf8)
    }
}

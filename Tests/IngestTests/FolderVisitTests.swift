import Foundation
import Ingest
import News
import SQLiteStore
import Testing

@Suite struct FolderVisitTests {
    private let text = """
        Un titre pour un essai

        Le premier paragraphe de ce document dit ce qu’il faut, en assez de mots pour qu’on le croie sur parole.

        Le second paragraphe complète le premier, sans le contredire ni le répéter, et la chose en reste là.

        """

    private func source(_ archive: Archive) throws -> Source {
        let folder = archive.folder + "/documents"
        try FileManager.default.createDirectory(atPath: folder + "/sous", withIntermediateDirectories: true)
        return Source(id: Source.ID(rawValue: "dossier"), place: .folder(path: folder))
    }

    @Test("documents of a folder and of those below come in once, and again only when they change")
    func folder() async throws {
        try await Archive.with { archive async throws in
            let source = try source(archive)
            try archive.write(text, to: "documents/a.txt")
            try archive.write(text.replacing("premier", with: "tout premier"), to: "documents/sous/b.txt")
            try archive.write("pas un document", to: "documents/.cache.txt")
            try archive.write("pas un document", to: "documents/image.png")
            #expect(try await archive.visit([source]).new == 2)
            let again = try await archive.visit([source])
            #expect(again.new == 0 && again.known == 0)
            try archive.write(text.replacing("complète", with: "corrige"), to: "documents/a.txt")
            let changed = try await archive.visit([source])
            #expect(changed.new == 0 && changed.revised == 1)
            let articles = try await archive.articles()
            #expect(articles.count == 2)
            #expect(articles.allSatisfy { $0.title == "Un titre pour un essai" && $0.textFrom == .document })
        }
    }

    @Test("a document comes in whatever bytes its name and its folder's name have; links and pipes do not")
    func names() async throws {
        try await Archive.with { archive async throws in
            let source = try source(archive)
            func write(_ name: [UInt8], _ word: String) throws {
                let path = Array((archive.folder + "/documents/").utf8) + name + [0]
                let file = path.withUnsafeBytes {
                    open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o600)
                }
                try #require(file >= 0)
                try FileHandle(fileDescriptor: file, closeOnDealloc: true)
                    .write(contentsOf: Data(text.replacing("premier", with: word).utf8))
            }
            // Two names in Latin-1 that look the same when their bytes are replaced, one with a line break, one in UTF-8.
            try write(Array("caf".utf8) + [0xE9] + Array(".txt".utf8), "premier")
            try write(Array("caf".utf8) + [0xE8] + Array(".txt".utf8), "deuxième")
            try write(Array("une\nligne.txt".utf8), "troisième")
            try write(Array("café.txt".utf8), "quatrième")
            let folder = Array((archive.folder + "/documents/").utf8) + [0xC9, 0]
            #expect(folder.withUnsafeBytes { mkdir($0.bindMemory(to: CChar.self).baseAddress!, 0o700) } == 0)
            try write([0xC9] + Array("/a.txt".utf8), "cinquième")
            #expect(mkfifo(archive.folder + "/documents/fifo.txt", 0o600) == 0)
            #expect(symlink("/etc/hostname", archive.folder + "/documents/link.txt") == 0)
            #expect(try await archive.visit([source]).new == 5)
            let again = try await archive.visit([source])
            #expect(again.new == 0 && again.known == 0 && again.revised == 0)
            #expect(try await archive.lastVisit(of: "dossier")?.outcome == .unchanged)
            try write(Array("caf".utf8) + [0xE9] + Array(".txt".utf8), "tout premier")
            #expect(try await archive.visit([source]).revised == 1)
        }
    }

    @Test("a folder that is not there is a failure with a remedy, and is looked for again")
    func missing() async throws {
        try await Archive.with { archive async throws in
            let source = Source(
                id: Source.ID(rawValue: "dossier"),
                place: .folder(path: archive.folder + "/nulle-part")
            )
            try await archive.visit([source])
            #expect(try await archive.lastVisit(of: "dossier")?.outcome == .failed)
            try FileManager.default.createDirectory(
                atPath: archive.folder + "/nulle-part",
                withIntermediateDirectories: true
            )
            try archive.write(text, to: "nulle-part/a.txt")
            #expect(try await archive.visit([source]).new == 1)
        }
    }

    @Test("a document that is too large is named, and the others come in")
    func tooLarge() async throws {
        try await Archive.with { archive async throws in
            let source = try source(archive)
            try archive.write(text, to: "documents/a.txt")
            try archive.write(String(repeating: "mot ", count: 50_000), to: "documents/b.txt")
            var options = Archive.options
            options.maximumBytes = 10_000
            #expect(try await archive.visit([source], options: options).new == 1)
            let visit = try await archive.lastVisit(of: "dossier")
            #expect(visit?.outcome == .damaged)
            #expect(visit?.error?.hasPrefix("b.txt: ") == true)
        }
    }

    @Test("a running daemon notices a new document by itself")
    func watched() async throws {
        try await Archive.with { archive async throws in
            let source = try source(archive)
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: Archive.options,
                log: Archive.silent
            )
            try await ingester.apply([source], Archive.options)
            let running = Task { await ingester.run() }
            try await Task.sleep(for: .milliseconds(500))
            try archive.write(text, to: "documents/a.txt")
            for _ in 0..<50 where try await archive.articles().isEmpty { try await Task.sleep(for: .milliseconds(100)) }
            #expect(try await archive.articles().count == 1)
            await ingester.stop(grace: .seconds(2))
            await running.value
        }
    }
}

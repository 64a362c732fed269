import Foundation
import Testing

@Suite("depeche doctor") struct DoctorCommandTests {
    private func withArchive(_ body: (Workplace) async throws -> Void) async throws {
        try await Workplace.with { place async throws in
            let seeds = "[[source]]\nid = \"seeds\"\npath = \"\(Workplace.seeds)\"\n"
            try place.write(seeds, to: "sources.d/seeds.toml")
            #expect(try await Command.depeche("run", "--once", "--config", place.settings).status == 0)
            try await body(place)
        }
    }

    @Test("a sound archive is said to be sound; what is broken is named, repaired when asked for, and sound again")
    func repair() async throws {
        try await withArchive { place async throws in
            let sound = try await Command.depeche("doctor", "--config", place.settings)
            #expect(sound.status == 0 && sound.output == "nothing is wrong\n")
            _ = try place.sqlite("DELETE FROM change; DROP VIEW latest")
            let ill = try await Command.depeche("doctor", "--store", place.archive)
            #expect(ill.status == 1)
            #expect(ill.output.contains("schema: the view latest is missing\n"))
            #expect(ill.output.contains("changes: the last changes of"))
            #expect(ill.output.contains("try: stop the daemon and run `depeche doctor --repair`"))
            let mended = try await Command.depeche("doctor", "--repair", "--json", "--store", place.archive)
            #expect(mended.status == 0)
            #expect(mended.output.contains(#"{"part":"schema","problem":"the view latest is missing","repaired":1}"#))
            #expect(try await Command.depeche("doctor", "--store", place.archive).output == "nothing is wrong\n")
        }
    }

    @Test("files that everybody may write, and settings at fault, are told beside the archive")
    func surroundings() async throws {
        try await withArchive { place async throws in
            try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: place.archive)
            try place.write("[[source]]\nid = \"x\"\n", to: "sources.d/broken.toml")
            let found = try await Command.depeche("doctor", "--config", place.settings)
            #expect(found.status == 1)
            #expect(found.output.contains("files: everybody may write \(place.archive)\n  try: `chmod o-w"))
            #expect(found.output.contains("settings: ") && found.output.contains("broken.toml"))
        }
    }

    @Test(
        "the administrator leaves nothing behind that the daemon's user could not write",
        .enabled(if: geteuid() == 0)
    )
    func owners() async throws {
        try await withArchive { place async throws in
            try FileManager.default.removeItem(atPath: place.archive + ".lock")
            for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: place.archive + end) {
                #expect(chown(place.archive + end, 65534, 65534) == 0)
            }
            let found = try await Command.depeche("doctor", "--repair", "--config", place.settings)
            #expect(found.status == 0 && found.output == "nothing is wrong\n")
            let lock = try FileManager.default.attributesOfItem(atPath: place.archive + ".lock")
            #expect((lock[.ownerAccountID] as? NSNumber)?.intValue == 65534)
            #expect(chown(place.archive + ".lock", 1, 1) == 0)
            let ill = try await Command.depeche("doctor", "--store", place.archive)
            // Root's look gives it back by itself.
            #expect(ill.status == 1 && ill.output.contains("files: \(place.archive).lock belongs to"))
            #expect(try await Command.depeche("doctor", "--store", place.archive).status == 0)
        }
    }

    @Test("beside a running daemon it only reads, and repairs nothing")
    func beside() async throws {
        try await withArchive { place async throws in
            let daemon = try Command.start(["run", "--config", place.settings])
            while !daemon.errors.contains("started") { try await Task.sleep(for: .milliseconds(20)) }
            let look = try await Command.depeche("doctor", "--config", place.settings)
            let repair = try await Command.depeche("doctor", "--repair", "--config", place.settings)
            daemon.process.terminate()
            _ = await daemon.wait()
            #expect(look.status == 0 && look.output.hasPrefix("(a daemon works on the archive"))
            #expect(repair.status == 69)
        }
    }

    @Test("what is no archive is data at fault, and what is not there no input")
    func none() async throws {
        try await Workplace.with { place async throws in
            #expect(try await Command.depeche("doctor", "--store", place.archive).status == 66)
            try place.write(String(repeating: "Ceci n’est pas une base.\n", count: 100), to: "depeche.db")
            #expect(try await Command.depeche("doctor", "--store", place.archive).status == 65)
        }
    }
}

import Foundation
import Glibc

/// A publisher on this machine that speaks TLS: `openssl s_server` with a certificate made for the occasion.
///
/// It answers every request with status 200 and a page about the connection.
public final class SecurePublisher {
    /// What is wrong with the server, or nothing.
    public enum Flaw: Sendable {
        case none, expired, obsoleteProtocol
        /// The certificate is for this name instead of `localhost`.
        case otherName(String)
    }

    /// The server could not be set up.
    public struct Failure: Error {
        public var reason: String
    }

    /// Its address without a path: `https://localhost:port`.
    public let base: String
    /// A PEM file with the certificate; it is its own authority.
    public let authority: String

    private static let openssl = "/usr/bin/openssl"

    /// Whether this machine has what is needed.
    public static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

    private init(base: String, authority: String) {
        self.base = base
        self.authority = authority
    }

    /// Serves for as long as `test` runs.
    public static func serving(_ flaw: Flaw = .none, while test: (SecurePublisher) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secure-publisher-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try makeCertificate(in: folder, flaw)
        var arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", "own.pem", "-key", "key.pem", "-www"]
        if case .obsoleteProtocol = flaw { arguments += ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"] }
        let output = Pipe()
        let server = process(arguments, in: folder)
        server.standardOutput = output
        try server.run()
        defer {
            // The threads tests run on block SIGTERM, and a child inherits that.
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        let port = try announcedPort(output.fileHandleForReading)
        try await test(
            SecurePublisher(base: "https://localhost:\(port)", authority: folder.appending(path: "own.pem").path)
        )
    }

    /// Writes `own.pem` and `key.pem`.
    static func makeCertificate(in folder: URL, _ flaw: Flaw) throws {
        var name = "localhost"
        if case .otherName(let other) = flaw { name = other }
        var dates = ["-days", "2"]
        if case .expired = flaw { dates = ["-startdate", "20200101000000Z", "-enddate", "20200102000000Z"] }
        let configuration = """
            [ca]
            default_ca = own
            [own]
            database = index.txt
            new_certs_dir = .
            rand_serial = yes
            default_md = sha256
            policy = any
            x509_extensions = names
            [any]
            commonName = supplied
            [names]
            subjectAltName = DNS:\(name)
            basicConstraints = critical,CA:TRUE
            """
        try Data(configuration.utf8).write(to: folder.appending(path: "ca.cnf"))
        try Data().write(to: folder.appending(path: "index.txt"))
        try run(
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem"]
                + ["-out", "request.pem", "-subj", "/CN=\(name)"],
            in: folder
        )
        try run(
            ["ca", "-selfsign", "-batch", "-config", "ca.cnf", "-in", "request.pem", "-keyfile", "key.pem"]
                + ["-out", "own.pem", "-notext"] + dates,
            in: folder
        )
    }

    /// The port after the last colon of "ACCEPT 127.0.0.1:40123".
    static func announcedPort(_ output: FileHandle) throws -> Int {
        var text = ""
        while true {
            let data = output.availableData
            guard !data.isEmpty else { throw Failure(reason: "openssl ended: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            guard let accept = text.range(of: "ACCEPT "), let colon = text[accept.upperBound...].lastIndex(of: ":")
            else { continue }
            if let port = Int(text[text.index(after: colon)...].prefix { $0.isNumber }) { return port }
        }
    }

    private static func run(_ arguments: [String], in folder: URL) throws {
        let process = process(arguments, in: folder)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(reason: "openssl \(arguments.first ?? "") ended with \(process.terminationStatus)")
        }
    }

    private static func process(_ arguments: [String], in folder: URL) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: openssl)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }
}

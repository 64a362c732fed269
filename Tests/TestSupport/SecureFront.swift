import Foundation
import Glibc

/// TLS in front of another publisher on this machine: what it decrypts goes there, what comes back is encrypted.
///
/// With a `RawPublisher` behind it, HTTP/2 can be scripted: its connections begin with `PRI * HTTP/2.0`.
public final class SecureFront {
    /// Its address without a path: `https://localhost:port`.
    public let base: String
    /// A PEM file with the certificate; it is its own authority.
    public let authority: String

    private static let python = "/usr/bin/python3"

    /// Whether this machine has what is needed.
    public static var isAvailable: Bool {
        SecurePublisher.isAvailable && FileManager.default.isExecutableFile(atPath: python)
    }

    private init(base: String, authority: String) {
        self.base = base
        self.authority = authority
    }

    /// Serves for as long as `test` runs, offering the protocols by their names in ALPN, the best first.
    public static func serving(
        _ protocols: [String] = ["h2", "http/1.1"],
        before port: Int,
        while test: (SecureFront) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secure-front-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try SecurePublisher.makeCertificate(in: folder, .none)
        let server = Process()
        server.executableURL = URL(filePath: python)
        server.arguments = ["-c", program, "\(port)", protocols.joined(separator: ",")]
        server.currentDirectoryURL = folder
        server.standardInput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        let output = Pipe()
        server.standardOutput = output
        try server.run()
        defer {
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        let own = try SecurePublisher.announcedPort(output.fileHandleForReading)
        try await test(
            SecureFront(base: "https://localhost:\(own)", authority: folder.appending(path: "own.pem").path)
        )
    }

    private static let program = """
        import select, socket, ssl, sys, threading
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("own.pem", "key.pem")
        context.set_alpn_protocols(sys.argv[2].split(","))
        def carry(plain):
            try:
                secure = context.wrap_socket(plain, server_side=True)
                back = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                ends = {secure: back, back: secure}
                while True:
                    ready = [secure] if secure.pending() else select.select(list(ends), [], [])[0]
                    for end in ready:
                        data = end.recv(65536)
                        if not data:
                            secure.close()
                            back.close()
                            return
                        ends[end].sendall(data)
            except OSError:
                plain.close()
        listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        print("ACCEPT 127.0.0.1:%d" % listener.getsockname()[1], flush=True)
        while True:
            plain, _ = listener.accept()
            threading.Thread(target=carry, args=(plain,), daemon=True).start()
        """
}

import Foundation
import Glibc

/// A web site as most are: nginx with TLS, HTTP/2 and compression.
///
/// It has one document, `/feed`, and notes which connection each request came on.
public final class SecureSite {
    /// One line of its log.
    public struct Request: Sendable, Hashable {
        public var connection: String
        public var version: String
        public var encoding: String
    }

    /// Its address without a path: `https://localhost:port`.
    public let base: String
    /// A PEM file with the certificate; it is its own authority.
    public let authority: String
    private let log: URL

    private static let nginx = "/usr/sbin/nginx"

    /// Whether this machine has what is needed.
    public static var isAvailable: Bool {
        SecurePublisher.isAvailable && FileManager.default.isExecutableFile(atPath: nginx)
    }

    private init(base: String, authority: String, log: URL) {
        self.base = base
        self.authority = authority
        self.log = log
    }

    /// The requests so far.
    public func requests() throws -> [Request] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3 else { throw SecurePublisher.Failure(reason: "nginx logs \(line)") }
            return Request(connection: parts[0], version: parts[1], encoding: parts[2])
        }
    }

    /// Serves `document` for as long as `test` runs; `directives` go into its server block.
    public static func serving(
        _ document: String,
        _ directives: String = "",
        while test: (SecureSite) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secure-site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try SecurePublisher.makeCertificate(in: folder, .none)
        try Data(document.utf8).write(to: folder.appending(path: "feed"))
        let port = try freePort()
        let configuration = """
            daemon off;
            master_process off;
            pid \(folder.path)/nginx.pid;
            error_log stderr crit;
            events { worker_connections 64; }
            http {
                log_format short '$connection $server_protocol $sent_http_content_encoding';
                access_log \(folder.path)/access.log short;
                client_body_temp_path \(folder.path)/body;
                proxy_temp_path \(folder.path)/proxy;
                fastcgi_temp_path \(folder.path)/fastcgi;
                uwsgi_temp_path \(folder.path)/uwsgi;
                scgi_temp_path \(folder.path)/scgi;
                default_type application/rss+xml;
                gzip on;
                gzip_types application/rss+xml;
                gzip_min_length 0;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(folder.path)/own.pem;
                    ssl_certificate_key \(folder.path)/key.pem;
                    root \(folder.path);
                    \(directives)
                }
            }
            """
        try Data(configuration.utf8).write(to: folder.appending(path: "nginx.conf"))
        let server = Process()
        server.executableURL = URL(filePath: nginx)
        server.arguments = ["-p", folder.path, "-c", folder.path + "/nginx.conf"]
        server.standardInput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        defer {
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        try await waitUntilListening(port)
        let log = folder.appending(path: "access.log")
        let authority = folder.appending(path: "own.pem").path
        try await test(SecureSite(base: "https://localhost:\(port)", authority: authority, log: log))
    }

    /// A port nobody listens on now.
    private static func freePort() throws -> UInt16 {
        let probe = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(probe, pointer, length) == 0 && getsockname(probe, pointer, &length) == 0
            }
        }
        guard isBound else { throw SecurePublisher.Failure(reason: "no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func waitUntilListening(_ port: UInt16) async throws {
        for _ in 0..<500 {
            let probe = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
            defer { close(probe) }
            var address = loopback(port)
            let isThere = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    connect(probe, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            if isThere { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw SecurePublisher.Failure(reason: "nginx does not listen")
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }
}

import Foundation
import Glibc

/// A SOCKS5 proxy on this machine (RFC 1928, RFC 1929) that leads every connection to one publisher.
public final class SocksFront {
    /// Its port on 127.0.0.1.
    public let port: Int
    private let log: URL

    private static let python = "/usr/bin/python3"

    /// Whether this machine has what is needed.
    public static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: python) }

    private init(port: Int, log: URL) {
        self.port = port
        self.log = log
    }

    /// Where it was asked to connect to, as `name`, `v4` or `v6`, then the address and the user's name, such as
    /// `name news.example:80 me`.
    public func requests() throws -> [String] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Serves for as long as `test` runs; a `login` (`name:password`) is asked for, and `reply` is what requests are
    /// answered with, 0 for consent.
    public static func serving(
        before publisher: Int,
        login: String = "",
        reply: UInt8 = 0,
        while test: (SocksFront) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "socks-front-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let server = Process()
        server.executableURL = URL(filePath: python)
        server.arguments = ["-c", program, "\(publisher)", login, "\(reply)", log.path]
        server.standardInput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        let output = Pipe()
        server.standardOutput = output
        try server.run()
        defer {
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        let port = try SecurePublisher.announcedPort(output.fileHandleForReading)
        try await test(SocksFront(port: port, log: log))
    }

    private static let program = """
        import select, socket, sys, threading
        publisher, login, reply, log = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
        def take(end, count):
            data = b""
            while len(data) < count:
                more = end.recv(count - len(data))
                if not more:
                    raise OSError("gone")
                data += more
            return data
        def carry(end):
            try:
                _, count = take(end, 2)
                methods = take(end, count)
                user = "-"
                if login:
                    if 2 not in methods:
                        end.sendall(bytes([5, 255]))
                        raise OSError("no login")
                    end.sendall(bytes([5, 2]))
                    user = take(end, take(end, 2)[1]).decode()
                    word = take(end, take(end, 1)[0]).decode()
                    right = user + ":" + word == login
                    end.sendall(bytes([1, 0 if right else 1]))
                    if not right:
                        raise OSError("wrong login")
                else:
                    end.sendall(bytes([5, 0]))
                kind = take(end, 4)[3]
                if kind == 1:
                    name, host = "v4", socket.inet_ntop(socket.AF_INET, take(end, 4))
                elif kind == 4:
                    name, host = "v6", socket.inet_ntop(socket.AF_INET6, take(end, 16))
                else:
                    name, host = "name", take(end, take(end, 1)[0]).decode()
                port = int.from_bytes(take(end, 2), "big")
                with open(log, "a") as file:
                    file.write("%s %s:%d %s\\n" % (name, host, port, user))
                end.sendall(bytes([5, reply, 0, 1, 127, 0, 0, 1, 0, 0]))
                if reply:
                    raise OSError("refused")
                back = socket.create_connection(("127.0.0.1", publisher))
                ends = {end: back, back: end}
                while True:
                    for one in select.select(list(ends), [], [])[0]:
                        data = one.recv(65536)
                        if not data:
                            raise OSError("done")
                        ends[one].sendall(data)
            except OSError:
                end.close()
        listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        print("ACCEPT 127.0.0.1:%d" % listener.getsockname()[1], flush=True)
        while True:
            end, _ = listener.accept()
            threading.Thread(target=carry, args=(end,), daemon=True).start()
        """
}

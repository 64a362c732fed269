import ArgumentParser
import CurlTransport
import Foundation
import Ingest
import News
import Settings

struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Find the feeds of a web site.",
        discussion: """
            Looks at the page for the feeds it announces, then where feeds often are (/feed, /rss, /atom.xml, \
            /feed.json and the like), then for the sitemaps that robots.txt names. Each is fetched and read before it \
            is listed, and followed by what to paste into a source list. Requests keep the distance that \
            `fetch.host_delay` asks for. Exit code 65 when no feed is found, 69 when the page cannot be had either.
            """
    )

    @Argument(help: ArgumentHelp("The address of the site or of one of its pages.", valueName: "url"))
    var url: String

    @Option(help: ArgumentHelp("The settings file; without one the defaults hold.", valueName: "path"))
    var config: String?

    @Flag(help: "Print JSON lines, one for each feed.")
    var json = false

    func validate() throws {
        let scheme = url.firstRange(of: "://").map { url[..<$0.lowerBound].lowercased() }
        guard let scheme, scheme != "http", scheme != "https" else { return }
        throw ValidationError("`\(url.printable)` is no web address: these begin with http:// or https://")
    }

    func run() async throws {
        let discovery = Discovery(transport: CurlTransport(maximumConnections: 4), options: try options())
        let report = await discovery.feeds(at: url) { Console.progress("asking \($0)") }
        Console.endProgress()
        if json {
            for finding in report.findings { Console.print(finding.json) }
        } else if !report.findings.isEmpty {
            printTable(report.findings)
            let entries = report.findings.map {
                SourceEntries.Entry(url: $0.url, title: $0.title, language: $0.language)
            }
            Console.print("")
            Console.print(SourceEntries(entries).toml)
        }
        guard report.findings.isEmpty else { return }
        Console.complain(
            """
            no feed found at \(url.printable)
              because: \(report.problem?.printable ?? "the page announces none, and none stands where feeds often are")
              try: another page of the site, such as the one of a section
            """
        )
        throw ExitCode(report.problem == nil ? EX_DATAERR : EX_UNAVAILABLE)
    }

    /// Those of the settings named; else of the usual ones, if they are there and without fault.
    private func options() throws -> IngestOptions {
        let loader = ConfigurationLoader.fromEnvironment()
        let usual = ArchiveOptions.usualPlaces.first { FileManager.default.isReadableFile(atPath: $0) }
        guard let path = config ?? usual else { return IngestOptions(userAgent: DaemonSettings().fetch.userAgent) }
        do throws(ConfigurationError) {
            return IngestOptions(try loader.settings(at: path))
        } catch {
            throw ArchiveOptions.report(error)
        }
    }

    private func printTable(_ findings: [FeedFinding]) {
        var table = Table([
            .init(title: "FEED"), .init(title: "FOUND"), .init(title: "FORMAT"),
            .init(title: "ENTRIES", alignment: .right), .init(title: "NEWEST"), .init(title: "TITLE", isFlexible: true),
        ])
        for finding in findings {
            table.add([
                finding.url, finding.origin.rawValue, finding.format, "\(finding.entries)",
                finding.newest.map { String($0.rfc3339.prefix(10)) } ?? "-", finding.title ?? "",
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

extension FeedFinding {
    fileprivate var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("url", url)
            writer.member("found", origin.rawValue)
            writer.member("format", format)
            writer.member("title", title)
            writer.member("language", language)
            writer.member("entries", entries)
            writer.member("newest", newest?.rfc3339)
            writer.member("toml", SourceEntries([.init(url: url, title: title, language: language)]).toml)
        }
        return writer.text
    }
}

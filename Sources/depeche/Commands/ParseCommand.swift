import ArgumentParser
import Feeds
import Foundation
import News

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read one feed and print it as one JSON object.",
        discussion: """
            RSS, RDF, Atom or JSON Feed, told from its bytes. Addresses are resolved, HTML is sanitised, dates are \
            RFC 3339 in UTC; `bozo` is true when the document was not well-formed. Exit code 65 when it is no feed.
            """
    )

    @Argument(help: ArgumentHelp("The document; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp("The address it came from; relative addresses are resolved against it.", valueName: "url")
    )
    var url: String?

    @Option(help: ArgumentHelp("The Content-Type header it came with.", valueName: "type"))
    var contentType: String?

    @Option(help: ArgumentHelp("The zone of dates without one.", valueName: "zone"))
    var timezone: String?

    func validate() throws {
        if let timezone, TimeZone(identifier: timezone) == nil {
            throw ValidationError("'\(timezone)' is no time zone; name one as in /usr/share/zoneinfo")
        }
    }

    func run() throws {
        let bytes = try InputFile.read(file)
        do throws(FeedError) {
            let reader = FeedReader(zone: timezone.flatMap(TimeZone.init(identifier:)))
            let document = try reader.read(bytes, url: url, contentType: contentType)
            var writer = JSONWriter()
            document.write(to: &writer)
            Console.write(writer.bytes + [0x0A])
        } catch {
            Console.complain(error.description)
            throw ExitCode(EX_DATAERR)
        }
    }
}

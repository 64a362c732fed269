import ArgumentParser

@main
struct Depeche: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "depeche",
        abstract: "Brings in the news: watches feeds and folders, and keeps every article once.",
        discussion: """
            `depeche run` is the daemon. The other commands look into the archive it keeps, or bring documents in and \
            out; they work while the daemon runs. The workbench (`parse`, `extract`) needs neither settings nor archive.

            Exit codes are those of sysexits(3): 64 usage, 65 data, 66 no input, 69 unavailable, 73 cannot create, \
            74 input or output, 75 another start mends it, 78 configuration.
            """,
        version: Version.string,
        groupedSubcommands: [
            CommandGroup(
                name: "The daemon",
                subcommands: [
                    RunCommand.self, StatusCommand.self, EventsCommand.self, CheckCommand.self, VisitCommand.self,
                ]
            ),
            CommandGroup(
                name: "The archive",
                subcommands: [
                    SourcesCommand.self, ArticlesCommand.self, SearchCommand.self, StoriesCommand.self,
                    ShowCommand.self,
                    ExplainCommand.self, RawCommand.self, LogCommand.self, ReprocessCommand.self, ImportCommand.self,
                    ExportCommand.self, BackupCommand.self, PruneCommand.self, DoctorCommand.self,
                ]
            ),
            CommandGroup(
                name: "The stream of changes",
                subcommands: [FollowCommand.self, ReadersCommand.self, ReaderCommand.self]
            ),
            CommandGroup(
                name: "The workbench",
                subcommands: [DiscoverCommand.self, ParseCommand.self, ExtractCommand.self, DedupCommand.self]
            ),
        ]
    )
}

enum Version {
    static let string = "0.1.0"
}

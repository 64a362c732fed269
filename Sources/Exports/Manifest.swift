import Foundation
import News

/// What stands beside an export: the cut it is of, and what its files hold.
///
/// The same cut gives the same manifest.
struct Manifest {
    struct File {
        var name: String
        var articles: Int
        var bytes: Int
        var sha256: String
    }

    static let name = "manifest.json"

    var plan: ExportPlan
    var files: [File] = []

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("manifest", 1)
            writer.member("format", plan.format.rawValue)
            writer.member("compression", plan.compression?.rawValue)
            writer.member("asOf", Int(plan.cut.asOf.rawValue))
            writer.member("articles", files.reduce(0) { $0 + $1.articles })
            writer.key("settings")
            plan.writeSettings(to: &writer)
            writer.key("files")
            writer.array { writer in
                for file in files {
                    writer.object { writer in
                        writer.member("name", file.name)
                        writer.member("articles", file.articles)
                        writer.member("bytes", file.bytes)
                        writer.member("sha256", file.sha256)
                    }
                }
            }
        }
        return writer.bytes + [0x0A]
    }
}

extension ExportPlan {
    /// What was chosen, as the manifest says it.
    func writeSettings(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("since", cut.query.since?.rfc3339)
            writer.member("until", cut.query.until?.rfc3339)
            writer.member("source", cut.query.source?.rawValue)
            writer.member("language", cut.query.language)
            writer.member("tag", cut.query.tag)
            writer.member("state", cut.query.state?.rawValue)
            writer.member("stories", onePerStory ? "one-per-story" : "all")
            writer.member("lastSeen", cut.tellsLastSeen)
        }
    }
}

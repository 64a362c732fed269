import Settings
import Testing

/// Each line that ends in `#! KEY | WORDS` has a fault at KEY whose description holds WORDS.
@Suite("Fifty faults at once")
struct FiftyFaultsTests {
    static let settings = """
        [store]
        path = 17                       #! store.path | this is an integer, not text
        [fetch]
        user_agent = ""                 #! fetch.user_agent | empty
        concurrency = "64"              #! fetch.concurrency | this is text, not an integer
        per_host = 0                    #! fetch.per_host | 0 is out of range
        host_delay = "2 seconds"        #! fetch.host_delay | not a span of time
        time_out = "30s"                #! fetch.time_out | unknown key; try: `timeout`
        max_bytes = "15 megs"           #! fetch.max_bytes | not a size
        allow_private_networks = "no"   #! fetch.allow_private_networks | this is text, not a boolean
        [schedule]
        min_interval = "2d"             #! schedule.min_interval | longer than
        max_interval = "1d"
        [retention]
        visits = 90                     #! retention.visits | this is an integer, not text
        articles = "for ever"           #! retention.articles | or `"forever"`
        [log]
        level = "loud"                  #! log.level | one of
        format = "jsn"                  #! log.format | try: write `"json"`
        [status]
        listen = "localhost:80"         #! status.listen | not an address and port
        [fetsch]                        #! fetsch | unknown key; try: `fetch`
        timeout = "1s"
        """

    static let first = """
        [defaults]
        langage = "fr"                  #! defaults.langage | try: `language`
        timezone = "Africa/Casablanc"   #! defaults.timezone | `"Africa/Casablanca"`
        tags = "maroc"                  #! defaults.tags | this is text, not a list

        [[source]]
        id = "a"
        url = "ftp://example.org/feed"  #! source[0].url | `ftp` is no scheme
        page = "sometimes"              #! source[0].page | `sometimes` is not known

        [[source]]                      #! source[1].id | the key is missing; try: add `id = "example.org-b"`
        url = "https://example.org/b"
        keep = ['ok', '(sport']         #! source[1].keep[1] | missing closing parenthesis at character 7
        drop = ["[a"]                   #! source[1].drop[0] | missing terminating ]

        [[source]]
        id = "no place"                 #! source[2].id | such as `"no-place"`
        url = "https://"                #! source[2].url | no usable host
        interval = "soon"               #! source[2].interval | or `"auto"`

        [[source]]                      #! source[3].url | neither `url` nor `path`
        id = "nowhere"

        [[source]]
        id = "both"
        url = "https://example.org/c"
        path = "."                      #! source[4].path | both `url` and `path`

        [[source]]
        id = "a"                        #! source[5].id | already the name of the source at sources.d/1.toml:7
        url = "https://example.org/d"
        language = "french"             #! source[5].language | not a language tag
        [source.headers]
        Authorization = "Bearer ${credential:missing}" #! source[5].headers.Authorization | no credentials were handed over
        X-Two = "a\\nb"                 #! source[5].headers.X-Two | line break
        Host = "example.org"            #! source[5].headers.Host | set by depeche itself
        "bad name" = "x"                #! source[5].headers."bad name" | cannot be a header's name

        [[source]]
        id = 7                          #! source[6].id | this is an integer
        url = ["https://example.org/e"] #! source[6].url | this is a list
        title = 1.5                     #! source[6].title | a number with a fraction
        headers = "none"                #! source[6].headers | not a table
        tags = [
            "one",
            true,                       #! source[6].tags[1] | this is a boolean
            2024-05-05,                 #! source[6].tags[2] | this is a date or time
        ]
        """

    static let second = """
        [[source]]
        id = "s1"
        title = Sans guillemets         #! source[0].title | try: put text in quotes
        url = "https://example.org/ f"  #! source[0].url | contains a space

        [[source]
        #^ source | the header is not closed
        id = "s2"
        url = "https://user:geheim@example.org/" #! source[1].url | user name or password
        id = "again"                    #! source[1].id | the key has a value already, on line 8

        [[source]]
        id = "s3"
        tags = ["never", "closed"       #! source[2].tags | the list is not closed
        url = 'https://example.org/g'
        keep "sport"                    #! source[2].keep | no `=`
        [fetch]                         #! fetch | unknown key; try: move it to depeche.toml
        timeout = "3s"

        [[source]]
        id = "both"                     #! source[3].id | already the name of the source at sources.d/1.toml:25
        url = "http://example.org:99999/" #! source[3].url | no usable host
        """

    static let expected = [("depeche.toml", settings), ("sources.d/1.toml", first), ("sources.d/2.toml", second)]
        .flatMap {
            file,
            text in
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
                let marker = line.firstRange(of: "#! ") ?? line.firstRange(of: "#^ ")
                return marker.map { range in
                    let parts = line[range.upperBound...].split(separator: " | ", maxSplits: 1).map(String.init)
                    let isAbove = line[range.lowerBound...].hasPrefix("#^")
                    return (file: file, line: isAbove ? number : number + 1, key: parts[0], words: parts[1])
                }
            }
        }

    @Test("every one is reported, with its file, line, key and remedy")
    func all() throws {
        let folder = try ScratchFolder([
            "depeche.toml": Self.settings, "sources.d/1.toml": Self.first, "sources.d/2.toml": Self.second,
        ])
        let error = #expect(throws: ConfigurationError.self) { try folder.load() }
        let faults = error?.faults ?? []
        #expect(Self.expected.count >= 50)
        #expect(faults.count == Self.expected.count, "\(faults.map(\.description).joined(separator: "\n"))")
        for (fault, expected) in zip(faults, Self.expected) {
            let text = folder.plain(fault.description)
            #expect(text.hasPrefix("\(expected.file):\(expected.line): \(expected.key): "), "\(expected) ≠ \(text)")
            #expect(text.contains(expected.words), "\(expected) ≠ \(text)")
            #expect(fault.remedy != nil, "\(text)")
            #expect(!text.contains("geheim"))
        }
    }
}

// swift-tools-version: 6.2
import PackageDescription

// The modules that read what comes from the network, built for fuzzing: the sources are the daemon's own, by links.
// Optimised, but with the checks of a debug build, so that an index beyond a buffer traps as well.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .define("FUZZING"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug", "-parse-as-library"]),
]

let package = Package(
    name: "fuzz",
    targets: [
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo"),
        .systemLibrary(name: "CPCRE", pkgConfig: "libpcre2-8"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(
            name: "CLanguage",
            cxxSettings: [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])],
            linkerSettings: [.linkedLibrary("cld2")]
        ),
        .target(name: "News", swiftSettings: strict),
        .target(name: "Text", dependencies: ["News", "CGumbo", "CLanguage", "CPCRE"], swiftSettings: strict),
        .target(name: "Feeds", dependencies: ["News", "Text", "CZlib"], swiftSettings: strict),
        .target(name: "Pages", dependencies: ["News", "Text"], swiftSettings: strict),
        .executableTarget(
            name: "fuzz",
            dependencies: ["News", "Text", "Feeds", "Pages"],
            swiftSettings: strict,
            // The sanitizers' own linker: gold warns of each of their symbols.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)

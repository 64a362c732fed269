// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "depeche",
    products: [.executable(name: "depeche", targets: ["depeche"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CPCRE", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(name: "CThreads"),
        .systemLibrary(name: "CPrefetch"),
        .target(name: "CProcess"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),

        .target(name: "News", swiftSettings: strict),
        .target(name: "Text", dependencies: ["News", "CGumbo", "CLanguage", "CPCRE"], swiftSettings: strict),
        .target(name: "Feeds", dependencies: ["News", "Text", "CZlib"], swiftSettings: strict),
        .target(name: "Rhythm", swiftSettings: strict),
        .target(name: "Pages", dependencies: ["News", "Text"], swiftSettings: strict),
        .target(name: "Duplicates", dependencies: ["News", "CCrypto", "CPrefetch"], swiftSettings: strict),
        .target(name: "Exports", dependencies: ["News", "CCrypto", "CZlib", "CZstd"], swiftSettings: strict),
        .target(name: "Warc", dependencies: ["News", "CCrypto", "CDeflate", "CZlib"], swiftSettings: strict),
        .target(name: "CurlTransport", dependencies: ["News", "CCurl"], swiftSettings: strict),
        .target(
            name: "SQLiteStore",
            dependencies: [
                "News", "CSQLite", "CPrefetch",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Events",
            dependencies: [.product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(
            name: "Service",
            dependencies: ["News", "Events", "CSystemd", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(
            name: "Status",
            dependencies: [
                "News", "Events", .product(name: "Logging", package: "swift-log"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Ingest",
            dependencies: [
                "News", "Text", "Feeds", "Pages", "Duplicates", "Rhythm", "Events",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Delivery",
            dependencies: [
                "News", "Text", "Events", "CCrypto", "CProcess", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Settings",
            dependencies: ["News", "Text", "Feeds", "Pages", .product(name: "TOMLKit", package: "TOMLKit")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "depeche",
            dependencies: [
                "News", "Text", "Feeds", "Pages", "Duplicates", "CurlTransport", "SQLiteStore", "Ingest", "Settings",
                "Events", "Service", "Status", "Exports", "Delivery", "Warc", "CThreads",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        .target(
            name: "TestSupport",
            dependencies: [
                "News",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "FeedBench",
            dependencies: ["Feeds", "News"],
            path: "Tests/Bench/FeedBench",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ScheduleBench",
            dependencies: ["Rhythm"],
            path: "Tests/Bench/ScheduleBench",
            swiftSettings: strict
        ),
        .testTarget(name: "RhythmTests", dependencies: ["Rhythm"], swiftSettings: strict),
        .executableTarget(
            name: "DedupBench",
            dependencies: ["News", "Duplicates", "SQLiteStore", "CThreads"],
            path: "Tests/Bench/DedupBench",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "StoreBench",
            dependencies: ["News", "Duplicates", "SQLiteStore", "CThreads"],
            path: "Tests/Bench/StoreBench",
            swiftSettings: strict
        ),
        .testTarget(name: "NewsTests", dependencies: ["News"], swiftSettings: strict),
        .testTarget(name: "AddressTests", dependencies: ["Text"], swiftSettings: strict),
        .testTarget(name: "DatesTests", dependencies: ["News", "Text"], swiftSettings: strict),
        .testTarget(name: "HTMLTests", dependencies: ["Text"], swiftSettings: strict),
        .testTarget(name: "LanguageTests", dependencies: ["News", "Text"], swiftSettings: strict),
        .testTarget(name: "DocumentTests", dependencies: ["News", "Text"], swiftSettings: strict),
        .testTarget(name: "RobotsTests", dependencies: ["Text"], swiftSettings: strict),
        .testTarget(name: "FeedsTests", dependencies: ["News", "Feeds", "Text"], swiftSettings: strict),
        .testTarget(name: "PagesTests", dependencies: ["News", "Pages", "Text"], swiftSettings: strict),
        .testTarget(name: "DuplicatesTests", dependencies: ["News", "Duplicates"], swiftSettings: strict),
        .testTarget(
            name: "ExportsTests",
            dependencies: ["News", "Exports"],
            swiftSettings: strict
        ),
        .testTarget(name: "WarcTests", dependencies: ["News", "Warc"], swiftSettings: strict),
        .testTarget(
            name: "CurlTransportTests",
            dependencies: ["News", "CurlTransport", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: ["News", "Duplicates", "SQLiteStore"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "News", "Delivery", "Events", "CurlTransport", "SQLiteStore", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "SettingsTests", dependencies: ["News", "Settings", "Text"], swiftSettings: strict),
        .testTarget(
            name: "IngestTests",
            dependencies: ["News", "Ingest", "CurlTransport", "SQLiteStore", "Rhythm", "TestSupport", "Warc"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["News", "Events", "Service", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StatusTests",
            dependencies: [
                "News", "Events", "Status", "SQLiteStore", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["News", "depeche", "SQLiteStore", "TestSupport"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)

import GRDB

/// The tables, indexes and views of the archive, as append-only migrations.
///
/// A migration that has been released is never changed: a later one changes what it made.
enum Schema {
    /// Marks a file as an archive of ours (`PRAGMA application_id`): "Dpch" in ASCII.
    static let applicationID: Int32 = 0x4470_6368

    static var migrator: Migrator {
        var migrator = Migrator()
        migrator.registerMigration("1 articles, sources and the logbook") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: tables)
            try db.execute(sql: views)
        }
        migrator.registerMigration("2 entries whose names change") { db in
            try db.execute(
                sql: """
                    ALTER TABLE entry ADD COLUMN alias INTEGER;
                    CREATE INDEX entry_alias ON entry (source, alias) WHERE alias IS NOT NULL;
                    """
            )
        }
        migrator.registerMigration("3 what publishers ask of visits") { db in try db.execute(sql: politeness) }
        migrator.registerMigration("4 habits of sources") { db in
            try db.execute(sql: "ALTER TABLE feed_state ADD COLUMN habit BLOB")
        }
        migrator.registerMigration("5 entries that wait for their pages") { db in
            try db.execute(sql: PageTable.schema)
        }
        migrator.registerMigration("6 copies and stories") { db in try db.execute(sql: copies) }
        migrator.registerMigration("7 the stream of changes and its readers") { db in
            try db.execute(sql: ChangeTable.schema)
            try db.execute(sql: ReaderTable.schema)
        }
        migrator.registerMigration("8 events, and why pages were not read") { db in
            try db.execute(sql: EventTable.schema)
            try db.execute(sql: "ALTER TABLE article ADD COLUMN page_note TEXT")
        }
        migrator.registerMigration("9 what articles were before") { db in
            try db.execute(sql: "CREATE INDEX change_former ON change (article, seq) WHERE former IS NOT NULL")
        }
        migrator.registerMigration("10 what pages are and ask") { db in try db.execute(sql: pageMarks) }
        migrator.registerMigration("11 stories that became one") { db in try db.execute(sql: StoryTable.merges) }
        migrator.registerMigration("12 what pages repeat") { db in try db.execute(sql: SiteMemoryTable.schema) }
        migrator.registerMigration("13 views of rows and earlier texts") { db in try db.execute(sql: laterViews) }
        migrator.registerMigration("14 how deliveries to readers go") { db in
            try db.execute(sql: DeliveryTable.schema)
        }
        migrator.registerMigration("15 changes that readers missed") { db in try db.execute(sql: ReaderTable.missed) }
        migrator.registerMigration("16 articles that are kept no more") { db in
            try db.execute(sql: TombstoneTable.schema)
        }
        migrator.registerMigration("17 pages that are looked at again") { db in
            try db.execute(sql: RecheckTable.schema)
        }
        migrator.registerMigration("18 documents as they were received") { db in try db.execute(sql: RawTable.schema) }
        migrator.registerMigration("19 articles by their digests") { db in
            try db.execute(sql: DigestIndex.schema)
            try DigestIndex.rebuild("SELECT number, digest FROM article INDEXED BY article_digest", in: db)
            try db.execute(sql: "DROP INDEX article_digest")
        }
        migrator.registerMigration("20 fewer merges of the full-text index") { db in
            try db.execute(sql: rarerMerges)
        }
        migrator.registerMigration("21 articles that were taken back") { db in
            try db.execute(sql: "CREATE INDEX article_withdrawn ON article (number) WHERE state = 'withdrawn'")
        }
        migrator.registerMigration("22 what new texts change") { db in try db.execute(sql: ChangeTable.differences) }
        migrator.registerMigration("23 how many changes there are") { db in
            try db.execute(sql: ChangeTable.counts)
            try db.execute(sql: ReaderTable.counted)
        }
        migrator.registerMigration("25 how many articles there are") { db in try db.execute(sql: ArticleCount.schema) }
        migrator.registerMigration("26 when articles were taken back") { db in try db.execute(sql: withdrawals) }
        return migrator
    }

    // The index of a million articles is then in some hundred segments instead of some thirty: looking up a word takes a
    // millisecond more, and each article is written half as often.
    private static let rarerMerges = """
        INSERT INTO article_text (article_text, rank) VALUES ('automerge', 64), ('crisismerge', 256);
        """

    // Moments that people query are RFC 3339 text in UTC, which sorts as time does, bare dates included. Moments that
    // only the daemon compares are milliseconds since 1970. Lists are JSON arrays, NULL when empty.
    private static let tables = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
        INSERT INTO setting VALUES ('seq', 0);

        CREATE TABLE source (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            address TEXT NOT NULL,
            title TEXT,
            language TEXT,
            tags TEXT,
            rules TEXT,
            listed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE feed_state (
            source TEXT PRIMARY KEY REFERENCES source (id),
            address TEXT,
            etag TEXT,
            last_modified TEXT,
            document_digest TEXT,
            next_visit INTEGER NOT NULL,
            reason TEXT,
            wait INTEGER,
            last_visit INTEGER,
            last_success INTEGER,
            last_new INTEGER,
            failures INTEGER NOT NULL DEFAULT 0,
            last_error TEXT,
            title TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feed_state_next_visit ON feed_state (next_visit);

        CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            seq INTEGER NOT NULL UNIQUE,
            source TEXT NOT NULL REFERENCES source (id),
            guid TEXT,
            url TEXT,
            canonical_url TEXT,
            title TEXT,
            title_from TEXT,
            subtitle TEXT,
            authors TEXT,
            site TEXT,
            section TEXT,
            tags TEXT,
            published TEXT,
            published_precision TEXT,
            published_from TEXT,
            published_raw TEXT,
            updated TEXT,
            updated_precision TEXT,
            first_seen TEXT NOT NULL,
            revised TEXT NOT NULL,
            language TEXT,
            language_declared TEXT,
            script TEXT,
            dir TEXT,
            text_from TEXT NOT NULL,
            word_count INTEGER NOT NULL,
            image TEXT,
            enclosures TEXT,
            via_name TEXT,
            via_url TEXT,
            revision INTEGER NOT NULL,
            digest TEXT NOT NULL,
            copy_of TEXT,
            similarity REAL,
            story TEXT,
            state TEXT NOT NULL,
            removed TEXT,
            summary TEXT,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX article_digest ON article (digest);
        CREATE INDEX article_source ON article (source);
        CREATE INDEX article_first_seen ON article (first_seen);
        CREATE INDEX article_published ON article (published);

        CREATE TABLE revision (
            article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
            revision INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            seen TEXT NOT NULL,
            source TEXT NOT NULL,
            title TEXT,
            subtitle TEXT,
            digest TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (article, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entry (
            source TEXT NOT NULL,
            entry TEXT NOT NULL,
            article INTEGER REFERENCES article (number) ON DELETE SET NULL,
            digest TEXT NOT NULL,
            stamp TEXT,
            last_seen TEXT NOT NULL,
            PRIMARY KEY (source, entry)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entry_article ON entry (article, source);

        CREATE TABLE visit_log (
            number INTEGER PRIMARY KEY,
            token INTEGER NOT NULL UNIQUE,
            source TEXT NOT NULL REFERENCES source (id),
            started INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            status INTEGER,
            bytes INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            new INTEGER NOT NULL,
            revised INTEGER NOT NULL,
            known INTEGER NOT NULL,
            dropped INTEGER NOT NULL,
            error TEXT,
            next_visit INTEGER,
            reason TEXT
        ) STRICT;
        CREATE INDEX visit_log_source ON visit_log (source, started);
        CREATE INDEX visit_log_started ON visit_log (started);

        CREATE VIRTUAL TABLE article_text USING fts5 (
            title, subtitle, text,
            content = 'article', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
        );
        -- One segment a commit, even a large one, and fewer merges of them: writing is what the daemon does all day.
        INSERT INTO article_text (article_text, rank) VALUES ('hashsize', 4194304), ('automerge', 8);
        """

    // Articles stored before have no sketch: copies are found among later ones. `touched` orders stories by their last
    // article's arrival.
    private static let copies = """
        ALTER TABLE article ADD COLUMN copy_evidence TEXT;
        ALTER TABLE article ADD COLUMN sketch BLOB;
        ALTER TABLE revision ADD COLUMN change TEXT;
        CREATE INDEX article_copy_of ON article (copy_of) WHERE copy_of IS NOT NULL;
        CREATE INDEX article_story ON article (story) WHERE story <> id;
        INSERT INTO setting SELECT 'sketched', value FROM setting WHERE name = 'seq';

        CREATE TABLE sketch_run (
            number INTEGER PRIMARY KEY,
            level INTEGER NOT NULL,
            keys INTEGER NOT NULL,
            place INTEGER NOT NULL,
            fences BLOB NOT NULL,
            filter BLOB NOT NULL
        ) STRICT;
        CREATE TABLE sketch_part (number INTEGER PRIMARY KEY, keys BLOB NOT NULL) STRICT;
        CREATE TABLE note (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value BLOB NOT NULL) STRICT;

        CREATE TABLE story (
            touched INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            representative TEXT NOT NULL,
            nearness REAL NOT NULL,
            size INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            terms BLOB NOT NULL
        ) STRICT;
        CREATE INDEX story_last ON story (last) WHERE size > 1;

        CREATE VIEW stories AS SELECT
            id, representative, size,
            strftime('%Y-%m-%dT%H:%M:%SZ', first / 1000, 'unixepoch') AS first,
            strftime('%Y-%m-%dT%H:%M:%SZ', last / 1000, 'unixepoch') AS last
            FROM story WHERE size > 1;
        """

    // The surface for other programs: columns are added, never changed or taken away.
    private static let views = """
        CREATE VIEW articles AS SELECT
            id, seq, source, guid, url, canonical_url AS canonicalURL, title, title_from AS titleFrom, subtitle, authors,
            site, section, tags, published, published_precision AS publishedPrecision,
            published_from AS publishedFrom, published_raw AS publishedRaw, updated,
            first_seen AS firstSeen,
            coalesce((SELECT max(last_seen) FROM entry WHERE entry.article = article.number), first_seen) AS lastSeen,
            language, language_declared AS languageDeclared, script, dir,
            text, text_from AS textFrom, word_count AS wordCount, summary, image, enclosures,
            CASE WHEN via_name IS NULL AND via_url IS NULL THEN NULL
                ELSE json_patch('{}', json_object('name', via_name, 'url', via_url)) END AS via,
            revision, digest, copy_of AS copyOf, similarity, story, removed, state
            FROM article;

        CREATE VIEW latest AS SELECT
            id, seq, source, published, first_seen AS firstSeen, language, title, subtitle, url,
            word_count AS wordCount, revision
            FROM article WHERE state = 'live' AND copy_of IS NULL ORDER BY number DESC;

        CREATE VIEW copies AS SELECT
            id, source, title, url, copy_of AS copyOf, similarity
            FROM article WHERE copy_of IS NOT NULL;

        CREATE VIEW visits AS SELECT
            source, strftime('%Y-%m-%dT%H:%M:%SZ', started / 1000, 'unixepoch') AS started, duration_ms AS durationMs,
            outcome, status, bytes, entries, new, revised, known, dropped, error,
            strftime('%Y-%m-%dT%H:%M:%SZ', next_visit / 1000, 'unixepoch') AS nextVisit, reason
            FROM visit_log;
        """
}

extension Schema {
    /// `number` is an article's row in the full-text index `article_text`.
    static let laterViews = """
        \(articles())

        CREATE VIEW revisions AS SELECT
            article.id, revision.revision, revision.seen, revision.source, revision.title, revision.subtitle,
            revision.text, revision.digest, revision.change
            FROM revision JOIN article ON article.number = revision.article;
        """

    /// Of those that an import brought it is not known.
    static let withdrawals = """
        ALTER TABLE article ADD COLUMN withdrawn TEXT;
        UPDATE article SET withdrawn = (
            SELECT strftime('%Y-%m-%dT%H:%M:%SZ', moment / 1000, 'unixepoch') FROM change
            WHERE change.article = article.number AND former IS NOT NULL AND kind = 'withdrawn' ORDER BY seq DESC LIMIT 1
        ) WHERE state = 'withdrawn';

        \(articles(", withdrawn"))
        """

    /// The view of all articles anew, with what came to it later.
    private static func articles(_ more: String = "") -> String {
        """
        DROP VIEW articles;
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
            revision, digest, copy_of AS copyOf, similarity, story, removed, state, mark, robots, number\(more)
            FROM article;
        """
    }
}

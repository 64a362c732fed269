extension Schema {
    /// What an article's page was found to be, and what its publisher asks of those who list or copy it.
    static let pageMarks = """
        ALTER TABLE article ADD COLUMN mark TEXT;
        ALTER TABLE article ADD COLUMN robots TEXT;
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
            revision, digest, copy_of AS copyOf, similarity, story, removed, state, mark, robots
            FROM article;
        """
}

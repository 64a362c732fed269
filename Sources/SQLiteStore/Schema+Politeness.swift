extension Schema {
    /// What a publisher asked for, where a source moved, and how it fails.
    ///
    /// A document that was read whole before is taken for one read at the last success.
    static let politeness = """
        ALTER TABLE feed_state ADD COLUMN ttl INTEGER;
        ALTER TABLE feed_state ADD COLUMN update_period INTEGER;
        ALTER TABLE feed_state ADD COLUMN update_base INTEGER;
        ALTER TABLE feed_state ADD COLUMN skipped_hours INTEGER;
        ALTER TABLE feed_state ADD COLUMN skipped_days INTEGER;
        ALTER TABLE feed_state ADD COLUMN last_whole INTEGER;
        ALTER TABLE feed_state ADD COLUMN moved_to TEXT;
        ALTER TABLE feed_state ADD COLUMN move_confirmed INTEGER;
        ALTER TABLE feed_state ADD COLUMN failing_since INTEGER;
        ALTER TABLE feed_state ADD COLUMN parking TEXT;
        ALTER TABLE feed_state ADD COLUMN silence_told INTEGER;
        ALTER TABLE feed_state ADD COLUMN newest_entries BLOB;
        ALTER TABLE feed_state ADD COLUMN sitemaps TEXT;
        UPDATE feed_state SET last_whole = last_success;
        UPDATE feed_state SET failing_since = last_visit WHERE failures > 0;

        ALTER TABLE visit_log ADD COLUMN note TEXT;
        DROP VIEW visits;
        CREATE VIEW visits AS SELECT
            source, strftime('%Y-%m-%dT%H:%M:%SZ', started / 1000, 'unixepoch') AS started, duration_ms AS durationMs,
            outcome, status, bytes, entries, new, revised, known, dropped, error,
            strftime('%Y-%m-%dT%H:%M:%SZ', next_visit / 1000, 'unixepoch') AS nextVisit, reason, note
            FROM visit_log;
        """
}

import Events
import Foundation
import News

extension StatusDesk {
    /// Sources that have a series of their own, at most, in order of their IDs; the rest are in the totals only.
    private static let mostSources = 1000

    func metrics() async throws(StoreError) -> StatusAnswer {
        let now = Date()
        let measures = try await store.measures(at: now)
        let readers = try await store.readers()
        let pulse = await pulse()
        var text = MetricsText()
        addCounts(to: &text)
        addState(measures, pulse, at: now, to: &text)
        await addSizes(measures, to: &text)
        addReaders(readers, at: now, to: &text)
        addProcess(to: &text)
        return StatusAnswer(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.text.utf8))
    }

    private func addCounts(to text: inout MetricsText) {
        let counts = meters.counts
        func series(_ names: [String], _ counted: [String: Int]) -> [(String, Double)] {
            names.map { ($0, Double(counted[$0] ?? 0)) }
        }
        text.add(
            "depeche_visits_total",
            .counter,
            "Visits since the start.",
            by: "outcome",
            series(Meters.outcomes, counts.visits)
        )
        text.add(
            "depeche_answers_total",
            .counter,
            "Visits by the class of the publisher's HTTP status.",
            by: "class",
            series(Meters.answerClasses, counts.answers)
        )
        text.add(
            "depeche_articles_total",
            .counter,
            "What visits made of the entries they found.",
            by: "verdict",
            series(Meters.verdicts, counts.articles)
        )
        text.add(
            "depeche_rechecks_total",
            .counter,
            "Looks at the pages of stored articles, by what they told.",
            by: "outcome",
            series(Meters.signs, counts.rechecks)
        )
        text.add("depeche_received_bytes_total", .counter, "Bytes received by visits.", Double(counts.bytes))
        text.add("depeche_visit_duration_seconds", "How long visits took.", counts.durations)
        text.add(
            "depeche_events_total",
            .counter,
            "Events told, by kind.",
            by: "event",
            series(EventKind.allCases.map(\.rawValue), counts.events)
        )
    }

    private func addState(
        _ measures: StoreMeasures,
        _ pulse: Pulse,
        at now: Date,
        to text: inout MetricsText
    ) {
        func gauge(_ name: String, _ help: String, _ value: Int) { text.add(name, .gauge, help, Double(value)) }
        let sources = measures.sources
        gauge("depeche_sources", "Sources listed.", sources.count)
        gauge("depeche_sources_failing", "Sources whose last visit failed.", sources.count { $0.failures > 0 })
        gauge("depeche_sources_parked", "Sources that are gone or long dead.", sources.count(where: \.isParked))
        gauge("depeche_sources_due", "Sources whose next visit is due.", measures.due)
        let late = measures.dueSince.map { max(0, now.timeIntervalSince($0)) } ?? 0
        text.add("depeche_overdue_seconds", .gauge, "For how long the most overdue source has been due.", late)
        text.add(
            "depeche_under_way",
            .gauge,
            "Visits and pages under way.",
            by: "work",
            [("visits", Double(pulse.visits)), ("pages", Double(pulse.pages))]
        )
        gauge("depeche_pages_waiting", "Entries that wait for their pages.", measures.pagesWaiting)
        gauge("depeche_articles_stored", "Articles in the archive.", measures.articles)
        gauge("depeche_articles_withdrawn", "Those that their publishers took back.", measures.withdrawn)
        gauge("depeche_rechecks_due", "Articles whose pages are due to be looked at again.", measures.rechecksDue)
        gauge("depeche_rechecks_planned", "Articles whose pages will be looked at again.", measures.rechecksPlanned)
        text.add(
            "depeche_resting",
            .gauge,
            "Whether work rests for want of room on the disk.",
            by: "work",
            [("pages", pulse.resting == nil ? 0 : 1), ("feeds", pulse.resting == "feeds" ? 1 : 0)]
        )
        gauge("depeche_archive_failing", "Whether the archive does not take articles.", pulse.trouble == nil ? 0 : 1)
        gauge("depeche_network_lost", "Whether no host can be reached.", pulse.isOffline ? 1 : 0)
        text.add(
            "depeche_source_last_success_age_seconds",
            .gauge,
            "Since the last visit of a source that did not fail; infinite before the first.",
            by: "source",
            sources.prefix(Self.mostSources).map { source in
                (source.id.rawValue, source.lastSuccess.map { max(0, now.timeIntervalSince($0)) } ?? .infinity)
            }
        )
    }

    private func addSizes(_ measures: StoreMeasures, to text: inout MetricsText) async {
        text.add(
            "depeche_archive_bytes",
            .gauge,
            "Size of the archive's files.",
            by: "file",
            [("database", Double(measures.databaseBytes)), ("journal", Double(measures.journalBytes))]
        )
        text.add("depeche_free_bytes", .gauge, "Free on the archive's disk.", freeSpace().map(Double.init) ?? .nan)
        guard let kept = await kept() else { return }
        text.add(
            "depeche_documents_bytes",
            .gauge,
            "Size of the documents that are kept as they were received.",
            Double(kept.bytes)
        )
        text.add("depeche_documents_files", .gauge, "Files they are in.", Double(kept.files))
    }

    private func addProcess(to text: inout MetricsText) {
        text.add("depeche_build_info", .gauge, "The version that runs.", by: "version", [(version, 1)])
        text.add(
            "process_start_time_seconds",
            .gauge,
            "When the daemon started, since 1970.",
            started.timeIntervalSince1970.rounded(.down)
        )
        var usage = rusage()
        guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return }
        let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
        let system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
        text.add("process_cpu_seconds_total", .counter, "Processor time used.", user + system)
    }
}

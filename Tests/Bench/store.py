#!/usr/bin/env python3
"""Measures an archive of a million articles of 3 kB: looking up, searching, exporting, and storing more.

    store.py --depeche .build/release/depeche --bench .build/release/StoreBench [--articles N] [--check]

With --check the exit status is 1 when a bound is not met. A million articles take 8 GB in a temporary folder, and some
ten minutes to make; --keep PATH uses and keeps an archive there.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import load

LOOKUP = 0.050
SEARCH = 0.200
EXPORT = 100_000
SQLITE_RATIO = 2.0
INTAKE = 0.8
MEMORY = 60
# Articles stored to measure the intake: more than are put off until a quiet moment, so that what they cost later counts.
WINDOW = 50_000
# What one run takes differs by a tenth on a machine with neighbours: medians of as many, by turns.
ROUNDS = 3
LAST = 100_000
FEEDS = 1_250
SEARCHES = {
    "one word": "université",
    "two words": "ministre accord",
    "a phrase": '"de la"',
    "a prefix": "dévelop*",
    "in the title": "title : parlement",
}


def timed(command, repeat=5):
    """The median wall time of a command, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.monotonic() - start)
    return statistics.median(times)


def run(command, to=None):
    """Processor seconds and peak memory in MB of a command."""
    with open(to or "/dev/null", "wb") as sink:
        process = subprocess.Popen(command, stdout=sink)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed with status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def fill(bench, path, first, count):
    output = subprocess.run([bench, path, str(first), str(count)], check=True, capture_output=True, text=True).stdout
    return json.loads(output)


def rest(bench, path):
    """Seconds of what a daemon does in quiet moments."""
    output = subprocess.run([bench, path, "rest"], check=True, capture_output=True, text=True).stdout
    return json.loads(output)["seconds"]


def visit(depeche, folder, name, store):
    """Wall and processor seconds of a daemon that takes `WINDOW` new articles of 3 kB out of feeds, once."""
    load.write_long_feeds(folder / "feeds", FEEDS, WINDOW // FEEDS, name)
    with load.Nginx(folder / "feeds", folder / "nginx") as server:
        settings = load.write_settings(folder, server.base, FEEDS, store=store, name=name)
        start = time.monotonic()
        cpu, _ = run([depeche, "run", "--once", "--config", str(settings)])
        return time.monotonic() - start, cpu


def compare(name, empty, full, tell):
    """Tells how storing into the full archive does beside an empty one; each has a pair of times a round."""
    for clock, ours, theirs in zip(["on the clock", "of the processor"], zip(*full), zip(*empty)):
        ratio = statistics.median(theirs) / statistics.median(ours)
        tell(f"{name}, by time {clock}", f"{ratio:.2f}", f"at least {INTAKE} of empty", ratio >= INTAKE)
        print(f"  rounds: {', '.join(f'{one / other:.2f}' for one, other in zip(theirs, ours))}")
    rates = [WINDOW / statistics.median(seconds for seconds, _ in times) for times in (empty, full)]
    print(f"  empty {rates[0]:.0f}, full {rates[1]:.0f} articles a second")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--depeche", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    failures = []

    def tell(name, value, bound, holds):
        print(f"{name:<44} {value:>14}   {bound:<22} {'' if holds else 'MISSED'}")
        sys.stdout.flush()
        if not holds:
            failures.append(name)

    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or f"{folder}/full.db"
        stored = 0
        if pathlib.Path(path).exists():
            shown = subprocess.run(["sqlite3", "-readonly", path, "SELECT count(*) FROM article"], capture_output=True, text=True)
            stored = int(shown.stdout)
        last = min(LAST, options.articles - stored)
        if last > 0:
            if last < options.articles - stored:
                made = fill(options.bench, path, stored, options.articles - stored - last)
                print(f"made {made['articles']} articles at {made['articles'] / made['seconds']:.0f} a second")
            made = fill(options.bench, path, options.articles - last, last)
            print(f"and {last} more, without a quiet moment, at {made['articles'] / made['seconds']:.0f} a second")
        print(f"what was put off until a quiet moment took {rest(options.bench, path):.1f} s")
        rows = max(stored, options.articles)
        size = pathlib.Path(path).stat().st_size / 1e9
        print(f"{rows} articles, {size:.1f} GB")

        def sql(query):
            return subprocess.run(["sqlite3", "-readonly", path, query], check=True, capture_output=True, text=True).stdout.strip()

        one, since = sql("SELECT id, first_seen FROM article ORDER BY number DESC LIMIT 1 OFFSET 2000").split("|")
        lookups = {
            "articles --since (20 of 2,000)": ["articles", "--since", since],
            "articles --since --source": ["articles", "--since", since, "--source", "source-7"],
            "show ID": ["show", one],
            "show, the first digits": ["show", one[:8]],
            "--help (what starting costs)": ["--help"],
        }
        for name, arguments in lookups.items():
            command = [options.depeche, *arguments] + ([] if "--help" in arguments else ["--store", path])
            took = timed(command)
            tell(name, f"{1000 * took:.1f} ms", f"under {1000 * LOOKUP:.0f} ms", took < LOOKUP)

        for name, words in SEARCHES.items():
            query = (
                "SELECT articles.id, articles.title, snippet(article_text, 2, '[', ']', '...', 12) FROM article_text "
                "JOIN articles ON number = article_text.rowid WHERE article_text MATCH '%s' ORDER BY rank LIMIT 20" % words
            )
            plain = timed(["sqlite3", "-readonly", path, query], 3)
            took = timed([options.depeche, "search", "--store", path, words.replace(" : ", ":")], 3)
            bound = f"under {1000 * SEARCH:.0f} ms"
            tell(f"search, {name}: {words}", f"{1000 * took:.1f} ms", bound, took < SEARCH)
            print(f"  all of them sorted by FTS5's bm25 in sqlite3: {1000 * plain:.0f} ms")

        # The same rows for both: the last hundred thousand, with warm pages.
        since = sql(f"SELECT min(first_seen) FROM article WHERE number > {rows - min(rows, 100_000)}")
        chosen = int(sql(f"SELECT count(*) FROM article WHERE first_seen >= '{since}'"))
        export = [options.depeche, "export", "--store", path, "--since", since, "-"]
        peer = ["sqlite3", "-readonly", "-json", path, f"SELECT * FROM articles WHERE firstSeen >= '{since}'"]
        run(export)
        ours, memory = min(run(export) for _ in range(3))
        run(peer)
        theirs, _ = min(run(peer) for _ in range(3))
        rate = chosen / ours
        print(f"sqlite3 -json on the same rows: {chosen / theirs:.0f} articles a second of processor time")
        bound = min(EXPORT, chosen / theirs / SQLITE_RATIO)
        tell("export --format jsonl, a second and core", f"{rate:.0f}", f"at least {bound:.0f}", rate >= bound)
        whole, memory = run([options.depeche, "export", "--store", path, "-"])
        tell(f"export of all: {rows / whole:.0f} a second, memory", f"{memory:.0f} MB", f"under {MEMORY} MB", memory < MEMORY)
        for kind in ["csv", "atom"]:
            took, memory = run([options.depeche, "export", "--store", path, "--since", since, "--format", kind, "-"])
            tell(f"export {kind}: {chosen / took:.0f} a second, memory", f"{memory:.0f} MB", f"under {MEMORY} MB", memory < MEMORY)

        empty, full = [], []
        for number in range(ROUNDS):
            fresh = pathlib.Path(folder) / f"empty-{number}"
            fresh.mkdir()
            made = fill(options.bench, fresh / "store.db", 0, WINDOW)
            empty.append((made["seconds"], made["cpuSeconds"]))
            made = fill(options.bench, path, rows + number * WINDOW, WINDOW)
            full.append((made["seconds"], made["cpuSeconds"]))
            rest(options.bench, path)
            shutil.rmtree(fresh)
        compare("intake into the full archive", empty, full, tell)
        # The same out of feeds: fetched, read, cleaned, judged, stored. Other words in each run: none is known before.
        empty, full = [], []
        for number in range(ROUNDS):
            mark = f"intake-{time.time_ns():x}"
            fresh = pathlib.Path(folder) / f"daemon-{number}"
            empty.append(visit(options.depeche, fresh / "empty", mark + "e", fresh / "empty.db"))
            full.append(visit(options.depeche, fresh / "full", mark + "f", path))
            rest(options.bench, path)
            shutil.rmtree(fresh)
        compare("the daemon's intake", empty, full, tell)
    if failures and options.check:
        sys.exit(1)


if __name__ == "__main__":
    main()

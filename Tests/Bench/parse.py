#!/usr/bin/env python3
"""Measures reading feeds beside feedparser, fastfeedparser and a bare libxml2 pass, and prints the ratios.

    parse.py --bench .build/release/FeedBench [--state .state/bench] [--corpora ../shared] [--check]

All read the same bytes in turns, in one thread and from memory; what counts is processor time, the median of the turns.
The real feeds are those of a conformance corpus, found in --corpora, $DEPECHE_CORPORA or ../shared; without one a set is
generated and the report says so. With --check the exit status is 1 when a figure is beyond its bound. The environment
for the two PyPI packages and the compiled pass are kept in --state. Needs Debian's gcc, libxml2-dev and python3-venv.
"""
import argparse
import json
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile

import load

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGES = ["feedparser==6.0.14", "fastfeedparser==0.6.5"]
NAMES = {"ours": "depeche", "feedparser": "feedparser", "fastfeedparser": "fastfeedparser", "sax": "libxml2, bare"}
ENTRIES = (1_000, 10_000, 100_000)
# On the real feeds: documents a second of ours, as a multiple of another's, at least.
LEAST_RATIOS = {"feedparser": 25.0, "fastfeedparser": 1.0, "sax": 0.2}
MOST_MEMORY = 3.0
MOST_GROWTH = 1.15


def tool(state):
    """The commands of the readers, made ready."""
    state.mkdir(parents=True, exist_ok=True)
    python = state / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", state / "venv"], check=True)
    found = subprocess.run([python, "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout.split()
    if not set(PACKAGES) <= set(found):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    flags = shlex.split(subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True, check=True).stdout)
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-o", state / "sax", HERE / "sax.c", *flags], check=True)
    return str(python), str(state / "sax")


def corpus(folder):
    """Address, content type and path of each real XML feed of the corpus."""
    cases = {}
    with open(folder / "cases.jsonl", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if case["group"].startswith("realworld"):
                cases[case["file"]] = (case.get("url", ""), case.get("content_type", ""), str(folder / case["file"]))
    # A JSON Feed is none for the others.
    return [cases[file] for file in sorted(cases) if not file.endswith(".json")]


def write_manifest(path, documents):
    path.write_text("".join("\t".join(document) + "\n" for document in documents), encoding="utf-8")
    return path


def run(command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{shlex.join(map(str, command))}\n{result.stderr}")
    return json.loads(result.stdout)


def compare(commands, manifest, turns):
    """The median of each reader's seconds for all documents, and what its last turn counted."""
    seconds = {name: [] for name in commands}
    counted = {}
    for turn in range(max(turns.values())):
        for name, command in commands.items():
            if turn < turns[name]:
                counted[name] = run([*command, manifest])
                seconds[name].append(counted[name]["seconds"])
    return {name: statistics.median(values) for name, values in seconds.items()}, counted


def report(title, size, seconds, counted):
    count = counted["ours"]["documents"]
    print(f"{title}: {count} document{'s' * (count != 1)}, {size / 1e6:.1f} MB")
    print(f"{'':18}{'documents/s':>12}{'MB/s':>9}{'read':>7}{'entries':>9}   ours is")
    for name, spent in seconds.items():
        entries = counted[name].get("entries", "-")
        ratio = "" if name == "ours" else f"{spent / seconds['ours']:9.2f} times as fast"
        print(f"{NAMES[name]:18}{count / spent:>12.1f}{size / spent / 1e6:>9.1f}{counted[name]['accepted']:>7}{entries:>9}{ratio}")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=".build/release/FeedBench")
    parser.add_argument("--state", type=pathlib.Path, default=ROOT / ".state/bench")
    parser.add_argument("--corpora", type=pathlib.Path, default=os.environ.get("DEPECHE_CORPORA") or ROOT.parent / "shared")
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    bench = str(pathlib.Path(options.bench).resolve())
    python, sax = tool(options.state.resolve())

    def commands(seconds):
        return {
            "ours": [bench, "time", str(seconds)],
            "fastfeedparser": [python, str(HERE / "peers.py"), "fastfeedparser", str(seconds)],
            "sax": [sax, str(seconds)],
            "feedparser": [python, str(HERE / "peers.py"), "feedparser", "0"],
        }

    failed = []
    with tempfile.TemporaryDirectory(prefix="depeche-bench-") as temporary:
        folder = pathlib.Path(temporary)
        feeds = options.corpora.resolve() / "conformance/feeds"
        if (feeds / "cases.jsonl").exists():
            title, documents = "Real feeds", corpus(feeds)
        else:
            print(f"no corpus of real feeds at {feeds}: a generated set takes its place, and its ratios are not those of real feeds\n")
            load.write_feeds(folder / "set", 150, 30)
            title = "Generated feeds"
            documents = [("", "application/rss+xml", str(path)) for path in sorted((folder / "set").iterdir())]
        size = sum(os.path.getsize(path) for _, _, path in documents)
        turns = dict.fromkeys(NAMES, options.turns) | {"feedparser": min(3, options.turns)}
        seconds, counted = compare(commands(0.5), write_manifest(folder / "real", documents), turns)
        report(title, size, seconds, counted)
        for name, least in LEAST_RATIOS.items():
            ratio = seconds[name] / seconds["ours"]
            if ratio < least:
                failed.append(f"{title.lower()}: {ratio:.2f} times the documents a second of {NAMES[name]}, at least {least}")

        manifests = {}
        for entries in ENTRIES:
            load.write_short_feed(folder / f"{entries}.xml", entries)
            documents = [("https://depeches.example/feed", "application/rss+xml", str(folder / f"{entries}.xml"))]
            manifests[entries] = write_manifest(folder / f"m{entries}", documents)
        size = os.path.getsize(folder / f"{ENTRIES[-1]}.xml")
        turns = dict.fromkeys(NAMES, min(5, options.turns)) | {"feedparser": 1}
        seconds, counted = compare(commands(0.5), manifests[ENTRIES[-1]], turns)
        report(f"One feed of {ENTRIES[-1]:,} entries", size, seconds, counted)
        if counted["ours"]["entries"] != ENTRIES[-1]:
            failed.append(f"{counted['ours']['entries']} entries read of {ENTRIES[-1]}")

        each = {entries: [] for entries in ENTRIES}
        for _ in range(options.turns):
            for entries in ENTRIES:
                each[entries].append(run([bench, "time", "0.3", manifests[entries]])["seconds"] / entries * 1e6)
        medians = {entries: statistics.median(values) for entries, values in each.items()}
        growth = medians[ENTRIES[-1]] / medians[ENTRIES[0]]
        figures = ", ".join(f"{value:.2f} µs with {entries:,}" for entries, value in medians.items())
        print(f"time for each entry: {figures}; the last is {growth:.2f} times the first")
        if growth > MOST_GROWTH:
            failed.append(f"time for each entry: {growth:.2f} times as long in the longest feed, at most {MOST_GROWTH}")

        full, empty = memory(bench, str(folder / f"{ENTRIES[-1]}.xml"))
        ratio = (full - empty) / size
        print(
            f"memory: peak {full / 1e6:.1f} MB with the {size / 1e6:.1f} MB of the feed and all that was read of it, "
            f"{empty / 1e6:.1f} MB with an empty feed; the difference is {ratio:.2f} times the feed's size"
        )
        if ratio > MOST_MEMORY:
            failed.append(f"memory: {ratio:.2f} times the feed's size, at most {MOST_MEMORY}")
    for line in failed:
        print("beyond the bound:", line)
    return 1 if options.check and failed else 0


def memory(bench, path):
    """Peak resident bytes of a process that reads one document and keeps it, and of one that reads next to none."""
    empty = statistics.median(run([bench, "memory"])["peak"] for _ in range(3))
    return statistics.median(run([bench, "memory", path])["peak"] for _ in range(3)), empty


if __name__ == "__main__":
    sys.exit(main())

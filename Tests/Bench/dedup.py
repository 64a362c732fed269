#!/usr/bin/env python3
"""Measures judging articles in archives of several sizes, and datasketch's MinHashLSH in memory on the same texts.

    dedup.py --bench .build/release/DedupBench [--sizes 10000 100000 1000000] [--peer 100000] [--check] [--lenient]

Rates are of one core's time, waits for the disk apart; beside them those on the clock, which other work on the machine
slows down. At 10,000 also beside SQLite's full-text index, which takes the same texts in, in memory: that tells a slow
program from a slow machine. Needs PyPI's datasketch for the peer; --peer 0 leaves it out. With --check the exit status
is 1 when a bound is not met; with --lenient, for any machine, the rate at 10,000 may be missed where that ratio is kept.
The archives are made in a temporary folder; a million articles take 5 GB.
"""
import argparse
import json
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

BOUNDS = {10_000: 8_000, 100_000: 5_000, 1_000_000: 2_000}
# How much more an article may cost in an archive a hundred times as large.
GROWTH = 4.0
MEMORY = 120
RATIO = 3.0
MEASURED = 2_000
# Articles judged in the time in which FTS5 takes one in, at least, on a machine too slow for the rate; and the size at
# which they are compared.
INDEXED = 0.45
SMALL = 10_000


def peer(bench, count):
    """Articles a second that MinHashLSH takes in when it holds `count`: 128 permutations of the 3-word shingles."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    process = subprocess.Popen([bench, "--texts", str(count + MEASURED)], stdout=subprocess.PIPE, text=True)
    started = 0.0
    for number, line in enumerate(process.stdout):
        if number == count:
            started = time.process_time()
        words = line.lower().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)])
        lsh.query(sketch)
        lsh.insert(str(number), sketch)
    return MEASURED / (time.process_time() - started)


def indexed(texts):
    """Texts a second that SQLite's full-text index takes in, in memory: words folded, counted and listed, no more."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')")
    started = time.process_time()
    database.executemany("INSERT INTO t (text) VALUES (?)", texts)
    database.commit()
    return len(texts) / (time.process_time() - started)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=".build/release/DedupBench")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(BOUNDS))
    parser.add_argument("--peer", type=int, default=100_000)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lenient", action="store_true")
    options = parser.parse_args()
    bench = str(pathlib.Path(options.bench).resolve())
    failed = []
    rates = {}
    texts, beside = [], []
    if SMALL in options.sizes:
        lines = subprocess.run([bench, "--texts", str(SMALL)], check=True, capture_output=True, text=True).stdout
        texts = [(line,) for line in lines.splitlines()]
        # Before and after: a machine with neighbours is not as fast from one second to the next.
        beside = [indexed(texts) for _ in range(2)]
    with tempfile.TemporaryDirectory(prefix="depeche-dedup-") as folder:
        command = [bench, f"{folder}/archive.db", *map(str, options.sizes)]
        print(
            f"{'stored':>10} {'judged/s of CPU':>16} {'on the clock':>13} {'stored/s':>10} {'CPU us/article':>15}"
            f" {'resident MB':>12}"
        )
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                row = json.loads(line)
                size, rate, memory = row["stored"], row["judgedPerSecond"], row["residentMB"]
                rates[size] = rate
                print(
                    f"{size:>10} {rate:>16} {row['judgedPerSecondOnTheClock']:>13} {row['storedPerSecond']:>10}"
                    f" {row['cpuPerArticleMicroseconds']:>15} {memory:>12}",
                    flush=True,
                )
                if rate < BOUNDS.get(size, 0) and not (options.lenient and size == SMALL):
                    failed.append(f"{rate} judged a second at {size} stored, at least {BOUNDS[size]}")
                if memory > MEMORY:
                    failed.append(f"{memory} MB at {size} stored, at most {MEMORY}")
        if process.returncode:
            raise SystemExit(f"{bench} ended with status {process.returncode}")
    if SMALL in rates:
        peers = statistics.mean(beside + [indexed(texts) for _ in range(2)])
        ratio = rates[SMALL] / peers
        print(f"FTS5 in memory: {peers:.0f} articles/s; ratio at {SMALL} {ratio:.2f}")
        if options.lenient and rates[SMALL] < BOUNDS[SMALL] and ratio < INDEXED:
            failed.append(f"{ratio:.2f} times the rate of FTS5 at {SMALL}, at least {INDEXED}")
    for small, large in ((size, 100 * size) for size in rates if 100 * size in rates):
        growth = rates[small] / rates[large]
        print(f"an article costs {growth:.1f} times as much at {large} as at {small}")
        if growth > GROWTH:
            failed.append(f"{growth:.1f} times the cost at {large}, at most {GROWTH}")
    if options.peer:
        theirs = peer(bench, options.peer)
        ours = rates.get(options.peer) or rates[max(rates)]
        print(f"MinHashLSH in memory at {options.peer}: {theirs:.0f} articles/s; ratio {ours / theirs:.1f}")
        if ours / theirs < RATIO:
            failed.append(f"ratio {ours / theirs:.1f}, at least {RATIO}")
    for line in failed:
        print("not met:", line)
    return 1 if options.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())

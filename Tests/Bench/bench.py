#!/usr/bin/env python3
"""Measures a round of visits beside newsboat's on the same feeds, and prints the ratios.

    bench.py --depeche .build/release/depeche [--feeds 500] [--entries 40] [--check]

Both programs read the same feeds from nginx on loopback in the same run, 64 at a time, first into an empty store and
then again with nothing new. With --check the exit status is 1 when a ratio is above its bound. Needs Debian's nginx-light
and newsboat.
"""
import argparse
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import load

BOUNDS = {"first wall": 0.2, "first cpu": 0.35, "second wall": 0.02}
PEAK_MEMORY = 80.0


def measure(command, **options):
    """Runs a command; returns wall seconds, CPU seconds and peak resident memory in MB."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if status != 0:
        raise SystemExit(f"{command[0]} ended with status {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def stored(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT count(*), count(DISTINCT url) FROM articles").fetchone()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=40)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not shutil.which("newsboat"):
        raise SystemExit("newsboat is missing: apt-get install newsboat")
    depeche = str(pathlib.Path(options.depeche).resolve())
    with tempfile.TemporaryDirectory(prefix="depeche-bench-") as temporary:
        folder = pathlib.Path(temporary)
        load.write_feeds(folder / "feeds", options.feeds, options.entries)
        size = sum(f.stat().st_size for f in (folder / "feeds").iterdir()) / 1e6
        with load.Nginx(folder / "feeds", folder / "nginx") as server, open(folder / "log", "wb") as log:
            settings = load.write_settings(folder / "ours", server.base, options.feeds)
            ours = [depeche, "run", "--once", "--config", str(settings)]
            first = measure(ours, stderr=log)
            time.sleep(2.5)
            second = measure(ours, stderr=log)
            count, distinct = stored(folder / "ours/depeche.db")
            expected = options.feeds * options.entries
            assert count == distinct == expected, f"{count} articles stored, {distinct} distinct, {expected} expected"

            home = folder / "newsboat"
            home.mkdir()
            (home / "urls").write_text("".join(f"{server.base}/{n}.xml\n" for n in range(options.feeds)))
            (home / "config").write_text("reload-threads 64\n")
            theirs = ["newsboat", "-u", str(home / "urls"), "-C", str(home / "config"), "-c", str(home / "cache.db"), "-x", "reload"]
            environment = dict(os.environ, HOME=str(home))
            peer_first = measure(theirs, env=environment, stderr=subprocess.DEVNULL)
            peer_second = measure(theirs, env=environment, stderr=subprocess.DEVNULL)

    print(f"{options.feeds} feeds of {options.entries} entries, {size:.1f} MB, 64 at a time, nginx on loopback")
    print(f"{'':24}{'depeche':>12}{'newsboat':>12}{'ratio':>9}")
    ratios = {}
    for name, mine, peer in (("first", first, peer_first), ("second", second, peer_second)):
        for index, (what, unit) in enumerate((("wall", "s"), ("cpu", "s"), ("peak memory", "MB"))):
            ratios[f"{name} {what}"] = mine[index] / max(peer[index], 1e-9)
            print(f"{name + ' round, ' + what:24}{mine[index]:>9.2f} {unit:<2}{peer[index]:>9.2f} {unit:<2}{ratios[f'{name} {what}']:>9.3f}")
    print(f"articles stored: {count}, distinct addresses: {distinct}")
    failed = [f"{name}: {ratios[name]:.3f}, at most {bound}" for name, bound in BOUNDS.items() if ratios[name] > bound]
    peak = max(first[2], second[2])
    if peak > PEAK_MEMORY:
        failed.append(f"peak memory: {peak:.1f} MB, at most {PEAK_MEMORY:.0f}")
    for line in failed:
        print("over the bound:", line)
    return 1 if options.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())

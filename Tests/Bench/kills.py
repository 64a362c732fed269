#!/usr/bin/env python3
"""Kills rounds of visits at random moments and checks that nothing is lost and nothing is stored twice.

    kills.py --depeche .build/release/depeche [--kills 100] [--feeds 500] [--entries 40] [--seed N]

Every run is a `run --once` into the same archive that gets SIGKILL after a random time; now and then the archive is
begun anew, so that kills hit full rounds as well as rounds with little left to do. At the end an undisturbed round must
bring the count of articles to exactly feeds × entries, with `PRAGMA integrity_check` ok.
"""
import argparse
import contextlib
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import load


def check(path, expected):
    """What is wrong with the archive; an empty list when nothing is."""
    # Closed here and now: the last connection to close takes the journal away, which must not happen later.
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        problems = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        count, distinct, entries = db.execute(
            "SELECT (SELECT count(*) FROM article), (SELECT count(DISTINCT url) FROM article), (SELECT count(*) FROM entry)"
        ).fetchone()
        if count != distinct:
            problems.append(f"{count} articles, but {distinct} addresses: some are stored twice")
        if count != entries:
            problems.append(f"{count} articles, but {entries} entries")
        if count > expected:
            problems.append(f"{count} articles, more than the {expected} published")
        db.execute("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
        return count, problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**9)
    rng = random.Random(seed)
    expected = options.feeds * options.entries
    depeche = str(pathlib.Path(options.depeche).resolve())
    with tempfile.TemporaryDirectory(prefix="depeche-kills-") as temporary:
        folder = pathlib.Path(temporary)
        load.write_feeds(folder / "feeds", options.feeds, options.entries)
        with load.Nginx(folder / "feeds", folder / "nginx") as server:
            settings = load.write_settings(folder / "ours", server.base, options.feeds)
            archive = folder / "ours" / "depeche.db"
            command = [depeche, "run", "--once", "--config", str(settings)]

            def renew():
                for file in archive.parent.glob("depeche.db*"):
                    file.unlink(missing_ok=True)

            started = time.monotonic()
            subprocess.run(command, check=True)
            whole = time.monotonic() - started
            renew()
            interrupted = 0
            partial = 0
            problems = []
            for number in range(options.kills):
                process = subprocess.Popen(command)
                # Rounds into a fresh archive take `whole`; later ones have less to do and end sooner.
                time.sleep(rng.uniform(0.02, whole if number % 10 == 0 else whole / 3))
                process.send_signal(signal.SIGKILL)
                interrupted += process.wait() == -signal.SIGKILL
                if archive.exists() and archive.stat().st_size > 0:
                    try:
                        count, found = check(archive, expected)
                    except sqlite3.OperationalError as error:
                        if "no such table" not in str(error):
                            raise
                        count, found = 0, []
                    partial += 0 < count < expected
                    problems += [f"after kill {number + 1}: {problem}" for problem in found]
                    if count == expected and number < options.kills - 10:
                        renew()
            time.sleep(1.2)
            subprocess.run(command, check=True)
            count, found = check(archive, expected)
            problems += [f"at the end: {problem}" for problem in found]
            if count != expected:
                problems.append(f"at the end: {count} articles instead of {expected}")
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}: {options.kills} runs, {interrupted} killed at work, {partial} left a part of the articles; "
        f"{count} of {expected} articles at the end, {len(problems)} problems"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

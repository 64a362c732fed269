#!/usr/bin/env python3
"""Kills the daemon and the readers of its stream of changes at random, and checks that every reader saw every change.

    readers.py --depeche .build/release/depeche [--feeds 1250] [--entries 40] [--seed N]

The daemon reads feeds from nginx on loopback, half of which change meanwhile, and gets SIGKILL again and again. So do
three readers: one that acknowledges on its pipe what it has written down, one that does so rarely and reads slowly, and
one that asks again and again with --once and acknowledges by command. What a reader takes it first appends to a file.
At the end every file must hold every change of the archive, each for the first time in the order of `seq`.
"""
import argparse
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import load


def keep(log, line):
    """Appends what the reader remembers of a line; the kernel keeps it when the reader is killed."""
    change = json.loads(line)
    os.write(log, f"{change['seq']} {change['change']} {change['article']['id']}\n".encode())
    return change["seq"]


def read(kind, depeche, store, path):
    """Is a reader, until it is killed."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    follow = [depeche, "follow", "--store", store, "--reader", kind, "--json"]
    if kind == "command":
        while True:
            output = subprocess.run(follow + ["--once", "--taken", "acknowledged"], stdin=subprocess.DEVNULL, capture_output=True)
            last = None
            for line in output.stdout.splitlines():
                last = keep(log, line)
            if last is not None:
                subprocess.run([depeche, "reader", "ack", kind, str(last), "--store", store])
            time.sleep(0.2)
    process = subprocess.Popen(follow, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for number, line in enumerate(process.stdout):
        seq = keep(log, line)
        if kind == "pipe" or number % 997 == 0:
            process.stdin.write(f"{seq}\n".encode())
            process.stdin.flush()
        if kind == "slow" and number % 500 == 0:
            time.sleep(0.1)


class Killable:
    """A process with its children that is started again whenever it was killed."""

    def __init__(self, command):
        self.command = command
        self.kills = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, start_new_session=True, stderr=subprocess.DEVNULL)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1
        self.start()

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def ask(store, query):
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=30) as db:
            return db.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def revise(folder, feeds):
    """Changes the texts of some entries of every second feed."""
    count = 0
    for feed in range(0, feeds, 2):
        path = folder / f"{feed}.xml"
        # Entries have three paragraphs: these are all of the first and one of the second.
        text = re.sub(r"<p>", "<p>Mise à jour de la rédaction. ", path.read_text(encoding="utf-8"), count=4)
        path.with_suffix(".new").write_text(text, encoding="utf-8")
        os.replace(path.with_suffix(".new"), path)
        count += 2
    return count


def verify(log, changes):
    """What is wrong with what a reader took, and how often it took something again."""
    expected = [seq for seq, in changes]
    problems = []
    seen = 0
    lines = 0
    for line in open(log, encoding="utf-8"):
        seq = int(line.split()[0])
        lines += 1
        if seen < len(expected) and seq == expected[seen]:
            seen += 1
        elif seen == 0 or seq > expected[seen - 1]:
            problems.append(f"{seq} came when {expected[seen] if seen < len(expected) else 'nothing'} was next")
    if seen < len(expected):
        problems.append(f"{len(expected) - seen} changes never came, the first of them {expected[seen]}")
    return problems[:5], lines - seen


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--be":
        return read(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--feeds", type=int, default=1250)
    parser.add_argument("--entries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**9)
    rng = random.Random(seed)
    depeche = str(pathlib.Path(options.depeche).resolve())
    total = options.feeds * options.entries
    kinds = ["pipe", "slow", "command"]
    problems = []
    with tempfile.TemporaryDirectory(prefix="depeche-readers-") as temporary:
        folder = pathlib.Path(temporary)
        load.write_feeds(folder / "feeds", options.feeds, options.entries)
        with load.Nginx(folder / "feeds", folder / "nginx") as server:
            settings = load.write_settings(folder / "ours", server.base, options.feeds)
            store = str(folder / "ours" / "depeche.db")
            daemon = Killable([depeche, "run", "--config", str(settings)])
            while not ask(store, "SELECT 1 FROM articles LIMIT 1"):
                time.sleep(0.05)
            readers = {
                kind: Killable([sys.executable, __file__, "--be", kind, depeche, store, str(folder / f"{kind}.log")])
                for kind in kinds
            }
            everybody = [daemon, *readers.values()]
            deadline = time.monotonic() + 600
            revised = 0
            while time.monotonic() < deadline:
                time.sleep(rng.uniform(0.05, 0.6))
                rng.choice(everybody).kill()
                rows = ask(store, "SELECT count(*), coalesce(sum(revision - 1), 0) FROM articles")
                stored, revisions = rows[0] if rows else (0, 0)
                if stored > total // 2 and not revised:
                    revised = revise(folder / "feeds", options.feeds)
                if stored == total and revisions >= revised and min(one.kills for one in everybody) >= 5:
                    break
            daemon.end()
            while time.monotonic() < deadline:
                rows = ask(store, "SELECT max(lag), count(*) FROM readers")
                if rows and rows[0][0] == 0 and rows[0][1] == len(kinds):
                    break
                time.sleep(0.2)
                # Only what is acknowledged moves a place: the slow reader's last lines are not, so that it stays behind.
                slow = ask(store, "SELECT lag FROM readers WHERE name <> 'slow' AND lag > 0")
                if not slow and ask(store, "SELECT 1 FROM readers WHERE name = 'slow' AND lag < 997"):
                    time.sleep(3)
                    break
            for reader in readers.values():
                reader.end()
            if stored != total:
                problems.append(f"{stored} of {total} articles were stored")
            changes = ask(store, "SELECT seq FROM changes ORDER BY seq")
            for kind in kinds:
                wrong, again = verify(folder / f"{kind}.log", changes)
                problems += [f"{kind}: {problem}" for problem in wrong]
                print(f"{kind}: {len(changes)} changes, {again} of them again, {readers[kind].kills} kills")
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}: {stored} articles, {revisions} revisions, {len(changes)} changes, {daemon.kills} kills of the daemon, "
        f"{len(problems)} problems"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

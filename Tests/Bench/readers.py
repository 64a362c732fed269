#!/usr/bin/env python3
"""Kills the daemon and all who take its changes at random, and checks that every one of them got every change.

    readers.py --depeche .build/release/depeche [--feeds 1250] [--entries 40] [--seed N]

The daemon reads feeds from nginx on loopback, half of which change meanwhile, and gets SIGKILL again and again. So do
three readers that come for their changes: one that acknowledges on its pipe what it has written down, one that does so
rarely and reads slowly, and one that asks again and again with --once and acknowledges by command. And so do three
receivers to whom the daemon hands them: a command that takes a batch a run and fails every third time, a command that
goes on running and acknowledges each line, and a webhook that fails half of the time, before it has written the batch
down, after that, or by hanging up. What one takes it first appends to a file. At the end every file must hold every
change of the archive, each for the first time in the order of `seq`.
"""
import argparse
import http.server
import json
import os
import pathlib
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

import load


def remember(log, changes):
    """Appends what the reader remembers of changes; the kernel keeps it when the reader is killed."""
    os.write(log, "".join(f"{one['seq']} {one['change']} {one['article']['id']}\n" for one in changes).encode())


def keep(log, line):
    change = json.loads(line)
    remember(log, [change])
    return change["seq"]


def open_log(path):
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def take_batch(path):
    """Is a command that takes one batch, or fails."""
    return take(path, lambda seq: None) or random.random() < 1 / 3


def take_lines(path):
    """Is a command that goes on running."""
    return take(path, lambda seq: os.write(1, f"{seq}\n".encode()))


def take(path, acknowledge):
    note_process(path)
    log = open_log(path)
    for line in sys.stdin.buffer:
        # The daemon was killed in the middle of this one.
        if not line.endswith(b"\n"):
            return 1
        acknowledge(keep(log, line))
    return 0


def note_process(path):
    pathlib.Path(path).with_suffix(".pid").write_text(str(os.getpid()))


class Hook(http.server.BaseHTTPRequestHandler):
    """Is a webhook that fails half of the time, in all ways."""

    log = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        way = random.choice(["taken", "taken", "taken", "refused", "forgotten", "dropped"])
        if way != "refused":
            remember(Hook.log, json.loads(body))
        if way == "dropped":
            return
        self.send_response(204 if way == "taken" else 503)
        self.end_headers()

    def log_message(self, *_):
        pass


def serve(port, path):
    Hook.log = open_log(path)
    http.server.HTTPServer(("127.0.0.1", int(port)), Hook).serve_forever()


def read(kind, depeche, store, path):
    """Is a reader, until it is killed."""
    log = open_log(path)
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


class Command:
    """A command that the daemon starts; it tells its process by a file."""

    def __init__(self, path):
        self.path = path
        self.kills = 0

    def kill(self):
        """Waits a little for one that runs: a run that takes a batch is short."""
        for _ in range(100):
            try:
                process = int(self.path.with_suffix(".pid").read_text())
                if str(self.path).encode() in pathlib.Path(f"/proc/{process}/cmdline").read_bytes():
                    os.kill(process, signal.SIGKILL)
                    self.kills += 1
                    return
            except (OSError, ValueError):
                pass
            time.sleep(0.003)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def deliver(settings, folder, port):
    """Adds the receivers to the settings."""
    here = [sys.executable, os.path.abspath(__file__), "--be"]
    tables = "".join(
        f'[[deliver]]\nname = "{name}"\n{keys}\nbatch = 500\nmax_wait = "1s"\ntimeout = "5s"\n'
        for name, keys in {
            "batches": f"command = {json.dumps(here + ['batches', str(folder / 'batches.log')])}",
            "lines": f"command = {json.dumps(here + ['lines', str(folder / 'lines.log')])}\nacknowledge = \"lines\"",
            "webhook": f'webhook = "http://127.0.0.1:{port}/"',
        }.items()
    )
    settings.write_text(settings.read_text() + '[status]\nlisten = "off"\n' + tables)


def ask(store, query):
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=30) as db:
            return db.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def revise(folder, feeds):
    """Changes the texts of two entries of each of these feeds."""
    for feed in feeds:
        path = folder / f"{feed}.xml"
        # Entries have three paragraphs: these are all of the first and one of the second.
        text = re.sub(r"<p>", "<p>Mise à jour de la rédaction. ", path.read_text(encoding="utf-8"), count=4)
        path.with_suffix(".new").write_text(text, encoding="utf-8")
        os.replace(path.with_suffix(".new"), path)
    return 2 * len(feeds)


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
        be = {"batches": take_batch, "lines": take_lines, "webhook": serve}.get(sys.argv[2])
        return be(*sys.argv[3:]) if be else read(*sys.argv[2:])
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
    comers = ["pipe", "slow", "command"]
    receivers = ["batches", "lines", "webhook"]
    began = time.monotonic()
    problems = []
    with tempfile.TemporaryDirectory(prefix="depeche-readers-") as temporary:
        folder = pathlib.Path(temporary)
        load.write_feeds(folder / "feeds", options.feeds, options.entries)
        with load.Nginx(folder / "feeds", folder / "nginx") as server:
            settings = load.write_settings(folder / "ours", server.base, options.feeds)
            port = free_port()
            deliver(settings, folder, port)
            store = str(folder / "ours" / "depeche.db")
            daemon = Killable([depeche, "run", "--config", str(settings)])
            while not ask(store, "SELECT 1 FROM articles LIMIT 1"):
                time.sleep(0.05)
            readers = {
                kind: Killable([sys.executable, __file__, "--be", kind, depeche, store, str(folder / f"{kind}.log")])
                for kind in comers
            }
            be = [sys.executable, os.path.abspath(__file__), "--be"]
            readers["webhook"] = Killable([*be, "webhook", str(port), str(folder / "webhook.log")])
            for kind in ["batches", "lines"]:
                readers[kind] = Command(folder / f"{kind}.log")
            everybody = [daemon, *readers.values()]
            deadline = time.monotonic() + 600
            revised = 0
            while time.monotonic() < deadline:
                time.sleep(rng.uniform(0.05, 0.6))
                rng.choice(everybody).kill()
                rows = ask(store, "SELECT count(*), coalesce(sum(revision - 1), 0) FROM articles")
                stored, revisions = rows[0] if rows else (0, 0)
                if stored > total // 2 and not revised:
                    # Of a feed that comes only later nobody knows that it was another.
                    known = ask(store, f"SELECT source FROM articles GROUP BY source HAVING count(*) = {options.entries}")
                    revised = revise(folder / "feeds", [source.split("-")[1] for source, in known][::2])
                often = min(one.kills for one in everybody if isinstance(one, Killable)) >= 5
                if stored == total and revisions >= revised and often:
                    break
            # A visit under way may still bring something: the daemon ends when its receivers have all there is.
            while time.monotonic() < deadline:
                if ask(store, "SELECT sum(lag) FROM readers WHERE delivery NOT NULL") == [(0,)]:
                    break
                time.sleep(0.1)
            daemon.end()
            while time.monotonic() < deadline:
                rows = ask(store, "SELECT max(lag), count(*) FROM readers")
                if rows and rows[0][0] == 0 and rows[0][1] == len(comers + receivers):
                    break
                time.sleep(0.2)
                # Only what is acknowledged moves a place: the slow reader's last lines are not, so that it stays behind.
                slow = ask(store, "SELECT lag FROM readers WHERE name <> 'slow' AND lag > 0")
                if not slow and ask(store, "SELECT 1 FROM readers WHERE name = 'slow' AND lag < 997"):
                    time.sleep(3)
                    break
            for reader in readers.values():
                if isinstance(reader, Killable):
                    reader.end()
            if stored != total:
                problems.append(f"{stored} of {total} articles were stored")
            changes = ask(store, "SELECT seq FROM changes ORDER BY seq")
            for kind in comers + receivers:
                wrong, again = verify(folder / f"{kind}.log", changes)
                problems += [f"{kind}: {problem}" for problem in wrong]
                print(f"{kind}: {len(changes)} changes, {again} of them again, {readers[kind].kills} kills")
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}: {stored} articles, {revisions} revisions, {len(changes)} changes, {daemon.kills} kills of the daemon, "
        f"{len(problems)} problems, {time.monotonic() - began:.0f} s"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

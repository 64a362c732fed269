#!/usr/bin/env python3
"""Kills rounds of visits at random moments and checks that nothing is lost and nothing is stored twice.

    kills.py --depeche .build/release/depeche [--kills 100] [--feeds 500] [--entries 40] [--seed N]

Every run is a `run --once` into the same archive that gets SIGKILL after a random time; now and then the archive is
begun anew, so that kills hit full rounds as well as rounds with little left to do. At the end an undisturbed round must
bring the count of articles to exactly feeds × entries, with `PRAGMA integrity_check` ok. After every kill each document
that the index names must be read whole from its file, and each article must have been read from one of them.
"""
import argparse
import base64
import contextlib
import hashlib
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib

import load


def record_problem(folder, file, offset, length):
    """What is wrong with a document the index names; None when nothing is."""
    path = next((folder / name for name in (file, file + ".open") if (folder / name).exists()), None)
    if path is None:
        return "there is no such file"
    with open(path, "rb") as stream:
        stream.seek(offset)
        packed = stream.read(length)
    member = zlib.decompressobj(wbits=31)
    try:
        record = member.decompress(packed)
    except zlib.error as error:
        return str(error)
    if not member.eof or member.unused_data:
        return "it is not one whole member"
    head, _, rest = record.partition(b"\r\n\r\n")
    fields = dict(re.findall(rb"^([\w-]+): (.*?)\r?$", head, re.MULTILINE))
    block = rest[: int(fields[b"Content-Length"])]
    digest = b"sha1:" + base64.b32encode(hashlib.sha1(block).digest())
    return None if digest == fields[b"WARC-Block-Digest"] else "its digest differs"


def check_documents(path, db):
    """How many documents are kept as they were received, and what is wrong with them."""
    folder = pathlib.Path(str(path) + "-raw")
    problems = []
    documents = db.execute('SELECT file, "offset", length FROM documents').fetchall()
    for file, offset, length in documents:
        problem = record_problem(folder, file, offset, length)
        if problem:
            problems.append(f"the document in {file} at {offset}: {problem}")
    unread = db.execute(
        "SELECT count(*) FROM article LEFT JOIN article_raw ON article = number "
        "WHERE feed IS NULL OR feed NOT IN (SELECT number FROM raw_document)"
    ).fetchone()[0]
    if unread:
        problems.append(f"{unread} articles without the document they were read from")
    return len(documents), problems


def check(path, expected):
    """The articles, the kept documents, and what is wrong with them; an empty list when nothing is."""
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
        documents, found = check_documents(path, db)
        problems += found
        db.execute("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
        return count, documents, problems


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
                shutil.rmtree(str(archive) + "-raw", ignore_errors=True)
                for file in archive.parent.glob("depeche.db*"):
                    file.unlink(missing_ok=True)

            started = time.monotonic()
            subprocess.run(command, check=True)
            whole = time.monotonic() - started
            renew()
            interrupted = 0
            partial = 0
            read = 0
            problems = []
            for number in range(options.kills):
                process = subprocess.Popen(command)
                # Rounds into a fresh archive take `whole`; later ones have less to do and end sooner.
                time.sleep(rng.uniform(0.02, whole if number % 10 == 0 else whole / 3))
                process.send_signal(signal.SIGKILL)
                interrupted += process.wait() == -signal.SIGKILL
                if archive.exists() and archive.stat().st_size > 0:
                    try:
                        count, documents, found = check(archive, expected)
                    except sqlite3.OperationalError as error:
                        if "no such table" not in str(error):
                            raise
                        count, documents, found = 0, 0, []
                    read += documents
                    partial += 0 < count < expected
                    problems += [f"after kill {number + 1}: {problem}" for problem in found]
                    if count == expected and number < options.kills - 10:
                        renew()
            time.sleep(1.2)
            subprocess.run(command, check=True)
            count, documents, found = check(archive, expected)
            read += documents
            problems += [f"at the end: {problem}" for problem in found]
            if count != expected:
                problems.append(f"at the end: {count} articles instead of {expected}")
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}: {options.kills} runs, {interrupted} killed at work, {partial} left a part of the articles; "
        f"{count} of {expected} articles at the end, {read} kept documents read back, {len(problems)} problems"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

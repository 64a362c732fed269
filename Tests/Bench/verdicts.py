#!/usr/bin/env python3
"""Kills a daemon that is judging articles, and checks that its verdicts are those of one that was not killed.

    verdicts.py --depeche .build/release/depeche [--rounds 8] [--kills 6] [--feeds 60] [--entries 60] [--seed N]

The feeds hold articles and, in a third of the entries, copies of those in other feeds: cut, padded, retitled, dated
before or after their originals; some are on one event. A daemon visits them one after the other. In each round it gets
SIGKILL after random times, up to `--kills` times, and is started again on the same archive; in the end every article's
original, similarity and story, and the order of arrival, must be those of an undisturbed run.

"""
import argparse
import contextlib
import email.utils
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

import load

VOCABULARY = [a + b + c for a in ("ba", "ko", "ri", "ten", "lou", "mar", "si", "de", "van", "cha") for b in
              ("po", "gne", "tra", "fi", "ju", "el", "nou", "ga", "mi", "sol") for c in ("", "r", "s", "lle", "ment", "tion")]


def article(rng, events):
    """A title and its sentences; those of one event share names."""
    names = rng.choice(events)
    def sentence():
        words = [rng.choice(VOCABULARY) for _ in range(rng.randrange(10, 20))]
        words.insert(rng.randrange(2, 8), rng.choice(names))
        return " ".join(words).capitalize() + "."
    return " ".join(rng.sample(names, 2) + [rng.choice(VOCABULARY) for _ in range(5)]), [sentence() for _ in range(rng.randrange(5, 14))]


def changed(rng, title, sentences):
    kept = sentences[: max(4, len(sentences) * rng.randrange(5, 11) // 10)]
    if rng.random() < 0.3:
        rng.shuffle(kept)
    if rng.random() < 0.5:
        kept = ["Accueil - Actualités - " + rng.choice(VOCABULARY)] + kept + ["Lire la suite sur notre site."]
    if rng.random() < 0.5:
        title = " ".join(rng.choice(VOCABULARY) for _ in range(6)).capitalize()
    return title, kept


def write_feeds(folder, feeds, entries, seed):
    rng = random.Random(seed)
    events = [[rng.choice(VOCABULARY).capitalize() + rng.choice(VOCABULARY) for _ in range(6)] for _ in range(feeds)]
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for feed in range(feeds):
        items = []
        for number in range(entries):
            if written and rng.random() < 0.33:
                title, sentences = changed(rng, *rng.choice(written))
            else:
                title, sentences = article(rng, events)
                written.append((title, sentences))
            address = f"https://journal-{feed}.example/{number}"
            date = email.utils.formatdate(load.START + rng.randrange(200_000), usegmt=True)
            body = "".join(f"<p>{line}</p>" for line in sentences)
            items.append(f"<item><title>{title}</title><link>{address}</link><guid>{address}</guid>"
                         f"<pubDate>{date}</pubDate><description><![CDATA[{body}]]></description></item>\n")
        (folder / f"{feed}.xml").write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Journal {feed}</title>'
            f"<link>https://journal-{feed}.example/</link><description>Essai</description>{''.join(items)}</channel></rss>\n",
            encoding="utf-8",
        )


def verdicts(path):
    """Of each article in the order of arrival: address, original's address, similarity, evidence, story's first address."""
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        return db.execute(
            "SELECT a.url, o.url, a.similarity, a.copy_evidence, s.url FROM article a LEFT JOIN article o ON o.id = a.copy_of"
            " LEFT JOIN article s ON s.id = a.story ORDER BY a.number"
        ).fetchall()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--feeds", type=int, default=60)
    parser.add_argument("--entries", type=int, default=60)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**9)
    rng = random.Random(seed)
    depeche = str(pathlib.Path(options.depeche).resolve())
    problems = []
    killed = partial = 0
    with tempfile.TemporaryDirectory(prefix="depeche-verdicts-") as temporary:
        folder = pathlib.Path(temporary)
        write_feeds(folder / "feeds", options.feeds, options.entries, seed)
        with load.Nginx(folder / "feeds", folder / "nginx") as server:
            settings = load.write_settings(folder / "ours", server.base, options.feeds, interval="1h")
            # One visit at a time, so that articles arrive in one order.
            text = re.sub(r"concurrency = \d+\nper_host = \d+", "concurrency = 1\nper_host = 1", settings.read_text())
            settings.write_text(text)
            archive = folder / "ours" / "depeche.db"
            command = [depeche, "run", "--once", "--config", str(settings)]

            def renew():
                shutil.rmtree(str(archive) + "-raw", ignore_errors=True)
                for file in archive.parent.glob("depeche.db*"):
                    file.unlink(missing_ok=True)

            started = time.monotonic()
            subprocess.run(command, check=True)
            whole = time.monotonic() - started
            expected = verdicts(archive)
            copies = sum(row[1] is not None for row in expected)
            for number in range(options.rounds):
                renew()
                for _ in range(rng.randrange(2, options.kills + 1)):
                    process = subprocess.Popen(command)
                    time.sleep(rng.uniform(0.1, whole / 2))
                    process.send_signal(signal.SIGKILL)
                    killed += process.wait() == -signal.SIGKILL
                    with contextlib.suppress(sqlite3.OperationalError):
                        partial += 0 < len(verdicts(archive)) < len(expected)
                subprocess.run(command, check=True)
                found = verdicts(archive)
                if [row[0] for row in found] != [row[0] for row in expected]:
                    problems.append(f"round {number + 1}: the articles came in another order, or not all of them")
                wrong = [(one, other) for one, other in zip(expected, found) if one != other]
                if wrong:
                    problems.append(f"round {number + 1}: {len(wrong)} verdicts differ; first: {wrong[0]}")
    # Copies that change nothing are not stored.
    if len(expected) < options.feeds * options.entries * 0.9 or copies < len(expected) // 5:
        problems.append(f"{len(expected)} articles, {copies} of them copies: too few to tell")
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}: {options.rounds} rounds, {killed} kills, {partial} of them within the judging of {len(expected)} "
        f"articles with {copies} copies; {len(problems)} problems"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

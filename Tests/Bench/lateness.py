#!/usr/bin/env python3
"""Measures whether healthy sources are visited on time beside a host that never answers and one that is slow.

    lateness.py --depeche .build/release/depeche [--healthy 500] [--seconds 40] [--check]

A daemon with the settings that everybody has, but for shorter intervals, visits healthy sources, each on a host of its
own, every four seconds. The second time there are two hosts more: one with 30 sources that accepts requests and never
answers, and one with 30 sources that takes three seconds for each answer. Late is a visit by the time from when the
archive says that it was due until it began. Needs Debian's gcc.
"""
import argparse
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from visits import Server

INTERVAL, BAD, MOST_LATE, MOST_TYPICAL = 4, 30, 2.0, 0.5


def settings(folder, port, healthy, with_bad):
    (folder / "sources.d").mkdir(parents=True)
    (folder / "depeche.toml").write_text(
        f'[store]\npath = "{folder}/depeche.db"\n[fetch]\nallow_private_networks = true\n'
        '[schedule]\nmin_interval = "1s"\nfirst_visits = "0s"\n[log]\nlevel = "error"\n'
    )
    lines = [f'[defaults]\ninterval = "{INTERVAL}s"\n']
    addresses = [(f"healthy{n}", f"127.1.{n // 250}.{n % 250 + 1}", n) for n in range(healthy)]
    if with_bad:
        addresses += [(f"never{n}", "127.9.0.1", n) for n in range(BAD)] + [(f"slow{n}", "127.8.0.3", n) for n in range(BAD)]
    for name, host, number in addresses:
        lines.append(f'[[source]]\nid = "{name}"\nurl = "http://{host}:{port}/{number}"\n')
    (folder / "sources.d/load.toml").write_text("".join(lines))
    return folder / "depeche.toml"


def lateness(database):
    """Seconds from when each visit of a healthy source but its first was due until it began, sorted."""
    rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True).execute(
        "SELECT source, started, next_visit FROM visit_log WHERE source GLOB 'healthy*' ORDER BY source, started"
    )
    late, due = [], {}
    for source, started, following in rows:
        if source in due:
            late.append((started - due[source]) / 1000)
        due[source] = following
    return sorted(late), len(due)


def measure(depeche, server, folder, healthy, seconds, with_bad):
    config = settings(folder, server.port, healthy, with_bad)
    daemon = subprocess.Popen([depeche, "run", "--config", str(config)])
    time.sleep(seconds)
    daemon.send_signal(signal.SIGTERM)
    daemon.wait()
    late, visited = lateness(folder / "depeche.db")
    if visited < healthy or not late:
        raise SystemExit(f"{healthy - visited} healthy sources were not visited at all")
    return late


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--healthy", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=40)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    depeche = str(pathlib.Path(options.depeche).resolve())
    figures = {}
    with tempfile.TemporaryDirectory(prefix="depeche-late-") as temporary, Server(pathlib.Path(temporary)) as server:
        for name, with_bad in (("alone", False), ("beside both", True)):
            folder = pathlib.Path(temporary) / name.replace(" ", "-")
            figures[name] = measure(depeche, server, folder, options.healthy, options.seconds, with_bad)
    print(f"{options.healthy} healthy sources every {INTERVAL} s, {options.seconds} s; seconds from due until begun")
    for name, late in figures.items():
        median, most = late[len(late) // 2], late[int(len(late) * 0.99)]
        print(f"{name:12} {len(late):6} visits   median {median:.3f}   p99 {most:.3f}   longest {late[-1]:.3f}")
    late = figures["beside both"]
    failed = late[len(late) // 2] > MOST_TYPICAL or late[-1] > MOST_LATE
    if failed:
        print(f"beyond the bound: median at most {MOST_TYPICAL} s, longest at most {MOST_LATE} s")
    return 1 if options.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())

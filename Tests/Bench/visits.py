#!/usr/bin/env python3
"""Measures visits that find nothing new: how many a second, at what cost, in how much memory.

    visits.py --depeche .build/release/depeche [--sources 20000] [--hosts 2000] [--rounds 10] [--turns 7] [--check]

A daemon visits sources on hosts of 127.0.0.0/8, which one small server beside it answers with 304. What counts is the
daemon's processor time and memory and the server's count of requests, after a first round with 200. The daemon itself
tells, by SIGUSR1, the longest time that a job waited for one of its two event loops, and the longest that one job kept a
loop from the others.

The cost of a visit is compared between lists of 1,000, 5,000 and all sources. A daemon for each is held (SIGSTOP) until
all of its sources are due and then visits each once, as fast as it can: otherwise a short list would be visited at
leisure, a few sources at a time, and a long one in a rush, and these differ in cost whatever the list. The daemons take
turns while the others are held, so that what else the machine does befalls all of them, and medians are compared.

With --lenient, for machines with other work to do, the bounds that are times may be missed. Needs Debian's gcc.
"""
import argparse
import itertools
import mmap
import pathlib
import re
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LEAST_RATE, MOST_MEMORY, MOST_GROWTH, MOST_LEAK, MOST_LAG = 1500, 120.0, 1.2, 1.05, 50.0


class Server:
    def __init__(self, folder):
        self.binary, self.shared = folder / "unchanged", folder / "shared"
        subprocess.run(["gcc", "-O2", "-Wall", "-o", self.binary, HERE / "unchanged.c"], check=True)

    def __enter__(self):
        self.process = subprocess.Popen([self.binary, self.shared])
        while not self.shared.exists() or self.shared.stat().st_size < 4096:
            time.sleep(0.02)
        with open(self.shared, "rb") as file:
            self.map = mmap.mmap(file.fileno(), 4096, access=mmap.ACCESS_READ)
        while not self.port:
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    port = property(lambda self: struct.unpack_from("Q", self.map, 0)[0])
    count = property(lambda self: struct.unpack_from("Q", self.map, 8)[0])


def settings(folder, port, sources, hosts):
    (folder / "sources.d").mkdir(parents=True)
    (folder / "depeche.toml").write_text(
        f'[store]\npath = "{folder}/depeche.db"\n[fetch]\nconcurrency = 64\nhost_delay = "0s"\nallow_private_networks = true\n'
        '[schedule]\nmin_interval = "1s"\nfirst_visits = "0s"\n[log]\nlevel = "notice"\n'
    )
    (folder / "sources.d/load.toml").write_text(
        '[defaults]\ninterval = "1s"\n'
        + "".join(
            f'[[source]]\nid = "s{n}"\nurl = "http://127.1.{n % hosts // 250}.{n % hosts % 250 + 1}:{port}/{n // hosts}"\n'
            for n in range(sources)
        )
    )
    return folder / "depeche.toml"


def spent(pid):
    """Seconds of processor time, to the nanosecond (clock_getcpuclockid of Linux)."""
    return time.clock_gettime(~pid << 3 | 2)


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("the daemon has ended")


def lag(daemon, log):
    """Milliseconds that jobs waited for the loops, and that they kept them, at most since the last call."""
    begin = log.stat().st_size
    daemon.send_signal(signal.SIGUSR1)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for line in log.read_bytes()[begin:].decode(errors="replace").splitlines(keepends=True):
            found = dict(re.findall(r"\b((?:visits|fetches)_(?:wait|turn))=([0-9.]+)ms", line))
            if len(found) == 4 and line.endswith("\n"):
                return {name: float(value) for name, value in found.items()}
        time.sleep(0.01)
    raise SystemExit("the daemon did not tell its load")


class Daemon:
    """One that visits a list of sources; it has been through the first round, whose visits bring documents."""

    def __init__(self, depeche, server, folder, sources, hosts):
        self.server, self.folder, self.sources, self.begun = server, folder, sources, server.count
        config = settings(folder, server.port, sources, hosts)
        with open(folder / "log", "wb") as log:
            self.process = subprocess.Popen([depeche, "run", "--config", str(config)], stderr=log, stdout=log)
        # Some of the second round is under way while the first ends.
        self.until(self.begun + sources * 1.2)

    pid = property(lambda self: self.process.pid)

    def until(self, count):
        deadline = time.monotonic() + 300
        while self.server.count < count:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the daemon stopped visiting: see\n{(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.002)

    def lag(self):
        return lag(self.process, self.folder / "log")

    def hold(self):
        self.process.send_signal(signal.SIGSTOP)

    def round(self):
        """Seconds of processor time a visit of a round of all sources; the daemon was held, and is again."""
        # Each was visited a second ago at least, and an interval is a second and a twentieth at most.
        time.sleep(1.2)
        first, cpu = self.server.count, spent(self.pid)
        self.process.send_signal(signal.SIGCONT)
        self.until(first + self.sources * 0.99)
        self.hold()
        return (spent(self.pid) - cpu) / (self.server.count - first)

    def end(self):
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def compare(depeche, server, folder, lists, turns):
    """Seconds of processor time a visit with each list, by its sources: the medians of as many visits each."""
    daemons, costs = {}, {}
    try:
        for sources, hosts in lists.items():
            daemons[sources] = Daemon(depeche, server, folder / str(sources), sources, hosts)
            daemons[sources].hold()
        for _ in range(turns):
            for sources, daemon in daemons.items():
                costs.setdefault(sources, []).extend(daemon.round() for _ in range(min(5, max(lists) // sources)))
    finally:
        for daemon in daemons.values():
            daemon.end()
    return {sources: statistics.median(values) for sources, values in costs.items()}


def measure(depeche, server, folder, sources, hosts, visits, rounds):
    """Seconds of processor time a visit, visits a second, memory after each round, and the lag of each."""
    daemon = Daemon(depeche, server, folder, sources, hosts)
    try:
        daemon.lag()
        first, cpu, clock = server.count, spent(daemon.pid), time.monotonic()
        memory, lags = [], []
        for number in range(rounds):
            daemon.until(first + visits * (number + 1) / rounds)
            memory.append(resident(daemon.pid))
            lags.append(daemon.lag())
        count = server.count - first
        return (spent(daemon.pid) - cpu) / count, count / (time.monotonic() - clock), memory, lags
    finally:
        daemon.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--depeche", default=".build/release/depeche")
    parser.add_argument("--sources", type=int, default=20_000)
    parser.add_argument("--hosts", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lenient", action="store_true")
    options = parser.parse_args()
    depeche = str(pathlib.Path(options.depeche).resolve())
    failed = []
    with tempfile.TemporaryDirectory(prefix="depeche-visits-") as temporary, Server(pathlib.Path(temporary)) as server:
        folder = pathlib.Path(temporary)
        lists = {count: max(1, count // 10) for count in (1_000, 5_000) if count < options.sources}
        costs = compare(depeche, server, folder, lists | {options.sources: options.hosts}, options.turns)
        visits = options.sources * options.rounds
        cost, rate, memory, lags = measure(
            depeche, server, folder / "all", options.sources, options.hosts, visits, options.rounds
        )
    print(f"{options.sources} sources on {options.hosts} hosts, {options.rounds} rounds of visits answered with 304")
    print(f"visits a second     {rate:.0f}")
    print("resident memory     " + " ".join(f"{value:.0f}" for value in memory) + " MB after each round")
    print(f"processor time      {cost * 1e6:.0f} µs a visit")
    print("  each visited once " + ", ".join(f"{value * 1e6:.0f} µs a visit with {n:,}" for n, value in costs.items()))
    longest = {name: max(lag[name] for lag in lags) for name in lags[0]}
    print(
        "event loops         waited for at most {visits_wait:.0f} and {fetches_wait:.0f} ms (visits, fetches), "
        "kept by one job at most {visits_turn:.0f} and {fetches_turn:.0f} ms".format(**longest)
    )
    # A longer list must not make visits dearer; that the first visits of a short one cost more is no growth.
    growth = max(more / fewer for fewer, more in itertools.combinations(costs.values(), 2)) if len(costs) > 1 else 1.0
    if rate < LEAST_RATE and not options.lenient:
        failed.append(f"{rate:.0f} visits a second, at least {LEAST_RATE}")
    if max(memory) > MOST_MEMORY:
        failed.append(f"{max(memory):.0f} MB, at most {MOST_MEMORY:.0f}")
    if memory[-1] > memory[len(memory) // 2] * MOST_LEAK:
        failed.append(f"memory grows from {memory[len(memory) // 2]:.1f} to {memory[-1]:.1f} MB in the second half")
    if max(longest.values()) > MOST_LAG and not options.lenient:
        failed.append(f"an event loop was held up for {max(longest.values()):.0f} ms, at most {MOST_LAG:.0f}")
    if growth > MOST_GROWTH:
        failed.append(f"a visit costs {growth:.2f} times as much with a longer list as with a shorter one, at most {MOST_GROWTH}")
    for line in failed:
        print("beyond the bound:", line)
    return 1 if options.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())

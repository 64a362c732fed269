#!/usr/bin/env python3
"""Pages a second and peak memory of `depeche extract` beside trafilatura and a bare HTML5 parse of the same bytes.

All figures are processor time on one core; run it on an idle machine.
"""
import argparse
import glob
import json
import os
import resource
import subprocess
import sys
import tempfile

TRAFILATURA = """
import sys, trafilatura
for path in sys.stdin.read().split("\\n"):
    if path:
        trafilatura.extract(open(path, "rb").read(), with_metadata=True)
"""


def measure(name, command, pages, text=None):
    """Runs a command; prints and returns its pages a second of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["/usr/bin/env", "time", "-f", "%M"] + command, input=text, text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr[-500:]}")
    peak = int(done.stderr.split()[-1]) / 1024
    print(f"{name:24} {pages / seconds:8.1f} pages/s {peak:8.0f} MiB")
    return pages / seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--depeche", required=True)
    parser.add_argument("--pages", required=True, help="folder of saved pages")
    parser.add_argument("--python", required=True, help="a Python that has trafilatura")
    parser.add_argument("--check", action="store_true", help="fail below 10 x trafilatura or 1/2.5 of the parse")
    args = parser.parse_args()
    files = sorted(glob.glob(os.path.join(args.pages, "**", "*.html"), recursive=True))
    if not files:
        sys.exit(f"no pages at {args.pages}")
    listed = "\n".join(files) + "\n"
    with tempfile.TemporaryDirectory() as temp:
        manifest = os.path.join(temp, "manifest.jsonl")
        with open(manifest, "w", encoding="utf-8") as out:
            for number, path in enumerate(files):
                out.write(json.dumps({"id": str(number), "file": os.path.abspath(path)}) + "\n")
        parse = os.path.join(temp, "parse")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "parse_bench.c")
        subprocess.run(["g++", "-x", "c", "-O2", "-fpermissive", "-w", source, "-lgumbo", "-o", parse], check=True)
        ours = measure("depeche extract", [args.depeche, "extract", "--batch", manifest], len(files))
        bare = measure("bare parse (gumbo)", [parse], len(files), listed)
        peer = measure("trafilatura", [args.python, "-c", TRAFILATURA], len(files), listed)
    print(f"{ours / peer:.1f} x trafilatura, {bare / ours:.2f} x the time of the bare parse")
    if args.check and (ours < 10 * peer or bare > 2.5 * ours):
        sys.exit(1)


if __name__ == "__main__":
    main()

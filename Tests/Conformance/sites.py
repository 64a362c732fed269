#!/usr/bin/env python3
"""Compare reading the pages of one site together with reading each by itself.

    Tests/Conformance/sites.py --set FOLDER --cmd '.build/release/depeche extract --batch'

FOLDER has truth.jsonl (one case a line: id, file, site, url, text, alternatives) and the pages. Each site with at least
--least pages that have a text is read twice, once with --learn added to the command. Texts are scored by their runs of
four words: F1 by page, averaged by site; exact is the share of pages whose words are the truth's. Ends with 1 when a
site scores worse than --tolerance by learning, or the average is not better.
"""

import argparse
import collections
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

WORDS = re.compile(r"\w+")


def words(text):
    return WORDS.findall(text.lower())


def shingles(row):
    size = min(4, len(row))
    return collections.Counter(tuple(row[i:i + size]) for i in range(len(row) - size + 1)) if row else collections.Counter()


def f1(answer, truth):
    ours, theirs = shingles(answer), shingles(truth)
    shared = sum((ours & theirs).values())
    if not shared:
        return 0.0
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def best(answer, case):
    row = words(answer)
    truths = [words(text) for text in [case["text"]] + case.get("alternatives", [])]
    return max(f1(row, truth) for truth in truths), any(row == truth for truth in truths)


def answers(command, manifest, more):
    run = subprocess.run(shlex.split(command) + [manifest] + more, capture_output=True, check=False)
    rows = (json.loads(line) for line in run.stdout.splitlines() if line)
    return {row["id"]: row.get("text") or "" for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", required=True, type=pathlib.Path)
    parser.add_argument("--cmd", required=True)
    parser.add_argument("--least", type=int, default=10)
    parser.add_argument("--tolerance", type=float, default=0.0)
    options = parser.parse_args()

    sites = collections.defaultdict(list)
    for line in (options.set / "truth.jsonl").read_text().splitlines():
        case = json.loads(line)
        if case.get("text") and case.get("site"):
            sites[case["site"]].append(case)
    sites = {site: cases for site, cases in sites.items() if len(cases) >= options.least}

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as manifest:
        for site, cases in sites.items():
            for case in cases:
                # Pages are told apart by their site, also where the set does not know their addresses.
                url = case.get("url") or f"http://{site}/"
                line = {"id": case["id"], "file": str((options.set / case["file"]).resolve()), "url": url}
                manifest.write(json.dumps(line) + "\n")
        manifest.flush()
        alone = answers(options.cmd, manifest.name, [])
        together = answers(options.cmd, manifest.name, ["--learn"])

    total = collections.Counter()
    isFine = True
    print(f"{'site':32} pages  F1 alone  together  exact alone  together")
    for site, cases in sorted(sites.items()):
        before = [best(alone.get(case["id"], ""), case) for case in cases]
        after = [best(together.get(case["id"], ""), case) for case in cases]
        row = [sum(score[part] for score in scores) / len(cases) for part in (0, 1) for scores in (before, after)]
        print(f"{site:32} {len(cases):5}  {row[0]:8.4f}  {row[1]:8.4f}  {row[2]:11.3f}  {row[3]:8.3f}")
        isFine = isFine and row[1] >= row[0] - options.tolerance
        total.update(pages=1, before=row[0], after=row[1], exactBefore=row[2], exactAfter=row[3])
    if not sites:
        sys.exit("no site has so many pages")
    mean = {key: value / total["pages"] for key, value in total.items()}
    print(
        f"{'mean':32} {'':5}  {mean['before']:8.4f}  {mean['after']:8.4f}  "
        f"{mean['exactBefore']:11.3f}  {mean['exactAfter']:8.3f}"
    )
    sys.exit(0 if isFine and mean["after"] > mean["before"] else 1)


if __name__ == "__main__":
    main()

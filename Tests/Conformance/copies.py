#!/usr/bin/env python3
"""Judge streams of invented articles whose copies, forms and stories are known, and score the verdicts.

    Tests/Conformance/copies.py --cmd '.build/release/depeche dedup --batch' [--seeds 1 2 3] [--check]
    Tests/Conformance/copies.py --write FOLDER [--seeds 1]

The texts are made by `press/`, the same for the same seed. A verdict counts as right when it is the gold's and names an
article of the right group; pairs are those of articles that the answers tie together; stories are scored by B-cubed over
the articles that are new. Bounds are given as --least NAME=SHARE, of each stream; ends with 1 when one is missed.
"""

import argparse
import collections
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from press.stream import Stream, kinds, lines  # noqa: E402

CLASSES = ("new", "exact", "revision", "copy")


def ratio(part, whole):
    return part / whole if whole else 1.0


def f1(right, given, wanted):
    precision, recall = ratio(right, given), ratio(right, wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def parts(links):
    """The name of each article's part when all linked ones are together."""
    above = {}

    def root(name):
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for name, of in links:
        above[root(name)] = root(of) if of else root(name)
    return {name: root(name) for name, _ in links}


def pairs(counts):
    return sum(count * (count - 1) // 2 for count in counts)


def bcubed(names, given, gold):
    ours, theirs, both = (collections.Counter() for _ in range(3))
    for name in names:
        ours[given[name]] += 1
        theirs[gold[name]] += 1
        both[given[name], gold[name]] += 1
    precision = ratio(sum(both[given[n], gold[n]] / ours[given[n]] for n in names), len(names))
    recall = ratio(sum(both[given[n], gold[n]] / theirs[gold[n]] for n in names), len(names))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(stream, gold, answers):
    truth = {row["id"]: row for row in gold}
    group = {row["id"]: row["group"] for row in gold}
    right, given, wanted = (collections.Counter() for _ in range(3))
    wrong = []
    for article in stream:
        name = article["id"]
        row, answer = truth[name], answers[name]
        verdict, of = answer["verdict"], answer["of"]
        fitting = {row["group"], *row.get("grey", [])}
        expected = verdict if verdict in row.get("accept", []) else row["verdict"]
        is_right = verdict == expected and (verdict == "new" or group.get(of) in fitting)
        wanted[expected] += 1
        given[verdict] += 1
        right[expected] += is_right
        if not is_right:
            wrong.append((row["kind"], name, verdict, of, answer["similarity"]))
    part = parts([(article["id"], answers[article["id"]]["of"]) for article in stream])
    grey = {row["id"] for row in gold if row.get("grey")}
    inner = [name for name in group if name not in grey]
    together = pairs(collections.Counter(part[name] for name in inner).values())
    same = pairs(collections.Counter((part[name], group[name]) for name in inner).values())
    told = [row["id"] for row in gold if row["story"] and row["verdict"] == "new"]
    present = [name for name in CLASSES if wanted[name]]
    return {
        "macro": sum(f1(right[name], given[name], wanted[name]) for name in present) / len(present),
        "copy": f1(right["copy"], given["copy"], wanted["copy"]),
        "copy-precision": ratio(right["copy"], given["copy"]),
        "copy-recall": ratio(right["copy"], wanted["copy"]),
        "pairs": ratio(same, together),
        "stories": bcubed(told, {n: answers[n]["story"] for n in told}, {n: truth[n]["story"] for n in told}),
    }, wrong


def judged(command, path):
    run = subprocess.run(shlex.split(command) + [path], capture_output=True, check=True)
    return {row["id"]: row for row in map(json.loads, run.stdout.splitlines())}


def show(name, rates, wrong, stream, most):
    print(f"{name}: {len(stream)} articles; " + ", ".join(f"{key} {value:.4f}" for key, value in rates.items()))
    count = collections.Counter(kind for kind, *_ in wrong)
    print("  wrong: " + ", ".join(f"{kind} {number}" for kind, number in count.most_common(most or 12)))
    titles = {article["id"]: f"{article['source']}: {article['title'][:60]}" for article in stream}
    for kind, place, verdict, of, likeness in wrong[:most]:
        print(f"    {place} {kind} called {verdict} {likeness} | {titles[place]} | {titles.get(of, '')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd")
    parser.add_argument("--write", type=pathlib.Path, help="only write the streams and their gold into this folder")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--size", type=int, default=260, help="events of a stream; it has about nine articles for each")
    parser.add_argument("--half", type=int, choices=[0, 1], help="every second kind only")
    parser.add_argument("--least", action="append", default=[], help="NAME=SHARE, of each stream")
    parser.add_argument("--errors", type=int, default=0, help="wrong verdicts to show")
    options = parser.parse_args()
    some = None if options.half is None else set(kinds()[options.half::2])
    if some:
        some |= {"whole"}
    bounds = dict((name, float(share)) for name, share in (bound.split("=") for bound in options.least))
    missed = []
    for seed in options.seeds:
        stream, gold = lines(Stream(seed, options.size, some).build())
        folder = options.write or pathlib.Path(tempfile.mkdtemp(prefix="depeche-copies-"))
        folder.mkdir(exist_ok=True)
        for name, rows in ((f"{seed}.jsonl", stream), (f"{seed}.gold.jsonl", gold)):
            (folder / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        if options.cmd:
            rates, wrong = score(stream, gold, judged(options.cmd, str(folder / f"{seed}.jsonl")))
            show(f"seed {seed}", rates, wrong, stream, options.errors)
            missed += [f"seed {seed}: {name} {rates[name]:.4f}, wanted {least}" for name, least in bounds.items() if rates[name] < least]
    for line in missed:
        print("not met:", line)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

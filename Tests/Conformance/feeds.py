#!/usr/bin/env python3
"""Holds `depeche parse` against every case of the feed corpus, and against the list of reviewed differences.

Fails when a case fails that is not listed, when a listed case passes (the list must not outlive its reasons), when a
listed case is not in the corpus, and when a group or a tier is below its rate. The corpus is looked for in
$DEPECHE_CORPORA, else in ../shared beside the repository; without it nothing is checked, and that is said.

    python3 Tests/Conformance/feeds.py --cmd '.build/release/depeche parse'
"""

import argparse
import concurrent.futures
import os
import pathlib
import shlex
import sys

HERE = pathlib.Path(__file__).resolve().parent
RATES = {"core": 0.99, "extended": 0.985}
WHOLE_GROUPS = {"security", "sanitise"}
LEAST_OF_A_GROUP = 0.9


def differences(path):
    """Case ids with their reasons; lines are `case: reason`, and what starts with # is a remark."""
    listed = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        case, _, reason = line.partition(": ")
        if not reason.strip():
            sys.exit(f"{path}:{number}: a difference without its reason")
        if case in listed:
            sys.exit(f"{path}:{number}: {case} is listed twice")
        listed[case] = reason.strip()
    return listed


def rates(results, key):
    tallies = {}
    for case, reasons in results:
        tally = tallies.setdefault(case[key], [0, 0])
        tally[0] += not reasons
        tally[1] += 1
    return {name: good / total for name, (good, total) in sorted(tallies.items())}


def complaints(results, listed):
    """Everything that must not be, one line each."""
    failed = {case["case"]: reasons for case, reasons in results if reasons}
    known = {case["case"] for case, _ in results}
    for case in sorted(failed.keys() - listed.keys()):
        yield f"{case} fails and is not listed: {'; '.join(failed[case])}"
    for case in sorted(listed.keys() & known - failed.keys()):
        yield f"{case} passes: take it off the list"
    for case in sorted(listed.keys() - known):
        yield f"{case} is listed and not in the corpus"
    for group, rate in rates(results, "group").items():
        least = 1 if group in WHOLE_GROUPS else LEAST_OF_A_GROUP
        if rate < least:
            yield f"group {group}: {rate:.1%}, at least {least:.0%} are asked for"
    for tier, rate in rates(results, "tier").items():
        if rate < RATES[tier]:
            yield f"tier {tier}: {rate:.1%}, at least {RATES[tier]:.1%} are asked for"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cmd", default=".build/release/depeche parse", help="how one document is read")
    options.add_argument("--differences", type=pathlib.Path, default=HERE / "feed-differences.txt")
    options = options.parse_args()
    corpora = pathlib.Path(os.environ.get("DEPECHE_CORPORA", HERE.parent.parent.parent / "shared")) / "conformance"
    if not (corpora / "feeds" / "cases.jsonl").is_file():
        print(f"SKIPPED: feed conformance, for there is no corpus at {corpora}/feeds; set DEPECHE_CORPORA")
        return 0
    sys.path.insert(0, str(corpora))
    import run_feeds  # the corpus brings the meaning of its expectations along

    listed = differences(options.differences)
    cases = run_feeds.load(str(corpora / "feeds"))
    command = shlex.split(options.cmd)

    def run(case):
        return case, run_feeds.run_case(case, str(corpora / "feeds"), command, 10)[0]

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(run, cases))
    passed = sum(not reasons for _, reasons in results)
    tiers = ", ".join(f"{name} {rate:.2%}" for name, rate in rates(results, "tier").items())
    print(f"feed conformance: {passed} of {len(cases)} cases ({passed / len(cases):.2%}; {tiers}), {len(listed)} listed")
    found = list(complaints(results, listed))
    for complaint in found:
        print("FAIL", complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

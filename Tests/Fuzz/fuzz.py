#!/usr/bin/env python3
"""Fuzzes what reads bytes from the network, stage by stage, from the seeds beside this file.

Each stage is run by libFuzzer (llvm.org/docs/LibFuzzer.html) with AddressSanitizer and LeakSanitizer, for its share of
the time or the number of runs. What was learnt stays in the corpus folder for the next time. Ends with 1 when anything
was found; the inputs are then in the folder `found`, and `fuzz.py --input FILE` shows one again.
"""
import argparse, hashlib, os, pathlib, re, subprocess, sys, time

STAGES = ["feed", "json", "outline", "charset", "date", "fragment", "page", "document", "address", "pattern", "article",
          "mixed", "robots", "headers"]
HERE = pathlib.Path(__file__).resolve().parent
ENCODINGS = ["utf-16", "utf-16-be", "utf-32", "utf-32-be", "cp1252"]
# What an input may cost in time on the clock (see Fuzz.swift for the processor's), and in memory with the sanitiser's own.
LIMITS = ["-timeout=20", "-rss_limit_mb=1024", "-malloc_limit_mb=512"]

# Of libFuzzer's report: what broke, where in our code, and which input does it.
TELLING = re.compile(r"^(broken|==.*ERROR|SUMMARY|.*Fatal error|.*Test unit written)|#\d+ .* /.*/Sources/")


def headers(stage):
    """The second byte of a seed: how it is read. See FuzzInput.Options."""
    return [33, 32 + 4 + 8] if stage in ("feed", "json") else [33, 32 + 8 + 64] if stage == "date" else [33]


def lines_of(path):
    return [line for line in path.read_bytes().split(b"\n") if line]


def seeds(stage, corpora):
    """The bodies of a stage's seeds: one a file, or one a line of a `.lines` file."""
    for path in sorted((HERE / "Seeds" / stage).iterdir()):
        if path.suffix == ".lines":
            yield from lines_of(path)
            continue
        body = path.read_bytes()
        yield body
        if stage == "feed" and path.suffix == ".xml":
            text = body.decode()
            yield from (text.encode(name, "xmlcharrefreplace") for name in ENCODINGS)
    folder = {"feed": "feeds/files", "json": "feeds/files"}.get(stage)
    folder = HERE.parent.parent / "seeds" if stage == "document" else corpora and folder and corpora / folder
    for path in sorted(folder.rglob("*")) if folder else []:
        if path.is_file() and path.stat().st_size <= 16384:
            body = path.read_bytes()
            if (body.lstrip()[:1] == b"{") == (stage == "json") or stage == "document":
                yield body


def prepare(stage, corpora, folder):
    folder.mkdir(parents=True, exist_ok=True)
    number = STAGES.index(stage)
    for body in seeds(stage, corpora):
        for header in headers(stage):
            data = bytes([48 + number, header]) + body
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def environment(stage=None):
    # The language's own report of a crash would read memory under the sanitiser's feet.
    return dict(os.environ, FUZZ_STAGE=str(STAGES.index(stage) if stage else 0), SWIFT_BACKTRACE="enable=no", ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1")


def run(stage, options, seconds, runs):
    corpus = options.work / "corpus" / stage
    found = options.work / "found"
    found.mkdir(parents=True, exist_ok=True)
    prepare(stage, options.corpora, corpus)
    command = [str(options.binary), *LIMITS, "-max_len=16384", "-print_final_stats=1", "-use_value_profile=0",
               f"-artifact_prefix={found}/{stage}-", f"-runs={runs}", f"-max_total_time={seconds}"]
    if options.seed:
        command.append(f"-seed={options.seed}")
    began = time.monotonic()
    result = subprocess.run([*command, str(corpus)], env=environment(stage), stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)
    output = result.stdout.decode(errors="replace")
    done = re.search(r"number_of_executed_units: (\d+)", output)
    edges = re.findall(r"cov: (\d+)", output)
    memory = re.search(r"peak_rss_mb: (\d+)", output)
    print(f"{stage:10}{int(done[1]) if done else 0:12} runs{time.monotonic() - began:8.0f} s"
          f"{edges[-1] if edges else '-':>8} edges{memory[1] if memory else '-':>6} MB"
          f"   {'clean' if result.returncode == 0 else 'FOUND'}", flush=True)
    if result.returncode != 0:
        print("\n".join(line[:600] for line in output.splitlines() if TELLING.search(line)), flush=True)
    return result.returncode == 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--binary", type=pathlib.Path, required=True)
    arguments.add_argument("--work", type=pathlib.Path, default=HERE.parent.parent / ".build" / "fuzz")
    arguments.add_argument("--corpora", type=pathlib.Path, help="a folder of more documents")
    arguments.add_argument("--seconds", type=float, default=60, help="for all stages together")
    arguments.add_argument("--runs", type=int, default=-1, help="for each stage")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    arguments.add_argument("--input", type=pathlib.Path, help="only show what this input does")
    options = arguments.parse_args()
    if options.corpora and not options.corpora.is_dir():
        options.corpora = None
    if options.input:
        return subprocess.run([str(options.binary), *LIMITS, str(options.input)], env=environment()).returncode
    share = max(1, round(options.seconds / len(options.stages)))
    clean = [run(stage, options, share, options.runs) for stage in options.stages]
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())

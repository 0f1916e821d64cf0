#!/usr/bin/env python3
"""Writes docs/performance.md: where the time of coding, ingest and serving goes, and how
fast each is, over this repository's own reports; beside spaCy and CoreNLP where
peers/setup.sh has put them. Nothing else should run on the machine.

    peers/performance.py --out docs/performance.md
    peers/performance.py --text reports.ndjson.gz --out docs/performance.md    # with the peers
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from compare import machine, thousands

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


def places():
    """-> the lines of places.txt: those that win wherever they stand, those of the innermost"""
    lists = {"first": [], "then": []}
    into = None
    for line in (HERE / "places.txt").read_text(encoding="utf-8").splitlines():
        if line in lists:
            into = lists[line]
        elif line and not line.startswith("#"):
            name, rest = line.split(" | ", 1)
            pattern, why = rest.rsplit(" | ", 1)
            into.append((name, re.compile(pattern), why))
    return lists["first"], lists["then"]


UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "mins": 60.0, "hrs": 3600.0}
SAMPLE = re.compile(r"^\s*([\d.]+)(ns|us|µs|ms|s|mins|hrs)\s+(\S+)")


def samples(binary, profile):
    """-> seconds and the functions of a stack, innermost first"""
    text = subprocess.run(["go", "tool", "pprof", "-traces", str(binary), str(profile)], check=True, capture_output=True, text=True).stdout
    for block in re.split(r"^-+\+-+$", text, flags=re.M)[1:]:
        seconds, frames = 0.0, []
        for line in block.strip("\n").splitlines():
            m = SAMPLE.match(line)
            if m and not frames:
                seconds = float(m[1]) * UNITS[m[2]]
                frames.append(m[3])
            elif frames and line.strip():
                frames.append(line.split()[0])
        if frames:
            yield seconds, frames


def spent(binary, profile):
    """-> seconds by place, the dearest functions of each, all seconds"""
    first, then = places()
    by, inside, total = collections.Counter(), collections.defaultdict(collections.Counter), 0.0
    for seconds, frames in samples(binary, profile):
        total += seconds
        name, function = next(((n, f) for n, p, _ in first for f in frames if p.search(f)), (None, None))
        if name is None:
            name, function = next(((n, f) for f in frames for n, p, _ in then if p.search(f)), ("the rest", frames[0]))
        by[name] += seconds
        inside[name][re.sub(r"^(sitrep|github\.com/[^/]+|encoding|database)/", "", function)] += seconds
    return by, inside, total


def job_lines(job, binary, folder):
    by, inside, total = spent(binary, folder / (job["job"] + ".pprof"))
    head = {"code": "## Coding: `sitrep code --json`", "ingest": "## Storing: `sitrep ingest`", "serve": "## Serving: pages and API"}[job["job"]]
    yield head
    yield ""
    if job.get("pages"):
        yield "%s requests: %.1f a second of processor time, %.1f ms each." % (thousands(job["pages"]), job["pages"] / total, 1000 * total / job["pages"])
        unit, count = "ms a request", job["pages"] / 1000
    else:
        yield "%s reports, %s words: %s words and %.2f MB a second of processor time, %.1f ms a report; %.1f kB allocated a report." % (
            thousands(job["reports"]), thousands(job["words"]), thousands(job["words"] / total), job["bytes"] / total / 1e6, 1000 * total / job["reports"],
            job["alloc"] / job["reports"] / 1000)
        unit, count = "µs a word", job["words"] / 1e6
    yield ""
    yield "| place | share | %s | dearest functions |" % unit
    yield "|---|---|---|---|"
    for name, seconds in by.most_common():
        if seconds / total >= 0.005:
            yield "| %s | %.1f %% | %.3f | %s |" % (name, 100 * seconds / total, seconds / count, ", ".join("`%s` %.1f %%" % (f, 100 * s / total) for f, s in inside[name].most_common(3)))
    yield ""
    yield "The five dearest:"
    yield ""
    why = {n: w for part in places() for n, _, w in part}
    for name, seconds in [x for x in by.most_common() if x[0] in why and x[1] >= total / 100][:5]:
        yield "- **%s** (%.0f %%). %s" % (name, 100 * seconds / total, why[name])
    yield ""


def peer_lines(args):
    yield "## Beside other programs"
    yield ""
    if not (args.text and (HERE / "build").is_dir()):
        yield "Not measured in this run: it wants `peers/setup.sh` and `--text`. `docs/peers.md` has the figures of `peers/compare.py`, with what they were measured by."
        return
    out = subprocess.run([sys.executable, str(HERE / "compare.py"), "--text", args.text, "--words", str(args.words)], check=True, stdout=subprocess.PIPE, text=True).stdout
    section = re.search(r"^## Speed and memory\n\n(.*?)(?=^## |\Z)", out, re.S | re.M)
    yield from section[1].rstrip("\n").splitlines()


def report(args):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        binary = folder / "sitrep.test"
        env = dict(os.environ, SITREP_PROFILE=str(folder), SITREP_PROFILE_SECONDS=str(args.seconds), SITREP_CAREFUL="")
        subprocess.run(["go", "test", "-count", "1", "-run", "^TestProfile$", "-o", str(binary), "./cmd/sitrep"], cwd=ROOT, env=env, check=True, stdout=sys.stderr)
        yield "# Where the time goes"
        yield ""
        yield "Written by `peers/performance.py` and by nothing else; its figures are those of its last run, on %s," % machine()
        yield "load %.1f at the end (`uptime`; under load shares hold and rates fall). Profiles of %d seconds each, one worker, over the reports of `eval`." % (os.getloadavg()[0], args.seconds)
        yield "Why a place costs what it costs stands in `peers/places.txt`. More figures: `docs/desk.md`, \"Speed\" (pages of a million events), `docs/operations.md`, \"How"
        yield "fast, how large\" (databases), `docs/peers.md` (accuracy beside the others)."
        yield ""
        for job in json.loads((folder / "jobs.json").read_text()):
            yield from job_lines(job, binary, folder)
        yield from peer_lines(args)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seconds", type=int, default=20, help="for each profile (default 20)")
    ap.add_argument("--text", metavar="FILE.ndjson[.gz]", help="news reports for the comparison with the peers, their words in the field text")
    ap.add_argument("--words", type=int, default=150000, help="of the text (default 150,000)")
    ap.add_argument("--out", help="the page, docs/performance.md")
    args = ap.parse_args()
    page = "\n".join(report(args)) + "\n"
    if args.out:
        pathlib.Path(args.out).write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

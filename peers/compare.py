#!/usr/bin/env python3
"""Compares sitrep with spaCy's small English pipeline and Stanford CoreNLP: speed, memory, who did what, names.

Everything runs one after the other on one core. Progress goes to standard error, the tables to standard output and,
with --out, to a file. README.md beside this file says what the arguments are and what is measured how.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import corpora

HERE = pathlib.Path(__file__).resolve().parent
STARTED = time.monotonic()
CONSTRUCTIONS = ("active", "passive", "relative", "reduced")
WARM_WORDS = 15000  # that the peers read before the clock starts
CORENLP_PARSE = "tokenize,ssplit,pos,lemma,depparse"
CORENLP_NAMES = "tokenize,ssplit,pos,lemma,ner,depparse"


def say(text):
    print("%4.0f s  %s" % (time.monotonic() - STARTED, text), file=sys.stderr, flush=True)


def run(cmd, out=None):
    """-> standard output, CPU seconds and peak memory in MB of a program run to its end; its progress is passed on"""
    cmd, said = [str(c) for c in cmd], []
    stdout = open(out, "wb") if out else tempfile.TemporaryFile()  # no pipe: it would fill while errors are read
    p = subprocess.Popen(cmd, stdout=stdout, stderr=subprocess.PIPE)
    for line in p.stderr:
        said.append(line.decode(errors="replace").rstrip())
        if said[-1].endswith(" documents"):
            say("  " + said[-1])
    _, status, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    text = b""
    if not out:
        stdout.seek(0)
        text = stdout.read()
    stdout.close()
    if p.returncode:
        sys.exit("%s: exit code %d\n%s" % (" ".join(cmd), p.returncode, "\n".join(said[-20:])))
    return text.decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Systems:
    """The three programs."""

    def __init__(self, args, work):
        self.sitrep = pathlib.Path(args.sitrep).resolve()
        peers = pathlib.Path(args.peers).resolve()
        self.spacy = [peers / "venv/bin/python", HERE / "spacy_run.py"]
        classpath = "%s:%s/*" % (peers / "classes", peers / "jars")
        self.corenlp = ["java", "-Xmx" + args.java_memory, "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-cp", classpath, "CoreNLP"]
        self.work = work

    def annotate(self, *args, out=os.devnull):
        return run([self.sitrep, "annotate", "--workers", "1", *args], out)


class Text:
    """The first reports of an NDJSON file, up to a number of words (runs of non-blank characters)."""

    def __init__(self, path, words, work, name):
        docs, self.words, self.warm = [], 0, 0
        for line in corpora.lines(path):
            if self.words >= words:
                break
            text = json.loads(line)["text"].replace("\0", " ").strip()
            if text:
                docs.append(text)
                self.warm += self.words < WARM_WORDS
                self.words += len(text.split())
        self.count = len(docs)
        self.nul, self.ndjson = work / (name + ".nul"), work / (name + ".ndjson")
        self.nul.write_bytes("\0".join(docs).encode())
        self.ndjson.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(docs)), encoding="utf-8")


class Speed:
    def __init__(self, name, words, tokens, start, peak, cpu):
        self.name, self.words, self.tokens, self.start, self.peak, self.cpu = name, words, tokens, start, peak, cpu

    def rate(self, started=False):
        return self.words / (statistics.median(self.cpu) + (self.start if started else 0))


def our_speed(s, name, flags, text):
    """Without its CPU times, which are taken between those of the peers."""
    tiny = s.work / "tiny.ndjson"
    tiny.write_text('{"id":"1","text":"Police said on Monday that rebels had left the town."}\n', encoding="utf-8")
    start = statistics.median(s.annotate(*flags, tiny)[1] for _ in range(3))
    counted = s.work / "counted.conllu"
    s.annotate(text.ndjson, out=counted)
    tokens = sum(len(rows) for rows in corpora.conllu(counted))
    speed = Speed(name, text.words, tokens, start, 0, [])
    speed.flags, speed.text = flags, text
    return speed


def time_ours(s, speeds, times):
    for speed in speeds:
        for _ in range(times):
            _, cpu, peak = s.annotate(*speed.flags, speed.text.ndjson)
            speed.cpu.append(max(cpu - speed.start, 0.001))
            speed.peak = max(speed.peak, peak)


def peer_speed(name, cmd, text, times):
    cpu, peak = [], 0
    for _ in range(times):
        said, _, p = run(cmd)
        said = json.loads(said.strip().splitlines()[-1])
        cpu.append(said["cpu"])
        peak = max(peak, p)
    return Speed(name, text.words, said["tokens"], said["start"], peak, cpu)


def measure_speed(s, args):
    text = Text(args.text, args.words, s.work, "text")
    part = Text(args.text, min(args.words, args.ner_words), s.work, "part")
    say("raw text: %d reports, %d words; CoreNLP with names: %d words" % (text.count, text.words, part.words))
    ours = [our_speed(s, "sitrep, syntax and names (`--format conllu`)", ["--format", "conllu"], text)]
    ours.append(our_speed(s, "sitrep, all layers (`--json`)", ["--json"], text))
    peers = []
    time_ours(s, ours, args.repeat)
    for name, batch in (("spaCy with names, one document at a time", 0), ("spaCy with names, batches of 32", 32)):
        say(name)
        peers.append(peer_speed(name, s.spacy + ["speed", text.nul, batch, text.warm], text, args.peer_repeat))
    time_ours(s, ours, args.repeat)
    for name, annotators, t in (("CoreNLP, tokens to dependencies", CORENLP_PARSE, text), ("CoreNLP, with names and times", CORENLP_NAMES, part)):
        say(name)
        peers.append(peer_speed(name, s.corenlp + ["speed", annotators, t.nul, t.warm], t, args.peer_repeat))
    time_ours(s, ours, args.repeat)
    for o in ours:
        say("%s: %s CPU seconds beside a start of %.2f" % (o.name, ", ".join("%.2f" % c for c in o.cpu), o.start))
    return text, ours, peers


def speed_table(text, ours, peers):
    yield "| | words a CPU-second | start-up, CPU s | ours / this | ours with start-up / this | peak memory | tokens |"
    yield "|---|---|---|---|---|---|---|"
    for o in ours:
        yield "| %s | %s | %.2f | | | %.0f MB | %s |" % (o.name, thousands(o.rate()), o.start, o.peak, thousands(o.tokens))
        yield "| … with start-up | %s | | | | | |" % thousands(o.rate(True))
    first = ours[0]
    for p in peers:
        yield "| %s | %s | %.2f | %.1f | %.1f | %.0f MB | %s |" % (
            p.name, thousands(p.rate()), p.start, first.rate() / p.rate(), first.rate(True) / p.rate(), p.peak, thousands(p.tokens))


def thousands(n):
    return "{:,.0f}".format(n)


def measure_treebank(s, args, path):
    name = re.sub(r"\.conllu(\.gz)?$", "", pathlib.Path(path).name)
    gold, ours, spacy, corenlp = (s.work / (name + end) for end in (".gold.conllu", ".sitrep.conllu", ".spacy.conllu", ".corenlp.conllu"))
    picked = corpora.spread(corpora.blocks(path), args.sentences)
    gold.write_text("".join("\n".join(b) + "\n\n" for b in picked), encoding="utf-8")
    words = s.work / "words.conllu"
    blank(gold, words)
    say("%s: %d sentences" % (name, len(picked)))
    s.annotate("--tokens", words, out=ours)
    run(s.spacy + ["words", words, spacy])
    run(s.corenlp + ["words", words, corenlp])
    for system, pred, scheme in (("sitrep", ours, "ud"), ("spaCy", spacy, "spacy"), ("CoreNLP", corenlp, "ud")):
        roles, found = who_did_what(args, gold, pred, scheme)
        upos, las = corpora.attachment(gold, pred) if scheme == "ud" else (None, None)
        cells = [roles.get(r, {}).get("F") for r in ("agent+patient", "agent", "patient")]
        cells += [found.get(c, {}).get("R") for c in CONSTRUCTIONS]
        cells += [upos if system == "sitrep" else None, las]
        yield "| %s, %d sentences | %s | %s |" % (name, len(picked), system, " | ".join("" if c is None else "%.1f" % c for c in cells))


def who_did_what(args, gold, pred, scheme):
    """-> scores by role and by construction; empty without a scorer"""
    if not args.triples:
        return {}, {}
    said, _, _ = run([sys.executable, args.triples, gold, "--pred", pred, "--scheme", scheme, "--json"])
    said = json.loads(said)
    return said["roles"], said["found"]


def blank(gold, words):
    """the gold's words alone, so that no system sees the answers"""
    with open(words, "w", encoding="utf-8") as f:
        for line in corpora.lines(gold):
            c = line.split("\t")
            if len(c) == 10 and "." in c[0]:
                continue
            if len(c) == 10:
                c[2:9] = ["_"] * 7
                c[9] = "SpaceAfter=No" if "SpaceAfter=No" in c[9].split("|") else "_"
            f.write("\t".join(c) + "\n")


def measure_names(s, args, path):
    name = pathlib.Path(path).name
    corpus = corpora.NameSet(path, args.sentences)
    say("%s: %d sentences, %d names" % (name, len(corpus.sentences), len(corpus.gold)))
    words, ours, spacy = s.work / "names.conllu", s.work / (name + ".sitrep.ndjson"), s.work / (name + ".spacy.tsv")
    corpus.write(words)
    s.annotate("--tokens", "--json", words, out=ours)
    run(s.spacy + ["names", words, spacy])
    for system, found in (("sitrep", corpus.ours(ours)), ("spaCy", corpus.spacy(spacy))):
        p, r, f, kinds, whole = corpus.score(found)
        yield "| %s, %d names | %s | %s |" % (name, len(corpus.gold), system, " | ".join("%.1f" % c for c in [f, p, r] + kinds + [whole]))


def machine():
    try:
        return re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())[1].strip()
    except (OSError, TypeError):
        return "a machine of unknown kind"


def report(s, args):
    """-> the lines of the page"""
    version, _, _ = run([s.sitrep, "version"])
    text, ours, peers = measure_speed(s, args)
    treebanks = [row for path in args.treebank for row in measure_treebank(s, args, path)]
    names = [row for path in args.names for row in measure_names(s, args, path)]
    yield "# Beside other programs"
    yield ""
    yield "Written by `peers/compare.py`, which `peers/README.md` explains: %s, spaCy's en_core_web_sm 3.8 and Stanford CoreNLP 4.5.10" % version.splitlines()[0]
    yield "in one run on one core (%s)." % machine()
    if args.sentences:
        yield ""
        yield "**A trial on parts of the test sets (--sentences %d): no figures to quote.**" % args.sentences
    yield ""
    yield "## Speed and memory"
    yield ""
    yield "%s reports, %s words as raw text; CoreNLP with names read the first %s. Median of %d runs of ours, taken before, between and" % (
        thousands(text.count), thousands(text.words), thousands(peers[-1].words), len(ours[0].cpu))
    yield "after those of the others. Ours includes reading NDJSON and writing the result; the others are measured warm and write nothing."
    yield ""
    yield from speed_table(text, ours, peers)
    yield ""
    yield "## Who did what"
    yield ""
    yield "Gold sentences and words. F of agents and patients of verbs by a scorer that does not care about the scheme; recall of both"
    yield "by construction; UPOS and LAS (universal relations) where the scheme is the gold's."
    yield ""
    yield "| | | agent + patient | agent | patient | active | passive | relative | reduced | UPOS | LAS |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    yield from treebanks
    yield ""
    yield "## Names"
    yield ""
    yield "Gold sentences and words; bounds and type right; persons, organizations and places. An article in front and a possessive"
    yield "behind count for nobody; the last column is F with them."
    yield ""
    yield "| | | F | P | R | person | organization | place | F, untrimmed |"
    yield "|---|---|---|---|---|---|---|---|---|"
    yield from names


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sitrep", default=HERE.parent / "sitrep", help="our program (default: the one in the repository)")
    ap.add_argument("--peers", default=HERE / "build", help="folder that setup.sh filled (default: peers/build)")
    ap.add_argument("--triples", metavar="SCORER.py", help="the who-did-what scorer; without it only UPOS and LAS are scored")
    ap.add_argument("--treebank", action="append", default=[], metavar="FILE.conllu[.gz]", help="may be given several times")
    ap.add_argument("--names", action="append", default=[], metavar="FILE.iob", help="IOB file; may be given several times")
    ap.add_argument("--text", required=True, metavar="FILE.ndjson[.gz]", help="news reports, their words in the field text")
    ap.add_argument("--words", type=int, default=150000, help="of the raw text (default 150,000)")
    ap.add_argument("--ner-words", type=int, default=30000, help="of the raw text for CoreNLP with names (default 30,000)")
    ap.add_argument("--sentences", type=int, default=0, help="of each test set, spread evenly, for a trial; 0 is all")
    ap.add_argument("--repeat", type=int, default=2, help="runs of ours, three times over (default 2)")
    ap.add_argument("--peer-repeat", type=int, default=1, help="runs of each peer (default 1)")
    ap.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)), help="processor that everything runs on")
    ap.add_argument("--java-memory", default="3g", help="heap of CoreNLP (default 3g)")
    ap.add_argument("--work", help="folder that keeps the outputs (default: a temporary one)")
    ap.add_argument("--out", help="file that gets the tables too, docs/peers.md")
    args = ap.parse_args()
    os.sched_setaffinity(0, {args.core})
    for v in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "GOMAXPROCS"):
        os.environ[v] = "1"
    work = pathlib.Path(args.work or tempfile.mkdtemp(prefix="sitrep-peers-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        page = "\n".join(report(Systems(args, work), args)) + "\n"
    finally:
        if not args.work:
            shutil.rmtree(work)
    say("done")
    print(page, end="")
    if args.out:
        pathlib.Path(args.out).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

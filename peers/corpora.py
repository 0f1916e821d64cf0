"""Reads the test sets of compare.py and scores what systems say on their words."""
import gzip
import json
import re

KINDS = ("person", "organization", "place")
GOLD_KIND = {
    "PER": "person", "PERSON": "person",
    "ORG": "organization", "ORGANIZATION": "organization",
    "LOC": "place", "LOCATION": "place", "GPE": "place", "FAC": "place",
}
SPACY_KIND = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
OUR_KIND = {"person": "person", "organization": "organization", "place": "place", "facility": "place", "armed group": "organization"}


def lines(path):
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\r\n")


def blocks(path):
    """-> the lines of each sentence, comments included"""
    block = []
    for line in lines(path):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def conllu(path):
    """-> rows of columns of each sentence, words only"""
    for block in blocks(path):
        rows = [r.split("\t") for r in block]
        rows = [r for r in rows if r[0].isdigit()]
        if rows:
            yield rows


def spread(items, limit):
    """limit of the items, evenly spread; all of them when limit is 0"""
    items = list(items)
    if not limit or limit >= len(items):
        return items
    return [items[i * len(items) // limit] for i in range(limit)]


def attachment(gold, pred):
    """-> UPOS and LAS in percent; LAS counts universal relations, without their subtypes"""
    n = upos = las = 0
    for g, p in zip(conllu(gold), conllu(pred), strict=True):
        for a, b in zip(g, p, strict=True):
            if a[1] != b[1]:
                raise SystemExit("%s: words differ from the gold: %s, %s" % (pred, a[1], b[1]))
            n += 1
            upos += a[3] == b[3]
            las += a[6] == b[6] and a[7].split(":")[0] == b[7].split(":")[0]
    return 100 * upos / n, 100 * las / n


class NameSet:
    """Sentences with named things, from an IOB file: "word tag" lines (tag last), or "number TAB word TAB tag" ones."""

    def __init__(self, path, limit=0):
        self.sentences, self.gold = [], set()
        for words, tags, text in spread(self.read(path), limit):
            self.gold |= {(len(self.sentences), a, b, k) for a, b, k in spans(tags)}
            self.sentences.append((words, spacing(words, text)))

    @staticmethod
    def read(path):
        """-> words, tags and, where a comment gives it, the text of each sentence"""
        numbered = None  # only files with numbers have comments: "#" may be a word
        for block in blocks(path):
            words, tags, text = [], [], None
            if numbered is None:
                numbered = any(r.startswith("1\t") for r in block) and all(r.startswith("#") or r.split("\t")[0].isdigit() for r in block)
            for line in block:
                if numbered and line.startswith("#"):
                    text = line.removeprefix("# text = ") if line.startswith("# text = ") else text
                    continue
                c = line.split("\t") if "\t" in line else line.split()
                if len(c) > 1 and c[0] != "-DOCSTART-":
                    words.append(c[1] if numbered else c[0])
                    tags.append(c[2] if numbered else c[-1])
            if words:
                yield words, tags, text

    def write(self, path):
        """the words alone, as CoNLL-U"""
        with open(path, "w", encoding="utf-8") as f:
            for words, spaced in self.sentences:
                for i, w in enumerate(words):
                    f.write("\t".join([str(i + 1), w] + ["_"] * 7 + ["_" if spaced[i] else "SpaceAfter=No"]) + "\n")
                f.write("\n")

    def ours(self, path):
        """-> the names of an annotation record made with --tokens"""
        found, sentence = set(), -1
        for line in lines(path):
            record = json.loads(line)
            raw = record["text"].encode()
            at, ends = {}, {}  # starts and ends of words, in bytes
            tokens = iter(record["tokens"])
            for _ in record["sentences"]:
                sentence += 1
                for i, word in enumerate(self.sentences[sentence][0]):
                    t = next(tokens)
                    if raw[t["start"]:t["end"]].decode() != word:
                        raise SystemExit("words differ from the gold: %s" % word)
                    at[t["start"]], ends[t["end"]] = (sentence, i), i + 1
            for e in record["entities"]:
                s, first = at[e["start"]]
                found.add((s, first, ends[e["end"]], OUR_KIND.get(e["type"])))
        if sentence + 1 != len(self.sentences):
            raise SystemExit("sentences differ from the gold: %d, %d" % (sentence + 1, len(self.sentences)))
        return {f for f in found if f[3]}

    def spacy(self, path):
        found = set()
        for line in lines(path):
            s, first, end, kind = line.split("\t")
            if kind in SPACY_KIND:
                found.add((int(s), int(first), int(end), SPACY_KIND[kind]))
        return found

    def trim(self, names):
        """names without an article in front and a possessive behind, on which annotations differ"""
        out = set()
        for s, first, end, kind in names:
            words = self.sentences[s][0]
            while end - first > 1 and words[first].lower() in ("the", "a", "an"):
                first += 1
            while end - first > 1 and words[end - 1] in ("'s", "’s", "'", "’"):
                end -= 1
            out.add((s, first, end, kind))
        return out

    def score(self, found):
        """-> precision, recall and F of bounds and type, F by kind, and F before the trimming"""
        gold, guess = self.trim(self.gold), self.trim(found)
        p, r, f = prf(gold, guess)
        kinds = [prf({g for g in gold if g[3] == k}, {g for g in guess if g[3] == k})[2] for k in KINDS]
        return p, r, f, kinds, prf(self.gold, found)[2]


def prf(gold, found):
    hit = len(gold & found)
    p = 100 * hit / len(found) if found else 0.0
    r = 100 * hit / len(gold) if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def spans(tags):
    """-> (first, end, kind) of IOB tags, the first and the second form; other kinds than KINDS are left out"""
    out, first, kind = [], 0, None
    for i, tag in enumerate(tags + ["O"]):
        mark, _, name = tag.partition("-")
        if kind and (mark != "I" or name != kind):
            out.append((first, i, kind))
            kind = None
        if name and not kind and mark in ("B", "I"):
            first, kind = i, name
    return [(a, b, GOLD_KIND[k.upper()]) for a, b, k in out if k.upper() in GOLD_KIND]


def spacing(words, text):
    """-> for each word whether a blank follows: from the text where it is known, else by how English is set"""
    out, at = [], 0
    if text is not None:
        for w in words:
            if not text.startswith(w, at):
                break
            at += len(w)
            out.append(at >= len(text) or text[at].isspace())
            while at < len(text) and text[at].isspace():
                at += 1
        else:
            return out
    out, inside = [], False
    for i, w in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if w == '"':
            inside = not inside
        glued = (
            re.fullmatch(r"[,.;:!?%)\]}]+|\.\.\.|n['’]t|['’](s|S|re|ve|ll|d|m)?|''|”", after)
            or re.fullmatch(r"[(\[{$£€“]|``|[A-Z]{1,2}\$", w)
            or (w == '"' and inside) or (after == '"' and inside)
        )
        out.append(not glued)
    return out

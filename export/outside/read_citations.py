"""Reads citations as bibtexparser and citeproc-py do and prints what they found."""
import json, sys
import bibtexparser
from citeproc.source.json import CiteProcJSON

kind, path = sys.argv[1:]
if kind == "bibtex":
    lib = bibtexparser.parse_file(path)
    if lib.failed_blocks:
        sys.exit(str(lib.failed_blocks[0]))
    for e in lib.entries:
        print(e.entry_type, e.key, "|".join(f"{f.key}={f.value}" for f in e.fields))
else:
    source = CiteProcJSON(json.load(open(path, encoding="utf-8")))
    for key in source:
        item = source[key]
        print(item.type, key, item.get("title"), item.get("issued"))

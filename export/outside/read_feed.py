"""Reads a feed as feedparser does and prints its entries."""
import sys
import feedparser

f = feedparser.parse(sys.argv[1])
if f.bozo or f.version != "atom10":
    sys.exit(f"{f.version} {f.get('bozo_exception')}")
print(f.feed.id, f.feed.title, f.feed.updated)
for e in f.entries:
    print(e.id, "|", e.title, "|", e.updated, "|", " ".join(t.term for t in e.tags), "|", " ".join(l.href for l in e.get("links", [])), "|", e.get("where", {}).get("coordinates"), "|", e.content[0].type, len(e.content[0].value))

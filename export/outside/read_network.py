"""Reads a GEXF file as networkx does and prints nodes and edges."""
import sys
import networkx
from networkx.readwrite import gexf

g = networkx.read_gexf(sys.argv[1], version="1.3") if "1.3" in gexf.GEXF.versions else networkx.read_gexf(sys.argv[1])
for n, d in g.nodes(data=True):
    print("node", n, d["label"], d.get("country"), d["events"])
for a, b, d in g.edges(data=True):
    print("edge", a, b, d["events"], d["with each other"], d["mean score"], d.get("first"), d.get("last"))

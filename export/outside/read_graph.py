"""Reads PROV-O in JSON-LD as rdflib does, and walks from each event to its captures."""
import sys
import rdflib

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
TERMS = rdflib.Namespace("urn:sitrep:terms:")
g = rdflib.Graph()
g.parse(sys.argv[1], format="json-ld")
known = {"Entity", "Activity", "Agent", "SoftwareAgent", "Person", "Derivation", "Collection", "used", "wasGeneratedBy", "wasDerivedFrom", "wasQuotedFrom", "wasRevisionOf", "wasAttributedTo",
         "wasAssociatedWith", "wasInformedBy", "qualifiedDerivation", "entity", "hadActivity", "endedAtTime", "value", "atLocation"}
for s, p, o in g:
    for term in (p, o):
        if str(term).startswith(PROV) and str(term)[len(PROV):] not in known:
            sys.exit(f"PROV-O has no {term}")
q = """SELECT ?e (COUNT(DISTINCT ?m) AS ?mentions) (COUNT(DISTINCT ?d) AS ?docs) (COUNT(DISTINCT ?c) AS ?captures) WHERE {
  ?e a sitrep:Event ; prov:wasDerivedFrom ?m . ?m a sitrep:EventMention ; prov:wasDerivedFrom ?d . ?d a sitrep:Document . OPTIONAL { ?d prov:wasDerivedFrom ?c } } GROUP BY ?e ORDER BY ?e"""
for row in g.query(q, initNs={"sitrep": TERMS, "prov": PROV}):
    print(*row)
for a in sorted(set(g.objects(None, PROV.wasAttributedTo))):
    print("agent", *sorted(str(l) for l in g.objects(a, rdflib.RDFS.label)))
print("derivations", len(set(g.subjects(rdflib.RDF.type, PROV.Derivation))))

"""Reads entities as followthemoney does: schemata, properties and values have to be its
own, references have to lead to entities of the right kind."""
import collections, json, sys
from followthemoney import model

entities, raw = {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    e = model.get_proxy(data)
    model[data["schema"]].validate(data)
    entities[e.id], raw[e.id] = e, data
count = collections.Counter()
for id, e in entities.items():
    count[e.schema.name] += 1
    for name, values in raw[id]["properties"].items():
        prop = e.schema.get(name)
        if prop is None:
            sys.exit(f"{id}: {e.schema.name} has no {name}")
        for v in values:
            clean = prop.type.clean(v, proxy=e)
            if clean is None:
                sys.exit(f"{id}: {name} does not take {v!r}")
            if prop.type.name == "entity":
                if v not in entities:
                    sys.exit(f"{id}: {name} leads to {v}, which is not there")
                if not entities[v].schema.is_a(prop.range):
                    sys.exit(f"{id}: {name} leads to {v}, no {prop.range.name}")
print(" ".join(f"{k} {v}" for k, v in sorted(count.items())))

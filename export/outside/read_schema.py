"""Validates each line of a file against a JSON Schema as jsonschema does."""
import json, sys
import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
v = jsonschema.Draft202012Validator(schema)
n = 0
for line in open(sys.argv[2], encoding="utf-8"):
    v.validate(json.loads(line))
    n += 1
print(n, "lines")

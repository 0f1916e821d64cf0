"""Checks Web Annotations: the page against a schema of the recommendation's terms, the
selectors against the texts of the documents (document ID to text, a JSON object)."""
import json, sys
import jsonschema

schema = {
    "type": "object", "required": ["@context", "id", "type", "items"],
    "properties": {
        "type": {"const": "AnnotationPage"}, "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": {
            "type": "object", "required": ["id", "type", "motivation", "body", "target"],
            "properties": {
                "id": {"type": "string", "format": "iri"}, "type": {"const": "Annotation"},
                "motivation": {"enum": ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"]},
                "body": {"type": "array", "items": {"oneOf": [
                    {"type": "object", "required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1}, "format": {"type": "string"}}},
                    {"type": "object", "required": ["type", "source"], "properties": {"type": {"const": "SpecificResource"}, "source": {"type": "string"}}}]}},
                "target": {"type": "array", "minItems": 1, "items": {
                    "type": "object", "required": ["type", "source", "selector"], "properties": {"type": {"const": "SpecificResource"}, "selector": {"type": "array", "items": {"oneOf": [
                        {"type": "object", "required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}, "prefix": {"type": "string"}, "suffix": {"type": "string"}}},
                        {"type": "object", "required": ["type", "start", "end"], "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}}]}}}}},
            }}}}}
page = json.load(open(sys.argv[1], encoding="utf-8"))
texts = json.load(open(sys.argv[2], encoding="utf-8"))
jsonschema.Draft202012Validator(schema).validate(page)
if page["@context"][0] != "http://www.w3.org/ns/anno.jsonld":
    sys.exit("not the context of the recommendation")
n = 0
for a in page["items"]:
    target = a["target"][0]
    text = texts[target["source"].removeprefix("urn:sitrep:")]
    quote, position = target["selector"]
    words = text[position["start"]:position["end"]]
    if words != quote["exact"] or not text[:position["start"]].endswith(quote["prefix"]) or not text[position["end"]:].startswith(quote["suffix"]):
        sys.exit(f"{a['id']}: {words!r} is not {quote}")
    n += 1
print(n, "annotations")

package export

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"sitrep"
	"sitrep/ontology"
)

// records is the kinds of the native record with the type behind each.
var records = []struct {
	kind string
	of   reflect.Type
}{
	{"capture", reflect.TypeFor[sitrep.Capture]()},
	{"document", reflect.TypeFor[sitrep.Document]()},
	{"event_mention", reflect.TypeFor[sitrep.EventMention]()},
	{"quotation", reflect.TypeFor[sitrep.Quotation]()},
	{"actor", reflect.TypeFor[sitrep.Actor]()},
	{"event", reflect.TypeFor[sitrep.Event]()},
	{"process", reflect.TypeFor[sitrep.Process]()},
	{"annotation", reflect.TypeFor[sitrep.Annotation]()},
	{"failure", reflect.TypeFor[sitrep.Failure]()},
	{"decision", reflect.TypeFor[sitrep.Decision]()},
	{"kept", reflect.TypeFor[sitrep.Kept]()},
	{"redirect", reflect.TypeFor[sitrep.Redirect]()},
}

// Schema is the JSON Schema (draft 2020-12) of one line of the native record, made
// from the types, so that it cannot say anything else than what is written. What a field
// of a type is says describe.
func Schema(describe func(of, field string) string) ([]byte, error) {
	g := &schemaMaker{defs: map[string]any{}, describe: describe}
	var kinds []any
	for _, r := range records {
		g.kind = r.kind
		kinds = append(kinds, map[string]string{"$ref": g.object(r.of)})
	}
	return json.MarshalIndent(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "sitrep native record, one line of NDJSON",
		"description": "start and end are half-open UTF-8 byte offsets into the document's text. Intervals are closed; days are ISO 8601, \"\" is unknown. Fields may be added, none is renamed.",
		"oneOf":       kinds,
		"$defs":       g.defs,
	}, "", "  ")
}

type schemaMaker struct {
	kind     string
	defs     map[string]any
	describe func(of, field string) string
}

// object defines a struct once and gives the reference to it.
func (g *schemaMaker) object(t reflect.Type) string {
	name := t.Name()
	ref := "#/$defs/" + name
	if _, ok := g.defs[name]; ok {
		return ref
	}
	g.defs[name] = nil // against types that hold themselves
	props := map[string]any{}
	var required []string
	g.fields(t, props, &required)
	for field, p := range props {
		p.(map[string]any)["description"] = g.describe(name, field)
	}
	g.defs[name] = map[string]any{"type": "object", "properties": props, "required": required, "additionalProperties": false}
	return ref
}

func (g *schemaMaker) fields(t reflect.Type, props map[string]any, required *[]string) {
	for f := range t.Fields() {
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case tag == "-":
			continue
		case f.Anonymous && name == "":
			g.fields(f.Type, props, required)
			continue
		case !strings.Contains(options, "omit"):
			*required = append(*required, name)
		}
		props[name] = g.value(t, name, f.Type)
	}
}

func (g *schemaMaker) value(owner reflect.Type, name string, t reflect.Type) any {
	if allowed := values(g.kind, owner, name, t); allowed != nil {
		return map[string]any{"enum": allowed}
	}
	switch {
	case name == "type" && (owner == reflect.TypeFor[sitrep.EventMention]() || owner == reflect.TypeFor[sitrep.Event]()):
		return map[string]any{"type": "string", "pattern": `^[A-Z][A-Z0-9_]*$`}
	case t == reflect.TypeFor[sitrep.Day]():
		return map[string]any{"type": "string", "pattern": `^(\d{4}-\d\d-\d\d)?$`}
	case t == reflect.TypeFor[sitrep.OriginRun]():
		return map[string]any{"type": "array", "items": map[string]any{"type": "integer", "minimum": 0}, "minItems": 4, "maxItems": 4,
			"description": "Bytes [0], [0]+[1] of the text come from bytes [2], [2]+[3] of the capture."}
	case t == reflect.TypeFor[[]byte]():
		return map[string]any{"type": "string", "contentEncoding": "base64"}
	case t == reflect.TypeFor[json.RawMessage]():
		return map[string]any{}
	case t == reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		if owner.Name() == "Span" {
			return map[string]any{"type": "integer", "minimum": 0}
		}
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Pointer:
		v := g.value(owner, "", t.Elem())
		return map[string]any{"anyOf": []any{v, map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": g.value(owner, "", t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": g.value(owner, "", t.Elem())}
	case reflect.Struct:
		return map[string]any{"$ref": g.object(t)}
	}
	panic(fmt.Sprintf("no schema for %s.%s", owner, name)) // a test makes the schema
}

// values is the closed lists of the record: those of the vocabulary's own types
// and of fields whose values the ontology names.
func values(kind string, owner reflect.Type, name string, t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[sitrep.BlockRole]():
		return texts(sitrep.RoleHeadline, sitrep.RoleDeck, sitrep.RoleDateline, sitrep.RoleByline, sitrep.RoleCaption, sitrep.RoleCredit, sitrep.RoleBody, sitrep.RoleQuote)
	case reflect.TypeFor[sitrep.Form]():
		return texts(sitrep.FormScraped, sitrep.FormClean, sitrep.FormHTML)
	case reflect.TypeFor[sitrep.DateBasis]():
		return texts(sitrep.BasisMetadata, sitrep.BasisDateline, sitrep.BasisAddress, sitrep.BasisInferred)
	case reflect.TypeFor[sitrep.Precision]():
		return texts("", sitrep.PrecisionDay, sitrep.PrecisionWeek, sitrep.PrecisionMonth, sitrep.PrecisionYear, sitrep.PrecisionInterval)
	case reflect.TypeFor[sitrep.PlacePrecision]():
		return texts(sitrep.PlacePoint, sitrep.PlaceNear, sitrep.PlaceDistrict, sitrep.PlaceRegion, sitrep.PlaceCountry, sitrep.PlaceArea)
	case reflect.TypeFor[sitrep.NameType]():
		return texts(sitrep.NamePerson, sitrep.NameOrganization, sitrep.NameArmedGroup, sitrep.NamePlace, sitrep.NameNationality, sitrep.NameFacility, sitrep.NameEvent, sitrep.NameOther)
	}
	isEvent := owner.Name() == "EventMention" || owner.Name() == "Event"
	switch {
	case name == "kind" && owner == kindType(kind):
		return []string{kind}
	case name == "polarity" && isEvent:
		return []string{sitrep.Positive, sitrep.Negative}
	case name == "reality" && isEvent:
		return []string{sitrep.Actual, sitrep.Planned, sitrep.Conditional, sitrep.Hypothetical, sitrep.Alleged, sitrep.Habitual, sitrep.Historical}
	case name == "accused" && owner.Name() == "Participant":
		return []string{sitrep.Suspected, sitrep.Charged, sitrep.Convicted}
	case name == "act" && owner.Name() == "Decision":
		return sitrep.Acts
	case name == "act" && owner.Name() == "Decided":
		return []string{sitrep.ActAccept, sitrep.ActReject, sitrep.ActCorrect}
	case name == "act" && owner.Name() == "Stance":
		return []string{"asserts", "denies", "confirms", "doubts"}
	case name == "state" && owner.Name() == "Phase":
		return []string{"before", "on", "halt", "over"}
	case name == "basis" && owner.Name() == "Phase":
		return []string{"reported"}
	case name == "kind" && owner.Name() == "Quantity":
		var kinds []string
		for _, s := range ontology.Sizes() {
			kinds = append(kinds, s.Name)
		}
		return kinds
	case name == "relation" && owner.Name() == "EventLink":
		return []string{sitrep.EventDenies, sitrep.EventDeniedBy, sitrep.EventAnnounces, sitrep.EventAnnounced, sitrep.EventCounts, sitrep.EventCountedIn}
	case name == "relation":
		var names []string
		for _, r := range ontology.Relations() {
			names = append(names, r.Name)
		}
		return names
	}
	return nil
}

func kindType(kind string) reflect.Type {
	for _, r := range records {
		if r.kind == kind {
			return r.of
		}
	}
	return nil
}

func texts[T ~string](vs ...T) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = string(v)
	}
	return out
}

package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/api.md anew")

// TestReferenceHasEveryRoute fails when a route or parameter is not as docs/api.md says,
// or says nothing of itself.
func TestReferenceHasEveryRoute(t *testing.T) {
	db, _ := sample(t)
	type field struct {
		Name, In, Description string
		Required              bool
	}
	type schema struct {
		Ref        string `json:"$ref"`
		Properties map[string]struct{ Description string }
	}
	var doc struct {
		Paths map[string]map[string]struct {
			Summary, Description string
			Parameters           []field
			RequestBody          struct {
				Content map[string]struct{ Schema schema }
			}
		}
		Components struct{ Schemas map[string]schema }
	}
	if err := json.Unmarshal(get(desk(db), Prefix+"/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	var b bytes.Buffer
	b.WriteString("# Routes of the API\n\nMade from the program's own table by `go test ./api -run Reference -update`; `/api/v1/openapi.json` of a server says the same and the form\n" +
		"of every answer, whose records have the fields of [formats/record.md](formats/record.md). How lists, filters, faults, keys and jobs work says [desk.md](desk.md).\n")
	var shared []field // the filters, which several routes have
	shared = append(shared, doc.Paths[Prefix+"/events"]["get"].Parameters...)
	row := func(f field) {
		if f.Description == "" {
			t.Errorf("the parameter %s says nothing of itself", f.Name)
		}
		required := ""
		if f.Required {
			required = " (required)"
		}
		fmt.Fprintf(&b, "| `%s`%s | %s |\n", f.Name, required, cell.Replace(f.Description))
	}
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(doc.Paths[path])) {
			op := doc.Paths[path][method]
			fmt.Fprintf(&b, "\n## %s %s\n\n%s\n", strings.ToUpper(method), strings.TrimPrefix(path, Prefix), op.Summary)
			var own []field
			common := 0
			for _, p := range op.Parameters {
				if slices.Contains(shared, p) && path != Prefix+"/events" {
					common++
				} else {
					own = append(own, p)
				}
			}
			if common > 3 {
				fmt.Fprintf(&b, "\nWith the filters of `GET /events`.\n")
			} else {
				own = op.Parameters
			}
			for _, c := range op.RequestBody.Content {
				s := c.Schema
				if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
					s = doc.Components.Schemas[name]
				}
				for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
					if name != "$schema" {
						own = append(own, field{Name: name, In: "body", Description: "In the body. " + s.Properties[name].Description})
						if s.Properties[name].Description == "" {
							t.Errorf("%s %s: the body's %s says nothing of itself", method, path, name)
						}
					}
				}
			}
			if len(own) > 0 {
				b.WriteString("\n| parameter | what it is |\n|---|---|\n")
			}
			for _, p := range own {
				row(p)
			}
		}
	}
	const page = "../docs/api.md"
	if *update {
		if err := os.WriteFile(page, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("%s differs from the routes: go test ./api -run Reference -update", page)
	}
}

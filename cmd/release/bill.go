package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/licences"
)

// The parts of a CycloneDX 1.6 bill that are needed here.
type bill struct {
	Schema       string       `json:"$schema"`
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber,omitempty"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Type        string      `json:"type"`
	Ref         string      `json:"bom-ref,omitempty"`
	Name        string      `json:"name"`
	Version     string      `json:"version,omitempty"`
	Description string      `json:"description,omitempty"`
	Hashes      []hash      `json:"hashes,omitempty"`
	Licences    []licence   `json:"licenses,omitempty"`
	Purl        string      `json:"purl,omitempty"`
	External    []reference `json:"externalReferences,omitempty"`
	Parts       []component `json:"components,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licence struct {
	Licence    *named `json:"license,omitempty"`
	Expression string `json:"expression,omitempty"`
}

type named struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

type reference struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn,omitempty"`
}

// materials are the modules of the binaries, the data and the models, with licences.
func materials(linked map[string]string, at time.Time) ([]byte, error) {
	modules, err := licences.Modules()
	if err != nil {
		return nil, err
	}
	contents, err := licences.Contents()
	if err != nil {
		return nil, err
	}
	b := bill{Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1}
	main := component{Type: "application", Ref: "sitrep", Name: "sitrep", Version: sitrep.Version, Licences: terms("Apache-2.0"),
		Description: "Reads news as captured and keeps a sourced record of what it tells"}
	b.Metadata = metadata{at.Format(time.RFC3339), main}
	var on []string
	for _, m := range modules {
		version, ok := linked[m.Path]
		if m.Path == "std" {
			version, ok = strings.TrimPrefix(runtime.Version(), "go"), true
		}
		if !ok {
			continue
		}
		delete(linked, m.Path)
		purl := "pkg:golang/" + m.Path + "@" + version
		b.Components = append(b.Components, component{Type: "library", Ref: purl, Name: m.Path, Version: version, Purl: purl, Licences: terms(m.Licence)})
		on = append(on, purl)
	}
	for m := range linked {
		return nil, fmt.Errorf("module %s is in a binary and not in licences/modules.txt: go run ./cmd/release -licences", m)
	}
	for _, d := range contents {
		c, err := material(&d)
		if err != nil {
			return nil, err
		}
		b.Components, on = append(b.Components, c), append(on, c.Ref)
	}
	b.Dependencies = []dependency{{main.Ref, on}}
	for _, ref := range on {
		b.Dependencies = append(b.Dependencies, dependency{Ref: ref})
	}
	plain, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	b.Serial = serial(plain)
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}

// material is a row of licences/data.txt; of what others made, or was learned from
// others, each file has its hash.
func material(d *licences.Data) (component, error) {
	kinds := map[string]string{"data": "data", "model": "machine-learning-model", "code": "library"}
	c := component{Type: kinds[d.Kind], Ref: "sitrep/" + strings.ReplaceAll(strings.ToLower(d.Name), " ", "-"), Name: d.Name, Version: sitrep.Version,
		Licences: terms(d.Licence), Description: strings.Join(d.Notices, " ")}
	if strings.HasPrefix(d.From, "https://") {
		c.External = []reference{{"distribution", d.From}}
	}
	for _, s := range d.Sources {
		c.Description += fmt.Sprintf(" Made of %s (%s, %s).", s.Name, s.What, s.Licence)
	}
	c.Description = strings.TrimSpace(c.Description)
	if slices.ContainsFunc(d.Files, func(p string) bool { return strings.ContainsAny(p, "*…") }) {
		return c, nil
	}
	for _, f := range d.Files {
		b, err := os.ReadFile(filepath.FromSlash(f))
		if err != nil {
			return c, err
		}
		c.Parts = append(c.Parts, component{Type: "file", Name: f, Hashes: []hash{{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(b))}}})
	}
	return c, nil
}

// terms are a licence expression as the bill has it.
func terms(expression string) []licence {
	switch ids := licences.IDs(expression); {
	case len(ids) > 1:
		return []licence{{Expression: expression}}
	case strings.Contains(expression, " "):
		return []licence{{Licence: &named{Name: expression}}}
	}
	return []licence{{Licence: &named{ID: expression}}}
}

// serial is a UUID (RFC 9562, version 8) of what the bill says.
func serial(b []byte) string {
	h := sha256.Sum256(b)
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

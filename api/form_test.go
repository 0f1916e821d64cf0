package api

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sitrep/export"
)

// formless are the forms that no list of events ends in: other rows of the same file, and one whose
// extension is that of the API's own JSON.
var formless = []string{"csl", "gdelt-mentions", "parquet-claims", "parquet-mentions"}

// A form that stood in no table of this package was none of the API, and no test told.
func TestFormsAreOfTheAPI(t *testing.T) {
	desk, err := os.ReadFile("../docs/desk.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	for ext, name := range extensions {
		if _, is := export.FormatOf(name); !is {
			t.Errorf(".%s: no form is called %s", ext, name)
		}
		named[name] = ext
		if s := string(desk); !strings.Contains(s, "`."+ext+"`") && !strings.Contains(s, "`/events."+ext+"`") {
			t.Errorf("docs/desk.md does not name .%s", ext)
		}
	}
	for _, f := range export.Formats {
		if _, is := named[f.Name]; is == slices.Contains(formless, f.Name) {
			t.Errorf("%s: want a row in extensions (form.go), or in formless here; not both", f.Name)
		}
	}
	for media, want := range map[string]string{"text/csv": "csv", "application/x-bibtex": "bibtex", "application/x-ndjson": "ndjson", "application/ld+json": "annotation",
		"application/geo+json": "geojson", "application/vnd.apache.parquet": "parquet", "text/tab-separated-values": "", "application/json": "", "text/html, application/gexf+xml;q=0.5": "gexf"} {
		if got := accepted(media); got != want {
			t.Errorf("Accept: %s gives %q, want %q", media, got, want)
		}
	}
}

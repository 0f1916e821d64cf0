package sitrep_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed names, for every package, what of ours it may import beside the root
// and itself. A stage sees only the root and ontology; pipeline chains the
// stages; cmd wires all.
var allowed = map[string][]string{
	".":             {},
	"ontology":      {},
	"capture":       {"ontology"},
	"article":       {"ontology"},
	"lang":          {"ontology"},
	"syntax":        {"ontology"},
	"encoder":       {},
	"timex":         {"ontology"},
	"place":         {"ontology"},
	"actor":         {"ontology"},
	"coder":         {"ontology"},
	"petrarch":      {"ontology"},
	"merge":         {"ontology"},
	"process":       {"ontology"},
	"store":         {"ontology"},
	"redact":        {},
	"review":        {"ontology"},
	"pipeline":      {"ontology", "capture", "article", "lang", "syntax", "encoder", "timex", "place", "actor", "coder", "petrarch", "merge", "process", "redact"},
	"export":        {"ontology"},
	"compare":       {"ontology"},
	"eval":          {"ontology"},
	"examples":      {},
	"licences":      {},
	"api":           {"ontology", "store", "export", "review"},
	"web":           {"ontology", "store", "export", "api", "review"},
	"cmd/sitrep":    {"*"},
	"cmd/train":     {"lang", "syntax", "syntax/*", "capture", "coder", "encoder", "eval", "pipeline", "merge"},
	"cmd/gazetteer": {"place", "place/*"},
	"cmd/encoder":   {"encoder"},
	"cmd/basemap":   {},
	"cmd/release":   {"licences"},
}

const longest = 400 // lines of a Go file, generated ones aside

var vague = []string{"util.go", "utils.go", "common.go", "helper.go", "helpers.go", "misc.go", "manager.go", "types.go"}

type goFile struct {
	path, dir string
	test      bool
	bytes     []byte
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		b, err := os.ReadFile(path)
		files = append(files, goFile{path, filepath.ToSlash(filepath.Dir(path)), strings.HasSuffix(path, "_test.go"), b})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found %d Go files; the test runs in the wrong folder", len(files))
	}
	return files
}

func TestImportsFollowThePipeline(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.path, f.bytes, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		may, known := edges(f.dir)
		if !known {
			t.Errorf("%s: package %s has no row in the table of allowed imports", f.path, f.dir)
			continue
		}
		for _, imp := range parsed.Imports {
			path, ours := strings.CutPrefix(strings.Trim(imp.Path.Value, `"`), "sitrep/")
			if !ours || path == f.dir || strings.HasPrefix(path, f.dir+"/") || slices.Contains(may, path) || slices.Contains(may, "*") {
				continue
			}
			if parent := filepath.ToSlash(filepath.Dir(path)); slices.Contains(may, parent+"/*") {
				continue
			}
			t.Errorf("%s imports sitrep/%s, which %s may not", f.path, path, f.dir)
		}
	}
}

// edges of a package; a folder below a package has those of the package and may
// import it.
func edges(dir string) (may []string, known bool) {
	for d := dir; ; d = filepath.ToSlash(filepath.Dir(d)) {
		if m, ok := allowed[d]; ok && (d != "." || dir == ".") {
			if d != dir {
				m = append(slices.Clone(m), d, d+"/*")
			}
			return m, true
		}
		if d == "." {
			return nil, false
		}
	}
}

func TestFilesHaveOnePurpose(t *testing.T) {
	for _, f := range goFiles(t) {
		if slices.Contains(vague, filepath.Base(f.path)) {
			t.Errorf("%s: name the file by what it holds", f.path)
		}
		if bytes.HasPrefix(f.bytes, []byte("// Code generated")) {
			continue
		}
		if n := bytes.Count(f.bytes, []byte("\n")); n > longest {
			t.Errorf("%s has %d lines, over %d: split it by purpose", f.path, n, longest)
		}
	}
}

func TestPackagesSayWhatTheyDo(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.path, f.bytes, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		documented[f.dir] = documented[f.dir] || parsed.Doc != nil
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"sitrep/licences"
)

var at = time.Date(2021, 3, 4, 5, 6, 8, 0, time.UTC)

// TestArchivesCanBeRead packs for each target and reads it again.
func TestArchivesCanBeRead(t *testing.T) {
	entries := []entry{{"sitrep", []byte("program"), 0o755}, {"docs/terms.md", []byte("# Terms\n"), 0o644}}
	for _, to := range targets {
		b, err := pack(to, "sitrep_1", entries, at)
		if err != nil {
			t.Fatal(err)
		}
		again, err := pack(to, "sitrep_1", entries, at)
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("%s: packed twice, other bytes (%v)", to, err)
		}
		got := map[string]string{}
		var when time.Time
		if to.os == "windows" {
			z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
			if err != nil {
				t.Fatalf("%s: %v", to, err)
			}
			for _, f := range z.File {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				got[f.Name+" "+f.Mode().String()], when = string(body), f.Modified
			}
		} else {
			g, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%s: %v", to, err)
			}
			r := tar.NewReader(g)
			for {
				h, err := r.Next()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				got[h.Name+" "+h.FileInfo().Mode().String()], when = string(body), h.ModTime
			}
		}
		if len(got) != 2 || got["sitrep_1/sitrep -rwxr-xr-x"] != "program" || got["sitrep_1/docs/terms.md -rw-r--r--"] != "# Terms\n" || !when.Equal(at) {
			t.Errorf("%s: read %v, dated %v", to, got, when)
		}
	}
}

// TestBillNamesAllModules makes the bill of all modules of the program, and none of one
// that has no licence.
func TestBillNamesAllModules(t *testing.T) {
	t.Chdir("../..")
	linked := map[string]string{}
	modules, err := licences.Modules()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules {
		if m.Path != "std" && !m.Tests {
			linked[m.Path] = m.Version
		}
	}
	n := len(linked)
	b, err := materials(linked, at)
	if err != nil {
		t.Fatal(err)
	}
	var got bill
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	libraries, refs := 0, map[string]bool{}
	for _, c := range got.Components {
		if strings.HasPrefix(c.Purl, "pkg:golang/") {
			libraries++
		}
		if refs[c.Ref] || c.Ref == "" || len(c.Licences) == 0 {
			t.Errorf("%s: ref %q, licences %v", c.Name, c.Ref, c.Licences)
		}
		refs[c.Ref] = true
	}
	if libraries != n+1 || len(got.Dependencies[0].On) != len(refs) {
		t.Errorf("%d modules and the standard library of %d; %d of %d are used", libraries, n, len(got.Dependencies[0].On), len(refs))
	}
	if _, err := materials(map[string]string{"example.org/unknown": "v1.0.0"}, at); err == nil {
		t.Error("a module without a licence is passed over")
	}
}

func TestLicencesAreTold(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		if got := strings.Join(identify(text), " "); got != strings.Join(want, " ") {
			t.Errorf("%.40q: %s", text, got)
		}
	}
	f("Redistributions in binary form must reproduce the above copyright notice", "BSD-2-Clause")
	f("Redistributions in binary form must reproduce … Neither the name … endorse or promote products derived from\nthis software without specific prior written permission.", "BSD-3-Clause")
	f("Apache License\n   Version 2.0, January 2004", "Apache-2.0")
	f("All rights reserved.")
}

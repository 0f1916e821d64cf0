package capture_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"sitrep/capture"
)

// A folder that is named by a link is read as under its own name; a link within it is passed over.
func TestAFolderNamedByALinkIsRead(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "reports"), filepath.Join(dir, "link")
	if err := os.Mkdir(real, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(real, "a.txt"), []byte("Talks resumed in Soltara on Monday."), 0o644); err != nil {
		t.Fatal(err)
	}
	for old, name := range map[string]string{real: link, filepath.Join(real, "a.txt"): filepath.Join(real, "b.txt")} {
		if err := os.Symlink(old, name); err != nil {
			t.Skip("no links here:", err)
		}
	}
	r, err := capture.Open(link, capture.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	c, err := r.Next()
	if err != nil || c.Source != filepath.Join(link, "a.txt") {
		t.Fatalf("%+v %v", c, err)
	}
	if c, err := r.Next(); err != io.EOF {
		t.Fatalf("%+v %v", c, err)
	}
}

package export

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// outside runs a Python script of the folder outside, in which a reader that is
// not ours reads our files, and gives what it prints. Without the readers (see
// .ci/outside) the test is skipped, or fails where SITREP_OUTSIDE is "must".
func outside(t *testing.T, script string, args ...string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	python := filepath.Join(cache, "sitrep", "outside", "bin", "python")
	installed, err := os.ReadFile(filepath.Join(cache, "sitrep", "outside", "installed.txt"))
	if wanted, _ := os.ReadFile(filepath.Join("outside", "requirements.txt")); err == nil && !bytes.Equal(wanted, installed) {
		err = errors.New("the readers that are installed are of another list")
	}
	if err != nil {
		if os.Getenv("SITREP_OUTSIDE") == "must" {
			t.Fatalf("no outside readers: run .ci/outside (%v)", err)
		}
		t.Skip("no outside readers: run .ci/outside")
	}
	cmd := exec.Command(python, append([]string{filepath.Join("outside", script)}, args...)...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, complaints.String())
	}
	return strings.TrimSpace(out.String())
}

// fileOf puts what a writer makes of the sample into a file and gives its path.
func fileOf(t *testing.T, name string, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

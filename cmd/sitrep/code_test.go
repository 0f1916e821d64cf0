package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestAFileOfKeysKeepsItsMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are otherwise there")
	}
	path := filepath.Join(t.TempDir(), "keys")
	for _, c := range []struct {
		name string
		set  os.FileMode
		want os.FileMode
	}{{"ana", 0, 0o600}, {"ivo", 0o640, 0o640}} {
		if c.set != 0 {
			if err := os.Chmod(path, c.set); err != nil {
				t.Fatal(err)
			}
		}
		add := addKey{Name: c.name, Scope: "read", keyFile: keyFile{path}}
		if err := add.Run(context.Background(), quiet()); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != c.want {
			t.Errorf("after %s the mode is %v, %v; want %v", c.name, info.Mode(), err, c.want)
		}
	}
}

func TestAnOutputKeepsWhatItIs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links and modes are otherwise there")
	}
	dir := t.TempDir()
	file, link, device := filepath.Join(dir, "record.ndjson"), filepath.Join(dir, "latest.ndjson"), filepath.Join(dir, "nowhere")
	for _, err := range []error{os.WriteFile(file, []byte("old"), 0o600), os.Symlink(file, link), os.Symlink(os.DevNull, device)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }
	for _, path := range []string{link, device} {
		if err := writeFile(path, write); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is a link no longer: %v %v", path, info.Mode(), err)
		}
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != "new" {
		t.Errorf("%q, %v", b, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a file that others could not read has the mode %v, %v", info.Mode(), err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is %v, %v", os.DevNull, info.Mode(), err)
	}
	if err := writeFile(file, func(w io.Writer) error { io.WriteString(w, "half"); return errors.New("no more") }); err == nil {
		t.Error("no error")
	}
	if b, _ := os.ReadFile(file); string(b) != "new" {
		t.Errorf("%q", b)
	}
}

package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/licences"
)

// release makes the archives of the targets, the bill of materials and the check sums.
func release(to, only string) error {
	list, err := chosen(only)
	if err != nil {
		return err
	}
	log, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return fmt.Errorf("to be run in the root of the source: %w", err)
	}
	if !strings.Contains(string(log), "\n## "+sitrep.Version) {
		return fmt.Errorf("CHANGELOG.md has no head %q for the version of sitrep.go", "## "+sitrep.Version)
	}
	at, err := moment()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "sitrep-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)

	pages, err := companions(work)
	if err != nil {
		return err
	}
	var made []string
	linked := map[string]string{} // module → version
	for _, t := range list {
		binary := filepath.Join(work, t.os+t.arch, "sitrep"+t.suffix())
		if err := build(t, binary); err != nil {
			return err
		}
		info, err := buildinfo.ReadFile(binary)
		if err != nil {
			return err
		}
		for _, m := range info.Deps {
			linked[m.Path] = m.Version
		}
		b, err := os.ReadFile(binary)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("sitrep_%s_%s_%s", sitrep.Version, t.word(), t.arch)
		entries := append([]entry{{"sitrep" + t.suffix(), b, 0o755}}, pages...)
		archive, err := pack(t, name, entries, at)
		if err != nil {
			return err
		}
		file := name + t.extension()
		if err := os.WriteFile(filepath.Join(to, file), archive, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s  %d bytes, the binary %d\n", file, len(archive), len(b))
		made = append(made, file)
	}
	bill, err := materials(linked, at)
	if err != nil {
		return err
	}
	file := "sitrep_" + sitrep.Version + ".cdx.json"
	if err := os.WriteFile(filepath.Join(to, file), bill, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s  %d bytes\n", file, len(bill))
	return checksums(to, append(made, file))
}

// build compiles the program for a target, without anything of this machine in it.
func build(t target, binary string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", binary, "./cmd/sitrep")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOAMD64=v1", "GOARM64=v8.0", "GOOS="+t.os, "GOARCH="+t.arch)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build for %s: %w: %s", t, err, out)
	}
	return nil
}

// companions are what lies beside the binary: the same for all targets.
func companions(work string) ([]entry, error) {
	var out []entry
	for _, pattern := range []string{"README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "SECURITY.md", "docs/*.md", "docs/formats/*", "examples/*.*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			return nil, fmt.Errorf("%s: there is no such file", pattern)
		}
		for _, f := range files {
			if strings.HasSuffix(f, ".go") || strings.HasPrefix(filepath.Base(f), "accuracy.head") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			out = append(out, entry{filepath.ToSlash(f), b, 0o644})
		}
	}
	var notices bytes.Buffer
	if err := licences.Write(&notices); err != nil {
		return nil, err
	}
	out = append(out, entry{"LICENSES.txt", notices.Bytes(), 0o644})

	own := filepath.Join(work, "own", "sitrep")
	if err := build(target{runtime.GOOS, runtime.GOARCH}, own); err != nil {
		return nil, err
	}
	man := filepath.Join(work, "man")
	if b, err := exec.Command(own, "man", "--to", man).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pages of the manual: %w: %s", err, b)
	}
	err := filepath.WalkDir(man, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out = append(out, entry{"man/" + e.Name(), b, 0o644})
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, shell := range []string{"bash", "fish", "zsh"} {
		b, err := exec.Command(own, "completion", shell).Output()
		if err != nil {
			return nil, fmt.Errorf("completion for %s: %w", shell, err)
		}
		out = append(out, entry{"completion/sitrep." + shell, b, 0o644})
	}
	return out, nil
}

// moment is what archives and bill are dated: SOURCE_DATE_EPOCH, else the commit.
func moment() (time.Time, error) {
	said := os.Getenv("SOURCE_DATE_EPOCH")
	if said == "" {
		b, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, errors.New("no commit to date the release by: set SOURCE_DATE_EPOCH")
		}
		said = strings.TrimSpace(string(b))
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH %q: want seconds since 1970", said)
	}
	return time.Unix(n, 0).UTC(), nil
}

// checksums writes SHA256SUMS as sha256sum -c reads it.
func checksums(dir string, files []string) error {
	slices.Sort(files)
	var b bytes.Buffer
	for _, f := range files {
		bytes, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(bytes), f)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), b.Bytes(), 0o644)
}

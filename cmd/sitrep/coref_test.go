package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// corefFloor is the mean of MUC, B³ and CEAF-e by head on our own marked reports
// below which a change is no improvement.
const corefFloor = 73.0

func evalOutput(t *testing.T, args ...string) (string, string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	s := &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}
	code := run(context.Background(), append([]string{"eval"}, args...), s)
	return out.String(), errs.String(), code
}

func TestCoreferenceOnOurOwnGoldStaysAboveItsFloor(t *testing.T) {
	out, errs, code := evalOutput(t, "coref", "../../eval/coref")
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errs)
	}
	mean := 0.0
	for line := range strings.SplitSeq(out, "\n") {
		if c := strings.Split(line, "|"); len(c) > 5 && strings.TrimSpace(c[1]) == "span or head" && strings.HasPrefix(strings.TrimSpace(c[2]), "mean") {
			mean, _ = strconv.ParseFloat(strings.TrimSpace(c[5]), 64)
		}
	}
	if mean < corefFloor {
		t.Errorf("mean %.1f, floor %.1f\n%s", mean, corefFloor, out)
	}
}

func TestMarkedReportsAreComparedWithEachOther(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	write := func(dir, text string) {
		if err := os.WriteFile(filepath.Join(dir, "1.txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(a, "[1:The rebels] fled. [1:They] had fought [2:the army] for a day, and [2:it] won.\n")
	write(b, "[1:The rebels] fled. [1:They] had fought the [2:army] for a day, and [2:it] won.\n")
	out, errs, code := evalOutput(t, "coref", a, b)
	if code != exitOK || !strings.Contains(out, "| span | mentions | 75.0 | 75.0 | 75.0 |") || !strings.Contains(out, "| span or head | mentions | 100.0 | 100.0 | 100.0 |") {
		t.Errorf("exit %d %s\n%s", code, errs, out)
	}
	write(b, "[1:The rebels] fled. [1:They had fought the army.\n")
	if _, errs, code = evalOutput(t, "coref", a, b); code == exitOK || !strings.Contains(errs, "1.txt:1:22: expected a mark that is closed") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code = evalOutput(t, "coref"); code != exitUsage || !strings.Contains(errs, "a folder of marked reports") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

package main

import (
	"strconv"
	"strings"
	"testing"
)

// storyFloors are the values over all our own storylines below which a change is
// no improvement: two points under what was measured.
var storyFloors = map[string]float64{"events, B³": 50, "tolls": 47, "phases": 13, "causes and conditions": 4}

func TestOurOwnStorylinesStayAboveTheirFloors(t *testing.T) {
	out, errs, code := evalOutput(t, "storylines", "../../eval/storylines")
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errs)
	}
	_, all, _ := strings.Cut(out, "| all |")
	seen := 0
	for line := range strings.SplitSeq(all, "\n") {
		c := strings.Split(line, "|")
		if len(c) < 5 {
			continue
		}
		floor, ok := storyFloors[strings.TrimSpace(c[1])]
		if !ok {
			continue
		}
		seen++
		value := strings.TrimSpace(c[4])
		if value == "–" {
			value = strings.TrimSpace(c[3]) // recall alone
		}
		if v, err := strconv.ParseFloat(value, 64); err != nil || v < floor {
			t.Errorf("%s %s, floor %.1f", c[1], value, floor)
		}
	}
	if seen != len(storyFloors) {
		t.Errorf("%d of %d measures in\n%s", seen, len(storyFloors), out)
	}
	if t.Failed() {
		t.Log(out)
	}
}

func TestStorylinesWantAFolder(t *testing.T) {
	if _, errs, code := evalOutput(t, "storylines"); code != exitUsage || !strings.Contains(errs, "a folder of storylines") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code := evalOutput(t, "storylines", t.TempDir()); code != exitFailure || !strings.Contains(errs, "no storylines") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

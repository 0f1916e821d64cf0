package main

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"
)

// floor is the F of the record on our own hand-coded reports below which a
// change is no improvement: two points under what was measured.
const floor = 60.5

func TestRecordOnOurOwnGoldStaysAboveItsFloor(t *testing.T) {
	var out, errs bytes.Buffer
	s := &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}
	if code := run(context.Background(), []string{"eval", "../../eval/gold"}, s); code != exitOK {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 4 && strings.TrimSpace(cells[1]) == "record" {
			f, err := strconv.ParseFloat(strings.TrimSpace(cells[4]), 64)
			if err != nil || f < floor {
				t.Errorf("record F %v (%v), floor %v\n%s", f, err, floor, out.String())
			}
			return
		}
	}
	t.Errorf("no row for the record in\n%s", out.String())
}

func TestTwoReadersOfOurGoldAreCompared(t *testing.T) {
	dir := "../../eval/gold/readers/"
	out, errs, code := evalOutput(t, dir+"a", dir+"b")
	if code != exitOK || !strings.Contains(out, "39 reports") || !strings.Contains(out, "| record | 92.7 | 92.3 | 92.5 |") {
		t.Errorf("exit %d %s\n%s", code, errs, out)
	}
	if _, errs, code = evalOutput(t, dir+"a", dir+"b", dir+"b"); code != exitUsage || !strings.Contains(errs, "a second reader's codings") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code = evalOutput(t, dir+"a", t.TempDir()); code == exitOK || !strings.Contains(errs, "no hand-coded reports") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

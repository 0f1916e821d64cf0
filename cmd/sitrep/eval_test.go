package main

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"
)

// floor is the F of the record on our own hand-coded reports below which a
// change is no improvement.
const floor = 60.0

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

package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"sitrep/pipeline"
)

// progress is a line on standard error that says how far a run has come. A nil
// one does nothing: there is none unless standard error is a terminal.
type progress struct {
	w       io.Writer
	total   int64 // bytes of all inputs, 0 when unknown
	began   time.Time
	drawn   time.Time
	visible bool
	now     func() time.Time
}

// newProgress for inputs of total bytes; nil when nobody would see it.
func newProgress(w io.Writer, total int64, now func() time.Time) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &progress{w: w, total: total, began: now(), now: now}
}

// inputSize is the bytes of all files, 0 when one of them has no size.
func inputSize(paths []string) (n int64) {
	for _, p := range paths {
		info, err := os.Stat(p)
		if p == "-" || err == nil && !info.Mode().IsRegular() {
			return 0
		}
		if err == nil {
			n += info.Size()
		}
	}
	return n
}

const redraw = 100 * time.Millisecond

func (p *progress) update(now pipeline.Progress) {
	if p == nil {
		return
	}
	t := p.now()
	if t.Sub(p.drawn) < redraw && !now.Merging {
		return
	}
	p.drawn, p.visible = t, true
	fmt.Fprint(p.w, "\r\x1b[K"+line(now, p.total, t.Sub(p.began)))
}

// text draws a line of one's own words.
func (p *progress) text(s string) {
	if p == nil {
		return
	}
	if t := p.now(); t.Sub(p.drawn) >= redraw {
		p.drawn, p.visible = t, true
		fmt.Fprint(p.w, "\r\x1b[K"+s)
	}
}

// line words the state of a run.
func line(p pipeline.Progress, total int64, took time.Duration) string {
	s := fmt.Sprintf("%d reports, %d words, %d events", p.Documents, p.Words, p.Mentions)
	if p.Failures > 0 {
		s += fmt.Sprintf(", %d failed", p.Failures)
	}
	if p.Merging {
		return s + ", merging"
	}
	seconds := took.Seconds()
	if seconds < 0.5 {
		return s
	}
	s += fmt.Sprintf(", %.0f words/s", float64(p.Words)/seconds)
	if done := float64(p.Bytes); total > 0 && done > 0 {
		part := min(done/float64(total), 1)
		left := time.Duration(float64(took) * (1 - part) / part).Round(time.Second)
		s = fmt.Sprintf("%3.0f %% ", 100*part) + s + ", " + left.String() + " left"
	}
	return s
}

// clear takes the line away.
func (p *progress) clear() {
	if p != nil && p.visible {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.visible = false
	}
}

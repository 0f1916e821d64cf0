package process_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sitrep"
	"sitrep/merge"
	"sitrep/process"
)

// story is a series of invented reports with what a reader finds of processes.
type story struct {
	name    string
	reports []*sitrep.Analysis
	want    []wantedProcess
}

type wantedProcess struct {
	kind       string
	phases     []wantedPhase
	causes     []string
	conditions []string
}

type wantedPhase struct {
	name string
	on   sitrep.Day
}

func readStory(t testing.TB, path string) *story {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(b), "\n=== ")
	s := &story{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
	for _, line := range strings.Split(head, "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "gold":
			parts := strings.Split(rest, " | ")
			p := wantedProcess{kind: parts[0]}
			for _, ph := range parts[1:] {
				i := strings.LastIndexByte(ph, ' ')
				d, err := sitrep.ParseDay(ph[i+1:])
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				p.phases = append(p.phases, wantedPhase{ph[:i], d})
			}
			s.want = append(s.want, p)
		case "cause":
			p := &s.want[len(s.want)-1]
			_, words, _ := strings.Cut(rest, ": ")
			p.causes = append(p.causes, words)
		case "condition:":
			p := &s.want[len(s.want)-1]
			p.conditions = append(p.conditions, rest)
		}
	}
	for n, r := range strings.Split(rest, "\n=== ") {
		first, text, _ := strings.Cut(r, "\n")
		date, outlet, _ := strings.Cut(first, " ")
		a := annotate(t, fmt.Sprintf("%s-%02d", s.name, n+1), date, strings.TrimSpace(text))
		a.Doc.Publisher = outlet
		s.reports = append(s.reports, a)
	}
	return s
}

var stories = sync.OnceValue(func() (out []string) {
	out, _ = filepath.Glob("testdata/storylines/*.txt")
	return out
})

func track(reports []*sitrep.Analysis) []sitrep.Process {
	var rec merge.Record
	var rs []process.Report
	for _, a := range reports {
		m := merge.Read(a)
		rec.Add(m)
		rs = append(rs, process.Report{ID: a.Doc.ID, Published: m.Published, Signs: process.Read(a)})
	}
	return process.Track(rec.Events(), rs)
}

// pairs how many phases of a process are those asked for, by name and start.
func (w *wantedProcess) pairs(p *sitrep.Process) (n int, missed []string) {
	used := map[int]bool{}
	for _, want := range w.phases {
		at := slices.IndexFunc(p.Phases, func(ph sitrep.Phase) bool {
			return ph.Phase == want.name && ph.From.Start != 0 && ph.From.Start >= want.on-1 && max(ph.From.Start, ph.From.End) <= want.on+1
		})
		if at < 0 || used[at] {
			missed = append(missed, want.name+" "+want.on.String())
			continue
		}
		used[at] = true
		n++
	}
	return n, missed
}

// TestStorylines follows the processes of invented storylines; STORYLINES=1 prints what
// is missed and what is not told.
func TestStorylines(t *testing.T) {
	right, asked, given, reasons, found := 0, 0, 0, 0, 0
	say := func(format string, args ...any) {
		if os.Getenv("STORYLINES") != "" {
			t.Logf(format, args...)
		}
	}
	for _, path := range stories() {
		s := readStory(t, path)
		ps := track(s.reports)
		used := map[int]bool{}
		for i := range s.want {
			w := &s.want[i]
			best, most := -1, 0
			for k := range ps {
				if n, _ := w.pairs(&ps[k]); ps[k].Type == w.kind && !used[k] && n > most {
					best, most = k, n
				}
			}
			asked += len(w.phases)
			reasons += len(w.causes) + len(w.conditions)
			if best < 0 {
				say("%s: no %s", s.name, w.kind)
				continue
			}
			used[best] = true
			p := &ps[best]
			n, missed := w.pairs(p)
			right += n
			given += len(p.Phases)
			for _, m := range missed {
				say("%s: %s missed %s; has %s", s.name, w.kind, m, phases(p))
			}
			if len(missed) == 0 && len(p.Phases) > n {
				say("%s: %s has more: %s", s.name, w.kind, phases(p))
			}
			for _, c := range w.causes {
				if slices.ContainsFunc(p.Phases, func(ph sitrep.Phase) bool { return shares(ph.Cause, c) }) {
					found++
				} else {
					say("%s: %s missed cause %q", s.name, w.kind, c)
				}
			}
			for _, c := range w.conditions {
				if slices.ContainsFunc(p.Conditions, func(o sitrep.Condition) bool { return shares(o.Text, c) }) {
					found++
				} else {
					say("%s: %s missed condition %q", s.name, w.kind, c)
				}
			}
		}
		for k := range ps {
			if !used[k] {
				given += len(ps[k].Phases)
				say("%s: not asked for: %s %q %s", s.name, ps[k].Type, ps[k].Name, phases(&ps[k]))
			}
		}
	}
	f := 200 * float64(right) / float64(asked+given)
	t.Logf("phases by name and start: F %.1f (%d right, %d asked, %d given); causes and conditions %d of %d", f, right, asked, given, found, reasons)
	if f < 60 || found*2 < reasons {
		t.Errorf("below the floor: F 60, half of the causes and conditions")
	}
}

func phases(p *sitrep.Process) string {
	var out []string
	for _, ph := range p.Phases {
		out = append(out, ph.Phase+" "+ph.From.Start.String()+".."+ph.From.End.String())
	}
	return strings.Join(out, ", ")
}

// shares: half of the words asked for are told.
func shares(got, want string) bool {
	n := 0
	words := strings.Fields(strings.ToLower(want))
	for _, w := range words {
		if strings.Contains(strings.ToLower(got), w) {
			n++
		}
	}
	return 2*n > len(words)
}

package article

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// tally of a comparison.
type tally struct{ split, reports, kept, lines, removed, residue int }

func (a *tally) add(b tally) {
	a.split += b.split
	a.reports += b.reports
	a.kept += b.kept
	a.lines += b.lines
	a.removed += b.removed
	a.residue += b.residue
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

func (a tally) String() string {
	return fmt.Sprintf("split %.1f%% of %d, lines kept %.1f%% of %d, residue removed %.1f%% of %d",
		percent(a.split, a.reports), a.reports, percent(a.kept, a.lines), a.lines, percent(a.removed, a.residue), a.residue)
}

// compare holds what Parse gave against the truth.
func compare(m *messy, docs []*sitrep.Document) (t tally, faults []string) {
	own := map[string]bool{}
	bodies := make([]string, len(docs))
	blocks := map[string]bool{}
	for i, d := range docs {
		for _, b := range d.Blocks {
			s := squeeze(d.Text[b.Start:b.End])
			if b.Role != sitrep.RoleHeadline && b.Role != sitrep.RoleByline && b.Role != sitrep.RoleDateline {
				bodies[i] += s
			}
			if b.Role != sitrep.RoleDateline { // a date that is used is no residue
				blocks[s] = true
			}
		}
	}
	for _, r := range m.reports {
		own[squeeze(r.title)] = true
		for _, p := range r.paras {
			own[squeeze(p)] = true
		}
	}
	for self, r := range m.reports {
		t.reports++
		best, kept := -1, 0
		for i := range docs {
			n := 0
			for _, p := range r.paras {
				if strings.Contains(bodies[i], squeezeBody(p)) {
					n++
				}
			}
			if n > kept {
				best, kept = i, n
			}
		}
		t.lines += len(r.paras)
		t.kept += kept
		if best < 0 {
			faults = append(faults, "LOST "+r.title)
			continue
		}
		for _, p := range r.paras {
			if !strings.Contains(bodies[best], squeezeBody(p)) {
				faults = append(faults, "MISSING "+p)
			}
		}
		foreign := 0
		for other, o := range m.reports {
			if other == self {
				continue
			}
			for _, p := range o.paras {
				if strings.Contains(bodies[best], squeezeBody(p)) {
					foreign++
				}
			}
		}
		if kept*10 >= len(r.paras)*8 && foreign == 0 && squeeze(docs[best].Title) == squeeze(r.title) {
			t.split++
		} else {
			faults = append(faults, fmt.Sprintf("SPLIT %q: kept %d of %d, foreign %d, title %q", r.title, kept, len(r.paras), foreign, docs[best].Title))
		}
	}
	for _, s := range m.residue {
		k := squeeze(s)
		if k == "" || own[k] {
			continue
		}
		t.residue++
		if blocks[k] {
			faults = append(faults, "RESIDUE "+s)
		} else {
			t.removed++
		}
	}
	if len(docs) > len(m.reports) {
		faults = append(faults, fmt.Sprintf("EXTRA %d documents for %d reports", len(docs), len(m.reports)))
		t.split -= min(t.split, len(docs)-len(m.reports))
	}
	return t, faults
}

// squeezeBody is a paragraph as it stands in a body: without its dateline.
func squeezeBody(p string) string { return squeeze(p[dateline(p):]) }

func TestMessyCaptures(t *testing.T) {
	measure(t, makeCapture, layouts, 97.5, 99.5, 99)
}

func TestMessyPress(t *testing.T) {
	measure(t, makePress, pressLayouts, 97, 99.5, 97)
}

func TestMessyUnseen(t *testing.T) {
	measure(t, makeUnseen, unseenLayouts, 98, 99.5, 95)
}

// measure parses generated captures and holds them against the truth; what it
// finds must reach the floors.
func measure(t *testing.T, make func([]report, uint64) *messy, kinds int, split, kept, removed float64) {
	all := readReports(t)
	if len(all) == 0 {
		t.Fatal("no reports to make captures from")
	}
	runs := 600
	if testing.Short() {
		runs = 150
	}
	var total tally
	by := map[int]*tally{}
	shown := 0
	for seed := range runs {
		m := make(all, uint64(seed))
		text := strings.Join(m.lines, "\n")
		docs, err := Parse(&sitrep.Capture{Source: "generated", Form: sitrep.FormScraped, Bytes: []byte(text)})
		if err != nil {
			docs = nil
		}
		got, faults := compare(m, docs)
		total.add(got)
		if by[m.layout] == nil {
			by[m.layout] = &tally{}
		}
		by[m.layout].add(got)
		if len(faults) > 0 && shown < *show && (*only < 0 || *only == m.layout) {
			shown++
			t.Logf("seed %d layout %d: %v\n%s\n%s", seed, m.layout, got, strings.Join(faults, "\n"), text)
		}
	}
	t.Log(total)
	for i := range kinds {
		if by[i] != nil {
			t.Logf("layout %d: %v", i, by[i])
		}
	}
	if percent(total.split, total.reports) < split || percent(total.kept, total.lines) < kept || percent(total.removed, total.residue) < removed {
		t.Errorf("below %v / %v / %v", split, kept, removed)
	}
}

func BenchmarkScraped(b *testing.B) {
	all := readReports(b)
	var pages [][]byte
	size := 0
	for seed := range 60 {
		for _, m := range []*messy{makeCapture(all, uint64(seed)), makePress(all, uint64(seed))} {
			pages = append(pages, []byte(strings.Join(m.lines, "\n")))
			size += len(pages[len(pages)-1])
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			Parse(&sitrep.Capture{Source: "generated", Form: sitrep.FormScraped, Bytes: p})
		}
	}
}

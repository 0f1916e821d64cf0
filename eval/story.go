package eval

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sitrep"
)

// Story is a folder of reports about one conflict in which the passages that
// tell each event are marked, with what the reports together say of tolls and
// processes (gold.txt). eval/storylines/README.md has the format.
type Story struct {
	Name      string
	Reports   []StoryReport
	Events    []StoryEvent
	Tolls     []StoryToll
	Processes []StoryProcess
}

// StoryReport is one report of a storyline; marks are spans of Text in text order.
type StoryReport struct {
	ID     string // within the storyline: the name of its file
	Source string
	Date   string // YYYY-MM-DD, "" unknown
	Text   string
	Marks  []StoryMark
}

// StoryMark is a passage that tells an event (its index in Story.Events).
type StoryMark struct {
	Event int
	sitrep.Span
}

// StoryEvent is a happening. An open one is neither asked for nor punished.
type StoryEvent struct {
	Label string
	Types []string // PLOVER; one of them is right
	Open  bool
	What  string
}

// StoryToll is a number as one claimant gives it in one or more reports.
type StoryToll struct {
	Event   int
	Number  GoldSize
	By      []string // words for the claimant, any of them; none, or "-": the report itself
	Reports []string
	Open    bool
}

// StoryProcess is a process as the reports together tell it.
type StoryProcess struct {
	Label, Kind, Name string
	Phases            []StoryPhase
	Conditions        []Telling
	Open              bool
}

// StoryPhase is a phase with when it began. Start is not known where the
// reports do not say.
type StoryPhase struct {
	Name  string
	Start sitrep.Interval
	Cause Telling // empty: none is told
	Open  bool
}

// Telling is something said in several words, any of which will do.
type Telling []Told

// Told is words of a report or an event.
type Told struct {
	Report, Words string
	Event         int // -1: words
}

// ReadStories reads the storylines under a folder (every folder with a
// gold.txt), ordered by name. A fault names file, line, column and what was expected.
func ReadStories(dir string) ([]Story, error) {
	var out []Story
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "gold.txt" {
			return err
		}
		s, err := readStory(filepath.Dir(path))
		out = append(out, s)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no storylines (folders with gold.txt beside reports ID.txt)", dir)
	}
	return out, nil
}

func readStory(dir string) (Story, error) {
	s := Story{Name: filepath.Base(dir)}
	path := filepath.Join(dir, "gold.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		return s, err
	}
	reports, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return s, err
	}
	slices.Sort(reports)
	g := goldReader{story: &s, file: path}
	if err := g.declare(string(b)); err != nil {
		return s, err
	}
	for _, p := range reports {
		if p == path {
			continue
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return s, err
		}
		r, err := parseStoryReport(p, string(b), s.Events)
		if err != nil {
			return s, err
		}
		r.ID = strings.TrimSuffix(filepath.Base(p), ".txt")
		s.Reports = append(s.Reports, r)
	}
	return s, g.read(string(b))
}

// parseStoryReport reads lines "key: value", a blank line and the marked text.
func parseStoryReport(file, s string, events []StoryEvent) (r StoryReport, err error) {
	head, body, ok := strings.Cut(s, "\n\n")
	if !ok {
		return r, fmt.Errorf("%s:1:1: expected lines source: and date:, a blank line and the text", file)
	}
	for i, line := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key {
		case "source":
			r.Source = value
		case "date":
			if _, err := sitrep.ParseDay(value); err != nil {
				return r, fmt.Errorf("%s:%d:%d: expected a day YYYY-MM-DD", file, i+1, len("date: ")+1)
			}
			r.Date = value
		default:
			return r, fmt.Errorf("%s:%d:1: expected a line with the source or date", file, i+1)
		}
	}
	// Faults in the text name its own line: the head keeps its place as empty lines.
	blank := strings.Repeat("\n", strings.Count(head, "\n")+2)
	text, marks, err := unmark(file, blank+body, func(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' })
	if err != nil {
		return r, err
	}
	r.Text = text[len(blank):]
	for _, m := range marks {
		k := slices.IndexFunc(events, func(e StoryEvent) bool { return e.Label == m.label })
		if k < 0 {
			return r, fmt.Errorf("%s:%d:1: expected a mark with the label of an event in gold.txt, not %q", file, 1+strings.Count(text[:m.Start], "\n"), m.label)
		}
		r.Marks = append(r.Marks, StoryMark{k, sitrep.Span{Start: m.Start - len(blank), End: m.End - len(blank)}})
	}
	return r, nil
}

func (s *Story) report(id string) *StoryReport {
	for i := range s.Reports {
		if s.Reports[i].ID == id {
			return &s.Reports[i]
		}
	}
	return nil
}

package eval

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// storyFiles writes a storyline of two reports.
func storyFiles(t *testing.T, change func(files map[string]string)) string {
	t.Helper()
	files := map[string]string{
		"gold.txt": `# a sample
event blast ASSAULT : bomb at Dorim
event walkout SANCTION : the walkout
event? talk CONSULT : talks
toll blast killed 12+ by police in 01
toll blast killed 14 in 02
process talks negotiation : talks of Ardania
  phase paused 2020-03-05
    because 02: a bomb killed villagers
    or event blast
  if 02: if the army leaves
`,
		"01.txt": "source: Wire\ndate: 2020-03-04\n\nBomb kills 12\n\nA bomb [blast:exploded] in Dorim on Monday, killing at least 12, police said. The [blast:blast] broke windows.\n",
		"02.txt": "source: Paper\ndate: 2020-03-06\n\nTalks paused\n\nArdania [walkout:walked] out of [talk:talks] on Thursday because a bomb killed villagers. The [blast:attack] left 14 dead. It may return if the army leaves.\n",
	}
	if change != nil {
		change(files)
	}
	dir := filepath.Join(t.TempDir(), "sample")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// perfect is the record that says just what the sample asks for.
func perfect(s *Story) *StoryRecord {
	r := &StoryRecord{Analyses: map[string]*sitrep.Analysis{}}
	events := make([]sitrep.Event, len(s.Events))
	for i, e := range s.Events {
		events[i] = sitrep.Event{ID: "event-" + e.Label, Type: e.Types[0], Claims: map[string][]sitrep.Claim{}}
	}
	for _, rep := range s.Reports {
		a := &sitrep.Analysis{Doc: &sitrep.Document{ID: "doc-" + rep.ID, Text: rep.Text}}
		for _, m := range rep.Marks {
			id := rep.ID + "-" + rep.Text[m.Start:m.End]
			a.Events = append(a.Events, sitrep.EventMention{ID: id, Type: events[m.Event].Type, Document: a.Doc.ID,
				Trigger: sitrep.Text{Span: m.Span}, Sentence: sitrep.Span{End: len(rep.Text)}})
			events[m.Event].Mentions = append(events[m.Event].Mentions, id)
		}
		r.Analyses[rep.ID] = a
	}
	events[0].Claims["sizes.killed"] = []sitrep.Claim{{Value: "12 or more", By: "Police", Documents: []string{"doc-01"}}, {Value: "14", Documents: []string{"doc-02"}}}
	r.Events = events
	day, _ := sitrep.ParseDay("2020-03-05")
	r.Processes = []sitrep.Process{{Type: "negotiation", Phases: []sitrep.Phase{{Phase: "paused", From: sitrep.Interval{Start: day, End: day}, CauseBy: "event-blast"}},
		Conditions: []sitrep.Condition{{Text: "if the army leaves"}}}}
	return r
}

func sampleStory(t *testing.T) *Story {
	t.Helper()
	stories, err := ReadStories(storyFiles(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	return &stories[0]
}

func compared(t *testing.T, s *Story, r *StoryRecord) StoryScore {
	t.Helper()
	score, err := CompareStory(s, r)
	if err != nil {
		t.Fatal(err)
	}
	return score
}

func TestARecordThatSaysWhatIsAskedForScoresAll(t *testing.T) {
	s := sampleStory(t)
	score := compared(t, s, perfect(s))
	for _, name := range StoryMeasures {
		if v := storyValue(name, score.Measures[name]); v != 100 {
			t.Errorf("%s %v", name, v)
		}
	}
	if len(score.Errors) > 0 {
		t.Errorf("%q", score.Errors)
	}
}

func TestAnEmptyRecordScoresOnlyItsSingletons(t *testing.T) {
	s := sampleStory(t)
	r := perfect(s)
	r.Events, r.Processes = nil, nil
	for _, a := range r.Analyses {
		a.Events = nil
	}
	score := compared(t, s, r)
	for name, m := range score.Measures {
		if name != "events, B³" && m.Found != 0 || m.Given != 0 {
			t.Errorf("%s: %v", name, m)
		}
	}
	// Three marks of the blast and one of the walkout, each a cluster of its own.
	if m := score.Measures["events, B³"]; math.Abs(m.Found-2) > 1e-9 || m.Asked != 4 || m.F() != 0 {
		t.Errorf("B³ %v", m)
	}
}

func TestSplitAndMixedEvents(t *testing.T) {
	s := sampleStory(t)
	r := perfect(s)
	// The last telling of the blast comes to the walkout.
	blast, walkout := &r.Events[0], &r.Events[1]
	walkout.Mentions = append(walkout.Mentions, blast.Mentions[2])
	blast.Mentions = blast.Mentions[:2]
	score := compared(t, s, r)
	m := score.Measures["events, B³"]
	if got, want := m.Found, 2*2./3+1./3+1; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("recall %v of 4, want %v", got, want)
	}
	if m.Right != 3 {
		t.Errorf("precision %v of 4, want 3", m.Right)
	}
	all := strings.Join(score.Errors, "\n")
	if !strings.Contains(all, "split: blast") || !strings.Contains(all, "mixed: event-walkout") {
		t.Error(all)
	}
}

func TestAMentionOfTheSameSentenceAnswersWhereNoneOverlaps(t *testing.T) {
	s := sampleStory(t)
	r := perfect(s)
	m := &r.Analyses["01"].Events[0]
	m.Trigger.Span = sitrep.Span{Start: 60, End: 62}
	if n := compared(t, s, r).Measures["mentions found"]; n.Found != 4 {
		t.Errorf("found %v of 4", n.Found)
	}
	m.Type = "CONSULT"
	if n := compared(t, s, r).Measures["mentions found"]; n.Found != 3 {
		t.Errorf("found %v of 4 by a mention of another type", n.Found)
	}
}

func TestTolls(t *testing.T) {
	s := sampleStory(t)
	f := func(want Measure, claims ...sitrep.Claim) {
		t.Helper()
		r := perfect(s)
		r.Events[0].Claims["sizes.killed"] = claims
		if m := compared(t, s, r).Measures["tolls"]; m != want {
			t.Errorf("%v: %v, want %v", claims, m, want)
		}
	}
	police, second := []string{"doc-01"}, []string{"doc-02"}
	f(Measure{1, 2, 1, 1}, sitrep.Claim{Value: "12 or more", By: "police", Documents: police})
	f(Measure{1, 2, 1, 1}, sitrep.Claim{Value: "12 or more", By: "the police", Documents: police}, sitrep.Claim{Value: "12", Documents: police})
	f(Measure{0, 2, 0, 1}, sitrep.Claim{Value: "12 or more", By: "the mayor", Documents: police})
	f(Measure{0, 2, 0, 1}, sitrep.Claim{Value: "14", Documents: police}) // another report's number
	f(Measure{1, 2, 1, 2}, sitrep.Claim{Value: "14", Documents: second}, sitrep.Claim{Value: "up to 40", Documents: second})
}

func TestPhases(t *testing.T) {
	s := sampleStory(t)
	f := func(from, until string, want Measure) {
		t.Helper()
		r := perfect(s)
		at := &r.Processes[0].Phases[0].From
		at.Start, _ = sitrep.ParseDay(from)
		at.End, _ = sitrep.ParseDay(until)
		if m := compared(t, s, r).Measures["phases"]; m != want {
			t.Errorf("%s %s: %v, want %v", from, until, m, want)
		}
	}
	right, wrong := Measure{1, 1, 1, 1}, Measure{0, 1, 0, 1}
	f("2020-03-04", "2020-03-06", right)
	f("2020-03-05", "", right)
	f("2020-03-01", "2020-03-31", wrong)
	f("", "2020-03-05", wrong)
	f("", "", wrong)
	r := perfect(s)
	r.Processes = append(r.Processes, sitrep.Process{Type: "release", Phases: make([]sitrep.Phase, 3)})
	if m := compared(t, s, r).Measures["phases"]; m != (Measure{1, 1, 1, 4}) {
		t.Errorf("with a process too many: %v", m)
	}
}

func TestStarts(t *testing.T) {
	f := func(s, want string) {
		t.Helper()
		i, ok := parseStart(s)
		if got := i.Start.String() + " " + i.End.String(); !ok || got != want {
			t.Errorf("%s: %s %v", s, got, ok)
		}
	}
	f("2020-02", "2020-02-01 2020-02-29")
	f("2020-12", "2020-12-01 2020-12-31")
	f("2020", "2020-01-01 2020-12-31")
	f("2020-03-05..2020-04", "2020-03-05 2020-04-30")
	f("?", " ")
	for _, s := range []string{"2020-13", "2020-02-30", "March", "2020-03-05..2020-03-01", "1-2-3-4", ""} {
		if _, ok := parseStart(s); ok {
			t.Errorf("%q is a start", s)
		}
	}
}

func TestFaultsInStorylines(t *testing.T) {
	f := func(file, old, new, want string) {
		t.Helper()
		dir := storyFiles(t, func(files map[string]string) {
			if !strings.Contains(files[file], old) {
				t.Fatalf("%s has no %q", file, old)
			}
			files[file] = strings.Replace(files[file], old, new, 1)
		})
		_, err := ReadStories(dir)
		if err == nil || !strings.HasPrefix(err.Error(), filepath.Join(dir, want)) {
			t.Errorf("%q for %q: got %v, want %s", new, old, err, want)
		}
	}
	f("gold.txt", "blast ASSAULT", "blast BANG", "gold.txt:2:13: expected a PLOVER type")
	f("gold.txt", "event walkout", "event blast", "gold.txt:3:7: expected a label")
	f("gold.txt", "12+ by", "twelve by", "gold.txt:5:19: expected a number")
	f("gold.txt", "in 01", "in 03", "gold.txt:5:36: expected the name of a report")
	f("gold.txt", "toll blast", "toll bang", "gold.txt:5:6: expected the label of an event")
	f("gold.txt", "2020-03-05", "2020-03-35", "gold.txt:8:16: expected a day")
	f("gold.txt", "02: a bomb", "02: the bomb", "gold.txt:9:17: expected words that stand in report 02")
	f("gold.txt", "if 02", "when 02", "gold.txt:11:3: expected event, toll, process")
	f("01.txt", "[blast:blast]", "[bang:blast]", "01.txt:6:1: expected a mark with the label")
	f("01.txt", "[blast:blast]", "[blast:blast", "01.txt:6:83: expected a mark that is closed")
	f("01.txt", "2020-03-04", "4 March", "01.txt:2:7: expected a day")
	f("01.txt", "source", "outlet", "01.txt:1:1: expected a line with the source")
	if _, err := ReadStories(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no storylines") {
		t.Errorf("empty folder: %v", err)
	}
}

func TestOurStorylinesAreSound(t *testing.T) {
	stories, err := ReadStories("storylines")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stories {
		if n := len(s.Reports); n < 10 || n > 15 {
			t.Errorf("%s has %d reports", s.Name, n)
		}
		marked := make([]bool, len(s.Events))
		for _, r := range s.Reports {
			for _, m := range r.Marks {
				marked[m.Event] = true
			}
			if r.Date == "" {
				t.Errorf("%s/%s has no date", s.Name, r.ID)
			}
		}
		if k := slices.Index(marked, false); k >= 0 {
			t.Errorf("%s: nothing is marked as %s", s.Name, s.Events[k].Label)
		}
	}
}

// A number that one claimant gives in two reports is asked once, on however many lines it stands.
func TestATollOnTwoLinesIsOne(t *testing.T) {
	stories, err := ReadStories(storyFiles(t, func(files map[string]string) {
		files["gold.txt"] = strings.Replace(files["gold.txt"], "toll blast killed 14 in 02\n", "toll blast killed 14 in 02\ntoll blast killed 14 by the mayor / - in 01\n"+
			"toll blast killed 12+ by Police / the force in 02\ntoll blast killed 12+ by rebels in 02\n", 1)
	}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, toll := range stories[0].Tolls {
		got = append(got, toll.Number.String()+" by "+strings.Join(toll.By, "/")+" in "+strings.Join(toll.Reports, " "))
	}
	want := []string{"12+ by police/Police/the force in 01 02", "14 by the mayor/- in 02 01", "12+ by rebels in 02"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

package process

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

// told builds an analysis from sentences of words "form/lemma/head/relation";
// a word marked with * is the trigger of the sentence's event mention.
func told(t *testing.T, ms []sitrep.EventMention, sentences ...string) (*sitrep.Analysis, []sitrep.Event) {
	t.Helper()
	a := &sitrep.Analysis{Doc: &sitrep.Document{ID: "d"}}
	var events []sitrep.Event
	for n, line := range sentences {
		s := sitrep.Sentence{Span: sitrep.Span{Start: len(a.Doc.Text)}}
		m := ms[n]
		for i, w := range strings.Fields(line) {
			f := strings.Split(w, "/")
			form, trigger := strings.CutPrefix(f[0], "*")
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatal(err)
			}
			start := len(a.Doc.Text)
			a.Doc.Text += form + " "
			s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: start, End: start + len(form)}, Lemma: f[1], Head: head, Deprel: f[3]})
			if trigger {
				m.Head = sitrep.Words{Sentence: n, First: i, End: i + 1}
				m.Trigger = sitrep.Text{Text: form, Span: sitrep.Span{Start: start, End: start + len(form)}}
			}
		}
		s.End = len(a.Doc.Text)
		a.Sentences = append(a.Sentences, s)
		m.ID, m.Document, m.Sentence = fmt.Sprint("m", n), "d", s.Span
		if m.Reality == "" {
			m.Reality = sitrep.Actual
		}
		if m.Polarity == "" {
			m.Polarity = sitrep.Positive
		}
		a.Events = append(a.Events, m)
		events = append(events, sitrep.Event{ID: fmt.Sprint("e", n), Type: m.Type, Modes: m.Modes, Actors: m.Actors, Recipients: m.Recipients,
			OccurredOn: m.OccurredOn, Sizes: m.Sizes, Mentions: []string{m.ID}, Documents: []string{"d"}})
	}
	return a, events
}

func track(events []sitrep.Event, a *sitrep.Analysis) []sitrep.Process {
	return Track(events, []Report{{a.Doc.ID, a.Events, Read(a)}})
}

func day(y, m, d int) *sitrep.When {
	v := sitrep.DayOf(y, m, d)
	return &sitrep.When{Interval: sitrep.Interval{Start: v, End: v}}
}

func parties(names ...string) (ps []sitrep.Participant) {
	for _, n := range names {
		ps = append(ps, sitrep.Participant{Name: n, Actor: "actor:" + n})
	}
	return ps
}

const (
	resumed = "They/they/2/nsubj *resumed/resume/0/root talks/talk/2/obj on/on/5/case borders/border/3/nmod"
	met     = "A/a/3/det first/first/3/amod *meeting/meeting/4/nsubj happened/happen/0/root"
	paused  = "The/the/2/det *talks/talk/4/nsubj:pass were/be/4/aux suspended/suspend/0/root"
	pledged = "Both/both/2/nsubj *agreed/agree/0/root to/to/4/mark enter/enter/2/xcomp talks/talk/4/obj"
	strike  = "Militants/militant/2/nsubj *struck/strike/0/root a/a/4/det post/post/2/obj"
)

func TestTalksOutOfOrderBecomeOneProcessInOrder(t *testing.T) {
	ms := []sitrep.EventMention{
		{Type: "CONSULT", Actors: parties("North", "South"), OccurredOn: day(2016, 2, 11)},
		{Type: "CONSULT", OccurredOn: day(2016, 1, 27)},
		{Type: "CONSULT"},
		{Type: "AGREE", Actors: parties("North", "South"), OccurredOn: day(2015, 8, 1)},
		{Type: "ASSAULT", Actors: parties("Militants"), OccurredOn: day(2016, 1, 28)},
	}
	sentences := []string{resumed, met, paused, pledged, strike}
	a, events := told(t, ms, sentences...)
	a.Events[2].Cause = &sitrep.Text{Text: "after the attack", Span: a.Events[4].Sentence}
	ps := track(events, a)
	if len(ps) != 1 {
		t.Fatalf("got %d processes, want 1: %+v", len(ps), ps)
	}
	p := ps[0]
	var got []string
	for _, ph := range p.Phases {
		got = append(got, ph.Phase+" "+ph.From.Start.String()+"–"+ph.Until.Start.String())
	}
	want := "announced 2015-08-01–2016-01-27|under way 2016-01-27–2016-01-28|paused 2016-01-28–2016-02-11|resumed 2016-02-11–"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("phases\n%s\nwant\n%s", s, want)
	}
	if p.Phases[2].CauseBy != "e4" {
		t.Errorf("the pause was caused by %q, want the attack e4", p.Phases[2].CauseBy)
	}
	if p.Subject != "borders" || len(p.Parties) != 2 {
		t.Errorf("subject %q, parties %+v", p.Subject, p.Parties)
	}
}

func TestTalksOfOthersAreAnotherProcess(t *testing.T) {
	a, events := told(t, []sitrep.EventMention{
		{Type: "CONSULT", Actors: parties("North", "South")},
		{Type: "CONSULT", Actors: parties("East", "West")},
	}, resumed, resumed)
	if ps := track(events, a); len(ps) != 2 {
		t.Errorf("got %d processes, want 2", len(ps))
	}
}

func TestAVisitIsNoProcess(t *testing.T) {
	a, events := told(t, []sitrep.EventMention{{Type: "CONSULT", Modes: []string{"visit"}, Actors: parties("North", "South")}},
		"North/North/2/nsubj *visited/visit/0/root South/South/2/obj")
	if ps := track(events, a); len(ps) != 0 {
		t.Errorf("got %+v", ps)
	}
}

func TestAnAbsenceOfAttacksIsNoCampaignByItself(t *testing.T) {
	a, events := told(t, []sitrep.EventMention{{Type: "ASSAULT", Polarity: sitrep.Negative}}, strike)
	if ps := track(events, a); len(ps) != 0 {
		t.Errorf("got %+v", ps)
	}
}

func TestBuiltInRulesLoad(t *testing.T) {
	set, err := english()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range set.rules {
		seen[r.kind] = true
	}
	if len(seen) != len(phases) {
		t.Errorf("rules for %v, want all of %d kinds", seen, len(phases))
	}
}

func TestFaultsOfARuleFileNameTheirPlace(t *testing.T) {
	f := func(line, want string) {
		t.Helper()
		_, err := parseRules("mine.txt", strings.NewReader("# head\n"+line))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want …%s…", line, err, want)
		}
	}
	f("ceasefire violated", "mine.txt:2:19: want")
	f("ceasefire paused: type=ASSAULT", "mine.txt:2:1:")
	f("ceasefire violated: kind=ASSAULT", "mine.txt:2:20:")
	f("ceasefire violated: word=@nothing", "class @nothing is not defined")
}

package eval

import (
	"fmt"
	"slices"

	"sitrep"
)

// StoryMeasures are the rows of the score of storylines.
var StoryMeasures = []string{"mentions found", "events, B³", "tolls", "tolls, claimant aside", "phases", "phases, start aside", "causes and conditions"}

// StoryScore is the measures of one storyline by name, and what was wrong in words.
type StoryScore struct {
	Measures map[string]Measure
	Errors   []string
}

func (s *StoryScore) add(name string, m Measure) {
	sum := s.Measures[name]
	sum.add(m)
	s.Measures[name] = sum
}

func (s *StoryScore) wrong(format string, args ...any) {
	s.Errors = append(s.Errors, fmt.Sprintf(format, args...))
}

// StoryRecord is what the program says of a storyline.
type StoryRecord struct {
	Analyses  map[string]*sitrep.Analysis // by report
	Actors    []sitrep.Actor
	Events    []sitrep.Event
	Processes []sitrep.Process
}

// CompareStory scores a record of a storyline.
func CompareStory(s *Story, r *StoryRecord) (StoryScore, error) {
	score := StoryScore{Measures: map[string]Measure{}}
	a, err := align(s, r)
	if err != nil {
		return score, err
	}
	a.compareEvents(&score)
	a.compareTolls(&score)
	a.compareProcesses(&score)
	return score, nil
}

// passage is a marked one with the program's mention that answers to it.
type passage struct {
	report  *StoryReport
	mark    StoryMark
	mention *sitrep.EventMention // nil: missed
	event   *sitrep.Event        // that the mention belongs to
}

func (t *passage) words() string { return t.report.Text[t.mark.Start:t.mark.End] }

// alignment is a storyline beside its record.
type alignment struct {
	story    *Story
	record   *StoryRecord
	told     []passage
	partner  map[*sitrep.Event]int // the gold event that most mentions of an event answer to
	reportOf map[string]string     // report by document ID
	mention  map[string]*sitrep.EventMention
}

// align finds for every mark the mention that answers to it, one to one within a
// report: one whose trigger overlaps the marked words, of the right type before
// another; failing that, the nearest of the right type in the same sentence that
// answers to no other mark.
func align(s *Story, r *StoryRecord) (*alignment, error) {
	a := &alignment{story: s, record: r, partner: map[*sitrep.Event]int{}, reportOf: map[string]string{}, mention: map[string]*sitrep.EventMention{}}
	of := map[string]*sitrep.Event{}
	for i := range r.Events {
		for _, m := range r.Events[i].Mentions {
			of[m] = &r.Events[i]
		}
	}
	for i := range s.Reports {
		rep := &s.Reports[i]
		an := r.Analyses[rep.ID]
		if an == nil {
			return nil, fmt.Errorf("%s/%s: the report came to nothing", s.Name, rep.ID)
		}
		at, ok := offsets(rep.Text, an.Doc.Text)
		if !ok {
			return nil, fmt.Errorf("%s/%s: the document's text is not the marked one", s.Name, rep.ID)
		}
		a.reportOf[an.Doc.ID] = rep.ID
		for k := range an.Events {
			a.mention[an.Events[k].ID] = &an.Events[k]
		}
		a.alignReport(rep, an, at, of)
	}
	a.choosePartners()
	return a, nil
}

func (a *alignment) alignReport(rep *StoryReport, an *sitrep.Analysis, at []int, of map[string]*sitrep.Event) {
	spans := make([]sitrep.Span, len(rep.Marks))
	for i, m := range rep.Marks {
		spans[i] = sitrep.Span{Start: at[m.Start], End: at[m.End-1] + 1}
	}
	fits := func(mark int, m *sitrep.EventMention) bool {
		return slices.Contains(a.story.Events[rep.Marks[mark].Event].Types, m.Type)
	}
	type pair struct{ mark, mention, cost int }
	var pairs []pair
	for i, sp := range spans {
		for k := range an.Events {
			m := &an.Events[k]
			gap := max(m.Trigger.Start-sp.End, sp.Start-m.Trigger.End)
			switch right := fits(i, m); {
			case m.Trigger.Overlaps(sp) && right:
				pairs = append(pairs, pair{i, k, abs(m.Trigger.Start - sp.Start)})
			case m.Trigger.Overlaps(sp):
				pairs = append(pairs, pair{i, k, 1000 + abs(m.Trigger.Start-sp.Start)})
			case right && m.Sentence.Contains(sp) && !slices.ContainsFunc(spans, m.Trigger.Overlaps):
				pairs = append(pairs, pair{i, k, 10000 + gap})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return x.cost - y.cost })
	answer := make([]*sitrep.EventMention, len(spans))
	used := map[int]bool{}
	for _, p := range pairs {
		if answer[p.mark] == nil && !used[p.mention] {
			answer[p.mark], used[p.mention] = &an.Events[p.mention], true
		}
	}
	for i, m := range rep.Marks {
		t := passage{report: rep, mark: m, mention: answer[i]}
		if t.mention != nil {
			t.event = of[t.mention.ID]
		}
		if t.event == nil {
			t.mention = nil
		}
		a.told = append(a.told, t)
	}
}

func (a *alignment) choosePartners() {
	common := map[*sitrep.Event][]int{}
	for i := range a.told {
		if e := a.told[i].event; e != nil {
			if common[e] == nil {
				common[e] = make([]int, len(a.story.Events))
			}
			common[e][a.told[i].mark.Event]++
		}
	}
	for e, n := range common {
		a.partner[e] = slices.Index(n, slices.Max(n))
	}
}

// compareEvents is B³ over the marks of events that are not open. A missed mark is
// a cluster of its own for recall and no answer for precision; mentions that
// answer to no mark are left out.
func (a *alignment) compareEvents(s *StoryScore) {
	var items []*passage
	for i := range a.told {
		if !a.story.Events[a.told[i].mark.Event].Open {
			items = append(items, &a.told[i])
		}
	}
	gold := make([]float64, len(a.story.Events))
	given := map[*sitrep.Event]float64{}
	type cell struct {
		gold  int
		given *sitrep.Event
	}
	both := map[cell]float64{}
	var found, b3 Measure
	for _, t := range items {
		gold[t.mark.Event]++
		if t.event != nil {
			given[t.event]++
			both[cell{t.mark.Event, t.event}]++
		}
	}
	for _, t := range items {
		found.Asked++
		b3.Asked++
		if t.event == nil {
			b3.Found += 1 / gold[t.mark.Event]
			s.wrong("missed: %s in %s: %q", a.story.Events[t.mark.Event].Label, t.report.ID, t.words())
			continue
		}
		found.Found++
		n := both[cell{t.mark.Event, t.event}]
		b3.Found += n / gold[t.mark.Event]
		b3.Right += n / given[t.event]
		b3.Given++
	}
	found.Right, found.Given = found.Found, found.Found
	s.add("mentions found", found)
	s.add("events, B³", b3)
	a.listClusters(s)
}

// listClusters says which gold events came apart and which events of the record mix several.
func (a *alignment) listClusters(s *StoryScore) {
	for g, e := range a.story.Events {
		parts := map[*sitrep.Event][]string{}
		var order []*sitrep.Event
		for i := range a.told {
			if t := &a.told[i]; t.mark.Event == g && t.event != nil {
				if parts[t.event] == nil {
					order = append(order, t.event)
				}
				parts[t.event] = append(parts[t.event], t.report.ID+" "+t.words())
			}
		}
		if len(order) > 1 && !e.Open {
			s.wrong("split: %s", e.Label)
			for _, o := range order {
				s.wrong("    %s %s: %q", o.ID, o.Headline, parts[o])
			}
		}
	}
	for i := range a.record.Events {
		e := &a.record.Events[i]
		mixed := map[int]bool{}
		var parts []string
		for k := range a.told {
			if t := &a.told[k]; t.event == e && !a.story.Events[t.mark.Event].Open {
				mixed[t.mark.Event] = true
				parts = append(parts, a.story.Events[t.mark.Event].Label+" "+t.report.ID+" "+t.words())
			}
		}
		if len(mixed) > 1 {
			s.wrong("mixed: %s %s: %q", e.ID, e.Headline, parts)
		}
	}
}

package process

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// Report is what tracking reads of one document.
type Report struct {
	ID        string
	Published sitrep.Interval // the zero value: unknown
	Signs     []Sign
}

// Track returns the processes that the reports tell, oldest first. The result does not
// depend on the order of reports and events.
func (ks *Kinds) Track(events []sitrep.Event, reports []Report) []sitrep.Process {
	tr := &tracker{ks: ks, events: events, byMention: map[string]*sitrep.Event{}}
	tr.index(reports)
	var out []sitrep.Process
	for _, k := range ks.list {
		for _, c := range tr.clusters(k, tr.threads(k, reports)) {
			out = append(out, tr.processes(k, c)...)
		}
	}
	tr.campaigns(out)
	slices.SortFunc(out, func(a, b sitrep.Process) int {
		return cmp.Or(cmp.Compare(began(&a), began(&b)), strings.Compare(a.Type, b.Type), strings.Compare(a.ID, b.ID))
	})
	return out
}

func began(p *sitrep.Process) sitrep.Day {
	for _, ph := range p.Phases {
		if ph.From.Known() {
			return cmp.Or(ph.From.Start, ph.From.End)
		}
	}
	return 1 << 30
}

// tracker is one run of tracking.
type tracker struct {
	ks         *Kinds
	events     []sitrep.Event
	byMention  map[string]*sitrep.Event
	byDocument map[string][]*sitrep.Event // dated ones of documents with signs of a kind that an event begins
	bySide     map[string][]*sitrep.Event // attacks; made when asked for
	asOf       sitrep.Day                 // the day of the latest report
}

func (tr *tracker) index(reports []Report) {
	for i := range reports {
		tr.asOf = max(tr.asOf, reports[i].Published.End)
		for j := range reports[i].Signs {
			s := &reports[i].Signs[j]
			if s.Mention != "" {
				tr.byMention[s.Mention] = nil
			}
			if s.CauseBy != "" {
				tr.byMention[s.CauseBy] = nil
			}
		}
	}
	docs := map[string]bool{}
	for i := range reports {
		for j := range reports[i].Signs {
			if k := tr.ks.kind(reports[i].Signs[j].Kind); k != nil && k.begins != "" {
				docs[reports[i].ID] = true
			}
		}
	}
	tr.byDocument = map[string][]*sitrep.Event{}
	for i := range tr.events {
		e := &tr.events[i]
		if len(docs) > 0 && e.OccurredOn != nil && e.OccurredOn.Known() && e.Polarity == sitrep.Positive {
			for _, d := range e.Documents {
				if docs[d] {
					tr.byDocument[d] = append(tr.byDocument[d], e)
				}
			}
		}
		for _, m := range tr.events[i].Mentions {
			if _, ok := tr.byMention[m]; ok {
				tr.byMention[m] = &tr.events[i]
			}
		}
	}
}

// thread is one process as one report tells it.
type thread struct {
	doc       string
	published sitrep.Interval
	signs     []*Sign
	parties   []sitrep.Participant
	cast      []party  // the parties
	sides     []string // of the parties, sorted
	topics    []string
	scope     string
	around    []string
	ids       []uint32 // of around, sorted: see aroundIDs
	weak      bool
	key       string // sorts threads whatever the order of arrival
}

// threads of a kind in an order of their own.
func (tr *tracker) threads(k *Kind, reports []Report) []*thread {
	var out []*thread
	for i := range reports {
		rep := &reports[i]
		by := map[int]*thread{}
		for j := range rep.Signs {
			s := &rep.Signs[j]
			if s.Kind != k.Name {
				continue
			}
			t := by[s.Thread]
			if t == nil {
				t = &thread{doc: rep.ID, published: rep.Published, weak: true}
				by[s.Thread] = t
				out = append(out, t)
			}
			t.add(s)
		}
	}
	ids := map[string]uint32{}
	for _, t := range out {
		t.ids = aroundIDs(t.around, ids)
		for i := range t.cast {
			if p := &t.cast[i]; p.side != "" && !p.described {
				t.sides = append(t.sides, p.side)
			}
		}
		slices.Sort(t.sides)
		t.sides = slices.Compact(t.sides)
		slices.Sort(t.topics)
		t.key = t.published.Start.String() + " " + t.doc + " " + t.signs[0].Words.Text
	}
	slices.SortStableFunc(out, func(a, b *thread) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.signs[0].Words.Start, b.signs[0].Words.Start))
	})
	return out
}

func (t *thread) add(s *Sign) {
	t.signs = append(t.signs, s)
	for i := range s.Parties {
		if p := newParty(&s.Parties[i]); !p.among(t.cast) {
			t.parties, t.cast = append(t.parties, s.Parties[i]), append(t.cast, p)
		}
	}
	for _, w := range s.Topics {
		if !slices.Contains(t.topics, w) {
			t.topics = append(t.topics, w)
		}
	}
	t.scope = cmp.Or(t.scope, s.Scope)
	t.weak = t.weak && s.Weak
	if len(s.Around) > 0 {
		t.around = s.Around
	}
}

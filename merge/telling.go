package merge

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// Telling is a happening as one report tells it: the mentions that the coder takes for
// one, and what of them is compared with other reports.
type Telling struct {
	ID       string   // of its first mention
	Mentions []int32  // indices into Report.Mentions
	IDs      []string // of the mentions

	Type       string   // PLOVER
	Others     []string `json:",omitempty"` // other types of its mentions and types that could be defended
	Triggers   []uint32 `json:",omitempty"` // hashes of the words that tell it
	Modes      []string `json:",omitempty"`
	Polarity   string
	Reality    string
	When       *sitrep.When       `json:",omitempty"`
	Loose      bool               `json:",omitempty"` // the time is that of the report's scene, not of its own words
	Place      *sitrep.EventPlace `json:",omitempty"`
	PlaceLoose bool               `json:",omitempty"` // so is the place
	Actors     []string           `json:",omitempty"` // IDs of resolved participants
	Recipients []string           `json:",omitempty"`
	Held       []uint32           `json:",omitempty"` // words of the names of those arrested
	Slain      []string           `json:",omitempty"` // words of the full name of the one who was killed
	Ages       []uint8            `json:",omitempty"` // of whom its sentences tell
	Streets    []string           `json:",omitempty"` // that its sentences name
	Roles      []string           `json:",omitempty"` // descriptions of both sides: country and sectors
	Counts     []Count            `json:",omitempty"` // sizes
	Lead       bool               `json:",omitempty"` // what the report is about
	Series     bool               `json:",omitempty"` // counts many happenings
	Ordinal    int                `json:",omitempty"` // the second attack: 2; 0 where none is told
	Another    bool               `json:",omitempty"` // told as another one of its like
	Several    bool               `json:",omitempty"` // told of several places at once
	Joint      int                `json:",omitempty"` // the dead of several places together
	Sums       bool               `json:",omitempty"` // counts those whom many happenings of a town or a time cost
	Apart      []string           `json:",omitempty"` // IDs of tellings of the report that it tells apart from this one
	Sentences  []int              `json:",omitempty"` // of the report that tell it, by number
	Words      []Word             `json:",omitempty"` // of its own sentences
}

// Count is a number of people by kind; of several numbers the one that stands for the report.
type Count struct {
	Kind string
	N    int
}

// count of a kind, -1 when the report gives none.
func (t *Telling) count(kind string) int {
	for _, c := range t.Counts {
		if c.Kind == kind {
			return c.N
		}
	}
	return -1
}

// vague: it says in its own words neither when nor where nor how many, so that it may be told
// of any of its like: "the attacks", "the war".
func (t *Telling) vague() bool {
	switch {
	case t.When != nil && !t.Loose && exact(t.When), t.Place != nil && !t.PlaceLoose && fineness(t.Place.Precision) >= fineness(sitrep.PlaceDistrict):
		return false
	}
	return !slices.ContainsFunc(t.Counts, func(c Count) bool { return c.N >= 2 })
}

// tellings groups the mentions of a document by the coder's SameAs.
func tellings(r *Report, a *sitrep.Analysis, w *weigher) []Telling {
	of, size := make([]int32, len(r.Mentions)), []int32(nil) // by mention: its telling; by telling: its mentions
	at := map[int]int32{}
	for i := range r.Mentions {
		k, ok := at[r.Mentions[i].SameAs]
		if !ok {
			k = int32(len(size))
			at[r.Mentions[i].SameAs], size = k, append(size, 0)
		}
		of[i] = k
		size[k]++
	}
	out, mentions, ids := make([]Telling, len(size)), make([]int32, len(of)), make([]string, len(of))
	for k, n := range size {
		out[k].Mentions, mentions = mentions[:0:n], mentions[n:]
		out[k].IDs, ids = ids[:0:n], ids[n:]
	}
	for i, k := range of {
		out[k].Mentions, out[k].IDs = append(out[k].Mentions, int32(i)), append(out[k].IDs, r.Mentions[i].ID)
	}
	lead := 0
	for i := range out {
		out[i].ID = out[i].IDs[0]
		out[i].read(r, a, w)
		if len(out[i].Mentions) > len(out[lead].Mentions) {
			lead = i
		}
	}
	out[lead].Lead = true
	return out
}

// mentions appends those of the telling.
func (t *Telling) mentions(r *Report, to []*sitrep.EventMention) []*sitrep.EventMention {
	for _, k := range t.Mentions {
		to = append(to, &r.Mentions[k])
	}
	return to
}

func (t *Telling) read(r *Report, a *sitrep.Analysis, w *weigher) {
	var room [16]*sitrep.EventMention
	ms := t.mentions(r, room[:0])
	several, placed := 0, 0
	for _, m := range ms {
		if m.Several {
			several++
			for _, o := range ms { // "Bombs in Karm and Arbin killed nine"
				if o.Sentence == m.Sentence && o.Place == m.Place {
					t.Joint = max(t.Joint, leastDead(o.Sizes))
				}
			}
		} else if m.Place != nil && fineness(m.Place.Precision) >= fineness(sitrep.PlaceDistrict) {
			placed++
		}
		t.Sums = t.Sums || m.Sums
		for _, k := range m.Apart {
			if k < len(r.Mentions) {
				t.Apart = append(t.Apart, r.Mentions[k].ID)
			}
		}
	}
	t.Several = several > placed
	t.values(ms)
	t.Series = t.Series || t.Sums
	for _, m := range ms {
		if s := m.Head.Sentence; s < len(a.Sentences) && m.Head.First < len(a.Sentences[s].Tokens) {
			if !slices.Contains(t.Sentences, s) {
				t.Sentences = append(t.Sentences, s)
				text := a.Text(a.Sentences[s].Span)
				t.Ages, t.Streets = agesIn(text, t.Ages), streetsIn(text, t.Streets)
			}
			if h := lowerHash(a.Sentences[s].Tokens[m.Head.First].Lemma); !slices.Contains(t.Triggers, h) {
				t.Triggers = append(t.Triggers, h)
			}
			if n, ok := toldAsAnother(a.Sentences[s].Tokens, m.Head.First); ok {
				t.Ordinal, t.Another = max(t.Ordinal, n), t.Another || n != 1
			}
		}
	}
	t.Words = w.of(t.Sentences)
}

// values are what the mentions say themselves.
func (t *Telling) values(ms []*sitrep.EventMention) {
	best := chosen(ms)
	t.Type = best.Type
	t.Polarity = majority(ms, func(m *sitrep.EventMention) string { return m.Polarity })
	t.Reality = majority(ms, func(m *sitrep.EventMention) string { return m.Reality })
	t.When, t.Place = dated(ms), finest(ms)
	t.Loose = t.When != nil && !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return m.OccurredOn != nil && m.OccurredOn.Interval == t.When.Interval && firm(m, "occurred_on")
	})
	t.PlaceLoose = t.Place != nil && !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return m.Place != nil && m.Place.Place.Name == t.Place.Place.Name && firm(m, "place")
	})
	for _, m := range ms {
		if m.Type != t.Type {
			t.Others = union(t.Others, []string{m.Type})
		}
		for _, o := range m.Alternatives {
			if o.Type != t.Type && o.Probability >= 0.1 {
				t.Others = union(t.Others, []string{o.Type})
			}
		}
		t.Modes = union(t.Modes, m.Modes)
		t.Actors = union(t.Actors, actorIDs(m.Actors))
		t.Recipients = union(t.Recipients, actorIDs(m.Recipients))
		for _, w := range namesHeld(m) {
			if !slices.Contains(t.Held, w) {
				t.Held = append(t.Held, w)
			}
		}
		for _, ps := range [][]sitrep.Participant{m.Actors, m.Recipients} {
			for _, p := range ps {
				if p.Country != "" || len(p.Sectors) > 0 {
					t.Roles = union(t.Roles, []string{p.Country + " " + strings.Join(p.Sectors, " ")})
				}
			}
		}
	}
	t.Slain = namesSlain(ms)
	for _, s := range living(tally(ms)) {
		n := number(&s)
		if s.Kind == "attacks" {
			t.Series = true
		}
		if k := slices.IndexFunc(t.Counts, func(c Count) bool { return c.Kind == s.Kind }); k < 0 && n > 0 {
			t.Counts = append(t.Counts, Count{s.Kind, n})
		} else if k >= 0 {
			t.Counts[k].N = max(t.Counts[k].N, n)
		}
	}
	slices.SortFunc(t.Counts, func(a, b Count) int { return cmp.Compare(a.Kind, b.Kind) })
}

func actorIDs(ps []sitrep.Participant) (ids []string) {
	for _, p := range ps {
		if p.Actor != "" && !slices.Contains(ids, p.Actor) {
			ids = append(ids, p.Actor)
		}
	}
	return ids
}

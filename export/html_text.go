package export

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// field is a part of an event that the page underlines in its own colour.
type field struct{ Name, Label string }

var legend = []field{
	{"action", "what was done"}, {"actor", "who"}, {"recipient", "to whom"}, {"time", "when"}, {"place", "where"},
	{"size", "how many"}, {"source", "says who"},
}

// mark is a span of a report with the field it supports and the cards that lean on it.
type mark struct {
	sitrep.Span
	field string
	cards []string
	lane  int
}

type htmlBlock struct {
	Role     sitrep.BlockRole
	Segments []segment
}

// segment is a stretch of text under the same marks.
type segment struct {
	ID    string
	Text  string
	Cards string // ids of cards, blanks between
	Href  string // the card of the event whose trigger this is
	Style template.CSS
	Class string // the same in names of classes, for pages that allow no style beside the sheet
	Quote bool
}

// lanes is how many underlines can be stacked.
const lanes = 4

// marks gathers what the events and quotations of a report lean on.
func marks(r *report) []mark {
	type key struct {
		s     sitrep.Span
		field string
	}
	at := map[key]int{}
	var out []mark
	add := func(s sitrep.Span, field, card string) {
		if s.Empty() {
			return
		}
		k := key{s, field}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, mark{Span: s, field: field})
		}
		if card != "" && !slices.Contains(out[i].cards, card) {
			out[i].cards = append(out[i].cards, card)
		}
	}
	for i := range r.told {
		e := &r.told[i]
		card := cardID(r.number, e.number)
		for _, m := range e.mentions {
			add(m.Trigger.Span, "action", card)
			for _, p := range m.Actors {
				add(p.Span, "actor", card)
			}
			for _, p := range m.Recipients {
				add(p.Span, "recipient", card)
			}
			if m.OccurredOn != nil {
				add(m.OccurredOn.Span, "time", card)
			}
			if m.Place != nil {
				add(m.Place.Span, "place", card)
			}
			for _, q := range m.Sizes {
				add(q.Span, "size", card)
			}
			for _, s := range m.Stances {
				add(s.Span, "source", card)
				add(s.Who.Span, "source", card)
			}
		}
	}
	for _, q := range r.quotes {
		add(q.Span, "quote", "")
	}
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	stack(out)
	return out
}

// stack gives marks that overlap different lanes; marks are in order of their start.
func stack(ms []mark) {
	var until [lanes]int
	for i := range ms {
		if ms[i].field == "quote" {
			ms[i].lane = -1
			continue
		}
		lane := lanes - 1 // too many at one place: the last lane shows one of them
		for l := range until {
			if until[l] <= ms[i].Start {
				lane = l
				break
			}
		}
		until[lane] = max(until[lane], ms[i].End)
		ms[i].lane = lane
	}
}

func cardID(report, event int) string { return fmt.Sprintf("r%de%d", report, event) }

func segmentID(report, start int) string { return fmt.Sprintf("r%dw%d", report, start) }

// blocks cuts the text of a report at every edge of a mark. starts holds the
// offsets at which a segment begins, so that cards link only to what is there.
func blocks(r *report) (out []htmlBlock, starts map[int]bool) {
	ms := marks(r)
	starts = map[int]bool{}
	list := r.Doc.Blocks
	if len(list) == 0 && r.Doc.Text != "" {
		list = []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(r.Doc.Text)}}}
	}
	var open []mark // those that reach beyond the last edge
	for _, b := range list {
		edges := []int{b.Start, b.End}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= b.Start })
		for len(ms) > 0 && ms[0].Start < b.End {
			if ms[0].End > b.Start {
				open = append(open, ms[0])
			}
			ms = ms[1:]
		}
		for _, m := range open {
			edges = append(edges, max(m.Start, b.Start), min(m.End, b.End))
		}
		slices.Sort(edges)
		edges = slices.Compact(edges)
		block := htmlBlock{Role: b.Role}
		live, next := []mark(nil), open
		for i := 0; i+1 < len(edges); i++ {
			s := sitrep.Span{Start: edges[i], End: edges[i+1]}
			live = slices.DeleteFunc(live, func(m mark) bool { return m.End <= s.Start })
			for len(next) > 0 && next[0].Start <= s.Start {
				live, next = append(live, next[0]), next[1:]
			}
			starts[s.Start] = true
			block.Segments = append(block.Segments, newSegment(r, s, live))
		}
		open = slices.Clone(open)
		out = append(out, block)
	}
	return asRead(r.Doc, out), starts
}

func newSegment(r *report, s sitrep.Span, live []mark) segment {
	g := segment{Text: r.Text(s)}
	var style, class strings.Builder
	var cards []string
	for _, m := range live {
		if m.field == "quote" {
			g.Quote = true
			continue
		}
		style.WriteString("--u" + strconv.Itoa(m.lane) + ":var(--" + m.field + ");")
		class.WriteString(" u" + strconv.Itoa(m.lane) + "-" + m.field)
		for _, c := range m.cards {
			if !slices.Contains(cards, c) {
				cards = append(cards, c)
			}
		}
		if m.field == "action" && m.Start == s.Start && g.Href == "" && len(m.cards) > 0 {
			g.Href = "#" + m.cards[0]
		}
	}
	if len(live) > 0 {
		g.ID = segmentID(r.number, s.Start)
	}
	g.Cards, g.Style = strings.Join(cards, " "), template.CSS(style.String())
	g.Class = class.String()
	return g
}

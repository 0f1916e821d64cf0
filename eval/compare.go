package eval

import (
	"math"
	"slices"
	"strings"

	"sitrep"
)

// filled counts the values that an event gives in each slot.
func filled(e *sitrep.Event) map[string]int {
	n := map[string]int{"type": 1, "modes": len(e.Modes), "actors": len(e.Actors), "recipients": len(e.Recipients), "sizes": len(e.Sizes), "by": len(e.Stances)}
	if e.OccurredOn != nil && e.OccurredOn.Known() {
		n["date"] = 1
	}
	if e.Place != nil {
		n["place"] = 1
	}
	if e.Polarity == sitrep.Negative {
		n["polarity"] = 1
	}
	if e.Reality != sitrep.Actual {
		n["reality"] = 1
	}
	return n
}

func (e *GoldEvent) filled() map[string]int {
	n := map[string]int{"type": 1, "modes": len(e.Modes), "actors": len(e.Actors), "recipients": len(e.Recipients), "sizes": len(e.Sizes), "by": len(e.By)}
	if e.On != nil {
		n["date"] = 1
	}
	if e.Place != nil {
		n["place"] = 1
	}
	if e.Polarity == sitrep.Negative {
		n["polarity"] = 1
	}
	if e.Reality != sitrep.Actual {
		n["reality"] = 1
	}
	return n
}

func spurious(s Score, e *sitrep.Event) {
	for slot, n := range filled(e) {
		s.add(slot, 0, n, 0)
	}
}

// compareEvent scores a gold event against its partner, nil when it has none.
func (r *Report) compareEvent(s Score, g *GoldEvent, e *sitrep.Event) {
	if !g.Sure {
		return
	}
	right := e != nil && (e.Type == g.Type || slices.Contains(g.AlsoType, e.Type))
	for slot, n := range g.filled() {
		if slot == "modes" && right && e.Type != g.Type {
			continue
		}
		s.add(slot, 0, 0, n)
	}
	if e == nil {
		return
	}
	for slot, n := range filled(e) {
		if slot == "modes" && right && e.Type != g.Type {
			continue
		}
		s.add(slot, 0, n, 0)
	}
	if !right {
		return
	}
	s.add("type", 1, 0, 0)
	if e.Type == g.Type {
		s.add("modes", pairUp(len(g.Modes), len(e.Modes), func(i, j int) bool { return g.Modes[i] == e.Modes[j] }), 0, 0)
	}
	party := func(gs []GoldParty, ps []sitrep.Participant) int {
		return pairUp(len(gs), len(ps), func(i, j int) bool { return sameParty(gs[i].Text, gs[i].Name, ps[j].Text, ps[j].Name, nil) })
	}
	s.add("actors", party(g.Actors, e.Actors), 0, 0)
	s.add("recipients", party(g.Recipients, e.Recipients), 0, 0)
	if w := e.OccurredOn; w != nil && g.On != nil && w.Start.String() == g.On[0] && w.End.String() == g.On[1] {
		s.add("date", 1, 0, 0)
	}
	if g.Place != nil && e.Place != nil && samePlace(g.Place, e.Place) {
		s.add("place", 1, 0, 0)
	}
	s.add("sizes", pairUp(len(g.Sizes), len(e.Sizes), func(i, j int) bool { return sameSize(&g.Sizes[i], &e.Sizes[j]) }), 0, 0)
	if g.Polarity == sitrep.Negative && e.Polarity == sitrep.Negative {
		s.add("polarity", 1, 0, 0)
	}
	if g.Reality != sitrep.Actual && g.Reality == e.Reality {
		s.add("reality", 1, 0, 0)
	}
	s.add("by", pairUp(len(g.By), len(e.Stances), func(i, j int) bool {
		return g.By[i].Act == e.Stances[j].Act && sameParty(g.By[i].Who, "", e.Stances[j].Who.Text, e.Stances[j].Who.Name, nil)
	}), 0, 0)
}

func sameSize(g *GoldSize, p *sitrep.Quantity) bool {
	if g.Kind != p.Kind {
		return false
	}
	if g.Low == nil && g.High == nil {
		return equal(g.Best, p.Best)
	}
	return equal(g.Low, p.Low) && equal(g.High, p.High)
}

func equal(a, b *int) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// compareMentions pairs triggers one to one by overlap.
func (r *Report) compareMentions(s Score, gold [][]sitrep.Span, c *Coded) {
	used := make([]bool, len(c.Mentions))
	for g := range gold {
		for _, sp := range gold[g] {
			hit := -1
			for i := range c.Mentions {
				if !used[i] && c.Mentions[i].Trigger.Overlaps(sp) && (hit < 0 || c.Mentions[i].Type == r.Events[g].Type) {
					hit = i
				}
			}
			if hit >= 0 {
				used[hit] = true
			}
			if !r.Events[g].Sure {
				continue
			}
			s.add("mention", 0, 0, 1)
			s.add("mention, type right", 0, 0, 1)
			if hit >= 0 {
				s.add("mention", 1, 1, 0)
				right := 0
				if t := c.Mentions[hit].Type; t == r.Events[g].Type || slices.Contains(r.Events[g].AlsoType, t) {
					right = 1
				}
				s.add("mention, type right", right, 1, 0)
			}
		}
	}
	for i := range c.Mentions {
		if !used[i] && !slices.Contains(c.unsure, c.Mentions[i].ID) {
			s.add("mention", 0, 1, 0)
			s.add("mention, type right", 0, 1, 0)
		}
	}
}

// compareQuotations pairs quotations that overlap by half of the longer; the
// speaker must match too.
func (r *Report) compareQuotations(s Score, c *Coded) {
	const slot = "quotations, speaker right"
	for range c.Quotations {
		s.add(slot, 0, 1, 0)
	}
	for _, q := range r.Quotations {
		s.add(slot, 0, 0, 1)
		sp, _ := r.findQuote(q.Text)
		for _, p := range c.Quotations {
			both := min(sp.End, p.End) - max(sp.Start, p.Start)
			if 2*both >= max(sp.Len(), p.Len()) && p.Speaker != nil && sameParty(q.Speaker, "", p.Speaker.Text, p.Speaker.Name, nil) {
				s.add(slot, 1, 0, 0)
				break
			}
		}
	}
}

// compareTies asks for actor, relation and other actor; only ties that the
// report tells count as given.
func (r *Report) compareTies(s Score, c *Coded) {
	type tie struct {
		actor *sitrep.Actor
		tie   *sitrep.Tie
	}
	var given []tie
	for i := range c.Actors {
		for j := range c.Actors[i].Ties {
			if t := &c.Actors[i].Ties[j]; slices.ContainsFunc(t.Evidence, func(e sitrep.Source) bool { return e.Document != "" }) {
				given = append(given, tie{&c.Actors[i], t})
			}
		}
	}
	right := pairUp(len(r.Ties), len(given), func(i, j int) bool {
		g, p := r.Ties[i], given[j]
		return strings.EqualFold(g.Relation, p.tie.Relation) && sameParty(g.Actor, "", p.actor.Name, "", p.actor.Aliases) &&
			(sameParty(g.To, "", p.tie.Actor, p.tie.Title, nil))
	})
	s.add("ties", right, len(given), len(r.Ties))
}

// kilometres on the great circle between two points in degrees.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	c := math.Sin(lat1*rad)*math.Sin(lat2*rad) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Cos((lon1-lon2)*rad)
	return 6371 * math.Acos(min(1, max(-1, c)))
}

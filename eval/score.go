package eval

import (
	"math"
	"math/rand/v2"
	"slices"

	"sitrep"
)

// Tally counts what was right, what was given and what was asked for.
type Tally struct{ Right, Given, Asked int }

func (t *Tally) add(right, given, asked int) {
	t.Right += right
	t.Given += given
	t.Asked += asked
}

// Precision, Recall and F are per cent; NaN when nothing was given or asked for.
func (t Tally) Precision() float64 { return 100 * float64(t.Right) / float64(t.Given) }

// Recall is per cent of what was asked for.
func (t Tally) Recall() float64 { return 100 * float64(t.Right) / float64(t.Asked) }

// F is the harmonic mean of precision and recall in per cent.
func (t Tally) F() float64 { return 200 * float64(t.Right) / float64(t.Given+t.Asked) }

// Slots are the rows of a score, in the order in which they are printed. The
// record is all slots from type to by together.
var Slots = []string{"mention", "mention, type right", "record", "type", "modes", "actors", "recipients", "date", "place", "sizes", "polarity", "reality", "by", "quotations, speaker right", "ties"}

// Score is the tallies of one or more reports by slot.
type Score map[string]Tally

func (s Score) add(slot string, right, given, asked int) {
	t := s[slot]
	t.add(right, given, asked)
	s[slot] = t
}

// Sum adds scores up.
func Sum(scores []Score) Score {
	sum := Score{}
	for _, s := range scores {
		for slot, t := range s {
			sum.add(slot, t.Right, t.Given, t.Asked)
		}
	}
	return sum
}

// Interval is the 95 % interval of a slot's F over reports drawn anew, with a
// fixed seed.
func Interval(scores []Score, slot string) (low, high float64) {
	const draws = 2000
	rng := rand.New(rand.NewPCG(1, 2))
	var fs []float64
	for range draws {
		var t Tally
		for range scores {
			o := scores[rng.IntN(len(scores))][slot]
			t.add(o.Right, o.Given, o.Asked)
		}
		if f := t.F(); !math.IsNaN(f) {
			fs = append(fs, f)
		}
	}
	if len(fs) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(fs)
	return fs[len(fs)*25/1000], fs[len(fs)*975/1000]
}

// Coded is the record of one report, its offsets into the report's own text.
type Coded struct {
	Mentions   []sitrep.EventMention
	Events     []sitrep.Event
	Quotations []sitrep.Quotation
	Actors     []sitrep.Actor

	unsure []string // mentions that are not spurious where nothing answers to them
}

// Compare scores one record against the report that was coded by hand. Events
// pair with gold events by the number of common mentions; slots count over
// pairs of the right type, and what has no partner is missed or spurious.
// Unsure gold events are neither asked for nor punished.
func Compare(r *Report, c *Coded) Score {
	s := Score{}
	gold := make([][]sitrep.Span, len(r.Events))
	for i, e := range r.Events {
		for _, m := range e.Mentions {
			if sp, ok := r.find(m); ok {
				gold[i] = append(gold[i], sp)
			}
		}
	}
	of := map[string]*sitrep.EventMention{}
	for i := range c.Mentions {
		of[c.Mentions[i].ID] = &c.Mentions[i]
	}
	shared := func(g int, e *sitrep.Event) (n int) {
		for _, id := range e.Mentions {
			if m := of[id]; m != nil && slices.ContainsFunc(gold[g], m.Trigger.Overlaps) {
				n++
			}
		}
		return n
	}
	partner := assign(r, c, shared)
	for i := range r.Events {
		if e := partner[i]; e != nil || r.Events[i].Sure {
			r.compareEvent(s, &r.Events[i], e)
		}
	}
	for i := range c.Events {
		e := &c.Events[i]
		if !slices.Contains(partner, e) && !touchesUnsure(r, shared, e) && !c.doubts(e) {
			spurious(s, e)
		}
	}
	r.compareMentions(s, gold, c)
	r.compareQuotations(s, c)
	r.compareTies(s, c)
	for _, slot := range Slots[3:13] {
		t := s[slot]
		s.add("record", t.Right, t.Given, t.Asked)
	}
	return s
}

// doubts holds where the one who coded the event was unsure of it.
func (c *Coded) doubts(e *sitrep.Event) bool {
	return len(e.Mentions) > 0 && slices.Contains(c.unsure, e.Mentions[0])
}

// assign gives each gold event its partner: most common mentions first, the
// right type before another.
func assign(r *Report, c *Coded, shared func(int, *sitrep.Event) int) []*sitrep.Event {
	type pair struct{ g, e, n int }
	var ps []pair
	for g := range r.Events {
		for e := range c.Events {
			n := shared(g, &c.Events[e])
			if n == 0 {
				continue
			}
			n *= 4
			if r.Events[g].Type == c.Events[e].Type {
				n += 2
			}
			if r.Events[g].Sure {
				n++
			}
			ps = append(ps, pair{g, e, n})
		}
	}
	slices.SortStableFunc(ps, func(a, b pair) int { return b.n - a.n })
	partner := make([]*sitrep.Event, len(r.Events))
	used := map[int]bool{}
	for _, p := range ps {
		if partner[p.g] == nil && !used[p.e] {
			partner[p.g], used[p.e] = &c.Events[p.e], true
		}
	}
	return partner
}

func touchesUnsure(r *Report, shared func(int, *sitrep.Event) int, e *sitrep.Event) bool {
	for g := range r.Events {
		if !r.Events[g].Sure && shared(g, e) > 0 {
			return true
		}
	}
	return false
}

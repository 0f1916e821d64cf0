package review

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"sitrep"
)

// Item is an event that waits for a reader.
type Item struct {
	Event   *sitrep.Event
	Gain    float64 // how likely something of it is wrong, times how much hangs on it
	Doubt   float64 // how likely something is wrong, 0 to 1
	Weight  float64 // how much hangs on it, from 1
	Reasons []string
}

// Queue orders events by what a decision on them is worth and gives at most so many, the
// most first. Events on which somebody has decided as a whole, and those that were
// withdrawn, do not wait. It holds no more events than it gives.
func Queue(events iter.Seq2[*sitrep.Event, error], most int) ([]Item, error) {
	var out []Item
	order := func(a, b Item) int { return cmp.Or(cmp.Compare(b.Gain, a.Gain), cmp.Compare(a.Event.ID, b.Event.ID)) }
	for e, err := range events {
		if err != nil {
			return nil, err
		}
		if x, waits := Weigh(e); waits {
			at, _ := slices.BinarySearchFunc(out, x, order)
			if at < most {
				out = slices.Insert(out, at, x)
				out = out[:min(len(out), most)]
			}
		}
	}
	return out, nil
}

// Shares of doubt. They order the queue and claim no more.
const (
	doubtDenied    = 0.4
	doubtAlleged   = 0.15
	doubtOddity    = 0.15
	doubtNoPlace   = 0.1
	doubtNoDay     = 0.1
	doubtManyTypes = 0.3 // where reports are even on the type
	doubtTolls     = 0.35
)

// Weigh says what a decision on an event is worth; waits is false where none is wanted.
func Weigh(e *sitrep.Event) (x Item, waits bool) {
	if e.Coding != nil || e.Status == sitrep.Rejected || e.Status == sitrep.Reviewed || e.Status == "withdrawn" {
		return x, false
	}
	settled := map[string]bool{}
	for _, d := range e.Decided {
		settled[d.Field] = true
	}
	if settled[""] {
		return x, false
	}
	x.Event = e
	right := 1.0
	doubt := func(field string, p float64, format string, args ...any) {
		if p > 0 && !settled[field] {
			right *= 1 - min(p, 0.95)
			x.Reasons = append(x.Reasons, fmt.Sprintf(format, args...))
		}
	}
	if e.Certainty < 0.95 {
		doubt("type", 1-e.Certainty, "the coding is right with %.0f %%", 100*e.Certainty)
	}
	for _, f := range []string{"type", "place", "occurred_on"} {
		if against, other := minority(e.Claims[f]); against > 0 {
			doubt(f, 2*doubtManyTypes*against, "%s: %s too", strings.ReplaceAll(f, "_", " "), other)
		}
	}
	for _, f := range slices.Sorted(maps.Keys(e.Claims)) {
		kind, size := strings.CutPrefix(f, "sizes.")
		if values := distinct(e.Claims[f]); size && len(values) > 1 {
			doubt("sizes", doubtTolls, "%s: %s", kind, strings.Join(values[:min(len(values), 4)], " or "))
		}
	}
	denied := slices.ContainsFunc(e.Stances, func(s sitrep.Stance) bool { return s.Act == "denies" || s.Act == "doubts" }) ||
		slices.ContainsFunc(e.Links, func(l sitrep.EventLink) bool { return l.Relation == sitrep.EventDeniedBy })
	if denied {
		doubt("polarity", doubtDenied, "somebody denies it")
	}
	if e.Reality == sitrep.Alleged {
		doubt("reality", doubtAlleged, "merely alleged")
	}
	if len(e.Flags) > 0 {
		doubt("", doubtOddity, "%s", strings.Join(e.Flags, "; "))
	}
	if e.Place == nil {
		doubt("place", doubtNoPlace, "no place")
	}
	if e.OccurredOn == nil || !e.OccurredOn.Known() {
		doubt("occurred_on", doubtNoDay, "no day")
	}
	x.Doubt = 1 - right
	x.Weight = weight(e)
	x.Gain = x.Doubt * x.Weight
	return x, true
}

// minority is the share of reports that give another value than the one chosen, and the first such value.
func minority(cs []sitrep.Claim) (share float64, other string) {
	all, against := 0, 0
	for _, c := range cs {
		chosen := slices.ContainsFunc(cs, func(o sitrep.Claim) bool { return o.Chosen && o.Value == c.Value })
		if all += len(c.Documents); !chosen {
			if against += len(c.Documents); other == "" {
				other = c.Value
			}
		}
	}
	if all == 0 {
		return 0, ""
	}
	return float64(against) / float64(all), other
}

func distinct(cs []sitrep.Claim) (values []string) {
	for _, c := range cs {
		if !slices.Contains(values, c.Value) {
			values = append(values, c.Value)
		}
	}
	return values
}

// weight grows with the people hit and with the reports that carry it; what is done weighs
// more than what is said.
func weight(e *sitrep.Event) float64 {
	w := 1 + math.Log2(1+e.PeopleHit(true)) + math.Log2(float64(max(1, e.IndependentSources)))
	if e.Quad == 2 || e.Quad == 4 {
		w++
	}
	return w
}

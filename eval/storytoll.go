package eval

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// givenToll is a claim of a number in the record.
type givenToll struct {
	event   int // gold; -1 none
	number  GoldSize
	value   string
	by      string
	also    []string // other words for the claimant
	reports []string
}

// compareTolls pairs the claims of numbers one to one with those asked for: the
// same event, kind and numbers, a report in common, the same claimant. A claim of
// the record belongs to the gold event that most mentions of its event answer to;
// where none does, to one of which the same report tells the same number. What
// repeats a right claim in other words is not given twice.
func (a *alignment) compareTolls(s *StoryScore) {
	given := a.givenTolls()
	for _, measure := range []string{"tolls", "tolls, claimant aside"} {
		same := func(t *StoryToll, g *givenToll) bool {
			return sameToll(t, g) && (measure != "tolls" || t.Open || sameClaimant(t, g))
		}
		var m Measure
		pairedGold := make([]bool, len(a.story.Tolls))
		for k := range given {
			g := &given[k]
			right, repeats := -1, false
			for i := range a.story.Tolls {
				if t := &a.story.Tolls[i]; same(t, g) {
					if !pairedGold[i] {
						right = i
						break
					}
					repeats = true
				} else if pairedGold[i] && g.by == "" && (sameToll(t, g) || leastOf(t, g)) {
					repeats = true // a headline's number, whose claimant the text names
				}
			}
			switch {
			case right >= 0:
				pairedGold[right] = true
				if !a.story.Tolls[right].Open {
					m.Right++
					m.Found++
					m.Given++
				}
			case !repeats && !(g.event >= 0 && a.story.Events[g.event].Open):
				m.Given++
				if measure == "tolls" {
					s.wrong("toll not told: %s %s %s by %q in %s", a.label(g.event), g.number.Kind, g.value, g.by, strings.Join(g.reports, " "))
				}
			}
		}
		for i := range a.story.Tolls {
			t := &a.story.Tolls[i]
			if t.Open {
				continue
			}
			m.Asked++
			if !pairedGold[i] && measure == "tolls" {
				s.wrong("toll missed: %s %s %s by %q in %s", a.label(t.Event), t.Number.Kind, t.Number, strings.Join(t.By, " / "), strings.Join(t.Reports, " "))
			}
		}
		s.add(measure, m)
	}
}

func (a *alignment) label(event int) string {
	if event < 0 {
		return "(no event)"
	}
	return a.story.Events[event].Label
}

// givenTolls are the claims of numbers of the record, those with a claimant first,
// each once for an event, kind, number, claimant.
func (a *alignment) givenTolls() []givenToll {
	var out []givenToll
	for i := range a.record.Events {
		e := &a.record.Events[i]
		event, ok := a.partner[e]
		if !ok {
			event = -1
		}
		var kinds []string
		for field := range e.Claims {
			if kind, ok := strings.CutPrefix(field, "sizes."); ok {
				kinds = append(kinds, kind)
			}
		}
		slices.Sort(kinds)
		for _, kind := range kinds {
			for _, c := range e.Claims["sizes."+kind] {
				g := givenToll{event: event, value: c.Value, by: c.By, also: a.claimant(e, c.By)}
				g.number = claimedNumber(c.Value)
				g.number.Kind = kind
				for _, d := range c.Documents {
					g.reports = append(g.reports, a.reportOf[d])
				}
				if g.event < 0 {
					for k := range a.story.Tolls {
						t := &a.story.Tolls[k]
						g.event = t.Event
						if sameToll(t, &g) {
							break
						}
						g.event = -1
					}
				}
				k := slices.IndexFunc(out, func(o givenToll) bool {
					return o.event == g.event && o.number.Kind == kind && o.value == g.value && slices.Equal(folded(o.by), folded(g.by)) &&
						(g.event >= 0 || o.reports[0] == g.reports[0])
				})
				if k >= 0 {
					out[k].reports = append(out[k].reports, g.reports...)
					out[k].also = append(out[k].also, g.also...)
				} else {
					out = append(out, g)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y givenToll) int { return strings.Compare(emptyLast(x.by), emptyLast(y.by)) })
	return out
}

// claimant gives the reports' words for a claimant of an event and other names of
// the actor that it was resolved to.
func (a *alignment) claimant(e *sitrep.Event, by string) (words []string) {
	if by == "" {
		return nil
	}
	for _, id := range e.Mentions {
		if m := a.mention[id]; m != nil {
			for _, s := range m.Stances {
				if s.Who.Name == by {
					words = append(words, s.Who.Text)
				}
			}
		}
	}
	for i := range a.record.Actors {
		if a.record.Actors[i].Name == by {
			words = append(words, a.record.Actors[i].Aliases...)
		}
	}
	return words
}

func emptyLast(s string) string {
	if s == "" {
		return "1"
	}
	return "0"
}

func sameToll(t *StoryToll, g *givenToll) bool {
	n, m := t.Number, g.number
	return t.Event == g.event && n.Kind == m.Kind && slices.ContainsFunc(g.reports, func(r string) bool { return slices.Contains(t.Reports, r) }) &&
		(n.Best != nil && equal(n.Best, m.Best) || n.Best == nil && m.Best == nil && equal(n.Low, m.Low) && equal(n.High, m.High))
}

// leastOf: "kills nine" above "at least nine".
func leastOf(t *StoryToll, g *givenToll) bool {
	plain := *t
	plain.Number.Best, plain.Number.High = t.Number.Low, t.Number.Low
	return t.Number.High == nil && sameToll(&plain, g)
}

func sameClaimant(t *StoryToll, g *givenToll) bool {
	if len(t.By) == 0 {
		return g.by == ""
	}
	if g.by == "" {
		return slices.Contains(t.By, "-")
	}
	return slices.ContainsFunc(t.By, func(by string) bool {
		return slices.ContainsFunc(append([]string{g.by}, g.also...), func(words string) bool { return sameParty(by, "", words, "", nil) })
	})
}

// claimedNumber reads a claim's value as merge writes it: "3", "24–99", "3 or
// more", "up to 5", "about 40".
func claimedNumber(value string) (q GoldSize) {
	number := func(s string) *int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil
		}
		return &n
	}
	value, about := strings.CutPrefix(value, "about ")
	if most, ok := strings.CutPrefix(value, "up to "); ok {
		q.High = number(most)
	} else if least, ok := strings.CutSuffix(value, " or more"); ok {
		q.Low = number(least)
	} else if low, high, ok := strings.Cut(value, "–"); ok {
		q.Low, q.High = number(low), number(high)
	} else if q.Best = number(value); !about {
		q.Low, q.High = q.Best, q.Best
	}
	return q
}

// String is a number as gold.txt writes it.
func (q GoldSize) String() string {
	text := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	switch {
	case q.Best != nil && q.Low == nil:
		return "~" + text(q.Best)
	case q.Best != nil:
		return text(q.Best)
	case q.High == nil:
		return text(q.Low) + "+"
	}
	return text(q.Low) + "-" + text(q.High)
}

// tellsSame holds where two passages share half of the words of the one asked for,
// or all of at least two of the one given, small words aside.
func tellsSame(asked, given string) bool {
	small := func(w string) bool { return len(w) < 4 && !strings.ContainsAny(w, "0123456789") }
	a, g := slices.DeleteFunc(folded(asked), small), slices.DeleteFunc(folded(given), small)
	shared := 0
	for _, w := range a {
		if slices.Contains(g, w) {
			shared++
		}
	}
	return len(a) > 0 && (2*shared >= len(a) || shared >= 2 && shared == len(g))
}

// tells reports whether the words, or the event that a process names, are the telling.
func (a *alignment) tells(t Telling, words string, event *sitrep.Event) bool {
	return slices.ContainsFunc(t, func(o Told) bool {
		if o.Event < 0 {
			return words != "" && tellsSame(o.Words, words)
		}
		if event == nil {
			return false
		}
		k, ok := a.partner[event]
		return ok && k == o.Event
	})
}

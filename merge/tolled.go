package merge

import (
	"slices"

	"sitrep"
)

// tolls knows which of the numbers that reports tell are tolls of the happening, and
// which only parts of one: single persons, some of those told before, more who died
// later, each side of a sum or the sum.
type tolls struct {
	of   []*sitrep.EventMention
	most map[[2]string]int // the largest plain number, by document and kind; made when asked for
	dead int               // the most dead that anybody tells of
}

func readTolls(ms []*sitrep.EventMention) tolls {
	t := tolls{of: ms}
	for _, m := range ms {
		for i := range m.Sizes {
			if s := &m.Sizes[i]; s.Kind == "killed" && !s.Struck {
				t.dead = max(t.dead, number(s))
			}
		}
	}
	return t
}

// whole is the largest plain number of a kind that a document gives.
func (t *tolls) whole(document, kind string) int {
	if t.most == nil {
		t.most = map[[2]string]int{}
		for _, m := range t.of {
			for i := range m.Sizes {
				if s := &m.Sizes[i]; !partial(s) && !s.Struck {
					k := [2]string{m.Document, s.Kind}
					t.most[k] = max(t.most[k], number(s))
				}
			}
		}
	}
	return t.most[[2]string{document, kind}]
}

func partial(s *sitrep.Quantity) bool { return len(s.Who) > 0 || s.Part || s.Others || s.Side }

// claimed: the number is what somebody claims for the happening.
func (t *tolls) claimed(m *sitrep.EventMention, s *sitrep.Quantity) bool {
	if s.Side {
		return true
	}
	for i := range m.Sizes {
		if r := &m.Sizes[i]; r.Side && r.Kind == s.Kind && s.Span.Contains(r.Span) {
			return false // nobody gives the sum of both sides
		}
	}
	if partial(s) && number(s) < t.whole(m.Document, s.Kind) {
		return false
	}
	return !s.Struck || s.Others || s.Best == nil || *s.Best > t.dead
}

// onSpot leaves out what is told of another country than the event, or of several places where others tell it
// of the one: it counts those whom something else cost, too.
func onSpot(ms []*sitrep.EventMention, at *sitrep.EventPlace) []*sitrep.EventMention {
	if at == nil || at.Country == "" {
		return ms
	}
	fine := fineness(at.Precision) >= fineness(sitrep.PlaceNear)
	return exceptTolls(ms, func(m *sitrep.EventMention) bool {
		return len(m.Sizes) > 0 && (fine && ofSeveral(ms, m) || m.Place != nil && m.Place.Country != "" && m.Place.Country != at.Country)
	})
}

// ofSeveral: the sentence tells of several places at once.
func ofSeveral(ms []*sitrep.EventMention, m *sitrep.EventMention) bool {
	return slices.ContainsFunc(ms, func(o *sitrep.EventMention) bool {
		return o.Several && o.Document == m.Document && o.Sentence == m.Sentence
	})
}

// ofTheDay leaves out what reports tell as history, or of months, where others tell it as news, or of a
// day: tolls of earlier happenings, and of several, are rather told so.
func ofTheDay(ms []*sitrep.EventMention) []*sitrep.EventMention {
	ms = exceptTolls(ms, func(m *sitrep.EventMention) bool {
		return m.Reality == sitrep.Historical && !slices.ContainsFunc(ms, func(o *sitrep.EventMention) bool {
			return o.Reality != sitrep.Historical && len(o.Sizes) > 0 && withinTime(m, o)
		})
	})
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return len(m.Sizes) > 0 && ofDays(m) }) {
		return ms
	}
	return except(ms, func(m *sitrep.EventMention) bool { return len(m.Sizes) > 0 && ofMonths(m) })
}

// withinTime: m tells a time within which o tells its day: of a report of years later both are one history.
func withinTime(m, o *sitrep.EventMention) bool {
	return m.OccurredOn != nil && o.OccurredOn != nil && ofDays(o) && m.OccurredOn.Known() && o.OccurredOn.Known() &&
		m.OccurredOn.Start <= o.OccurredOn.Start && m.OccurredOn.End >= o.OccurredOn.End && m.OccurredOn.Days() > 0
}

// ofDays: the deed is told with a day, or a few.
func ofDays(m *sitrep.EventMention) bool {
	const few = 3
	return m.OccurredOn != nil && m.OccurredOn.Days() > 0 && m.OccurredOn.Days() <= few
}

// ofMonths: the sentence itself puts the deed into more than a month or two: "earlier this year".
func ofMonths(m *sitrep.EventMention) bool {
	const months = 45 // days
	return m.OccurredOn != nil && m.Sentence.Contains(m.OccurredOn.Span) && (m.OccurredOn.Days() == 0 || m.OccurredOn.Days() > months)
}

// exceptTolls leaves out mentions whose numbers are of something else, as long as others have any.
func exceptTolls(ms []*sitrep.EventMention, apart func(*sitrep.EventMention) bool) []*sitrep.EventMention {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return len(m.Sizes) > 0 && !apart(m) }) {
		return ms
	}
	return except(ms, apart)
}

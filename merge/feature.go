package merge

import (
	"math"
	"slices"

	"sitrep"
)

// signs collects those of a pair of tellings, in a fixed order; those of when and where stand in
// setting.go. Neither the order of the pair nor anything but the two reports and the static tables
// matters.
type signs struct{ all []sign }

func (s *signs) add(id int) { s.all = append(s.all, sign{id, 1}) }

func (s *signs) much(id int, x float64) {
	if x != 0 {
		s.all = append(s.all, sign{id, x})
	}
}

// anyOf: one of them is there already.
func (s *signs) anyOf(set *[typePair]bool) bool {
	return slices.ContainsFunc(s.all, func(x sign) bool { return x.id < typePair && set[x.id] })
}

// loose is the sign, or the one after it when one of the pair has its value from the scene alone.
func (s *signs) loose(id int, loose bool) int {
	if loose {
		return id + 1
	}
	return id
}

// signsOf a pair of tellings of which is known how alike their own words are.
func signsOf(a, b Ref, l *likeness, own float64, buf []sign) []sign {
	s := signs{buf[:0]}
	s.add(bias)
	if a.Report == b.Report {
		s.add(oneReport)
	}
	s.types(a.Telling, b.Telling)
	s.days(a, b)
	s.places(a.Telling, b.Telling)
	s.sides(a.Telling, b.Telling)
	if a.Report != b.Report {
		s.ages(a.Telling.Ages, b.Telling.Ages)
		s.streets(a.Telling.Streets, b.Telling.Streets)
	}
	s.counts(a, b, "killed", killedFew)
	s.counts(a, b, "injured", injuredFew)
	s.otherCounts(a.Telling, b.Telling)
	s.much(ownWords, own)
	s.words(a, b, l)
	switch {
	case a.Telling.Lead && b.Telling.Lead:
		s.add(bothLead)
		if between(a.Report.Published, b.Report.Published) > 14 {
			s.add(leadsApart)
		}
		if a.Report != b.Report && (l.words < 0.2 || l.words < 0.25 && !s.anyOf(&atOnce)) {
			s.add(leadsUnlike)
		}
	case a.Telling.Lead || b.Telling.Lead:
		s.add(oneLeads)
	}
	if a.Telling.Series != b.Telling.Series {
		s.add(counted)
	}
	if a.Telling.Ordinal > 0 && b.Telling.Ordinal > 0 && a.Telling.Ordinal != b.Telling.Ordinal {
		s.add(ofARow)
	}
	return s.all
}

func (s *signs) types(a, b *Telling) {
	switch {
	case a.Type == b.Type:
	case slices.Contains(a.Others, b.Type) || slices.Contains(b.Others, a.Type):
		s.add(defended)
	default:
		s.add(anotherType)
		x, y := a, b
		if x.Type > y.Type {
			x, y = y, x
		}
		switch force := x.Type == "ASSAULT" && y.Type == "COERCE"; {
		case !force || takes(x, y):
			s.add(pairOfTypes(x.Type, y.Type))
		case slices.Contains(y.Modes, "arrest"):
			s.add(arrestAfter)
		}
	}
	if slices.ContainsFunc(a.Triggers, func(h uint32) bool { return slices.Contains(b.Triggers, h) }) {
		if a.Type == b.Type {
			s.add(sameWord)
		} else {
			s.add(sameWordOther)
		}
	}
	if shares(a.Modes, b.Modes) {
		s.add(sameMode)
	} else if len(a.Modes) > 0 && len(b.Modes) > 0 {
		s.add(otherModes)
	}
}

// takes: people or ships are taken away, which one reader calls an attack and another coercion.
func takes(attack, coercion *Telling) bool {
	return slices.Contains(attack.Modes, "abduct") || slices.Contains(coercion.Modes, "seize")
}

func (s *signs) words(a, b Ref, l *likeness) {
	if a.Report == b.Report {
		return
	}
	l.read()
	c := l.words
	s.much(theirWords, c)
	if c > 0.9 {
		s.add(sameText)
	}
	if c < oneMatter && (a.Telling.vague() || b.Telling.vague()) {
		s.add(vagueOne)
	}
	n := l.names
	if a.Telling.Lead && b.Telling.Lead && s.anyOf(&unsaid) && c < likeReports && n < 1 && !s.anyOf(&anchors) && !s.anyOf(&near) {
		s.add(townAlone)
	}
	if kin[a.Telling.Type] == "force" && farApart(a, b) && !likeTolls(a.Telling, b.Telling) && !s.anyOf(&anchors) {
		if n < 1 {
			s.add(strangers)
		}
		if n < 2 && between(a.Report.Published, b.Report.Published) > twoMonths {
			s.add(strangersLong)
		}
	}
	s.much(rareNames, math.Min(n, 4))
	if n < 1 && !s.anyOf(&rare) {
		switch {
		case c < 0.2:
			s.add(nothingRare)
		case c < 0.6 && undated(a, b) && !shares(a.Telling.Actors, b.Telling.Actors) && !shares(a.Telling.Recipients, b.Telling.Recipients):
			s.add(wordsAlone)
		}
	}
}

// oneMatter is how much of their words reports have in common that are likely of one matter.
const oneMatter = 0.27

// likeReports is how much of their words reports have in common that are hardly of two matters.
const likeReports = 0.4

// unsaid: of two days one is not told.
var unsaid = [typePair]bool{oneUndated: true, bothUndated: true}

// near are signs that hold two tellings together where one is undated: of place, age or the days of the reports.
var near = [typePair]bool{samePlace: true, closeBy: true, sameAge: true, reportsNext: true}

// atOnce: the reports came out on one day or the next.
var atOnce = [typePair]bool{reportsNext: true}

// rare are the signs of something in common that few happenings have.
var rare = [typePair]bool{
	samePlace: true, samePlaceLoose: true, closeBy: true, actorNamed: true, recipientNamed: true,
	killedMany: true, injuredMany: true, sameNumber: true,
}

// anchors are signs by which a happening is known again long after it.
var anchors = [typePair]bool{actorNamed: true, recipientNamed: true, killedMany: true, injuredMany: true, sameNumber: true, dayOfYear: true}

func (s *signs) sides(a, b *Telling) {
	s.side(a.Actors, b.Actors, actorNamed)
	s.side(a.Recipients, b.Recipients, recipientNamed)
	if !shares(a.Actors, b.Actors) && !shares(a.Recipients, b.Recipients) && (shares(a.Actors, b.Recipients) || shares(a.Recipients, b.Actors)) {
		s.add(exchanged)
	}
	if shares(a.Roles, b.Roles) {
		s.add(sameRole)
	} else if len(a.Roles) > 0 && len(b.Roles) > 0 {
		s.add(otherRole)
	}
}

// side compares the named ones of one side; the sign for known actors and that for others
// follow the one for names.
func (s *signs) side(x, y []string, named int) {
	if len(x) == 0 || len(y) == 0 {
		return
	}
	known := false
	for _, p := range x {
		if slices.Contains(y, p) {
			if !sitrep.Listed(p) {
				s.add(named)
				return
			}
			known = true
		}
	}
	if known {
		s.add(named + 1)
	} else {
		s.add(named + 2)
	}
}

// ages compares those of whom two reports tell.
func (s *signs) ages(x, y []uint8) {
	if shares(x, y) {
		s.add(sameAge)
	} else if len(x) > 0 && len(y) > 0 {
		s.add(otherAges)
	}
}

// streets compares those that two reports name.
func (s *signs) streets(x, y []string) {
	if shares(x, y) {
		s.add(sameStreet)
	} else if len(x) > 0 && len(y) > 0 {
		s.add(otherStreets)
	}
}

// counts compares the dead or the hurt. A toll that a later report raises is a revision. The
// signs stand in the order few, many, more, fewer, far, one.
func (s *signs) counts(a, b Ref, kind string, few int) {
	x, y := a.Telling.count(kind), b.Telling.count(kind)
	if a.Report.Published.Start > b.Report.Published.Start {
		x, y = y, x
	}
	switch {
	case x < 0 && y < 0:
	case x < 0 || y < 0:
		s.add(few + 5)
	case x == y && x <= 4:
		s.add(few)
	case x == y:
		s.add(few + 1)
	case x < y && y <= 2*x+2:
		s.add(few + 2)
	case min(x, y)*2+2 >= max(x, y):
		s.add(few + 3)
	default:
		s.add(few + 4)
	}
}

// likeTolls: so many died by both that few happenings cost as many.
func likeTolls(a, b *Telling) bool {
	x, y := a.count("killed"), b.count("killed")
	return min(x, y) >= 10 && 2*max(x, y) <= 3*min(x, y)
}

func (s *signs) otherCounts(a, b *Telling) {
	for _, c := range a.Counts {
		if c.Kind == "killed" || c.Kind == "injured" || c.N < 3 {
			continue
		}
		switch n := b.count(c.Kind); {
		case n == c.N:
			s.add(sameNumber)
			return
		case n > 0:
			s.add(otherNumber)
			return
		}
	}
}

func sharedNames(x, y []Name) (s float64) {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].Text < y[0].Text:
			x = x[1:]
		case x[0].Text > y[0].Text:
			y = y[1:]
		default:
			s += float64(min(x[0].Weight, y[0].Weight))
			x, y = x[1:], y[1:]
		}
	}
	return s
}

// told puts the realities together that reports of one happening mix.
func told(reality string) string {
	switch reality {
	case sitrep.Alleged, sitrep.Historical:
		return sitrep.Actual
	case sitrep.Hypothetical:
		return sitrep.Conditional
	}
	return reality
}

func shares[T comparable](a, b []T) bool {
	for _, s := range a {
		if slices.Contains(b, s) {
			return true
		}
	}
	return false
}

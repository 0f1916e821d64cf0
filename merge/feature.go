package merge

import (
	"math"
	"slices"
	"strings"

	"sitrep"
)

// sign is a readable feature of a pair of tellings: something that speaks for or
// against their being one happening, with how much of it there is.
type sign struct {
	name string
	x    float64
}

// signs of a pair, in a fixed order. Neither order of the pair nor anything but the two
// reports and the static tables matters.
func signs(a, b Ref, out []sign) []sign {
	add := func(name string) { out = append(out, sign{name, 1}) }
	much := func(name string, x float64) {
		if x != 0 {
			out = append(out, sign{name, x})
		}
	}
	add("bias")
	if a.Report == b.Report {
		add("told apart by one report")
	}
	typeSigns(a.Telling, b.Telling, add)
	dateSigns(a, b, add, much)
	placeSigns(a.Telling, b.Telling, add)
	sideSigns(a.Telling, b.Telling, add)
	countSigns(a, b, add)
	if shares(a.Telling.Modes, b.Telling.Modes) {
		add("a mode in common")
	} else if len(a.Telling.Modes) > 0 && len(b.Telling.Modes) > 0 {
		add("other modes")
	}
	switch {
	case a.Telling.Lead && b.Telling.Lead:
		add("both lead their report")
	case a.Telling.Lead || b.Telling.Lead:
		add("one leads its report")
	}
	if a.Telling.Series != b.Telling.Series {
		add("one counts many")
	}
	if a.Telling.Ordinal > 0 && b.Telling.Ordinal > 0 && a.Telling.Ordinal != b.Telling.Ordinal {
		add("another one of a row")
	}
	much("words of its sentences in common", cosine(a.Telling.Words, b.Telling.Words))
	if a.Report != b.Report {
		c := cosine(a.Report.Words, b.Report.Words)
		much("words of the report in common", c)
		if c > 0.9 {
			add("same text")
		}
		much("rare names in common", math.Min(sharedNames(a.Report.Names, b.Report.Names), 4))
	}
	return out
}

func typeSigns(a, b *Telling, add func(string)) {
	switch {
	case a.Type == b.Type:
	case slices.Contains(a.Others, b.Type) || slices.Contains(b.Others, a.Type):
		add("a type that could be defended")
	default:
		add("another type")
		add(min(a.Type, b.Type) + " for " + max(a.Type, b.Type))
	}
	if slices.ContainsFunc(a.Triggers, func(h uint32) bool { return slices.Contains(b.Triggers, h) }) {
		if a.Type == b.Type {
			add("told with the same word")
		} else {
			add("told with the same word, another type")
		}
	}
}

func dateSigns(a, b Ref, add func(string), much func(string, float64)) {
	x, y := a.Telling.When, b.Telling.When
	loose := ""
	if a.Telling.Loose || b.Telling.Loose {
		loose = ", one by its report's scene"
	}
	switch {
	case x == nil && y == nil:
		add("both undated")
	case x == nil || y == nil:
		add("one is undated")
	default:
		if _, ok := x.Intersect(y.Interval); ok {
			if x.Days() == 1 && y.Days() == 1 {
				add("same day" + loose)
			} else {
				add("days that overlap")
			}
			break
		}
		switch gap := between(x.Interval, y.Interval); {
		case gap == 1:
			add("the next day" + loose)
		case gap > 1:
			add("another day" + loose)
			much("days between"+loose, math.Log(float64(gap)))
		default:
			add("days that exclude each other")
		}
	}
	switch gap := between(a.Report.Published, b.Report.Published); {
	case gap < 0 || a.Report == b.Report:
	case early(a, b) || early(b, a):
		add("reported before the scene of the other")
	case gap <= 1:
		add("reports of the same day or the next")
	case gap <= 7:
		add("reports of one week")
	case gap > 60:
		add("reports months apart")
		fallthrough
	default:
		much("reports apart", math.Log(float64(gap)/7))
	}
}

// early: a was published before the scene of b, which is what its time was taken from.
func early(a, b Ref) bool {
	w := b.Telling.When
	return w != nil && b.Telling.Loose && a.Report.Published.End != 0 && w.Start > a.Report.Published.End+1
}

func placeSigns(a, b *Telling, add func(string)) {
	x, y := a.Place, b.Place
	switch {
	case x == nil && y == nil:
		add("both without a place")
		return
	case x == nil || y == nil:
		add("one without a place")
		return
	}
	loose := ""
	if a.PlaceLoose || b.PlaceLoose {
		loose = ", one by its report's scene"
	}
	fineX, fineY := fineness[x.Precision] >= fineness[sitrep.PlaceDistrict], fineness[y.Precision] >= fineness[sitrep.PlaceDistrict]
	switch {
	case placeKey(x) == placeKey(y) && fineX:
		add("same place" + loose)
	case placeKey(x) == placeKey(y):
		add("same region")
	case x.Country != "" && y.Country != "" && x.Country != y.Country:
		add("another country" + loose)
	case fineX && fineY && located(x) && located(y):
		switch km := kilometres(x, y); {
		case km <= 15:
			add("places close by")
		case km <= 50:
			add("places in reach")
		default:
			add("another place" + loose)
		}
	case fineX && fineY:
		add("places of other names")
	case x.Admin1 != "" && x.Admin1 == y.Admin1:
		add("same region")
	case x.Admin1 != "" && y.Admin1 != "":
		add("another region")
	default:
		add("same country")
	}
}

func sideSigns(a, b *Telling, add func(string)) {
	side := func(x, y []string, name string) {
		switch {
		case len(x) == 0 || len(y) == 0:
		case !shares(x, y):
			add("other " + name)
		case slices.ContainsFunc(x, func(s string) bool { return !strings.HasPrefix(s, "actor:") && slices.Contains(y, s) }):
			add("a named one of the " + name + " in common")
		default:
			add("a known one of the " + name + " in common")
		}
	}
	side(a.Actors, b.Actors, "actors")
	side(a.Recipients, b.Recipients, "recipients")
	if !shares(a.Actors, b.Actors) && !shares(a.Recipients, b.Recipients) && (shares(a.Actors, b.Recipients) || shares(a.Recipients, b.Actors)) {
		add("sides exchanged")
	}
	if shares(a.Roles, b.Roles) {
		add("descriptions in common")
	} else if len(a.Roles) > 0 && len(b.Roles) > 0 {
		add("other descriptions")
	}
}

// countSigns compare the dead, the hurt and other numbers. A toll that a later report
// raises is a revision.
func countSigns(a, b Ref, add func(string)) {
	for _, kind := range []string{"killed", "injured"} {
		x, y := a.Telling.count(kind), b.Telling.count(kind)
		if a.Report.Published.Start > b.Report.Published.Start {
			x, y = y, x
		}
		switch {
		case x < 0 && y < 0:
		case x < 0 || y < 0:
			add("one tells of no " + kind)
		case x == y && x <= 2:
			add("as few " + kind)
		case x == y:
			add("as many " + kind)
		case x < y && y <= 2*x+2:
			add("more " + kind + ", told later")
		case min(x, y)*2+2 >= max(x, y):
			add("fewer " + kind + ", told later")
		default:
			add("far from as many " + kind)
		}
	}
	for _, c := range a.Telling.Counts {
		if c.Kind == "killed" || c.Kind == "injured" || c.N < 3 {
			continue
		}
		switch n := b.Telling.count(c.Kind); {
		case n == c.N:
			add("another number in common")
			return
		case n > 0:
			add("another number differs")
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

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

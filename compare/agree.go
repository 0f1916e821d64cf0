package compare

import (
	"math"
	"slices"
	"strings"

	"sitrep"
)

// Weights of agreement; what contradicts has a negative one.
const (
	full     = 1.0
	partly   = 0.5
	against  = -0.5
	required = 2.0 // of a pair
)

// agreement is how far two events are alike, field by field: positive agrees, negative
// contradicts, zero is not known.
type agreement struct{ day, place, kind, parties float64 }

func (a agreement) sum() float64 { return a.day + a.place + a.kind + a.parties }

// same reports whether the two can be one happening: in time and of like type, not in
// different places, and at one place or by some of the same parties.
func (a agreement) same() bool {
	return a.day > 0 && a.kind > 0 && a.place >= 0 && (a.place > 0 || a.parties > 0) && a.sum() >= required
}

// fields names those that agree, or those that do not.
func (a agreement) fields(agree bool) []string {
	out := []string{}
	for _, f := range []struct {
		name string
		v    float64
	}{{"day", a.day}, {"place", a.place}, {"type", a.kind}, {"actors", a.parties}} {
		if (f.v > 0) == agree {
			out = append(out, f.name)
		}
	}
	return out
}

func (o *Options) agree(x, y *Item) agreement {
	return agreement{o.days(x, y), o.places(x, y), kinds(x, y), parties(x, y)}
}

// days: one day is one; intervals that share a day or lie at most Days apart agree in
// part.
func (o *Options) days(x, y *Item) float64 {
	switch gap := max(int(y.when.Start-x.when.End), int(x.when.Start-y.when.End)); {
	case x.when == y.when && x.when.Days() == 1:
		return full
	case gap <= 0:
		return 0.8
	case gap <= o.Days:
		return 0.7
	}
	return against
}

func kinds(x, y *Item) float64 {
	switch {
	case x.Type == y.Type:
		for _, m := range x.Modes {
			if slices.Contains(y.Modes, m) {
				return full + 0.1
			}
		}
		return full
	case x.quad == y.quad && x.quad != 0:
		return partly
	}
	return against
}

// places: points within Kilometres or of one name; larger ones that hold each other.
func (o *Options) places(x, y *Item) float64 {
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return against
	}
	located := x.Lat != nil && x.Lon != nil && y.Lat != nil && y.Lon != nil
	exact := isPoint(x.precision) && isPoint(y.precision)
	switch {
	case x.name != "" && x.name == y.name && (!located || distance(x, y) <= 2*o.Kilometres):
		return full
	case exact && located && distance(x, y) <= o.Kilometres:
		return full
	case exact && located:
		return against
	case x.province != "" && x.province == y.province, x.province != "" && x.province == y.name, y.province != "" && y.province == x.name:
		return partly
	case isCountry(x) && x.Country == y.Country && x.Country != "", isCountry(y) && x.Country == y.Country && x.Country != "":
		return partly
	}
	return 0
}

func isPoint(p sitrep.PlacePrecision) bool {
	return p == sitrep.PlacePoint || p == sitrep.PlaceNear
}

func isCountry(x *Item) bool { return x.precision == sitrep.PlaceCountry }

// distance on the sphere in kilometres.
func distance(x, y *Item) float64 {
	rad := math.Pi / 180
	la, lb := *x.Lat*rad, *y.Lat*rad
	h := math.Pow(math.Sin((lb-la)/2), 2) + math.Cos(la)*math.Cos(lb)*math.Pow(math.Sin((*y.Lon-*x.Lon)*rad/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// parties: one of those who take part is the same, on whichever side: data sets
// differ in who they write first.
func parties(x, y *Item) float64 {
	best, told := 0.0, [2]bool{}
	for i := range x.parties {
		p := &x.parties[i]
		told[0] = told[0] || p.told()
		for j := range y.parties {
			q := &y.parties[j]
			told[1] = told[1] || q.told()
			best = max(best, p.like(q))
		}
	}
	if best == 0 && told[0] && told[1] {
		return against
	}
	return best
}

func (p *party) like(q *party) float64 {
	if p.actor != "" && p.actor == q.actor {
		return full
	}
	for _, a := range []string{p.name, p.words} {
		for _, b := range []string{q.name, q.words} {
			if within(a, b) || within(b, a) {
				return full
			}
		}
	}
	if p.country != "" && p.country == q.country {
		for _, s := range p.sectors {
			if slices.Contains(q.sectors, s) {
				return full
			}
		}
		if len(p.sectors) == 0 || len(q.sectors) == 0 {
			return partly
		}
	}
	return 0
}

// shortest is the length of a name from which on it may stand within another.
const shortest = 4

// within reports whether a name stands in another one as whole words; both are padded.
func within(a, b string) bool {
	return len(a) >= shortest+2 && len(a) <= len(b) && strings.Contains(b, a)
}

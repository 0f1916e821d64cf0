package article

import "math"

// dayWatch sees what the tests learn from.
var dayWatch func(*daying)

// sure is how likely a day has to be to be given.
const sure = 0.6

// pickDay is the day that the page is of, none where what it gives is too weak.
func (t *tree) pickDay(m *pageData, r *region, ld *linkedData) dated {
	g := daying{t: t, r: r, m: m, cases: make([]dayCase, 0, 8)}
	g.collect(ld)
	g.relate()
	if dayWatch != nil {
		dayWatch(&g)
	}
	d := g.pick(loadDay())
	if d.from == "json-ld" {
		d.at = t.narrow(d.at, d.value)
	}
	return d
}

func (g *daying) pick(w []float32) dated {
	sum := math.Exp(float64(weighed(w, g.none[:])))
	best, most := -1, 0.0
	for i := range g.cases {
		s := math.Exp(float64(weighed(w, g.cases[i].signs[:])))
		if sum += s; s > most {
			best, most = i, s
		}
	}
	if best < 0 || most < sure*sum {
		return dated{}
	}
	return g.cases[best].dated
}

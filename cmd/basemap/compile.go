package main

import (
	"fmt"
	"math"
	"slices"
)

// world is the file that the map page reads. Coordinates are thousandths of a degree, a
// line is its first point and then steps.
type world struct {
	Source  string  `json:"source"`
	Lines   [][]int `json:"lines"`
	Borders []int   `json:"borders"` // lines that two countries share
	Dashed  []int   `json:"dashed"`  // those of them that are disputed
	Claims  []claim `json:"claims"`
	Lands   []land  `json:"lands"`
}

type claim struct {
	Name string `json:"name"`
	Line []int  `json:"line"`
}

// land is a country; a ring is lines one after the other, -1-n is line n backwards.
type land struct {
	Code  string  `json:"code"`
	Name  string  `json:"name"`
	Rings [][]int `json:"rings"`
}

const source = "Natural Earth 1:10m 4.1.0, public domain"

// stretch is two neighbouring points without a direction.
type stretch struct{ a, b point }

func stretchOf(a, b point) stretch {
	if b.lon < a.lon || b.lon == a.lon && b.lat < a.lat {
		a, b = b, a
	}
	return stretch{a, b}
}

// compile cuts rings into lines where borders meet, so that each is kept once.
func compile(countries, claims []shape, listed []pair, coarse float64) *world {
	w := &world{Source: source}
	owners := map[stretch][]int{}
	for c, s := range countries {
		for _, ring := range s.parts {
			for i := 1; i < len(ring); i++ {
				k := stretchOf(ring[i-1], ring[i])
				if !slices.Contains(owners[k], c) {
					owners[k] = append(owners[k], c)
				}
			}
		}
	}
	// A point is a knot where more than two stretches meet or their owners change.
	ends := map[point][]stretch{}
	for k := range owners {
		ends[k.a] = append(ends[k.a], k)
		ends[k.b] = append(ends[k.b], k)
	}
	knot := func(p point) bool {
		e := ends[p]
		return len(e) != 2 || !slices.Equal(owners[e[0]], owners[e[1]])
	}
	near := newGrid(claims)
	number := map[string]int{}
	line := func(pts []point) int {
		back := pts[0].lon > pts[len(pts)-1].lon || pts[0].lon == pts[len(pts)-1].lon && pts[1].lon > pts[len(pts)-2].lon
		forward := slices.Clone(pts)
		if back {
			slices.Reverse(forward)
		}
		steps := delta(simplify(forward, coarse))
		key := fmt.Sprint(steps)
		n, known := number[key]
		if !known {
			n = len(w.Lines)
			number[key] = n
			w.Lines = append(w.Lines, steps)
			if own := owners[stretchOf(pts[0], pts[1])]; len(own) > 1 {
				if disputed(listed, countries[own[0]], countries[own[1]], forward) || near.along(forward) {
					w.Dashed = append(w.Dashed, n)
				} else {
					w.Borders = append(w.Borders, n)
				}
			}
		}
		if back {
			return -1 - n
		}
		return n
	}
	for _, s := range countries {
		l := land{Code: s.code, Name: s.name}
		for _, ring := range s.parts {
			if len(ring) < 4 || small(ring) {
				continue
			}
			ring = ring[:len(ring)-1]
			start := max(slices.IndexFunc(ring, knot), 0)
			ring = append(slices.Clone(ring[start:]), ring[:start+1]...)
			var lines []int
			from := 0
			for i := 1; i < len(ring); i++ {
				if i == len(ring)-1 || knot(ring[i]) {
					lines = append(lines, line(ring[from:i+1]))
					from = i
				}
			}
			l.Rings = append(l.Rings, lines)
		}
		if len(l.Rings) > 0 && l.Name != "" {
			w.Lands = append(w.Lands, l)
		}
	}
	for _, c := range claims {
		for _, part := range c.parts {
			w.Claims = append(w.Claims, claim{c.code, delta(simplify(part, coarse))})
		}
	}
	return w
}

// small reports whether a ring would not be seen at any scale of the map.
func small(ring []point) bool {
	west, east, south, north := 180.0, -180.0, 90.0, -90.0
	for _, p := range ring {
		west, east, south, north = min(west, p.lon), max(east, p.lon), min(south, p.lat), max(north, p.lat)
	}
	return max(east-west, north-south) < 0.03
}

func delta(pts []point) []int {
	out := make([]int, 0, 2*len(pts))
	x, y := 0, 0
	for i, p := range pts {
		nx, ny := int(math.Round(p.lon*1000)), int(math.Round(p.lat*1000))
		if i > 0 && nx == x && ny == y && len(out) > 4 {
			continue
		}
		out = append(out, nx-x, ny-y)
		x, y = nx, ny
	}
	return out
}

// grid finds whether a point lies by a line of a claim.
type grid map[[2]int]bool

const cell = 0.1

func newGrid(claims []shape) grid {
	g := grid{}
	for _, c := range claims {
		for _, part := range c.parts {
			for i := 1; i < len(part); i++ {
				a, b := part[i-1], part[i]
				n := int(math.Hypot(b.lon-a.lon, b.lat-a.lat)/(cell/2)) + 1
				for k := 0; k <= n; k++ {
					t := float64(k) / float64(n)
					g[[2]int{int(math.Floor((a.lon + t*(b.lon-a.lon)) / cell)), int(math.Floor((a.lat + t*(b.lat-a.lat)) / cell))}] = true
				}
			}
		}
	}
	return g
}

// along reports whether most of a line lies by claims.
func (g grid) along(pts []point) bool {
	n := 0
	for _, p := range pts {
		x, y := int(math.Floor(p.lon/cell)), int(math.Floor(p.lat/cell))
		if g[[2]int{x, y}] || g[[2]int{x + 1, y}] || g[[2]int{x - 1, y}] || g[[2]int{x, y + 1}] || g[[2]int{x, y - 1}] {
			n++
		}
	}
	return 2*n > len(pts)
}

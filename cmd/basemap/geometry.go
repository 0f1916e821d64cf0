package main

import (
	"encoding/binary"
	"errors"
	"math"
)

// point is longitude and latitude in degrees.
type point struct{ lon, lat float64 }

var errGeometry = errors.New("no geometry of a GeoPackage")

// parseGeometry reads the lines or rings of a geometry as GeoPackages have them: a
// header, then WKB.
func parseGeometry(b []byte) ([][]point, error) {
	if len(b) < 8 || b[0] != 'G' || b[1] != 'P' {
		return nil, errGeometry
	}
	envelope := []int{0, 32, 48, 48, 64}
	kind := int(b[3] >> 1 & 7)
	if kind >= len(envelope) || len(b) < 8+envelope[kind] {
		return nil, errGeometry
	}
	r := &reader{b: b[8+envelope[kind]:]}
	parts := r.parts(nil)
	if r.bad {
		return nil, errGeometry
	}
	return parts, nil
}

type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad = true
		return make([]byte, 8)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// Types of WKB.
const (
	lineString      = 2
	polygon         = 3
	multiLineString = 5
	multiPolygon    = 6
)

func (r *reader) parts(out [][]point) [][]point {
	var order binary.ByteOrder = binary.BigEndian
	if r.take(1)[0] == 1 {
		order = binary.LittleEndian
	}
	count := func() int { return int(order.Uint32(r.take(4))) }
	line := func() {
		n := count()
		if n*16 > len(r.b) {
			r.bad = true
			return
		}
		pts := make([]point, n)
		for i := range pts {
			pts[i].lon = math.Float64frombits(order.Uint64(r.take(8)))
			pts[i].lat = math.Float64frombits(order.Uint64(r.take(8)))
		}
		out = append(out, pts)
	}
	switch kind := count(); kind {
	case lineString:
		line()
	case polygon:
		for n := count(); n > 0 && !r.bad; n-- {
			line()
		}
	case multiLineString, multiPolygon:
		for n := count(); n > 0 && !r.bad; n-- {
			out = r.parts(out)
		}
	default:
		r.bad = true
	}
	return out
}

// simplify leaves out points that lie closer to the line than so many degrees (Douglas
// and Peucker 1973). The ends stay; of a ring, the point farthest from its start too.
func simplify(pts []point, coarse float64) []point {
	if len(pts) < 3 {
		return pts
	}
	keep := make([]bool, len(pts))
	keep[0], keep[len(pts)-1] = true, true
	if pts[0] == pts[len(pts)-1] {
		far, most := 0, 0.0
		for i, p := range pts {
			if d := distance(p, pts[0], pts[0]); d > most {
				far, most = i, d
			}
		}
		keep[far] = true
		between(pts, 0, far, coarse, keep)
		between(pts, far, len(pts)-1, coarse, keep)
	} else {
		between(pts, 0, len(pts)-1, coarse, keep)
	}
	var out []point
	for i, p := range pts {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

func between(pts []point, from, to int, coarse float64, keep []bool) {
	far, most := -1, coarse
	for i := from + 1; i < to; i++ {
		if d := distance(pts[i], pts[from], pts[to]); d > most {
			far, most = i, d
		}
	}
	if far < 0 {
		return
	}
	keep[far] = true
	between(pts, from, far, coarse, keep)
	between(pts, far, to, coarse, keep)
}

// distance of a point from a stretch, with degrees of longitude as short as they are there.
func distance(p, a, b point) float64 {
	k := math.Cos(p.lat * math.Pi / 180)
	px, py := (p.lon-a.lon)*k, p.lat-a.lat
	bx, by := (b.lon-a.lon)*k, b.lat-a.lat
	if l := bx*bx + by*by; l > 0 {
		t := min(max((px*bx+py*by)/l, 0), 1)
		px, py = px-t*bx, py-t*by
	}
	return math.Hypot(px, py)
}

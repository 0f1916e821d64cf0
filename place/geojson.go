package place

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
)

// node is a value of a JSON text that knows where it begins, so that a fault
// can say so.
type node struct {
	at   int
	text string // of a string or number
	kind byte   // '{' '[' 's' 'n' 'b', 0 null
	keys []string
	list []node
}

func (n *node) get(name string) *node {
	for i, k := range n.keys {
		if k == name {
			return &n.list[i]
		}
	}
	return nil
}

const deepest = 32 // levels of a GeoJSON text, which needs nine

func (g *gazetteerFile) parseJSON() (*node, error) {
	d := json.NewDecoder(strings.NewReader(g.text))
	d.UseNumber()
	next := func() (json.Token, int, error) {
		at := int(d.InputOffset())
		t, err := d.Token()
		for at < len(g.text) && strings.IndexByte(" \t\r\n,:", g.text[at]) >= 0 {
			at++
		}
		var syntax *json.SyntaxError
		switch {
		case errors.As(err, &syntax):
			return nil, at, g.faultAt(max(at, int(syntax.Offset)-1), "%v: want GeoJSON", syntax)
		case err != nil:
			return nil, at, g.faultAt(len(g.text), "the text ends early: want GeoJSON")
		}
		return t, at, nil
	}
	var value func(t json.Token, at, depth int) (node, error)
	value = func(t json.Token, at, depth int) (node, error) {
		n := node{at: at}
		if depth > deepest {
			return n, g.faultAt(at, "nested %d levels deep: want GeoJSON", depth)
		}
		switch t := t.(type) {
		case string:
			n.kind, n.text = 's', t
		case json.Number:
			n.kind, n.text = 'n', t.String()
		case bool:
			n.kind = 'b'
		case json.Delim:
			n.kind = byte(t)
			for d.More() {
				t, at, err := next()
				if err != nil {
					return n, err
				}
				if n.kind == '{' {
					n.keys = append(n.keys, t.(string))
					if t, at, err = next(); err != nil {
						return n, err
					}
				}
				v, err := value(t, at, depth+1)
				if err != nil {
					return n, err
				}
				n.list = append(n.list, v)
			}
			if _, _, err := next(); err != nil {
				return n, err
			}
		}
		return n, nil
	}
	t, at, err := next()
	if err != nil {
		return nil, err
	}
	n, err := value(t, at, 1)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, g.faultAt(int(d.InputOffset()), "more after the end: want one GeoJSON text")
	}
	return &n, nil
}

// readGeoJSON reads a Feature or a FeatureCollection (RFC 7946).
func (g *gazetteerFile) readGeoJSON() error {
	root, err := g.parseJSON()
	if err != nil {
		return err
	}
	switch t := root.get("type"); {
	case t != nil && t.text == "FeatureCollection":
		f := root.get("features")
		if f == nil || f.kind != '[' {
			return g.faultAt(root.at, "no features: want an array of them")
		}
		for i := range f.list {
			if err := g.feature(&f.list[i]); err != nil {
				return err
			}
		}
		return nil
	case t != nil && t.text == "Feature":
		return g.feature(root)
	}
	return g.faultAt(root.at, `no GeoJSON: want "type": "FeatureCollection" or "Feature"`)
}

func (g *gazetteerFile) feature(f *node) error {
	if t := f.get("type"); t == nil || t.text != "Feature" {
		return g.faultAt(f.at, `no feature: want "type": "Feature"`)
	}
	props, where := f.get("properties"), f.get("geometry")
	if where == nil || where.kind != '{' {
		return g.faultAt(f.at, "no geometry: want a point, line or polygon")
	}
	if props == nil || props.kind != '{' {
		return g.faultAt(f.at, `no properties: want an object with a "name"`)
	}
	w := addedRow{line: 1 + strings.Count(g.text[:f.at], "\n"), byHand: true, country: -1}
	values := map[string]*node{}
	for i, k := range props.keys {
		if h, ok := headings[strings.ToLower(k)]; ok && props.list[i].kind != 0 {
			values[h] = &props.list[i]
		}
	}
	if a := values["aliases"]; a != nil {
		switch a.kind {
		case 's':
			w.aliases = strings.FieldsFunc(a.text, func(r rune) bool { return r == ';' || r == '|' })
		case '[':
			for _, e := range a.list {
				if e.kind != 's' {
					return g.faultAt(e.at, "an alias: want a string")
				}
				w.aliases = append(w.aliases, e.text)
			}
		default:
			return g.faultAt(a.at, "aliases: want an array of strings, or one string with ; between the names")
		}
	}
	err := g.fill(&w, func(name string) (string, func(string, ...any) error) {
		v, at := values[name], props.at
		text := ""
		if v != nil {
			text, at = strings.TrimSpace(v.text), v.at
		}
		return text, func(format string, args ...any) error { return g.faultAt(at, format, args...) }
	})
	if err != nil {
		return err
	}
	extent, err := g.geometry(where, &w)
	if err != nil {
		return err
	}
	if w.kind == "" { // the outline of a village is one, a larger shape is no point
		switch {
		case extent > 100:
			w.kind = "region"
		case extent > 15:
			w.kind = "district"
		}
	}
	g.put(&w)
	return nil
}

// geometry gives the row its point: that of a point, the middle of a line, the
// centre of gravity of the largest polygon. The extent is the diagonal in kilometres.
func (g *gazetteerFile) geometry(n *node, w *addedRow) (extent float64, err error) {
	kind, c := n.get("type"), n.get("coordinates")
	depth := map[string]int{"Point": 0, "MultiPoint": 1, "LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
	levels, ok := 0, false
	if kind != nil {
		levels, ok = depth[kind.text]
	}
	if !ok || c == nil {
		return 0, g.faultAt(n.at, "geometry: want Point, MultiPoint, LineString, MultiLineString, Polygon or MultiPolygon with coordinates")
	}
	var rings [][][2]float64
	if err := g.positions(c, levels, &rings); err != nil {
		return 0, err
	}
	south, north, west, east := 90.0, -90.0, 180.0, -180.0
	for _, ring := range rings {
		for _, p := range ring {
			west, east, south, north = min(west, p[0]), max(east, p[0]), min(south, p[1]), max(north, p[1])
		}
	}
	w.lat, w.lon = (south+north)/2, (west+east)/2
	if strings.HasSuffix(kind.text, "Polygon") {
		largest := 0.0
		for _, ring := range rings {
			if area, x, y := centre(ring); area > largest {
				largest, w.lon, w.lat = area, x, y
			}
		}
	}
	w.lat, w.lon = math.Round(w.lat*1e5)/1e5, math.Round(w.lon*1e5)/1e5
	return distance(south, west, north, east), nil
}

// positions collects what lies levels deep as rings of longitude and latitude.
func (g *gazetteerFile) positions(n *node, levels int, rings *[][][2]float64) error {
	if n.kind != '[' || len(n.list) == 0 {
		return g.faultAt(n.at, "coordinates: want an array of them")
	}
	if levels > 1 {
		for i := range n.list {
			if err := g.positions(&n.list[i], levels-1, rings); err != nil {
				return err
			}
		}
		return nil
	}
	points := []node{*n}
	if levels == 1 {
		points = n.list
	}
	var ring [][2]float64
	for _, p := range points {
		if p.kind != '[' || len(p.list) < 2 {
			return g.faultAt(p.at, "a position: want [longitude, latitude]")
		}
		lon, ok := degrees(p.list[0].text, 180)
		if !ok {
			return g.faultAt(p.list[0].at, "longitude %q: want a number from -180 to 180, before the latitude", p.list[0].text)
		}
		lat, ok := degrees(p.list[1].text, 90)
		if !ok {
			return g.faultAt(p.list[1].at, "latitude %q: want a number from -90 to 90, after the longitude", p.list[1].text)
		}
		ring = append(ring, [2]float64{lon, lat})
	}
	*rings = append(*rings, ring)
	return nil
}

// centre is the area and the centre of gravity of a ring, in square degrees.
func centre(ring [][2]float64) (area, x, y float64) {
	if len(ring) == 0 {
		return 0, 0, 0
	}
	o := ring[0] // sums about a point of the ring lose no digits
	for i := range ring {
		a, b := ring[i], ring[(i+1)%len(ring)]
		cross := (a[0]-o[0])*(b[1]-o[1]) - (b[0]-o[0])*(a[1]-o[1])
		area += cross
		x += cross * (a[0] + b[0] - 2*o[0])
		y += cross * (a[1] + b[1] - 2*o[1])
	}
	if area == 0 {
		return 0, o[0], o[1]
	}
	return math.Abs(area / 2), o[0] + x/(3*area), o[1] + y/(3*area)
}

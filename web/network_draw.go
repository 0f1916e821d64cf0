package web

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// The network is laid out here, the same each time, so that it is there without scripts,
// on paper, and for who goes through it by keys: some thirty actors and what is strongest
// between them are what can be read.
const networkWidth, networkHeight = 1000, 620

// networkDrawing is the strongest ties and whom they tie.
type networkDrawing struct {
	Width, Height int
	Ties          []drawnTie
	Nodes         []drawnNode
	Left          int // who has ties and is not drawn
}

type drawnNode struct {
	networkNode
	X, Y, R        int
	LabelX, LabelY int
	Anchor, Short  string
	ID             int
}

type drawnTie struct {
	Path, Title string
	Quad, Wide  int
	From, To    int // numbers of nodes
}

// drawNetwork draws those who are opened and their neighbours, or who do and undergo most.
func drawNetwork(n *networkCount, nodes map[string]*networkNode, at []string) *networkDrawing {
	weight := map[string]int{}
	for _, t := range n.ties {
		if t.From.Key == t.To.Key {
			continue
		}
		a, b := slices.Contains(at, t.From.Key), slices.Contains(at, t.To.Key)
		if len(at) == 0 || a || b {
			weight[t.From.Key] += t.Count
			weight[t.To.Key] += t.Count
		}
	}
	if len(weight) == 0 {
		return nil
	}
	// Those who are opened come first, then by the strongest tie, so that nobody is alone.
	keys := slices.Clone(at)
	for _, t := range n.ties {
		if weight[t.From.Key] == 0 || weight[t.To.Key] == 0 || t.From.Key == t.To.Key {
			continue
		}
		var more []string
		for _, k := range []string{t.From.Key, t.To.Key} {
			if !slices.Contains(keys, k) {
				more = append(more, k)
			}
		}
		if len(keys)+len(more) <= drawnNodes {
			keys = append(keys, more...)
		}
	}
	d := &networkDrawing{Width: networkWidth, Height: networkHeight, Left: max(len(weight)-len(keys), 0)}
	number := map[string]int{}
	for i, k := range keys {
		number[k] = i
	}
	var ties []*networkTie
	tied := make([]bool, len(keys))
	for _, t := range n.ties {
		a, ok := number[t.From.Key]
		b, too := number[t.To.Key]
		if ok && too && a != b && len(ties) < drawnTies {
			ties = append(ties, t)
			tied[a], tied[b] = true, true
		}
	}
	x, y := layout(len(keys), ties, number)
	for i, k := range keys {
		if !tied[i] { // its ties are too weak to be drawn
			d.Left++
			continue
		}
		p := drawnNode{networkNode: *nodes[k], X: int(x[i]), Y: int(y[i]), R: 5 + int(2.2*math.Log2(1+float64(weight[k]))), ID: i}
		p.R = min(p.R, 22)
		p.Short = p.Name
		if utf8.RuneCountInString(p.Short) > 32 {
			p.Short = string([]rune(p.Short)[:31]) + "…"
		}
		d.Nodes = append(d.Nodes, p)
	}
	var arcs []arc
	for _, t := range ties {
		a, b := number[t.From.Key], number[t.To.Key]
		i, j := slices.IndexFunc(d.Nodes, func(p drawnNode) bool { return p.ID == a }), slices.IndexFunc(d.Nodes, func(p drawnNode) bool { return p.ID == b })
		way := arcOf(d.Nodes[i], d.Nodes[j])
		arcs = append(arcs, way)
		d.Ties = append(d.Ties, drawnTie{way.String(), fmt.Sprintf("%s to %s: %s, %d conflict, %d cooperation", d.Nodes[i].Name, d.Nodes[j].Name, plural(t.Count, "event"), t.Conflict, t.Coop), t.Quad, 1 + int(math.Log2(float64(t.Count))), a, b})
	}
	d.label(arcs)
	slices.Reverse(d.Ties) // the strongest on top
	return d
}

// layout places so many nodes by forces: all push each other off, ties pull, and all are
// drawn to the middle.
func layout(n int, ties []*networkTie, number map[string]int) (x, y []float64) {
	x, y = make([]float64, n), make([]float64, n)
	for i := range n { // a spiral: who is first stands in the middle
		r := 26 * math.Sqrt(float64(i)+.5)
		x[i], y[i] = r*math.Cos(2.4*float64(i)), r*math.Sin(2.4*float64(i))
	}
	near := 70 + 420/math.Sqrt(float64(n)) // how far apart those that are tied like to be
	dx, dy := make([]float64, n), make([]float64, n)
	const rounds = 260
	for round := range rounds {
		for i := range n {
			dx[i], dy[i] = -x[i]*.9, -y[i]*1.5 // the sheet is wider than high
		}
		for i := range n {
			for j := range i {
				a, b := x[i]-x[j], y[i]-y[j]
				r := max(a*a+b*b, 1)
				if r > 6*near*near { // what is far is let be, so that parts that nothing ties lie together
					continue
				}
				f := near * near / r * 1.6
				dx[i] += a * f
				dy[i] += b * f
				dx[j] -= a * f
				dy[j] -= b * f
			}
		}
		for _, t := range ties {
			i, j := number[t.From.Key], number[t.To.Key]
			a, b := x[i]-x[j], y[i]-y[j]
			f := math.Hypot(a, b) / near * (1 + math.Log2(float64(t.Count))/3)
			dx[i] -= a * f
			dy[i] -= b * f
			dx[j] += a * f
			dy[j] += b * f
		}
		most := 60 * (1 - float64(round)/rounds)
		for i := range n {
			if d := math.Hypot(dx[i], dy[i]); d > 0 {
				step := min(d*.05, most) / d
				x[i] += dx[i] * step
				y[i] += dy[i] * step
			}
		}
	}
	// Onto the sheet, with room for names.
	const sideways, upright = 110, 34
	x1, x2, y1, y2 := slices.Min(x), slices.Max(x), slices.Min(y), slices.Max(y)
	for i := range n {
		x[i] = stretch(x[i], x1, x2, sideways, networkWidth-sideways)
		y[i] = stretch(y[i], y1, y2, upright, networkHeight-upright)
	}
	return x, y
}

// stretch takes a value of one range to another, no more than twice as long.
func stretch(v, from, to, a, b float64) float64 {
	k := 2.0
	if to > from {
		k = min(k, (b-a)/(to-from))
	}
	return (a+b)/2 + (v-(from+to)/2)*k
}

// label puts each name where it covers least: beside its node, under or over it.
func (d *networkDrawing) label(arcs []arc) {
	type box struct{ x1, y1, x2, y2 int }
	var taken []box
	for _, p := range d.Nodes {
		taken = append(taken, box{p.X - p.R, p.Y - p.R, p.X + p.R, p.Y + p.R})
	}
	for i := range d.Nodes {
		p := &d.Nodes[i]
		wide := utf8.RuneCountInString(p.Short) * 7
		best := -1
		for _, c := range []struct {
			x, y   int
			anchor string
		}{{p.X, p.Y + p.R + 13, "middle"}, {p.X, p.Y - p.R - 5, "middle"}, {p.X + p.R + 4, p.Y + 4, "start"}, {p.X - p.R - 4, p.Y + 4, "end"}} {
			left := map[string]int{"middle": c.x - wide/2, "start": c.x, "end": c.x - wide}[c.anchor]
			b := box{left, c.y - 11, left + wide, c.y + 3}
			cost := 0
			for _, t := range taken {
				if w, h := min(b.x2, t.x2)-max(b.x1, t.x1), min(b.y2, t.y2)-max(b.y1, t.y1); w > 0 && h > 0 {
					cost += w * h
				}
			}
			for _, a := range arcs {
				for t := .1; t < 1; t += .1 {
					if x, y := a.at(t); int(x) > b.x1 && int(x) < b.x2 && int(y) > b.y1 && int(y) < b.y2 {
						cost += 30
					}
				}
			}
			if b.x1 < 0 || b.x2 > d.Width || b.y1 < 0 || b.y2 > d.Height {
				cost += 10000
			}
			if best < 0 || cost < best {
				best, p.LabelX, p.LabelY, p.Anchor = cost, c.x, c.y, c.anchor
			}
		}
		left := map[string]int{"middle": p.LabelX - wide/2, "start": p.LabelX, "end": p.LabelX - wide}[p.Anchor]
		taken = append(taken, box{left, p.LabelY - 11, left + wide, p.LabelY + 3})
	}
}

// arc is the way from one node's edge to another's, bent to its right, so that what goes
// there and what comes back are two: start, the point that it is drawn towards, end.
type arc struct{ x1, y1, mx, my, x2, y2 float64 }

func arcOf(a, b drawnNode) (w arc) {
	ax, ay, bx, by := float64(a.X), float64(a.Y), float64(b.X), float64(b.Y)
	d := max(math.Hypot(bx-ax, by-ay), 1)
	bend := min(d*.14, 40)
	w.mx, w.my = (ax+bx)/2-(by-ay)/d*bend, (ay+by)/2+(bx-ax)/d*bend
	toward := func(x, y, r float64) (float64, float64) { // from the edge of a node towards the middle of the arc
		l := max(math.Hypot(w.mx-x, w.my-y), 1)
		return x + (w.mx-x)/l*r, y + (w.my-y)/l*r
	}
	w.x1, w.y1 = toward(ax, ay, float64(a.R)+1)
	w.x2, w.y2 = toward(bx, by, float64(b.R)+5)
	return w
}

func (w arc) String() string {
	return fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", w.x1, w.y1, w.mx, w.my, w.x2, w.y2)
}

// at is a point of the arc, 0 its start, 1 its end.
func (w arc) at(t float64) (x, y float64) {
	a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
	return a*w.x1 + b*w.mx + c*w.x2, a*w.y1 + b*w.my + c*w.y2
}

package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// actorNode is an actor of the network: a named one, or all that only codes tell of.
type actorNode struct {
	id, label, country, kind string
	sectors                  []string
	events                   int
}

// actorEdge is what one actor did to another or with another.
type actorEdge struct {
	from, to    int // nodes
	events      int
	mutual      int // of them: done with each other, they stand on the edge back too
	quads       [5]int
	score       float64
	first, last sitrep.Day
}

// GEXF writes the network of actors (gexf.net, 1.3): a node each, an edge for what one
// did to another with the number of events, by quad class too, their mean score and the
// days of the first and the last. What several did with each other, without a
// recipient, counts on the edges of both directions and is told apart there. Only what is told as having happened counts. Who has
// neither a name nor a country is no node. Memory grows with actors and pairs, not with
// events. Lost: everything of single events but these counts.
func GEXF(w io.Writer, events Events, opt Options) error {
	g := network{index: map[string]int{}, edges: map[[2]int]*actorEdge{}}
	for t, err := range events {
		if err != nil {
			return err
		}
		switch n := g.add(t.Event); {
		case n < 0:
			opt.Tally.leaveOut(unreal(t.Event))
		case n == 0:
			opt.Tally.leaveOut("no two actors with a name or a country")
		default:
			opt.Tally.event(n)
		}
	}
	return g.write(w, opt)
}

type network struct {
	index map[string]int
	nodes []actorNode
	edges map[[2]int]*actorEdge
}

// add counts an event and says to how many edges; -1 for one that did not happen.
func (g *network) add(e *sitrep.Event) int {
	if unreal(e) != "" {
		return -1
	}
	actors, recipients := g.participants(e.Actors), g.participants(e.Recipients)
	n := 0
	for i, a := range actors {
		for _, r := range recipients {
			if a != r {
				g.edge(a, r, false, e)
				n++
			}
		}
		if len(e.Recipients) == 0 && mutual(e.Type) {
			for _, r := range actors[i+1:] {
				g.edge(a, r, true, e)
				g.edge(r, a, true, e)
				n += 2
			}
		}
	}
	return n
}

// participants are the nodes of an event's side, each once.
func (g *network) participants(ps []sitrep.Participant) []int {
	var out []int
	for i := range ps {
		if k := g.node(&ps[i]); k >= 0 && !slices.Contains(out, k) {
			out = append(out, k)
			g.nodes[k].events++
		}
	}
	return out
}

func (g *network) node(p *sitrep.Participant) int {
	n := actorNode{id: p.Actor, label: p.Name, country: p.Country, sectors: p.Sectors, kind: "named"}
	switch {
	case n.id != "":
	case n.label != "":
		n.id = "name:" + strings.ToLower(sitrep.OneLine(n.label))
	case p.Country != "":
		n.label, n.kind = codes(p.Country, p.Sectors), "described"
		n.id = "code:" + n.label
	default:
		return -1
	}
	if k, ok := g.index[n.id]; ok {
		return k
	}
	if n.label == "" {
		n.label = sitrep.OneLine(p.Text)
	}
	n.sectors = slices.Clone(n.sectors)
	g.index[n.id] = len(g.nodes)
	g.nodes = append(g.nodes, n)
	return len(g.nodes) - 1
}

func (g *network) edge(from, to int, both bool, e *sitrep.Event) {
	key := [2]int{from, to}
	x := g.edges[key]
	if x == nil {
		x = &actorEdge{from: from, to: to}
		g.edges[key] = x
	}
	x.events++
	if both {
		x.mutual++
	}
	x.score += e.Score
	if e.Quad >= 1 && e.Quad <= 4 {
		x.quads[e.Quad]++
	}
	if w := e.OccurredOn; w != nil {
		if w.Start != 0 && (x.first == 0 || w.Start < x.first) {
			x.first = w.Start
		}
		x.last = max(x.last, w.End)
	}
}

func (g *network) write(w io.Writer, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n<meta")
	if !opt.Made.IsZero() {
		fmt.Fprintf(out, ` lastmodifieddate="%s"`, opt.Made.UTC().Format("2006-01-02"))
	}
	fmt.Fprintf(out, "><creator>sitrep %s</creator><description>Who did what to whom: actors and the events between them</description></meta>\n", sitrep.Version)
	out.WriteString(`<graph mode="dynamic" defaultedgetype="directed" timeformat="date">` + "\n")
	out.WriteString(`<attributes class="node" mode="static"><attribute id="country" title="country" type="string"/><attribute id="sectors" title="sectors" type="string"/><attribute id="kind" title="kind" type="string"/><attribute id="events" title="events" type="integer"/></attributes>` + "\n")
	out.WriteString(`<attributes class="edge" mode="static"><attribute id="events" title="events" type="integer"/><attribute id="mutual" title="with each other" type="integer"/>`)
	for q := ontology.VerbalCooperation; q <= ontology.MaterialConflict; q++ {
		fmt.Fprintf(out, `<attribute id="quad%d" title="%s" type="integer"/>`, q, q)
	}
	out.WriteString(`<attribute id="score" title="mean score" type="double"/><attribute id="first" title="first" type="string"/><attribute id="last" title="last" type="string"/></attributes>` + "\n<nodes>\n")
	for i := range g.nodes {
		n := &g.nodes[i]
		fmt.Fprintf(out, `<node id="%s" label="%s"><attvalues>`, escapeXML(n.id), escapeXML(n.label))
		attribute(out, "country", n.country)
		attribute(out, "sectors", strings.Join(n.sectors, " "))
		attribute(out, "kind", n.kind)
		fmt.Fprintf(out, `<attvalue for="events" value="%d"/></attvalues></node>`+"\n", n.events)
	}
	out.WriteString("</nodes>\n<edges>\n")
	for i, x := range g.sorted() {
		fmt.Fprintf(out, `<edge id="%d" source="%s" target="%s" weight="%d"`, i, escapeXML(g.nodes[x.from].id), escapeXML(g.nodes[x.to].id), x.events)
		if x.first != 0 {
			fmt.Fprintf(out, ` start="%s"`, x.first)
		}
		if x.last != 0 {
			fmt.Fprintf(out, ` end="%s"`, x.last)
		}
		fmt.Fprintf(out, `><attvalues><attvalue for="events" value="%d"/><attvalue for="mutual" value="%d"/>`, x.events, x.mutual)
		for q := 1; q <= 4; q++ {
			fmt.Fprintf(out, `<attvalue for="quad%d" value="%d"/>`, q, x.quads[q])
		}
		fmt.Fprintf(out, `<attvalue for="score" value="%.2f"/>`, x.score/float64(x.events))
		attribute(out, "first", x.first.String())
		attribute(out, "last", x.last.String())
		out.WriteString("</attvalues></edge>\n")
	}
	out.WriteString("</edges>\n</graph>\n</gexf>\n")
	return out.Flush()
}

// sorted gives the edges in the order of their nodes.
func (g *network) sorted() []*actorEdge {
	out := make([]*actorEdge, 0, len(g.edges))
	for _, x := range g.edges {
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b *actorEdge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return out
}

func attribute(out *bufio.Writer, name, value string) {
	if value != "" {
		fmt.Fprintf(out, `<attvalue for="%s" value="%s"/>`, name, escapeXML(value))
	}
}

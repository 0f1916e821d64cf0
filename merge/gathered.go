package merge

import (
	"sync"

	"sitrep"
)

// gathered are claims on their way, in the order in which they were first made.
type gathered struct {
	list  []fieldClaim
	place map[[3]string]int // in list, once there are many
}

type fieldClaim struct {
	field string
	sitrep.Claim
	doc string // the first that gives it; Documents has all once there are several
}

// gathering keeps its room.
var gathering = sync.Pool{New: func() any { return new(gathered) }}

// done lets go of the claims.
func (g *gathered) done() {
	clear(g.list)
	g.list, g.place = g.list[:0], nil
	gathering.Put(g)
}

// fewClaims are looked through.
const fewClaims = 32

func (g *gathered) add(field, value, by string, m *sitrep.EventMention, at sitrep.Span) {
	if value == "" {
		return
	}
	if i := g.find(field, value, by); i >= 0 {
		c := &g.list[i]
		switch n := len(c.Documents); { // mentions come by document
		case n == 0 && c.doc != m.Document:
			c.Documents = []string{c.doc, m.Document}
		case n > 0 && c.Documents[n-1] != m.Document:
			c.Documents = append(c.Documents, m.Document)
		}
		return
	}
	if g.place != nil {
		g.place[[3]string{field, value, by}] = len(g.list)
	}
	g.list = append(g.list, fieldClaim{field, sitrep.Claim{Value: value, By: by, Span: at}, m.Document})
}

func (g *gathered) find(field, value, by string) int {
	if len(g.list) <= fewClaims {
		for i := range g.list {
			if c := &g.list[i]; c.Value == value && c.field == field && c.By == by {
				return i
			}
		}
		return -1
	}
	if g.place == nil {
		g.place = map[[3]string]int{}
		for i, c := range g.list {
			g.place[[3]string{c.field, c.Value, c.By}] = i
		}
	}
	if i, ok := g.place[[3]string{field, value, by}]; ok {
		return i
	}
	return -1
}

// claims are those of each field, with the days and the number of their sources.
func (g *gathered) claims(src *sources) map[string][]sitrep.Claim {
	all := map[string][]sitrep.Claim{}
	room, docs := make([]sitrep.Claim, 0, len(g.list)), make([]string, 0, len(g.list))
	var last *sitrep.Claim // of one document
	for i := range g.list {
		field := g.list[i].field
		if all[field] != nil {
			continue
		}
		from := len(room)
		for k := i; k < len(g.list); k++ {
			c := &g.list[k]
			switch {
			case c.field != field:
				continue
			case c.Documents != nil:
				c.Reported, c.Sources = src.reported(c.Documents), src.independent(c.Documents)
			default:
				docs = append(docs, c.doc)
				c.Documents = docs[len(docs)-1 : len(docs) : len(docs)]
				if last == nil || last.Documents[0] != c.doc {
					c.Reported = src.reported(c.Documents)
					last = &c.Claim
				}
				c.Reported, c.Sources = last.Reported, 1
			}
			room = append(room, c.Claim)
		}
		all[field] = room[from:len(room):len(room)]
	}
	return all
}

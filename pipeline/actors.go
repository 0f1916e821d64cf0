package pipeline

import (
	"math"
	"slices"
	"strings"

	"sitrep"
)

// cast is the actors that the documents speak of, in order of their first mention:
// the union over all entities that carry the same ID, with the ties that are known
// of them or that a document tells. It is gathered document by document, so that
// these need not keep their mentions and entities.
type cast struct {
	actors []sitrep.Actor
	at     map[string]int // index by ID
}

func newCast() *cast { return &cast{at: map[string]int{}} }

func (c *cast) add(a *sitrep.Analysis) {
	for _, i := range byFirstMention(a) {
		e := &a.Entities[i]
		if e.Actor == "" {
			continue
		}
		n, known := c.at[e.Actor]
		if !known {
			n = len(c.actors)
			c.at[e.Actor] = n
			c.actors = append(c.actors, sitrep.Actor{Kind: "actor", ID: e.Actor, Name: strings.Clone(e.Name), Country: e.Country})
		}
		join(&c.actors[n], e)
	}
}

// Actors is the cast of the given documents alone.
func Actors(as ...*sitrep.Analysis) []sitrep.Actor {
	c := newCast()
	for _, a := range as {
		c.add(a)
	}
	return c.actors
}

// byFirstMention is the entities in text order.
func byFirstMention(a *sitrep.Analysis) []int {
	order := make([]int, len(a.Entities))
	for i := range order {
		order[i] = i
	}
	first := func(i int) int {
		if m := a.Entities[i].Mentions; len(m) > 0 {
			return m[0]
		}
		return math.MaxInt
	}
	slices.SortStableFunc(order, func(i, j int) int { return first(i) - first(j) })
	return order
}

func join(to *sitrep.Actor, e *sitrep.Entity) {
	if to.Name == "" {
		to.Name = e.Name
	}
	if to.Country == "" {
		to.Country = e.Country
	}
	to.Sectors = union(to.Sectors, e.Sectors, "")
	to.Aliases = union(to.Aliases, []string{e.Name}, to.Name)
	to.Aliases = union(to.Aliases, e.Aliases, to.Name)
	to.Rivals = union(to.Rivals, e.Rivals, to.ID)
	for _, t := range e.Ties {
		joinTie(to, t)
	}
}

// MostEvidence is how many places JoinActor keeps that tell of one tie.
const MostEvidence = 8

// JoinActor adds to an actor what is known of the same actor elsewhere. Of a tie that
// many reports tell the first evidence is kept.
func JoinActor(to *sitrep.Actor, more *sitrep.Actor) {
	join(to, &sitrep.Entity{Name: more.Name, Country: more.Country, Sectors: more.Sectors, Aliases: more.Aliases, Rivals: more.Rivals, Ties: more.Ties})
	for i := range to.Ties {
		if t := &to.Ties[i]; len(t.Evidence) > MostEvidence {
			t.Evidence = t.Evidence[:MostEvidence:MostEvidence]
		}
	}
}

func joinTie(to *sitrep.Actor, t sitrep.Tie) {
	for i := range to.Ties {
		o := &to.Ties[i]
		if o.Relation == t.Relation && o.Actor == t.Actor && o.Title == t.Title && o.From == t.From && o.Until == t.Until && o.Ended == t.Ended {
			for _, s := range t.Evidence {
				if !slices.Contains(o.Evidence, s) {
					o.Evidence = append(o.Evidence, s)
				}
			}
			return
		}
	}
	t.Evidence = slices.Clone(t.Evidence) // the document keeps its own
	t.Actor, t.Title = strings.Clone(t.Actor), strings.Clone(t.Title)
	to.Ties = append(to.Ties, t)
}

// union appends what is new in more, except "" and the value not.
func union(to, more []string, not string) []string {
	for _, s := range more {
		if s != "" && s != not && !slices.Contains(to, s) {
			to = append(to, strings.Clone(s)) // not to keep the text that it is from
		}
	}
	return to
}

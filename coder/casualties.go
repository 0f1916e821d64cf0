package coder

import (
	"slices"

	"sitrep"
)

// casualties joins what befell people to the happening that the report tells most
// of, where nothing says that it befell them elsewhere, at another time or by
// another hand: "Two of the men died", "A third was shot in the leg".
func (w *work) casualties(live []*event) {
	var heads []*event
	told := map[*event]*profile{}
	count := map[*event]int{}
	for _, e := range live {
		f := e.firstMention()
		if told[f] == nil {
			told[f] = newProfile(e)
			heads = append(heads, f)
		} else {
			told[f].merge(newProfile(e))
		}
		count[f]++
	}
	heads = slices.DeleteFunc(heads, func(e *event) bool {
		return e.typ != "ASSAULT" || e.fact.polarity != sitrep.Positive || !settled(e.fact.reality) || e.fact.reality == sitrep.Habitual || told[e].series || w.old(told[e].on) || w.c.scene.wideEvent[e.t.lemma[e.tok]]
	})
	var main *event
	for _, e := range heads {
		if main == nil || count[e] > count[main] {
			main = e
		}
	}
	if main == nil {
		return
	}
	p := told[main]
	place := map[*event]int{}
	for i, e := range live {
		place[e] = i
	}
	for _, e := range heads {
		if e == main || !w.befell(e, told[e], p) {
			continue
		}
		p.merge(told[e])
		if place[e] < place[main] {
			main.sameAs = e
			main = e
		} else {
			e.sameAs = main
		}
	}
}

// befell: the happening e may be what the main one did to people.
func (w *work) befell(e *event, n, main *profile) bool {
	if !slices.ContainsFunc(n.sizes, func(s size) bool { return s.kind == "struck" || harmed[s.kind] }) {
		return false
	}
	if n.on != nil && main.on != nil {
		if _, ok := n.on.Intersect(main.on.Interval); !ok {
			return false
		}
	}
	if n.at != nil && main.at != nil && (n.at.Country != main.at.Country || placeRank[n.at.Precision] <= 1 && placeRank[main.at.Precision] <= 1 && n.at.Name != main.at.Name) {
		return false
	}
	if _, ok := overlap(n.actors, main.actors); !ok {
		return false
	}
	return true
}

package actor

import "sitrep"

// parts adds what a possessive before the name of an organisation tells: "Hamas's
// Qassam Brigades", "the Treasury's Office of Foreign Assets Control".
func (d *document) parts(i int32) {
	m := &d.mentions[i]
	if m.nameHi == 0 || m.kind == sitrep.MentionPronoun || m.entity < 0 {
		return
	}
	e := &d.entities[m.entity]
	if e.typ != sitrep.EntityOrg || e.hasOrgan || e.name == "" {
		return
	}
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < m.nameLo; j++ {
		o := &d.mentions[j]
		if o.entity < 0 || o.entity == m.entity || o.lo < m.lo || o.hi > m.nameLo || d.tok(m.sent, o.head).Deprel != "nmod:poss" {
			continue
		}
		if of := &d.entities[o.entity]; of.typ == sitrep.EntityOrg && of.seat == "" {
			if to := d.label(o.entity); to != "" && to != e.name {
				d.addTie(e, sitrep.Tie{Relation: "part of", Actor: to}, m.sent, o.lo, m.hi, "possessive")
			}
		}
	}
}

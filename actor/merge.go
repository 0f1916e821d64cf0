package actor

import (
	"slices"

	"sitrep"
)

// merge makes one mention of a description and the name right behind it: "its
// leader Carlos Machava", "the oil firm Petroselva". It returns the sentence's
// mentions, the first of which is at first.
func (d *document) merge(toks []sitrep.Token, first int) []mention {
	ms := d.mentions[first:]
	for k := 0; k+1 < len(ms); k++ {
		a := &ms[k]
		if a.kind == sitrep.MentionPronoun || a.nameHi > 0 || a.desc.ag == nil || a.desc.plural || a.desc.nounHi != a.hi || a.modifier {
			continue
		}
		for j := k + 1; j < len(ms) && ms[j].lo <= a.hi; j++ {
			b := &ms[j]
			if b.lo != a.hi || b.nameHi == 0 || b.nested || b.modifier || b.kind != sitrep.MentionName {
				continue
			}
			if a.desc.ag.typ == sitrep.EntityPerson != d.names(b) || a.desc.ag.typ == sitrep.EntityThing {
				break
			}
			switch {
			case toks[b.head].Head-1 == int(a.head):
				a.hi, a.nameLo, a.nameHi, a.kind = b.hi, b.nameLo, b.nameHi, sitrep.MentionName
			case toks[a.head].Head-1 == int(b.head):
				a.hi, a.nameLo, a.nameHi, a.kind, a.head = b.hi, b.nameLo, b.nameHi, sitrep.MentionName, b.head
				a.subject, a.owned = b.subject, b.owned
			default:
				b = nil
			}
			if b == nil {
				break
			}
			a.person, a.armed = b.person, b.armed
			d.byHead[b.head] = 0
			ms = slices.Delete(ms, j, j+1)
			break
		}
	}
	d.mentions = d.mentions[:first+len(ms)]
	clear(d.byHead)
	return ms
}

// names reports the name of a person.
func (d *document) names(m *mention) bool {
	if m.person {
		return true
	}
	for _, f := range d.found {
		if int32(f.lo) < m.nameHi && m.nameLo < int32(f.hi) && d.isPerson(f) {
			return true
		}
	}
	return false
}

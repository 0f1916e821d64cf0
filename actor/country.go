package actor

import (
	"slices"

	"sitrep"
)

// landAgent is "the country": it names nobody by itself.
var landAgent = &agent{typ: sitrep.EntityCountry, ref: true, words: 1}

// landsAgent is "those countries": states that act, which ones is not told.
var landsAgent = &agent{typ: sitrep.EntityGroup, sectors: []string{"GOV"}, abroad: true, words: 1}

// lands completes the description of "all states", "several countries".
func (d *document) lands(toks []sitrep.Token, t int, r *desc) bool {
	if toks[t].UPOS != "NOUN" || !r.plural {
		return false
	}
	switch toks[t].Deprel {
	case "nsubj", "nsubj:pass", "obj", "iobj":
	default:
		return false // "in three states" they are places
	}
	if !d.has(t, landsWord) {
		return false
	}
	r.ag, r.noun = landsAgent, string(d.form(t))
	return true
}

// land reports "the country", "this nation", "his homeland", and completes the
// description of it.
func (d *document) land(toks []sitrep.Token, t, lo int, r *desc) bool {
	if toks[t].UPOS != "NOUN" || !r.definite || r.plural || t-lo > 1 {
		return false
	}
	if !d.has(t, landWord) {
		return false
	}
	r.ag, r.noun = landAgent, string(d.form(t))
	return true
}

// country is the one that "the country" means: the most salient one named before;
// with a possessive, the owner's.
func (d *document) country(i int32) int32 {
	m := &d.mentions[i]
	if m.theirs {
		for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].lo == m.lo && d.mentions[j].sent == m.sent; j++ {
			if o := &d.mentions[j]; o.pronoun.poss && o.entity >= 0 {
				return d.homeland(&d.entities[o.entity])
			}
		}
		return -1
	}
	d.bar(i)
	d.rank = d.rank[:0]
	for j := i - 1; j >= 0 && i-j < reachSame; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.kind == sitrep.MentionPronoun && o.pronoun.relative || d.entities[o.entity].typ != sitrep.EntityCountry || slices.Contains(d.barred, o.entity) {
			continue
		}
		w := inText + weigh(d.a.Sentences[o.sent].Tokens, int(o.head))
		if o.nested {
			w -= 20
		}
		if d.main >= 0 && d.entities[o.entity].country == d.base.states[d.main].code {
			w += 40
		}
		if m.sent == o.sent {
			w -= 4 * int(i-j)
		}
		d.stand(o.entity, o.sent, w>>min(m.sent-o.sent, 6))
	}
	return d.highest()
}

// coded is the code that stands for a country: that of the state which continues one
// of the past.
func (b *base) coded(code string) string {
	if st, ok := b.byCode.find(code); ok && b.states[st].now != "" {
		return b.states[st].now
	}
	return code
}

// homeland is the entity of the state that somebody is of.
func (d *document) homeland(e *entity) int32 {
	if st, ok := d.base.byCode.find(e.country); ok {
		if at, ok := d.byEntry[d.base.states[st].entry]; ok {
			return at
		}
	}
	return -1
}

// highest is the entity that stands out in d.rank, -1 when there is none.
func (d *document) highest() int32 {
	best := -1
	for k := range d.rank {
		if best < 0 || d.rank[k].sum > d.rank[best].sum {
			best = k
		}
	}
	if best < 0 {
		return -1
	}
	return d.rank[best].entity
}

package actor

import (
	"bytes"
	"slices"
	"strings"

	"sitrep"
)

// reach is how many mentions back a description may refer.
const (
	reachSame = 250 // by its own noun
	reachKin  = 80  // by another noun
)

// back resolves "the group", "the ministry", "the militants", "the minister": by
// the same noun first, then by one that may call the same.
func (d *document) back(i int32) int32 {
	m := &d.mentions[i]
	if d.ownName(m) {
		return d.sameWords(i)
	}
	noun := m.desc.noun
	an := d.base.anaphor[noun]
	if an == nil {
		an = d.base.anaphor[lastWord(noun)]
	}
	ahead := m.desc.nounLo - m.lo
	if m.desc.former {
		ahead--
	}
	bare := m.hi == m.desc.nounHi && ahead <= 1 && !m.theirs
	one := m.desc.ag.typ == sitrep.EntityPerson && !m.desc.plural
	as, body, gender, name, self, offends := &kin{}, int32(-1), byte(0), "", int32(-1), offence{}
	if one {
		if k := d.base.same[noun]; k != nil {
			as = k
		}
		name = d.nameBeside(m)
		body, gender = d.bodyIn(i), d.base.gender[lastWord(noun)]
		self = d.actsOn(m)
	}
	owner := d.owner(i)
	if e := d.headed(m, owner, an); e >= 0 {
		return e
	}
	kin := int32(-1)
	d.rank = d.rank[:0]
	var room [4]int32
	others := room[:0] // of whom was told what makes them none whom the noun calls
	for j := i - 1; j >= 0 && i-j < reachSame; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.kind == sitrep.MentionPronoun || m.sent == o.sent && o.lo <= m.lo && m.hi <= o.hi {
			continue
		}
		e := &d.entities[o.entity]
		if m.desc.country != "" && e.country != "" && m.desc.country != e.country && d.state(e.country) {
			continue
		}
		if m.theirs && (owner < 0 || owner == o.entity || d.owner(j) != owner) {
			if kin < 0 && owner >= 0 && m.desc.plural && o.desc.plural && i-j < reachKin && o.desc.country != "" && o.desc.country == d.entities[owner].country && d.base.share(noun, o.desc.noun) {
				kin = o.entity // "Israeli soldiers" … "its troops"
			}
			continue
		}
		if one {
			if body >= 0 && body != d.bodyIn(j) {
				continue // not "Amnesty's director" after "the director of the clinic"
			}
			if name != "" && e.key != "" && e.typ == sitrep.EntityPerson && lastWord(e.key) != name {
				continue // "the suspect, Ana Ruiz," is not Rian Soto
			}
			if o.entity == self {
				continue // "the coroner gave the name of the man"
			}
			if slices.Contains(others, o.entity) || d.isOther(as, m, o, e) {
				others = append(others, o.entity)
				if kin == o.entity {
					kin = -1
				}
				d.rank = slices.DeleteFunc(d.rank, func(s standing) bool { return s.entity == o.entity })
				continue
			}
			if bare && as.anyone && e.typ == sitrep.EntityPerson && !e.plural && m.sent-o.sent < 3 && o.desc.noun != noun && suits(gender, e) && !d.teller(o) && !(offends.of(d, m) && d.uninvolved(e)) {
				w := inText + weigh(d.a.Sentences[o.sent].Tokens, int(o.head))
				if as.struck && d.hurt(o) {
					w += 2 * inText
				}
				d.stand(o.entity, o.sent, w>>(m.sent-o.sent))
			}
			if e.typ != sitrep.EntityPerson || e.plural || o.desc.noun == "" || o.desc.plural || !suits(gender, e) || !bare && !d.plainAgain(m, o) {
				continue
			}
			if o.desc.noun == noun || tail(o.desc.noun, noun) {
				if e.name == "" && !o.desc.definite && m.desc.ag.title { // "a chief" in general: one with a name comes first
					if kin < 0 {
						kin = o.entity
					}
					continue
				}
				return o.entity
			}
			if kin < 0 && bare && i-j < reachKin && d.base.share(noun, o.desc.noun) {
				kin = o.entity
			}
			continue
		}
		// the same noun again
		if o.desc.plural == m.desc.plural && (o.desc.noun == noun || tail(o.desc.noun, noun)) && d.plainAgain(m, o) &&
			(o.nameHi == 0 || e.typ == sitrep.EntityOrg && m.desc.ag.typ == sitrep.EntityOrg) {
			if len(d.rank) > 0 && e.name == "" && o.sent == 0 {
				break // of a headline, and one with a name that fits was told of since
			}
			if o.nameHi > 0 && m.desc.ag.organ && armed(e) && !e.hasOrgan { // "the army" is the state's before the People's Army's
				d.stand(o.entity, o.sent, inText>>min(m.sent-o.sent, 6))
				continue
			}
			return o.entity
		}
		if m.theirs {
			continue
		}
		if e.hasOrgan && m.desc.ag.organ && !m.desc.plural && o.nameHi == 0 { // not a capital
			if k, ok := d.base.byNoun[noun]; ok && k == e.organ.organ {
				return o.entity
			}
			if tail(d.base.organs[e.organ.organ].nouns[0], noun) {
				return o.entity
			}
		}
		if i-j >= reachKin || kin >= 0 {
			continue
		}
		switch {
		case m.desc.plural:
			if bare && d.many(noun, o, e) {
				kin = o.entity
			}
		case e.typ == sitrep.EntityOrg && m.hi == m.desc.nounHi && (an != nil && (d.fits(an, e) || an.weak && e.by == "name" && len(e.sectors) == 0) || m.desc.ag.typ == sitrep.EntityOrg && bare && hasWord(e.key, noun)):
			w := inText + weigh(d.a.Sentences[o.sent].Tokens, int(o.head))
			if o.nested {
				w -= 40
			}
			if an != nil && slices.Contains(an.fits, e.country) {
				w += 80
			}
			d.stand(o.entity, o.sent, w>>min(m.sent-o.sent, 6))
		}
	}
	if kin < 0 {
		if as.doer {
			d.dropStruck(m)
		}
		return d.highest()
	}
	return kin
}

// actsOn is who is the subject of the clause whose object or complement has the description in it, so that
// they are two; -1 nobody.
func (d *document) actsOn(m *mention) int32 {
	toks := d.a.Sentences[m.sent].Tokens
	v := governor(toks, int(m.head))
	if m.subject || v < 0 || toks[v].UPOS != "VERB" {
		return -1
	}
	for k := range int(m.lo) {
		if toks[k].Head-1 == v && toks[k].Deprel == "nsubj" {
			if j := d.at(m.sent, int32(k)); j >= 0 {
				return d.mentions[j].entity
			}
		}
	}
	return -1
}

// teller: whoever tells of "the gunman" is seldom him.
func (d *document) teller(o *mention) bool {
	return o.subject && d.verbOf(d.a.Sentences[o.sent].Tokens, int(o.head)).says || o.lo > 1 && strings.EqualFold(d.text(o.sent, o.lo-2, o.lo), "according to")
}

// bodyIn is the organisation that stands with a possessive before a description's
// noun, -1 none.
func (d *document) bodyIn(i int32) int32 {
	m := &d.mentions[i]
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < m.desc.nounLo; j++ {
		if o := &d.mentions[j]; o.entity >= 0 && o.kind == sitrep.MentionName && d.entities[o.entity].typ == sitrep.EntityOrg && d.tok(o.sent, o.head).Deprel == "nmod:poss" {
			return o.entity
		}
	}
	return -1
}

// headed is the body that "his movement" means: the one that the description of
// its head or spokesman names.
func (d *document) headed(m *mention, owner int32, an *anaphor) int32 {
	if owner < 0 || m.desc.plural || m.desc.ag.typ != sitrep.EntityOrg || d.entities[owner].typ != sitrep.EntityPerson {
		return -1
	}
	b := d.body(owner)
	if b < 0 || d.entities[b].hasOrgan && an == nil {
		return -1
	}
	e := &d.entities[b]
	if an != nil && (d.fits(an, e) || an.weak) || hasWord(e.key, lastWord(m.desc.noun)) || slices.Contains(e.sectors, "MIL") && slices.Contains(m.desc.ag.sectors, "MIL") {
		return b
	}
	return -1
}

// owner is whose a description is by its possessive pronoun, -1 unknown.
func (d *document) owner(i int32) int32 {
	m := &d.mentions[i]
	if !m.theirs {
		return -1
	}
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].lo == m.lo && d.mentions[j].sent == m.sent; j++ {
		if d.mentions[j].pronoun.poss {
			return d.mentions[j].entity
		}
	}
	return -1
}

func (d *document) state(code string) bool { _, ok := d.base.byCode.find(code); return ok }

// suits tells whether a noun's gender can be an entity's.
func suits(g byte, e *entity) bool {
	return g == 0 || g == 'n' || e.gender == 0 || e.gender == g
}

// mass reports nouns that refer back without an article: "police".
func (d *document) mass(m *mention) bool {
	return m.desc.noun == "police" && m.hi-m.lo == 1
}

// many tells whether a plural noun may stand for an entity: for people of a kind
// that it can name too, or for an organisation of such people.
func (d *document) many(noun string, o *mention, e *entity) bool {
	switch e.typ {
	case sitrep.EntityGroup:
		return o.nameHi == 0 && o.desc.plural && d.base.share(noun, o.desc.noun)
	case sitrep.EntityOrg:
		k := d.base.same[noun]
		if k == nil {
			k = d.base.same[singular(noun)]
		}
		if k == nil || o.desc.plural && o.nameHi == 0 {
			return false
		}
		for _, s := range k.orgs {
			if slices.Contains(e.sectors, s) {
				return true
			}
		}
	}
	return false
}

// plainAgain: the later phrase says no more than the earlier one but the noun.
func (d *document) plainAgain(m, o *mention) bool {
	if int(m.hi-m.lo) <= int(m.desc.nounHi-m.desc.nounLo)+1 || d.pair(m) && d.pair(o) {
		return true
	}
	var room [2][64]byte
	return bytes.Equal(appendFoldName(room[0][:0], d.bare(m)), appendFoldName(room[1][:0], d.bare(o)))
}

// bare is the words of a mention without its article.
func (d *document) bare(m *mention) string {
	lo := m.lo
	if lo+1 < m.hi && d.tok(m.sent, lo).UPOS == "DET" {
		lo++
	}
	return d.text(m.sent, lo, m.hi)
}

// pair reports "the two sides", "both sides".
func (d *document) pair(m *mention) bool {
	if m.desc.nounHi != m.hi {
		return false
	}
	for i := m.lo; i < m.desc.nounLo; i++ {
		t := d.tok(m.sent, i)
		if f := d.a.Text(t.Span); len(f) < 5 {
			var room [8]byte
			if w := string(appendFold(room[:0], f)); w == "two" || w == "both" {
				return true
			}
		}
	}
	return false
}

// fits tells whether a noun like "the group" may stand for an entity.
func (d *document) fits(an *anaphor, e *entity) bool {
	for _, f := range an.fits {
		if e.country == f || slices.Contains(e.sectors, f) {
			return true
		}
	}
	if e.key == "" {
		return false
	}
	for _, w := range an.words {
		if hasWord(e.key, w) {
			return true
		}
	}
	return false
}

// hasWord reports a word of a folded name.
func hasWord(key, w string) bool {
	i := strings.Index(key, w)
	return i >= 0 && (i == 0 || key[i-1] == ' ') && (i+len(w) == len(key) || key[i+len(w)] == ' ')
}

// foretold is a description that came before the name: "the president" … "President
// Agostinho Faria".
func (d *document) foretold(i int32) int32 {
	m := &d.mentions[i]
	if m.desc.ag == nil || m.desc.ag.typ != sitrep.EntityPerson || m.desc.former || m.desc.owner >= 0 {
		return -1
	}
	for j := i - 1; j >= 0 && i-j < 40; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.nameHi > 0 || o.kind == sitrep.MentionPronoun || o.desc.noun != m.desc.noun && !(o.sent == 0 && tail(m.desc.noun, o.desc.noun)) || o.desc.plural || !o.desc.definite && o.desc.country == "" && !d.headline(o) || o.desc.former {
			continue
		}
		e := &d.entities[o.entity]
		if e.typ != sitrep.EntityPerson || e.entry >= 0 || e.key != "" || m.desc.country != "" && e.country != "" && m.desc.country != e.country {
			return -1
		}
		return o.entity
	}
	return -1
}

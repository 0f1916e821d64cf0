package actor

import (
	"strings"

	"sitrep"
)

// alias is the entity of what a name is given to: "the Army of the South (ERS)",
// "known as El Tigre", "known by its initials JS", "nicknamed Tito".
func (d *document) alias(i int32) int32 {
	m := &d.mentions[i]
	if m.nameHi == 0 || m.lo == 0 {
		return -1
	}
	toks := d.a.Sentences[m.sent].Tokens
	lo := int(m.nameLo)
	if d.is(lo-1, "(") && m.nameHi == m.nameLo+1 && d.words[lo].caps && d.words[lo].n < 9 && (d.is(lo+1, ")") || d.is(lo+1, ",") || d.is(lo+1, ";")) {
		best := int32(-1)
		for j := i - 1; j >= 0 && d.mentions[j].sent == m.sent; j-- {
			o := &d.mentions[j]
			if int(o.hi) != lo-1 || o.entity < 0 || o.kind == sitrep.MentionPronoun || o.nested || o.hi-o.lo < 2 {
				continue
			}
			if e := &d.entities[o.entity]; e.typ == sitrep.EntityOrg || e.typ == sitrep.EntityGroup && o.nameHi > 0 {
				best = o.entity // the longest begins first
			}
		}
		if best >= 0 {
			return best
		}
	}
	at := -1
	for k := max(0, lo-7); k < lo; k++ {
		switch string(d.form(k)) {
		case "known":
			if d.is(lo-1, "as") || d.is(lo-1, "initials") || d.is(lo-1, "acronym") {
				at = k
			}
		case "identified":
			if d.is(lo-1, "as") || m.lo > 0 && d.is(int(m.lo)-1, "as") { // "as 34-year-old Owen Soto"
				at = k
			}
		case "nicknamed", "dubbed", "codenamed", "named", "called":
			if k == lo-1 && toks[k].Deprel == "acl" || d.is(k, "named") && d.is(lo-1, "as") && (k == lo-2 || toks[k].XPOS == "VBD") {
				at = k
			}
		}
	}
	if at < 0 {
		return -1
	}
	who := -1
	switch toks[at].Deprel {
	case "acl", "acl:relcl", "amod":
		who = toks[at].Head - 1
	default:
		for k := range lo {
			switch {
			case toks[k].Head-1 != at:
			case k < at && (toks[k].Deprel == "nsubj:pass" || toks[k].Deprel == "nsubj"), k > at && toks[k].Deprel == "obj": // "police identified the gunman as"
				who = k
			}
		}
	}
	if who < 0 {
		return -1
	}
	if o := d.at(m.sent, int32(who)); o >= 0 && o < i && d.mentions[o].entity >= 0 && d.kindred(m, &d.entities[d.mentions[o].entity]) {
		if e := d.mentions[o].entity; d.sameSex(m, e) && !d.relative(m, e) {
			return e
		}
		return d.rightBefore(i, at)
	}
	return -1
}

// relative: somebody of the same family name and another given name.
func (d *document) relative(m *mention, e int32) bool {
	key := d.foldName(d.text(m.sent, m.nameLo, m.nameHi))
	given, family, full := strings.Cut(key, " ")
	own, other, named := strings.Cut(d.entities[e].key, " ")
	return full && named && given != own && lastWord(family) == lastWord(other)
}

// rightBefore is the entity of the unnamed person whose words end before a participle: "the wife of the
// gunman, identified as Ivo Ruiz".
func (d *document) rightBefore(i int32, at int) int32 {
	m := &d.mentions[i]
	if d.is(at-1, ",") {
		at--
	}
	for j := i - 1; j >= 0 && d.mentions[j].sent == m.sent; j-- {
		if o := &d.mentions[j]; int(o.hi) == at && int(o.head) == at-1 && o.nameHi == 0 && o.entity >= 0 && d.kindred(m, &d.entities[o.entity]) && d.sameSex(m, o.entity) {
			return o.entity
		}
	}
	return -1
}

// kindred tells whether a name can be that of an entity: people for people.
func (d *document) kindred(m *mention, e *entity) bool {
	if m.person {
		return e.typ == sitrep.EntityPerson && !e.plural
	}
	return e.typ != sitrep.EntityThing && e.typ != sitrep.EntityCountry
}

// sameSex tells whether the words of a mention do not gainsay an entity's gender.
func (d *document) sameSex(m *mention, e int32) bool {
	en := &d.entities[e]
	if m.person && en.typ != sitrep.EntityPerson && m.nameLo > m.lo {
		return false // "Miss Otero" is not Otero, a firm
	}
	if en.typ != sitrep.EntityPerson || en.gender == 0 || !m.person {
		return true
	}
	g := d.genderOf(m)
	return g == 0 || g == en.gender
}

// nameWord is the only person in the report whose full name has a word: the first
// of two family names, or the given name alone.
func (d *document) nameWord(m *mention, key string) int32 {
	if strings.Contains(key, " ") || len(key) < 3 {
		return -1
	}
	who := int32(-1)
	for i := max(0, len(d.entities)-300); i < len(d.entities); i++ {
		e := &d.entities[i]
		if e.typ != sitrep.EntityPerson || e.plural || !strings.Contains(e.key, " ") || !hasWord(e.key, key) || !d.sameSex(m, int32(i)) {
			continue
		}
		if who >= 0 {
			return -1
		}
		who = int32(i)
	}
	return who
}

// partOf is the body that a single word of its name calls: "the Tigers" after "the
// Tamil Tigers".
func (d *document) partOf(i int32, key string) int32 {
	m := &d.mentions[i]
	if m.nested || m.nameHi-m.nameLo > 1 || len(key) < 4 || m.nameLo == m.lo || d.words[m.nameLo].caps && !d.shouted {
		return -1
	}
	for j := i - 1; j >= 0 && i-j < reachSame; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.nameHi-o.nameLo < 2 || d.entities[o.entity].typ != sitrep.EntityOrg && d.entities[o.entity].typ != sitrep.EntityGroup {
			continue
		}
		if tail(d.foldName(d.text(o.sent, o.nameLo, o.nameHi)), key) {
			return o.entity
		}
	}
	return -1
}

// numerals are the small numbers that stand for people told of before.
var numerals = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10, "11": 11, "12": 12}

// someAgent is "the four": people, or whatever was counted.
var someAgent = &agent{typ: sitrep.EntityPerson, words: 1}

// several reports "the four", and completes the description of it.
func (d *document) several(toks []sitrep.Token, t, lo, hi int, r *desc) bool {
	if !r.definite || t-lo != 1 || hi != t+1 || numerals[string(d.form(t))] == 0 {
		return false
	}
	r.ag, r.noun, r.plural, r.number = someAgent, "", true, true
	return true
}

// count resolves "the three", "the pair": the last ones told of in that number.
func (d *document) count(i int32) int32 {
	m := &d.mentions[i]
	if m.hi-m.lo != 2 || !m.desc.definite || m.theirs {
		return -1
	}
	n := numerals[string(d.form(int(m.head)))]
	if n == 0 {
		return -1
	}
	for j := i - 1; j >= 0 && i-j < reachKin; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.kind == sitrep.MentionPronoun || o.sent == m.sent && o.hi > m.lo {
			continue
		}
		if e := &d.entities[o.entity]; e.typ == sitrep.EntityThing {
			continue
		}
		for k := o.lo; k <= o.head; k++ {
			t := d.tok(o.sent, k)
			if t.UPOS == "NUM" && numerals[fold(d.a.Text(t.Span))] == n {
				return o.entity
			}
		}
	}
	return -1
}

// headline reports a mention in a first line without a full stop.
func (d *document) headline(m *mention) bool {
	if m.sent != 0 || len(d.a.Sentences) < 2 {
		return false
	}
	first := &d.a.Sentences[0]
	return first.Block != d.a.Sentences[1].Block && len(first.Tokens) > 0 && d.a.Text(first.Tokens[len(first.Tokens)-1].Span) != "."
}

// headlined is whom a headline without articles tells of before the report does:
// "Nurse freed" … "A nurse who was held".
func (d *document) headlined(i int32) int32 {
	m := &d.mentions[i]
	if m.sent == 0 || m.sent > 3 || m.desc.noun == "" || m.nested || m.modifier || len(d.a.Sentences) < 3 {
		return -1
	}
	if !d.headline(&d.mentions[0]) {
		return -1
	}
	for j := int32(0); j < i && d.mentions[j].sent == 0; j++ {
		o := &d.mentions[j]
		if o.entity < 0 || o.nameHi > 0 || o.nested || o.modifier || o.desc.plural != m.desc.plural || o.desc.ag == nil || o.desc.number != m.desc.number {
			continue
		}
		e := &d.entities[o.entity]
		if o.desc.noun != m.desc.noun && !tail(m.desc.noun, o.desc.noun) && !tail(o.desc.noun, m.desc.noun) || m.desc.country != "" && e.country != "" && e.country != m.desc.country {
			continue
		}
		if n := e.mentions[len(e.mentions)-1]; d.mentions[n].sent == 0 {
			return o.entity
		}
	}
	return -1
}

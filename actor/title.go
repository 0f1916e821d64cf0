package actor

import (
	"strings"

	"sitrep"
)

// titleWords are the tokens of a title: what stands between whom it is of, or the
// article, and the noun, and where no owner is told a complement that says what it is for.
func (d *document) titleWords(m *mention, ds *desc, end int32, bare bool) (lo, hi int32) {
	lo, hi = ds.nounLo, ds.nounHi
	for lo > m.lo {
		t := d.tok(m.sent, lo-1)
		if t.Deprel != "compound" && t.Deprel != "amod" || t.UPOS == "PUNCT" || d.base.ties.passed[string(d.form(int(lo-1)))] || d.base.ties.over[string(d.form(int(lo-1)))] {
			break
		}
		if d.placed(m.sent, lo-1) || d.foundAt(lo-1) || ds.backedAt(lo-1) || lo-1 < d.ownerEnd(m, ds) {
			break
		}
		lo--
	}
	if bare && hi+1 < end && (d.is(int(hi), "for") || d.is(int(hi), "of")) && !d.foundAt(hi+1) && !d.foundAt(hi+2) {
		if d.is(int(hi), "for") || !d.placed(m.sent, hi+1) && !d.placed(m.sent, hi+2) {
			hi = end
			for hi > lo && d.tok(m.sent, hi-1).UPOS == "PUNCT" {
				hi--
			}
		}
	}
	return lo, hi
}

// ownerEnd is one past the organisation that stands before a title's noun, which
// no list knows: by its noun ("Interior Ministry spokesman") or as the model sees it.
func (d *document) ownerEnd(m *mention, ds *desc) int32 {
	_, hi := d.ownerBefore(m, ds)
	return hi
}

func (d *document) ownerBefore(m *mention, ds *desc) (lo, hi int32) {
	last := ds.nounLo
	if _, ok := d.organBefore(ds); ok || strings.Contains(ds.noun, "ministry ") {
		last = ds.nounHi - 1
	}
	for lo := m.lo; lo < last; lo++ {
		for hi := last; hi > lo; hi-- {
			if _, ok := d.base.byNoun[foldName(d.text(m.sent, lo, hi))]; ok {
				for lo > m.lo && (d.placed(m.sent, lo-1) || capitalized(d.text(m.sent, lo-1, lo)) && d.tok(m.sent, lo-1).Deprel == "compound" && capitalized(d.text(m.sent, lo, hi))) {
					lo-- // "Jonesboro Police Chief"
				}
				return lo, hi
			}
		}
	}
	for i := range d.a.Names {
		n := &d.a.Names[i]
		if n.Words.Sentence == int(m.sent) && n.Words.First >= int(m.lo) && n.Words.End <= int(ds.nounLo) && (n.Type == sitrep.NameOrganization || n.Type == sitrep.NameArmedGroup) && !ds.backedAt(int32(n.Words.First)) {
			return int32(n.Words.First), int32(n.Words.End)
		}
	}
	return 0, 0
}

// officeOf is the name of what an office is of, "" when the words do not tell,
// and its entity, -1 when it has none.
func (d *document) officeOf(m *mention, ds *desc, i, end int32) (string, int32) {
	of, words := int32(-1), int32(-1)
	for _, step := range []int32{-1, 1} { // the organisation named within the phrase
		for j := i + step; j >= 0 && int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && of < 0; j += step {
			o := &d.mentions[j]
			if o.lo < m.lo || o.lo >= end {
				break
			}
			if o.entity >= 0 && o.entity != m.entity && d.entities[o.entity].typ == sitrep.EntityOrg && !ds.backedAt(o.lo) && (o.hi <= ds.nounLo || o.hi < ds.nounHi && d.tok(m.sent, o.head).Deprel == "nmod:poss" || o.lo >= ds.nounHi && o.lo < end) {
				of, words = o.entity, j
			}
		}
	}
	if of < 0 && int(i)+1 < len(d.mentions) {
		o := &d.mentions[i+1] // "President X's spokesman"
		if o.sent == m.sent && o.lo >= m.lo && o.hi <= ds.nounLo && o.entity >= 0 && o.entity != m.entity && d.entities[o.entity].typ == sitrep.EntityPerson && d.entities[o.entity].name != "" {
			return d.entities[o.entity].name, -1
		}
	}
	switch {
	case ds.owner >= 0 && d.base.records[ds.owner].typ != sitrep.EntityPerson:
		if of < 0 {
			if e, ok := d.byEntry[ds.owner]; ok {
				of = e
			}
		}
		return d.base.records[ds.owner].names[0], of
	case ds.hasOrgan && (ds.ownerOrg || ds.ag.holds):
		return d.base.organName(ds.organ), -1
	case ds.state >= 0:
		if o, ok := d.organBefore(ds); ok {
			return d.base.organName(organRef{ds.state, o}), -1
		}
		return d.base.states[ds.state].name, -1
	}
	if lo, hi := d.ownerBefore(m, ds); hi > 0 {
		text := d.text(m.sent, lo, hi)
		for _, t := range d.base.readings(text) {
			if r := &d.base.records[t.entry]; r.typ == sitrep.EntityOrg && !t.near && !t.common {
				text = r.names[0]
				break
			}
		}
		return text, of
	}
	if of >= 0 && d.label(of) != "" {
		return d.label(of), of
	}
	if m.nameHi > 0 { // "Governor X of Kano"
		end = m.hi
	}
	for k := m.lo; k < end; k++ {
		if d.placed(m.sent, k) && !ds.backedAt(k) && !d.is(int(k+2), "based") && (k < ds.nounLo || d.is(int(k-1), "of") || d.is(int(k-1), "the") && d.is(int(k-2), "of")) {
			hi := k + 1
			for hi < end && d.placed(m.sent, hi) {
				hi++
			}
			return d.text(m.sent, k, hi), of
		}
	}
	if of >= 0 && d.mentions[words].desc.ag != nil && len(d.mentions[words].desc.ag.sectors) > 0 {
		return d.called(words), of // "the union's president"
	}
	return "", of
}

// organBefore is the organ within a title: the army of "army spokesman".
func (d *document) organBefore(ds *desc) (int32, bool) {
	i := strings.LastIndexByte(ds.noun, ' ')
	if i < 0 {
		return 0, false
	}
	if a := d.base.agents[ds.noun[i+1:]]; a == nil || !a.holds {
		return 0, false
	}
	o, ok := d.base.byNoun[ds.noun[:i]]
	return o, ok
}

// placed reports a token of a place's name.
func (d *document) placed(s, i int32) bool {
	if int(i) >= len(d.a.Sentences[s].Tokens) {
		return false
	}
	at := d.tok(s, i).Start
	for k := 0; k < 4 && i-int32(k) >= 0; k++ {
		if p, ok := d.places[d.tok(s, i-int32(k)).Start]; ok && p > at {
			return true
		}
	}
	return false
}

// foundAt reports a token of a built-in name in the sentence that is read.
func (d *document) foundAt(i int32) bool {
	_, ok := d.foundOver(int(i))
	return ok
}

// foundOver is the built-in name that covers a token.
func (d *document) foundOver(i int) (found, bool) {
	for _, f := range d.found {
		if f.lo <= i && i < f.hi {
			return f, true
		}
	}
	return found{}, false
}

// lowered is a title in lower case, names within it left alone.
func lowered(title string) string {
	w := strings.Fields(title)
	for i := range w {
		if w[i] == "for" || w[i] == "of" || w[i] == "to" {
			break
		}
		if !capitals(w[i]) || len(w[i]) == 1 {
			w[i] = strings.ToLower(w[i])
		}
	}
	return strings.Join(w, " ")
}

// titled is the entity of a title right before a person's name, whatever the
// parser makes of the two.
func (d *document) titled(i int32) int32 {
	m := &d.mentions[i]
	if m.nameHi == 0 || m.lo == 0 || m.nameLo != m.lo && (m.desc.ag == nil || !m.desc.ag.rank) && !d.has(int(m.lo), honorific) {
		return -1
	}
	toks := d.a.Sentences[m.sent].Tokens
	saying := m.subject && int(m.hi) == toks[m.head].Head-1 && d.verbOf(toks, int(m.head)).says // "helped the clerk, Ruiz said"
	for j := i - 1; j >= 0 && i-j < 6 && d.mentions[j].sent == m.sent; j-- {
		o := &d.mentions[j]
		if o.nameHi > 0 || o.desc.ag == nil || o.desc.plural || o.entity < 0 || o.kind == sitrep.MentionPronoun || o.nested {
			continue
		}
		beside := o.hi == m.lo && o.desc.nounHi == o.hi && o.desc.ag.title
		comma := !saying && d.is(int(m.lo)-1, ",") && d.onlyPlace(o, m.lo-1) && (o.desc.definite || o.desc.hasOrgan || o.desc.country != "") && o.desc.ag.typ == sitrep.EntityPerson && d.closed(m)
		if beside || comma {
			if _, known := d.entryOf(m); known || m.person {
				if e := &d.entities[o.entity]; e.typ == sitrep.EntityPerson && (e.key == "" || beside) {
					return o.entity
				}
			}
		}
	}
	return -1
}

// onlyPlace reports a description that ends at a token but for where it is: "the
// chairman of the council in the state, …".
func (d *document) onlyPlace(o *mention, end int32) bool {
	if o.hi >= end {
		return o.hi == end
	}
	if end-o.hi > 5 || d.tok(o.sent, o.hi).UPOS != "ADP" {
		return false
	}
	for k := o.hi; k < end; k++ {
		switch d.tok(o.sent, k).UPOS {
		case "ADP", "NOUN", "PROPN", "DET", "ADJ", "PART":
		default:
			return false
		}
	}
	return true
}

// closed reports a mention that a comma, point or verb ends, no conjunction.
func (d *document) closed(m *mention) bool {
	if int(m.hi) >= len(d.words) {
		return true
	}
	if d.is(int(m.hi), ",") {
		return !d.is(int(m.hi)+1, "and") && !d.is(int(m.hi)+1, "or")
	}
	u := d.tok(m.sent, m.hi).UPOS
	return u == "PUNCT" || u == "VERB" || u == "AUX"
}

package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// offices reads the offices that titles before or beside names tell, and who
// leads whom: "Foreign Minister X", "Y, the commander of Z", "Z leader Y".
func (d *document) offices() {
	for i := 1; i < len(d.mentions); i++ {
		d.swallowed(int32(i))
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.entity < 0 || m.desc.ag == nil || m.desc.plural {
			continue
		}
		e := &d.entities[m.entity]
		if e.name == "" || e.hasOrgan || e.entry >= 0 && e.typ != sitrep.EntityPerson {
			continue
		}
		ds := m.desc
		if ds.ag.rank && m.nameHi > 0 && ds.nounLo > m.lo { // "army spokesman Col. X"
			d.reread(m)
			for h := ds.nounLo - 1; h >= m.lo; h-- {
				if t := d.describe(d.a.Sentences[m.sent].Tokens, int(m.lo), int(h), int(h+1)); t.ag != nil && d.officeNoun(&t) {
					ds = t
					break
				}
			}
		}
		if !d.officeNoun(&ds) {
			continue
		}
		if e.typ == sitrep.EntityOrg && e.by == "name" && m.nameHi == 0 {
			e.typ = sitrep.EntityPerson // who is called a minister is one
		}
		if e.typ == sitrep.EntityPerson && d.isNamed(e) {
			d.reread(m)
			d.office(m.entity, int32(i), &ds)
		}
	}
	for i := range d.entities {
		d.fullest(&d.entities[i])
	}
}

// isNamed reports an entity that the report itself names.
func (d *document) isNamed(e *entity) bool {
	for _, i := range e.mentions {
		if m := &d.mentions[i]; m.nameHi > 0 && m.kind != sitrep.MentionPronoun {
			return true
		}
	}
	return false
}

// swallowed makes one of a title and a name that the parser parted by the title's
// complement: "Minister for Europe Jean Morel", "Secretary of State Dana Reed".
func (d *document) swallowed(i int32) {
	m := &d.mentions[i]
	if m.nameHi == 0 || m.desc.ag != nil || m.entity < 0 || d.entities[m.entity].typ != sitrep.EntityPerson {
		return
	}
	for j := i - 1; j >= 0 && i-j < 5 && d.mentions[j].sent == m.sent; j-- {
		o := &d.mentions[j]
		if o.nameHi > 0 || o.desc.ag == nil || !o.desc.ag.title || o.desc.plural || o.entity == m.entity || o.desc.nounHi > m.nameLo || o.entity < 0 {
			continue
		}
		e := &d.entities[o.entity]
		gap := m.nameLo - o.desc.nounHi
		if e.name != "" || e.entry >= 0 || len(e.mentions) > 1 || gap == 0 && !strings.Contains(o.desc.noun, " of ") || gap == 1 || gap > 6 {
			return
		}
		d.reread(m)
		if gap > 0 && !d.is(int(o.desc.nounHi), "for") && !d.is(int(o.desc.nounHi), "of") {
			return
		}
		for k := o.desc.nounHi; k < m.nameLo; k++ {
			if t := d.tok(m.sent, k); d.base.agents[string(d.form(int(k)))] != nil || t.UPOS == "PUNCT" || t.UPOS == "VERB" || t.UPOS == "CCONJ" {
				return // "a spokesman for President X"
			}
		}
		o.nameLo, o.nameHi, o.hi, o.kind, o.person = m.nameLo, m.nameHi, max(o.hi, m.nameHi), sitrep.MentionName, true
		d.fuse(o.entity, m.entity)
		return
	}
}

// fuse gives the mentions of one entity to another and removes it.
func (d *document) fuse(from, to int32) {
	a, b := &d.entities[from], &d.entities[to]
	if len(b.sectors) == 0 {
		b.sectors = a.sectors
	}
	if b.country == "" {
		b.country = a.country
	}
	b.ties = append(b.ties, a.ties...)
	b.mentions = append(b.mentions, a.mentions...)
	slices.Sort(b.mentions)
	last := int32(len(d.entities) - 1)
	for _, x := range a.mentions {
		d.mentions[x].entity = to
	}
	if from != last {
		for _, x := range d.entities[last].mentions {
			d.mentions[x].entity = from
		}
		if at := d.entities[last].entry; at >= 0 {
			d.byEntry[at] = from
		}
		d.entities[from] = d.entities[last]
	}
	d.entities = d.entities[:last]
}

// officeNoun reports a title that is an office: "foreign minister", and by its
// last word "army spokesman".
func (d *document) officeNoun(ds *desc) bool {
	if ds.ag.rank || ds.ag.typ != sitrep.EntityPerson {
		return false
	}
	if ds.ag.title {
		return true
	}
	i := strings.LastIndexByte(ds.noun, ' ')
	if i < 0 || slices.Contains(ds.ag.sectors, "CVL") {
		return false
	}
	a := d.base.agents[ds.noun[i+1:]]
	return a != nil && a.title && !a.rank
}

// office adds the office or the lead that a mention's title tells.
func (d *document) office(at, i int32, ds *desc) {
	m := &d.mentions[i]
	end := m.hi // of the title with what it is of
	if m.nameHi > 0 && ds.nounHi <= m.nameLo {
		end = m.nameLo
	} else if m.nameHi > 0 && ds.nounLo < m.nameHi {
		return // a name that looks like a title
	}
	to, of := d.officeOf(m, ds, i, end)
	lo, hi := d.titleWords(m, ds, end, to == "")
	if lo >= hi {
		return
	}
	if last := ds.noun[strings.LastIndexByte(ds.noun, ' ')+1:]; last == "leader" && of >= 0 && d.entities[of].typ == sitrep.EntityOrg && !ds.former {
		d.addTie(&d.entities[of], sitrep.Tie{Relation: "led by", Actor: d.entities[at].name}, m.sent, m.lo, hi, "title")
		return
	}
	title := d.text(m.sent, lo, hi)
	if to == "" {
		to = title
	}
	if ds.nounHi > hi {
		return
	}
	d.addTie(&d.entities[at], sitrep.Tie{Relation: "office", Actor: to, Title: lowered(title), Ended: ds.former}, m.sent, m.lo, max(end, m.lo+1), "title")
}

// titleWords are the tokens of a title: what stands between whom it is of, or the
// article, and the noun, and where no owner is told a complement that says what it is for.
func (d *document) titleWords(m *mention, ds *desc, end int32, bare bool) (lo, hi int32) {
	lo, hi = ds.nounLo, ds.nounHi
	for lo > m.lo {
		t := d.tok(m.sent, lo-1)
		if t.Deprel != "compound" && t.Deprel != "amod" || t.UPOS == "PUNCT" || d.base.ties.passed[string(d.form(int(lo-1)))] || d.base.ties.over[string(d.form(int(lo-1)))] {
			break
		}
		if d.placed(m.sent, lo-1) || d.foundAt(lo-1) || lo-1 < d.ownerEnd(m, ds) {
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
		if n.Words.Sentence == int(m.sent) && n.Words.First >= int(m.lo) && n.Words.End <= int(ds.nounLo) && (n.Type == sitrep.NameOrganization || n.Type == sitrep.NameArmedGroup) {
			return int32(n.Words.First), int32(n.Words.End)
		}
	}
	return 0, 0
}

// officeOf is the name of what an office is of, "" when the words do not tell,
// and its entity, -1 when it has none.
func (d *document) officeOf(m *mention, ds *desc, i, end int32) (string, int32) {
	of := int32(-1)
	for _, step := range []int32{-1, 1} { // the organisation named within the phrase
		for j := i + step; j >= 0 && int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && of < 0; j += step {
			o := &d.mentions[j]
			if o.lo < m.lo || o.lo >= end {
				break
			}
			if o.entity >= 0 && o.entity != m.entity && d.entities[o.entity].typ == sitrep.EntityOrg && (o.hi <= ds.nounLo || o.lo >= ds.nounHi && o.lo < end) {
				of = o.entity
			}
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
		return d.base.organName(ds.organ), of
	case ds.state >= 0:
		if o, ok := d.organBefore(ds); ok {
			return d.base.organName(organRef{ds.state, o}), of
		}
		return d.base.states[ds.state].name, of
	}
	if lo, hi := d.ownerBefore(m, ds); hi > 0 {
		return d.text(m.sent, lo, hi), of
	}
	if of >= 0 && d.label(of) != "" {
		return d.label(of), of
	}
	if m.nameHi > 0 { // "Governor X of Kano"
		end = m.hi
	}
	for k := m.lo; k < end; k++ {
		if d.placed(m.sent, k) && (k < ds.nounLo || d.is(int(k-1), "of") || d.is(int(k-1), "the") && d.is(int(k-2), "of")) {
			hi := k + 1
			for hi < end && d.placed(m.sent, hi) {
				hi++
			}
			return d.text(m.sent, k, hi), of
		}
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

// fullest keeps of several tellings of one office the one that says most:
// "Minister for Europe" and "Minister".
func (d *document) fullest(e *entity) {
	for i := 0; i < len(e.ties); i++ {
		for j := 0; j < len(e.ties); j++ {
			if o, t := &e.ties[j], &e.ties[i]; i != j && says(o, t) {
				o.Evidence = append(o.Evidence, t.Evidence...)
				e.ties = slices.Delete(e.ties, i, i+1)
				i--
				break
			}
		}
	}
}

// says tells whether an office includes all that another telling of it says.
func says(o, t *sitrep.Tie) bool {
	if o.Relation != "office" || t.Relation != "office" || o.Ended != t.Ended || !strings.Contains(" "+o.Title+" ", " "+t.Title+" ") {
		return false
	}
	return o.Actor == t.Actor || strings.EqualFold(t.Actor, t.Title)
}

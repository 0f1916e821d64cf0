package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// offices reads the offices that titles before or beside names tell, and who
// leads whom: "Foreign Minister X", "Y, the commander of Z", "Z leader Y".
func (d *document) offices() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.entity < 0 || m.desc.ag == nil || m.desc.plural {
			continue
		}
		e := &d.entities[m.entity]
		if e.name == "" || e.hasOrgan || e.entry >= 0 && e.typ != sitrep.EntityPerson || !d.officeNoun(&m.desc) {
			continue
		}
		if e.typ == sitrep.EntityOrg && e.by == "name" && m.nameHi == 0 {
			e.typ = sitrep.EntityPerson // who is called a minister is one
		}
		if e.typ == sitrep.EntityPerson {
			d.reread(m)
			d.office(m.entity, int32(i))
		}
	}
	for i := range d.entities {
		d.fullest(&d.entities[i])
	}
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
	if i < 0 {
		return false
	}
	a := d.base.agents[ds.noun[i+1:]]
	return a != nil && a.title && !a.rank
}

// office adds the office or the lead that a mention's title tells.
func (d *document) office(at, i int32) {
	m := &d.mentions[i]
	ds := &m.desc
	end := m.hi // of the title with what it is of
	if m.nameHi > 0 && ds.nounHi <= m.nameLo {
		end = m.nameLo
	} else if m.nameHi > 0 && ds.nounLo < m.nameHi {
		return // a name that looks like a title
	}
	lo, hi := d.titleWords(m, end)
	if lo >= hi {
		return
	}
	to, of := d.officeOf(m, i, end)
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
// article, and the noun, and a complement that says what it is for.
func (d *document) titleWords(m *mention, end int32) (lo, hi int32) {
	ds := &m.desc
	lo, hi = ds.nounLo, ds.nounHi
	for lo > m.lo {
		t := d.tok(m.sent, lo-1)
		if t.Deprel != "compound" && t.Deprel != "amod" || t.UPOS == "PUNCT" || d.base.ties.passed[string(d.form(int(lo-1)))] || d.base.ties.over[string(d.form(int(lo-1)))] {
			break
		}
		if d.placed(m.sent, lo-1) || d.foundAt(lo-1) || lo-1 < d.ownerEnd(m) {
			break
		}
		lo--
	}
	if ds.owner < 0 && !ds.hasOrgan && hi+1 < end && (d.is(int(hi), "for") || d.is(int(hi), "of")) && !d.foundAt(hi+1) && !d.foundAt(hi+2) {
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
func (d *document) ownerEnd(m *mention) int32 {
	_, hi := d.ownerBefore(m)
	return hi
}

func (d *document) ownerBefore(m *mention) (lo, hi int32) {
	ds := &m.desc
	for lo := m.lo; lo < ds.nounLo; lo++ {
		for hi := ds.nounLo; hi > lo; hi-- {
			if _, ok := d.base.byNoun[foldName(d.text(m.sent, lo, hi))]; ok {
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
func (d *document) officeOf(m *mention, i, end int32) (string, int32) {
	ds := &m.desc
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
	case of >= 0 && d.label(of) != "":
		return d.label(of), of
	}
	if lo, hi := d.ownerBefore(m); hi > 0 {
		return d.text(m.sent, lo, hi), of
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
	for _, f := range d.found {
		if int32(f.lo) <= i && i < int32(f.hi) {
			return true
		}
	}
	return false
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

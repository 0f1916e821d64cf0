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
		if m.kind == sitrep.MentionPronoun || m.entity < 0 || m.desc.ag == nil {
			continue
		}
		if m.desc.noun == "member" && m.desc.owner >= 0 && m.nameHi == 0 {
			d.member(m)
		}
		if m.desc.plural {
			continue
		}
		d.predicated(int32(i))
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
		if !d.officeNoun(&ds) && !(ds.owner >= 0 && strings.HasSuffix(ds.noun, " leader")) {
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

// member adds what "a NATO member" tells of a name beside it.
func (d *document) member(m *mention) {
	e := &d.entities[m.entity]
	if to := d.base.records[m.desc.owner].names[0]; e.name != "" && e.name != to && d.base.records[m.desc.owner].typ == sitrep.EntityOrg {
		d.addTie(e, sitrep.Tie{Relation: "member of", Actor: to, Ended: m.desc.former}, m.sent, m.lo, m.desc.nounHi, "title")
	}
}

// predicated adds the office of "X, who was interior minister from 2009 to 2012".
func (d *document) predicated(i int32) {
	m := &d.mentions[i]
	if m.nameHi > 0 || !d.officeNoun(&m.desc) || d.entities[m.entity].name != "" {
		return
	}
	toks := d.a.Sentences[m.sent].Tokens
	cop := ""
	for k := max(0, m.head-8); k < m.head; k++ {
		if toks[k].Head-1 == int(m.head) && toks[k].Deprel == "cop" {
			cop = d.a.Doc.Text[toks[k].Start:toks[k].End]
		}
	}
	if cop != "is" && cop != "was" && cop != "been" || d.unreal(toks, int(m.head)) {
		return
	}
	for _, subj := range d.subjects(m.sent, int(m.head)) {
		at := d.mentions[subj].entity
		if e := &d.entities[at]; e.typ == sitrep.EntityPerson && e.name != "" && d.isNamed(e) && at != m.entity {
			d.reread(m)
			ds := m.desc
			ds.former = ds.former || cop == "was"
			d.office(at, i, &ds)
		}
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
		if o.nameHi > 0 || o.desc.ag == nil || !o.desc.ag.title && !d.officeNoun(&o.desc) || o.desc.plural || o.desc.nounHi > m.nameLo || o.entity < 0 {
			continue
		}
		e := &d.entities[o.entity]
		one := o.entity == m.entity
		gap := m.nameLo - o.desc.nounHi
		if !one && (e.name != "" || e.entry >= 0 || len(e.mentions) > 1) {
			return
		}
		if d.reread(m); !one && d.beside(o, m) {
			d.fuse(o.entity, m.entity)
			return
		}
		if gap == 0 && !strings.Contains(o.desc.noun, " of ") || gap == 1 || gap > 6 {
			return
		}
		if gap > 0 && !d.is(int(o.desc.nounHi), "for") && !d.is(int(o.desc.nounHi), "of") {
			return
		}
		for k := o.desc.nounHi; k < m.nameLo; k++ {
			if t := d.tok(m.sent, k); d.base.agents[string(d.form(int(k)))] != nil || t.UPOS == "PUNCT" && !d.is(int(k), "-") && (k+1 < m.nameLo || !d.is(int(k), ",") || !d.is(int(m.hi), ",")) || t.UPOS == "VERB" || t.UPOS == "CCONJ" {
				return // "a spokesman for President X"
			}
		}
		o.nameLo, o.nameHi, o.hi, o.kind, o.person = m.nameLo, m.nameHi, max(o.hi, m.nameHi), sitrep.MentionName, true
		if !one {
			d.fuse(o.entity, m.entity)
		}
		return
	}
}

// beside reports a title right before a name, or before one between commas: "the
// head of the council, Amara Diallo, said".
func (d *document) beside(o, m *mention) bool {
	if o.hi == m.lo {
		return o.desc.nounHi == o.hi
	}
	return o.hi+1 == m.lo && d.is(int(o.hi), ",") && d.is(int(m.hi), ",")
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
	for _, s := range []string{"'s ", "’s "} {
		if k := strings.LastIndex(title, s); k >= 0 {
			title = title[k+len(s):]
		}
	}
	if to == "" {
		to = d.ofState(m, &d.entities[at], title)
	}
	if to == "" {
		to = d.bodyCalled(title)
	}
	if f := foldName(title); to == "" && d.entities[at].entry < 0 && strings.Count(f, " ") < 2 && !d.base.ties.heads[f] && !d.base.ties.ministers[lastWord(f)] {
		return // "Mayor X": of nothing that the report tells
	}
	if to == "" {
		to = title
	}
	if ds.nounHi > hi {
		return
	}
	t := sitrep.Tie{Relation: "office", Actor: to, Title: lowered(title), Ended: ds.former}
	d.since(&t, m.sent, m.lo, max(end, m.lo+1))
	d.addTie(&d.entities[at], t, m.sent, m.lo, max(end, m.lo+1), "title")
}

// ofState is what a title is of where the report tells nothing: the state that it is
// about, or "provincial government". "" when neither.
func (d *document) ofState(m *mention, e *entity, title string) string {
	f := foldName(title)
	words := strings.Fields(f)
	if len(words) == 0 || e.entry >= 0 || !d.base.ties.heads[f] && !d.base.ties.ministers[words[len(words)-1]] {
		return ""
	}
	for _, w := range words[:len(words)-1] {
		if d.base.ties.local[w] && !d.base.ties.heads[f] {
			return w + " government"
		}
	}
	if st, ok := d.base.byCode.find(e.country); ok {
		return d.base.states[st].name
	}
	if st := d.spokenOf(m); st >= 0 {
		e.country = d.base.states[st].code
		return d.base.states[st].name
	}
	if d.desk >= 0 {
		return d.base.states[d.desk].name
	}
	return ""
}

// bodyCalled is the organisation of the report that the first words of a title call:
// the Coast Resistance, for "Resistance commander".
func (d *document) bodyCalled(title string) string {
	words := foldName(title)
	i := strings.LastIndexByte(words, ' ')
	if i < 0 {
		return ""
	}
	if a := d.base.agents[words[:i]]; a == nil || a.typ != sitrep.EntityOrg || a.organ {
		return ""
	}
	for k := range d.entities {
		if e := &d.entities[k]; e.typ == sitrep.EntityOrg && e.name != "" && !e.hasOrgan && hasWord(e.key, words[:i]) {
			return e.name
		}
	}
	return ""
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

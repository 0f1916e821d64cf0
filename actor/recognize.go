package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// recognize finds the mentions of all sentences.
func (d *document) recognize() {
	d.countStates()
	for s := range d.a.Sentences {
		d.read(d.a.Sentences[s].Tokens)
	}
	d.familiar()
	d.spellOut()
	names := d.a.Names
	for s := range d.a.Sentences {
		sent := &d.a.Sentences[s]
		toks := sent.Tokens
		n := len(names)
		if n > 0 {
			n = 0
			for n < len(names) && names[n].Words.Sentence <= s {
				n++
			}
		}
		mine := names[:n]
		names = names[n:]
		for len(mine) > 0 && mine[0].Words.Sentence < s {
			mine = mine[1:]
		}
		d.recall(int32(s))
		d.span(toks)
		d.quote(int32(s), toks)
		if cap(d.headPool)-len(d.headPool) < len(toks) {
			d.headPool = make([]int32, 0, max(4096, len(toks)))
		}
		at := len(d.headPool)
		d.headPool = d.headPool[:at+len(toks)]
		d.byHead = d.headPool[at:]
		clear(d.byHead)
		d.heads = append(d.heads, d.byHead)
		first := len(d.mentions)
		d.drop(toks, mine)
		for i := range d.found {
			d.named(int32(s), toks, d.found[i].lo, d.found[i].hi, &d.found[i], "")
		}
		for i := range mine {
			w := mine[i].Words
			for w.First+1 < w.End && mine[i].Type == sitrep.NamePerson && d.has(w.First, honorific) {
				w.First++
			}
			if d.covered(w) || d.ofRegion(w.First, w.End) || w.End > w.First+1 && d.base.roads[string(d.form(w.End-1))] {
				continue
			}
			w = mine[i].Words
			typ := mine[i].Type
			if w.End == w.First+1 {
				if known, ok := d.known[string(d.form(w.First))]; ok && (known == sitrep.NamePerson || d.words[w.First].caps) {
					typ = known
					delete(d.places, toks[w.First].Start)
				}
			} else if typ != sitrep.NamePerson && w.End-w.First < 4 && d.known[string(d.form(w.End-1))] == sitrep.NamePerson && d.given(toks, w.First) {
				typ = sitrep.NamePerson
				delete(d.places, toks[w.First].Start)
			}
			switch typ {
			case sitrep.NamePerson, sitrep.NameOrganization, sitrep.NameArmedGroup, sitrep.NameNationality, sitrep.NameFacility:
				d.named(int32(s), toks, w.First, w.End, nil, typ)
			}
		}
		d.again(int32(s), toks)
		for t := range toks {
			if d.byHead[t] == 0 {
				d.common(int32(s), toks, t)
			}
		}
		d.unnamed(int32(s), toks)
		ms := d.mentions[first:]
		slices.SortStableFunc(ms, func(x, y mention) int {
			if x.lo != y.lo {
				return int(x.lo - y.lo)
			}
			if x.hi != y.hi {
				return int(y.hi - x.hi)
			}
			return int(x.head - y.head)
		})
		ms = d.merge(toks, first)
		for i := range ms {
			d.byHead[ms[i].head] = int32(first+i) + 1
		}
		d.voice = append(d.voice, d.speaks(toks, first))
	}
}

// drop removes built-in names that stand inside a longer name of another kind:
// "Jordan" in "Michael Jordan", "Washington" in "Denzel Washington".
func (d *document) drop(toks []sitrep.Token, names []sitrep.Name) {
	d.found = slices.DeleteFunc(d.found, func(f found) bool {
		if d.shouted && f.hi == f.lo+1 {
			switch toks[f.lo].UPOS {
			case "AUX", "VERB", "ADP", "CCONJ", "PRON": // IS, WHO and US in a line of capitals
				return true
			}
			if d.base.shouted[string(d.form(f.lo))] {
				return true
			}
		}
		if d.ofRegion(f.lo, f.hi) || f.hi == f.lo+1 && toks[f.lo].UPOS == "VERB" && d.wordToo(f) {
			return true // "Let them go"
		}
		for _, n := range names {
			w := n.Words
			if n.Type == sitrep.NamePlace && w.First <= f.lo && f.hi == w.End && d.placedFamily(toks, w.First, f) {
				return true // "a shooting in Houston", which an officer is called, too
			}
			if w.First <= f.lo && f.hi <= w.End && w.End-w.First > f.hi-f.lo {
				if f.hi == w.End && d.endsFirm(toks, f) && d.bodyNamed(&n) {
					return true // "Railcar America" is a firm
				}
				if n.Type.Collective() && (d.chance(f) || f.hi+1 < w.End && d.words[f.hi].vocab == passed && d.is(f.hi, "-")) {
					return true
				}
				if n.Type == sitrep.NamePerson && d.calledFor(toks, w.First, w.End) {
					return true
				}
				if n.Type == sitrep.NamePerson {
					for _, t := range d.base.names.at(f.node) {
						if d.base.records[t.entry].typ == sitrep.EntityPerson {
							return t.part && (f.hi != w.End || w.End-w.First > f.hi-f.lo+1)
						}
					}
					return true
				}
			}
		}
		return false
	})
}

// placedFamily reports a family name alone that here ends a place's and is one that the gazetteer knows.
func (d *document) placedFamily(toks []sitrep.Token, from int, f found) bool {
	if end, ok := d.places[toks[from].Start]; !ok || end < toks[f.hi-1].End {
		return false
	}
	for _, t := range d.base.names.at(f.node) {
		if !t.part {
			return false
		}
	}
	name := d.a.Doc.Text[toks[f.lo].Start:toks[f.hi-1].End]
	return slices.ContainsFunc(d.a.Places, func(p sitrep.PlaceMention) bool {
		return p.Lat != nil && strings.EqualFold(d.a.Text(p.Span), name)
	})
}

// endsFirm reports a state's name that another name stands right before: "Railcar America".
func (d *document) endsFirm(toks []sitrep.Token, f found) bool {
	if f.hi != f.lo+1 || f.lo == 0 || toks[f.lo-1].UPOS != "PROPN" || !d.words[f.lo-1].upper || toks[f.lo-1].Head-1 != f.lo {
		return false
	}
	t, ok := d.pick(f)
	return ok && t.role == roleName && d.base.records[t.entry].typ == sitrep.EntityCountry
}

// bodyNamed reports a name that the model takes for a body's, here or elsewhere in the report.
func (d *document) bodyNamed(n *sitrep.Name) bool {
	if n.Type.Collective() {
		return true
	}
	for i := range d.a.Names {
		if o := &d.a.Names[i]; o.Type.Collective() && d.a.Text(o.Span) == d.a.Text(n.Span) {
			return true
		}
	}
	return false
}

// wordToo reports a name of one word that is a common word besides.
func (d *document) wordToo(f found) bool {
	for _, t := range d.base.names.at(f.node) {
		if !t.near {
			return false
		}
	}
	return true
}

// ofRegion: a state's adjective is that of a wider region: "Central American".
func (d *document) ofRegion(lo, hi int) bool {
	k := hi - 2
	if k > 0 && d.is(k, "-") {
		k--
	}
	return k >= 0 && hi-lo <= 2 && d.base.regions[[2]string{string(d.form(k)), string(d.form(hi - 1))}]
}

// chance reports a word that is a newspaper's, firm's or person's name but may be
// any word in a longer name: "Liberation" in "Eastern Liberation Bloc".
func (d *document) chance(f found) bool {
	if f.hi != f.lo+1 {
		return false
	}
	for _, t := range d.base.names.at(f.node) {
		r := &d.base.records[t.entry]
		if r.typ != sitrep.EntityPerson && !slices.Contains(r.sectors, "JRN") && !slices.Contains(r.sectors, "BUS") {
			return false
		}
	}
	return true
}

// covered reports a name that lies within a built-in one.
func (d *document) covered(w sitrep.Words) bool {
	for _, f := range d.found {
		if f.lo <= w.First && w.End <= f.hi {
			return true
		}
	}
	return false
}

// named adds a mention for a name: the phrase of the noun that it modifies when
// that names an actor, else the name itself. kind is the model's, "" for a
// built-in name.
func (d *document) named(s int32, toks []sitrep.Token, lo, hi int, f *found, kind sitrep.NameType) {
	person := kind == sitrep.NamePerson
	if f == nil {
		if end, ok := d.places[toks[lo].Start]; ok && end >= toks[hi-1].End {
			return // a place
		}
	}
	if f == nil {
		if k := d.possessor(toks, lo, hi); k > 0 && kind.Collective() { // "the Valley Movement's Lion Brigade" are two
			d.named(s, toks, lo, k, nil, kind)
			lo = k + 1
		} else if person && d.calledFor(toks, lo, hi) {
			hi, person, kind = hi+1, false, sitrep.NameOrganization
		}
	}
	for person && hi-lo > 1 { // a title that the model takes into the name
		if ag, _, _, _ := d.nounAt(toks, lo, lo, lo+1); ag == nil || !ag.title {
			break
		}
		lo++
	}
	from := lo
	bearer := f == nil || d.isPerson(*f)
	for f == nil && lo+1 < hi && d.words[lo].upper && d.has(lo, honorific) {
		lo, person, kind = lo+1, true, sitrep.NamePerson
	}
	if bearer && lo == from && lo > 0 && d.words[lo-1].upper && d.has(lo-1, honorific) {
		from, person = lo-1, true
		if f == nil {
			kind = sitrep.NamePerson
		}
	}
	for person && hi < len(toks) && strings.HasPrefix(toks[hi].Deprel, "flat") && toks[hi].UPOS == "PROPN" && lo <= toks[hi].Head-1 && toks[hi].Head-1 < hi && d.words[hi].upper {
		hi++ // a name that the model cuts short
	}
	head := headOf(toks, from, hi)
	g := head
	for steps := 0; steps < 4 && modifies(toks[g].Deprel); steps++ {
		h := toks[g].Head - 1
		if h < 0 || h >= len(toks) || toks[h].UPOS == "VERB" && toks[g].Deprel != "flat" {
			break
		}
		g = h
	}
	inside := func(i int) bool { return from <= i && i < hi }
	if !inside(g) {
		nlo, nhi := d.phrase(toks, g)
		r := d.describe(toks, nlo, g, nhi)
		flat := strings.HasPrefix(toks[head].Deprel, "flat")
		demo := f != nil && d.demonym(*f)
		isName := !demo && (flat || person || f != nil && d.isPerson(*f)) && (r.ag != nil && r.ag.title || flat)
		if d.inName(toks, g) && !isName { // a name within a name
			if f == nil || d.backs(r, lo) {
				d.within(s, toks, lo, hi, f, kind, true)
				return
			}
		}
		if r.ag != nil && (toks[g].UPOS == "NOUN" || toks[g].UPOS == "PROPN" || toks[g].UPOS == "ADJ") {
			m := mention{sent: s, head: int32(g), lo: int32(nlo), hi: int32(nhi), kind: sitrep.MentionNominal, desc: r, entity: -1}
			if f != nil && !demo && !isName && r.ag.ref && !r.ag.organ && !r.plural && hi == int(r.nounLo) && len(r.back) == 0 {
				m.kind, m.nameLo, m.nameHi = sitrep.MentionName, int32(lo), int32(hi) // "the Kataib Hezbollah militia" is Kataib Hezbollah
			} else if isName {
				m.kind, m.nameLo, m.nameHi, m.person = sitrep.MentionName, int32(lo), int32(hi), true
			} else if r.hasOrgan && !r.ownerOrg && !r.ag.holds {
				m.kind = sitrep.MentionName
			}
			d.put(toks, m)
			if m.nameHi == 0 && (hi <= int(r.nounLo) || int(r.nounHi) <= lo || r.ag == nil) {
				d.within(s, toks, lo, hi, f, kind, r.hasOrgan || r.ag.organ || r.ag.title)
			}
			return
		}
		if d.backs(r, lo) {
			d.within(s, toks, lo, hi, f, kind, true)
			return
		}
	}
	g = head
	if f != nil && d.seat(*f) && !d.acts(toks, g) {
		return
	}
	nlo, nhi := d.phrase(toks, g)
	nlo, nhi = min(nlo, from), max(nhi, hi)
	modifier := modifies(toks[head].Deprel)
	if modifier && kind.Collective() && d.runsInto(toks, lo, hi) {
		return
	}
	if modifier {
		nlo, nhi = from, hi
	}
	r := d.describe(toks, nlo, g, nhi)
	if isp := person || f != nil && d.isPerson(*f); isp && nlo < lo { // the title before a name
		h := lo - 1
		for h > nlo && toks[h].UPOS == "PUNCT" {
			h--
		}
		if t := d.describe(toks, nlo, h, h+1); t.ag != nil {
			r = t
		}
	}
	m := mention{
		sent: s, head: int32(g), lo: int32(nlo), hi: int32(nhi), kind: sitrep.MentionName, desc: r,
		nameLo: int32(lo), nameHi: int32(hi), person: person || f != nil && d.onlyPerson(*f), armed: kind == sitrep.NameArmedGroup, modifier: modifier, entity: -1,
	}
	if f == nil && !person && r.ag != nil && (r.ag.organ || r.ag.ref && r.ag.typ == sitrep.EntityOrg) && int(r.nounLo) <= lo+1 && int(r.nounHi) >= hi {
		m.nameLo, m.nameHi = 0, 0 // "Ministry of Interior" is a description in capitals
		m.desc.definite = true
	}
	if f == nil && !person && !capitalizedRun(d, lo, hi) {
		return
	}
	d.put(toks, m)
}

func capitalizedRun(d *document, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if d.words[i].upper {
			return true
		}
	}
	return false
}

// inName reports whether a token stands within another built-in or found name.
func (d *document) inName(toks []sitrep.Token, g int) bool {
	for _, f := range d.found {
		if f.lo <= g && g < f.hi {
			return true
		}
	}
	return false
}

// backs reports whether a name is the one in "Iran-backed".
func (d *document) backs(r desc, lo int) bool {
	for _, b := range r.back {
		if int(b.lo) <= lo && lo < int(b.hi) {
			return true
		}
	}
	return false
}

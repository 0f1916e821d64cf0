package actor

import (
	"bytes"
	"slices"
	"strings"

	"sitrep"
)

// desc is what a noun phrase tells of its referent by its own words.
type desc struct {
	noun     string // folded agent noun, "" when the head is none
	ag       *agent
	nounLo   int32 // tokens of the noun
	nounHi   int32
	country  string
	state    int32 // of the country, -1
	owner    int32 // record that it belongs to, -1: "ISIL fighters"
	organ    organRef
	hasOrgan bool
	ownerOrg bool // organ is what it belongs to ("spokesman for the Sudanese army")
	former   bool
	number   bool // so many of them
	counts   bool // the head counts another noun: "dozens of detainees"
	definite bool
	plural   bool
	titled   bool      // further words in capitals between a state and the noun
	back     []backing // "Iran-backed"
}

// backing is an adjective of the kind of "Iran-backed".
type backing struct {
	relation string
	to       string
	lo, hi   int32
}

// nounAt finds the longest agent noun whose head is the token; right is how far
// a complement with "of" may reach.
func (d *document) nounAt(toks []sitrep.Token, lo, head, right int) (ag *agent, noun string, nlo, nhi int) {
	try := func(from, to int) bool {
		if to-from > 1 && !d.has(from, beginsNoun) && d.spoken(from)*d.spoken(to-1) > 0 {
			return false
		}
		d.buf = d.buf[:0]
		for i := from; i < to; i++ {
			f := d.form(i)
			if d.words[i].vocab == passed && (len(f) == 0 || f[0] == '-' || bytes.Equal(f, []byte("s"))) {
				continue
			}
			if len(d.buf) > 0 {
				d.buf = append(d.buf, ' ')
			}
			d.buf = append(d.buf, f...)
		}
		var a *agent
		var name string
		if to-from > 1 || d.words[from].vocab == passed {
			a, name = d.base.agent(d.buf)
		} else if n := d.words[from].noun; n >= 0 {
			a, name = d.base.byNumber[n].agent, d.base.byNumber[n].noun
		}
		if a == nil && to > 0 {
			// the last word by its lemma
			stem := max(0, len(d.buf)-len(d.form(to-1)))
			d.buf = d.buf[:stem]
			if l := toks[to-1].Lemma; l != "" && l != "_" {
				d.buf = appendFold(d.buf, l)
			} else {
				d.buf = append(d.buf, singular(string(d.form(to-1)))...)
			}
			if a, name = d.base.agent(d.buf); a == nil && len(d.form(to-1)) > 0 {
				d.buf = append(d.buf[:stem], singular(string(d.form(to-1)))...)
				a, name = d.base.agent(d.buf)
			}
		}
		if a == nil || ag != nil && to-from <= nhi-nlo {
			return a != nil
		}
		ag, nlo, nhi = a, from, to
		noun = name
		return true
	}
	if most := d.agentWords(toks, head); most > 0 {
		n := 0
		for i := max(lo, head-4); i <= head; i++ {
			n += d.spoken(i)
		}
		for k := min(head-lo, 4); k >= 0; n, k = n-d.spoken(head-k), k-1 {
			if n > most || d.words[head-k].vocab == passed {
				continue
			}
			if try(head-k, head+1) {
				break
			}
		}
	}
	if head+2 < right && (d.is(head+1, "of") || d.is(head+1, "for")) {
		for k := min(4, right-head-1); k >= 2; k-- {
			for from := max(lo, head-1); from <= head; from++ {
				try(from, head+1+k)
			}
		}
	}
	return ag, noun, nlo, nhi
}

// spoken counts a token as a word of a name, or not where it is a mark.
func (d *document) spoken(i int) int {
	if w := &d.words[i]; w.vocab == passed || w.n == 0 {
		return 0
	}
	return 1
}

// anyWords: nothing is known of how many words an agent noun may have.
const anyWords = 127

// agentWords is how many words the agent nouns that may end in the token have at most,
// by its form, lemma or singular; 0 when none does. It is asked more than once a token.
func (d *document) agentWords(toks []sitrep.Token, i int) int {
	w := &d.words[i]
	if w.agents == 0 {
		w.agents = d.findAgents(toks, i) + 1
	}
	return int(w.agents - 1)
}

func (d *document) findAgents(toks []sitrep.Token, i int) uint8 {
	w, f, l := &d.words[i], d.form(i), toks[i].Lemma
	if w.vocab == passed || l == "" || l == "_" {
		return anyWords // it may be that another word ends the noun
	}
	if string(f) == l && bytes.IndexByte(f, ' ') < 0 {
		return w.ends
	}
	d.buf = appendFold(d.buf[:0], l)
	if len(d.buf) != len(l) || bytes.IndexByte(d.buf, ' ') >= 0 {
		return anyWords
	}
	return max(w.ends, d.base.endOf(d.buf))
}

// describe reads a noun phrase: its head, what stands before it, and what
// follows it with a preposition.
func (d *document) describe(toks []sitrep.Token, lo, head, hi int) desc {
	r := desc{state: -1, owner: -1}
	r.ag, r.noun, _, _ = nil, "", 0, 0
	ag, noun, nlo, nhi := d.nounAt(toks, lo, head, hi)
	r.ag, r.noun, r.nounLo, r.nounHi = ag, noun, int32(nlo), int32(nhi)
	if rest, ok := strings.CutPrefix(r.noun, "former "); ok && nhi-nlo > 1 {
		r.former, r.noun, r.nounLo = true, rest, r.nounLo+1
		if a := d.base.agents[rest]; a != nil {
			r.ag = a
		}
	}
	if ag == nil {
		r.nounLo, r.nounHi = int32(head), int32(head+1)
	} else if !ag.part && r.noun == "group" && hi > nhi+1 && d.is(nhi, "of") { // "a group of pilgrims"
		counting := *ag
		counting.part = true
		ag, r.ag = &counting, &counting
	}
	r.plural = plural(&toks[head], d.form(head))
	pre := int(r.nounLo)
	for i := lo; i < pre; i++ {
		r.number = r.number || toks[i].UPOS == "NUM"
		switch says := d.words[i].marks & describing; says {
		case 0:
		case saysFormer:
			r.former = true
		case saysSuspected:
			r.suspect()
		case saysNumber:
			r.number = true
		case saysDefinite:
			r.definite = true
		default:
			if to, rel := d.side(i); to != "" {
				r.back = append(r.back, backing{rel, to, int32(i), int32(i + 1)})
			}
		}
	}
	for _, f := range d.found {
		if f.lo >= hi {
			break
		}
		switch {
		case f.hi <= lo:
		case f.lo < pre && f.hi <= max(pre, head):
			if to, rel, n := d.backed(f, pre+1); n > 0 {
				r.back = append(r.back, backing{rel, to, int32(f.lo), int32(f.hi + n)})
				continue
			}
			if f.lo > lo && (d.is(f.lo-1, "anti") || d.is(f.lo-2, "anti") || d.is(f.lo-1, "non") || d.is(f.lo-2, "pro") || d.is(f.lo-1, "pro")) {
				rel := "opposed to"
				if d.is(f.lo-1, "pro") || d.is(f.lo-2, "pro") {
					rel = "aligned with"
				}
				r.back = append(r.back, backing{rel, d.base.nameOf(d.pick(f)), int32(f.lo - 1), int32(f.hi)})
				continue
			}
			r.belong(d, f)
		case f.lo >= int(r.nounHi) && f.lo > head:
			if _, _, n := d.backed(f, hi); n == 0 && r.country == "" && r.owner < 0 && !r.hasOrgan && (ag == nil || !ag.part) {
				r.complement(d, toks, f, head, hi)
			}
		}
	}
	if r.owner < 0 && r.country == "" && !r.hasOrgan && ag != nil && (ag.holds || ag.part) && hi > int(r.nounHi)+1 {
		r.inner(d, toks, int(r.nounHi), hi)
	}
	return r.finish(d)
}

// suspect makes armed men of "suspected herdsmen".
func (r *desc) suspect() {
	if r.ag == nil || r.ag.typ != sitrep.EntityPerson || len(r.ag.sectors) == 0 || r.ag.sectors[0] != "AGR" && r.ag.sectors[0] != "CVL" {
		return
	}
	one := *r.ag
	one.sectors = append([]string{"UAF"}, one.sectors...)
	r.ag = &one
}

// belong takes a modifier before the noun: a state, or what it belongs to.
func (r *desc) belong(d *document, f found) {
	t, ok := d.pick(f)
	if !ok {
		return
	}
	rec := &d.base.records[t.entry]
	if rec.typ == sitrep.EntityCountry {
		if r.country == "" {
			r.country = rec.country
			r.state, _ = d.base.byCode.find(rec.country)
			if d.is(f.hi+1, "based") {
				r.state = -1 // "the Damascus-based centre" is no organ
			}
			for i := f.hi; i < int(r.nounLo) && !d.shouted; i++ { // "the Uganda People's Restoration Army" is no organ of the state
				r.titled = r.titled || d.words[i].upper && d.words[i].n > 1 && !d.inName(nil, i)
			}
		}
		return
	}
	if r.owner < 0 {
		r.owner = t.entry
	}
}

// complement takes a name after the noun: "government of Iraq", "troops in Mali".
func (r *desc) complement(d *document, toks []sitrep.Token, f found, head, hi int) {
	t, ok := d.pick(f)
	if !ok {
		return
	}
	rec := &d.base.records[t.entry]
	prep := ""
	for i := f.lo - 1; i >= int(r.nounHi); i-- {
		if toks[i].UPOS == "ADP" || toks[i].UPOS == "" {
			switch s := string(d.form(i)); s {
			case "of", "for", "to", "in", "from", "at", "with":
				prep = s
			}
			break
		}
	}
	if rec.typ == sitrep.EntityCountry {
		if r.ag != nil && r.ag.holds && f.hi < hi { // "spokesman for the Sudanese army"
			r.inner(d, toks, int(r.nounHi), hi)
			if r.hasOrgan || r.owner >= 0 {
				return
			}
		}
		switch {
		case prep == "in" && r.ag != nil && (slices.Contains(r.ag.sectors, "UAF") || slices.Contains(r.ag.sectors, "MIL") || slices.Contains(r.ag.sectors, "REB")) && r.ag.typ != sitrep.EntityThing:
			// fighters in a country need not be of it
		case prep == "to":
			// an ambassador to a country is not of it
		case prep == "with":
		case d.is(f.hi+1, "based"):
			r.country = rec.country
		default:
			r.country = rec.country
			r.state, _ = d.base.byCode.find(rec.country)
		}
		return
	}
	if r.ag != nil && (r.ag.holds || r.ag.title || r.ag.part) && prep != "to" {
		r.owner = t.entry
	}
}

// inner reads the noun phrase after the noun for what holds or counts it.
func (r *desc) inner(d *document, toks []sitrep.Token, from, hi int) {
	if from >= hi || toks[from].UPOS != "ADP" && toks[from].UPOS != "" {
		return
	}
	head := hi - 1
	for i := from + 1; i < hi; i++ { // the head: the last noun before a further preposition
		if u := toks[i].UPOS; i > from+1 && (u == "ADP" || u == "SCONJ" || u == "PUNCT" && !d.is(i, "-") || u == "CCONJ") {
			head = i - 1
			break
		}
	}
	if head <= from {
		return
	}
	in := d.describe(toks, from+1, head, hi)
	if in.ag == nil && in.country == "" && in.owner < 0 {
		if r.ag.part && r.noun == "group" {
			r.ag = d.base.agents["group"]
		}
		return
	}
	if r.ag.part {
		former, back := r.former, r.back
		*r = in
		r.former, r.plural, r.counts, r.number = former || in.former, !d.is(from-1, "one"), true, true
		r.hasOrgan = r.hasOrgan && (in.ag == nil || in.ag.typ == sitrep.EntityOrg) // so many soldiers are not the army
		r.back = append(back, in.back...)
		return
	}
	r.country, r.state = in.country, in.state
	r.owner, r.organ, r.hasOrgan, r.ownerOrg = in.owner, in.organ, in.hasOrgan, in.hasOrgan
	if r.ag != nil && len(r.ag.sectors) == 0 && in.ag != nil && !in.hasOrgan {
		held := *r.ag
		held.sectors = in.ag.sectors
		r.ag = &held
	}
}

// backed reports the participle that follows a name: "Iran-backed".
func (d *document) backed(f found, limit int) (to, relation string, n int) {
	i := f.hi
	if i < len(d.words) && d.words[i].vocab == passed && (d.is(i, "-") || d.is(i, "–") || d.is(i, "‐")) {
		i++
	}
	if i < limit+1 && i < len(d.words) && i > f.hi {
		if rel := d.base.ties.hyphens[string(d.form(i))]; rel != "" {
			t, ok := d.pick(f)
			return d.base.nameOf(t, ok), rel, i + 1 - f.hi
		}
	}
	return "", "", 0
}

// finish settles the organ of a state.
func (r *desc) finish(d *document) desc {
	if r.ag != nil && r.ag.heads && r.owner >= 0 {
		if rec := &d.base.records[r.owner]; rec.typ == sitrep.EntityOrg && len(rec.sectors) > 0 {
			head := *r.ag
			head.sectors = d.sectorsOf(r.owner)
			r.ag = &head
		}
	}
	if r.ag != nil && r.ag.organ && r.state >= 0 && !r.hasOrgan && !r.number && !r.titled {
		if o, ok := d.base.byNoun[r.noun]; ok && !slices.Contains(d.base.organs[o].not, r.country) {
			r.organ, r.hasOrgan = organRef{r.state, o}, true
		}
	}
	return *r
}

// nameOf is the canonical name of a reading.
func (b *base) nameOf(t target, ok bool) string {
	if !ok {
		return ""
	}
	return b.records[t.entry].names[0]
}

// plural reports whether a noun names several.
func plural(t *sitrep.Token, form []byte) bool {
	switch t.XPOS {
	case "NNS", "NNPS":
		return true
	case "NN", "NNP":
		return string(form) == "people" || string(form) == "police"
	}
	return singular(string(form)) != string(form) && len(form) > 3
}

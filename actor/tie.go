package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// tell reads ties off titles, predicates and additions: "which is part of".
func (d *document) tell() {
	d.current = -1
	d.widen()
	d.respelled()
	d.offices()
	for i := range d.mentions {
		d.parts(int32(i))
	}
	for s := range d.a.Sentences {
		toks, words := d.a.Sentences[s].Tokens, d.wordsOf(s)
		for t := range toks {
			if toks[t].UPOS == "VERB" && d.base.ties.verbal.may(toks[t].Lemma) {
				for i := range d.base.ties.verbs[toks[t].Lemma] {
					d.bindVerb(int32(s), t, &d.base.ties.verbs[toks[t].Lemma][i])
				}
			}
			if words[t].marks&tying != 0 {
				if rel := d.hyphened(toks, t); rel != "" {
					d.bindHyphen(int32(s), t, rel)
				}
			}
			if toks[t].UPOS == "NOUN" {
				d.bindOwned(int32(s), t)
			}
			if t+2 >= len(toks) || words[t+1].marks&preposition == 0 || toks[t+1].UPOS != "ADP" && toks[t+1].UPOS != "SCONJ" {
				continue
			}
			list, next := d.base.ties.byLast[string(d.lettersOf(&words[t]))], d.lettersOf(&words[t+1])
			for i := range list {
				w := &list[i]
				n := len(w.words)
				if lo := t + 2 - n; lo >= 0 && d.said(toks[lo:t], w.words[:n-2]) && string(next) == w.words[n-1] {
					d.bind(int32(s), lo, t, w)
					break
				}
			}
		}
	}
}

// lowerForm is a form in lower case, for texts in capitals.
func lowerForm(form string) string {
	if form != "" && 'A' <= form[0] && form[0] <= 'Z' {
		return strings.ToLower(form)
	}
	return form
}

// said reports the words of tokens, folded.
func (d *document) said(toks []sitrep.Token, words []string) bool {
	for i, w := range words {
		if !strings.EqualFold(d.a.Doc.Text[toks[i].Start:toks[i].End], w) {
			return false
		}
	}
	return true
}

// bind adds the tie that the words from lo to the preposition after t tell.
func (d *document) bind(s int32, lo, t int, w *tieWords) {
	toks := d.a.Sentences[s].Tokens
	object := d.nextMention(s, t+2)
	head := headOf(toks, lo, t+1)
	if object < 0 || d.unreal(toks, head) {
		return
	}
	ended := w.ended || d.overBefore(toks, lo-3)
	for _, subj := range d.subjects(s, head) {
		of, to := subj, object
		if w.turned {
			of, to = to, of
		}
		d.relate(of, to, w, ended, s, int32(lo), d.mentions[object].hi, "predicate")
	}
}

// bindVerb adds the tie of a verb: "Iran, which backs the Houthis", "fighting
// alongside the army".
func (d *document) bindVerb(s int32, t int, w *tieWords) {
	toks := d.a.Sentences[s].Tokens
	object := int32(-1)
	for i := t + 1; i < len(toks) && i < t+16 && object < 0; i++ {
		switch {
		case toks[i].Head-1 != t:
		case len(w.words) == 1 && toks[i].Deprel == "obj", len(w.words) == 2 && (toks[i].Deprel == "obl" || toks[i].Deprel == "obl:agent") && d.prepositionOf(toks, i) == w.words[1]:
			object = d.at(s, int32(i))
		}
	}
	if object < 0 || d.unreal(toks, t) || len(w.words) == 1 && t+1 < len(toks) && d.a.Doc.Text[toks[t+1].Start:toks[t+1].End] == "by" {
		return
	}
	for _, subj := range d.subjects(s, t) {
		of, to := object, subj
		if len(w.words) == 2 {
			of, to = subj, object
		}
		d.relate(of, to, w, w.ended, s, int32(t), d.mentions[object].hi, "predicate")
	}
}

// bindOwned adds the tie of a noun that its owner stands before: "al-Qaeda's
// affiliate", "the Hamas military wing".
func (d *document) bindOwned(s int32, t int) {
	toks := d.a.Sentences[s].Tokens
	if rel := toks[t].Deprel; rel != "appos" && rel != "nsubj" && rel != "root" {
		return
	}
	d.buf = appendFold(d.buf[:0], toks[t].Lemma)
	ws := d.base.ties.byLast[string(d.buf)]
	for i := range ws {
		w := &ws[i]
		if len(w.words) != 2 || w.words[1] != "of" || w.turned {
			continue
		}
		if m := d.at(s, int32(t)); m >= 0 && d.mentions[m].desc.owner >= 0 && !d.unreal(toks, t) {
			ds := &d.mentions[m].desc
			for _, subj := range d.subjects(s, t) {
				if e := &d.entities[d.mentions[subj].entity]; e.entry != ds.owner && (d.label(d.mentions[subj].entity) != "" || e.typ != sitrep.EntityThing) {
					d.addTie(e, sitrep.Tie{Relation: w.relation, Actor: d.base.records[ds.owner].names[0], Ended: w.ended || ds.former}, s, d.mentions[m].lo, int32(t+1), "predicate")
				}
			}
			return
		}
		for k := max(0, t-6); k < t; k++ {
			if toks[k].Head-1 != t || toks[k].Deprel != "nmod:poss" && toks[k].Deprel != "compound" {
				continue
			}
			object := d.at(s, int32(k))
			if object < 0 || d.mentions[object].entity < 0 || d.unreal(toks, t) {
				continue
			}
			for _, subj := range d.subjects(s, t) {
				d.relate(subj, object, w, w.ended || d.overBefore(toks, t-2), s, d.mentions[object].lo, int32(t+1), "predicate")
			}
		}
	}
}

// overBefore reports "former" and the like within two tokens from one on.
func (d *document) overBefore(toks []sitrep.Token, from int) bool {
	for i := max(0, from); i < min(from+3, len(toks)); i++ {
		d.buf = appendFold(d.buf[:0], d.a.Doc.Text[toks[i].Start:toks[i].End])
		if d.base.ties.over[string(d.buf)] {
			return true
		}
	}
	return false
}

// nextMention is the first name or description that begins close to a token.
func (d *document) nextMention(s int32, t int) int32 {
	toks := d.a.Sentences[s].Tokens
	best := int32(-1)
	for i := t; i < len(toks) && i < t+12; i++ {
		m := d.at(s, int32(i))
		if m < 0 || d.mentions[m].kind == sitrep.MentionPronoun || int(d.mentions[m].lo) > t+2 {
			continue
		}
		if best < 0 || d.mentions[m].lo <= d.mentions[best].head { // a longer phrase about it
			best = m
		}
	}
	return best
}

// relate adds a tie between the entities of two mentions.
func (d *document) relate(of, to int32, w *tieWords, ended bool, s, lo, hi int32, by string) {
	a, b := d.mentions[of].entity, d.mentions[to].entity
	if a < 0 || b < 0 || a == b {
		return
	}
	e := &d.entities[a]
	if w.force && d.otherwise(of, to, w, s, lo, hi, by) {
		return
	}
	name := d.called(to)
	if w.relation == "part of" || w.relation == "member of" {
		name = d.label(b) // one is a member of what has a name
	}
	if name == "" || d.label(a) == "" && e.typ == sitrep.EntityThing || w.force && !forceful(e) {
		return
	}
	if o := &d.entities[b]; o.typ == sitrep.EntityCountry && (w.relation == "part of" || w.relation == "member of") && !w.ended {
		return
	}
	t := sitrep.Tie{Relation: w.relation, Actor: name, Ended: ended}
	d.since(&t, s, lo, hi)
	d.addTie(e, t, s, min(lo, hi-1), max(lo+1, hi), by)
}

// forceful reports who can be backed, led and armed.
func forceful(e *entity) bool {
	if e.typ == sitrep.EntityCountry || e.typ == sitrep.EntityThing {
		return false
	}
	for _, s := range e.sectors {
		switch s {
		case "MIL", "REB", "PRM", "UAF", "PTY", "OPP", "COP":
			return true
		}
	}
	return e.typ == sitrep.EntityOrg && (e.noun == "coalition" || e.noun == "alliance" || e.noun == "group" || e.noun == "front" || e.noun == "movement")
}

// unreal reports words that the report denies, doubts or only accuses of.
func (d *document) unreal(toks []sitrep.Token, head int) bool {
	for i := max(0, head-6); i < head; i++ {
		if toks[i].Head-1 != head {
			continue
		}
		if f := d.a.Doc.Text[toks[i].Start:toks[i].End]; f == "not" || f == "n't" || f == "never" || f == "no" || f == "if" || f == "would" || f == "could" || f == "might" {
			return true
		}
	}
	switch toks[head].Deprel {
	case "xcomp", "advcl", "ccomp":
		if h := toks[head].Head - 1; h >= 0 {
			switch toks[h].Lemma {
			case "accuse", "deny", "suspect", "allege", "claim", "want", "refuse", "stop", "believe", "ask", "urge":
				return true
			}
		}
	}
	return false
}

// since reads the interval of a tie off the dates in its clause: "since 2014".
func (d *document) since(t *sitrep.Tie, s, lo, hi int32) {
	toks := d.a.Sentences[s].Tokens
	for i := range d.a.Timexes {
		x := &d.a.Timexes[i]
		if x.Words.Sentence != int(s) || x.From == 0 || x.Words.First <= int(lo) || x.Words.First > int(hi)+4 || x.Words.First == 0 {
			continue
		}
		switch d.a.Doc.Text[toks[x.Words.First-1].Start:toks[x.Words.First-1].End] {
		case "since", "from":
			t.From = x.From
		case "until", "till", "to", "and", "-", "–":
			t.Until = x.To
		}
	}
}

// subjects of a predicate or of a noun's addition.
func (d *document) subjects(s int32, t int) []int32 {
	toks := d.a.Sentences[s].Tokens
	var out []int32
	take := func(h int) {
		for d.at(s, int32(h)) < 0 && strings.HasPrefix(toks[h].Deprel, "flat") && toks[h].Head > 0 { // the clause hangs on a name's last word
			h = toks[h].Head - 1
		}
		if m := d.at(s, int32(h)); m >= 0 && d.mentions[m].entity >= 0 {
			out = append(out, m)
			for i := h + 1; i < len(toks); i++ { // its conjuncts
				if toks[i].Head-1 == h && toks[i].Deprel == "conj" {
					if m := d.at(s, int32(i)); m >= 0 && d.mentions[m].entity >= 0 && i < t {
						out = append(out, m)
					}
				}
			}
			return
		}
		for i := max(0, h-6); i < h; i++ { // "the coalition's air strikes"
			if toks[i].Head-1 == h && (toks[i].Deprel == "nmod:poss" || toks[i].Deprel == "compound" || toks[i].Deprel == "amod") {
				if m := d.at(s, int32(i)); m >= 0 && d.mentions[m].entity >= 0 {
					out = append(out, m)
				}
			}
		}
	}
	own := func(v int) {
		for i := range toks {
			if toks[i].Head-1 == v && (toks[i].Deprel == "nsubj" || toks[i].Deprel == "nsubj:pass") {
				take(i)
			}
		}
	}
	at := t
	for range 3 {
		if own(at); len(out) > 0 {
			return out
		}
		h := toks[at].Head - 1
		if h < 0 || h >= len(toks) {
			return nil
		}
		switch toks[at].Deprel {
		case "acl", "appos", "acl:relcl", "amod":
			if h < t {
				take(h)
			}
			return out
		case "nmod":
			if h < t && toks[h].UPOS != "VERB" {
				if take(h); len(out) > 0 {
					return out
				}
			}
		case "conj", "obl", "advcl":
		case "obj":
			if !d.base.ties.carry[toks[h].Lemma] {
				return nil // "cut its ties to"
			}
		default:
			return nil
		}
		at = h
	}
	return out
}

// called is what the other side of a tie is called; people and things by whom
// they belong to: "supported by Russian jets".
func (d *document) called(i int32) string {
	m := &d.mentions[i]
	if name := d.label(m.entity); name != "" {
		return name
	}
	ds := &m.desc
	switch {
	case ds.owner >= 0:
		return d.base.records[ds.owner].names[0]
	case ds.hasOrgan:
		return d.base.organName(ds.organ)
	case ds.state >= 0 && ds.ag != nil && (fights(ds.ag) && slices.Contains(ds.ag.sectors, "MIL") || ds.ag.typ == sitrep.EntityThing || slices.Contains(ds.ag.sectors, "GOV")):
		return d.base.states[ds.state].name
	case ds.ag != nil && strings.HasPrefix(ds.noun, "coalition "): // "coalition aircraft"
		return d.text(m.sent, ds.nounLo, ds.nounLo+1)
	case ds.ag == nil || ds.ag.typ == sitrep.EntityThing && ds.nounLo == m.lo:
		return ""
	}
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < ds.nounLo; j++ {
		if o := &d.mentions[j]; o.entity >= 0 && d.entities[o.entity].typ == sitrep.EntityOrg {
			if name := d.label(o.entity); name != "" {
				return name
			}
		}
	}
	lo := m.lo
	for ; lo < ds.nounLo && d.tok(m.sent, lo).UPOS == "DET"; lo++ {
	}
	if ds.ag.typ == sitrep.EntityOrg && ds.definite || lo < ds.nounLo && capitalized(d.text(m.sent, lo, lo+1)) && !d.inCapitals(m) {
		if ds.ag.typ != sitrep.EntityOrg {
			return d.text(m.sent, lo, ds.nounLo)
		}
		return d.text(m.sent, lo, ds.nounHi)
	}
	return ""
}

// inCapitals reports a phrase in nothing but capitals.
func (d *document) inCapitals(m *mention) bool {
	text := d.text(m.sent, m.lo, m.hi)
	return len(text) > 6 && capitals(text)
}

// label is what an entity is called: its name, or of an organisation that is
// described in capitals these words.
func (d *document) label(at int32) string {
	e := &d.entities[at]
	switch {
	case e.seat != "":
		return e.seat // a capital's is its state's
	case e.name != "":
		return e.name
	}
	if e.typ != sitrep.EntityOrg {
		return ""
	}
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.desc.ag == nil {
			continue
		}
		lo := m.desc.nounHi
		for lo > m.lo && capitalized(d.text(m.sent, lo-1, lo)) && d.tok(m.sent, lo-1).UPOS != "DET" {
			lo--
		}
		if m.desc.nounHi-lo > 1 && !d.inCapitals(m) {
			return d.text(m.sent, lo, m.desc.nounHi)
		}
	}
	return ""
}

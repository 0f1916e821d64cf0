package actor

import (
	"slices"
	"strconv"

	"sitrep"
)

// hurt: whom the mention names is told to be struck: "Ana Ruiz was shot", "shot Ana Ruiz".
func (d *document) hurt(o *mention) bool {
	toks := d.a.Sentences[o.sent].Tokens
	h := int(o.head)
	for k := 0; k < 3 && toks[h].Deprel == "conj" && toks[h].Head-1 >= 0 && toks[h].Head-1 < int(o.head); k++ {
		h = toks[h].Head - 1
	}
	switch toks[h].Deprel {
	case "nsubj:pass", "obj":
		return d.verbOf(toks, h).strikes
	case "obl", "obl:agent", "xcomp": // "the coroner identified the two men killed as"
		v := toks[h].Head - 1
		if v < 0 || toks[v].Lemma != "identify" {
			return false
		}
		for k := range toks {
			up := toks[k].Head - 1
			if up == v && (toks[k].Lemma == "victim" || toks[k].Lemma == "coroner") ||
				up >= 0 && toks[up].Head-1 == v && toks[k].Deprel == "acl" && d.base.verbs[toks[k].Lemma].strikes {
				return true
			}
		}
	case "nsubj":
		up := toks[h].Head - 1
		return up >= 0 && d.base.callsStruck(toks[up].Lemma)
	case "root", "ccomp", "parataxis": // "the victim was", "the woman killed was"
		for k := range toks {
			if toks[k].Head-1 == h && toks[k].Deprel == "nsubj" {
				return d.base.callsStruck(toks[k].Lemma) || slices.ContainsFunc(toks, func(a sitrep.Token) bool {
					return a.Head-1 == k && a.Deprel == "acl" && d.base.verbs[a.Lemma].strikes
				})
			}
		}
	}
	return false
}

// blamed: whom the mention names is held to have done it: "the boy suspected of", "arrested a man".
func (d *document) blamed(o *mention) bool {
	toks := d.a.Sentences[o.sent].Tokens
	switch toks[o.head].Deprel {
	case "nsubj:pass", "obj":
		if d.verbOf(toks, int(o.head)).blames {
			return true
		}
	}
	for k := int(o.head) + 1; k < len(toks) && k < int(o.head)+6; k++ {
		if toks[k].Head-1 == int(o.head) && toks[k].Deprel == "acl" && d.base.verbs[toks[k].Lemma].blames {
			return true
		}
	}
	return false
}

// undergoes: the sentence tells of whom the pronoun means that he was struck or is held: "He was
// walking home when he was shot".
func (d *document) undergoes(m *mention) bool {
	if d.blamed(m) || d.hurt(m) {
		return true
	}
	toks := d.a.Sentences[m.sent].Tokens
	for k := range toks {
		if toks[k].Deprel == "nsubj:pass" && toks[k].UPOS == "PRON" && toks[k].Lemma == toks[m.head].Lemma {
			if v := d.verbOf(toks, k); v.strikes || v.blames {
				return true
			}
		}
	}
	return false
}

// isOther: what was told of somebody, or how he was called, makes him none whom m calls by a noun
// of a kind: neither the grown-up "the boy", nor the wounded "the gunman", nor who is held "the victim".
func (d *document) isOther(as *kin, m, o *mention, e *entity) bool {
	switch {
	case as.young && d.grown(o):
		return true
	case as.doer && (d.hurt(o) && !d.isCalled(e, doers) || d.isCalled(e, victims) || d.namedApart(m, e)):
		return true // the suspect whom the police shot is "the suspect" still
	case as.doer && slices.Contains(e.sectors, "COP") && d.teller(o) && !d.isCalled(e, doers):
		return true // "according to State Trooper Ana Ruiz. … The suspect died"
	}
	return as.struck && (d.isCalled(e, doers) || d.blamed(o))
}

// doers and victims are called by what they did, and by what befell them.
func doers(k *kin) bool   { return k.doer }
func victims(k *kin) bool { return k.struck }

// isCalled: some description calls somebody by a noun of the kind.
func (d *document) isCalled(e *entity, kind func(*kin) bool) bool {
	return slices.ContainsFunc(e.mentions, func(i int32) bool {
		k := d.base.same[d.mentions[i].desc.noun]
		return k != nil && kind(k)
	})
}

// grown: an age of twenty and more stands beside the mention: "Owen Soto, 44,".
func (d *document) grown(o *mention) bool {
	toks := d.a.Sentences[o.sent].Tokens
	for k := int(o.lo); k < int(o.hi)+2 && k < len(toks); k++ {
		if toks[k].UPOS != "NUM" || k < 1 || !d.comma(toks, k-1) {
			continue
		}
		n, err := strconv.Atoi(d.a.Text(toks[k].Span))
		return err == nil && n >= 20 && n < 110 && (k+1 == len(toks) || toks[k+1].UPOS == "PUNCT")
	}
	return false
}

func (d *document) comma(toks []sitrep.Token, k int) bool { return d.a.Text(toks[k].Span) == "," }

// dropStruck drops from the candidates for who does something the only one whom the pronoun
// can mean that he does it to: "Ana Ruiz stood at the door. The gunman shot her".
func (d *document) dropStruck(m *mention) {
	if !m.subject || len(d.rank) == 0 {
		return
	}
	toks := d.a.Sentences[m.sent].Tokens
	v := toks[m.head].Head - 1
	for k := range toks {
		if toks[k].Deprel != "obj" && toks[k].Deprel != "obl" || toks[k].UPOS != "PRON" || !beneath(toks, toks[k].Head-1, v) {
			continue
		}
		p, ok := d.pronounAt(toks, k)
		if !ok || p.gender == 0 {
			continue
		}
		// Of several the one in the same sentence.
		who, n, here := int32(-1), 0, 0
		for i := range d.rank {
			e := d.rank[i].entity
			if !suits(p.gender, &d.entities[e]) || d.titles(&d.entities[e]) {
				continue
			}
			n++
			if ms := d.entities[e].mentions; d.mentions[ms[len(ms)-1]].sent == m.sent {
				here++
				who = e
			} else if here == 0 {
				who = e
			}
		}
		if n == 1 || here == 1 {
			d.rank = slices.DeleteFunc(d.rank, func(s standing) bool { return s.entity == who || d.titles(&d.entities[s.entity]) })
		}
		return
	}
}

// namedApart: the clause that m is the subject of names somebody as another part of it, who is not
// m then: "The gunman spared Ivo's life".
func (d *document) namedApart(m *mention, e *entity) bool {
	if !m.subject || e.key == "" {
		return false
	}
	toks := d.a.Sentences[m.sent].Tokens
	v := toks[m.head].Head - 1
	var room [32]byte
	for k := int(m.hi); k < len(toks); k++ {
		if toks[k].UPOS != "PROPN" || !hasWord(e.key, string(appendFoldName(room[:0], d.a.Text(toks[k].Span)))) {
			continue
		}
		for x, n := k, 0; n < 5; n++ {
			h := toks[x].Head - 1
			if h < 0 || h == int(m.head) {
				break
			}
			if h == v {
				return true
			}
			if toks[h].UPOS == "VERB" {
				break
			}
			x = h
		}
	}
	return false
}

// titles: the only words for somebody stand right before a name: "receptionist Ana Ruiz".
func (d *document) titles(e *entity) bool {
	if len(e.mentions) != 1 {
		return false
	}
	i := int(e.mentions[0])
	o := &d.mentions[i]
	if o.nameHi > 0 {
		return false
	}
	for j := i + 1; j < len(d.mentions) && d.mentions[j].sent == o.sent && d.mentions[j].lo <= o.hi; j++ {
		if n := &d.mentions[j]; n.lo == o.hi && n.nameHi > 0 {
			return true
		}
	}
	return false
}

// beneath: verb i is v or goes on from it without a subject of its own: "opened fire, killing him".
func beneath(toks []sitrep.Token, i, v int) bool {
	if i == v || i < 0 {
		return i >= 0
	}
	r := toks[i].Deprel
	return toks[i].Head-1 == v && i > v && (r == "advcl" || r == "conj" || r == "xcomp") && !ownSubject(toks, i)
}

// nameBeside is the family name that stands beside a description: "the suspect, Ana Ruiz,".
func (d *document) nameBeside(m *mention) string {
	toks := d.a.Sentences[m.sent].Tokens
	for k := int(m.head) + 1; k < len(toks) && k < int(m.head)+12; k++ {
		if toks[k].Head-1 == int(m.head) && toks[k].Deprel == "appos" && toks[k].UPOS == "PROPN" {
			for k+1 < len(toks) && toks[k+1].UPOS == "PROPN" {
				k++
			}
			return d.foldName(d.a.Text(toks[k].Span))
		}
	}
	return ""
}

package process

import (
	"slices"

	"sitrep"
)

// roles reads parties, mediators, venue, subject and round around a sign's words.
func (r *docReader) roles(t *tree, f *found) {
	a := f.anchor
	phrase := []int{a.tok}
	if a.top != a.tok {
		phrase = append(phrase, a.top)
		for h := t.head(a.tok); h >= 0 && h != a.top; h = t.head(h) {
			phrase = append(phrase, h)
		}
	}
	for _, x := range phrase {
		r.phraseRoles(t, f, x)
	}
	// those who do what the chain of words above tells: "A and B agreed to resume talks"
	chain := f.mood.chain
	if len(chain) == 0 {
		chain = []int{f.tok}
	}
	// words between the anchor and the governing word
	for h := a.top; h >= 0 && h != f.tok && len(chain) < 12; h = t.head(h) {
		if !slices.Contains(chain, h) && h != a.top {
			chain = append(chain, h)
		}
	}
	for _, g := range chain {
		if t.in(g, r.ks.lists["say"]) && g != f.tok {
			continue
		}
		for _, k := range t.kids(g) {
			if k == a.top || t.under(a.tok, k) && t.rel(k) != "nsubj" {
				continue
			}
			switch rel := t.tok[k].Deprel; {
			case rel == "nsubj" || rel == "nsubj:outer":
				r.people(t, f, k, &f.Parties)
			case t.rel(k) == "obl":
				switch t.prep(k) {
				case "by":
					if t.in(g, r.ks.lists["mediate"]) || t.in(g, r.ks.lists["host"]) {
						r.people(t, f, k, &f.Mediators)
					} else {
						r.people(t, f, k, &f.Parties)
					}
				case "with", "between", "involving", "against":
					r.people(t, f, k, &f.Parties)
				case "in", "at":
					r.venue(t, f, k)
				}
			case rel == "nsubj:pass" && !t.under(a.tok, k):
				r.people(t, f, k, &f.Parties)
			case rel == "obj" && a.act && !t.verb(a.tok):
				r.people(t, f, k, &f.Parties)
			}
		}
		// "urged both sides", "mediated by Qatar" as a participle of the sentence
		if t.in(g, r.ks.lists["mediate"]) {
			for _, k := range t.kids(g) {
				if t.tok[k].Deprel == "nsubj" {
					r.people(t, f, k, &f.Mediators)
				}
			}
		}
	}
	f.Parties = slices.DeleteFunc(f.Parties, func(p sitrep.Participant) bool {
		return slices.ContainsFunc(f.Mediators, func(q sitrep.Participant) bool { return same(&p, &q) })
	})
}

// phraseRoles reads what the phrase of the name itself says.
func (r *docReader) phraseRoles(t *tree, f *found, x int) {
	for _, k := range t.kids(x) {
		switch rel := t.rel(k); rel {
		case "nmod", "obl":
			switch p := t.prep(k); p {
			case "between", "with", "by", "involving", "among", "from":
				r.people(t, f, k, &f.Parties)
			case "of":
				if f.anchor.act || f.kind.parties == "loose" {
					r.people(t, f, k, &f.Parties)
				}
				if k != f.anchor.tok && !slices.Contains(f.kind.actWords(t, x), t.lemma(k)) && f.kind.apart == "subject" && !t.under(f.anchor.tok, k) {
					r.subject(t, f, k)
				}
			case "on", "over", "about", "into", "regarding", "concerning", "for":
				if !t.isTimeTok(k) {
					r.subject(t, f, k)
				}
			case "in", "at", "across", "around":
				r.venue(t, f, k)
				r.scope(t, f, k)
			case "": // "Ardania's troops", "the talks' mediator"
				r.people(t, f, k, &f.Parties)
			case "under", "through":
				r.people(t, f, k, &f.Mediators)
			}
			if t.tok[k].Deprel == "nmod:poss" {
				r.people(t, f, k, &f.Parties)
			}
		case "compound", "amod":
			if t.in(k, r.ks.lists["mediate"]) { // "Qatari-mediated", "UN-brokered"
				r.people(t, f, k, &f.Mediators)
				for i := max(0, k-2); i < k; i++ {
					r.person(t, f, i, &f.Mediators)
				}
				continue
			}
			if n := r.round(t, k); n > 0 {
				f.Round = n
				continue
			}
			if k == f.anchor.tok || f.anchor.act && k != x && t.under(f.anchor.tok, k) {
				continue
			}
			if !r.people(t, f, k, &f.Parties) {
				r.scope(t, f, k)
				if rel == "compound" || t.tok[k].UPOS == "ADJ" {
					f.Topics = r.topics(t, f, f.Topics, k)
				}
			}
		case "acl":
			switch {
			case t.in(k, r.ks.lists["mediate"]) || t.in(k, r.ks.lists["host"]):
				for _, c := range t.kids(k) {
					if t.rel(c) == "obl" && t.prep(c) == "by" {
						r.people(t, f, c, &f.Mediators)
					} else if t.rel(c) == "obl" && (t.prep(c) == "in" || t.prep(c) == "at") {
						r.venue(t, f, c)
					}
				}
			case t.prep(k) == "to" && !f.anchor.act && t.child(k, "nsubj") < 0 && k != f.tok:
				r.subject(t, f, k)
			case t.prep(k) == "on" || t.prep(k) == "about" || t.prep(k) == "into": // "talks on how to draw down"
				r.subject(t, f, k)
			case k == f.tok:
				for _, c := range t.kids(k) {
					if t.rel(c) == "obl" && (t.prep(c) == "on" || t.prep(c) == "over") && !t.isTimeTok(c) {
						r.subject(t, f, c)
					}
				}
			}
		case "nummod":
			if n := number(t.form(k)); n > 0 && k > x {
				f.Round = n
			}
		}
	}
	// "resumed meetings Sunday on how to draw down": hangs on the verb
	if h := t.head(x); h >= 0 && f.Subject == nil && f.kind.apart == "subject" && (t.tok[x].Deprel == "obj" || t.rel(x) == "nsubj") {
		for _, k := range t.kids(h) {
			p := t.prep(k)
			if (t.rel(k) == "obl" || t.rel(k) == "advcl") && k > x && (p == "on" || p == "over" || p == "about") && !t.isTimeTok(k) && !r.isBecause(t, k) {
				r.subject(t, f, k)
			}
		}
	}
}

func (k *Kind) actWords(t *tree, x int) (out []string) {
	for _, a := range k.actsOf(t, x) {
		out = append(out, a.of...)
	}
	return out
}

func (t *tree) isTimeTok(i int) bool {
	for _, x := range t.a.Timexes {
		if x.Span.Contains(t.tok[i].Span) {
			return true
		}
	}
	return false
}

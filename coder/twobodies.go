package coder

import "sitrep"

// twoBodies are the modifiers of x that name two bodies of one kind: "government and opposition
// forces", "FC and Levies personnel"; a is the last word of the first, b the first word of the
// second, -1 if there are no two.
func (t *tree) twoBodies(x int) (a, b int) {
	if !t.plural(x) && t.lemma[x] != "personnel" || !t.agent(x) || x < 3 {
		return -1, -1
	}
	for c := t.first[x]; c >= 0 && int(c) < x-2; c = t.next[c] {
		a := int(c)
		if r := t.rel(a); r != "amod" && r != "compound" || t.form[a+1] != "and" || !t.body(a) {
			continue
		}
		last := -1
		for k := a + 2; k < x; k++ {
			if h := t.head(k); !inNounPhrase(t.tok[k].UPOS) && t.tok[k].UPOS != "PART" || h != x && h != a && (h <= a || h > x) {
				return -1, -1
			}
			last = k
		}
		if last < 0 || !t.body(last) && !(t.body(x) && !t.lemmaIs(x, isPeople)) && t.tok[last].UPOS != "PROPN" {
			return -1, -1
		}
		return a, a + 2
	}
	return -1, -1
}

// body: the word is of a force or an authority, or of the name of a body.
func (t *tree) body(x int) bool {
	return t.lemmaIs(x, isArmed|isGov) || t.namedAs(x, sitrep.NameOrganization)
}

// eachBody adds the two bodies that r names with the words up to a and from b on.
func (t *tree) eachBody(r role, a, b int, out []role) []role {
	f, _ := t.subtree(r.tok, true)
	first, ok := t.participant(a)
	if !ok {
		first = role{t: t, tok: a, p: sitrep.Participant{Entity: -1, Sectors: r.p.Sectors, Country: r.p.Country}}
	}
	if f < a && first.p.Name == "" || !ok {
		first.p.Span = t.span(min(f, a), a+1)
		first.p.Text = t.w.a.Text(first.p.Span)
	}
	second := r
	if r.p.Actor == "" { // a name of the head is the second's
		second.p.Entity, second.p.Name = -1, ""
	}
	second.p.Span.Start = t.tok[b].Start
	second.p.Text = t.w.a.Text(second.p.Span)
	return append(out, first, second)
}

// eachOf adds the further countries that each have their own of x: "the foreign
// ministers of Karsia and Norland" are two parties.
func (t *tree) eachOf(x int, out []role) []role {
	if !t.plural(x) || !t.agent(x) {
		return out
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		p := t.prep(k)
		if t.rel(k) != "nmod" || p != "of" && (p != "from" && p != "in" || !t.lemmaIs(x, isArmed|isGov) || t.lemmaIs(x, isFacility) || t.child(x, "nummod") >= 0) {
			continue
		}
		if t.w.c.class["sent-for-talks"].words[t.lemma[x]] {
			out = t.sentBy(k, out)
		}
		for d := 0; d < 3 && !t.countryPlace(k); d++ { // "representatives of the ministries of the interior of"
			n := -1
			for c := t.first[k]; c >= 0; c = t.next[c] {
				if y := int(c); t.rel(y) == "nmod" && t.prep(y) == "of" && (n < 0 || t.countryPlace(y)) {
					n = y
				}
			}
			if n < 0 {
				break
			}
			k = n
		}
		if t.body(k) && p == "of" && t.lemmaIs(x, isArmed) { // "troops of the junta and the Northern Front"
			for n := t.first[k]; n >= 0; n = t.next[n] {
				if m := int(n); t.rel(m) == "conj" && (t.body(m) || t.countryPlace(m)) {
					if r, ok := t.participant(m); ok {
						out = append(out, r)
					}
				}
			}
		}
		if t.countryPlace(k) {
			if n := len(out); n > 0 && out[n-1].p.End < t.tok[k].Start && p == "of" {
				switch r, ok := t.participant(k); {
				case ok && out[n-1].tok == x && out[n-1].p.Name == "" && x < k: // "representatives of the ministry of Iran" are Iran's
					out[n-1].p.Span.End = r.p.Span.End
					out[n-1].p.Text, out[n-1].p.Country = t.w.a.Text(out[n-1].p.Span), r.p.Country
				case ok:
					out = append(out, r)
				}
			}
			for n := t.first[k]; n >= 0; n = t.next[n] {
				if m := int(n); t.rel(m) == "conj" && t.countryPlace(m) {
					if r, ok := t.participant(m); ok {
						out = append(out, r)
					}
				}
			}
		}
	}
	return out
}

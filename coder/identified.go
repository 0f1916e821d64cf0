package coder

import "slices"

// identified names those whom the main deed struck where its own words only count or describe them and
// another sentence gives just so many names: "The coroner identified those killed as Ana Ruiz, 14;
// and Tom Reed, 28", "Ana Ruiz, 21, was pronounced dead".
func (w *work) identified(main *event, live []*event) {
	var named []role
	for si, t := range w.trees {
		if t == nil || w.headline(si) || !w.coded(si) {
			continue
		}
		who, from := t.victimsNamed()
		if len(from) == 0 || w.before(t) {
			continue
		}
		if !w.toldLast(live, t, main) {
			return // of which deed is not safe
		}
		if who >= 0 && !t.struckIn(who, main, live) {
			continue
		}
		for _, x := range from {
			if r, ok := t.participant(x); ok && r.p.Name != "" {
				named = addRole(named, r)
			}
		}
	}
	if len(named) > 0 {
		main.strikesNamed(named, live)
	}
}

// before: all that the sentence dates lies a year and more before the report.
func (w *work) before(t *tree) bool {
	pub := w.a.Doc.PublishedOn
	return pub != nil && pub.Start != 0 && t.looksBack(pub.Start-365)
}

// struckIn: the word at x for the victims is of the happening whose first mention e is: a pronoun for
// those whom it struck, or a noun that goes with no other: "the victims of a fire".
func (t *tree) struckIn(x int, e *event, live []*event) bool {
	if t.tok[x].UPOS == "PRON" && t.child(x, "acl") < 0 {
		m := t.ment[x]
		return m >= 0 && slices.ContainsFunc(live, func(o *event) bool {
			return o.firstMention() == e && slices.ContainsFunc(o.recipients, func(r role) bool { return r.p.Entity >= 0 && r.p.Entity == t.w.a.Mentions[m].Entity })
		})
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if k := int(c); k > x && t.rel(k) == "nmod" && (t.prep(k) == "of" || t.prep(k) == "in" || t.prep(k) == "from") && t.place[k] < 0 && t.timex[k] < 0 {
			if o := t.w.eventAt(t, k); o == nil || o.firstMention() != e {
				return false
			}
		}
	}
	return true
}

// victimsNamed are the heads of the names of people whom the sentence tells to be the victims, and
// the word for these, -1 where there is none.
func (t *tree) victimsNamed() (word int, names []int) {
	identifying := t.w.c.class["identifying"].words
	for x := range t.tok {
		switch {
		case t.isVerb(x) && identifying[t.lemma[x]] && !t.negated(x):
			whom := -1
			for c := t.first[x]; c >= 0 && whom < 0; c = t.next[c] {
				if k := int(c); t.victimNoun(k) || t.form[k] == "they" || t.form[k] == "them" {
					whom = k
				}
			}
			if whom >= 0 {
				if k := t.identifiedAs(x, whom); k >= 0 {
					return whom, t.listOf(k)
				}
			}
		case t.plural(x) && t.victimNoun(x):
			if t.child(x, "cop") >= 0 { // "Ana Ruiz and Tom Reed are the victims"
				if k := t.child(x, "nsubj"); k >= 0 && t.tok[k].UPOS == "PROPN" && t.namedPerson(k) {
					return x, t.listOf(k)
				}
				continue
			}
			if h := t.head(x); t.rel(x) == "nsubj" && h > x && t.tok[h].UPOS == "PROPN" && t.child(h, "cop") >= 0 && t.namedPerson(h) { // "The victims are Ana Ruiz and Tom Reed"
				return x, t.listOf(h)
			}
			if k := t.child(x, "appos"); k > x && t.namedPerson(k) {
				return x, t.listOf(k)
			}
		case t.isVerb(x) && t.pronouncedDead(x):
			if s := t.child(x, "nsubj:pass"); s >= 0 && t.tok[s].UPOS == "PROPN" && t.namedPerson(s) {
				names = append(names, t.listOf(s)...)
			}
		}
	}
	return -1, names
}

// victimNoun: a word for whom violence befell: "the victims", "those killed", "the dead man".
func (t *tree) victimNoun(x int) bool {
	if t.w.c.class["stricken"].words[t.lemma[x]] || t.theHurt(x) {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch r := t.rel(k); {
		case r == "amod" && (t.form[k] == "dead" || t.form[k] == "slain"),
			r == "acl" && (t.fateOf(k) == "killed" || t.fateOf(k) == "injured" || t.fateOf(k) == "struck"):
			return true
		}
	}
	return false
}

// pronouncedDead: the verb at v with its complement says that somebody was found to be dead.
func (t *tree) pronouncedDead(v int) bool {
	if l := t.lemma[v]; l != "pronounce" && l != "declare" || t.negated(v) {
		return false
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if t.form[c] == "dead" {
			return true
		}
	}
	return false
}

// listOf is the name at x with those joined to it.
func (t *tree) listOf(x int) (out []int) {
	out = append(out, x)
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if k := int(c); t.rel(k) == "conj" && t.tok[k].UPOS == "PROPN" && t.namedPerson(k) {
			out = append(out, t.listOf(k)...)
		}
	}
	return out
}

// strikesNamed puts those named in the place of whom the mentions of the happening, the first of which e
// is, tell as just so many people.
func (e *event) strikesNamed(named []role, live []*event) {
	var all []*event
	for _, o := range live {
		if o.firstMention() != e || o.typ != "ASSAULT" {
			continue
		}
		all = append(all, o)
		for _, list := range [...][]role{o.actors, o.recipients} {
			for i := range list {
				if slices.ContainsFunc(named, func(r role) bool { return samePerson(&r.p, &list[i].p) }) {
					return
				}
			}
		}
	}
	kind := "named"
	for _, o := range all {
		at := -1
		for i := range o.recipients {
			if o.recipients[i].counts(len(named)) {
				if at >= 0 {
					at = -1
					break
				}
				at = i
			}
		}
		if at < 0 {
			continue
		}
		was := o.recipients[at]
		for _, d := range all { // who is told on both sides is whom it befell
			d.actors = slices.DeleteFunc(slices.Clone(d.actors), func(r role) bool { return samePerson(&r.p, &was.p) })
		}
		list := slices.Clone(o.recipients[:at])
		for _, r := range named {
			r.kind = kind
			list = append(list, r)
		}
		o.recipients = append(list, o.recipients[at+1:]...)
		kind = ""
	}
}

// counts: the role is of n people of whom nobody is named.
func (r *role) counts(n int) bool {
	t, x := r.t, r.tok
	if r.p.Name != "" || r.p.Actor != "" || !t.agent(x) && !t.ofAge(x) || t.lemmaIs(x, isArmed) {
		return false
	}
	if k := t.child(x, "nummod"); k >= 0 && !t.ofAge(x) && !t.age(k, x) {
		return years(t.form[k]) == n
	}
	return n == 1 && !t.plural(x)
}

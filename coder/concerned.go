package coder

import "sitrep"

// concernedBy lists, for the types whose content may name whom they are at, the
// prepositions behind which he stands, likeliest first.
var concernedBy = map[string][]string{
	"REJECT":   {"from", "by", "with", "to", "against", "on", "of"},
	"AGREE":    {"with", "to", "between", "from", "against", "for"},
	"CONCEDE":  {"on", "against", "to", "from", "for", "with", "of"},
	"ACCUSE":   {"by", "against", "into", "of"},
	"THREATEN": {"against", "on", "with", "from", "to", "of"},
	"SANCTION": {"against", "on", "from", "to", "with", "of"},
	"RETREAT":  {"from", "to", "of"},
	"AID":      {"to", "for", "of"},
	"SUPPORT":  {"with", "of", "by", "for", "to", "on"},
	"PROTEST":  {"by", "against", "of", "from", "at"},
	"REQUEST":  {"from", "on", "of", "by"},
}

// concerned are those whom the content of an event names that is at nobody itself:
// "refused to meet the envoy", "rejected an appeal filed by the miners", "agreed to
// lift the ban on Norland", "opened an inquiry into the business of the firm".
func (e *event) concerned(actors []role) []role {
	preps := concernedBy[e.typ]
	if preps == nil {
		return nil
	}
	for _, a := range e.args {
		if holdsToken(actors, a.tok) {
			continue // "a request from the Lebanese navy" is not at Lebanon
		}
		if a.kind != argComp && a.kind != argObj && (a.kind != argPrep || !contains(preps, a.prep) && a.prep != "over" && a.prep != "for" && (a.prep != "in" || !e.givenIn(a.tok))) {
			continue
		}
		if ps := e.concernedIn(a.tok, preps, actors, 0); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

const contentDepth = 3 // steps from an event down into what it is about

func (e *event) concernedIn(x int, preps []string, actors []role, depth int) []role {
	t := e.t
	if depth == contentDepth || t.timex[x] >= 0 {
		return nil
	}
	take := func(y int) []role {
		if y >= 0 && e.typ == "THREATEN" && contains(e.modes, "violence") && t.head(y) == x && t.tells(x) == "ASSAULT" && t.strikable(y) {
			return e.receivers(t.participants(y, nil))
		}
		if y < 0 || t.timex[y] >= 0 || !t.agent(y) || t.isVerb(y) || t.place[y] >= 0 && !t.countryPlace(y) || t.ownedByPronoun(y) && t.prep(y) != "with" || // "to work with its partners"
			t.onAir(y) ||
			t.prep(y) == "of" && t.head(y) >= 0 && e.matter(t.head(y)) {
			return nil
		}
		var kept []role
		for _, p := range e.receivers(t.participants(y, nil)) {
			own := false
			for _, q := range actors {
				own = own || p.tok == q.tok && p.t == q.t || p.p.Entity >= 0 && p.p.Entity == q.p.Entity
			}
			if !own {
				p.kind = "content"
				kept = append(kept, p)
			}
		}
		return kept
	}
	args := t.arguments(x)
	matter := e.matter(x)
	switch {
	case e.typ == "ACCUSE" && (t.isVerb(x) || t.tells(x) != ""):
		// "alleged that the army shelled", "condemned the shelling": whoever did it, else nobody.
		for _, a := range args {
			if a.kind == argSubj {
				return take(a.tok)
			}
		}
		return nil
	case t.isVerb(x):
		own := matter || t.lemma[x] == "use" || t.lemma[x] == "deploy" || t.tells(x) == "RETREAT" || t.tells(x) == "MOBILIZE" // "withdraw a battalion", "use force" is at nobody in it
		for _, k := range [...]argKind{argIobj, argObj} {
			for _, a := range args {
				if a.kind == k && !own && (e.typ != "AGREE" || t.fateOf(x) == "") { // "signed an accord to end a war that killed thousands"
					if ps := take(a.tok); len(ps) > 0 {
						return ps
					}
				}
			}
		}
	default:
		for _, a := range args {
			if a.kind == argSubj && !(e.typ == "SUPPORT" && t.w.c.class["favour"].words[t.lemma[x]]) && (a.prep != "mod" || t.place[a.tok] >= 0 || t.bodyNamed(a.tok) ||
				e.typ == "PROTEST" && t.lemmaIs(a.tok, isArmed|isGov)) { // "Norland's proposal", "the US plan", "the OAU peace plan", "the police raids"
				if ps := take(a.tok); len(ps) > 0 {
					return ps
				}
			}
		}
		// "an appeal filed by the miners"
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "acl" && t.isVerb(int(c)) && t.passive(int(c)) && !t.w.c.class["go-between"].words[t.lemma[c]] {
				if s := t.argument(int(c), argSubj); s >= 0 && s != x {
					if ps := take(s); len(ps) > 0 {
						return ps
					}
				}
			}
		}
	}
	for _, p := range preps {
		for _, a := range args {
			if a.kind == argPrep && a.prep == p || a.kind == argObj && a.prep == p && !matter {
				if ps := take(a.tok); len(ps) > 0 {
					return ps
				}
			}
		}
	}
	for _, a := range args {
		if a.kind == argComp || a.kind == argObj && !matter || a.kind == argPrep && contains(preps, a.prep) && depth == 0 {
			if ps := e.concernedIn(a.tok, preps, actors, depth+1); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// onAir: where something is said, of nobody whom it is at: "rejected the demand on state television".
func (t *tree) onAir(x int) bool {
	return t.prep(x) == "on" && t.w.c.class["on-air"].words[t.lemma[x]]
}

// bodyNamed: a named body or group.
func (t *tree) bodyNamed(x int) bool {
	e := t.entityAt(x)
	return e != nil && e.Type != sitrep.EntityPerson && e.Actor != "" && t.tok[x].UPOS == "PROPN"
}

// holdsToken: one of the participants stands at token x.
func holdsToken(ps []role, x int) bool {
	for i := range ps {
		if ps[i].tok == x {
			return true
		}
	}
	return false
}

// ownedByPronoun: "its troops", "their banks" are no other party.
func (t *tree) ownedByPronoun(x int) bool { return t.pronounOwner(x) >= 0 }

// pronounOwner is the pronoun for whose x is, -1 for none.
func (t *tree) pronounOwner(x int) int {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "nmod:poss" && t.tok[c].UPOS == "PRON" {
			return int(c)
		}
	}
	return -1
}

// knownOwner is the pronoun for whose x is, where it stands for somebody; -1 for none.
func (t *tree) knownOwner(x int) int {
	if p := t.pronounOwner(x); p >= 0 && t.ment[p] >= 0 {
		return p
	}
	return -1
}

// let are those whom somebody agrees to let do something: "agreed to let the doctors visit the
// prisoners", "will allow the return of aid workers".
func (e *event) let() []role {
	t := e.t
	x := e.tok
	if c := e.arg(arg{kind: argComp}); c >= 0 {
		x = c
	}
	if !t.isVerb(x) || !t.w.c.class["letting"].words[t.lemma[x]] {
		return nil
	}
	y := t.letDo(x)
	if y < 0 || !t.agent(y) || t.ownedByPronoun(y) || t.place[y] >= 0 && !t.countryPlace(y) {
		return nil
	}
	return e.receivers(t.participants(y, nil))
}

// letDo is whom verb x of allowing something lets do it, -1 for none.
func (t *tree) letDo(x int) int {
	for _, k := range [...]argKind{argIobj, argObj} {
		if o := t.argument(x, k); o >= 0 && t.agent(o) {
			return o
		}
	}
	if c := t.argument(x, argComp); c >= 0 {
		return t.argument(c, argSubj)
	}
	if o := t.argument(x, argObj); o >= 0 { // "allow the return of aid workers", "give access to inspectors"
		for _, p := range [...]string{"of", "for", "to", "by"} {
			for _, a := range t.arguments(o) {
				if a.prep == p && t.agent(a.tok) {
					return a.tok
				}
			}
		}
	}
	return -1
}

// givenIn: the noun is what the help is given as: "two million dollars in aid to Fiji".
func (e *event) givenIn(x int) bool {
	return e.typ == "AID" && e.t.w.c.class["help"].words[e.t.lemma[x]]
}

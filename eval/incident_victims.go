package eval

import (
	"slices"
	"strings"

	"sitrep"
)

// identify adds the victims that a report names apart from the act: in a
// sentence of its own ("The dead were identified as …", "Among the injured are
// …") or beside those who were hit ("three reporters: …").
func identify(a *sitrep.Analysis, all []*incident) {
	for si := range a.Sentences {
		from, effect := identifies(a, si)
		if from < 0 {
			continue
		}
		in := toldBefore(all, si)
		if in == nil {
			continue
		}
		if effect == "" {
			effect = in.fate()
		}
		for k := range a.Names {
			n := &a.Names[k]
			if n.Type != sitrep.NamePerson || n.Words.Sentence != si || n.Words.First < from {
				continue
			}
			in.putName(n, effect)
		}
	}
	freed(a, all)
	for _, in := range all {
		for _, t := range in.targets {
			if !t.physical && t.name == "" {
				in.beside(t)
			}
		}
	}
}

// freed marks the kidnapped whose release or rescue the report tells.
func freed(a *sitrep.Analysis, all []*incident) {
	for i := range a.Events {
		m := &a.Events[i]
		if m.Polarity == sitrep.Negative || m.Reality != sitrep.Actual || !slices.Contains(m.Modes, "release") && m.Type != "AID" {
			continue
		}
		for _, in := range all {
			if in.kind != "KIDNAPPING" {
				continue
			}
			for k := range in.targets {
				t := &in.targets[k]
				if slices.ContainsFunc(m.Recipients, func(p sitrep.Participant) bool {
					return p.Entity >= 0 && p.Entity == t.entity || t.name != "" && p.Name != "" && oneName(t.name, p.Name)
				}) {
					t.effect("REGAINED FREEDOM")
				}
			}
		}
	}
}

// fate is what befell all the people hit, "" when they fared differently.
func (in *incident) fate() (one string) {
	for i := range in.targets {
		for _, e := range in.targets[i].effects {
			switch {
			case in.targets[i].physical:
			case one == "":
				one = e
			case one != e:
				return ""
			}
		}
	}
	return one
}

// identifies finds the word after which a sentence names victims, −1 if it names
// none, and what befell them.
func identifies(a *sitrep.Analysis, si int) (from int, effect string) {
	victims := false
	toks := a.Sentences[si].Tokens
	for k := range toks {
		w := strings.ToLower(a.Text(toks[k].Span))
		if e, ok := lookUp("victims", []string{w}); ok && k < 16 {
			victims = true
			if e != "HIT" {
				effect = e
			}
			continue
		}
		if !victims {
			continue
		}
		switch w {
		case "identified", "are", "were", "is", "was", "include", "includes", "included", ":", "named":
			if k+1 < len(toks) && w != "identified" && strings.EqualFold(a.Text(toks[k+1].Span), "identified") {
				continue
			}
			for _, n := range a.Names { // a name follows at once, but for titles
				if n.Type == sitrep.NamePerson && n.Words.Sentence == si && n.Words.First > k && n.Words.First <= k+6 {
					return k + 1, effect
				}
			}
		}
	}
	return -1, ""
}

// toldBefore is the incident with people hurt that was told last before a
// sentence, or in it.
func toldBefore(all []*incident, si int) (best *incident) {
	last := -1
	for _, in := range all {
		for _, m := range in.mentions {
			if s := m.Head.Sentence; s <= si && s > last && si-s <= 6 && in.kind != "ARSON" {
				best, last = in, s
			}
		}
	}
	return best
}

// putName adds a named person.
func (in *incident) putName(n *sitrep.Name, effect string) {
	p := sitrep.Participant{Text: in.a.Text(n.Span), Span: n.Span, Entity: -1}
	for i := range in.a.Mentions {
		m := &in.a.Mentions[i]
		if m.Span.Overlaps(n.Span) && m.Kind == sitrep.MentionName && m.Entity >= 0 && in.a.Entities[m.Entity].Type == sitrep.EntityPerson {
			e := &in.a.Entities[m.Entity]
			p = sitrep.Participant{Text: in.a.Text(m.Span), Span: m.Span, Entity: m.Entity, Name: e.Name, Country: e.Country, Sectors: e.Sectors}
			break
		}
	}
	if p.Entity < 0 {
		return
	}
	if t, ok := in.newTarget(&p); ok && t.name != "" {
		if effect != "" {
			t.effect(effect)
		}
		in.putTarget(t)
	}
}

// beside adds the names that hang on the words for a target as an apposition or
// after "including".
func (in *incident) beside(t target) {
	for si := range in.a.Sentences {
		s := &in.a.Sentences[si]
		if !s.Span.Contains(t.span) {
			continue
		}
		for k := range in.a.Names {
			n := &in.a.Names[k]
			if n.Type != sitrep.NamePerson || n.Words.Sentence != si || n.Start < t.span.End {
				continue
			}
			if hangs(s.Tokens, n.Words, func(x int) bool { return t.span.Contains(s.Tokens[x].Span) }) {
				effect := ""
				if len(t.effects) == 1 {
					effect = t.effects[0]
				}
				in.putName(n, effect)
			}
		}
		return
	}
}

// hangs climbs from a name over appositions and conjuncts to a word that is one
// of those wanted.
func hangs(toks []sitrep.Token, w sitrep.Words, wanted func(int) bool) bool {
	x := -1
	for k := w.First; k < w.End; k++ {
		if h := toks[k].Head - 1; h < w.First || h >= w.End {
			x = k
			break
		}
	}
	for step := 0; x >= 0 && step < 12; step++ {
		rel, _, _ := strings.Cut(toks[x].Deprel, ":")
		switch rel {
		case "appos", "conj", "flat", "compound", "parataxis", "list", "dep":
		case "nmod":
			if !including(toks, x) {
				return false
			}
		default:
			return false
		}
		x = toks[x].Head - 1
		if x >= 0 && wanted(x) {
			return true
		}
	}
	return false
}

func including(toks []sitrep.Token, x int) bool {
	for k := range toks {
		if toks[k].Head-1 == x && toks[k].Deprel == "case" && (toks[k].Lemma == "include" || toks[k].Lemma == "including") {
			return true
		}
	}
	return false
}

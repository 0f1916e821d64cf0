package eval

import (
	"slices"
	"strings"

	"sitrep"
)

func (in *incident) perpetrators(s slots) {
	confidence := in.confidence()
	insurgent := slices.ContainsFunc(in.actors, func(p sitrep.Participant) bool { return in.side(&p) == "insurgent" })
	category := "TERRORIST ACT"
	for i := range in.actors {
		p := &in.actors[i]
		if in.hit(p) {
			continue
		}
		if in.side(p) == "state" || slices.Contains(p.Sectors, "GOV") {
			if insurgent {
				continue // the other side of a fight
			}
			category = "STATE-SPONSORED VIOLENCE"
		}
		if org := in.organization(p); org != "" && !slices.ContainsFunc(in.actors[:i], func(q sitrep.Participant) bool { return p.Name != "" && q.Name == p.Name }) {
			s.put(10, quote(org))
			s.put(11, confidence+": "+quote(org))
		}
		if in.individual(p) {
			s.put(9, quote(in.people(p)))
		}
	}
	if len(s["9"]) == 0 && category == "TERRORIST ACT" {
		if who := in.nearby(); who != "" {
			s.put(9, quote(who))
		}
	}
	in.accused(s)
	if len(s["10"]) == 0 {
		in.blamed(s)
	}
	if len(s["10"]) == 0 && category == "TERRORIST ACT" && (insurgent || in.armed(s["9"])) {
		if org := in.onlyGroup(); org != "" {
			s.put(10, quote(org))
			s.put(11, confidence+": "+quote(org))
		}
	}
	if in.warrants(s, category) {
		s.put(8, category)
	}
}

// warrants: keys leave the category open where nothing is known of the side that
// did it, "armed men" included, but for what only such a side does.
func (in *incident) warrants(s slots, category string) bool {
	if len(s["10"]) > 0 || category != "TERRORIST ACT" || in.kind == "BOMBING" || in.kind == "ARSON" {
		return true
	}
	return in.armed(s["9"])
}

// armed: words for a fighting side are among those for who did it.
func (in *incident) armed(people []string) bool {
	return slices.ContainsFunc(people, func(who string) bool {
		_, ok := lookUp("side", folded(strings.Trim(who, `"`)))
		return ok
	})
}

// nearby is how people of the insurgent side are called in a sentence that tells it, or
// else in the one after it: "the bomb was placed by …", "the attackers fled".
func (in *incident) nearby() string {
	for after := range 2 {
		for _, m := range in.mentions {
			for i := range in.a.Mentions {
				o := &in.a.Mentions[i]
				if o.Words.Sentence != m.Head.Sentence+after {
					continue
				}
				text := in.a.Text(o.Span)
				word := headWord(text)
				side, _ := lookUp("side", []string{word})
				if _, masked := lookUp("masked", folded(text)); masked {
					if _, people := lookUp("generic", []string{word}); people {
						side = "insurgent"
					}
				}
				if side != "insurgent" || grammaticalNumber(word) == "1" && len(folded(text)) == 1 {
					continue
				}
				p := sitrep.Participant{Text: text, Span: o.Span, Entity: o.Entity}
				if in.individual(&p) && !in.hit(&p) {
					return in.people(&p)
				}
			}
		}
	}
	return ""
}

// onlyGroup is the armed group that the report names, when it names one alone.
func (in *incident) onlyGroup() string {
	var only *sitrep.Entity
	for i := range in.a.Entities {
		e := &in.a.Entities[i]
		if e.Name == "" || !fighting(e) {
			continue
		}
		if only != nil && only.Name != e.Name {
			return ""
		}
		only = e
	}
	if only == nil {
		return ""
	}
	return in.fullest(only)
}

// hit: the participant is a target itself.
func (in *incident) hit(p *sitrep.Participant) bool {
	return slices.ContainsFunc(in.targets, func(t target) bool {
		return p.Entity >= 0 && t.entity == p.Entity || strings.EqualFold(t.text, in.describe(p.Text))
	})
}

// accused are bodies that somebody blames for it in a sentence that tells it.
func (in *incident) accused(s slots) {
	for i := range in.a.Events {
		m := &in.a.Events[i]
		if m.Type != "ACCUSE" || m.Polarity == sitrep.Negative || !slices.ContainsFunc(in.mentions, func(o *sitrep.EventMention) bool { return o.Head.Sentence == m.Head.Sentence }) {
			continue
		}
		by := "SUSPECTED OR ACCUSED"
		for k := range m.Actors {
			if side := in.side(&m.Actors[k]); side == "state" || slices.Contains(m.Actors[k].Sectors, "GOV") {
				by = "SUSPECTED OR ACCUSED BY AUTHORITIES"
			}
		}
		for k := range m.Recipients {
			p := &m.Recipients[k]
			if org := in.organization(p); org != "" && in.side(p) != "" && len(s["10"]) == 0 {
				s.put(10, quote(org))
				s.put(11, by+": "+quote(org))
			}
		}
	}
}

// blamed are armed bodies of a sentence in which somebody answers for it: "X
// claimed responsibility", "could have been carried out by X".
func (in *incident) blamed(s slots) {
	first, last := len(in.a.Sentences), 0
	for _, m := range in.mentions {
		first, last = min(first, m.Head.Sentence), max(last, m.Head.Sentence)
	}
	for si := first; si <= last+5 && si < len(in.a.Sentences); si++ {
		words := folded(in.a.Text(in.a.Sentences[si].Span))
		by := blame(words)
		if _, denied := lookUp("unclaimed", words); by == "" || denied {
			continue
		}
		if by == "SUSPECTED OR ACCUSED" {
			if _, state := lookUp("authority", words); state {
				by = "SUSPECTED OR ACCUSED BY AUTHORITIES"
			}
		}
		for i := range in.a.Mentions {
			m := &in.a.Mentions[i]
			if m.Words.Sentence != si || m.Kind == sitrep.MentionPronoun || m.Entity < 0 || !fighting(&in.a.Entities[m.Entity]) {
				continue
			}
			org := quote(in.fullest(&in.a.Entities[m.Entity]))
			if org != quote("") {
				s.put(10, org)
				s.put(11, by+": "+org)
			}
		}
		if len(s["10"]) > 0 {
			return
		}
	}
}

// fighting: a body under arms that is no state's.
func fighting(e *sitrep.Entity) bool {
	return e.Type == sitrep.EntityOrg && slices.ContainsFunc(e.Sectors, func(s string) bool { return s == "REB" || s == "UAF" || s == "CRM" })
}

// blame is how sure the words are: a claim says more than a guess, and both more
// than words for an answer that either may be about.
func blame(words []string) (by string) {
	for _, w := range words {
		switch v, _ := lookUp("blame", []string{w}); {
		case v == "CLAIMED OR ADMITTED", v == "POSSIBLE" && by != "CLAIMED OR ADMITTED", by == "":
			by = v
		}
	}
	return by
}

// organization is the armed group, force or government that a participant is or
// belongs to, as the report names it.
func (in *incident) organization(p *sitrep.Participant) string {
	best := ""
	for i := range in.a.Names {
		n := &in.a.Names[i]
		if (n.Type == sitrep.NameArmedGroup || n.Type == sitrep.NameOrganization && in.side(p) != "") && p.Span.Contains(n.Span) {
			if s := spaced(in.a.Text(n.Span)); len(s) > len(best) {
				best = s
			}
		}
	}
	if best != "" {
		return in.body(best, in.side(p))
	}
	if force := forceOf(p.Text); force != "" {
		return force
	}
	if p.Entity < 0 || p.Entity >= len(in.a.Entities) {
		return ""
	}
	e := &in.a.Entities[p.Entity]
	if _, generic := lookUp("generic", []string{headWord(p.Text)}); e.Type == sitrep.EntityOrg && !generic && !in.vague(p.Text) && (len(e.Sectors) > 0 || in.side(p) != "") {
		return in.body(p.Text, in.side(p))
	}
	if e.Name == "" {
		return ""
	}
	for i := range in.a.Entities {
		o := &in.a.Entities[i]
		if o.Type == sitrep.EntityOrg && (o.Name == e.Name || o.Actor == e.Actor && e.Actor != "") {
			return in.fullest(o)
		}
	}
	return ""
}

func (in *incident) vague(text string) bool {
	_, vague := lookUp("vague", []string{headWord(text)})
	_, abstract := lookUp("abstract", []string{headWord(text)})
	return vague || abstract && headWord(text) != "government"
}

// body is the name of a body without what is said of it and of its people; a
// state's keeps the country.
func (in *incident) body(text, side string) string {
	words := strings.Fields(in.describe(text))
	if side == "state" {
		words = strings.Fields(strings.TrimPrefix(strings.TrimPrefix(spaced(text), "THE "), "the "))
	}
	for len(words) > 2 {
		if side, _ := lookUp("side", []string{strings.ToLower(words[len(words)-1])}); side != "insurgent" {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// forceOf is the force of the state that words for its people name: "army troops".
func forceOf(text string) string {
	words := strings.Fields(strings.ToLower(text))
	for i := 0; i+1 < len(words); i++ {
		for n := min(2, len(words)-i-1); n > 0; n-- {
			force := strings.Join(words[i:i+n], " ")
			if _, ok := lookUp("force", []string{force}); !ok {
				continue
			}
			if _, people := lookUp("people", words[i+n:i+n+1]); people {
				return force
			}
		}
	}
	return ""
}

// fullest is the longest name of a body in the text, without brackets.
func (in *incident) fullest(e *sitrep.Entity) string {
	best := ""
	for _, i := range e.Mentions {
		m := &in.a.Mentions[i]
		if s := in.describe(in.a.Text(m.Span)); m.Kind == sitrep.MentionName && len(s) > len(best) && len(s) < 60 {
			best = s
		}
	}
	return best
}

// people is how a participant of flesh and blood is called, without the body
// that it belongs to, which has a slot of its own.
func (in *incident) people(p *sitrep.Participant) string {
	text := p.Text
	if k := strings.Index(strings.ToUpper(text), "GROUP OF "); k >= 0 && headWord(text[k+9:]) != "" {
		text = text[k+9:]
	}
	for i := range in.a.Names {
		n := &in.a.Names[i]
		if !n.Type.Collective() || !p.Span.Contains(n.Span) || n.Start >= p.Span.Start+len(text) || len(text) < len(p.Text) {
			continue
		}
		from := n.Start - p.Span.Start
		before, after := text[:from], text[min(len(text), n.End-p.Span.Start):]
		switch {
		case strings.TrimSpace(after) != "" && headWord(after) != "" && !strings.Contains(strings.ToUpper(before), " OF "):
			text = before + after
		case headWord(before) != "" && headWord(before) != "members" && headWord(before) != "member":
			if k := strings.LastIndex(strings.ToUpper(spaced(before)), " OF"); k > 0 {
				text = spaced(before)[:k]
			}
		}
	}
	return in.describe(text)
}

// individual: people, not a body or a country.
func (in *incident) individual(p *sitrep.Participant) bool {
	if _, vague := lookUp("vague", []string{headWord(p.Text)}); vague || len(folded(p.Text)) == 1 && grammaticalNumber(headWord(p.Text)) == "1" && in.side(p) == "insurgent" {
		return false // "guerrilla" of a guerrilla attack
	}
	if p.Entity < 0 || p.Entity >= len(in.a.Entities) {
		_, ok := lookUp("side", []string{headWord(p.Text)})
		return ok
	}
	switch in.a.Entities[p.Entity].Type {
	case sitrep.EntityPerson, sitrep.EntityGroup:
		return true
	}
	_, generic := lookUp("generic", []string{headWord(p.Text)})
	return generic
}

func (in *incident) confidence() string {
	for _, m := range in.mentions {
		for _, st := range m.Stances {
			if (st.Act == "asserts" || st.Act == "confirms") && slices.ContainsFunc(in.actors, func(p sitrep.Participant) bool {
				return p.Text == st.Who.Text || p.Entity >= 0 && p.Entity == st.Who.Entity
			}) {
				return "CLAIMED OR ADMITTED"
			}
		}
	}
	for _, m := range in.mentions {
		if m.Reality == sitrep.Alleged {
			return "SUSPECTED OR ACCUSED"
		}
	}
	return "REPORTED AS FACT"
}

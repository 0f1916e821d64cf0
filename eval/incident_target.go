package eval

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// target is one thing or person, or several told together, that an incident hit.
type target struct {
	span     sitrep.Span
	entity   int
	text     string // as described, without articles and nationality
	name     string // of a person
	role     string // title or office beside the name
	physical bool
	kind     string
	side     string
	number   string
	nation   string // ISO code of what the words say, "" none
	home     string // ISO code of where it belongs as far as the record knows
	effects  []string
	definite bool // "the murder of the miners": known ones, who were hit at once
}

func (t *target) same(o *target) bool {
	return t.physical == o.physical && (t.entity >= 0 && t.entity == o.entity || t.name != "" && o.name != "" && oneName(t.name, o.name) ||
		t.name == "" && o.name == "" && strings.EqualFold(t.text, o.text))
}

// nationality is the country whose people, or whose thing, the words say it is.
func (in *incident) nationality(p *sitrep.Participant) string {
	for i := range in.a.Places {
		if m := &in.a.Places[i]; (m.Demonym || m.Precision == sitrep.PlaceCountry) && p.Span.Contains(m.Span) {
			return m.Country
		}
	}
	told := []string{p.Text}
	if p.Entity >= 0 && p.Entity < len(in.a.Entities) {
		for _, i := range in.a.Entities[p.Entity].Mentions {
			told = append(told, in.a.Text(in.a.Mentions[i].Span))
		}
	}
	for _, s := range told {
		if code, ok := lookUp("nationality", folded(strings.ReplaceAll(s, "U.S.", "US"))); ok {
			return code
		}
	}
	return ""
}

// told are the targets that are worth a slot. Beside somebody named, a single
// person without a name is the same one again, and many without a number are
// those whom the act was meant for in general; so are those whom nothing befell.
func (in *incident) told() []target {
	named := slices.ContainsFunc(in.targets, func(t target) bool { return t.name != "" })
	people := 0
	in.unite()
	for i := range in.targets {
		if !in.targets[i].physical {
			people++
		}
	}
	return slices.DeleteFunc(slices.Clone(in.targets), func(t target) bool {
		if t.side == "insurgent" {
			return true
		}
		if t.physical {
			return t.side == "state" || t.number == "PLURAL" && len(t.effects) == 0 && len(in.targets) > 1
		}
		if t.name != "" {
			return false
		}
		switch {
		case isNumber(t.text) || isNumeral(t.text):
			return true
		case t.number == "1":
			_, beside := lookUp("companion", []string{headWord(t.text)})
			return named && !(beside && len(t.effects) > 0) || len(t.effects) == 0 && people > 1
		case t.number == "PLURAL":
			return named || len(t.effects) == 0 && people > 1
		}
		return named && len(t.effects) == 0
	})
}

// unite joins what is told of the same unnamed people twice, in other words:
// "six Jesuits", "the Jesuit priests". Words for people of no kind, without a
// number, are those beside them.
func (in *incident) unite() {
	for i := 0; i < len(in.targets); i++ {
		t := &in.targets[i]
		if t.physical || t.name != "" || t.number == "1" {
			continue
		}
		in.targets = slices.DeleteFunc(in.targets, func(o target) bool {
			t := in.targets[i]
			if o.physical || o.name != "" || o.number == "1" || o.span == t.span || o.side != t.side {
				return false
			}
			if !t.covers(&o) {
				return false
			}
			return true
		})
	}
}

// covers: o is the same people as t in other words, and tells no more of them.
func (t *target) covers(o *target) bool {
	if o.number != "PLURAL" && o.number != t.number || slices.ContainsFunc(o.effects, func(e string) bool { return !slices.Contains(t.effects, e) }) {
		return false
	}
	return general(o.text) && o.number == "PLURAL" || sharesWord(t.text, o.text)
}

func sharesWord(a, b string) bool {
	v := folded(a)
	return slices.ContainsFunc(folded(b), func(w string) bool {
		return slices.ContainsFunc(v, func(x string) bool { return strings.TrimSuffix(w, "s") == strings.TrimSuffix(x, "s") })
	})
}

func isNumeral(s string) bool {
	_, ok := lookUp("number", []string{strings.ToLower(s)})
	return ok
}

// oneName: the words of the one are among those of the other.
func oneName(a, b string) bool {
	v, w := folded(a), folded(b)
	if len(v) > len(w) {
		v, w = w, v
	}
	return len(v) > 0 && !slices.ContainsFunc(v, func(x string) bool { return !slices.Contains(w, x) })
}

func (t *target) label() string {
	if t.name != "" {
		return quote(t.name)
	}
	return quote(t.text)
}

// addTargets adds those that a mention says were hit, with what befell them.
func (in *incident) addTargets(m *sitrep.EventMention) {
	first := len(in.targets)
	for _, p := range m.Recipients {
		if inherited(m, "recipients", p.Span) {
			continue // another mention says so itself
		}
		if t, ok := in.newTarget(&p); ok {
			if _, crime := lookUp("crime", folded(m.Trigger.Text)); crime {
				if t.name != "" {
					t.side = "" // nobody murders an enemy in battle
				}
				t.definite = !general(t.text) && strings.HasPrefix(strings.ToLower(p.Text), "the ")
			}
			in.putTarget(t)
		}
	}
	for i := first; i < len(in.targets); i++ {
		t := &in.targets[i]
		slot := "fate"
		if t.physical {
			slot = "damage"
		}
		if e, ok := lookUp(slot, folded(m.Trigger.Text)); ok {
			t.effect(e)
		} else if t.physical && in.kind == "BOMBING" {
			t.effect("SOME DAMAGE")
		}
	}
	for _, q := range m.Sizes {
		effect := map[string]string{"killed": "DEATH", "injured": "INJURY"}[q.Kind]
		if effect == "" {
			continue
		}
		hit := false
		for i := first; i < len(in.targets); i++ {
			t := &in.targets[i]
			if !t.physical && (t.span.Overlaps(q.Span) || q.Of == "" && q.Best != nil && t.number == strconv.Itoa(*q.Best) && len(in.targets) == first+1) {
				t.effect(effect)
				hit = true
			}
		}
		if hit || q.Of == "" {
			continue
		}
		p := sitrep.Participant{Text: in.a.Text(q.Span), Span: q.Span, Entity: -1}
		for _, mt := range in.a.Mentions {
			if mt.Span.Overlaps(q.Span) && mt.Entity >= 0 && mt.Kind != sitrep.MentionPronoun {
				e := &in.a.Entities[mt.Entity]
				p = sitrep.Participant{Text: in.a.Text(mt.Span), Span: mt.Span, Entity: mt.Entity, Name: e.Name, Country: e.Country, Sectors: e.Sectors}
				break
			}
		}
		t, ok := in.newTarget(&p)
		if !ok || t.physical {
			continue
		}
		t.effects = []string{effect}
		in.putTarget(t)
	}
}

// inherited: a participant that only another mention of the happening names.
func inherited(m *sitrep.EventMention, field string, s sitrep.Span) bool {
	return slices.ContainsFunc(m.Evidence, func(e sitrep.Evidence) bool {
		return e.Field == field && e.By == sitrep.ByHappening && s.Contains(e.Span)
	})
}

func (in *incident) putTarget(t target) {
	for i := range in.targets {
		if in.targets[i].same(&t) {
			for _, e := range t.effects {
				in.targets[i].effect(e)
			}
			if len(t.name) > len(in.targets[i].name) {
				in.targets[i].name = t.name
			}
			if in.targets[i].nation == "" {
				in.targets[i].nation = t.nation
			}
			if in.targets[i].role == "" {
				in.targets[i].role = t.role
			}
			if in.targets[i].number == "PLURAL" || t.number != "PLURAL" && t.number != "1" {
				in.targets[i].number = t.number
			}
			return
		}
	}
	in.targets = append(in.targets, t)
}

// effect adds what befell it; who died is no more injured, what is destroyed no
// more damaged.
func (t *target) effect(e string) {
	if slices.Contains(t.effects, e) {
		return
	}
	if t.number == "1" || t.physical {
		for _, worst := range [][2]string{{"DEATH", "INJURY"}, {"DESTROYED", "SOME DAMAGE"}} {
			if e == worst[1] && slices.Contains(t.effects, worst[0]) {
				return
			}
			if i := slices.Index(t.effects, worst[1]); e == worst[0] && i >= 0 {
				t.effects[i] = e
				return
			}
		}
	}
	t.effects = append(t.effects, e)
}

// newTarget reads a participant; ok is false for what is nobody and nothing
// that can be hit: countries, places, abstractions.
func (in *incident) newTarget(p *sitrep.Participant) (target, bool) {
	t := target{span: p.Span, entity: p.Entity, side: in.side(p), nation: in.nationality(p), home: p.Country}
	typ := sitrep.EntityType("")
	if p.Entity >= 0 && p.Entity < len(in.a.Entities) {
		typ = in.a.Entities[p.Entity].Type
	}
	t.text = in.describe(in.unplaced(p))
	head := headWord(t.text)
	if _, thing := lookUp("physical", []string{head}); typ == sitrep.EntityCountry && !thing {
		return t, false
	}
	if head == "" {
		return t, false
	}
	if _, no := lookUp("abstract", []string{head}); no {
		return t, false
	}
	t.number = number(p.Text)
	if typ == sitrep.EntityPerson {
		if t.name = in.name(p); t.name != "" {
			t.role = in.role(p)
		}
	}
	if t.name != "" {
		t.number = "1"
		if t.side == "insurgent" && slices.ContainsFunc(p.Sectors, func(s string) bool { return s == "PTY" || s == "GOV" || s == "LEG" || s == "ELI" }) || t.side == "state" {
			t.side = "" // a politician with a past in arms; an officer meant himself
		}
	}
	if kind, ok := in.physical(p, head); ok && t.name == "" {
		t.physical, t.kind = true, kind
		t.side, _ = lookUp("garrison", folded(p.Text))
		return t, true
	}
	if typ == sitrep.EntityThing {
		t.physical, t.kind = true, "OTHER"
		return t, true
	}
	kind, ok := in.human(p, head)
	if k, told := kindOfRole(t.role); told {
		kind, ok = k, true
	}
	if !ok && typ != sitrep.EntityPerson && typ != sitrep.EntityGroup {
		return t, false
	}
	t.kind = kind
	return t, true
}

// broad kinds of things that a word for whose they are makes narrower.
var broad = map[string]bool{"OTHER": true, "ORGANIZATION OFFICE": true, "CIVILIAN RESIDENCE": true, "ENERGY": true, "COMMUNICATIONS": true, "TRANSPORTATION FACILITY": true}

func (in *incident) physical(p *sitrep.Participant, head string) (string, bool) {
	words := folded(p.Text)
	kind, ok := lookUp("physical", []string{head})
	if !ok {
		return "", false
	}
	for i := len(words) - 1; i >= 0; i-- {
		if k, ok := lookUp("owner", []string{words[i]}); ok && broad[kind] {
			return k, true
		}
	}
	return kind, true
}

func (in *incident) human(p *sitrep.Participant, head string) (kind string, ok bool) {
	if kind, ok = lookUp("human", []string{head}); ok {
		if k, two := kindOfRole(p.Text); two && headWord(p.Text) == head {
			kind = k
		}
		return kind, true
	}
	for _, s := range p.Sectors {
		switch s {
		case "GOV", "LEG":
			return "GOVERNMENT OFFICIAL", true
		case "MIL":
			return "ACTIVE MILITARY", true
		case "COP":
			return "LAW ENFORCEMENT", true
		case "JUD":
			return "LEGAL OR JUDICIAL", true
		case "PTY":
			return "POLITICAL FIGURE", true
		}
	}
	if k, found := lookUp("human", folded(p.Text)); found && p.Name != "" {
		return k, true
	}
	return "CIVILIAN", false
}

// describe is a phrase as keys write it: no article, number or nationality before.
func (in *incident) describe(s string) string {
	words := strings.Fields(s)
	if len(words) > 2 && strings.EqualFold(words[len(words)-1], "of") {
		words = words[:len(words)-1]
	}
	for len(words) > 1 {
		w := strings.ToLower(strings.Trim(words[0], `,"`))
		if _, ok := lookUp("quantifier", []string{w}); !ok && !isNumber(w) && !isNumeral(w) {
			break
		}
		words = words[1:]
	}
	return strings.Trim(strings.Join(words, " "), `"'-,`)
}

// general: a description that says nothing of office or trade.
func general(s string) bool {
	if strings.HasSuffix(strings.ToUpper(s), "-OLD") {
		return true
	}
	_, ok := lookUp("general", []string{headWord(s)})
	return ok
}

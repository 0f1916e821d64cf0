package eval

import (
	"slices"
	"strings"

	"sitrep"
)

// incident is one act of violence as the task counts them: what the mentions
// of one place, time and kind say together.
type incident struct {
	a        *sitrep.Analysis
	kind     string
	stage    string
	mentions []*sitrep.EventMention
	when     *sitrep.When
	place    *sitrep.EventPlace
	actors   []sitrep.Participant
	targets  []target
	general  bool // told by a plural noun alone ("attacks"): no one act
}

// incidents of a report, in the order in which it tells them.
func incidents(a *sitrep.Analysis) []*incident {
	var all []*incident
	of := map[int]*incident{}
	for i := range a.Events {
		m := &a.Events[i]
		if !tellsIncident(m) {
			continue
		}
		in := newIncident(a, m)
		if same := of[m.SameAs]; same != nil && same.takes(in) && (same.kind == in.kind || !in.general && !same.general && (same.near(in) || same.distance(in) < 2)) {
			same.join(in)
			continue
		}
		all = append(all, in)
		of[m.SameAs] = in
	}
	all = slices.DeleteFunc(all, func(in *incident) bool { return in.general && len(in.targets) == 0 })
	var out []*incident
	for _, in := range all {
		k := -1
		for i := len(out) - 1; i >= 0; i-- {
			if out[i].takes(in) && out[i].near(in) {
				k = i
				break
			}
		}
		if k < 0 {
			out = append(out, in)
		} else {
			out[k].join(in)
		}
	}
	identify(a, out)
	return slices.DeleteFunc(out, func(in *incident) bool { return !in.relevant() || !in.specific() })
}

// tellsIncident: force against people or things that is told as done.
func tellsIncident(m *sitrep.EventMention) bool {
	if m.Polarity == sitrep.Negative {
		return false
	}
	if m.Type == "THREATEN" {
		return slices.Contains(m.Modes, "violence") && m.Reality == sitrep.Actual && len(m.Recipients) > 0
	}
	if m.Type != "ASSAULT" {
		return false
	}
	if _, combat := lookUp("combat", folded(m.Trigger.Text)); combat && len(m.Sizes) == 0 {
		return false // war, of which only what befalls people is an incident
	}
	return m.Reality == sitrep.Actual || m.Reality == sitrep.Alleged
}

func newIncident(a *sitrep.Analysis, m *sitrep.EventMention) *incident {
	in := &incident{a: a, kind: kindOf(a, m), stage: "ACCOMPLISHED", mentions: []*sitrep.EventMention{m}, when: m.OccurredOn, place: placed(a, m.Place),
		actors: slices.Clone(m.Actors), general: plural(a, m)}
	if m.Type == "THREATEN" {
		in.stage = "THREATENED"
	}
	in.addTargets(m)
	return in
}

// kindOf is the task's type of an event: by its trigger, else by its mode.
func kindOf(a *sitrep.Analysis, m *sitrep.EventMention) string {
	words := folded(m.Trigger.Text)
	kind := ""
	for _, w := range words {
		if k, ok := lookUp("incident", []string{w}); ok && (w != "fire" || slices.Contains(words, "set")) {
			kind = k
		}
	}
	for _, mode := range m.Modes {
		if kind == "BOMBING" && mode == "aerial" {
			return "ATTACK"
		}
	}
	if kind != "" {
		return kind
	}
	for _, mode := range m.Modes {
		switch mode {
		case "abduct":
			return "KIDNAPPING"
		case "explosives", "suicide-attack":
			return "BOMBING"
		}
	}
	_, damage := lookUp("damage", words)
	_, hurt := lookUp("fate", words)
	if damage || hurt {
		told := folded(a.Text(m.Sentence))
		_, bomb := lookUp("blast", told)
		if _, shots := lookUp("shots", told); bomb && !shots {
			return "BOMBING"
		}
	}
	return "ATTACK"
}

// plural: the trigger is a noun for several acts.
func plural(a *sitrep.Analysis, m *sitrep.EventMention) bool {
	if m.Head.Sentence >= len(a.Sentences) || m.Head.First >= len(a.Sentences[m.Head.Sentence].Tokens) {
		return false
	}
	t := &a.Sentences[m.Head.Sentence].Tokens[m.Head.First]
	return t.UPOS == "NOUN" && strings.Contains(t.Feats, "Number=Plur") ||
		slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool { return q.Kind == "attacks" && (q.Best == nil || *q.Best > 4) })
}

// named: the report names the country, so that a place there is no mere namesake.
func named(a *sitrep.Analysis, code string) bool {
	return slices.ContainsFunc(a.Places, func(p sitrep.PlaceMention) bool {
		return p.Country == code && p.Precision == sitrep.PlaceCountry
	})
}

// takes reports whether o may be the same incident: of one kind, and neither
// time, place nor who did it are told differently.
func (in *incident) takes(o *incident) bool {
	if in.stage != o.stage || in.toldApart(o) || o.toldApart(in) {
		return false
	}
	if in.kind != o.kind && in.kind != "ATTACK" && o.kind != "ATTACK" {
		return false
	}
	if in.when != nil && o.when != nil {
		if _, ok := in.when.Intersect(o.when.Interval); !ok {
			return false
		}
	}
	if in.place != nil && o.place != nil && in.place.Name != o.place.Name {
		narrow := func(p *sitrep.EventPlace) bool {
			return p.Precision == sitrep.PlacePoint || p.Precision == sitrep.PlaceNear
		}
		if in.place.Country != o.place.Country || narrow(in.place) && narrow(o.place) {
			return false
		}
	}
	return true
}

// toldApart: the report tells one of its mentions apart from one of the other's.
func (in *incident) toldApart(o *incident) bool {
	return slices.ContainsFunc(in.mentions, func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(o.mentions, func(n *sitrep.EventMention) bool {
			return slices.Contains(in.a.Events[m.SameAs].Apart, n.SameAs)
		})
	})
}

// harmless: the report says that nobody was hurt, in its sentences or right after.
func (in *incident) harmless() bool {
	last := 0
	for _, m := range in.mentions {
		last = max(last, m.Head.Sentence)
	}
	for i := range in.a.Events {
		m := &in.a.Events[i]
		if m.Type != "ASSAULT" || m.Head.Sentence < in.mentions[0].Head.Sentence || m.Head.Sentence > last+2 {
			continue
		}
		if _, hurt := lookUp("fate", folded(m.Trigger.Text)); hurt && m.Polarity == sitrep.Negative {
			return true
		}
		if slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool {
			return (q.Kind == "killed" || q.Kind == "injured") && q.High != nil && *q.High == 0
		}) {
			return true
		}
	}
	return false
}

// near: what two mentions share beyond not contradicting each other.
func (in *incident) near(o *incident) bool {
	if in.kind != o.kind {
		return sharesTarget(in.targets, o.targets) || in.blast(o) && in.distance(o) <= 2
	}
	if len(in.targets) > 0 && len(o.targets) > 0 && !sharesTarget(in.targets, o.targets) && in.distance(o) > 1 {
		return in.when != nil && o.when != nil
	}
	return true
}

// distance is how many sentences lie between the nearest mentions of two.
func (in *incident) distance(o *incident) int {
	best := len(in.a.Sentences)
	for _, m := range in.mentions {
		for _, n := range o.mentions {
			best = min(best, max(m.Head.Sentence-n.Head.Sentence, n.Head.Sentence-m.Head.Sentence))
		}
	}
	return best
}

// blast: of two, one is a bombing and the other tells nothing but damage.
func (in *incident) blast(o *incident) bool {
	if in.kind != "BOMBING" {
		in, o = o, in
	}
	return in.kind == "BOMBING" && o.kind == "ATTACK" && !slices.ContainsFunc(o.mentions, func(m *sitrep.EventMention) bool {
		_, ok := lookUp("damage", folded(m.Trigger.Text))
		return !ok
	})
}

func sharesTarget(a, b []target) bool {
	return slices.ContainsFunc(a, func(t target) bool {
		return slices.ContainsFunc(b, func(u target) bool { return t.same(&u) })
	})
}

func (in *incident) join(o *incident) {
	if in.kind == "ATTACK" {
		in.kind = o.kind
	}
	in.mentions = append(in.mentions, o.mentions...)
	if in.when == nil {
		in.when = o.when
	}
	if in.place == nil || in.place.Precision == sitrep.PlaceCountry && o.place != nil {
		in.place = o.place
	}
	in.actors = join(in.actors, o.actors)
	for _, t := range o.targets {
		in.putTarget(t)
	}
	in.general = in.general && o.general
}

// side of a participant: "state", "insurgent" or "" for everybody else. Words
// for rebels tell more than what the record knows of a country's forces.
func (in *incident) side(p *sitrep.Participant) string {
	words := folded(p.Text)
	if slices.ContainsFunc(words, func(w string) bool { side, _ := lookUp("side", []string{w}); return side == "insurgent" }) {
		return "insurgent"
	}
	state := ""
	for _, s := range p.Sectors {
		switch s {
		case "REB", "UAF", "PRM", "CRM":
			return "insurgent"
		case "MIL", "COP", "SPY":
			state = "state"
		}
	}
	head := headWord(p.Text)
	if side, ok := lookUp("side", []string{head}); ok {
		return side
	}
	if _, ok := lookUp("generic", []string{head}); ok && state == "" {
		state, _ = lookUp("side", words[:max(0, slices.Index(words, head))])
	}
	return state
}

// relevant holds where somebody or something other than an armed side is hit,
// in or from one of the countries that the task is about.
func (in *incident) relevant() bool {
	if !inRegion(in.country()) && !slices.ContainsFunc(in.targets, func(t target) bool { return inRegion(t.home) }) {
		return false
	}
	return slices.ContainsFunc(in.told(), func(t target) bool {
		return t.side == "" && (t.name != "" || t.physical || t.kind != "ACTIVE MILITARY")
	})
}

// specific: one act, not acts of a kind: somebody or something counted or named
// was hit, or what befell many is told with the day.
func (in *incident) specific() bool {
	if in.stage == "THREATENED" {
		return true
	}
	day := in.when != nil && in.when.Precision == sitrep.PrecisionDay
	return slices.ContainsFunc(in.told(), func(t target) bool {
		return t.number != "PLURAL" || t.definite || len(t.effects) > 0 && (day || t.physical)
	})
}

func join(all, more []sitrep.Participant) []sitrep.Participant {
	for _, p := range more {
		if !slices.ContainsFunc(all, func(q sitrep.Participant) bool {
			return strings.EqualFold(p.Text, q.Text) || p.Entity >= 0 && p.Entity == q.Entity
		}) {
			all = append(all, p)
		}
	}
	return all
}

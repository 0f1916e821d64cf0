package export

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// acledRule is a row of the table that leads from the record to ACLED.
type acledRule struct {
	typ              string
	modes            []string
	only             bool
	cameo            string
	actor, recipient sides
	event, sub       string // event "out": sub is the reason
	line             int
}

// sides is a set of sides, a bit each; 0 is all.
type sides uint16

func (s sides) has(x side) bool { return s == 0 || s&(1<<x) != 0 }

var sideSets = map[string][]side{
	"state": {sideState, sideOther}, "nonstate": {sideRebels, sideMilitia, sideIdentity},
	"armed": {sideState, sideRebels, sideMilitia, sideIdentity, sideOther},
	"crowd": {sideRioters}, "civil": {sideCivilians}, "unknown": {sideUnknown}, "nobody": {sideNobody},
}

// acledSubs gives the type of disorder of each sub-event type of each event type.
var acledSubs = map[string]map[string]string{
	"Battles":                    {"Armed clash": violence, "Government regains territory": violence, "Non-state actor overtakes territory": violence},
	"Explosions/Remote violence": {"Chemical weapon": violence, "Air/drone strike": violence, "Suicide bomb": violence, "Shelling/artillery/missile attack": violence, "Remote explosive/landmine/IED": violence, "Grenade": violence},
	"Violence against civilians": {"Sexual violence": violence, "Attack": violence, "Abduction/forced disappearance": violence},
	"Protests":                   {"Peaceful protest": demonstrations, "Protest with intervention": demonstrations, "Excessive force against protesters": violence + "; " + demonstrations},
	"Riots":                      {"Violent demonstration": demonstrations, "Mob violence": violence},
	"Strategic developments": {"Agreement": strategic, "Arrests": strategic, "Change to group/activity": strategic, "Disrupted weapons use": strategic,
		"Headquarters or base established": strategic, "Looting/property destruction": strategic, "Non-violent transfer of territory": strategic, "Other": strategic},
}

const (
	violence       = "Political violence"
	demonstrations = "Demonstrations"
	strategic      = "Strategic developments"
)

type acledTable struct {
	rules    map[string][]acledRule // by type
	examples []acledExample
}

type acledExample struct {
	line                   int
	event                  sitrep.Event
	actor, recipient, want string
}

var acledRules = loaded(func() (*acledTable, error) {
	b, err := crosswalkFiles.ReadFile("tables/acled.txt")
	if err != nil {
		return nil, err
	}
	t := &acledTable{rules: map[string][]acledRule{}}
	n := 0
	for l := range strings.Lines(string(b)) {
		n++
		l = strings.TrimSpace(l)
		switch {
		case l == "" || l[0] == '#':
		case strings.Contains(l, " : "):
			ex, err := acledExampleOf(l, n)
			if err != nil {
				return nil, err
			}
			t.examples = append(t.examples, ex)
		default:
			r, err := acledRuleOf(l, n)
			if err != nil {
				return nil, err
			}
			t.rules[r.typ] = append(t.rules[r.typ], r)
		}
	}
	return t, nil
})

func acledRuleOf(l string, n int) (acledRule, error) {
	rows, err := parseTable("acled.txt", l, 7)
	if err != nil {
		return acledRule{}, err
	}
	row := rows[0]
	row.line = n
	r := acledRule{typ: row.cells[0], modes: strings.Fields(row.cells[1]), cameo: row.cells[2], event: row.cells[5], sub: row.cells[6], line: n}
	if len(r.modes) > 0 && r.modes[0] == "only" {
		r.only, r.modes = true, r.modes[1:]
	}
	for _, m := range r.modes {
		if _, ok := ontology.ModeOf(r.typ, m); !ok {
			return r, row.fault("a mode of "+r.typ, m)
		}
	}
	for i, set := range []*sides{&r.actor, &r.recipient} {
		for w := range strings.FieldsSeq(row.cells[3+i]) {
			if sideSets[w] == nil {
				return r, row.fault("state, nonstate, armed, crowd, civil, unknown or nobody", w)
			}
			for _, s := range sideSets[w] {
				*set |= 1 << s
			}
		}
	}
	if r.event != "out" && acledSubs[r.event][r.sub] == "" {
		return r, row.fault("an event type of ACLED with one of its sub-event types, or out", r.event+" | "+r.sub)
	}
	return r, nil
}

func acledExampleOf(l string, n int) (ex acledExample, err error) {
	what, want, _ := strings.Cut(l, " : ")
	cells := strings.Split(what, "|")
	if len(cells) != 4 {
		return ex, &tableError{"acled.txt", n, "TYPE modes | CAMEO | actor | recipient : result", l}
	}
	words := strings.Fields(cells[0])
	return acledExample{n, sitrep.Event{Type: words[0], Modes: words[1:], CAMEO: strings.TrimSpace(cells[1])},
		strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3]), strings.TrimSpace(want)}, nil
}

// acledRuleFor is the first row that fits an event between two sides, nil when none
// does.
func acledRuleFor(e *sitrep.Event, actor, recipient side) *acledRule {
	rules := acledRules().rules[e.Type]
	for i := range rules {
		r := &rules[i]
		if r.actor.has(actor) && r.recipient.has(recipient) && strings.HasPrefix(e.CAMEO, r.cameo) && r.fits(e.Modes) {
			return r
		}
	}
	return nil
}

func (r *acledRule) fits(modes []string) bool {
	if len(r.modes) == 0 {
		return true
	}
	some := false
	for _, m := range modes {
		if slices.Contains(r.modes, m) {
			some = true
		} else if r.only {
			return false
		}
	}
	return some
}

package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sitrep"
)

// MUC4Document is the templates of one report in the form that MUC-4 scorers
// read: fillers in key notation by the number of the slot.
type MUC4Document struct {
	DocID     string                `json:"docid"`
	Templates []map[string][]string `json:"templates"`
}

// MUC4 maps the record of one report to incident templates. An incident is an
// assault on people or things that happened, is alleged or was threatened;
// fights between armed sides, counts of many attacks and attacks on armed
// targets alone are none, as the task's relevance rules have it.
func MUC4(a *sitrep.Analysis) MUC4Document {
	out := MUC4Document{DocID: a.Doc.SourceID, Templates: []map[string][]string{}}
	seen := map[string]bool{}
	of := map[int][]*sitrep.EventMention{}
	var order []int
	for i := range a.Events {
		m := &a.Events[i]
		if of[m.SameAs] == nil {
			order = append(order, m.SameAs)
		}
		of[m.SameAs] = append(of[m.SameAs], m)
	}
	for _, first := range order {
		in := newIncident(a, of[first])
		if in == nil {
			continue
		}
		t := in.template()
		if key := fmt.Sprint(t); !seen[key] {
			seen[key] = true
			out.Templates = append(out.Templates, t)
		}
	}
	return out
}

// incident collects what the mentions of one happening say.
type incident struct {
	a          *sitrep.Analysis
	kind       string
	reality    string
	when       *sitrep.When
	place      *sitrep.EventPlace
	actors     []sitrep.Participant
	recipients []sitrep.Participant
	sizes      []sitrep.Quantity
	words      []string // of the sentences that tell it
	claimed    bool
	state      bool
}

func newIncident(a *sitrep.Analysis, ms []*sitrep.EventMention) *incident {
	in := &incident{a: a, kind: "ATTACK", reality: ms[0].Reality}
	for _, m := range ms {
		if m.Type != "ASSAULT" || m.Polarity == sitrep.Negative {
			return nil
		}
		switch m.Reality {
		case sitrep.Habitual, sitrep.Hypothetical, sitrep.Conditional, sitrep.Planned, sitrep.Historical:
			return nil
		}
		if in.when == nil {
			in.when = m.OccurredOn
		}
		if in.place == nil {
			in.place = m.Place
		}
		in.actors, in.recipients = join(in.actors, m.Actors), join(in.recipients, m.Recipients)
		in.sizes = append(in.sizes, m.Sizes...)
		in.words = append(in.words, folded(a.Text(m.Sentence))...)
		for _, s := range m.Stances {
			in.claimed = in.claimed || s.Act == "asserts" && slices.ContainsFunc(m.Actors, func(p sitrep.Participant) bool { return p.Text == s.Who.Text })
		}
		if k, ok := lookUp("incident", folded(m.Trigger.Text)); ok {
			in.kind = k
		}
		for _, mode := range m.Modes {
			switch mode {
			case "abduct":
				in.kind = "KIDNAPPING"
			case "explosives", "suicide-attack":
				in.kind = "BOMBING"
			}
		}
	}
	if slices.ContainsFunc(in.sizes, func(q sitrep.Quantity) bool { return q.Kind == "attacks" }) {
		return nil
	}
	for _, p := range in.actors {
		side, _ := lookUp("perpetrator", folded(p.Text))
		in.state = in.state || side == "state" || slices.ContainsFunc(p.Sectors, func(s string) bool { return s == "MIL" || s == "COP" || s == "GOV" })
	}
	if !in.relevant() {
		return nil
	}
	return in
}

// relevant holds where somebody or something other than an armed side is hit.
func (in *incident) relevant() bool {
	if len(in.recipients) == 0 {
		return in.kind != "ATTACK" && !in.state
	}
	return slices.ContainsFunc(in.recipients, func(p sitrep.Participant) bool {
		side, armed := lookUp("perpetrator", folded(p.Text))
		if _, civil := lookUp("human", []string{headWord(p.Text)}); civil && side != "state" {
			return true
		}
		sector := slices.ContainsFunc(p.Sectors, func(s string) bool { return s == "REB" || s == "UAF" || s == "MIL" })
		return !armed && !sector
	})
}

// template writes the slots that the record fills.
func (in *incident) template() map[string][]string {
	t := map[string][]string{"4": {in.kind}, "5": {"ACCOMPLISHED"}}
	put := func(slot int, filler string) {
		k := strconv.Itoa(slot)
		if filler != "" && !slices.Contains(t[k], filler) {
			t[k] = append(t[k], filler)
		}
	}
	put(2, in.date())
	put(3, in.location())
	in.instrument(put)
	in.perpetrators(put)
	for _, p := range in.recipients {
		in.target(p, put)
	}
	return t
}

func (in *incident) date() string {
	if in.when == nil || in.when.Start == 0 {
		return ""
	}
	day := func(d sitrep.Day) string {
		y, m, dd := d.Date()
		return fmt.Sprintf("%02d %s %02d", dd, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}[m-1], y%100)
	}
	if in.when.End == 0 || in.when.Start == in.when.End {
		return day(in.when.Start)
	}
	return day(in.when.Start) + " - " + day(in.when.End)
}

// location is the country and, where known, the place in it.
func (in *incident) location() string {
	code, name := "", ""
	if in.place != nil {
		code, name = in.place.Country, strings.ToUpper(in.place.Name)
	} else {
		code = in.commonCountry()
	}
	country := ""
	for _, p := range in.a.Places {
		if p.Country == code && p.Precision == sitrep.PlaceCountry {
			country = strings.ToUpper(p.Name)
			break
		}
	}
	if country == "" {
		return ""
	}
	if in.place == nil || name == country {
		return country
	}
	kind := map[sitrep.PlacePrecision]string{sitrep.PlacePoint: "CITY", sitrep.PlaceNear: "CITY", sitrep.PlaceRegion: "DEPARTMENT", sitrep.PlaceDistrict: "DEPARTMENT"}[in.place.Precision]
	if kind == "" {
		return country
	}
	return country + ": " + name + " (" + kind + ")"
}

// commonCountry is the country that the report names most, the first of equals.
func (in *incident) commonCountry() (best string) {
	count := map[string]int{}
	for _, p := range in.a.Places {
		count[p.Country]++
		if p.Country != "" && (best == "" || count[p.Country] > count[best]) {
			best = p.Country
		}
	}
	return best
}

func (in *incident) instrument(put func(int, string)) {
	for _, w := range in.words {
		if k, ok := lookUp("instrument", []string{w}); ok {
			put(6, quote(w))
			put(7, k+": "+quote(w))
		}
	}
}

func (in *incident) perpetrators(put func(int, string)) {
	confidence := "REPORTED AS FACT"
	switch {
	case in.claimed:
		confidence = "CLAIMED OR ADMITTED"
	case in.reality == sitrep.Alleged:
		confidence = "SUSPECTED OR ACCUSED"
	}
	for _, p := range in.actors {
		if p.Name != "" && !person(in.a, p) {
			put(10, quote(p.Name))
			put(11, confidence+": "+quote(p.Name))
		} else {
			put(9, quote(p.Text))
		}
	}
	switch {
	case len(in.actors) == 0:
	case in.state:
		put(8, "STATE-SPONSORED VIOLENCE")
	default:
		put(8, "TERRORIST ACT")
	}
}

// target writes one recipient as a thing or as people, with what befell them.
func (in *incident) target(p sitrep.Participant, put func(int, string)) {
	label := quote(p.Text)
	if kind, ok := lookUp("physical", []string{headWord(p.Text)}); ok || in.entity(p) == sitrep.EntityThing {
		if !ok {
			kind = "OTHER"
		}
		put(12, label)
		put(13, kind+": "+label)
		put(14, number(p.Text)+": "+label)
		if in.kind == "BOMBING" || in.kind == "ARSON" {
			put(16, "SOME DAMAGE: "+label)
		}
		return
	}
	if p.Name != "" && person(in.a, p) {
		label = quote(p.Name)
		put(18, label)
	} else {
		put(19, label)
	}
	kind, ok := lookUp("human", []string{headWord(p.Text)})
	if !ok {
		kind = "CIVILIAN"
		switch {
		case slices.Contains(p.Sectors, "GOV"):
			kind = "GOVERNMENT OFFICIAL"
		case slices.Contains(p.Sectors, "MIL"):
			kind = "ACTIVE MILITARY"
		case slices.Contains(p.Sectors, "JUD"):
			kind = "LEGAL OR JUDICIAL"
		}
	}
	put(20, kind+": "+label)
	put(21, number(p.Text)+": "+label)
	for _, q := range in.sizes {
		switch q.Kind {
		case "killed":
			put(23, "DEATH: "+label)
		case "injured":
			put(23, "INJURY: "+label)
		}
	}
}

func (in *incident) entity(p sitrep.Participant) sitrep.EntityType {
	if p.Entity < 0 || p.Entity >= len(in.a.Entities) {
		return ""
	}
	return in.a.Entities[p.Entity].Type
}

func person(a *sitrep.Analysis, p sitrep.Participant) bool {
	return p.Entity >= 0 && p.Entity < len(a.Entities) && a.Entities[p.Entity].Type == sitrep.EntityPerson
}

// number is the count in the words, "PLURAL" for a plural without one.
func number(text string) string {
	words := folded(text)
	for _, w := range words {
		if n, err := strconv.Atoi(w); err == nil {
			return strconv.Itoa(n)
		}
		if i := slices.Index([]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}, w); i >= 0 {
			return strconv.Itoa(i + 1)
		}
	}
	if h := headWord(text); strings.HasSuffix(h, "s") || h == "people" || h == "men" || h == "women" || h == "children" || h == "policemen" {
		return "PLURAL"
	}
	return "1"
}

func quote(s string) string { return `"` + strings.ToUpper(strings.ReplaceAll(s, `"`, `\"`)) + `"` }

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

//go:embed muc4.txt
var muc4Words string

// muc4Table is slot → word → value; the first line of a word counts.
var muc4Table = sync.OnceValue(func() map[string]map[string]string {
	t := map[string]map[string]string{}
	for _, line := range strings.Split(muc4Words, "\n") {
		left, right, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		slot, value, _ := strings.Cut(left, " ")
		if t[slot] == nil {
			t[slot] = map[string]string{}
		}
		for _, w := range strings.Split(right, ",") {
			if w = strings.TrimSpace(w); w != "" && t[slot][w] == "" {
				t[slot][w] = strings.TrimSpace(value)
			}
		}
	}
	return t
})

func lookUp(slot string, words []string) (value string, ok bool) {
	for i := len(words) - 1; i >= 0; i-- {
		if v := muc4Table()[slot][words[i]]; v != "" {
			return v, true
		}
	}
	return "", false
}

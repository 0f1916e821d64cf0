package eval

import (
	_ "embed"
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
// assault on people or things that happened or is alleged; fights between armed
// sides, counts of many attacks and attacks on armed targets alone are none, as
// the task's relevance rules have it.
func MUC4(a *sitrep.Analysis) MUC4Document {
	out := MUC4Document{DocID: a.Doc.SourceID, Templates: []map[string][]string{}}
	for _, in := range incidents(a) {
		t := in.template()
		if !slices.ContainsFunc(out.Templates, func(o map[string][]string) bool { return retells(t, o) }) {
			out.Templates = append(out.Templates, t)
		}
	}
	return out
}

// retells: all that t says was hit, o says was hit in the same way.
func retells(t, o map[string][]string) bool {
	if !slices.Equal(t["4"], o["4"]) {
		return false
	}
	for _, k := range []string{"12", "18", "19"} {
		if slices.ContainsFunc(t[k], func(s string) bool { return !slices.Contains(o[k], s) }) {
			return false
		}
	}
	return true
}

// slots collects fillers by the number of the slot, each once.
type slots map[string][]string

func (s slots) put(slot int, filler string) {
	k := strconv.Itoa(slot)
	if filler != "" && !slices.Contains(s[k], filler) {
		s[k] = append(s[k], filler)
	}
}

// template writes the slots that the record fills.
func (in *incident) template() map[string][]string {
	s := slots{}
	s.put(2, in.date())
	s.put(3, in.location())
	s.put(4, in.kind)
	s.put(5, in.stage)
	in.instruments(s)
	in.perpetrators(s)
	for _, t := range in.told() {
		t.fill(in, s)
	}
	if len(s["23"]) == 0 && in.harmless() {
		s.put(23, `NO INJURY OR DEATH: "-"`)
	}
	return s
}

func (t *target) fill(in *incident, s slots) {
	label := t.label()
	first := 18
	switch {
	case t.physical && in.kind == "KIDNAPPING":
		return
	case t.physical:
		first = 12
		s.put(12, label)
		s.put(13, t.kind+": "+label)
		s.put(14, t.number+": "+label)
	case t.name != "":
		s.put(18, label)
		if t.role != "" {
			s.put(19, quote(t.role)+": "+label)
		}
	default:
		s.put(19, label)
	}
	if !t.physical {
		s.put(20, t.kind+": "+label)
		s.put(21, t.number+": "+label)
	}
	if c := in.country(); t.nation != "" && c != "" && t.nation != c {
		if n, ok := lookUp("country", []string{strings.ToLower(t.nation)}); ok {
			s.put(first+map[int]int{12: 3, 18: 4}[first], n+": "+label)
		}
	}
	for _, e := range t.effects {
		s.put(first+map[int]int{12: 4, 18: 5}[first], e+": "+label)
	}
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

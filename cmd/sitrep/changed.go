package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitrep"
	"sitrep/review"
)

// changedFields are those in which two versions of an event differ: in words where words
// tell them apart, else as the record has them.
func changedFields(before, now *sitrep.Event) (out []fieldChange) {
	told := map[string]bool{"mentions": true}
	for _, f := range sitrep.DecisionFields {
		if a, b := review.ValueWords(f, before.FieldValue(f)), review.ValueWords(f, now.FieldValue(f)); a != b {
			out = append(out, fieldChange{f, a, b})
			told[f] = true
		}
	}
	if a, b := len(before.Mentions), len(now.Mentions); a != b {
		out = append(out, fieldChange{"mentions", fmt.Sprint(a), fmt.Sprint(b)})
	}
	if told["type"] {
		for _, f := range []string{"modes", "cameo", "quad", "score"} {
			told[f] = true
		}
	}
	was, is := fieldsOf(before), fieldsOf(now)
	all := maps.Clone(was)
	maps.Copy(all, is)
	for _, f := range slices.Sorted(maps.Keys(all)) {
		if told[f] || string(was[f]) == string(is[f]) {
			continue
		}
		a, b := plainly(was[f]), plainly(is[f])
		if a == b { // they differ in what words leave out
			a, b = string(was[f]), string(is[f])
		}
		out = append(out, fieldChange{f, a, b})
	}
	return out
}

func fieldsOf(e *sitrep.Event) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	b, err := json.Marshal(e)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		return nil // the type is ours and marshals
	}
	return out
}

// plainly is a value in words where it is a name, a number, some of them or participants,
// else as it is.
func plainly(v json.RawMessage) string {
	if len(v) == 0 || string(v) == "null" || string(v) == "[]" {
		return "nothing"
	}
	var name string
	if json.Unmarshal(v, &name) == nil {
		return name
	}
	var names []string
	if json.Unmarshal(v, &names) == nil {
		return strings.Join(names, ", ")
	}
	names = nil
	var ps []sitrep.Participant
	if json.Unmarshal(v, &ps) == nil && !slices.ContainsFunc(ps, func(p sitrep.Participant) bool { return p.Text == "" && p.Name == "" }) {
		for i := range ps {
			p := &ps[i]
			name := p.Name
			if name == "" {
				name = p.Text
			}
			if codes := strings.TrimSpace(p.Country + " " + strings.Join(p.Sectors, " ")); codes != "" {
				name += " (" + codes + ")"
			}
			names = append(names, name)
		}
		return strings.Join(names, "; ")
	}
	return string(v)
}

func (f fieldChange) print(s *streams) {
	name := strings.ReplaceAll(f.Field, "_", " ")
	if made := func(v string) bool { return strings.HasPrefix(v, "{") || strings.HasPrefix(v, "[") }; made(f.Was) || made(f.Now) {
		s.print("          %s: not as before\n", name)
		return
	}
	s.print("          %s: %s → %s\n", name, f.Was, f.Now)
}

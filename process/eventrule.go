package process

import (
	"slices"
	"strings"

	"sitrep"
)

// eventRule makes a coded event mention a step, whatever words name the process.
type eventRule struct {
	phase string
	weak  bool // joins a process and makes none
	tests []test
	line  int
}

// test is one condition of a rule: a field and the values that it may have.
type test struct {
	field  string
	values []string
	modes  []string // of a type: the mode that goes with each value, "" for any
}

var fields = []string{"type", "word", "head", "not-word", "reality", "polarity", "size"}

// event reads "FIELD=VALUE,VALUE; FIELD=VALUE".
func (r *reader) event(phase, s string, weak bool) error {
	rule := eventRule{phase: phase, weak: weak, line: r.n}
	for _, part := range strings.Split(s, ";") {
		part = strings.TrimSpace(part)
		field, values, ok := strings.Cut(part, "=")
		if !ok || !slices.Contains(fields, field) {
			return r.fault(part, "want FIELD=VALUE with one of the fields %s, found %q", strings.Join(fields, ", "), part)
		}
		vs, err := r.list(values)
		if err != nil {
			return err
		}
		t := test{field: field, values: vs}
		if field == "type" {
			t.values, t.modes = make([]string, len(vs)), make([]string, len(vs))
			for i, v := range vs {
				t.values[i], t.modes[i], _ = strings.Cut(v, ".")
			}
		}
		rule.tests = append(rule.tests, t)
	}
	if len(rule.types()) == 0 {
		return r.fault(s, "want type=TYPE among the tests of an event")
	}
	r.kind.events = append(r.kind.events, rule)
	return nil
}

// types that the rule is about, without modes.
func (r *eventRule) types() (out []string) {
	for _, t := range r.tests {
		if t.field == "type" {
			for _, typ := range t.values {
				if !slices.Contains(out, typ) {
					out = append(out, typ)
				}
			}
		}
	}
	return out
}

// coded: the tests of the coding hold.
func (r *eventRule) coded(m *sitrep.EventMention) bool {
	for i := range r.tests {
		t := &r.tests[i]
		holds := true
		switch t.field {
		case "type":
			holds = false
			for k := 0; k < len(t.values) && !holds; k++ {
				holds = t.values[k] == m.Type && (t.modes[k] == "" || slices.Contains(m.Modes, t.modes[k]))
			}
		case "reality":
			holds = slices.Contains(t.values, m.Reality)
		case "polarity":
			holds = slices.Contains(t.values, m.Polarity)
		case "size":
			holds = slices.ContainsFunc(m.Sizes, func(s sitrep.Quantity) bool { return slices.Contains(t.values, s.Kind) })
		}
		if !holds {
			return false
		}
	}
	return true
}

// worded: the tests of words hold, given the lemmas of the trigger and of the words around it.
func (r *eventRule) worded(head, near []string) bool {
	for i := range r.tests {
		t := &r.tests[i]
		holds := true
		switch t.field {
		case "word":
			holds = anyOf(near, t.values)
		case "not-word":
			holds = !anyOf(near, t.values)
		case "head":
			holds = anyOf(head, t.values)
		}
		if !holds {
			return false
		}
	}
	return true
}

func anyOf(words, values []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(values, w) })
}

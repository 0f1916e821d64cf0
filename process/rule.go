package process

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
)

//go:embed rules/*.txt
var ruleFiles embed.FS

// rule makes a mention a step of a process.
type rule struct {
	kind, phase string
	tests       []test
	line        int
}

// test is one condition of a rule: a field and the values that it may have.
type test struct {
	field  string
	values []string
}

var fields = []string{"type", "word", "head", "not-word", "reality", "polarity", "size"}

// parseRules reads a rule file; its head documents the format.
func parseRules(name string, r io.Reader) ([]rule, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	classes := map[string][]string{}
	var rules []rule
	for n, line := range strings.Split(string(text), "\n") {
		fault := func(column int, format string, args ...any) error {
			return fmt.Errorf("%s:%d:%d: %s", name, n+1, column+1, fmt.Sprintf(format, args...))
		}
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		left, right, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fault(len(line), "want “class NAME: …” or “KIND PHASE: …”, found no colon")
		}
		first, rest, _ := strings.Cut(strings.TrimSpace(left), " ")
		rest = strings.TrimSpace(rest)
		if first == "class" {
			classes[rest] = list(right)
			continue
		}
		if !slices.Contains(phases[first], rest) {
			return nil, fault(0, "%q is no phase of a known kind of process; the phases of %q are %q", rest, first, phases[first])
		}
		ru := rule{kind: first, phase: rest, line: n + 1}
		for _, part := range strings.Split(right, ";") {
			field, values, ok := strings.Cut(strings.TrimSpace(part), "=")
			if !ok || !slices.Contains(fields, field) {
				return nil, fault(strings.Index(line, part), "want FIELD=VALUE with one of the fields %q, found %q", fields, strings.TrimSpace(part))
			}
			t := test{field: field}
			for _, v := range list(values) {
				if class, ok := strings.CutPrefix(v, "@"); ok {
					if classes[class] == nil {
						return nil, fault(strings.Index(line, v), "class @%s is not defined above", class)
					}
					t.values = append(t.values, classes[class]...)
					continue
				}
				t.values = append(t.values, v)
			}
			ru.tests = append(ru.tests, t)
		}
		rules = append(rules, ru)
	}
	return rules, nil
}

func list(s string) []string {
	var out []string
	for _, v := range strings.Split(s, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// phases of each kind of process, in the order in which they usually follow.
var phases = map[string][]string{
	"negotiation":   {"announced", "under way", "paused", "resumed", "agreed", "signed", "collapsed", "silent"},
	"ceasefire":     {"proposed", "declared", "in force", "violated", "extended", "ended"},
	"release":       {"agreed", "announced", "carried out in part", "carried out", "blocked"},
	"withdrawal":    {"announced", "under way", "completed", "reversed"},
	"investigation": {"opened", "under way", "findings", "charges", "trial", "verdict", "closed"},
	"campaign":      {"first", "continuing", "lull", "ended"},
}

// mayBe: some event of the type may fit.
func (r *rule) mayBe(typ string) bool {
	for _, t := range r.tests {
		if t.field == "type" && !slices.ContainsFunc(t.values, func(v string) bool { v, _, _ = strings.Cut(v, "."); return v == typ }) {
			return false
		}
	}
	return true
}

// coded: the tests of the coding hold.
func (r *rule) coded(m *sitrep.EventMention) bool {
	for _, t := range r.tests {
		holds := true
		switch t.field {
		case "type":
			holds = slices.ContainsFunc(t.values, func(v string) bool {
				typ, mode, found := strings.Cut(v, ".")
				return typ == m.Type && (!found || slices.Contains(m.Modes, mode))
			})
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
func (r *rule) worded(head, near []string) bool {
	for _, t := range r.tests {
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

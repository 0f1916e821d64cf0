package process

import (
	"fmt"
	"regexp"
	"strings"

	"sitrep"
)

// Example is a sentence of a kind's file with what it must give. Texts are dated
// Wednesday 7 February 2024.
type Example struct {
	File, Kind string
	Line       int
	Mark       byte // + gives a sign, - gives no step of the kind
	Text       string
	Phase      string
	Want       [][2]string // field, value
}

var wantedFields = []string{"on", "cause", "condition", "planned", "round", "subject", "party", "mediator"}

var wantedPart = regexp.MustCompile(`([a-z]+)=("[^"]*"|\S+)`)

// example reads "+ TEXT => PHASE field=value" and "- TEXT".
func (r *reader) example(s string) error {
	if r.kind == nil {
		return r.fault(s, "want “kind NAME: TITLE” before the first example")
	}
	ex := Example{File: r.file, Line: r.n, Kind: r.kind.Name, Mark: s[0]}
	text, want, ok := strings.Cut(s[2:], " => ")
	ex.Text = strings.TrimSpace(text)
	if ok != (ex.Mark == '+') {
		return r.fault(s, "want “+ TEXT => PHASE” or “- TEXT”")
	}
	for _, m := range wantedPart.FindAllStringSubmatch(want, -1) {
		known := false
		for _, f := range wantedFields {
			known = known || f == m[1]
		}
		if !known {
			return r.fault(m[0], "want one of the fields %s, found %q", strings.Join(wantedFields, ", "), m[1])
		}
		ex.Want = append(ex.Want, [2]string{m[1], strings.Trim(m[2], `"`)})
	}
	ex.Phase = strings.TrimSpace(wantedPart.ReplaceAllString(want, ""))
	if ex.Phase != "" {
		if err := r.known(ex.Phase); err != nil {
			return err
		}
	}
	r.kind.examples = append(r.kind.examples, ex)
	return nil
}

// Check says why an example fails on an analysis of its text, "" when it holds.
func (ks *Kinds) Check(ex *Example, a *sitrep.Analysis) string {
	var got []string
	for _, s := range ks.Read(a) {
		if s.Kind != ex.Kind {
			continue
		}
		if ex.Mark == '-' {
			if s.Phase != "" && s.Mode == "" {
				return "want no step, got " + describe(&s)
			}
			continue
		}
		if why := ex.fails(&s); why == "" {
			return ""
		}
		got = append(got, describe(&s))
	}
	if ex.Mark == '-' {
		return ""
	}
	if len(got) == 0 {
		return "want " + ex.Phase + ", got nothing"
	}
	return "got " + strings.Join(got, " | ")
}

// Wanted is what the example asks for, in words.
func (ex *Example) Wanted() string {
	if ex.Mark == '-' {
		return "no step of " + ex.Kind
	}
	s := ex.Phase
	for _, w := range ex.Want {
		s += fmt.Sprintf(" %s=%q", w[0], w[1])
	}
	return strings.TrimSpace(s)
}

func (ex *Example) fails(s *Sign) string {
	if ex.Phase != "" && s.Phase != ex.Phase {
		return "phase"
	}
	for _, w := range ex.Want {
		ok := false
		switch w[0] {
		case "on":
			ok = days(s.On) == w[1]
		case "cause":
			ok = s.Cause != nil && s.Cause.Text == w[1]
		case "condition":
			for _, c := range s.Conditions {
				ok = ok || c.Text.Text == w[1]
			}
		case "planned":
			ok = s.Planned == w[1]
		case "round":
			ok = fmt.Sprint(s.Round) == w[1]
		case "subject":
			ok = s.Subject != nil && s.Subject.Text == w[1]
		case "party":
			for _, p := range s.Parties {
				ok = ok || nameOf(&p) == w[1] || p.Text == w[1]
			}
		case "mediator":
			for _, p := range s.Mediators {
				ok = ok || nameOf(&p) == w[1] || p.Text == w[1]
			}
		}
		if !ok {
			return w[0]
		}
	}
	return ""
}

func days(i sitrep.Interval) string {
	if i.Start == i.End {
		return i.Start.String()
	}
	return i.Start.String() + ".." + i.End.String()
}

// describe prints a sign on one line.
func describe(s *Sign) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", s.Phase)
	add := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, " %s=%q", name, v)
		}
	}
	add("mode", s.Mode)
	add("planned", s.Planned)
	add("words", s.Words.Text)
	if s.On.Known() {
		add("on", days(s.On))
	}
	if s.Due.Known() {
		add("due", days(s.Due))
	}
	if s.Cause != nil {
		add("cause", s.Cause.Text)
	}
	for _, c := range s.Conditions {
		add("condition", c.Text.Text)
		add("by", c.By)
	}
	for _, p := range s.Parties {
		add("party", nameOf(&p))
	}
	for _, p := range s.Mediators {
		add("mediator", nameOf(&p))
	}
	if s.Subject != nil {
		add("subject", s.Subject.Text)
	}
	if s.Round > 0 {
		fmt.Fprintf(&b, " round=%d", s.Round)
	}
	if s.Weak {
		b.WriteString(" weak")
	}
	fmt.Fprintf(&b, " thread=%d %s", s.Thread, s.By)
	return b.String()
}

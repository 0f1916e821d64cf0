package coder

import "strings"

// example reads a line "+ TEXT => TYPE.mode field="…"; …".
func (rd *ruleReader) example(n, col int, s string) error {
	r := rd.cur
	ex := Example{File: rd.file, Line: n, Mark: s[0], Type: r.typ, None: r.kind == ruleNone, rule: r}
	body := strings.TrimSpace(s[2:])
	text, want, ok := strings.Cut(body, " => ")
	ex.Text = strings.TrimSpace(text)
	if ex.Text == "" {
		return faultf(rd.file, n, col, "want a sentence after %q", s[:1])
	}
	if ok && ex.Mark != '+' {
		return faultf(rd.file, n, col, "only + examples say what they want")
	}
	if !ok && ex.Mark == '+' {
		want = ""
	}
	if ex.Mark == '+' {
		wcol := col + len(s) - len(want)
		for _, part := range splitOutside(want, ';') {
			w, err := rd.wanted(n, wcol, part)
			if err != nil {
				return err
			}
			ex.Want = append(ex.Want, w)
		}
	}
	r.examples = append(r.examples, ex)
	return nil
}

// splitOutside splits at a byte that stands outside of double quotes.
func splitOutside(s string, sep byte) []string {
	var out []string
	in, start := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			in = !in
		case s[i] == sep && !in:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

var wantedFields = map[string]bool{"actor": true, "recipient": true, "polarity": true, "reality": true, "place": true, "on": true, "time": true,
	"by": true, "trigger": true}

func (rd *ruleReader) wanted(n, col int, s string) (Wanted, error) {
	w := Wanted{Type: rd.cur.typ}
	if rd.cur.kind == ruleEvent || rd.cur.kind == ruleMode {
		w.Modes = rd.cur.modes
	}
	for _, f := range splitOutside(strings.TrimSpace(s), ' ') {
		if f == "" {
			continue
		}
		name, val, ok := strings.Cut(f, "=")
		if !ok {
			w.Type, w.Modes = "", nil
			if err := rd.code(n, col, f, &w.Type, &w.Modes); err != nil {
				return w, err
			}
			continue
		}
		if !wantedFields[name] && !sizeKinds[name] {
			return w, faultf(rd.file, n, col, "want a field or a kind of size before =, found %q", name)
		}
		w.Fields = append(w.Fields, WantedField{name, strings.Trim(val, `"`)})
	}
	return w, nil
}

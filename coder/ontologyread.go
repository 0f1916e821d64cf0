package coder

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"sitrep/ontology"
)

// builtinWords are the word classes of the built-in rules, to be used and extended.
func builtinWords() (raw map[string]*rawClass, order []string, err error) {
	raw = map[string]*rawClass{}
	const dir = "rules/en"
	names, err := fs.ReadDir(ruleFiles, dir)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range names {
		if strings.HasSuffix(e.Name(), ".words") {
			data, err := fs.ReadFile(ruleFiles, path.Join(dir, e.Name()))
			if err != nil {
				return nil, nil, err
			}
			if err := readWords(e.Name(), data, raw, &order); err != nil {
				return nil, nil, err
			}
		}
	}
	return raw, order, nil
}

// declarations reads the TYPE statements and parts the classes from the rules; both
// keep their line numbers.
func (x *Extended) declarations(file, text string) (words, rules string, err error) {
	lines := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n")
	classes := make([]string, len(lines))
	var cur *ownType
	inClass := false
	for i, full := range lines {
		l := stripComment(full)
		switch {
		case inClass || strings.HasPrefix(l, "@"):
			classes[i], lines[i] = l, ""
			inClass = strings.HasSuffix(l, `\`)
			cur = nil
		case strings.HasPrefix(l, "TYPE ") || l == "TYPE":
			name := strings.TrimSpace(strings.TrimPrefix(l, "TYPE"))
			if !typeName(name) {
				return "", "", faultf(file, i+1, 6, "want TYPE and a name in capitals, digits and _, found %q", name)
			}
			if _, taken := ontology.TypeOf(name); taken || reserved[name] {
				return "", "", faultf(file, i+1, 6, "want a name that PLOVER and the rules do not use, found %q", name)
			}
			if t := x.types[name]; t != nil {
				return "", "", faultf(file, i+1, 6, "want each type once: %s is declared in %s:%d", name, t.file, t.line)
			}
			cur = &ownType{file: file, line: i + 1, modes: map[string]bool{}}
			x.types[name] = cur
			lines[i] = ""
		case l == "" || l[0] != ' ' && l[0] != '\t':
			if l != "" {
				cur = nil
			}
		case cur != nil:
			lines[i] = ""
			if err := cur.field(file, i+1, l); err != nil {
				return "", "", err
			}
		}
	}
	return strings.Join(classes, "\n"), strings.Join(lines, "\n"), nil
}

// reserved are headers of the rules that are no types.
var reserved = map[string]bool{"TYPE": true, "NONE": true, "MODE": true, "LIGHT": true, "PHASE": true, "SIZE": true, "EVENT": true}

func typeName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'A' || c > 'Z') && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// field reads a line of a TYPE.
func (t *ownType) field(file string, n int, l string) (err error) {
	key, val, ok := strings.Cut(strings.TrimSpace(l), ":")
	val = strings.TrimSpace(val)
	col := len(l) - len(strings.TrimLeft(l, " \t")) + 1
	vcol := len(l) - len(val) + 1
	if !ok || val == "" {
		return faultf(file, n, col, "want modes:, quad:, score: or cameo: with a value, found %q", strings.TrimSpace(l))
	}
	switch key {
	case "modes":
		for _, m := range splitList(val) {
			if strings.ContainsAny(m, " .") || m != strings.ToLower(m) {
				return faultf(file, n, vcol, "want modes in lower case without spaces, found %q", m)
			}
			t.modes[m] = true
		}
	case "quad":
		if t.quad, err = strconv.Atoi(val); err != nil || t.quad < 1 || t.quad > 4 {
			return faultf(file, n, vcol, "want 1, 2, 3 or 4, found %q", val)
		}
	case "score":
		if t.score, err = strconv.ParseFloat(val, 64); err != nil || t.score < -10 || t.score > 10 {
			return faultf(file, n, vcol, "want a number from -10 to 10, found %q", val)
		}
	case "cameo":
		if _, ok := ontology.CodeOf(val); !ok {
			return faultf(file, n, vcol, "want a CAMEO code, found %q", val)
		}
		t.cameo = val
	default:
		return faultf(file, n, col, "want modes, quad, score or cameo, found %q", key)
	}
	return nil
}

// fits checks what only a user's rule can do wrong.
func (x *Extended) fits(r *rule) error {
	switch {
	case r.kind != ruleEvent && r.kind != ruleNone:
		return faultf(r.file, r.line, 1, "want a type of this ontology or NONE: MODE, LIGHT, PHASE and SIZE are the built-in rules'")
	case r.kind == ruleEvent && x.types[r.typ] == nil:
		return faultf(r.file, r.line, 1, "want a type that a TYPE line declares, found %q", r.typ)
	case len(r.of) == 0:
		return nil
	case len(r.triggers) > 0 || len(r.sizes) > 0 || r.actorSet || r.recipientSet || len(r.all) > 0 || r.kind == ruleNone:
		return faultf(r.file, r.line, 1, "want of: with if: and not: alone, since the event brings its words, roles and sizes; triggers make a rule of their own")
	}
	return nil
}

// Examples are those of the user's rules, in file order.
func (x *Extended) Examples() []Example { return x.examples }

// Has reports whether a file declares the type, or where typ is "" some type with the mode.
func (x *Extended) Has(typ, mode string) bool {
	for name, t := range x.types {
		if (typ == "" || name == typ) && (mode == "" || t.modes[mode]) {
			return true
		}
	}
	return false
}

package process

import (
	"fmt"
	"slices"
	"strings"
)

// reader reads one file of kinds.
type reader struct {
	ks   *Kinds
	file string
	n    int // of the line, from 1
	line string
	kind *Kind
}

// read adds the kinds and classes of a file.
func (ks *Kinds) read(f File) error {
	r := &reader{ks: ks, file: f.Name}
	for i, line := range strings.Split(strings.TrimSuffix(f.Text, "\n"), "\n") {
		r.n, r.line = i+1, strings.TrimRight(line, "\r")
		if err := r.read(); err != nil {
			return err
		}
	}
	return r.close()
}

// fault is an error at the first place of part in the line; an empty one is its end.
func (r *reader) fault(part, format string, args ...any) error {
	column := len(r.line)
	if part != "" {
		column = max(0, strings.Index(r.line, part))
	}
	return fmt.Errorf("%s:%d:%d: %s", r.file, r.n, column+1, fmt.Sprintf(format, args...))
}

func (r *reader) read() error {
	t := strings.TrimSpace(r.line)
	switch {
	case t == "" || t[0] == '#':
		return nil
	case strings.HasPrefix(t, "+ ") || strings.HasPrefix(t, "- "):
		return r.example(t)
	}
	left, right, ok := strings.Cut(t, ":")
	if !ok {
		return r.fault("", "want “class NAME: WORDS”, “kind NAME: TITLE”, “phase NAME: STATE” or “PHASE: WORDS”, found no colon")
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	first, rest, _ := strings.Cut(left, " ")
	rest = strings.TrimSpace(rest)
	switch first {
	case "class":
		words, err := r.list(right)
		if err != nil {
			return err
		}
		r.ks.classes[rest] = append(slices.Clip(r.ks.classes[rest]), words...)
		return nil
	case "kind":
		return r.open(rest, right)
	}
	if r.kind == nil {
		return r.fault(left, "want “kind NAME: TITLE” before %q", left)
	}
	switch first {
	case "phase":
		return r.phase(rest, right)
	case "noun":
		return r.nouns(rest, right)
	case "act":
		return r.acts(rest, right)
	case "weak":
		words, err := r.list(right)
		for _, w := range words {
			r.kind.weak[w] = true
		}
		return err
	case "apart", "parties", "planned", "wanted", "denied", "repeated", "counters", "not", "causes", "implied", "firm", "begins", "only", "reasons", "again", "fresh":
		if rest == "" {
			return r.setting(first, right)
		}
	}
	return r.move(left, right)
}

func (r *reader) open(name, title string) error {
	if err := r.close(); err != nil {
		return err
	}
	if name == "" || title == "" {
		return r.fault("", "want “kind NAME: TITLE”")
	}
	r.kind = &Kind{Name: name, Title: title, file: r.file, parties: "loose", words: map[string][]wording{}, acts: map[string][]act{},
		weak: map[string]bool{}, objects: wordSet{}, not: map[string][][]string{}, moves: map[string][]move{}, planned: map[string]string{}, wanted: map[string]string{}, denied: map[string]string{}, again: map[string]string{}, fresh: map[string]string{}, repeated: map[string]string{}}
	return nil
}

// close ends a kind: it takes the place of one of its name.
func (r *reader) close() error {
	k := r.kind
	if k == nil {
		return nil
	}
	if len(k.phases) == 0 {
		return fmt.Errorf("%s:%d:1: kind %q has no phase: want “phase NAME: STATE”", r.file, r.n, k.Name)
	}
	for i, o := range r.ks.list {
		if o.Name == k.Name {
			r.ks.list[i] = k
			return nil
		}
	}
	r.ks.list = append(r.ks.list, k)
	return nil
}

// phase reads "STATE; keeps P, P; P becomes P; restarts; by deed".
func (r *reader) phase(name, right string) error {
	if name == "" || r.kind.phase(name) != nil {
		return r.fault("phase", "want the name of a phase that is new, found %q", name)
	}
	parts := strings.Split(right, ";")
	p := phase{name: name, state: strings.TrimSpace(parts[0]), becomes: map[string]string{}}
	if !slices.Contains([]string{"before", "on", "halt", "over"}, p.state) {
		return r.fault(right, "want one of the states before, on, halt, over, found %q", p.state)
	}
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		if part == "restarts" {
			p.restarts = true
		} else if part == "by deed" {
			p.deed = true
		} else if names, ok := strings.CutPrefix(part, "keeps "); ok {
			p.keeps = split(names)
		} else if names, ok := strings.CutPrefix(part, "is "); ok {
			p.is, p.before, _ = strings.Cut(names, " before ")
		} else if from, to, ok := strings.Cut(part, " becomes "); ok {
			p.becomes[from] = to
		} else {
			return r.fault(part, "want “keeps PHASE, …”, “PHASE becomes PHASE”, “is PHASE before PHASE”, “restarts” or “by deed”, found %q", part)
		}
	}
	r.kind.phases = append(r.kind.phases, p)
	return nil
}

// group cuts "[NAME, NAME]" off the end.
func (r *reader) group(s string) (rest string, groups []string, err error) {
	i := strings.IndexByte(s, '[')
	if i < 0 {
		return s, nil, nil
	}
	if !strings.HasSuffix(s, "]") {
		return "", nil, r.fault(s[i:], "want “]” after the groups of names")
	}
	return strings.TrimSpace(s[:i]), split(s[i+1 : len(s)-1]), nil
}

func (r *reader) nouns(group, right string) error {
	words, err := r.list(right)
	for _, w := range words {
		ws := strings.Fields(w)
		// The word that a phrase is looked up by is its head: the one before "of".
		key := ws[len(ws)-1]
		for i, p := range ws {
			if i > 0 && (p == "of" || p == "in" || p == "to" || p == "on" || p == "at") {
				key = ws[i-1]
				break
			}
		}
		r.kind.words[key] = append(r.kind.words[key], wording{ws, group})
	}
	return err
}

// acts reads "release @captive, @force leave, negotiate".
func (r *reader) acts(group, right string) error {
	for _, part := range split(right) {
		word, class, _ := strings.Cut(part, " ")
		a := act{group: group}
		if word[0] == '@' && class != "" && class[0] != '@' { // "@force leave"
			word, class, a.agent = class, word, true
		}
		words := []string{word}
		var err error
		if strings.HasPrefix(word, "@") {
			if words, err = r.list(word); err != nil {
				return err
			}
		}
		if class != "" {
			if a.of, err = r.list(class); err != nil {
				return err
			}
		}
		for _, w := range a.of {
			r.kind.objects[w] = r.kind.objects[w] || !a.agent && !forces[w]
		}
		for _, w := range words {
			f := strings.Split(w, "_") // "return_to_work"
			a.rest = f[1:]
			r.kind.acts[f[0]] = append(r.kind.acts[f[0]], a)
		}
	}
	return nil
}

func (r *reader) setting(name, right string) error {
	k := r.kind
	switch name {
	case "apart":
		if right != "subject" && right != "place" && right != "group" && right != "nothing" {
			return r.fault(right, "want subject, place, group or nothing, found %q", right)
		}
		k.apart = right
	case "parties":
		if right != "two" && right != "any" && right != "loose" {
			return r.fault(right, "want two, any or loose, found %q", right)
		}
		k.parties = right
	case "counters":
		k.counters = split(right)
	case "reasons":
		k.reasons = right
	case "only":
		k.only = set(split(right))
	case "firm":
		k.firm = set(split(right))
	case "begins":
		name, types, ok := strings.Cut(right, " by ")
		if !ok {
			return r.fault(right, "want “PHASE by TYPE, TYPE”")
		}
		k.begins, k.openers = name, set(split(types))
		return r.known(name)
	case "implied":
		k.implied = right
		return r.known(right)
	case "not":
		words, err := r.list(right)
		for _, w := range words {
			f := strings.Fields(w)
			for n, v := range f {
				if !slices.Contains(f[:n], v) {
					k.not[v] = append(k.not[v], f)
				}
			}
		}
		return err
	case "causes":
		k.causes = set(split(right))
		for name := range k.causes {
			if err := r.known(name); err != nil {
				return err
			}
		}
	default:
		for _, part := range split(right) {
			from, to, ok := strings.Cut(part, " -> ")
			if !ok {
				return r.fault(part, "want “PHASE -> PHASE”, found %q", part)
			}
			if err := r.known(from); err != nil {
				return err
			}
			if err := r.known(to); err != nil {
				return err
			}
			switch name {
			case "planned":
				k.planned[from] = to
			case "wanted":
				k.wanted[from] = to
			case "denied":
				k.denied[from] = to
			case "fresh":
				k.fresh[from] = to
			case "again":
				k.again[from] = to
			default:
				k.repeated[from] = to
			}
		}
	}
	return nil
}

func (r *reader) known(name string) error {
	if r.kind.phase(name) != nil {
		return nil
	}
	var names []string
	for _, p := range r.kind.phases {
		names = append(names, p.name)
	}
	return r.fault(name, "%q is no phase of %s; its phases are %s", name, r.kind.Name, strings.Join(names, ", "))
}

// move reads "PHASE [GROUP]: WORDS" and "PHASE: event TEST; TEST".
func (r *reader) move(left, right string) error {
	name, groups, err := r.group(left)
	if err != nil {
		return err
	}
	if err := r.known(name); err != nil {
		return err
	}
	if tests, ok := strings.CutPrefix(right, "event "); ok {
		return r.event(name, tests, false)
	}
	if tests, ok := strings.CutPrefix(right, "weak event "); ok {
		return r.event(name, tests, true)
	}
	if right == "itself" {
		r.kind.itself = append(r.kind.itself, move{phase: name, groups: groups, line: r.n})
		return nil
	}
	items, err := r.list(right)
	if err != nil {
		return err
	}
	for _, item := range items {
		m := move{phase: name, groups: groups, line: r.n, words: strings.Fields(item)}
		n := len(m.words)
		switch {
		case item[0] == '(':
			m.pos, m.words = withWord, []string{strings.Trim(item, "()")}
			r.kind.beside = append(r.kind.beside, m)
			continue
		case m.words[0] == "~" && n > 2 && prepositions[m.words[1]]:
			m.pos, m.words = atPlace, m.words[1:]
			r.kind.placed = append(r.kind.placed, m)
			continue
		case m.words[0] == "~":
			m.pos, m.words = asAgent, m.words[1:]
		case m.words[n-1] == "~":
			m.pos, m.words = asObject, m.words[:n-1]
		}
		if i := slices.Index(m.words, "~"); i > 0 && m.pos == anyRole { // "declare ~ over"
			m.pos, m.tail, m.words = asObject, m.words[i+1:], m.words[:i]
		}
		if len(m.words) == 0 || slices.Contains(m.words, "~") {
			return r.fault(item, "want “~”, the name of the process, before or after other words, found %q", item)
		}
		r.kind.moves[m.words[0]] = append(r.kind.moves[m.words[0]], m)
	}
	return nil
}

// forces are parties of what is done with them: "the army withdrew its tanks".
var forces = wordSet{"army": true, "military": true, "militia": true, "force": true, "forces": true, "brigade": true, "division": true, "regiment": true, "mission": true}

var prepositions = wordSet{"on": true, "in": true, "at": true, "under": true, "into": true, "to": true, "off": true}

// list reads words between commas; @NAME stands for the words of a class, also within a phrase.
func (r *reader) list(s string) ([]string, error) {
	var out []string
	for _, v := range split(s) {
		i := strings.IndexByte(v, '@')
		if i < 0 {
			out = append(out, v)
			continue
		}
		name, after, _ := strings.Cut(v[i+1:], " ")
		words, ok := r.ks.classes[name]
		if !ok {
			return nil, r.fault(v[i:], "class @%s is not defined above", name)
		}
		for _, w := range words {
			out = append(out, strings.TrimSpace(v[:i]+w+" "+after))
		}
	}
	return out, nil
}

func split(s string) (out []string) {
	for _, v := range strings.Split(s, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

package coder

import (
	"cmp"
	"slices"
	"strings"
)

// args reads a list of arguments; "none" is the empty list.
func (rd *ruleReader) args(n, col int, s string) ([]arg, error) {
	if s == "none" {
		return []arg{}, nil
	}
	var out []arg
	for _, w := range splitList(s) {
		a, err := rd.arg(n, col, w)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, faultf(rd.file, n, col, "want arguments or none")
	}
	return out, nil
}

func (rd *ruleReader) arg(n, col int, s string) (arg, error) {
	var a arg
	name, via, ok := strings.Cut(s, ">")
	if ok {
		switch via {
		case "actor":
			a.via = viaActor
		case "recipient":
			a.via = viaRecipient
		default:
			return a, faultf(rd.file, n, col, "want >actor or >recipient, found %q", s)
		}
	}
	switch name {
	case "subj":
		a.kind = argSubj
	case "obj":
		a.kind = argObj
	case "iobj":
		a.kind = argIobj
	case "comp":
		a.kind = argComp
	case "adv":
		a.kind = argAdv
	case "mod":
		a.kind = argMod
	default:
		for _, r := range name {
			if (r < 'a' || r > 'z') && r != '_' {
				return a, faultf(rd.file, n, col, "want subj, obj, iobj, comp, adv, mod or a preposition, found %q", s)
			}
		}
		a.kind, a.prep = argPrep, name
	}
	return a, nil
}

// cond reads what stands after if:, not: or when:.
func (rd *ruleReader) cond(n, col int, s string) (cond, error) {
	var c cond
	var err error
	if first := strings.IndexAny(s+" ", " \t"); s[:first] == "has" {
		c.op = opHas
		c.args, err = rd.args(n, col+4, strings.TrimSpace(strings.TrimPrefix(s, "has")))
		c.asks = argBits(c.args)
		return c, err
	}
	left, right, ok := strings.Cut(s, " is ")
	if !ok {
		return c, faultf(rd.file, n, col, "want \"ARG, ARG is VALUE, VALUE\" or \"has ARG\", found %q", s)
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	vcol := col + len(s) - len(right)
	switch left {
	case "voice":
		if right != "passive" && right != "active" {
			return c, faultf(rd.file, n, vcol, "want passive or active, found %q", right)
		}
		return cond{op: opVoice, says: &[]string{right}}, nil
	case "mood":
		if !moods[right] {
			return c, faultf(rd.file, n, vcol, "want one of %s, found %q", namesOf(moods), right)
		}
		return cond{op: opMood, says: &[]string{right}}, nil
	case "told":
		types := splitList(right)
		for _, typ := range types {
			base, mode, _ := strings.Cut(typ, ".")
			if rd.voc.types[base] == nil || mode != "" && !rd.voc.types[base][mode] {
				return c, faultf(rd.file, n, vcol, "want TYPE or TYPE.mode, found %q", typ)
			}
		}
		return cond{op: opTold, says: &types}, nil
	case "sentence", "previous":
		if left == "sentence" && right == "private" {
			return cond{op: opPrivate}, nil
		}
		c.op = opSentence
		if left == "previous" {
			c.op = opPrevious
		}
		for _, v := range splitList(right) {
			val, err := rd.value(n, vcol, v)
			if err == nil && val.kind == valueEvent {
				err = faultf(rd.file, n, vcol, "want words, classes or properties of words of the sentence, found %q", v)
			}
			if err != nil {
				return c, err
			}
			c.values = append(c.values, val)
		}
		c.lemmasFirst()
		return c, nil
	}
	if c.args, err = rd.args(n, col, left); err != nil {
		return c, err
	}
	c.asks = argBits(c.args)
	list := splitList(right)
	c.values = make([]value, 0, len(list))
	for _, v := range list {
		val, err := rd.value(n, vcol, v)
		if err != nil {
			return c, err
		}
		c.values = append(c.values, val)
	}
	if len(c.values) == 0 {
		return c, faultf(rd.file, n, vcol, "want at least one value")
	}
	c.lemmasFirst()
	return c, nil
}

// lemmasFirst moves lemmas before classes, and those before properties, so that all can be
// passed over at once; events stay where they are, since whether they are looked for may tell on others.
func (c *cond) lemmasFirst() {
	end := slices.IndexFunc(c.values, func(v value) bool { return v.kind == valueEvent })
	if end < 0 {
		end = len(c.values)
	}
	slices.SortStableFunc(c.values[:end], func(a, b value) int {
		return cmp.Compare(a.kind, b.kind)
	})
	for k := 0; k < end && c.values[k].kind <= valueClass; k++ {
		v := &c.values[k]
		if v.kind == valueClass {
			c.plain = append(c.plain, uint32(v.id))
			continue
		}
		c.plain = append(c.plain, v.key)
		c.words.add(v.key)
		c.lemmas++
	}
}

var moods = map[string]bool{"imperative": true, "finite": true, "infinitive": true, "gerund": true, "reduced": true, "attributive": true, "headless": true, "future": true, "due": true}

func (rd *ruleReader) value(n, col int, s string) (value, error) {
	switch {
	case s[0] == '@':
		c := rd.voc.classes[s[1:]]
		if c == nil {
			return value{}, faultf(rd.file, n, col, "no word class %q", s)
		}
		return value{kind: valueClass, word: s[1:], class: c, id: c.id}, nil
	case s[0] == '+':
		if !properties[s[1:]] && !sectors[s[1:]] {
			return value{}, faultf(rd.file, n, col, "no property or sector %q", s)
		}
		return value{kind: valueProperty, word: s[1:]}, nil
	case s == "EVENT":
		return value{kind: valueEvent}, nil
	case s == strings.ToUpper(s):
		if rd.voc.types[s] == nil {
			return value{}, faultf(rd.file, n, col, "no PLOVER type %q", s)
		}
		return value{kind: valueEvent, word: s}, nil
	}
	if strings.Contains(s, " ") {
		if run := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' }); len(run) > 1 {
			s = run[len(run)-1]
			return value{kind: valueLemma, word: s, key: wordKey(s), run: &run}, nil
		}
	}
	return value{kind: valueLemma, word: s, key: wordKey(s)}, nil
}

var properties = map[string]bool{"actor": true, "person": true, "group": true, "org": true, "country": true, "thing": true,
	"people": true, "armed": true, "civilian": true, "gov": true, "place": true, "number": true, "finite": true, "future": true, "denied": true, "past": true, "nation": true, "pair": true, "quoted": true, "aged": true}

var sectors = map[string]bool{"COP": true, "GOV": true, "JUD": true, "LEG": true, "MIL": true, "PRM": true, "PTY": true, "REB": true, "SPY": true,
	"UAF": true, "UNK": true, "AGR": true, "BUS": true, "CRM": true, "CVL": true, "EDU": true, "ELI": true, "JRN": true, "LAB": true, "MED": true,
	"REF": true, "OPP": true, "PRE": true, "REL": true, "SOC": true}

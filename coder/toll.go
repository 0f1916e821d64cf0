package coder

// toll reads the count beside a word of fate at i by the order of words, for
// headlines and enumerations that no parser gets right: "2 killed, 3 hurt",
// "leaving one man dead and three others wounded", "killing two".
func (t *tree) toll(i int) (size, bool) {
	kind := t.fateOf(i)
	if kind == "" || kind == "struck" && i+1 < len(t.form) && (t.form[i+1] == "down" || t.aimed(i)) { // aircraft
		return size{}, false
	}
	if v := t.head(i); t.tok[i].UPOS == "ADV" && v >= 0 && t.isVerb(v) && !t.passive(v) && t.child(v, "obj") >= 0 {
		return size{}, false // "A man fatally shot his brothers"
	}
	n, head := -1, -1
	if t.takesObject(i) {
		n = t.countAfter(i)
	} else {
		n, head = t.countBefore(i)
	}
	if n < 0 {
		return size{}, false
	}
	a, ok := t.amountAt(n)
	if t.form[n] == "a" || t.form[n] == "an" || t.form[n] == "another" {
		a, ok = exactly(1, n, max(n+1, head+1)), true
	}
	if !ok || a.high != nil && *a.high == 0 {
		return size{}, false
	}
	for k := a.first - 1; !t.takesObject(i) && k > 0 && t.form[k] == "and"; k = a.first - 1 { // "11 soldiers and a driver dead"
		m, _ := t.countBefore(k)
		if m < 0 {
			break
		}
		b, ok := t.amountAt(m)
		if !ok {
			break
		}
		a = a.sum(b)
	}
	return size{kind: kind, t: t, a: a, of: head, first: a.first, end: max(a.end, head+1), by: "word of fate"}, true
}

// aimed: somebody shot at somebody ("A gunman shot at police"), and was not shot
// somewhere ("Man shot at gas station").
func (t *tree) aimed(i int) bool {
	if t.form[i+1] != "at" && t.form[i+1] != "into" || !t.isVerb(i) || t.passive(i) {
		return false
	}
	o := t.head(i + 1)
	return o > i && t.head(o) == i && !t.lemmaIs(o, isFacility)
}

// takesObject: an active verb, with those whom it struck after it.
func (t *tree) takesObject(i int) bool {
	if i+1 >= len(t.form) {
		return false
	}
	switch t.tok[i].XPOS {
	case "VBG":
		return true
	case "VBD", "VBN":
	default:
		return t.form[i+1] == "and" && i+2 < len(t.form) && t.fateOf(i+2) != "" && t.takesObject(i+2)
	}
	if t.form[i+1] == "and" && i+2 < len(t.form) && t.fateOf(i+2) != "" { // "shot and killed two"
		return t.takesObject(i + 2)
	}
	switch t.tok[i+1].UPOS {
	case "DET", "NUM", "PRON", "PROPN", "NOUN", "ADJ":
		return t.timex[i+1] < 0
	case "ADV", "ADP": // "killed at least 12"
		_, end := t.quantifier(i + 1)
		return end >= 0
	}
	return false
}

// quantifier: words that may stand before a number, and the number after them, -1 none.
func (t *tree) quantifier(k int) (first, n int) {
	first = k
	for ; k < len(t.form) && k < first+4; k++ {
		switch {
		case t.isCount(k):
			return first, k
		case t.form[k] == "by": // who did it
			return first, -1
		case t.tok[k].UPOS == "ADP", t.tok[k].UPOS == "ADV", t.tok[k].UPOS == "ADJ", t.tok[k].UPOS == "DET":
		default:
			return first, -1
		}
	}
	return first, -1
}

func (t *tree) isCount(k int) bool {
	return t.timex[k] < 0 && (t.numeric(k) && !t.ofGallery(k) || vagueWords[t.form[k]] != [2]int{})
}

// countAfter is the number after an active verb, -1 none.
func (t *tree) countAfter(i int) int {
	_, n := t.quantifier(i + 1)
	if n >= 0 && (n+1 >= len(t.form) || !t.unitNoun(n+1)) && !t.age(n, n) && !t.yearName(n) {
		return n
	}
	return -1
}

// countBefore is the number before a participle or adjective and the noun between, -1 none.
func (t *tree) countBefore(i int) (n, head int) {
	head = -1
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if t.timex[k] >= 0 || t.fateOf(k) != "" {
			return -1, -1
		}
		if t.isCount(k) {
			if t.age(k, i) {
				return -1, -1
			}
			if k > 0 && (t.form[k-1] == "$" || t.form[k-1] == "age" || t.form[k-1] == "aged") {
				return -1, -1
			}
			return k, head
		}
		if t.form[k] == "another" && head < 0 { // "one killed and another injured"
			return k, -1
		}
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN":
			if t.unitNoun(k) || t.groupNoun(k) || t.lemmaIs(k, isFacility) {
				return -1, -1
			}
			if head < 0 {
				head = k
			}
		case "ADJ", "ADV", "AUX":
		case "DET":
			if k+2 == i && t.form[k] == "a" && t.w.c.class["others"].words[t.form[k+1]] { // "three dead and a fourth wounded"
				return k, k + 1
			}
			if head >= 0 && !t.plural(head) && t.property(head, "people") {
				switch t.form[k] {
				case "a", "an", "another":
					return k, head
				}
			}
			return -1, -1
		case "ADP":
			if t.form[k] != "of" {
				return -1, -1
			}
		case "PRON": // "one of them fatally"
			if t.form[k] != "them" {
				return -1, -1
			}
		case "VERB":
			if t.lemma[k] != "leave" {
				return -1, -1
			}
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// yearName: figures that are those of a year, whatever the parser makes of them.
func (t *tree) yearName(k int) bool {
	n, ok := t.value(k, k+1)
	return ok && n >= 1900 && n <= 2100 && len(t.form[k]) == 4
}

// leaveOpen bounds the numbers of those who met one fate or another: of "eight killed or
// wounded" there are at most eight of each, of "at least 40 killed or wounded" nobody knows.
func (e *event) leaveOpen(sizes []size) []size {
	out := sizes[:0]
	for _, s := range sizes {
		if s.t == e.t && e.openFate(s.kind) {
			if s.a.high == nil {
				continue
			}
			s.a.low, s.a.best = nil, nil
		}
		out = append(out, s)
	}
	return out
}

// openFate: every word that tells this fate stands beside another by "or".
func (e *event) openFate(kind string) bool {
	t, told, open := e.t, false, true
	for y := range t.tok {
		if t.fateOf(y) == kind {
			told, open = true, open && t.orFate(y)
		}
	}
	if !told { // "were killed or captured" of those held
		return t.orFate(e.tok)
	}
	return open
}

// orFate: "killed or wounded", "wounded or missing", "killed, wounded or captured".
func (t *tree) orFate(y int) bool {
	other := func(k int) bool {
		return k >= 0 && k < len(t.tok) && (t.fateOf(k) != "" || t.isVerb(k)) && t.form[k] != t.form[y]
	}
	for _, step := range [...]int{1, -1} {
		for k := y + step; other(k + step); k += 2 * step {
			if t.form[k] == "or" {
				return true
			}
			if t.form[k] != "," {
				break
			}
		}
	}
	return false
}

package coder

// repairAfter gives a passive clause of what went before its subject, where the parser left the
// noun to the clause above: "Man arrested after teenager stabbed", "called after a boy and a
// girl were hurt". Else who was arrested would be stabbed.
func (t *tree) repairAfter(i int, set attach) {
	s, mark := t.afterClause(i)
	if s < 0 {
		return
	}
	h := t.head(s)
	if h == i {
		h = t.head(i)
	}
	for c := s + 1; c < i; c++ { // who stands beside the noun
		if t.head(c) == i && t.rel(c) == "nsubj" {
			set(c, s, "conj")
		}
		if t.head(c) != i || t.rel(c) != "cc" {
			continue
		}
		for k := c + 1; k < i; k++ {
			if t.head(k) == s && t.rel(k) == "conj" || t.head(k) == i && t.rel(k) == "nsubj" {
				set(c, k, "cc")
				break
			}
		}
	}
	set(s, i, "nsubj:pass")
	set(mark, i, "mark")
	set(i, h, "advcl")
}

// afterClause is the subject of a clause of the participle i that "after" or the like leads, and that word;
// -1 where the clause has its subject or is none.
func (t *tree) afterClause(i int) (s, mark int) {
	if t.tok[i].XPOS != "VBN" {
		return -1, -1
	}
	was := t.firstRel(i, "aux")
	if was > i || was >= 0 && t.tok[was].Deprel != "aux:pass" || t.firstRel(i, "obj") >= 0 {
		return -1, -1
	}
	switch s = t.firstRel(i, "nsubj"); {
	case s < 0:
		s = t.passiveSubject(i, was)
	case was > s && t.form[was] == "were" && t.tok[s].XPOS == "NN":
		c := t.firstRel(i, "cc") // "after two pupils and a teacher were hurt": one "were" not
		if c < 1 || c > s {
			return -1, -1
		}
		s = c - 1
	default:
		return -1, -1
	}
	if s < 1 || !t.nominal(s) && !t.ofAge(s) || t.tok[s].UPOS == "PRON" {
		return -1, -1
	}
	for k := 0; k < 4 && t.head(s) >= 0 && t.head(s) < s && (t.rel(s) == "conj" || t.rel(s) == "flat" || t.rel(s) == "nmod"); k++ {
		s = t.head(s)
	}
	mark = -1
	times := t.w.c.times
	for c := max(0, s-8); c < s; c++ {
		if (t.head(c) == s && t.rel(c) == "case" || t.head(c) == i && t.rel(c) == "mark") && (times.apart[t.form[c]] || times.with[t.form[c]]) {
			mark = c
		}
	}
	if mark < 1 {
		return -1, -1
	}
	switch h, r := t.head(s), t.rel(s); {
	case (r == "compound" || r == "obl" && t.rel(i) == "advcl") && h == i && t.head(i) < mark:
	case r == "obl" && h < mark && h >= 0 && t.head(i) == h && (t.rel(i) == "advcl" || t.rel(i) == "conj" && was >= 0):
	case r == "obl" && h < mark && h >= 0 && t.head(i) == s && (t.rel(i) == "acl" || t.rel(i) == "nmod") && was < 0 && t.firstRel(s, "det") < 0 &&
		(t.lemmaIs(i, isUndergone) || t.lemmaIs(i, isHurting) || t.formIs(i, isFate)): // not "after talks mediated by a judge"
	default:
		return -1, -1
	}
	return s, mark
}

// passiveSubject is the noun that the clause's verb follows, with "was" or without, past
// adverbs and an age: "woman, 60, badly beaten".
func (t *tree) passiveSubject(i, was int) int {
	s := i - 1
	if was >= 0 {
		s = was - 1
	}
	for s > 0 && (t.tok[s].UPOS == "ADV" || t.tok[s].UPOS == "AUX") {
		s--
	}
	if t.ageBehind(s - 3) {
		s -= 3
	}
	return s
}

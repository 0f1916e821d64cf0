package coder

// generally is the word that shows that a deed is told of people in general, -1 for none: "the epidemic
// of officers shooting unarmed men", "our children are being killed in the streets".
func (e *event) generally() int {
	t := e.t
	if e.typ != "ASSAULT" && e.typ != "COERCE" || !t.isVerb(e.tok) {
		return -1
	}
	if s := t.head(e.tok); s >= 0 && t.tok[e.tok].XPOS == "VBG" && (t.rel(e.tok) == "acl" || t.rel(e.tok) == "advcl") && t.bareMany(s) && t.prep(s) == "of" {
		o := t.child(e.tok, "obj")
		if h := t.head(s); h >= 0 && o >= 0 && t.bareMany(o) && t.w.c.class["plague"].words[t.lemma[h]] {
			return h
		}
	}
	x := e.arg(arg{kind: argObj})
	if x < 0 || !t.plural(x) || !t.lemmaIs(x, isPeople) {
		return -1
	}
	our := t.child(x, "nmod:poss")
	if our < 0 || t.form[our] != "our" {
		return -1
	}
	if t.tok[e.tok].XPOS == "VBP" {
		return our
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		if f := t.form[c]; t.rel(int(c)) == "aux" && (f == "are" || f == "keep" || f == "'re") {
			return our
		}
	}
	return -1
}

// bareMany: a noun in the plural without an article, a number or an owner.
func (t *tree) bareMany(x int) bool {
	return t.isNoun(x) && t.plural(x) && t.child(x, "det") < 0 && t.child(x, "nummod") < 0 && t.child(x, "nmod:poss") < 0
}

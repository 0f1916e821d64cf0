package coder

// numbersName: the number is part of a name and counts nobody: "Highway 249", "Flight 103", "K-9".
func (t *tree) numbersName(n int) bool {
	if n > 1 && t.form[n-1] == "-" && t.tok[n-1].Span.End == t.tok[n].Span.Start && t.tok[n-2].Span.End == t.tok[n-1].Span.Start && t.tok[n-2].UPOS == "PROPN" {
		return true
	}
	if n == 0 || t.tok[n].UPOS != "NUM" || t.tok[n-1].UPOS != "PROPN" || t.tok[n-1].Span.End+1 != t.tok[n].Span.Start {
		return false
	}
	h := t.head(n)
	for k := n - 1; k >= 0 && t.tok[k].UPOS == "PROPN"; k-- {
		if h == k {
			return !t.property(k, "people") && !t.property(k, "person")
		}
	}
	return false
}

// onBody: the verb tells what hit somebody's body, and "twice" counts wounds and not attacks:
// "was shot several times".
func (e *event) onBody() bool {
	if !e.t.isVerb(e.tok) || !contains(e.modes, "firearms") && !contains(e.modes, "primitive") && !contains(e.modes, "beat") {
		return false
	}
	x := e.arg(arg{kind: argObj})
	return x >= 0 && (e.t.property(x, "people") || e.t.property(x, "person") || e.t.property(x, "group") || e.t.tok[x].UPOS == "PRON")
}

// soughtFor: one person called missing before his name or what he is, who need not be so by the deed
// told: "a missing activist is wanted for the killing", "the body of a missing teenager".
func (t *tree) soughtFor(x int) bool {
	if t.plural(x) || t.child(x, "nummod") >= 0 {
		return false
	}
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		if t.rel(int(c)) == "amod" && t.fateOf(int(c)) == "missing" {
			return true
		}
	}
	return false
}

// ofGallery: the number says which of how many pictures or pages it is that words stand below:
// "Image 8 of 8 Five people were hurt".
func (t *tree) ofGallery(k int) bool {
	if k < 2 || t.form[k-1] != "of" && t.form[k-1] != "/" || !t.numeric(k) || !t.numeric(k-2) {
		return false
	}
	if t.form[k-2] == t.form[k] {
		return true
	}
	if k < 3 {
		return false
	}
	return t.w.c.scene.picture[t.lemma[k-3]]
}

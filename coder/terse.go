package coder

// terse reads the tolls of a headline by the order of words, of which parsers make one
// number: "Gunman kills 1, wounds 2 at office".
func (e *event) terse(out []size) []size {
	t, i := e.t, e.tok
	kind := ""
	if i+4 < len(t.form) && (t.form[i+2] == "," || t.form[i+2] == "and") && t.isCount(i+1) && t.isCount(i+4) {
		kind = terseFate[t.form[i+3]]
	}
	own := terseFate[t.form[i]]
	if kind == "" || own == "" || own == kind || i+5 < len(t.form) && t.unitNoun(i+5) {
		return out
	}
	a, okA := t.amountAt(i + 1)
	b, okB := t.amountAt(i + 4)
	if !okA || !okB {
		return out
	}
	return []size{
		{kind: own, t: t, a: a, of: -1, first: a.first, end: a.end, by: "word of fate"},
		{kind: kind, t: t, a: b, of: -1, first: b.first, end: b.end, by: "word of fate"},
	}
}

// terseFate: what the verbs of headlines do to people.
var terseFate = map[string]string{"kills": "killed", "kill": "killed", "wounds": "injured", "wound": "injured", "injures": "injured", "injure": "injured", "hurts": "injured", "hurt": "injured"}

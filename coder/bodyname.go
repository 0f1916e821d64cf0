package coder

// inBodyName: the noun at i is part of what a party or a committee calls itself: "the
// offices of the Rally for Unity", "the Boycott Coalition", "the Rally for Justice (RPJ)".
func (t *tree) inBodyName(i int, typ string) bool {
	if t.tok[i].UPOS != "PROPN" || i == 0 || t.w.headline(t.si) || !upper(t.w.a.Text(t.tok[i].Span)[:1]) {
		return false
	}
	h := t.head(i)
	if t.rel(i) == "compound" && h > i && t.tok[h].UPOS == "PROPN" {
		return t.place[h] < 0 && t.tells(h) == ""
	}
	if typ != "PROTEST" {
		return false
	}
	aim := -1
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "nmod" && t.prep(int(c)) == "for" && t.tok[c].UPOS == "PROPN" {
			aim = int(c)
		}
	}
	if aim < 0 {
		return false
	}
	end := aim + 1
	if end+2 < len(t.form) && t.form[end] == "(" && t.form[end+2] == ")" && upper(t.w.a.Text(t.tok[end+1].Span)) {
		return true
	}
	return h >= 0 && t.rel(i) == "nmod" && t.prep(i) == "of" && (t.lemmaIs(h, isPeople) || t.lemmaIs(h, isFacility) || t.property(h, "people"))
}

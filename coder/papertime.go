package coder

import "sitrep"

// cameOut: the verb tells when a text came out, which is no time of what it tells: "A report
// issued on Monday says that troops killed two".
func (t *tree) cameOut(v int) bool {
	if v < 0 || t.rel(v) != "acl" || t.head(v) < 0 {
		return false
	}
	s, h := t.w.c.speech, t.lemma[t.head(v)]
	return (s.issuing[t.lemma[v]] || t.lemma[v] == "date") && (s.channel[h] || s.papers[h])
}

// sinceThen is the verb that has gone on since what the expression dates, -1 none: "have been
// killed since the beginning of the offensive on 11 January".
func (t *tree) sinceThen(tx *sitrep.Timex) int {
	x := t.timeHead(tx)
	if x >= 0 && t.head(x) >= 0 && t.rel(x) == "obl" && t.isVerb(t.head(x)) {
		for k := x - 1; k > t.head(x) && k > x-9; k-- {
			if t.tok[k].UPOS == "PUNCT" || t.isVerb(k) {
				break
			}
			if t.head(k) == t.head(x) && t.rel(k) == "obl" && t.prep(k) == "since" {
				return t.head(x)
			}
		}
	}
	for k := 0; k < 3 && x >= 0 && t.head(x) >= 0; k++ {
		if k > 0 && t.prep(x) == "since" && t.rel(x) == "obl" && t.isVerb(t.head(x)) {
			return t.head(x)
		}
		if r := t.rel(x); r != "nmod" && r != "acl" && (r != "obl" || t.rel(t.head(x)) != "acl") {
			break
		}
		x = t.head(x)
	}
	return -1
}

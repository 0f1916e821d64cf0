package coder

import (
	"strings"

	"sitrep"
)

// cameOut: the verb tells when a text came out, which is no time of what it tells: "A report
// issued on Monday says that troops killed two".
func (t *tree) cameOut(v int) bool {
	if v < 0 || t.rel(v) != "acl" || t.head(v) < 0 {
		return false
	}
	s, h := t.w.c.speech, t.lemma[t.head(v)]
	return (s.issuing[t.lemma[v]] || t.lemma[v] == "date") && (s.channel[h] || s.papers[h])
}

// signs: the day at token x stands behind who posted a text, "— Ana Ruiz (@anaruiz) May 30, 2016".
func (t *tree) signs(x int) bool {
	return x > 2 && x <= len(t.form) && t.form[x-1] == ")" && t.form[x-3] == "(" && strings.HasPrefix(t.form[x-2], "@")
}

// stamps: the day says when a text came out that tells another: it closes a title behind a dash,
// or opens a text behind one: "Man Arrested on Thursday - 3 May 2017", "- 3 May 2017 On Thursday". One in
// figures alone, "- 03/17/17", does so whatever else is told.
func (t *tree) stamps(tx *sitrep.Timex) bool {
	f, end := tx.Words.First, tx.Words.End
	if f < 1 || len(tx.Value) != len("2006-01-02") || tx.Type != "DATE" || !sitrep.IsDash(t.form[f-1]) || f > 1 && end < len(t.form) {
		return false
	}
	if d := t.form[f][0]; end == f+1 && d >= '0' && d <= '9' {
		return true
	}
	for k := range t.form {
		if i := t.timex[k]; i >= 0 && &t.w.a.Timexes[i] != tx && t.w.a.Timexes[i].Interval().Known() {
			return true
		}
	}
	return false
}

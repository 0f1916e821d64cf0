package coder

import "strings"

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

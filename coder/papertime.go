package coder

// cameOut: the verb tells when a text came out, which is no time of what it tells: "A report
// issued on Monday says that troops killed two".
func (t *tree) cameOut(v int) bool {
	if v < 0 || t.rel(v) != "acl" || t.head(v) < 0 {
		return false
	}
	s, h := t.w.c.speech, t.lemma[t.head(v)]
	return (s.issuing[t.lemma[v]] || t.lemma[v] == "date") && (s.channel[h] || s.papers[h])
}

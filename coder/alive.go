package coder

// allLive: nobody died, as all of those at x live, or none of the wounds at x is grave. Who says so may have the hurt in
// mind, beside whom others died: the none is a part of a toll, which yields to any dead that the report tells of the happening.
func (t *tree) allLive(x int, by string) (size, bool) {
	first, end := t.subtree(x, true)
	c := t.w.c.class
	wounds, all := false, -1
	for k := first; k < end; k++ {
		switch {
		case c["others"].words[t.form[k]], c["wounded"].words[t.form[k]]:
			return size{}, false
		case c["wound"].words[t.lemma[k]]:
			wounds = true
		case c["everybody"].words[t.form[k]], t.form[k] == "none":
			all = k
		}
	}
	if all < 0 || wounds != (t.form[all] == "none") {
		return size{}, false
	}
	for k := max(0, first-1); k < max(end, all+2) && k < len(t.form); k++ {
		if c["short-of"].words[t.form[k]] && (k > all || t.tok[k].UPOS != "CCONJ") {
			return size{}, false // "nearly all", "all but one"; not "But all survived"
		}
	}
	return size{kind: "killed", t: t, a: exactly(0, all, x+1), of: -1, first: all, end: x + 1, by: by, some: true}, true
}

package coder

// allLive: nobody died, as all of those at x live, or none of the wounds at x is grave. Who says so may have the hurt in
// mind, beside whom others died: the none is a part of a toll, which yields to any dead that the report tells of the happening.
func (t *tree) allLive(x int, by string) (size, bool) {
	first, end := t.subtree(x, true)
	wounds, all := false, -1
	for k := first; k < end; k++ {
		c := t.w.c.class
		switch {
		case c["others"].words[t.form[k]], c["wounded"].words[t.form[k]]:
			return size{}, false
		case c["wound"].words[t.lemma[k]]:
			wounds = true
		case t.form[k] == "all", t.form[k] == "everyone", t.form[k] == "everybody", t.form[k] == "none":
			all = k
		}
	}
	if all < 0 || all > 0 && t.form[all-1] == "not" || wounds != (t.form[all] == "none") {
		return size{}, false
	}
	return size{kind: "killed", t: t, a: exactly(0, all, x+1), of: -1, first: all, end: x + 1, by: by, some: true}, true
}

package coder

import "sitrep"

// repeats marks the sentences that say what an earlier one says word for word: a caption
// under each picture of a gallery, a quotation pulled out of the text. The headline's
// words come again in the text by right.
func (w *work) repeats() []bool {
	const least = 8 // tokens; "He did not elaborate." comes twice by itself
	out := make([]bool, len(w.trees))
	first := w.plot.ends // by the last tokens of a sentence
	for si, t := range w.trees {
		n := len(t.tok)
		if n < least || !w.coded(si) || w.headline(si) && w.role(si) != sitrep.RoleCaption {
			continue
		}
		end := w.a.Text(sitrep.Span{Start: t.tok[n-least].Start, End: t.tok[n-1].End})
		if o, ok := first[end]; ok {
			out[si] = t.repeats(w.trees[o], least)
		} else {
			first[end] = si
		}
	}
	return out
}

// repeats: the sentence is o but for the number of a picture before either; the last
// tokens are the same.
func (t *tree) repeats(o *tree, same int) bool {
	i, k := len(t.tok)-same-1, len(o.tok)-same-1
	for i >= 0 && k >= 0 && t.w.a.Text(t.tok[i].Span) == t.w.a.Text(o.tok[k].Span) {
		i, k = i-1, k-1
	}
	return t.picture(i) && o.picture(k)
}

// picture: the tokens up to i are nothing but the number of a picture in a gallery.
func (t *tree) picture(i int) bool {
	named := i < 0
	for ; i >= 0; i-- {
		switch picture := t.w.c.scene.picture[t.form[i]]; {
		case picture:
			named = true
		case t.tok[i].UPOS != "NUM" && t.tok[i].UPOS != "PUNCT" && t.form[i] != "of":
			return false
		}
	}
	return named
}

package coder

import (
	"strings"

	"sitrep"
)

// Pages carry the first lines of other stories around the one that they are of. What is told
// there is no part of the report, though it stands in its text.

// fewestTeasers is how many paragraphs are taken for other stories by their place or shape alone.
const fewestTeasers = 3

// teasers marks the blocks that are the first lines of other stories: those that a page gives
// twice in a row, what stands before the dateline with which the report begins, and what a
// label offers to read beside it.
func (c *Coder) teasers(d *sitrep.Document) []bool {
	var out []bool
	mark := func(i int) {
		if out == nil {
			out = make([]bool, len(d.Blocks))
		}
		out[i] = true
	}
	text := func(i int) string { return d.Text[d.Blocks[i].Start:d.Blocks[i].End] }
	before := func(i int) string {
		if i == 0 {
			return ""
		}
		return text(i - 1)
	}
	var doubled []int
	gallery := false // its captions come again and again
	start := -1      // the block that begins with a dateline
	for i := range d.Blocks {
		switch b := &d.Blocks[i]; {
		case b.Role == sitrep.RoleDateline:
			start = len(d.Blocks) // where it should
		case b.Role != sitrep.RoleBody:
		case c.offered(text(i)), c.keywords(text(i), before(i)):
			mark(i)
		case i > 0 && d.Blocks[i-1].Role == sitrep.RoleBody && b.Len() == d.Blocks[i-1].Len() && text(i) == text(i-1):
			gallery = gallery || len(doubled) > 0 && doubled[len(doubled)-1] == i-1
			doubled = append(doubled, i-1, i)
		case start < 0 && opensReport(text(i)):
			start = i
		case start >= 0 && start < len(d.Blocks) && opensReport(text(i)):
			start = len(d.Blocks) // of several reports
		}
	}
	if !gallery && len(doubled) >= 2*fewestTeasers && len(doubled)+fewestTeasers <= len(d.Blocks) {
		for _, i := range doubled {
			mark(i)
		}
	}
	if ofReport := len(d.Blocks) - start; start > 0 && ofReport > 0 && 2*start < 3*ofReport+2*fewestTeasers {
		var above []int
		for i := range start {
			if d.Blocks[i].Role == sitrep.RoleBody {
				above = append(above, i)
			}
		}
		if len(above) >= fewestTeasers {
			for _, i := range above {
				mark(i)
			}
		}
	}
	return out
}

// opensReport: the paragraph begins with a place in capitals, whose report it is in brackets, and
// a dash: "DORIM, Karm (KNA) -- ".
func opensReport(s string) bool {
	const farthest = 60 // bytes
	i := strings.IndexByte(s[:min(len(s), farthest)], '(')
	if i < 4 || !capitals(s[:strings.IndexAny(s, ",( ")]) {
		return false
	}
	k := strings.IndexByte(s[i:min(len(s), i+farthest/2)], ')')
	if k < 3 || !capitals(s[i+1:i+k]) {
		return false
	}
	rest := strings.TrimLeft(s[i+k+1:], " ")
	return strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
}

// capitals: three letters at least, and all of them capitals.
func capitals(s string) bool {
	n := 0
	for _, c := range []byte(s) {
		switch {
		case c >= 'A' && c <= 'Z':
			n++
		case c >= 'a' && c <= 'z':
			return false
		}
	}
	return n >= 3
}

// offered: a label offers another story: "Related: Bank robber shot in Lenz", "READ MORE | …", or
// the title of a video, "Video Police Shoot Man in Dorim".
func (c *Coder) offered(s string) bool {
	if first, rest, ok := strings.Cut(s, " "); ok && c.scene.film[strings.ToLower(first)] && titled(rest) {
		return true
	}
	const longest = 40 // bytes
	s = strings.TrimLeft(s[:min(len(s), longest)], " ►▶»>*•-–—·|[")
	end := strings.IndexAny(s, ":|»>")
	return end > 0 && c.scene.offer[strings.ToLower(strings.TrimRight(s[:end], " "))]
}

// titled: the words are a headline's, nearly all with a capital and no full stop behind.
func titled(s string) bool {
	if strings.HasSuffix(strings.TrimSpace(s), ".") {
		return false
	}
	words, capital := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if w[0] >= 'A' && w[0] <= 'Z' {
			capital++
		}
	}
	return words > 3 && 4*capital >= 3*words
}

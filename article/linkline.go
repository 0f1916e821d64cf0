package article

import (
	"unicode"
	"unicode/utf8"
)

// relink joins the lines of a paragraph that was broken around its links, as texts taken from
// pages often are: "said the U.S.-led", "coalition", " conducted five strikes.": the first is
// long and ends within a sentence, the last ends one, and each goes on from the one before or
// is a few words before one that does.
func relink(s string, ps []paragraph) []paragraph {
	out := ps[:0]
	for i := 0; i < len(ps); {
		n := linkedRun(s, ps[i:])
		p := ps[i]
		p.end = ps[i+n-1].end
		out = append(out, p)
		i += n
	}
	return out
}

const (
	linkOpening = 30 // characters of the line before a link: no headline of a word or two
	linkWidest  = 60 // and of a link
)

// linkedRun is how many of the lines are one, 1 where the first stands alone.
func linkedRun(s string, ps []paragraph) int {
	const fewest = 3
	if len(ps) < fewest || ps[1].gap != 0 || utf8.RuneCountInString(s[ps[0].start:ps[0].end]) < linkOpening {
		return 1
	}
	n := 1
	for n < len(ps) && ps[n].gap == 0 && !stops(s[ps[n-1].start:ps[n-1].end]) {
		link := n+1 < len(ps) && ps[n+1].gap == 0 && goesOn(s[ps[n+1].start:]) && utf8.RuneCountInString(s[ps[n].start:ps[n].end]) <= linkWidest
		if !goesOn(s[ps[n].start:]) && !link {
			break
		}
		n++
	}
	if n < fewest || !endsSentence(s[ps[n-1].start:ps[n-1].end]) {
		return 1
	}
	return n
}

// stops: no sentence goes on after the line: it ends one, or leads a list.
func stops(s string) bool {
	return endsSentence(s) || s[len(s)-1] == ':' || s[len(s)-1] == ';'
}

// goesOn: no line begins so: with a small letter, or what closes or parts.
func goesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) || r == ',' || r == '.' || r == ')' || r == ';' || r == '’'
}

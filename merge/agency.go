package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

//go:embed agencies.txt
var agenciesFile string

// agencies are the names under which news agencies sign their copy, as words that are
// looked for, longest first, with the name that they stand for (agencies.txt).
var agencies = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for line := range strings.Lines(agenciesFile) {
		line = strings.TrimSpace(line)
		if line == "" || strings.ContainsRune("#+-", rune(line[0])) {
			continue
		}
		name, signs, _ := strings.Cut(line, " = ")
		for s := range strings.SplitSeq(signs, " | ") {
			out = append(out, [2]string{strings.TrimSpace(s), name})
		}
	}
	slices.SortStableFunc(out, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	return out
})

// agencyOf is the news agency whose copy a report says it is: in its dateline, byline or
// credit, or in brackets at its beginning; "" for none.
func agencyOf(d *sitrep.Document) string {
	if a := agencyIn(d.Byline); a != "" {
		return a
	}
	first := true
	for _, b := range d.Blocks {
		text := d.Text[b.Start:b.End]
		switch b.Role {
		case sitrep.RoleDateline, sitrep.RoleByline, sitrep.RoleCredit:
			if a := agencyIn(text); a != "" {
				return a
			}
		case sitrep.RoleBody:
			if !first {
				continue
			}
			first = false
			// "DORIM, Aug 4 (Reuters) - ", "DORIM (AP) — "
			head := text[:min(len(text), 90)]
			if open, end := strings.IndexByte(head, '('), strings.IndexByte(head, ')'); open >= 0 && end > open {
				if a := agencyIn(head[open+1 : end]); a != "" {
					return a
				}
			}
		}
	}
	return ""
}

// agencyIn is the agency that is named in words that say who wrote a text.
func agencyIn(s string) string {
	for _, a := range agencies() {
		at := strings.Index(s, a[0])
		for at >= 0 {
			end := at + len(a[0])
			if (at == 0 || !letter(s[at-1])) && (end == len(s) || !letter(s[end])) {
				return a[1]
			}
			next := strings.Index(s[end:], a[0])
			if next < 0 {
				break
			}
			at = end + next
		}
	}
	return ""
}

func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

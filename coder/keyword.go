package coder

import (
	"strings"
	"unicode"
)

// Pages of videos and blogs end in keywords for those who search: "shooting, Dorim, police, "Dorim
// shooting" gang". They are no sentences, though the parser finds a subject for "shoot" in them.

// Bounds on what is taken for keywords.
const (
	fewestKeywords = 5  // of them
	shortKeyword   = 4  // words in one
	fewestBare     = 12 // words of a line that neither commas nor quotation marks part
)

// keywords: the paragraph lists what it is filed under: its label says so, or it is of many short
// phrases in commas, quotation marks or with hash signs, and no word that a sentence needs.
func (c *Coder) keywords(s, before string) bool {
	label := func(s string) bool {
		return c.scene.filing[strings.ToLower(strings.TrimRight(strings.TrimSpace(s), ": "))]
	}
	if i := strings.IndexByte(s[:min(len(s), 20)], ':'); i > 0 && label(s[:i]) {
		return true
	}
	last := strings.TrimRight(s, " \"”’)")
	stopped := strings.HasSuffix(last, ".") || strings.HasSuffix(last, "?") || strings.HasSuffix(last, "!")
	if stopped || !strings.ContainsFunc(s, unicode.IsLetter) {
		return false
	}
	if len(before) < 20 && label(before) {
		return true
	}
	words, linking, hashes, quoted, run := 0, 0, 0, 0, 0
	seen, again := map[string]bool{}, 0
	parts, long := 0, false
	for w := range strings.FieldsSeq(s) {
		words++
		run++
		if w[0] == '#' && len(w) > 1 {
			hashes++
		}
		if w[0] == '"' || strings.HasPrefix(w, "“") {
			quoted++
		}
		if strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";") {
			parts++
			long = long || run > shortKeyword
			run = 0
		}
		w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if c.scene.linking[w] {
			linking++
		}
		if seen[w] {
			again++
		}
		seen[w] = true
	}
	switch {
	case words < fewestKeywords || linking > words/12:
		return false
	case 2*hashes >= words && hashes >= fewestKeywords-1, quoted >= fewestKeywords:
		return true
	case parts >= 2*fewestKeywords && !long && run <= shortKeyword:
		return linking == 0
	}
	return linking == 0 && words >= fewestBare && parts == 0 && 4*again >= words
}

package article

import (
	"strings"
	"unicode"
)

// squeeze keeps letters and digits, in lower case.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if wordRune(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// contains: the squeezed words stand in the text.
func contains(text, squeezed string) bool {
	return squeezed != "" && strings.Contains(squeeze(text), squeezed)
}

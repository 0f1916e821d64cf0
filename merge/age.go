package merge

import (
	"slices"
	"strings"
)

// agesIn are the ages that a text gives: "a 28-year-old man", "two boys, aged 12 and 13", "Ann Lee, 31, was".
func agesIn(text string, to []uint8) []uint8 {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' || i > 0 && !strings.ContainsRune(" -,(\n", rune(text[i-1])) {
			continue
		}
		n, from := 0, i
		for ; i < len(text) && '0' <= text[i] && text[i] <= '9'; i++ {
			n = min(10*n+int(text[i]-'0'), 1000)
		}
		if n == 0 || n > 99 {
			continue
		}
		if old(text[i:]) || aged(text[:from]) || strings.HasSuffix(text[:from], ", ") && strings.HasPrefix(text[i:], ",") {
			if a := uint8(n); !slices.Contains(to, a) {
				to = append(to, a)
			}
		}
	}
	return to
}

// old: "-year-old", " years old".
func old(rest string) bool {
	rest = strings.TrimLeft(rest, "- ")
	return strings.HasPrefix(rest, "year-old") || strings.HasPrefix(rest, "year old") || strings.HasPrefix(rest, "years old") || strings.HasPrefix(rest, "-year old")
}

func aged(before string) bool {
	return strings.HasSuffix(before, " aged ") || strings.HasSuffix(before, " age ") || strings.HasSuffix(before, " ages ")
}

package petrarch

import "strings"

// inflect gives the regular forms of a verb, itself first.
func inflect(verb string) []string {
	stem, last := verb[:len(verb)-1], verb[len(verb)-1]
	switch {
	case last == 'E' && strings.HasSuffix(verb, "EE"):
		return []string{verb, verb + "S", verb + "D", verb + "ING"}
	case last == 'E':
		return []string{verb, verb + "S", verb + "D", stem + "ING"}
	case last == 'Y' && len(stem) > 0 && !vowel(stem[len(stem)-1]):
		return []string{verb, stem + "IES", stem + "IED", verb + "ING"}
	case sibilant(verb):
		return []string{verb, verb + "ES", verb + "ED", verb + "ING"}
	}
	return []string{verb, verb + "S", verb + "ED", verb + "ING"}
}

func vowel(b byte) bool { return strings.IndexByte("AEIOU", b) >= 0 }

func sibilant(w string) bool {
	for _, end := range []string{"S", "X", "Z", "CH", "SH"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// plural is the regular plural of a noun.
func plural(noun string) string {
	switch {
	case noun == "":
		return noun
	case noun[len(noun)-1] == 'Y' && len(noun) > 1 && !vowel(noun[len(noun)-2]):
		return noun[:len(noun)-1] + "IES"
	case sibilant(noun):
		return noun + "ES"
	}
	return noun + "S"
}

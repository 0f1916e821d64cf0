package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed street.txt
var streetFile string

// streetWords end names of streets, surely or perhaps, stand before them or say that somebody lives there (street.txt).
var streetWords = sync.OnceValue(func() (w struct {
	sure, may, side, home map[string]bool
	number                map[string]string
}) {
	w.sure, w.may, w.side, w.home, w.number = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]string{}
	for line := range strings.Lines(streetFile) {
		f := strings.Fields(line)
		if len(f) == 0 || strings.ContainsAny(f[0], "#+-") {
			continue
		}
		to := w.sure
		switch f[0] {
		case "may":
			to, f = w.may, f[1:]
		case "side":
			to, f = w.side, f[1:]
		case "home":
			to, f = w.home, f[1:]
		case "number":
			w.number[f[1]] = f[2]
			continue
		}
		for _, word := range f {
			to[word] = true
		}
	}
	return w
})

// streetsIn adds the streets that a text names, each by the last word of its name: "West 57th Street"
// as "57th", "2801 Martin Luther King Blvd." as "king".
func streetsIn(text string, to []string) []string {
	var room [64]string
	words, known := room[:0], streetWords()
	for word := range strings.FieldsSeq(text) {
		words = append(words, word)
	}
	add := func(word string) {
		s := bare(word)
		if n, ok := known.number[s]; ok {
			s = n
		}
		if s != "" && !slices.Contains(to, s) {
			to = append(to, s)
		}
	}
	for i, word := range words {
		name, block := i > 0 && ofName(words[i-1]), i+2 < len(words) && words[i+1] == "of"
		if !name && !block {
			continue // most words
		}
		w := bare(word)
		switch {
		case name && (known.sure[w] || known.may[w] && numbered(words[:i])):
			if i > 2 && (words[i-2] == "and" || words[i-2] == "&") && ofName(words[i-3]) && !known.sure[bare(words[i-3])] {
				add(words[i-3]) // the corner of two
			}
			if !livesAt(words[:i-1]) {
				add(words[i-1])
			}
		case block && strings.HasSuffix(w, "block") && !livesAt(words[:i]):
			if last := nameFrom(words[i+2:]); last != "" {
				add(last)
			}
		}
	}
	return to
}

// livesAt: the words end in "Ann Lee, 19, of the 6100 block of", which says where somebody lives.
func livesAt(words []string) bool {
	for i := len(words) - 1; i > 0 && i > len(words)-7; i-- {
		if words[i] != "of" || strings.HasSuffix(words[i-1], "block") {
			continue
		}
		last := words[i-1]
		return strings.HasSuffix(last, ",") || streetWords().home[last]
	}
	return false
}

// nameFrom is the last word of the name with which the words begin, "" where a word for a street ends it.
func nameFrom(words []string) (last string) {
	for _, word := range words[:min(len(words), 5)] {
		w := bare(word)
		switch {
		case streetWords().sure[w], streetWords().may[w]:
			return ""
		case streetWords().side[w]:
		case ofName(word):
			last = word
		default:
			return last
		}
		if strings.HasSuffix(word, ",") || len(w) > 2 && strings.HasSuffix(word, ".") {
			break
		}
	}
	return last
}

// numbered: the words end in a number of a house or a block, and a name.
func numbered(words []string) bool {
	for i := len(words) - 1; i >= 0 && i > len(words)-6; i-- {
		switch w := bare(words[i]); {
		case w == "block" || strings.HasSuffix(w, "-block") || w != "" && strings.Trim(w, "0123456789") == "":
			return true
		case !ofName(words[i]) && !streetWords().side[w]:
			return false
		}
	}
	return false
}

// ofName: a word of a name, that is no side.
func ofName(word string) bool {
	c := word[0]
	return ('A' <= c && c <= 'Z' || '0' <= c && c <= '9') && !strings.HasSuffix(word, ",") && !streetWords().side[bare(word)]
}

// bare is a word in lower case without what stands around it.
func bare(word string) string { return strings.ToLower(strings.Trim(word, ".,;:!?()\"'“”’")) }

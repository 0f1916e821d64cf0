package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemmaTable holds lemmas by form and by the longest suffix that a rule knows.
// Its text has lines of XPOS, form and lemma, and lines of XPOS, "-"+suffix,
// number of bytes to cut and ending to add; separated by tabs.
type lemmaTable struct {
	form   map[lemmaKey]string
	suffix map[lemmaKey]lemmaRule
}

type lemmaKey struct{ form, xpos string }

type lemmaRule struct {
	cut int
	add string
}

// lemmaSuffix is the number of bytes of the longest suffix in a rule.
const lemmaSuffix = 5

func readLemmas(text string) (lemmaTable, error) {
	t := lemmaTable{map[lemmaKey]string{}, map[lemmaKey]lemmaRule{}}
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		xpos, rest, _ := strings.Cut(line, "\t")
		form, rest, ok := strings.Cut(rest, "\t")
		if !ok {
			return t, fmt.Errorf("syntax: lemmas:%d: expected XPOS, form and lemma", n)
		}
		number, add, rule := strings.Cut(rest, "\t")
		if !rule {
			t.form[lemmaKey{form, xpos}] = rest
			continue
		}
		cut, err := strconv.Atoi(number)
		if err != nil || cut < 0 || !strings.HasPrefix(form, "-") {
			return t, fmt.Errorf("syntax: lemmas:%d: expected XPOS, -suffix, bytes to cut, ending", n)
		}
		t.suffix[lemmaKey{form[1:], xpos}] = lemmaRule{cut, add}
	}
	return t, nil
}

func (t *lemmaTable) find(form, xpos string) string {
	form = LemmaForm(form, xpos)
	if l, ok := t.form[lemmaKey{form, xpos}]; ok {
		return l
	}
	for n := min(lemmaSuffix, len(form)); n >= 0; n-- {
		if r, ok := t.suffix[lemmaKey{form[len(form)-n:], xpos}]; ok && r.cut < len(form) {
			if stem := form[:len(form)-r.cut]; utf8.ValidString(stem) {
				return stem + r.add
			}
		}
	}
	return form
}

// LemmaForm is the form that lemmas are looked up by: lower case but for names;
// names in capitals longer than an acronym get one capital.
func LemmaForm(form, xpos string) string {
	form = plain(form)
	switch xpos {
	case "FW", "ADD", "GW":
		return form
	case "NNP", "NNPS":
		if len(form) > 5 && form == strings.ToUpper(form) && allLetters(form) {
			_, n := utf8.DecodeRuneInString(form)
			return form[:n] + strings.ToLower(form[n:])
		}
		return form
	}
	return strings.ToLower(form)
}

func allLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

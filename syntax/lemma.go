package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemmaTable holds lemmas by XPOS.
// Its text has lines of XPOS, form and lemma, and lines of XPOS, "-"+suffix,
// number of bytes to cut and ending to add; separated by tabs.
type lemmaTable map[string]*lemmas

// lemmas are those of an XPOS by form and by the longest suffix that a rule knows.
type lemmas struct {
	form   map[string]string
	suffix [lemmaSuffix + 1]map[string]lemmaRule // by length
}

type lemmaRule struct {
	cut int
	add string
}

// lemmaSuffix is the number of bytes of the longest suffix in a rule.
const lemmaSuffix = 5

func readLemmas(text string) (lemmaTable, error) {
	t := lemmaTable{}
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		xpos, rest, _ := strings.Cut(line, "\t")
		form, rest, ok := strings.Cut(rest, "\t")
		if !ok {
			return t, fmt.Errorf("syntax: lemmas:%d: expected XPOS, form and lemma", n)
		}
		l := t.of(xpos)
		number, add, rule := strings.Cut(rest, "\t")
		if !rule {
			l.form[form] = rest
			continue
		}
		cut, err := strconv.Atoi(number)
		if err != nil || cut < 0 || !strings.HasPrefix(form, "-") || len(form) > lemmaSuffix+1 {
			return t, fmt.Errorf("syntax: lemmas:%d: expected XPOS, -suffix, bytes to cut, ending", n)
		}
		of := &l.suffix[len(form)-1]
		if *of == nil {
			*of = map[string]lemmaRule{}
		}
		(*of)[form[1:]] = lemmaRule{cut, add}
	}
	return t, nil
}

// of gives the lemmas of an XPOS, which may be new.
func (t lemmaTable) of(xpos string) *lemmas {
	l := t[xpos]
	if l == nil {
		l = &lemmas{form: map[string]string{}}
		t[xpos] = l
	}
	return l
}

func (t lemmaTable) find(form, xpos string) string {
	form = LemmaForm(form, xpos)
	of := t[xpos]
	if of == nil {
		return form
	}
	if l, ok := of.form[form]; ok {
		return l
	}
	for n := min(lemmaSuffix, len(form)); n >= 0; n-- {
		if r, ok := of.suffix[n][form[len(form)-n:]]; ok && r.cut < len(form) {
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

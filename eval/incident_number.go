package eval

import (
	"strconv"
	"strings"
)

func isNumber(w string) bool {
	_, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return err == nil
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// number is the count in the words before the head, "PLURAL" for a plural
// without one; "5-" is at least five, "~5" about five.
func number(text string) string {
	head := headWord(text)
	low, about := false, false
	for _, w := range strings.Fields(strings.ToLower(text)) {
		w = strings.Trim(w, `",.[]()`)
		n := 0
		if v, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
			n = v
		} else if v, ok := lookUp("number", []string{w}); ok {
			n, _ = strconv.Atoi(v)
		}
		switch {
		case n > 0 && low:
			return strconv.Itoa(n) + "-"
		case n > 0 && about:
			return "~" + strconv.Itoa(n)
		case n > 0:
			return strconv.Itoa(n)
		}
		switch w {
		case "least", "than", "over":
			low = true
		case "about", "approximately", "some", "around", "nearly", "almost":
			about = true
		case head:
			return grammaticalNumber(head)
		}
	}
	return grammaticalNumber(head)
}

func grammaticalNumber(head string) string {
	if _, one := lookUp("singular", []string{head}); one {
		return "1"
	}
	if _, many := lookUp("plural", []string{head}); many {
		return "PLURAL"
	}
	if strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us") {
		return "PLURAL"
	}
	return "1"
}

func quote(s string) string {
	return `"` + strings.ToUpper(spaced(strings.ReplaceAll(s, `"`, `\"`))) + `"`
}

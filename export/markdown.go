package export

import (
	"regexp"
	"strings"
)

var (
	markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`)
	markdownBegin = regexp.MustCompile(`(?m)^([ \t]*)([#+=~-])`)                // of headings, lists, rules and fences
	markdownCount = regexp.MustCompile(`(?m)^([ \t]*\d{1,9})([.)][ \t]|[.)]$)`) // of numbered lists
)

// markdown escapes the words of a report for CommonMark: none of them is a mark of it.
func markdown(s string) string {
	s = markdownMarks.Replace(printable(s))
	return markdownCount.ReplaceAllString(markdownBegin.ReplaceAllString(s, `$1\$2`), `$1\$2`)
}

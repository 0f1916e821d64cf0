package store

import (
	"strings"
	"unicode/utf8"
)

// plain is a text as both databases take it: PostgreSQL refuses the byte 0 and what is no
// UTF-8, and inputs, forms and answers of servers may have either.
func plain(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// plainArgs makes the texts among the arguments of a statement plain.
func plainArgs(args []any) []any {
	for i, v := range args {
		if s, is := v.(string); is {
			args[i] = plain(s)
		}
	}
	return args
}

package coder

import (
	"fmt"
	"strings"
	"testing"
)

// TestWhoOutlivesTheDead: who was struck and cannot be the one who died was hurt.
func TestWhoOutlivesTheDead(t *testing.T) {
	f := func(text string, want string) {
		t.Helper()
		var got []string
		for _, e := range testChain(t).code(text).Events {
			for i := range e.Sizes {
				q := &e.Sizes[i]
				kind := q.Kind
				if q.Struck {
					kind = "struck"
				}
				got = append(got, fmt.Sprint(kind, " ", q.Text))
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: got %q, want %q", text, s, want)
		}
	}
	f("A deputy was shot in Kelar on Monday, which led to a standoff. The standoff ended when the gunman died from a wound of his own hand.", "injured A deputy, killed the gunman")
	f("A 15-year-old boy was killed in the shooting at a depot in Kelar on Monday. The boy's mother was also shot in the leg.", "killed A 15-year-old boy, injured The boy's mother")
	f("A pregnant woman was shot in Kelar on Monday. Her unborn boy was killed by the bullet.", "injured A pregnant woman, killed Her unborn boy")
	f("Gunmen shot a man in Kelar on Monday. A man was killed.", "struck a man, killed A man") // they may be one
	f("Gunmen shot a girl in Kelar on Monday. Two people were killed.", "struck a girl, killed Two people")
}

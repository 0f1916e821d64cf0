package coder

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

// TestIdentity runs testdata/identity.txt.
func TestIdentity(t *testing.T) {
	testChain(t).passages(t, "testdata/identity.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		return checkIdentity(a, want[0], want[1:])
	})
}

// checkIdentity: whether the mentions tell "one" happening or each its own ("apart"), so that reports merge none of
// it with the one before ("kept apart").
func checkIdentity(a *sitrep.Analysis, how string, triggers []string) string {
	seen := map[int]string{}
	kept := strings.HasPrefix(how, "kept ")
	how = strings.TrimPrefix(how, "kept ")
	last := -1
	for _, name := range triggers {
		i := mentionOf(a, name)
		if i < 0 {
			return "no event " + name + "; got " + summary(a)
		}
		head := a.Events[i].SameAs
		if o := seen[head]; o != "" && how == "apart" {
			return o + " and " + name + " are one"
		}
		if kept && last >= 0 && !slices.Contains(a.Events[head].Apart, last) {
			return seen[last] + " and " + name + " may be merged"
		}
		last = head
		seen[head] = name
	}
	if how == "one" && len(seen) > 1 {
		return strings.Join(triggers, ", ") + " are " + strconv.Itoa(len(seen))
	}
	return ""
}

// mentionOf is the mention whose trigger holds the word, the nth for "word@n".
func mentionOf(a *sitrep.Analysis, name string) int {
	n := 1
	if word, nth, ok := strings.Cut(name, "@"); ok {
		name = word
		n, _ = strconv.Atoi(nth)
	}
	for i := range a.Events {
		if strings.Contains(" "+strings.ToLower(a.Events[i].Trigger.Text)+" ", " "+name+" ") {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}

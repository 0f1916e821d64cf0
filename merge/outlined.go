package merge

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sitrep"
)

//go:embed count.txt
var countFile string

// fewWords are the numbers of people whom reports name one by one (count.txt).
var fewWords = sync.OnceValue(func() map[string]int {
	words := map[string]int{}
	for line := range strings.Lines(countFile) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.ContainsAny(f[0], "#+-") {
			continue
		}
		n, err := strconv.Atoi(f[0])
		if err != nil {
			panic("merge: count.txt: expected a number, not " + f[0]) // a fault of the build
		}
		for _, w := range f[1:] {
			words[w] = n
		}
	}
	return words
})

// namedIn is of, with the names that its report gives later for those who are only described:
// for "a former clerk" that of one, for "two men" those of two.
func namedIn(all []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, other func(*sitrep.Participant) bool) func(*sitrep.EventMention) []sitrep.Participant {
	if len(all) == 1 {
		return of
	}
	known := map[*sitrep.EventMention][]sitrep.Participant{} // asked for again and again
	return func(m *sitrep.EventMention) []sitrep.Participant {
		ps := of(m)
		if len(ps) != 1 || ps[0].Actor != "" {
			return ps
		}
		named, ok := known[m]
		if !ok {
			named = namesFor(ps, m.Document, all, field, of, other)
			known[m] = named
		}
		return named
	}
}

// namesFor are the names that a report gives for one description, which stands for itself where it gives none.
func namesFor(described []sitrep.Participant, doc string, all []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, other func(*sitrep.Participant) bool) []sitrep.Participant {
	n := countOf(described[0].Text)
	if n == 0 {
		return described
	}
	from := slices.IndexFunc(all, func(o *sitrep.EventMention) bool { return o.Document == doc })
	end := from + 1
	for end < len(all) && all[end].Document == doc {
		end++
	}
	if n > 1 {
		if names := namedTogether(n, all[from:end], field, of, other); names != nil {
			return names
		}
	} else if p := namedLater(&described[0], all[from:end], field, of, other); p != nil {
		return []sitrep.Participant{*p}
	}
	return described
}

// countOf is how many people a description is of, 0 where it does not say so.
func countOf(description string) int {
	if isOne(description) {
		return 1
	}
	first, _, _ := strings.Cut(strings.ToLower(description), " ")
	return fewWords()[first]
}

// namedTogether are the people whom a report names on the side in its own words, where they are
// just so many; nil where they are not. Bodies and states that a list has are none.
func namedTogether(n int, ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, other func(*sitrep.Participant) bool) (names []sitrep.Participant) {
	for _, m := range ms {
		if !firm(m, field) {
			continue
		}
		ps := of(m)
		for i := range ps {
			if p := &ps[i]; p.Actor != "" && !sitrep.Listed(p.Actor) && !other(p) && !hasActor(names, p) {
				names = append(names, *p)
			}
		}
	}
	if names = eachOnce(names); len(names) != n {
		return nil
	}
	return names
}

// misspelled: one name is the other in other letters, told of the same family: a letter more or
// less or another one, or letters in another order, in the first of the names.
func misspelled(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	x, rest, full := strings.Cut(a, " ")
	y, others, too := strings.Cut(b, " ")
	if full && rest == others && strings.Contains(rest, " ") { // "Valdemar Ruiz Quiroga", "Waldemar Ruiz Quiroga"
		return x == y || min(len(x), len(y)) >= longName && x[1:] == y[1:] || oneSlip(x, y)
	}
	return full && too && x != y && sameFamily(a, b) && oneSlip(x, y)
}

// longName is how many letters make a name in which another one is a slip: "Ana" and "Ada", "J." and "M." are two.
const longName = 5

// oneSlip: the words differ by one slip of the pen behind the first letter.
func oneSlip(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < longName || len(y)-len(x) > 1 || x[0] != y[0] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return x[i:] == y[i+1:]
	}
	return x[i+1:] == y[i+1:] || sameLetters(x, y)
}

// sameLetters: the words have the same letters in another order.
func sameLetters(x, y string) bool {
	a, b := []byte(x), []byte(y)
	slices.Sort(a)
	slices.Sort(b)
	return string(a) == string(b)
}

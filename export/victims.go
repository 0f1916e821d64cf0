package export

import (
	"strings"
	"unicode"

	"sitrep"
)

// victim is which side of a fight those counted belong to.
type victim int

const (
	victimUnknown victim = iota
	victimState
	victimNonstate
	victimCivil
	victimAttackers
)

var victimNames = []string{"", "state", "nonstate", "civil", "attackers"}

type victimTable struct {
	words    map[string]victim
	examples [][2]string
}

var victims = loaded(func() (*victimTable, error) {
	b, err := crosswalkFiles.ReadFile("tables/victims.txt")
	if err != nil {
		return nil, err
	}
	t := &victimTable{words: map[string]victim{}}
	n := 0
	for l := range strings.Lines(string(b)) {
		n++
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		r := tableRow{file: "victims.txt", line: n}
		if text, side, ok := strings.Cut(l, " : "); ok {
			t.examples = append(t.examples, [2]string{text, strings.Trim(side, "-")})
			continue
		}
		name, words, ok := strings.Cut(l, "|")
		side := victimUnknown
		for i, s := range victimNames[1:] {
			if s == strings.TrimSpace(name) {
				side = victim(i + 1)
			}
		}
		if !ok || side == victimUnknown {
			return nil, r.fault("state, nonstate, civil or attackers and |", l)
		}
		for w := range strings.FieldsSeq(words) {
			if t.words[w] != 0 {
				return nil, r.fault("a word not yet listed", w)
			}
			t.words[w] = side
		}
	}
	return t, nil
})

// victimOf is the side that the words for those counted tell. The head of the
// phrase decides, so what stands behind a preposition does not count.
func victimOf(words string) victim {
	found, last := victimUnknown, false
	for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }) {
		w = strings.ToLower(w)
		switch w {
		case "of", "from", "in", "at", "who", "with", "near", "on":
			return found
		}
		if v := victims().words[w]; v != victimUnknown {
			found, last = v, true
		} else if last && strings.ContainsAny(w, "'’") {
			found, last = victimUnknown, false // a possessor is not the head
		}
	}
	return found
}

// victimOfSize is the side of those counted; a sum ("three soldiers and dozens of
// rebels") has words for a part of them only.
func victimOfSize(q *sitrep.Quantity) victim {
	if strings.Contains(q.Text, " and ") && !strings.Contains(q.Of, " and ") {
		return victimUnknown
	}
	return victimOf(q.Of)
}

// toll is the range of a size over all who claim one: the lowest and highest of
// the bounds, and the best value, the report's own before those that it attributes.
type toll struct {
	low, best, high *int
	told            bool
	text            string // words of the lowest estimate
	by              string // who gives the best one
}

func tollOf(e *sitrep.Event, kind string) (t toll) {
	own := false
	for i := range e.Sizes {
		q := &e.Sizes[i]
		if q.Kind != kind {
			continue
		}
		low, high := q.Low, q.High
		if low == nil {
			low = q.Best
		}
		if high == nil {
			high = q.Best
		}
		if low != nil && (t.low == nil || *low < *t.low) {
			t.low, t.text = low, q.Text
		}
		if high != nil && (t.high == nil || *high > *t.high) {
			t.high = high
		}
		if b := q.Best; b != nil && (t.best == nil || q.By == "" && !own) {
			t.best, own, t.by = b, q.By == "", q.By
		}
		if !t.told {
			t.by = q.By
		}
		t.told = true
	}
	return t
}

// quantity is the best number of a size, its lowest bound where there is none.
func quantity(q *sitrep.Quantity) int {
	switch {
	case q.Best != nil:
		return *q.Best
	case q.Low != nil:
		return *q.Low
	}
	return 0
}

// most is the highest number that anybody gives, 0 when none is known.
func (t *toll) most() int {
	_, _, high := t.range3()
	return high
}

// range3 is the range with its open sides closed by what is known: the best value is
// the lowest where nobody gives one, and nothing is known above the highest given.
func (t *toll) range3() (low, best, high int) {
	switch {
	case t.best != nil:
		best = *t.best
	case t.low != nil:
		best = *t.low
	case t.high != nil:
		high = *t.high
		return 0, 0, high
	}
	low, high = best, best
	if t.low != nil {
		low = min(low, *t.low)
	}
	if t.high != nil {
		high = max(high, *t.high)
	}
	return low, best, high
}

package merge

import (
	"testing"
)

// Two happenings of a report are one event with the one happening of another report.
func TestSalienceIsAShareOfMentions(t *testing.T) {
	telling := func(n int) Telling { return Telling{Mentions: make([]int32, n)} }
	long := &Report{ID: "a", Tellings: []Telling{telling(3), telling(1), telling(6)}}
	short := &Report{ID: "b", Tellings: []Telling{telling(2)}}
	for _, c := range []struct {
		members []Ref
		want    float64
	}{
		{[]Ref{{short, &short.Tellings[0]}}, 1},
		{[]Ref{{long, &long.Tellings[0]}, {long, &long.Tellings[1]}}, 0.4},
		{[]Ref{{long, &long.Tellings[0]}, {long, &long.Tellings[1]}, {short, &short.Tellings[0]}}, 0.5},
	} {
		if got := salience(c.members); got != c.want {
			t.Errorf("%d members: %v, want %v", len(c.members), got, c.want)
		}
	}
}

package pipeline

import (
	"reflect"
	"testing"

	"sitrep"
)

func TestActors(t *testing.T) {
	told := sitrep.Source{Document: "d-1", Span: sitrep.Span{Start: 3, End: 9}}
	again := sitrep.Source{Document: "d-2", Span: sitrep.Span{Start: 0, End: 5}}
	tie := func(s ...sitrep.Source) []sitrep.Tie {
		return []sitrep.Tie{{Relation: "part of", Actor: "Northern Front", Evidence: s}}
	}
	one := &sitrep.Analysis{
		Mentions: make([]sitrep.Mention, 3),
		Entities: []sitrep.Entity{
			{Mentions: []int{2}, Actor: "a-2", Name: "River Guard", Ties: tie(told)},
			{Mentions: []int{0}, Actor: "a-1", Name: "Ardania", Country: "ARD"},
			{Mentions: []int{1}, Name: "a crowd"},
		},
	}
	two := &sitrep.Analysis{
		Mentions: make([]sitrep.Mention, 1),
		Entities: []sitrep.Entity{{Mentions: []int{0}, Actor: "a-2", Name: "Guard of the River", Aliases: []string{"RG", "River Guard"},
			Country: "ARD", Sectors: []string{"REB"}, Ties: tie(again, told)}},
	}
	c := newCast()
	c.add(one)
	c.add(two)
	got := c.actors
	want := []sitrep.Actor{
		{Kind: "actor", ID: "a-1", Name: "Ardania", Country: "ARD"},
		{Kind: "actor", ID: "a-2", Name: "River Guard", Aliases: []string{"Guard of the River", "RG"}, Country: "ARD", Sectors: []string{"REB"}, Ties: tie(told, again)},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if len(one.Entities[0].Ties[0].Evidence) != 1 {
		t.Error("the document's own tie was changed")
	}
}

package main

import "testing"

func TestPhrasesOfTheCommandLine(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"red army base"}, "red army base"},
		{[]string{"red army base", "army base"}, `"red army base" "army base"`},
		{[]string{"port", "-army base"}, `port -"army base"`},
		{[]string{`"old port" strike`, "dockers"}, `"old port" strike dockers`},
	} {
		if got := queryOf(c.words); got != c.want {
			t.Errorf("%q: %s, want %s", c.words, got, c.want)
		}
	}
}

package actor

import (
	"errors"
	"strings"
	"testing"

	"sitrep"
)

func TestOwnActors(t *testing.T) {
	open := func(texts ...string) *Resolver {
		t.Helper()
		var own []Source
		for i, text := range texts {
			own = append(own, Source{"own" + string(rune('1'+i)) + ".txt", text})
		}
		r, err := New(own...)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	is := func(r *Resolver, name, want string, on sitrep.Day) {
		t.Helper()
		got := "nobody"
		if as := r.Lookup(name, on); len(as) > 0 {
			got = strings.TrimSpace(as[0].Country + " " + strings.Join(as[0].Sectors, " "))
		}
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	d := sitrep.DayOf(2030, 5, 1)

	is(open("[ITA organization UAF]\nHamas\n"), "Hamas", "ITA UAF", d) // in the place of the built-in one
	is(open("[ITA organization UAF]\nHamas\n", "[AUT organization BUS]\nHamas\n"), "Hamas", "AUT BUS", d)
	is(open("[agents]\ngrumbler | OPP | person\nsoldier | CVL | person\n"), "a grumbler", "OPP", d)
	is(open("[agents]\nsoldier | CVL | person\n"), "a soldier", "CVL", d)
	is(open("\ufeff[ITA organization UAF]\nTarim Club @ a club's book\n"), "Tarim Club", "ITA UAF", d)
	is(open("[UNO organization]\nWorld Health Organization\n"), "World Health Organization", "UNO", d) // ties go on finding "WHO"
	r := open("[FRA person]\nLucie Ansel | president 2029-05-14..\n")
	is(r, "Lucie Ansel", "FRA GOV", d)
	is(r, "Emmanuel Macron", "FRA ELI", d)

	f := func(want string, texts ...string) {
		t.Helper()
		var own []Source
		for _, text := range texts {
			own = append(own, Source{"own.txt", text})
		}
		_, err := New(own...)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", texts, err, want)
		}
	}
	f("own.txt:1:1:", "Hamas | UAF\n")
	f("own.txt:1:6: found \"organisation\", want a type", "[MLI organisation REB]\nKarm Front\n")
	f("own.txt:1:12: found \"RBL\", want a PLOVER sector", "[MLI group RBL]\nKarm Front\n")
	f("own.txt:1:2: found \"mli\", want a country", "[mli group REB]\nKarm Front\n")
	f("own.txt:3:1: found \"\\xff\", want UTF-8", "[ITA organization UAF]\n\n\xff\n")
	f("own.txt:3: the same actor twice\n\town.txt:2: Tarim Club\n\town.txt:3: tarim club | OPP", "[ITA organization UAF]\nTarim Club\ntarim club | OPP\n")
	f("ends before it begins", "[ITA organization UAF]\nTarim Club | | founded 2010; dissolved 2001\n")
	f("after its end", "[ITA organization UAF]\nTarim Club | | dissolved 2001; allied with Hamas 2005..\n")
	f("founded 2010", "[ITA organization UAF]\nTarim Club | | founded 2010; allied with Hamas 2005..\n")
	f("own.txt:2:8: found \"SOLDIERLY\"", "[agents]\nnoun | SOLDIERLY | person\n")

	_, err := New(Source{"own.txt", "[FRA person]\nLucie Ansel | president 2010..2011\n"})
	var c *Contradiction
	if !errors.As(err, &c) || !strings.Contains(err.Error(), "Nicolas Sarkozy") {
		t.Errorf("a president beside a president: %v", err)
	}
}

package actor

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

var update = flag.Bool("update", false, "write the golden files anew")

func resolver(t testing.TB) *Resolver {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// parsed reads CoNLL-U with names in MISC (NE=B-person) into an analysis; the
// texts are invented.
func parsed(t testing.TB, name string) *sitrep.Analysis {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	doc := &sitrep.Document{ID: "document-test"}
	a := &sitrep.Analysis{Doc: doc}
	var b strings.Builder
	var sent sitrep.Sentence
	flush := func() {
		if len(sent.Tokens) > 0 {
			sent.Span = sitrep.Span{Start: sent.Tokens[0].Start, End: sent.Tokens[len(sent.Tokens)-1].End}
			a.Sentences = append(a.Sentences, sent)
			sent = sitrep.Sentence{}
			b.WriteByte('\n')
		}
	}
	for _, l := range strings.Split(string(raw), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != 10 {
			if l == "" {
				flush()
			}
			continue
		}
		head, _ := strconv.Atoi(f[6])
		at := b.Len()
		b.WriteString(f[1])
		tok := sitrep.Token{Span: sitrep.Span{Start: at, End: b.Len()}, Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head, Deprel: f[7]}
		s, n := len(a.Sentences), len(sent.Tokens)
		if _, ne, ok := strings.Cut(f[9], "NE="); ok {
			ne, _, _ = strings.Cut(ne, "|")
			if typ, first := strings.CutPrefix(ne, "B-"); first {
				a.Names = append(a.Names, sitrep.Name{Span: tok.Span, Words: sitrep.Words{Sentence: s, First: n, End: n + 1}, Type: sitrep.NameType(typ)})
			} else if k := len(a.Names) - 1; k >= 0 {
				a.Names[k].End, a.Names[k].Words.End = tok.End, n+1
			}
		}
		sent.Tokens = append(sent.Tokens, tok)
		if !strings.Contains(f[9], "SpaceAfter=No") {
			b.WriteByte(' ')
		}
	}
	flush()
	doc.Text = b.String()
	return a
}

// printed is the entities with their mentions and the ties that the text tells.
func printed(a *sitrep.Analysis) string {
	var b strings.Builder
	for _, e := range a.Entities {
		fmt.Fprintf(&b, "%s %q %s %v\n", e.Type, e.Name, e.Country, e.Sectors)
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, "\t[%s] head %s\n", a.Text(a.Mentions[m].Span), a.Form(a.Mentions[m].Words.Sentence, a.Mentions[m].Head))
		}
		for _, t := range e.Ties {
			for _, s := range t.Evidence {
				if s.Document != "" {
					fmt.Fprintf(&b, "\t%s %s %s ended=%v «%s»\n", t.Relation, t.Actor, t.Title, t.Ended, a.Text(s.Span))
				}
			}
		}
	}
	return b.String()
}

func TestChains(t *testing.T) {
	r := resolver(t)
	for _, name := range []string{"valley", "coalition", "armed"} {
		a := parsed(t, name+".conllu")
		r.Annotate(a)
		got := printed(a)
		golden := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		well(t, a)
	}
}

// well checks what every analysis must keep: order, spans, one entity a mention.
func well(t testing.TB, a *sitrep.Analysis) {
	t.Helper()
	seen := make([]int, len(a.Mentions))
	for e := range a.Entities {
		if len(a.Entities[e].Mentions) == 0 {
			t.Errorf("entity %d without mentions", e)
		}
		for _, m := range a.Entities[e].Mentions {
			seen[m]++
			if a.Mentions[m].Entity != e {
				t.Errorf("mention %d of entity %d says %d", m, e, a.Mentions[m].Entity)
			}
		}
	}
	for i, m := range a.Mentions {
		if seen[i] != 1 || m.Start < 0 || m.End > len(a.Doc.Text) || m.Start >= m.End || m.Head < m.Words.First || m.Head >= m.Words.End {
			t.Errorf("mention %d: %+v, in %d entities", i, m, seen[i])
		}
		if i > 0 && m.Start < a.Mentions[i-1].Start {
			t.Errorf("mention %d before %d", i, i-1)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	r := resolver(t)
	var first string
	for range 3 {
		a := parsed(t, "coalition.conllu")
		r.Annotate(a)
		if got := printed(a); first == "" {
			first = got
		} else if got != first {
			t.Fatal("a second run differs")
		}
	}
}

func TestLookup(t *testing.T) {
	r := resolver(t)
	f := func(name, on, want string, sectors ...string) {
		t.Helper()
		var day sitrep.Day
		if on != "" {
			day, _ = sitrep.ParseDay(on)
		}
		got := ""
		as := r.Lookup(name, day)
		var has []string
		if len(as) > 0 {
			got, has = as[0].Name+" "+as[0].Country, as[0].Sectors
		}
		if got != want || !slices.Equal(has, sectors) {
			t.Errorf("%s on %s: got %s %v, want %s %v", name, on, got, has, want, sectors)
		}
	}
	f("Kata'ib Hizballah", "", "Kataib Hezbollah IRQ", "PRM", "UAF")
	f("Katāʾib Ḥizballāh", "", "Kataib Hezbollah IRQ", "PRM", "UAF")
	f("Da’esh", "", "Islamic State ISM", "UAF")
	f("the Taliban", "2020-05-01", "Taliban AFG", "REB")
	f("the Taliban", "2022-05-01", "Taliban AFG", "GOV")
	f("Vladimir Putin", "1999-01-01", "Vladimir Putin RUS")
	f("Vladimir Putin", "2009-01-01", "Vladimir Putin RUS", "GOV")
	f("Barack Obama", "2010-01-01", "Barack Obama USA", "GOV")
	f("Barack Obama", "2018-01-01", "Barack Obama USA", "ELI")
	f("Iraqi government", "", "Iraqi government IRQ", "GOV")
	f("the Syrian regime", "", "Syrian government SYR", "GOV")
	f("government of Sudan", "", "Sudanese government SDN", "GOV")
	f("Canberra", "", "Australia AUS", "GOV")
	f("U.S.", "", "United States USA")
	f("Moammar Qadhafi", "2005-01-01", "Muammar Gaddafi LBY", "GOV")
	f("Владимир Путин", "2009-01-01", "Vladimir Putin RUS", "GOV")
	f("Jabhat an-Nusrah", "2014-01-01", "al-Nusra Front SYR", "UAF", "REB")
	f("Maria Perez, mayor of the town", "", " ", "GOV")
	f("former Pakistani soldiers", "", " PAK", "MIL")
	f("a group of pilgrims", "", " ", "CVL")
}

func BenchmarkAnnotate(b *testing.B) {
	r := resolver(b)
	a := parsed(b, "coalition.conllu")
	words := 0
	for i := range a.Sentences {
		words += len(a.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for b.Loop() {
		r.Annotate(a)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"Iran-backed militants struck a US base", "Minister for Europe Jean Morel , the former commander of the Badr Brigade , is part of the allied army", "the the of of", "Kata'ib", "é’s - - US", ""} {
		f.Add(s, []byte{1, 2, 3, 0, 4})
	}
	r := resolver(f)
	rels := []string{"nsubj", "obj", "nmod", "compound", "flat", "acl:relcl", "appos", "conj", "amod", "punct", "root", "nmod:poss", "det", "case"}
	tags := []string{"NOUN", "PROPN", "PRON", "ADP", "VERB", "NUM", "ADJ", "PUNCT", "DET"}
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		a := &sitrep.Analysis{Doc: &sitrep.Document{Text: text}}
		var toks []sitrep.Token
		at := 0
		for at < len(text) && len(toks) < 200 {
			for at < len(text) && text[at] == ' ' {
				at++
			}
			end := at
			for end < len(text) && text[end] != ' ' {
				end++
			}
			if end > at {
				var c byte
				if len(shape) > 0 {
					c = shape[len(toks)%len(shape)]
				}
				toks = append(toks, sitrep.Token{Span: sitrep.Span{Start: at, End: end}, UPOS: tags[int(c)%len(tags)], Deprel: rels[int(c)%len(rels)], Head: int(c) % 40})
			}
			at = end
		}
		for i := range toks {
			toks[i].Head = min(toks[i].Head, len(toks))
		}
		if len(toks) > 0 {
			a.Sentences = []sitrep.Sentence{{Span: sitrep.Span{End: len(text)}, Tokens: toks}}
		}
		kinds := []sitrep.NameType{sitrep.NamePerson, sitrep.NameOrganization, sitrep.NameArmedGroup}
		for i := 0; i+1 < len(toks); i += 3 {
			if c := toks[i].Head; c%2 == 0 {
				end := min(i+1+c%2, len(toks))
				w := sitrep.Words{First: i, End: end}
				a.Names = append(a.Names, sitrep.Name{Span: sitrep.Span{Start: toks[i].Start, End: toks[end-1].End}, Words: w, Type: kinds[c%3]})
			} else if c%5 == 0 {
				a.Places = append(a.Places, sitrep.PlaceMention{Span: toks[i].Span, Place: sitrep.Place{Country: "IRQ"}, Words: sitrep.Words{First: i, End: i + 1}})
			}
		}
		r.Annotate(a)
		well(t, a)
		r.Lookup(text, 0)
	})
}

// everyPlace takes every word for a place.
type everyPlace struct{}

func (everyPlace) Annotate(a *sitrep.Analysis) {
	a.Places = nil
	for i := range a.Sentences {
		for k, tok := range a.Sentences[i].Tokens {
			a.Places = append(a.Places, sitrep.PlaceMention{Span: tok.Span, Place: sitrep.Place{Country: "MLI"}, Words: sitrep.Words{Sentence: i, First: k, End: k + 1}})
		}
	}
}

// FuzzLookup asks for whatever somebody may type, also made of names and nouns of the list.
func FuzzLookup(f *testing.F) {
	for _, s := range []string{"FLA-JNIM", "RSF, SAF", "MNLA-B", "Sudan-RSF", "PKK Turkey", "Hamas-backed", "pro-Hamas", "anti-", "Iran-backed", "-", ",", "the", "Mr", "'s", "RSF's",
		"soldiers of JNIM", "minister to Mali, Mali", "former RSF-SAF police", "of of of", "é-ETA", "\x00", "\xff-PKK", "dozens of", "Ana, Mali's deputy"} {
		f.Add(s)
	}
	r := resolver(f)
	f.Fuzz(func(t *testing.T, name string) {
		for _, on := range []sitrep.Day{0, sitrep.DayOf(2012, 6, 1)} {
			for _, as := range [][]sitrep.Actor{r.Lookup(name, on), r.Lookup(name, on, everyPlace{})} {
				for i := range as {
					if as[i].Kind != "actor" {
						t.Errorf("%q: a record without its kind", name)
					}
				}
			}
		}
	})
}

// Names joined by a hyphen or a comma have no noun that heads them: they belong to one of the list.
func TestNamesWithoutANounAreLookedUp(t *testing.T) {
	r := resolver(t)
	for name, want := range map[string]string{"FLA-JNIM": "MLI", "PKK-YPG": "TUR", "ETA-M": "ESP", "RSF-SAF": "SDN", "RSF, SAF": "SDN"} {
		if as := r.Lookup(name, 0); len(as) != 1 || as[0].Country != want || as[0].ID != "" {
			t.Errorf("%s: %+v, want nobody of the list, of %s", name, as, want)
		}
	}
}

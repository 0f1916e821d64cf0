package process_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sitrep/ontology"
	"sitrep/process"
)

func TestBuiltInKindsAreThoseOfTheOntology(t *testing.T) {
	want := []string{ontology.Negotiation, ontology.Ceasefire, ontology.Release, ontology.Withdrawal, ontology.Investigation, ontology.Campaign}
	got := process.Builtin().Names()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Fatalf("kinds %v, want %v", got, want)
	}
	for _, kind := range got {
		var phases []string
		for _, p := range ontology.Phases(kind) {
			phases = append(phases, p.Name+" "+p.State)
		}
		if have := process.Builtin().Phases(kind); !slices.Equal(have, phases) {
			t.Errorf("%s: phases %v, the ontology has %v", kind, have, phases)
		}
	}
}

func TestAnAnalystAddsKinds(t *testing.T) {
	const name = "../examples/own.processes"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ks, err := process.New(process.File{Name: name, Text: string(b)})
	if err != nil {
		t.Fatal(err)
	}
	examples := ks.Examples(name)
	if len(examples) < 20 {
		t.Fatalf("%d examples", len(examples))
	}
	for i := range examples {
		if why := ks.Check(&examples[i], annotate(t, "doc", "2024-02-07", examples[i].Text)); why != "" {
			t.Errorf("%s:%d: %s: %s", examples[i].File, examples[i].Line, examples[i].Text, why)
		}
	}
}

func TestAKindOfABuiltInNameTakesItsPlace(t *testing.T) {
	ks, err := process.New(process.File{Name: "mine.txt", Text: "kind ceasefire: Truce\nphase on: on\nnoun: truce\non: begin\n"})
	if err != nil {
		t.Fatal(err)
	}
	if got := ks.Phases("ceasefire"); len(got) != 1 || len(ks.Names()) != 6 {
		t.Errorf("phases %v, kinds %v", got, ks.Names())
	}
}

func TestFaultsOfAFileOfKindsNameTheirPlace(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		_, err := process.New(process.File{Name: "mine.txt", Text: text})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want …%s…", text, err, want)
		}
	}
	const head = "kind blockade: Blockade\nphase imposed: on\nphase lifted: over\n"
	f("blockade", "mine.txt:1:9: want")
	f("phase imposed: on", "mine.txt:1:1: want “kind NAME: TITLE” before")
	f("kind blockade:", "mine.txt:1:15: want “kind NAME: TITLE”")
	f("kind blockade: Blockade\n", `mine.txt:1:1: kind "blockade" has no phase`)
	f(head+"phase eased: idle\n", "mine.txt:4:14: want one of the states before, on, halt, over")
	f(head+"phase eased: halt; after lifted\n", "mine.txt:4:20: want “keeps PHASE, …”")
	f(head+"phase lifted: over\n", "mine.txt:4:1: want the name of a phase that is new")
	f(head+"raised: lift\n", `mine.txt:4:1: "raised" is no phase of blockade; its phases are imposed, lifted`)
	f(head+"lifted: @nothing\n", "mine.txt:4:9: class @nothing is not defined above")
	f(head+"lifted: ~\n", "mine.txt:4:9: want “~”")
	f(head+"lifted: event type=RETREAT; colour=red\n", "mine.txt:4:29: want FIELD=VALUE")
	f(head+"lifted: event word=road\n", "want type=TYPE")
	f(head+"parties: three\n", "mine.txt:4:10: want two, any or loose")
	f(head+"apart: colour\n", "mine.txt:4:8: want subject, place, group or nothing")
	f(head+"planned: lifted\n", "mine.txt:4:10: want “PHASE -> PHASE”")
	f(head+"+ The blockade was lifted.\n", "mine.txt:4:1: want “+ TEXT => PHASE”")
	f(head+"+ The blockade was lifted. => raised\n", `"raised" is no phase of blockade`)
	f(head+"+ The blockade was lifted. => lifted colour=red\n", "want one of the fields")
	f(head+"lifted [bare: lift\n", "mine.txt:4:8: want “]”")
}

package coder

import (
	"os"
	"strings"
	"testing"

	"sitrep"
)

func extended(t *testing.T, text string) (*Extended, error) {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c.Beside(OntologyFile{"folder/own.ontology", text})
}

// TestWorkedExample runs the examples of the file that the documentation explains.
func TestWorkedExample(t *testing.T) {
	b, err := os.ReadFile("../examples/own.ontology")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extended(t, string(b))
	if err != nil {
		t.Fatal(err)
	}
	chain := testChain(t)
	n := 0
	for _, ex := range x.Examples() {
		a := chain.code(ex.Text)
		x.Annotate(a)
		n++
		if why := check(&ex, a); why != "" {
			t.Errorf("%s:%d: %c %s\n\t%s\n\tgot %s", ex.File, ex.Line, ex.Mark, ex.Text, why, summary(a))
		}
	}
	if n < 12 {
		t.Errorf("%d examples", n)
	}
}

// TestBesidePlover: PLOVER's events stay as they are, those of the user stand
// between them in text order, with the mentions of one happening together.
func TestBesidePlover(t *testing.T) {
	x, err := extended(t, "TYPE NURSE_ATTACK\n  quad: 4\n  score: -9\n@nurse: nurse, midwife\nNURSE_ATTACK\n  of: ASSAULT\n  if: recipient is @nurse\n  not: actor is +gov\n")
	if err != nil {
		t.Fatal(err)
	}
	const text = "Militants killed two nurses in the village of Arbin on Monday. They also burned a truck. The killing of the nurses was condemned by the ministry."
	chain := testChain(t)
	plover := chain.code(text)
	a := chain.code(text)
	x.Annotate(a)
	var own, rest []sitrep.EventMention
	for i, e := range a.Events {
		if i > 0 && e.Trigger.Start < a.Events[i-1].Trigger.Start {
			t.Errorf("%s stands behind %s", e.Trigger.Text, a.Events[i-1].Trigger.Text)
		}
		if e.SameAs > i || a.Events[e.SameAs].Type != e.Type {
			t.Errorf("%s %s is the same as %d", e.Type, e.Trigger.Text, e.SameAs)
		}
		if e.Type == "NURSE_ATTACK" {
			own = append(own, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(rest) != len(plover.Events) {
		t.Errorf("%s\n\tbefore %s", summary(a), summary(plover))
	}
	if len(own) != 2 || own[0].SameAs != own[1].SameAs {
		t.Fatalf("own events %s", summary(a))
	}
	e := own[0]
	if e.Quad != 4 || e.Score != -9 || len(e.Sizes) != 1 || e.Sizes[0].Kind != "killed" || e.Evidence[0].By != "rule own.ontology:5 of ASSAULT" {
		t.Errorf("%+v", e)
	}
}

// TestBesidePloverKeepsApart: what the report tells apart stays so where events of the user's
// types come between, and among these.
func TestBesidePloverKeepsApart(t *testing.T) {
	x, err := extended(t, "TYPE CUSTODY\n  quad: 4\n  score: -5\nCUSTODY\n  of: COERCE\n")
	if err != nil {
		t.Fatal(err)
	}
	a := testChain(t).code("Police arrested Ivan Brezan in Arbin on Monday. Police arrested 40 protesters in Arbin on Monday.")
	x.Annotate(a)
	var got []string
	for _, e := range a.Events {
		for _, k := range e.Apart {
			o := &a.Events[k]
			got = append(got, o.Type+" of "+o.Recipients[0].Text+", "+e.Type+" of "+e.Recipients[0].Text)
		}
	}
	const want = "COERCE of Ivan Brezan, COERCE of 40 protesters; CUSTODY of Ivan Brezan, CUSTODY of 40 protesters"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%s\n\tgot  %s\n\twant %s", summary(a), s, want)
	}
}

func TestFaultsOfAnOntology(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		_, err := extended(t, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q\n\twant %s\n\tgot  %v", text, want, err)
		}
	}
	f("TYPE aid\n", `own.ontology:1:6: want TYPE and a name in capitals, digits and _, found "aid"`)
	f("TYPE ASSAULT\n", `own.ontology:1:6: want a name that PLOVER and the rules do not use, found "ASSAULT"`)
	f("TYPE A\nTYPE A\n", `own.ontology:2:6: want each type once: A is declared in own.ontology:1`)
	f("TYPE A\n  quad: 7\n", `own.ontology:2:9: want 1, 2, 3 or 4, found "7"`)
	f("TYPE A\n  score: -11\n", `own.ontology:2:10: want a number from -10 to 10, found "-11"`)
	f("TYPE A\n  cameo: 999\n", `own.ontology:2:10: want a CAMEO code, found "999"`)
	f("TYPE A\n  colour: red\n", `own.ontology:2:3: want modes, quad, score or cameo, found "colour"`)
	f("TYPE A\n\nB\n  verb: go\n", `own.ontology:3:1: want a PLOVER type`)
	f("TYPE A\nA.fast\n  verb: go\n", `own.ontology:2:1: type A has no mode "fast"`)
	f("TYPE A\nASSAULT\n  verb: go\n", `own.ontology:2:1: want a type that a TYPE line declares, found "ASSAULT"`)
	f("TYPE A\nA\n  if: obj is @nobody\n  verb: go\n", `own.ontology:3:14: no word class "@nobody"`)
	f("TYPE A\nA\n  of: ASSAULT\n  verb: go\n", `own.ontology:2:1: want of: with if: and not: alone`)
	f("TYPE A\nA\n  of: A\n", `own.ontology:3:7: want types of PLOVER after of:, found "A"`)
	f("TYPE A\nA\n", `own.ontology:2:1: rule without trigger`)
	f("TYPE A\n@x boat\n", `own.ontology:2:1: want "@class: word, word"`)
	f("TYPE A\nLIGHT\n  verb: go\n  event: obj\n", `own.ontology:2:1: want a type of this ontology or NONE`)
}

// TestOneHappeningIsOneOfTheUsersType: the mention that the happening is first told by need
// not fit the user's rule for those that do to be one.
func TestOneHappeningIsOneOfTheUsersType(t *testing.T) {
	x, err := extended(t, "TYPE DEPOT_HIT\n  quad: 4\n  score: -9\nDEPOT_HIT\n  of: ASSAULT\n  if: recipient is depot\n")
	if err != nil {
		t.Fatal(err)
	}
	a := testChain(t).code("At least six people were killed and ten wounded on Monday when shells struck the main depot in Arbin, residents said. The rebels blamed the army for the shelling. The mission condemned the attack.")
	x.Annotate(a)
	assaults, own := map[int]bool{}, map[int]bool{}
	n := 0
	for _, e := range a.Events {
		switch e.Type {
		case "ASSAULT":
			assaults[e.SameAs] = true
		case "DEPOT_HIT":
			own[e.SameAs] = true
			n++
		}
	}
	if len(assaults) != 1 || len(own) != 1 || n < 2 {
		t.Errorf("%d assaults, %d depots hit in %d mentions: %s", len(assaults), len(own), n, summary(a))
	}
}

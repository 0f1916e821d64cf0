package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestEvents runs whole sentences, all of invented happenings, through the chain.
func TestEvents(t *testing.T) {
	c := testChain(t)
	f := func(text, want string) {
		t.Helper()
		rd := &ruleReader{file: "test", voc: &vocabulary{types: map[string]map[string]bool{}}, cur: &rule{}}
		for _, typ := range []string{"ASSAULT", "CONSULT", "ACCUSE", "RETREAT", "AGREE", "SANCTION", "REQUEST", "REJECT"} {
			rd.voc.types[typ] = map[string]bool{"drone": true, "release": true, "disapprove": true, "allege": true, "discontinue": true, "aerial": true, "heavy-weapons": true}
		}
		if err := rd.example(1, 1, "+ "+text+" => "+want); err != nil {
			t.Fatal(err)
		}
		ex := rd.cur.examples[0]
		ex.Type = "test"
		a := c.code(text)
		if why := check(&ex, a); why != "" {
			t.Errorf("%s\n\t%s\n\tgot %s", text, why, summary(a))
		}
	}
	// passive, relative clauses, consequence
	f("The village was shelled by rebels, killing 12 farmers.", `ASSAULT actor="rebels" killed=12`)
	f("Militants struck an outpost with a drone that killed three soldiers.", `ASSAULT.drone actor="Militants" killed=3`)
	f("Officers freed by the militia returned home.", `RETREAT.release actor="the militia" recipient="Officers"`)
	// light verbs and partitives
	f("The militia launched a series of attacks on the town.", `ASSAULT actor="The militia" recipient="the town"`)
	f("The army carried out an air strike on the camp.", `ASSAULT.aerial actor="The army" recipient="the camp"`)
	// negation, plan, condition, allegation
	f("The rebels did not attack the town.", `ASSAULT polarity=negative`)
	f("The army will attack the town if the talks fail.", `ASSAULT reality=conditional`)
	f("The rebels allegedly attacked the town.", `ASSAULT reality=alleged`)
	f("The ministry accused the rebels of attacking the town.", `ASSAULT reality=alleged actor="the rebels" recipient="the town"`)
	// who says so
	f("Officials said the rebels attacked the town.", `ASSAULT by="Officials"`)
	f("The rebels attacked the town, officials said.", `ASSAULT by="officials"`)
	f("Monitors heard 42 explosions in the city centre on Monday.", `ASSAULT by="Monitors"`)
	f("Residents saw soldiers burn two houses near Arbin.", `ASSAULT by="Residents"`)
	f("The Mission observed damage from shelling in Yasyn on Monday.", `ASSAULT by="The Mission"`)
	// who counts the dead is a source too
	f("Jets bombed Arbin. A church mission counted 14 dead.", `ASSAULT by="A church mission"`)
	f("Gunmen killed seven farmers, according to the mayor. Residents put the toll at 12.", `ASSAULT by="Residents"`)
	f("Gunmen killed seven farmers, according to the mayor. Residents put the toll at 12.", `ASSAULT by="the mayor"`)
	// one happening
	f("The army attacked the town. The rebels condemned the attack.", `ACCUSE.disapprove actor="The rebels" recipient="The army"`)
}

// TestSpansLieInTheText: whatever the words, spans are within the text.
func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"", "Rebels attacked the town.", "“", "“We will stay,” he said: \"", "12 12 12 to to and and killed killed by by", "Ünïcödé ‘rebels’ «struck» — 5,000,000,000,000 times…",
		"said said said said said said", strings.Repeat("the attack on ", 60)} {
		f.Add(s)
	}
	c, err := loadChain()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || !validText(text) {
			return
		}
		a := c.code(text)
		in := func(s sitrep.Span) {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End {
				t.Fatalf("span %v outside of %d bytes", s, len(text))
			}
		}
		for i := range a.Events {
			e := &a.Events[i]
			in(e.Trigger.Span)
			in(e.Sentence)
			for _, p := range append(e.Actors, e.Recipients...) {
				in(p.Span)
			}
			for _, q := range e.Sizes {
				in(q.Span)
			}
			for _, v := range e.Evidence {
				in(v.Span)
			}
			if e.SameAs < 0 || e.SameAs > i {
				t.Fatalf("mention %d is the same as %d", i, e.SameAs)
			}
		}
		for _, q := range a.Quotations {
			in(q.Span)
		}
	})
}

func validText(s string) bool { return strings.ToValidUTF8(s, "") == s }

func TestFaults(t *testing.T) {
	voc := &vocabulary{classes: classTable{}, types: map[string]map[string]bool{"ASSAULT": {"drone": true}}}
	f := func(text, want string) {
		t.Helper()
		_, err := readRules("x.rules", []byte(text), voc)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
	f("ATTACK\n  verb: attack\n", `x.rules:1:1: want a PLOVER type`)
	f("ASSAULT.knife\n", `x.rules:1:1: type ASSAULT has no mode "knife"`)
	f("ASSAULT 19\n  verb: hit\n  if: obj is @car\n", `x.rules:3:14: no word class "@car"`)
	f("ASSAULT 19\n  + Rebels hit it.\n", `x.rules:1:1: rule without trigger`)
	f("ASSAULT 19\n  verb: hit\n  weight: 3\n", `x.rules:3:3: want verb`)
	f("  verb: hit\n", `x.rules:1:3: want a header`)
	f("ASSAULT 19\n  verb: hit\n  size: dead obj\n", `x.rules:3:9: want "KIND ARG"`)
	f("ASSAULT 19\n  verb: hit\n  size: alive obj\n", `x.rules:3:9: want alive in a SIZE rule alone`)
}

// One trigger is one mention, whichever of its words carries the clause.
func TestNoTriggerIsTwoMentions(t *testing.T) {
	c := testChain(t)
	for _, text := range []string{
		"The officers should immediately step aside from any involvement in this matter.",
		"The rebels should immediately halt the offensive and release the captives, the minister said.",
		"Both sides should immediately lay down their weapons, the envoy said.",
		"The council must immediately reopen the road.",
		"The government must immediately and without conditions free the editors.",
		"Gunmen opened fire on a convoy and took three drivers hostage.",
	} {
		seen := map[string]bool{}
		a := c.code(text)
		for i := range a.Events {
			if id := a.Events[i].ID; seen[id] {
				t.Errorf("%s\n\ttwo mentions of %q", text, a.Events[i].Trigger.Text)
			} else {
				seen[id] = true
			}
		}
		if len(seen) == 0 {
			t.Errorf("%s\n\tno event", text)
		}
	}
}

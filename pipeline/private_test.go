package pipeline

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"sitrep"
	"sitrep/redact"
)

// All happenings and persons of these reports are invented.
var privateCases = []struct{ text, private string }{
	{"Gunmen shot dead schoolteacher Musa Keita and his daughter Aminata, 14, in Koro on Tuesday, police said.\n\nKeita had received threats. " +
		"President Ibrahim Boubacar Keita condemned the killing.", "Musa Keita/victim Aminata/minor Keita/victim"},
	{"Police in Douala arrested the blogger Paul Ngassa on Monday. Ngassa, a father of two, was taken to the central prison.", "Paul Ngassa/detained Ngassa/detained"},
	{"Shells hit the village of Tansa.\n\n\"We ran to the river,\" said Fatou Sidibe, a resident. Colonel Ali Diarra, the regional commander, blamed the rebels.", "Fatou Sidibe/bystander"},
	{"Rebels killed the governor, Ahmed Salim, in an ambush near Taiz on Friday.", ""},
	{"The foreign minister, Peter Salo, met the envoy of Norway, Anna Berg, in Oslo on Friday.", ""},
	{"Rebels released two hostages, Maria Lopez and Jon Ibarra, near Tibu on Sunday.", "Maria Lopez/detained Jon Ibarra/detained"},
}

// kept is a sink that keeps the analyses.
type kept []*sitrep.Analysis

func (k *kept) Document(a *sitrep.Analysis) error { *k = append(*k, a); return nil }
func (k *kept) Failure(sitrep.Failure) error      { return nil }

func TestPrivateNames(t *testing.T) {
	chain, err := Builtin(Models{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range privateCases {
		var k kept
		res, err := chain.Run(context.Background(), &report{title: "Report", text: c.text}, &k, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		a := k[0]
		var got, names []string
		for _, n := range a.Doc.Private {
			got = append(got, a.Text(n.Span)+"/"+n.Why)
			names = append(names, a.Text(n.Span))
		}
		if s := strings.Join(got, " "); s != c.private {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.private)
		}
		for i := range res.Events {
			told := &sitrep.Told{Event: &res.Events[i], Documents: []*sitrep.Document{a.Doc}}
			for m := range a.Events {
				told.Mentions = append(told.Mentions, &a.Events[m])
			}
			before, _ := json.Marshal(told)
			hidden := redact.NewHider([]byte("secret")).Told(told)
			if after, _ := json.Marshal(told); string(after) != string(before) {
				t.Fatal("hiding changed what it was given")
			}
			hiddenAll(t, hidden, names)
			again := redact.NewHider([]byte("secret")).Told(told)
			other := redact.NewHider([]byte("another")).Told(told)
			if !reflect.DeepEqual(hidden, again) || len(names) > 0 && reflect.DeepEqual(hidden, other) {
				t.Error("a pseudonym is the secret's and the person's, nothing else")
			}
		}
	}
}

// hiddenAll: no hidden name is left in what goes out, and words still stand where their spans say.
func hiddenAll(t *testing.T, told *sitrep.Told, names []string) {
	t.Helper()
	out, err := json.Marshal(told)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if s := string(out); strings.Contains(s, n) && !strings.Contains(s, "Boubacar "+n) {
			t.Errorf("%q still stands in %s", n, s)
		}
	}
	text := told.Documents[0].Text
	for _, m := range told.Mentions {
		if text[m.Trigger.Start:m.Trigger.End] != m.Trigger.Text {
			t.Errorf("trigger %q stands on %q", m.Trigger.Text, text[m.Trigger.Start:m.Trigger.End])
		}
		for _, p := range append(m.Actors, m.Recipients...) {
			if w := text[p.Start:p.End]; strings.Contains(w, "Person ") && !strings.Contains(p.Text, "Person ") {
				t.Errorf("%q is told as %q", w, p.Text)
			}
		}
	}
	for _, b := range told.Documents[0].Blocks {
		if b.Start < 0 || b.End > len(text) || b.Start > b.End {
			t.Errorf("block %v lies outside of the text", b)
		}
	}
}

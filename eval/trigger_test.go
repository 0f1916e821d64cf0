package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
)

func TestTriggersAreReadAndScored(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.txt")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# a comment\n\nRebels {ASSAULT/firearms opened fire} on Dorim and {AGREE|CONCEDE agreed} to talk.\nThe winger attacked.\n")
	all, err := ReadTriggers(file)
	if err != nil || len(all) != 2 || all[0].Text != "Rebels opened fire on Dorim and agreed to talk." || len(all[1].Triggers) != 0 {
		t.Fatalf("%+v, %v", all, err)
	}
	at := func(s *TriggerSentence, words, typ string, modes ...string) sitrep.EventMention {
		i := strings.Index(s.Text, words)
		return sitrep.EventMention{Type: typ, Modes: modes, Trigger: sitrep.Text{Span: sitrep.Span{Start: i, End: i + len(words)}}}
	}
	var r TriggerScore
	r.Add(&all[0], []sitrep.EventMention{at(&all[0], "fire", "ASSAULT", "firearms"), at(&all[0], "opened", "ASSAULT"), at(&all[0], "agreed", "CONCEDE")})
	r.Add(&all[1], []sitrep.EventMention{at(&all[1], "attacked", "ASSAULT")})
	if a := *r.ByType["ASSAULT"]; a != (Tally{1, 2, 1}) {
		t.Errorf("ASSAULT %+v", a)
	}
	if a := *r.ByType["AGREE"]; a != (Tally{1, 1, 1}) {
		t.Errorf("AGREE, told as the second type: %+v", a)
	}
	if r.Modes != (Tally{1, 1, 1}) || len(r.Errors) != 1 || !strings.Contains(r.Errors[0], "ASSAULT for nothing [attacked]") {
		t.Errorf("modes %+v, errors %q", r.Modes, r.Errors)
	}
	for text, want := range map[string]string{"A {ASSAULT hit": "{TYPE/mode words}", "A {HIT hit}": "type of PLOVER", "A {ASSAULT/x hit}": "a mode of ASSAULT", "": "no sentences"} {
		write(text)
		if _, err := ReadTriggers(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestVerdictsAndReliability(t *testing.T) {
	r := sample()
	c := r.Coded()
	ms := c.Mentions
	for i := range ms {
		for k := range r.Events {
			if g := &r.Events[k]; strings.HasPrefix(ms[i].ID, g.ID+" ") {
				ms[i].Polarity, ms[i].Reality = g.Polarity, g.Reality
			}
		}
	}
	stray := sitrep.EventMention{Type: "PROTEST", Trigger: sitrep.Text{Span: sitrep.Span{Start: 0, End: 6}}}
	got := r.Judge(append(ms, stray))
	for i := range ms {
		if got[i] != Right {
			t.Errorf("%s: %v", ms[i].ID, got[i])
		}
	}
	if got[len(ms)] != Wrong {
		t.Errorf("what the report does not tell: %v", got[len(ms)])
	}
	var b strings.Builder
	Reliability(&b, []Belief{{0.95, true}, {0.92, true}, {0.15, false}, {0.1, true}})
	for _, want := range []string{"| 0.9–1.0 | 0.94 | 1.00 | 2 |", "| 0.1–0.2 | 0.12 | 0.50 | 2 |", "Expected calibration error 0.220"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

package eval

import "testing"

func TestAReaderAgreesWithItself(t *testing.T) {
	r := sample()
	scores, err := Agreement([]Report{*r}, []Report{*r, {ID: "other"}})
	if err != nil || len(scores) != 1 {
		t.Fatalf("%d scores, %v", len(scores), err)
	}
	for _, slot := range Slots {
		if s := scores[0][slot]; s.Right != s.Asked || s.Right != s.Given {
			t.Errorf("%s: %v", slot, s)
		}
	}
}

func TestWhatOneReaderIsUnsureOfIsNotPunished(t *testing.T) {
	first, second := sample(), sample()
	first.Events = first.Events[:1]
	first.Events[0].Mentions = first.Events[0].Mentions[:1]
	second.Events[1].Sure = false
	score := func() Score {
		t.Helper()
		scores, err := Agreement([]Report{*first}, []Report{*second})
		if err != nil {
			t.Fatal(err)
		}
		return scores[0]
	}
	if s := score(); s["type"] != (Tally{1, 1, 1}) || s["mention"] != (Tally{1, 2, 1}) {
		t.Errorf("type %v, mention %v: the second reader was unsure of all else", s["type"], s["mention"])
	}
	second.Events[1].Sure = true
	if s := score(); s["type"] != (Tally{1, 2, 1}) {
		t.Errorf("type %v: the second reader was sure of another event", s["type"])
	}
}

func TestCodingsOfDifferentTextsAreRefused(t *testing.T) {
	first, second := sample(), sample()
	second.Text += " "
	if _, err := Agreement([]Report{*first}, []Report{*second}); err == nil {
		t.Error("no fault")
	}
}

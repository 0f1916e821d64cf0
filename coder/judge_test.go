package coder

import (
	"slices"
	"testing"

	"sitrep"
)

// scriptedJudge finds the class of a lemma for certain, NONE for other words.
type scriptedJudge struct {
	says  map[string]string
	a     *sitrep.Analysis
	hints [][]float32
}

func (j *scriptedJudge) Read(a *sitrep.Analysis) { j.a = a }

func (j *scriptedJudge) Scores(sentence, token int, hints []float32) []float32 {
	j.hints = append(j.hints, slices.Clone(hints))
	out := make([]float32, len(TypeClasses()))
	out[max(0, slices.Index(TypeClasses(), j.says[j.a.Sentences[sentence].Tokens[token].Lemma]))] = 40
	return out
}

// judgedTypes are the events of a text by trigger; without says, of the fast tier.
func judgedTypes(t *testing.T, text string, says map[string]string) (map[string]*sitrep.EventMention, *scriptedJudge) {
	t.Helper()
	ch, j := *testChain(t), &scriptedJudge{says: says}
	if says != nil {
		ch.coder = ch.coder.Judged(j)
	}
	out := map[string]*sitrep.EventMention{}
	events := ch.code(text).Events
	for i := range events {
		out[events[i].Trigger.Text] = &events[i]
	}
	return out, j
}

func TestAJudgeFindsEventsThatNoRuleKnows(t *testing.T) {
	const text = "The governor of Idlib boasted about the mayor on Monday. Rebels attacked an army post near Damascus."
	fast, _ := judgedTypes(t, text, nil)
	if fast["boasted"] != nil || fast["attacked"] == nil {
		t.Fatalf("without a judge: %v", fast)
	}
	got, j := judgedTypes(t, text, map[string]string{"boast": "ACCUSE", "attack": "ASSAULT"})
	e := got["boasted"]
	if e == nil || e.Type != "ACCUSE" || !slices.ContainsFunc(e.Evidence, func(x sitrep.Evidence) bool { return x.Field == "type" && x.By == judgedBy }) {
		t.Errorf("boasted: %+v", e)
	}
	e = got["attacked"]
	if e == nil || e.Type != "ASSAULT" || slices.ContainsFunc(e.Evidence, func(x sitrep.Evidence) bool { return x.By == judgedBy }) {
		t.Errorf("what a rule finds is not the judge's: %+v", e)
	}
	if len(j.hints) == 0 {
		t.Fatal("nobody asked the judge")
	}
	for _, h := range j.hints {
		votes := float32(0)
		for _, v := range h[len(TypeClasses()):] {
			votes += v
		}
		if len(h) != TypeHints() || votes != 1 || slices.Min(h) < leastHint-0.001 || slices.Max(h[:len(TypeClasses())]) > 0 {
			t.Errorf("hints %v", h)
		}
	}
}

func TestAJudgeDoubtsWeakRulesAlone(t *testing.T) {
	weak, strong := 0, 0
	for _, text := range []string{
		"The mayor of Torrin welcomed the plan.", "The court in Torrin blocked the plan.", "The minister praised the club.", "The firm dropped its claim against Mali.",
		"The army of Chad backed the deal.", "Rebels kidnapped two nurses in Mopti on Monday.", "Troops shelled the village of Arbin, killing nine civilians.",
		"The union supported the minister.", "The council approved the budget of the ministry.", "Mali rejected the offer.",
	} {
		fast, _ := judgedTypes(t, text, nil)
		got, _ := judgedTypes(t, text, map[string]string{})
		for word := range fast {
			if got[word] == nil {
				weak++
			} else {
				strong++
			}
		}
	}
	if weak == 0 || strong < 3 {
		t.Errorf("%d events of weak rules were doubted, %d others kept", weak, strong)
	}
}

func TestAlternativesNameTheJudge(t *testing.T) {
	got, _ := judgedTypes(t, "Rebels attacked an army post near Damascus.", map[string]string{"attack": "COERCE"})
	e := got["attacked"]
	if e == nil || e.Type != "ASSAULT" || len(e.Alternatives) != 1 || e.Alternatives[0].Type != "COERCE" || e.Alternatives[0].By != judgedBy {
		t.Errorf("%+v", e)
	}
}

func TestTypesOfAUsersOwnStandBesideAJudge(t *testing.T) {
	ch, j := *testChain(t), &scriptedJudge{says: map[string]string{"boast": "ACCUSE"}}
	x, err := ch.coder.Beside(OntologyFile{Name: "own.types", Text: "TYPE HIT\n  quad: 4\n\nHIT\n  of: ASSAULT\n"})
	if err != nil {
		t.Fatal(err)
	}
	a := ch.code("The governor of Idlib boasted about the mayor. Rebels attacked an army post near Damascus.")
	a.Events, a.Quotations = nil, nil
	x.Judged(j).Annotate(a)
	types := map[string]bool{}
	for _, e := range a.Events {
		types[e.Type] = true
	}
	if !types["HIT"] || !types["ASSAULT"] || !types["ACCUSE"] {
		t.Errorf("types %v", types)
	}
	if x.plover.judge != nil || ch.coder.judge != nil {
		t.Error("a judge was left in what workers share")
	}
}

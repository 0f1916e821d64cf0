package coder

import "testing"

func TestModelOfTypesAddsWhatNoRuleKnows(t *testing.T) {
	c := testChain(t).coder
	if n := len(c.lexemes.words); n < 10000 {
		t.Fatalf("%d words", n)
	}
	clusters := func(word string) []uint32 {
		return c.types.clusters(c.lexemes.find(wordKey(word), word).kin)
	}
	if a, b := clusters("negotiations"), clusters("talks"); len(a) == 0 || len(b) == 0 || a[1] != b[1] {
		t.Errorf("negotiations %v and talks %v are in no common cluster", a, b)
	}
	for _, bad := range [][]byte{nil, []byte("x"), []byte(typeMagic + "12345678"), PackTypes(&TypeModel{Weights: make([]float32, TypeSlots*len(TypeClasses()))})[:1000]} {
		if _, err := readTypes(bad); err == nil {
			t.Errorf("%d bytes were read as a model", len(bad))
		}
	}
}

func TestCertaintyGrowsWithItsSigns(t *testing.T) {
	c := testChain(t).coder
	firm := c.certainty([]string{"reality actual", "actor", "recipient", "date", "rule of weight 6+", "model 0.5", "model 0.8", "model 0.95"})
	weak := c.certainty([]string{"reality alleged", "quotation", "somebody asserts", "rule of weight 0-2"})
	if firm < 0.8 || weak > 0.4 {
		t.Errorf("firm %v, weak %v", firm, weak)
	}
	a := testChain(t).code("Rebels attacked the town of Arbin on Monday, killing three soldiers.")
	if len(a.Events) == 0 || a.Events[0].Certainty < 0.7 {
		t.Errorf("%+v", a.Events)
	}
	if _, err := readCertainty("f", "x bias"); err == nil {
		t.Error("a weight that is no number was read")
	}
}

func TestADefensibleTypeIsKept(t *testing.T) {
	kept := 0
	for _, text := range []string{
		"Police stormed the camp in Calais and seized the tents.", "The government signed an agreement with the rebels to free prisoners.",
		"The court ordered the ministry to pay the miners.", "The king pardoned the general and lifted the ban on his party.",
		"Troops dispersed the crowd and detained the marchers in Lagos.", "The minister warned Mali to withdraw its troops or face sanctions.",
	} {
		for _, e := range testChain(t).code(text).Events {
			for _, a := range e.Alternatives {
				kept++
				if a.Type == e.Type || a.Probability < defensible || a.Probability > 1 || a.By == "" {
					t.Errorf("%s: %s with %+v", text, e.Type, a)
				}
			}
		}
	}
	if kept == 0 {
		t.Error("no text of several readings has an alternative")
	}
}

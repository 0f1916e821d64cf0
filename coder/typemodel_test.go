package coder

import "testing"

func TestModelOfTypesAddsWhatNoRuleKnows(t *testing.T) {
	c := testChain(t).coder
	if len(c.types.telling) < 300 || len(c.types.cluster) < 10000 {
		t.Fatalf("%d lemmas, %d words", len(c.types.telling), len(c.types.cluster))
	}
	if a, b := c.types.clusters("negotiations"), c.types.clusters("talks"); len(a) == 0 || len(b) == 0 || a[1] != b[1] {
		t.Errorf("negotiations %v and talks %v are in no common cluster", a, b)
	}
	for _, bad := range [][]byte{nil, []byte("x"), []byte(typeMagic + "12345678"), PackTypes(&TypeModel{Weights: make([]float32, TypeSlots*len(TypeClasses()))})[:1000]} {
		if _, err := readTypes(bad); err == nil {
			t.Errorf("%d bytes were read as a model", len(bad))
		}
	}
}

func TestCertaintyGrowsWithItsSigns(t *testing.T) {
	c := testChain(t)
	at := func(text, typ string) float64 {
		t.Helper()
		for _, e := range c.code(text).Events {
			if e.Type == typ {
				return e.Certainty
			}
		}
		t.Errorf("%s: no %s", text, typ)
		return 0
	}
	plain := at("Rebels attacked the town of Arbin on Monday, killing three soldiers.", "ASSAULT")
	perhaps := at("\"They might attack us one day,\" a trader said.", "ASSAULT")
	if plain < 0.8 || perhaps > 0.6 {
		t.Errorf("plain %v, perhaps %v", plain, perhaps)
	}
	if _, err := readCertainty("f", "x bias"); err == nil {
		t.Error("a weight that is no number was read")
	}
}

package ontology

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	if n := len(Types()); n != 16 {
		t.Errorf("%d types, want 16", n)
	}
	if n := len(tables().contexts); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	if n := len(Sectors()); n != 25 {
		t.Errorf("%d sectors, want 25", n)
	}
	if n := len(Relations()); n != 9 {
		t.Errorf("%d relations, want 9", n)
	}
	modes := 0
	for _, typ := range Types() {
		modes += len(typ.Modes)
		if typ.Score < -10 || typ.Score > 10 || typ.Quad < 1 || typ.Quad > 4 || typ.Description == "" {
			t.Errorf("%s: score %v, quad %v, description %q", typ.Name, typ.Score, typ.Quad, typ.Description)
		}
	}
	if modes != 67 {
		t.Errorf("%d modes, want 67", modes)
	}
	for _, c := range Codes() {
		if (c.Type == "") != (c.Root() == "01") {
			t.Errorf("code %s stands for type %q", c.Code, c.Type)
		}
		for _, parent := range []string{c.Root(), c.Base()} {
			if _, ok := CodeOf(parent); !ok {
				t.Errorf("code %s has no parent %s", c.Code, parent)
			}
		}
	}
}

func TestScoreAndCAMEO(t *testing.T) {
	f := func(typ, modes string, wantScore float64, wantCode string) {
		t.Helper()
		m := strings.Fields(modes)
		if got := Score(typ, m); got != wantScore {
			t.Errorf("Score(%s, %s) = %v, want %v", typ, modes, got, wantScore)
		}
		if got := CAMEO(typ, m); got != wantCode {
			t.Errorf("CAMEO(%s, %s) = %q, want %q", typ, modes, got, wantCode)
		}
	}
	f(Assault, "", -9, "190")
	f(Assault, "drone", -9.5, "1952")
	f(Assault, "destroy aerial", -9.5, "1712")
	f(Request, "assist", 0.5, "101")
	f(Protest, "vandalize", -5, "145")
	f(Retreat, "release", 6.5, "0841")
	f(Consult, "phone", 1.5, "041")
	f(Consult, "no such mode", 2.5, "040")
	f("NONSENSE", "", 0, "")
}

func TestCrosswalk(t *testing.T) {
	f := func(code, typ, mode, contexts string, quad Quad) {
		t.Helper()
		c, ok := CodeOf(code)
		if !ok || c.Type != typ || c.Mode != mode || strings.Join(c.Contexts, " ") != contexts || c.Quad() != quad {
			t.Errorf("%s = %+v (%v), quad %v", code, c, ok, c.Quad())
		}
	}
	f("1712", Assault, "destroy", "human_security", MaterialConflict) // the table's pair does not exist
	f("073", Aid, "", "human_security", MaterialCooperation)          // was humanitarian
	f("0811", Concede, "", "pro_democracy", MaterialCooperation)      // was democracy
	f("0841", Retreat, "release", "legal", MaterialCooperation)
	f("1056", Request, "yield", "military", VerbalConflict)
	f("042", Consult, "visit", "", VerbalCooperation)
	f("010", "", "", "", VerbalCooperation)
	if QuadOf(Concede) != VerbalCooperation || QuadOf("") != 0 {
		t.Error("quad of a PLOVER type")
	}
}

func TestLists(t *testing.T) {
	if !IsContext("cbrn") || IsContext("humanitarian") {
		t.Error("contexts")
	}
	if s, ok := SectorOf("UAF"); !ok || s.Kind != "armed" {
		t.Errorf("sector UAF: %+v", s)
	}
	if r, ok := RelationOf(BackedBy); !ok || r.Symmetric || r.Inverse != "backs" {
		t.Errorf("relation: %+v", r)
	}
	for _, kind := range []string{Negotiation, Ceasefire, Release, Withdrawal, Investigation, Campaign} {
		if len(Phases(kind)) < 4 {
			t.Errorf("%s has %d phases", kind, len(Phases(kind)))
		}
	}
	if p, ok := PhaseOf(Negotiation, "paused"); !ok || p.State != "halt" {
		t.Errorf("phase: %+v", p)
	}
	if !IsSize("killed") || IsSize("dead") || len(Sizes()) != 10 {
		t.Error("sizes")
	}
	if !slices.ContainsFunc(Types(), func(t Type) bool { return t.NeedsRecipient }) {
		t.Error("no type needs a recipient")
	}
}

func TestFaultyTable(t *testing.T) {
	f := func(file, text string, line, column int) {
		t.Helper()
		_, err := loadTables(func(name string) (string, error) {
			if name == file {
				return text, nil
			}
			b, err := files.ReadFile("tables/" + name)
			return string(b), err
		})
		var fault *FormatError
		if !errors.As(err, &fault) || fault.File != file || fault.Line != line || fault.Column != column {
			t.Errorf("%q: %v, want %s:%d:%d", text, err, file, line, column)
		}
	}
	f("types.txt", "# head\nAGREE | much | 1 | - | 030 | words\n", 2, 9)
	f("types.txt", "AGREE | 1 | 5 | - | 030 | words\n", 1, 13)
	f("types.txt", "AGREE | 1\n", 1, 0)
	f("modes.txt", "AGRE | a | 1 | 030 | words\n", 1, 1)
	f("cameo.txt", "1712 | -9 | ASSAULT | seize | - | words\n", 1, 23)
	f("cameo.txt", "17a | -9 | ASSAULT | - | - | words\n", 1, 1)
	f("sectors.txt", "COP | x | COP | words\n", 1, 7)
}

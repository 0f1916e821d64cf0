package eval

import (
	"testing"

	"sitrep"
)

func TestForceOfItsPeople(t *testing.T) {
	for text, want := range map[string]string{
		"FIVE LOMARIAN ARMY TROOPS":         "army",
		"armed forces members":              "armed forces",
		"MEMBERS OF A NATIONAL POLICE UNIT": "", // "unit" alone is no people
		"national guard soldiers":           "national guard",
		"army":                              "",
		"THE SALVATION ARMY CHOIR":          "",
	} {
		if got := forceOf(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestBlameIsAsSureAsItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"The Red Dawn Front claimed responsibility for the blast":   "CLAIMED OR ADMITTED",
		"Police blamed the Red Dawn Front":                          "SUSPECTED OR ACCUSED",
		"The attack could have been carried out by Red Dawn":        "POSSIBLE",
		"Experts said those responsible could be of the Dawn Front": "POSSIBLE",
		"The Red Dawn Front holds the north":                        "",
	} {
		if got := blame(folded(text)); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestKindOfRoleByTwoWords(t *testing.T) {
	for text, want := range map[string]string{
		"attorney general of Lomaria":        "LEGAL OR JUDICIAL",
		"general":                            "ACTIVE MILITARY",
		"secretary general of the port club": "POLITICAL FIGURE",
		"student leader":                     "CIVILIAN",
		"opposition leader":                  "POLITICAL FIGURE",
		"former mayor":                       "FORMER GOVERNMENT OFFICIAL",
	} {
		if got, _ := kindOfRole(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestSamePeopleInOtherWords(t *testing.T) {
	killed := func(text, number string) target {
		return target{text: text, number: number, entity: -1, effects: []string{"DEATH"}, span: sitrep.Span{Start: len(text), End: len(text) + len(number)}}
	}
	nurses := killed("NURSES", "4")
	for _, c := range []struct {
		other target
		want  bool
	}{
		{killed("VILLAGE NURSES", "PLURAL"), true},
		{killed("CIVILIANS", "PLURAL"), true},
		{killed("VILLAGE NURSES", "7"), false},
		{killed("CIVILIANS", "9"), false},
		{killed("FISHERMEN", "PLURAL"), false},
	} {
		if got := nurses.covers(&c.other); got != c.want {
			t.Errorf("four nurses cover %s %s: %v", c.other.number, c.other.text, got)
		}
	}
	hurt := target{text: "NURSES", number: "PLURAL", effects: []string{"INJURY"}}
	if nurses.covers(&hurt) {
		t.Error("the dead cover the injured")
	}
}

func TestIncidentPlaces(t *testing.T) {
	at := func(name, country string, id int) *sitrep.EventPlace {
		return &sitrep.EventPlace{Place: sitrep.Place{Name: name, Country: country, GeonameID: id, Precision: sitrep.PlacePoint}}
	}
	for _, c := range []struct {
		place *sitrep.EventPlace
		named string
		want  string
	}{
		{at("Dorim", "PER", 5), "PER", "PERU: DORIM (CITY)"},
		{at("Dorim Hospital", "PER", 0), "PER", "PERU"},
		{at("Dorim University", "PER", 0), "PER", "PERU: DORIM UNIVERSITY (UNIVERSITY)"},
		{at("Alto neighborhood", "PER", 0), "PER", "PERU: ALTO (NEIGHBORHOOD)"},
		{at("Dorim", "USA", 0), "PER", "PERU: DORIM (CITY)"}, // known nowhere, so not abroad
		{at("Dorim", "NOR", 7), "PER", "PERU"},               // a namesake
	} {
		a := wire(func(m *sitrep.EventMention) { m.Place = c.place })
		a.Places = []sitrep.PlaceMention{{Span: sitrep.Span{Start: -1, End: -1}, Place: sitrep.Place{Country: c.named, Precision: sitrep.PlaceCountry}}}
		d := MUC4(a)
		if len(d.Templates) != 1 || len(d.Templates[0]["3"]) != 1 || d.Templates[0]["3"][0] != c.want {
			t.Errorf("%s in %s: %v, want %s", c.place.Name, c.place.Country, d.Templates, c.want)
		}
	}
}

func TestCategoryNeedsASide(t *testing.T) {
	for who, want := range map[string]bool{"HOODED GUERRILLAS": true, "UNKNOWN MEN": false} {
		a := wire(func(m *sitrep.EventMention) {
			m.Actors = []sitrep.Participant{{Text: who, Span: words("HOODED GUERRILLAS"), Entity: -1}}
		})
		d := MUC4(a)
		if got := len(d.Templates) == 1 && len(d.Templates[0]["8"]) > 0; got != want {
			t.Errorf("%s: category %v, want %v", who, got, want)
		}
	}
}

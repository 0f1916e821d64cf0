package merge

import (
	"testing"

	"sitrep"
)

// sided is a mention of an attack with who did it, whom it struck and what came of it.
func sided(doc string, by, whom, kind string) *sitrep.EventMention {
	m := &sitrep.EventMention{Document: doc, Type: "ASSAULT"}
	if by != "" {
		m.Actors = []sitrep.Participant{{Text: by}}
	}
	if whom != "" {
		m.Recipients = []sitrep.Participant{{Text: whom}}
	}
	if kind != "" {
		m.Sizes = []sitrep.Quantity{{Kind: kind}}
	}
	return m
}

// TestWhoFoughtBackIsNotTheKiller: of who was killed, that he did something to nobody makes no
// attacker, however often it is told; that he shot others does.
func TestWhoFoughtBackIsNotTheKiller(t *testing.T) {
	victim := []*sitrep.EventMention{sided("a", "", "Rosa Marin", "killed"), sided("a", "Rosa Marin", "", ""), sided("a", "Rosa Marin", "", "")}
	if who, whom := parties(victim, "ASSAULT"); len(who) != 0 || len(whom) != 1 {
		t.Errorf("got %v > %v, want nobody > Rosa Marin", who, whom)
	}
	gunman := []*sitrep.EventMention{sided("a", "", "the gunman", "killed"), sided("a", "the gunman", "a clerk", "killed"), sided("a", "the gunman", "a guard", "killed")}
	if who, _ := parties(gunman, "ASSAULT"); len(who) != 1 {
		t.Errorf("got %v, want the gunman", who)
	}
}

// TestBrawlBeforeNamesNoAttacker: that somebody had fought is no side of the attack on others.
func TestBrawlBeforeNamesNoAttacker(t *testing.T) {
	brawl := sided("a", "the mourners", "", "")
	brawl.Evidence = []sitrep.Evidence{{Field: "actors", By: "rule x.rules:1 all"}}
	ms := []*sitrep.EventMention{brawl, sided("a", "", "six people", "injured"), sided("b", "", "the crowd", "")}
	if n := len(withoutBrawl(ms, "ASSAULT")); n != 2 {
		t.Errorf("%d mentions are left, want the two that tell who was struck", n)
	}
	clash := sided("b", "the army", "", "")
	clash.Actors = append(clash.Actors, sitrep.Participant{Text: "the rebels"})
	clash.Evidence = brawl.Evidence
	if n := len(withoutBrawl(append(ms, clash), "ASSAULT")); n != 4 {
		t.Errorf("%d mentions of a clash are left, want all", n)
	}
	if n := len(withoutBrawl(append(ms, clash, sided("b", "the rebels", "a guard", "killed")), "ASSAULT")); n != 4 {
		t.Errorf("%d mentions of a clash in which others struck are left, want all but the brawl", n)
	}
}

// Police arrest, prosecutors charge: of the two the police made the arrest.
func TestWhoChargesArrestsNobodyWhomPoliceArrest(t *testing.T) {
	for _, c := range []struct {
		by   [2]string // sectors
		want string
	}{{[2]string{"COP", "JUD"}, "COP"}, {[2]string{"JUD", "COP"}, "COP"}, {[2]string{"JUD", "JUD"}, "JUD"}} {
		var ms []*sitrep.EventMention
		for i, s := range c.by {
			m := attack(on(2019, 5, 3), nil, "", 0)
			m.Document, m.Type, m.Modes, m.Sizes = "paper "+string(rune('a'+i)), "COERCE", []string{"arrest"}, nil
			m.Actors = []sitrep.Participant{{Text: s, Sectors: []string{s}}}
			ms = append(ms, &m)
		}
		if actors, _ := parties(ms, "COERCE"); len(actors) != 1 || actors[0].Text != c.want {
			t.Errorf("%v: %v, want %s", c.by, actors, c.want)
		}
	}
}

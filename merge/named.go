package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

//go:embed person.txt
var personFile string

// personWords say of one person what he is (person.txt).
var personWords = sync.OnceValue(func() map[string]bool { return wordsIn(personFile) })

// byName is the list of one who is only described, with the name that a report gives him where it
// tells the happening again in its own words. Those on the other side are passed over.
func byName(ps []sitrep.Participant, ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, voiced map[string]side, other func(*sitrep.Participant) bool) []sitrep.Participant {
	if ps = eachOnce(ps); len(ps) != 1 || ps[0].Actor != "" || !isOne(ps[0].Text) {
		return ps
	}
	if p := namedLater(&ps[0], ms, field, of, unlikely(ms, field, of, voiced, other)); p != nil {
		return []sitrep.Participant{*p}
	}
	return ps
}

// eachOnce leaves out a name that is another one told shorter: "Soto", "Ana", "Ana Soto" beside "Ana Lee Soto",
// and one before it in other letters: "Anaiya Soto", "Aniaya Soto";
// who is of a list stays.
func eachOnce(ps []sitrep.Participant) []sitrep.Participant {
	if len(ps) < 2 {
		return ps
	}
	return except(ps, func(p sitrep.Participant) bool {
		return p.Actor != "" && !sitrep.Listed(p.Actor) && (slices.ContainsFunc(ps, func(q sitrep.Participant) bool { return q.Actor != "" && toldShorter(p.Name, &q) }) || misspelledOf(ps, &p))
	})
}

// misspelledOf: one before it in the list has the name in other letters.
func misspelledOf(ps []sitrep.Participant, p *sitrep.Participant) bool {
	for i := range ps {
		switch q := &ps[i]; {
		case q.Actor == p.Actor:
			return false
		case q.Actor != "" && misspelled(p.Name, q.Name):
			return true
		}
	}
	return false
}

// toldShorter: the name is another one told shorter, of whom a list has also told longer than it does.
func toldShorter(name string, of *sitrep.Participant) bool {
	switch listed := sitrep.Listed(of.Actor); {
	case !listed && begins(name, of.Name):
		return true
	case !sameFamily(name, of.Name):
		return false
	default:
		return len(of.Name) > len(name) && within(name, of.Name) || listed && within(of.Name, name)
	}
}

// begins: the longer name goes on where the shorter ends: "Ana", "Ana Soto", "Ana Soto Cruz".
func begins(short, long string) bool {
	return len(short) < len(long) && long[len(short)] == ' ' && strings.EqualFold(long[:len(short)], short)
}

// within: the longer name has all the words of the shorter.
func within(short, long string) bool {
	words := strings.Fields(strings.ToLower(long))
	for w := range strings.FieldsSeq(strings.ToLower(short)) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// isOne: the description is of one person: "a former employee", "his wife", "a 16-year-old".
func isOne(description string) bool {
	head := headWord(description)
	return personWords()[head] || namesAge(head)
}

// namedLater is who alone of all is named on the side where a report tells the happening in its
// own words, of those who share a family name the first; nil for nobody, and where it is not who
// is described: both stand side by side, or the one was killed and the other hurt.
func namedLater(who *sitrep.Participant, ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, other func(*sitrep.Participant) bool) (name *sitrep.Participant) {
	var his, theirs fate // of who is described, of who is named
	for _, m := range ms {
		if !firm(m, field) {
			continue
		}
		ps := of(m)
		for i := range ps {
			p := &ps[i]
			switch {
			case p.Actor == "":
				if p.Text == who.Text {
					his.add(m)
				}
				continue
			case other(p):
				continue
			case sitrep.Listed(p.Actor), name != nil && name.Actor != p.Actor && !sameFamily(name.Name, p.Name),
				slices.ContainsFunc(ps, func(q sitrep.Participant) bool { return q.Actor == "" && isOne(q.Text) }):
				return nil
			case name == nil:
				name = p
			}
			theirs.add(m)
		}
	}
	if field == "recipients" && his.unlike(theirs) {
		return nil
	}
	return name
}

// fate is what mentions tell to have become of whom they struck.
type fate struct{ killed, injured bool }

func (f *fate) add(m *sitrep.EventMention) {
	for i := range m.Sizes {
		switch m.Sizes[i].Kind {
		case "killed":
			f.killed = true
		case "injured":
			f.injured = true
		}
	}
}

// unlike: the one was killed alone and the other hurt alone.
func (f fate) unlike(o fate) bool {
	return f.killed != f.injured && o.killed != o.injured && f.killed != o.killed
}

// sameFamily: both names end alike, as those of one person told more or less fully do.
func sameFamily(a, b string) bool { return family(a) != "" && family(a) == family(b) }

// family is the family name in lower case.
func family(name string) string { return strings.ToLower(sitrep.FamilyName(name)) }

func familiesOf(ps []sitrep.Participant) (names []string) {
	for i := range ps {
		if p := &ps[i]; p.Actor != "" {
			names = with(names, family(p.Name))
		}
	}
	return names
}

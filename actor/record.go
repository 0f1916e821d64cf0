package actor

import (
	"strings"

	"sitrep"
)

// relation of an actor to another one.
type relation uint8

// office is the relation of who has a title.
const office = relation(0)

// relations as sitrep.Tie names them.
var relations = [...]string{"office", "part of", "led by", "backed by", "aligned with", "allied with", "opposed to", "sanctioned by", "member of"}

func (r relation) String() string { return relations[r] }

// tie is a dated relation as a file states it.
type tie struct {
	relation relation
	ended    bool
	from     sitrep.Day
	until    sitrep.Day
	toAt     int32  // where to stands in the line
	to       string // name of the other actor; "" with an office: the record's state
	title    string
}

// coding is a country and sectors over an interval, as dictionaries state them.
type coding struct {
	country string // "" the record's
	sectors []string
	from    sitrep.Day
	until   sitrep.Day
}

// section is what many lines of a file have in common.
type section struct {
	file    string
	typ     sitrep.EntityType
	country string
	sectors []string
	ref     string   // the works in which a reader can check it
	coded   []coding // of one line alone
}

// record is one actor of the files.
type record struct {
	*section
	names   []string // first: canonical; a trailing "?" wants the country in the context
	ties    []tie
	text    string // of its line
	no      int32
	founded sitrep.Day
	ended   sitrep.Day
}

func (r *record) line() line { return line{r.file, int(r.no), r.text} }

var types = map[string]sitrep.EntityType{
	"person": sitrep.EntityPerson, "group": sitrep.EntityGroup, "organization": sitrep.EntityOrg, "thing": sitrep.EntityThing,
}

// parseCodes reads "IRQ PRM UAF": at most one country, sectors; ok is false when
// a word is neither.
func parseCodes(c cell) (country string, sectors []string, ok bool) {
	for w := range strings.FieldsSeq(c.text) {
		switch {
		case w == "-":
		case isSector(w):
			sectors = append(sectors, w)
		case w == "NGO" && country != "":
			// an aid organisation of a state: the state says more
		case len(w) == 3 && capitals(w) && (country == "" || country == "NGO"):
			country = w
		default:
			return "", nil, false
		}
	}
	return country, sectors, c.text != ""
}

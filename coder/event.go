package coder

import (
	"slices"

	"sitrep"
)

// event is a coding in the making: a trigger with the verbs that carry it.
type event struct {
	t     *tree
	tok   int    // head of the trigger
	f     *found // the rule
	typ   string
	modes []string
	cameo string
	args  []argument // deep arguments, those of light verbs included
	gov   []int      // the trigger and the light and phase verbs over it, innermost first
	phase string

	polarity, reality string // set by rules; "" open
	why               []evidence

	sameAs    *event // the earlier event that this one tells again, within a sentence by grammar
	host      *event // the event whose actor and place this one shares
	drop      bool   // part of another event
	past      bool   // lies so long before what its sentence tells as the news: "a week after the attack"
	denial    bool   // says no more than that another did not happen
	refuted   bool   // told as what somebody denies: "denied that troops had shelled the village"
	sumOfTold bool   // the sum of others, of which the report tells one as such: "The first attack was in Arbin."

	actors, recipients []role
	rolesKnown         bool
	ownHand            bool // whom it befell did it
	busy               int
	claimed            []role // who takes responsibility
	cleared            []role // who is held to have done it no longer
	quantities         []size
	fact               factuality
	on                 *sitrep.When
	onTimex            int // index into Analysis.Timexes, -1
	onLevel            int // how firmly it is dated, the less the firmer
	at                 *sitrep.EventPlace
	atLoose            bool               // no syntax ties the place to the event
	scattered          []int              // the places that it is told of where they are several, indices into work.sites
	heldOver           bool               // somebody was arrested over it long before the report
	recalled           bool               // told as what came before other violence
	atAll              *sitrep.EventPlace // what holds them all
	stances            []sitrep.Stance
	quote              *sitrep.Span
}

// evidence of a field before it becomes a record.
type evidence struct {
	field string
	span  sitrep.Span
	by    string
}

func (e *event) note(field string, first, end int, by string) {
	e.noteAt(field, e.t.span(first, end), by)
}

// noteAt takes words of any sentence as evidence.
func (e *event) noteAt(field string, at sitrep.Span, by string) {
	e.why = e.t.w.plot.whys.more(e.why, evidence{field, at, by})
}

// anchor is the outermost verb that carries the event; time, place and
// factuality are read from there.
func (e *event) anchor() int { return e.gov[len(e.gov)-1] }

// arg is the token of the first argument that is of the kind wanted, -1 if none.
func (e *event) arg(w arg) int {
	for _, a := range e.args {
		if a.is(w) {
			return a.tok
		}
	}
	return -1
}

// holds reports whether the token is the trigger or one of its carriers.
func (e *event) holds(x int) bool {
	return slices.Contains(e.gov, x)
}

// tells reports whether the token is one of the words that tell the event: the
// parser may hang what belongs to "drive-by shooting" on any of them.
func (e *event) tells(x int) bool {
	return e.holds(x) || e.f != nil && slices.Contains(e.f.words, x)
}

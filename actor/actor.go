// Package actor turns the words of an analysed report into the actors, victims
// and things that they refer to: mentions, the chains that they form within the
// report, and for each chain who it is at the report's date (country, PLOVER
// sectors, ties, an actor of the built-in list where there is one).
//
// Rule of thumb: a longest match of the built-in names first, then the names
// that the model found, then noun phrases whose head an agent noun names; names
// are joined by their words and parts, descriptions only when the text points back
// ("the group", "the attackers"), third-person pronouns by salience, agreement and
// binding, "I" and "we" by who speaks. A wrong link is worse than none.
//
// Ties are read off titles, participles and a list of words (ties.txt); those that
// the report tells carry its words as evidence, those that are known the line of
// the list. A name that no list has as it is written is asked for by its sound
// (spelling.txt).
//
// Knowledge stands in data/*.txt, each file with its format in its head. Users'
// files of the same format go over it.
//
// Limits: English only; one referent a chain, so that "both" and "the two sides"
// are chained with each other but not to the two that they mean; "you" stays
// unresolved; no links between reports beyond equal names.
package actor

import (
	"sync"

	"sitrep"
)

// Resolver recognizes and resolves actors. It never changes after New and is
// safe for concurrent use.
type Resolver struct {
	base    *base
	scratch sync.Pool
}

// New compiles the embedded lists and users' files over them. The error is a
// *Fault when a line is at fault, a *Contradiction when two lines are.
func New(own ...Source) (*Resolver, error) {
	b, err := embedded(own...)
	if err != nil {
		return nil, err
	}
	r := &Resolver{base: b}
	r.scratch.New = func() any { return &document{forms: new(formCache)} }
	return r, nil
}

// Annotate fills a.Mentions (in text order) and a.Entities. It needs sentences
// and tokens; names, dependencies and places make it better.
func (r *Resolver) Annotate(a *sitrep.Analysis) {
	d := r.scratch.Get().(*document)
	d.begin(r.base, a)
	d.recognize()
	d.cluster()
	d.tell()
	d.resolve()
	d.write()
	d.end()
	r.scratch.Put(d)
}

// IsState reports whether a code is that of a state or territory of states.txt.
func (r *Resolver) IsState(code string) bool {
	_, ok := r.base.byCode.find(code)
	return ok
}

// IsStateName reports whether a name is the first one of a state in states.txt.
func (r *Resolver) IsStateName(name string) bool {
	at, ok := r.base.find(name)
	return ok && r.base.records[at].typ == sitrep.EntityCountry && r.base.canonical(at, name)
}

// Key is the form under which the list takes two names for one.
func (r *Resolver) Key(name string) string { return foldName(name) }

// Lookup is what the built-in list knows of a name on a day (zero: as of the
// latest that is known), likeliest first; none when nothing is known. A state's
// organ ("Iraqi government") and a title with a name ("President Assad") work too,
// and a description tells of whom it speaks by its words ("three US soldiers").
// The layers annotate a description first: with places, "Mombasa County police" are
// of a country.
func (r *Resolver) Lookup(name string, on sitrep.Day, layers ...Annotator) []sitrep.Actor {
	return r.base.lookup(name, on, layers...)
}

// Annotator adds a layer to an analysis, as the place stage does.
type Annotator interface {
	Annotate(a *sitrep.Analysis)
}

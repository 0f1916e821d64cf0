package pipeline

import (
	"fmt"

	"sitrep/article"
	"sitrep/coder"
	"sitrep/lang"
	"sitrep/redact"
)

// Articles is the chain that splits and cleans captures and goes no further.
func Articles() *Chain {
	return &Chain{Parse: article.Parse, Settle: func() Settler { return article.NewFurniture() }, Identify: lang.Identify, Foreign: lang.Foreign}
}

// Annotating is the chain up to quotations, or, when syntax is enough, up to tags
// and dependencies. Nothing is merged.
func Annotating(m Models, syntaxOnly bool) (*Chain, error) {
	c := Articles()
	c.Segment, c.Alone = lang.SegmentInto, m.Careful != ""
	var coding func() (Annotator, error)
	if !syntaxOnly {
		coding = meanwhile(m.coding) // the rules take as long to read as all lists together
	}
	careful, err := m.careful()
	if err != nil {
		return nil, err
	}
	parser, err := m.syntax(careful)
	if err != nil {
		return nil, err
	}
	c.Stages = append(c.Stages, parser)
	if syntaxOnly {
		return c, nil
	}
	times, err := m.times()
	if err != nil {
		return nil, err
	}
	places, err := m.places()
	if err != nil {
		return nil, err
	}
	actors, err := m.OpenActors()
	if err != nil {
		return nil, err
	}
	codes, err := coding()
	if err != nil {
		return nil, err
	}
	types, err := m.coder(codes, careful)
	if err != nil {
		return nil, err
	}
	dates := Shared("timex", times)
	dates.Reads = times.Reads
	c.Stages = append(c.Stages, dates, Shared("place", places), Shared("actor", actors), types, Shared("redact", redact.Finder{}))
	return c, nil
}

// coding is the coder with the user's types beside PLOVER's.
func (s Models) coding() (Annotator, error) {
	codes, err := coder.New()
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	codes.NoLocations = s.noLocations
	return s.beside(codes)
}

// meanwhile begins f; what it returns waits for the result.
func meanwhile[T any](f func() (T, error)) func() (T, error) {
	var v T
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		v, err = f()
	}()
	return func() (T, error) {
		<-done
		return v, err
	}
}

// Builtin is the whole chain with the built-in rules and lists.
func Builtin(m Models) (*Chain, error) {
	m.noLocations = true // annotations alone show them
	c, err := Annotating(m, false)
	if err != nil {
		return nil, err
	}
	kinds, err := m.Kinds()
	if err != nil {
		return nil, err
	}
	c.Gather = func() Gatherer { return &record{kinds: kinds} }
	return c, nil
}

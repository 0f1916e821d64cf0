package pipeline

import (
	"sitrep/article"
	"sitrep/lang"
	"sitrep/merge"
	"sitrep/process"
)

// Articles is the chain that splits and cleans captures and goes no further.
func Articles() *Chain {
	return &Chain{Parse: article.Parse, Identify: lang.Identify}
}

// Annotating is the chain up to quotations, or, when syntax is enough, up to tags
// and dependencies. Nothing is merged.
func Annotating(syntaxOnly bool) (*Chain, error) {
	c := Articles()
	c.Segment = lang.Segment
	return c, nil
}

// Builtin is the whole chain with the built-in models, rules and lists.
func Builtin() (*Chain, error) {
	c, err := Annotating(false)
	if err != nil {
		return nil, err
	}
	c.Merge, c.Track = merge.Merge, process.Track
	return c, nil
}

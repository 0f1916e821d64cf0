package coder

import "slices"

// found: bodies are counted, which somebody found.
func (s *size) found() bool {
	return s.kind == "killed" && s.of >= 0 && s.t.w.c.class["remains"].words[s.t.lemma[s.of]]
}

// deadBefore: the event has as many dead without what is found of them.
func deadBefore(e *event, found *size) bool {
	return slices.ContainsFunc(e.quantities, func(s size) bool {
		return s.kind == "killed" && !s.found() && s.a.low != nil && found.a.low != nil && *s.a.low >= *found.a.low
	})
}

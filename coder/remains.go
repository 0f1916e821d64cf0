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

// diedAsWell leaves out one of two fates of the same people: that of the word right behind them stands ("a man was
// killed and four others injured"), else who died is not among the hurt ("three died from their wounds").
func diedAsWell(all []size) []size {
	if len(all) < 2 {
		return all
	}
	live := func(s *size) bool { return s.end < len(s.t.form) && s.t.fateOf(s.end) == "injured" }
	return slices.DeleteFunc(slices.Clone(all), func(s size) bool {
		other := map[string]string{"killed": "injured", "injured": "killed"}[s.kind]
		return other != "" && len(s.who) == 0 && live(&s) == (s.kind == "killed") && slices.ContainsFunc(all, func(o size) bool {
			return o.kind == other && o.t == s.t && o.a.first == s.a.first && o.value() == s.value()
		})
	})
}

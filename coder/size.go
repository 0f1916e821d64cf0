package coder

import "sitrep"

// size is a quantity before it becomes a record.
type size struct {
	kind       string
	t          *tree
	a          amount
	of         int // head token of those counted, -1 none
	first, end int
	by         string
}

// sizes of an event: by its rule, by the number of the trigger itself, by "N times".
func (e *event) sizes() []size {
	t := e.t
	var out []size
	for _, sr := range e.f.rule.sizes {
		for _, a := range e.args {
			if !a.is(sr.arg) {
				continue
			}
			if s, ok := t.sizeOf(sr.kind, a.tok, "rule "+e.f.rule.name()); ok {
				out = append(out, s)
			}
		}
	}
	if e.typ == "ASSAULT" || e.typ == "PROTEST" {
		if s, ok := e.repeated(); ok {
			out = append(out, s)
		}
	}
	return out
}

// sizeOf reads the number of people at x, conjuncts summed.
func (t *tree) sizeOf(kind string, x int, by string) (size, bool) {
	a, ok := t.amountOf(x)
	if !ok {
		return size{}, false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel != "conj" {
			continue
		}
		if t.tells(int(c)) != "" {
			continue
		}
		if b, ok := t.amountOf(int(c)); ok && (t.property(int(c), "people") || t.numeric(int(c))) {
			a = a.sum(b)
			a.end = max(a.end, int(c)+1)
		}
	}
	if !t.property(x, "people") && t.w.c.facility[t.lemma[x]] || t.timex[a.first] >= 0 && t.timex[a.first] == t.timex[x] || t.unitNoun(x) {
		return size{}, false
	}
	return size{kind, t, a, x, min(a.first, x), max(a.end, x+1), by}, true
}

// unitNoun: the number counts no people.
func (t *tree) unitNoun(x int) bool { return units[t.lemma[t.content(x)]] }

var units = map[string]bool{"percent": true, "%": true, "dollar": true, "km": true, "kilometer": true, "kilometre": true, "mile": true, "meter": true, "metre": true,
	"ton": true, "tonne": true, "year": true, "day": true, "hour": true, "month": true, "week": true, "minute": true, "time": true, "euro": true, "pound": true, "cow": true,
	"animal": true, "cattle": true, "head": true, "degree": true, "kg": true, "kilogram": true, "litre": true, "liter": true, "acre": true, "hectare": true, "second": true}

// repeated reads how often: "170 times", "300 strikes", "dozens of attacks".
func (e *event) repeated() (size, bool) {
	t := e.t
	if t.isNoun(e.tok) && t.plural(e.tok) {
		if a, ok := t.amountOf(e.tok); ok && a.low != num(0) {
			if a.high != nil && *a.high == 0 {
				return size{}, false
			}
			return size{"attacks", t, a, e.tok, min(a.first, e.tok), max(a.end, e.tok+1), "number of the trigger"}, e.typ == "ASSAULT"
		}
	}
	if e.typ != "ASSAULT" {
		return size{}, false
	}
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			ci := int(c)
			if t.form[ci] == "twice" {
				return size{"attacks", t, amount{num(2), num(2), num(2), false, ci, ci + 1}, -1, ci, ci + 1, "times"}, true
			}
			if t.lemma[ci] == "time" && t.plural(ci) {
				if a, ok := t.amountOf(ci); ok {
					return size{"attacks", t, a, -1, min(a.first, ci), max(a.end, ci+1), "times"}, true
				}
			}
		}
	}
	// "170 times" hung on a neighbour: within the clause after the trigger.
	for x := e.tok + 1; x < len(t.form) && x < e.tok+14; x++ {
		if t.lemma[x] == "time" && t.plural(x) && x > 0 && (t.numeric(x-1) || vagueWords[t.form[x-1]] != [2]int{}) && t.under(x, e.anchor()) {
			if a, ok := t.amountAt(x - 1); ok {
				return size{"attacks", t, a, -1, a.first, x + 1, "times"}, true
			}
		}
		if t.form[x] == ";" || t.form[x] == "." {
			break
		}
	}
	return size{}, false
}

// loose reads sizes told by words that are no event ("43 dead", "the toll rose
// to 12"); the host is an event of the sentence, else the last one before.
func (t *tree) loose() []size {
	var out []size
	for i := range t.tok {
		f := t.search(i, ruleSize, ruleSize)
		if f == nil || t.event(i) != nil {
			continue
		}
		for _, sr := range f.rule.sizes {
			for _, a := range t.argumentsWith(i) {
				if !a.is(sr.arg) {
					continue
				}
				if s, ok := t.sizeOf(sr.kind, a.tok, "rule "+f.rule.name()); ok {
					out = append(out, s)
					break
				}
			}
			if a, ok := t.amountOf(i); ok && t.isNoun(i) && sr.arg.kind == argObj && t.plural(i) {
				out = append(out, size{sr.kind, t, a, -1, min(a.first, i), max(a.end, i+1), "rule " + f.rule.name()})
			}
		}
	}
	return out
}

// quantity is the record of a size.
func (s *size) quantity() sitrep.Quantity {
	sp := s.t.span(s.first, s.end)
	q := sitrep.Quantity{Kind: s.kind, Low: s.a.low, Best: s.a.best, High: s.a.high, Approximate: s.a.approx, Span: sp, Text: s.t.w.a.Text(sp)}
	if s.of >= 0 {
		f, e := s.t.subtree(s.of, true)
		if s.a.end > f && s.a.end <= s.of {
			f = s.a.end
		}
		if f < e && f <= s.of {
			q.Of = s.t.w.a.Text(s.t.span(f, e))
		}
	}
	return q
}

func sameAmount(a, b *sitrep.Quantity) bool {
	eq := func(x, y *int) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return a.Kind == b.Kind && eq(a.Low, b.Low) && eq(a.Best, b.Best) && eq(a.High, b.High)
}

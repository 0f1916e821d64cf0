package process

import (
	"strings"

	"sitrep"
)

// when dates a sign: by a time that hangs on its words; what is announced or decided, by
// the time of that; what is merely said, by no later than the saying.
func (r *docReader) when(t *tree, f *found) {
	if r.a.Doc.PublishedOn != nil {
		f.Latest = r.a.Doc.PublishedOn.End
	}
	p := f.kind.phase(f.Phase)
	before := p != nil && p.state == "before"
	own, since := r.timeOf(t, f.tok, before)
	if !own.Known() {
		for _, i := range []int{f.anchor.top, f.anchor.tok} {
			if own.Known() || i == f.tok {
				continue
			}
			own, since = r.timeOf(t, i, before)
		}
	}
	// "jets hit a mine on Tuesday, the third strike in four days"
	if h := t.head(f.tok); !own.Known() && f.anchor.act && h >= 0 && t.noun(f.tok) && (t.rel(f.tok) == "appos" || t.rel(f.tok) == "parataxis" || t.rel(f.tok) == "obl") {
		if up := t.head(h); t.noun(h) && up >= 0 && t.verb(up) {
			h = up
		}
		own, since = r.timeOf(t, h, before)
	}
	// between the anchor and the word that governs: "the signing on Monday of the deal"
	for h := t.head(f.anchor.top); !own.Known() && h >= 0 && h != f.tok && t.under(h, f.tok); h = t.head(h) {
		own, since = r.timeOf(t, h, before)
	}
	if f.mood.mode == "" && !own.Known() {
		// light words above: "the truce began to unravel on Monday"
		for _, i := range f.mood.chain[min(1, len(f.mood.chain)):] {
			if t.rel(i) == "ccomp" || t.in(i, r.ks.lists["say"]) || i == f.mood.announce {
				break
			}
			if own, since = r.timeOf(t, i, before); own.Known() {
				break
			}
		}
	}
	// "the guns fell silent on Monday as a truce took hold"
	if h := t.head(f.tok); !own.Known() && f.mood.mode == "" && h >= 0 && t.rel(f.tok) == "advcl" {
		if p := t.prep(f.tok); p == "as" || p == "when" || p == "while" {
			own, since = r.timeOf(t, h, before)
		}
	}
	// "signed an accord on Friday and declared a truce"
	if h := t.head(f.tok); !own.Known() && f.mood.mode == "" && h >= 0 && t.rel(f.tok) == "conj" && t.verb(h) && t.subject(f.tok) < 0 && t.head(f.anchor.top) != h && !t.aux(f.tok, "has", "have", "had") {
		own, since = r.timeOf(t, h, before)
	}
	upper := sitrep.Interval{}
	if f.mood.announce >= 0 {
		upper, _ = r.timeOf(t, f.mood.announce, false)
	}
	said := sitrep.Interval{}
	if f.mood.say >= 0 {
		said, _ = r.timeOf(t, f.mood.say, false)
	}
	switch f.mood.mode {
	case "":
		f.On = own
		if !own.Known() && upper.Known() {
			f.On = upper
		}
	case modePlanned, modeWanted:
		f.Due = own
		if own.Known() && f.Latest != 0 && own.End != 0 && own.End < f.Latest && !upper.Known() && !said.Known() {
			// a past day is that of planning: "agreed in August to hold talks"
			f.On, f.Due = own, sitrep.Interval{}
		}
		if upper.Start != 0 && f.Latest != 0 && upper.Start > f.Latest { // "is set for late March"
			if !f.Due.Known() {
				f.Due = upper
			}
			upper = sitrep.Interval{}
		}
		if upper.Known() {
			f.On = upper
		} else if said.Known() {
			f.On = said
		}
		if f.Due == f.On {
			f.Due = sitrep.Interval{}
		}
	}
	if f.mood.mode == "" && f.Latest != 0 && f.On.Start > f.Latest {
		if since || f.On.Start-f.Latest > 100 && !r.yearIn(f) {
			f.On = yearsOn(f.On, -1) // "since October", read in February
		} else { // "the truce takes effect on Saturday"
			f.Mode, f.mood.mode, f.Due, f.On = modePlanned, modePlanned, f.On, said
		}
	}
	if since && f.On.Known() && f.On.Days() > 62 {
		f.On.End = f.On.Start
	}
	if said.End != 0 && (f.Latest == 0 || said.End < f.Latest) {
		f.Latest = said.End
	}
}

// timeOf is the time that hangs on a word, the nearest one behind or before it. since: the
// words say that what they tell began then.
func (r *docReader) timeOf(t *tree, g int, before bool) (best sitrep.Interval, since bool) {
	distance := 1 << 20
	from := false
	for i := range r.a.Timexes {
		x := &r.a.Timexes[i]
		if x.Words.Sentence != t.n || x.Type == "SET" || !x.Interval().Known() || x.Type == "DURATION" && t.prepIn(x) {
			continue
		}
		h := x.Words.First
		for k := x.Words.First; k < x.Words.End && k < len(t.tok); k++ {
			if o := t.head(k); o < x.Words.First || o >= x.Words.End {
				h = k
			}
		}
		if !t.hangs(h, g) || t.prep(h) == "of" && t.head(h) != g && t.noun(t.head(h)) && !t.names(t.head(h)) {
			continue // "the events of 19 September"
		}
		d := h - g
		if d < 0 {
			d = -2 * d
		}
		if d >= distance {
			continue
		}
		p := t.prep(h)
		iv := x.Interval()
		s := false
		switch {
		case p == "since" || p == "as of" || x.Words.First > 0 && (t.form(x.Words.First-1) == "since" || t.form(x.Words.First) == "since"):
			iv, s = valueInterval(x), true
		case (p == "from" || p == "starting" || p == "beginning") && before:
			from = true
			continue // of what is to come
		case from && x.Type == "TIME":
			continue // "from Monday at dawn"
		case p == "until" || p == "till":
			continue // how long it lasts
		case x.Type == "DURATION" && iv.Start == 0:
			continue
		}
		best, since, distance = iv, s, d
	}
	return best, since
}

// foretold: a headline tells in the present what the report says is to come: "Rebels return
// to talks" over "will return to talks next week".
func (r *docReader) foretold() {
	for _, f := range r.found {
		if f.Mode != "" || f.Phase == "" || !headline(r.a, f.sentence) {
			continue
		}
		planned, done := false, false
		for _, o := range r.found {
			if o.Kind == f.Kind && !headline(r.a, o.sentence) {
				planned = planned || o.Mode == modePlanned && o.Planned == f.Phase
				done = done || o.Mode == "" && o.Phase == f.Phase
			}
		}
		if planned && !done {
			f.Mode = modePlanned
			f.settle()
		}
	}
}

// ofNoun: the time is that of a thing which the sentence names: "the protocol of 12 November".
func (r *docReader) ofNoun(sp sitrep.Span, f *found) bool {
	t := r.tree(f.sentence)
	for i := range t.tok {
		if !sp.Contains(t.tok[i].Span) {
			continue
		}
		h := t.head(i)
		if h < 0 || sp.Contains(t.tok[h].Span) {
			continue
		}
		return t.rel(i) == "nmod" && t.tok[h].UPOS == "NOUN" && h != f.tok && h != f.anchor.top && h != f.anchor.tok
	}
	return false
}

// prepIn: "the third strike in four days" tells how close, not when.
func (t *tree) prepIn(x *sitrep.Timex) bool {
	return x.Words.First > 0 && (t.is(x.Words.First-1, "in") || t.is(x.Words.First-1, "within")) || x.Words.First < len(t.tok) && t.is(x.Words.First, "in")
}

// inOrder moves a month that is told behind another one but would lie before it into the
// next year: "opened in November and resumed in January".
func (r *docReader) inOrder() {
	for i, f := range r.found {
		if i == 0 || f.On.Start == 0 || f.Mode != "" {
			continue
		}
		p := r.found[i-1]
		if p.sentence != f.sentence || p.Kind != f.Kind || p.Mode != "" || p.On.Start == 0 || f.On.Start >= p.On.Start || p.On.Start-f.On.Start > 330 || r.yearIn(f) {
			continue
		}
		on := yearsOn(f.On, 1)
		if on.Start != 0 && (f.Latest == 0 || on.Start <= f.Latest) {
			f.On = on
		}
	}
}

// yearsOn moves an interval by years.
func yearsOn(i sitrep.Interval, n int) (out sitrep.Interval) {
	if y, m, d := i.Start.Date(); y > 0 {
		out.Start = sitrep.DayOf(y+n, m, d)
	}
	if y, m, d := i.End.Date(); y > 0 {
		out.End = sitrep.DayOf(y+n, m, d)
	}
	return out
}

// yearIn: the time of the sign names its year.
func (r *docReader) yearIn(f *found) bool {
	for i := range r.a.Timexes {
		x := &r.a.Timexes[i]
		if x.Words.Sentence == f.sentence && (x.From == f.On.Start || x.To == f.On.End) {
			for _, w := range strings.Fields(r.a.Text(x.Span)) {
				if year(strings.Trim(w, ",.")) {
					return true
				}
			}
		}
	}
	return false
}

// hangs: the word depends on g, with no other clause between.
func (t *tree) hangs(h, g int) bool {
	for range 5 {
		if h == g {
			return true
		}
		switch t.rel(h) {
		case "advcl", "ccomp", "acl", "parataxis", "conj", "csubj", "root", "appos":
			return false
		case "nsubj":
			return t.head(h) == g
		case "xcomp":
			if t.verb(h) {
				return false
			}
		}
		if h = t.head(h); h < 0 {
			return false
		}
		if h != g && t.tok[h].UPOS == "NOUN" && (t.rel(h) == "obl" || t.rel(h) == "nmod") {
			return false // "under the accord of 12 November"
		}
	}
	return false
}

// names: the word stands for a step itself: "the resumption of 3 May".
func (t *tree) names(i int) bool {
	h := t.head(i)
	return h < 0 || t.rel(i) == "nsubj"
}

// valueInterval is what the words of the time say themselves, without "since".
func valueInterval(x *sitrep.Timex) sitrep.Interval {
	v := x.Value
	switch {
	case len(v) >= 10 && v[4] == '-' && v[7] == '-':
		if d, err := sitrep.ParseDay(v); err == nil {
			return sitrep.Interval{Start: d, End: d}
		}
	case len(v) == 7 && v[4] == '-' && !strings.ContainsAny(v[5:], "WQHS"):
		y, m := digits(v[:4]), digits(v[5:])
		next := sitrep.DayOf(y, m+1, 1)
		if m == 12 {
			next = sitrep.DayOf(y+1, 1, 1)
		}
		if d := sitrep.DayOf(y, m, 1); d != 0 && next != 0 {
			return sitrep.Interval{Start: d, End: next - 1}
		}
	case len(v) == 4:
		if d := sitrep.DayOf(digits(v), 1, 1); d != 0 {
			return sitrep.Interval{Start: d, End: sitrep.DayOf(digits(v), 12, 31)}
		}
	}
	if x.From != 0 {
		return sitrep.Interval{Start: x.From, End: x.From}
	}
	return x.Interval()
}

func digits(s string) (n int) {
	for _, c := range s {
		if c >= '0' && c <= '9' {
			n = n*10 + int(c-'0')
		}
	}
	return n
}

// Package timex finds the temporal expressions of news and says what they
// mean: TIMEX3 type, value and modifier (TimeML 1.2.1), the closed interval of
// days, and what they lean on; and it works out a report's own date from its
// words when the capture has none.
//
// Rule of thumb: rules in text files, a folder a language (rules/FORMAT.md),
// with examples that the tests run, find expressions; operations give them
// values in text order, relative to the report's date or to the dated
// expression that the narrative goes on from. The tense of the governing verb
// decides between the past and the next Tuesday. In a history, where most
// years are long over, bare dates lean on the dates before them instead, save
// those of looks back ("had fallen in 1890").
//
// A report without a day that tells of what is over from its beginning, or of a siege or an
// offensive that readers know the time of (data/campaigns.txt), dates its bare days by that.
//
// Vague numbers of units have closed intervals: "recent weeks" are at most two
// months, as what is longer ago is told in the next longer unit.
//
// An expression after "since" runs to the report's date, not to an open end:
// a report cannot vouch for what comes after it. After "until", "by" and
// "before" the side towards the past is open.
//
// Limits: days are the finest interval, and there are none before the year 1; fiscal years count as calendar years;
// Islamic dates are of the tabular calendar; weeks are those of ISO 8601;
// decades and centuries are written as their figures ("199", "19").
package timex

import (
	"cmp"
	"errors"
	"slices"
	"sync"

	"sitrep"
)

// fallback is the language of documents whose language is unknown or has no rules.
const fallback = "en"

// Recognizer finds and resolves expressions. It is immutable and safe for
// concurrent use.
type Recognizer struct {
	grammars map[string]*grammar
	scratch  *sync.Pool
}

var ready = sync.OnceValues(func() (map[string]*grammar, error) {
	files, err := builtin()
	if err != nil {
		return nil, err
	}
	return readGrammars(files)
})

// New makes a Recognizer of the built-in rules and a user's own files, which
// go before them. The error names file, line and column of a fault in them, or
// the examples of the user's files that do not come out.
func New(own ...File) (*Recognizer, error) {
	if _, err := knownCampaigns(); err != nil {
		return nil, err
	}
	if len(own) == 0 {
		g, err := ready()
		if err != nil {
			return nil, err
		}
		return newRecognizer(g), nil
	}
	files, err := builtin()
	if err != nil {
		return nil, err
	}
	g, err := readGrammars(append(files, own...))
	if err != nil {
		return nil, err
	}
	r := newRecognizer(g)
	var faults []error
	for _, f := range own {
		faults = append(faults, r.check(f.lang(), f.Name)...)
	}
	return r, errors.Join(faults...)
}

func newRecognizer(g map[string]*grammar) *Recognizer {
	return &Recognizer{grammars: g, scratch: &sync.Pool{New: func() any { return new(matcher) }}}
}

// Reads says whether there are rules for a language.
func (r *Recognizer) Reads(lang string) bool { return r.grammars[lang] != nil }

// Annotate fills a.Timexes in text order, and a.Doc.PublishedOn where it is
// nil and the text tells it.
func (r *Recognizer) Annotate(a *sitrep.Analysis) {
	g := r.grammars[a.Doc.Lang]
	if g == nil {
		g = r.grammars[fallback]
	}
	m := r.scratch.Get().(*matcher)
	defer r.scratch.Put(m)
	m.text, m.found = a.Doc.Text, m.found[:0]
	for k := range a.Sentences {
		m.toks = a.Sentences[k].Tokens
		m.items = g.items(m.items, m.text, m.toks)
		m.sentence(g, k)
	}
	m.order = textOrder(m.order[:0], m.found)
	dropNames(a, m.found, m.order)
	a.Timexes = nil
	res := resolver{a: a, g: g, verbs: g.verbs, found: m.found, order: m.order}
	res.run(res.reference())
}

// textOrder sorts expressions by where they end; the parts of a compound come before it.
func textOrder(order []int, found []found) []int {
	for i := range found {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &found[i], &found[j]
		return cmp.Or(a.sentence-b.sentence, a.end-b.end, b.first-a.first)
	})
	return order
}

// dropNames takes months, weekdays, seasons and holidays that are part of a
// person's name for what they are.
func dropNames(a *sitrep.Analysis, found []found, order []int) {
	k := 0
	for _, i := range order {
		f := &found[i]
		switch f.rule.op {
		case "month", "weekday", "season", "holiday":
		default:
			continue
		}
		for k < len(a.Names) && a.Names[k].End <= f.span.Start {
			k++
		}
		if k < len(a.Names) && a.Names[k].Type == sitrep.NamePerson && a.Names[k].Contains(f.span) && a.Names[k].Len() > f.span.Len() {
			f.dropped = true
		}
	}
}

// run resolves all expressions against the report's date and emits them. A
// date that is only known as an interval is tried at both its ends.
func (r *resolver) run(ref sitrep.Interval) {
	var late []value
	if ref.End > ref.Start {
		r.resolve(ref.End)
		late = make([]value, len(r.found))
		for i := range r.found {
			late[i] = r.found[i].val
		}
	}
	r.resolve(ref.Start)
	for i := range r.found {
		v := &r.found[i].val
		if late != nil && late[i].text != v.text && v.days.Start != 0 && late[i].days.End > v.days.End && v.days.End != 0 {
			v.days.End = late[i].days.End
			if v.period.grain == grainDay {
				v.precision = sitrep.PrecisionInterval
			}
		} else if late != nil && late[i].days.End > v.days.End && v.days.End != 0 {
			v.days.End = late[i].days.End
		}
	}
	r.a.Timexes = r.emit(ref)
}

func (r *resolver) resolve(ref sitrep.Day) {
	asides := map[int]sitrep.Day{}
	r.history = r.isHistory(ref) || ref == 0 && r.isAccount()
	r.narrative = r.history || ref == 0
	for i, k := range r.order {
		f := &r.found[k]
		r.now, r.ref = i, ref
		if d := entryDay(r.a, f.sentence); d != 0 {
			r.ref = d
		} else if p := r.pieceOf(f.sentence); p != nil && !r.history && ref != 0 {
			r.ref = p.day
		}
		if r.role(f) { // a caption's own date is its reference
			block := r.a.Sentences[f.sentence].Block
			if d, ok := asides[block]; ok {
				r.ref = d
			}
		}
		f.val, f.back = value{}, false
		said, by := r.saidOn(f)
		if said != 0 {
			r.ref = said
		}
		if !f.dropped {
			f.val = r.apply(f)
		}
		if said != 0 {
			f.val.anchors = append(f.val.anchors, by.span)
		}
		if f.val.typ == "DURATION" && !f.val.days.Known() {
			r.leanOnEvent(f, &f.val)
		}
		f.back = r.narrative && r.looksBack(f)
		if f.prefix == 'm' && f.val.typ == "DATE" {
			f.val = f.val.narrowed("MID")
		}
		if r.role(f) && f.fullDate() {
			asides[r.a.Sentences[f.sentence].Block] = f.val.period.first
		}
	}
	r.ref = ref
	r.leanAhead()
}

// fullDate reports a day with its year in words.
func (f *found) fullDate() bool {
	return (f.year != 0 || f.figures[0] != 0) && f.val.period.grain == grainDay
}

// emit turns the outermost expressions that have a value into Timexes.
func (r *resolver) emit(ref sitrep.Interval) []sitrep.Timex {
	out := make([]sitrep.Timex, 0, len(r.found))
	hidden := make([]bool, len(r.found))
	for i := len(r.found) - 1; i >= 0; i-- {
		f := &r.found[i]
		if hidden[i] || f.val.typ != "" {
			for _, k := range f.kids {
				if k > 0 {
					hidden[k-1] = true
				}
			}
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if hidden[i] || f.val.typ == "" {
			continue
		}
		v := f.val
		r.frame(f, &v, ref)
		if v.days.Start > lastDay || v.days.End > lastDay {
			v.days = sitrep.Interval{}
		}
		out = append(out, sitrep.Timex{
			Span: f.span, Words: sitrep.Words{Sentence: f.sentence, First: f.first, End: f.end},
			Type: v.typ, Value: v.text, Mod: v.mod, From: v.days.Start, To: v.days.End,
			Precision: v.precision, Anchors: v.anchors, Rule: f.rule.name,
		})
	}
	sortTimexes(out)
	r.pairRanges(out)
	return out
}

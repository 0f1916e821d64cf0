package timex

import (
	"slices"

	"sitrep"
)

// frame opens or closes the interval of a date after "since", "until",
// "before" and the like; the word becomes an anchor. The value stays the
// date's own.
func (r *resolver) frame(f *found, v *value, ref sitrep.Interval) {
	if f.first == 0 || !v.days.Known() || v.typ != "DATE" && v.typ != "TIME" {
		return
	}
	tok := r.a.Sentences[f.sentence].Tokens[f.first-1]
	end := max(ref.Start, ref.End)
	d := v.days
	how := r.g.value(r.a.Doc.Text[tok.Start:tok.End], classFrame)
	if v.typ == "TIME" && how != "since" && how != "until" {
		return // "before dawn" is of the day
	}
	switch how {
	case "since":
		if f.rule.op == "mod" && len(f.rule.args) > 1 { // "since the end of June"
			d.Start = d.End
		}
		d.End = 0
		if end >= d.Start {
			d.End = end
		}
	case "until":
		d.Start = 0
	case "before":
		d = sitrep.Interval{End: d.Start - 1}
	case "after":
		if d.End == 0 || d.End >= lastDay {
			return
		}
		d = sitrep.Interval{Start: d.End + 1}
	default:
		return
	}
	if !d.Known() || d.End < 0 {
		return
	}
	v.days, v.precision = d, sitrep.PrecisionInterval
	v.anchors = append(slices.Clip(v.anchors), tok.Span)
}

func sortTimexes(t []sitrep.Timex) {
	slices.SortStableFunc(t, func(a, b sitrep.Timex) int { return a.Start - b.Start })
}

// pairRanges gives both dates of "from A to B" and "between A and B" the whole
// interval, each anchored in the other.
func (r *resolver) pairRanges(t []sitrep.Timex) {
	a := r.a
	for i := 0; i+1 < len(t); i++ {
		x, y := &t[i], &t[i+1]
		if x.Words.Sentence != y.Words.Sentence || y.Words.First != x.Words.End+1 || x.Words.First == 0 || x.Type != "DATE" && x.Type != "TIME" || y.Type != "DATE" && y.Type != "TIME" {
			continue
		}
		first, _ := r.g.lookup(a.Form(x.Words.Sentence, x.Words.First-1))
		link, _ := r.g.lookup(a.Form(x.Words.Sentence, x.Words.End))
		if link == nil || link.classes&classRange == 0 {
			continue
		}
		open := ""
		if first != nil {
			open = first.values[classRange]
		}
		switch how := link.values[classRange]; {
		case open == "from" && (how == "to" || how == "dash"):
		case open == "between" && how == "and":
		case how == "dash":
		default:
			continue
		}
		from, to := x.From, y.To
		if from == 0 || to == 0 || from > to {
			continue
		}
		x.Anchors, y.Anchors = append(slices.Clip(x.Anchors), y.Span), append(slices.Clip(y.Anchors), x.Span)
		for _, e := range []*sitrep.Timex{x, y} {
			e.From, e.To, e.Precision = from, to, sitrep.PrecisionInterval
		}
	}
}

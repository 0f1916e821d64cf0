package eval

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// date is that of the incident; by the day of the report when none is told, or
// when only a weekday is.
func (in *incident) date() string {
	day := func(d sitrep.Day) string {
		y, m, dd := d.Date()
		return fmt.Sprintf("%02d %s %02d", dd, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}[m-1], y%100)
	}
	pub := in.a.Doc.PublishedOn
	w := in.when
	if w == nil {
		w = in.dated()
	}
	if w != nil && w.Interval.Days() > 3 {
		w = nil // too wide for a day, and keys leave it open
	}
	if w != nil && pub != nil && w.Start == pub.Start && in.loose(w) {
		w = nil // nothing says that it happened on the day of the report, only not later
	}
	if w == nil || w.Start == 0 || weekday(w.Text) && pub != nil && pub.Start != 0 && pub.Start-w.Start < 8 {
		if pub == nil || pub.Start == 0 {
			return ""
		}
		return "- " + day(pub.Start)
	}
	if w.End == 0 || w.Start == w.End {
		return day(w.Start)
	}
	return day(w.Start) + " - " + day(w.End)
}

// loose: the words of the date stand elsewhere, or are not tied to any mention by syntax.
func (in *incident) loose(w *sitrep.When) bool {
	for _, m := range in.mentions {
		for i := range m.Evidence {
			if e := &m.Evidence[i]; e.Field == "occurred_on" && e.Span == w.Span && !slices.Contains(looselyDated, e.By) {
				return false
			}
		}
	}
	return true
}

var looselyDated = []string{sitrep.ByLoneTimex, sitrep.BySceneDay, sitrep.ByDayBefore, sitrep.ByNarrative}

// dated is the first day told in a sentence that tells it, in the weeks before
// the report.
func (in *incident) dated() *sitrep.When {
	pub := in.a.Doc.PublishedOn
	if pub == nil || pub.Start == 0 {
		return nil
	}
	for _, m := range in.mentions {
		for i := range in.a.Timexes {
			t := &in.a.Timexes[i]
			if m.Sentence.Contains(t.Span) && t.From != 0 && t.From == t.To && t.From < pub.Start && t.From > pub.Start-60 {
				return &sitrep.When{Interval: t.Interval(), Precision: sitrep.PrecisionDay, Text: in.a.Text(t.Span), Span: t.Span}
			}
		}
	}
	return nil
}

// weekday: the words name a day of the week and no date.
func weekday(s string) bool {
	if strings.ContainsAny(s, "0123456789") {
		return false
	}
	_, ok := lookUp("weekday", folded(s))
	return ok
}

// instruments are the weapons named in the sentences that tell it.
func (in *incident) instruments(s slots) {
	if in.kind == "KIDNAPPING" || in.kind == "ARSON" {
		return
	}
	seen := map[string]bool{}
	for _, m := range in.mentions {
		words := folded(in.a.Text(m.Sentence))
		for i, w := range words {
			kind, ok := lookUp("instrument", []string{w})
			if !ok {
				continue
			}
			name := w
			if i > 0 {
				if k, ok := lookUp("carrier", []string{words[i-1]}); ok && kind == "BOMB" {
					kind, name = k, words[i-1]+" "+w
				}
			}
			if i+1 < len(words) {
				if _, ok := lookUp("container", []string{words[i+1]}); ok {
					name = w + " " + words[i+1]
				}
			}
			if root := kind + strings.TrimSuffix(w, "s"); !seen[root] {
				seen[root] = true
				s.put(6, quote(name))
				s.put(7, kind+": "+quote(name))
			}
		}
	}
	if len(seen) > 0 {
		return
	}
	for _, m := range in.mentions {
		if k, ok := lookUp("means", folded(m.Trigger.Text)); ok {
			s.put(7, k+`: "-"`)
			return
		}
	}
	for _, m := range in.mentions {
		if k, ok := lookUp("shots", folded(in.a.Text(m.Sentence))); ok && in.kind == "ATTACK" {
			s.put(7, k+`: "-"`)
			return
		}
	}
}

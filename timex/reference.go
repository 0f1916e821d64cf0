package timex

import (
	"strings"

	"sitrep"
)

// maxLag is how many days a date line may stand before the day of publication:
// what is relative in the text counts from the date line.
const maxLag = 3

// maxDoubt is how many days two dates of one report may differ by before they
// contradict each other; reprints and corrections take some.
const maxDoubt = 7

// reference settles the report's own date and what the words of its text count
// from. A date line that is at odds with the metadata is believed for the
// words; the metadata stay, and the conflict is told.
func (r *resolver) reference() sitrep.Interval {
	doc := r.a.Doc
	if doc.PublishedOn == nil {
		doc.PublishedOn = r.published()
		if doc.PublishedOn == nil {
			return sitrep.Interval{}
		}
	}
	r.findPieces()
	if doc.PublishedOn.Basis == sitrep.BasisMetadata && doc.PublishedOn.End != 0 {
		doc.PublishedOn = r.datedByPieces(doc.PublishedOn)
	}
	on := doc.PublishedOn
	ref := on.Interval
	if ref.Start == 0 {
		ref.Start = ref.End
	}
	if on.Basis != sitrep.BasisMetadata || ref.Start == 0 {
		return ref
	}
	if in := addressDate(doc.URL); in.Start != 0 && (in.End < ref.Start-maxDoubt || in.Start > ref.Start+maxDoubt) {
		on.Conflicts = append(on.Conflicts, sitrep.DateClaim{Interval: in, Basis: sitrep.BasisAddress})
	}
	published := ref.Start
	if f, d := r.statedIn(published); f != nil {
		switch lag := published - d; {
		case lag > 0 && lag <= maxLag:
			ref = sitrep.Interval{Start: d, End: d}
		case f.year != 0 || f.figures[0] != 0:
			if lag > maxDoubt || lag < -maxDoubt {
				on.Conflicts = append(on.Conflicts, sitrep.DateClaim{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisDateline, Timex: []sitrep.Span{f.span}})
				ref = sitrep.Interval{Start: d, End: d}
			}
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if d := f.statedDay(); d > published+1 && !f.dropped && !r.role(f) && r.tense(f) == tensePast {
			on.Conflicts = append(on.Conflicts, sitrep.DateClaim{Interval: sitrep.Interval{Start: d}, Basis: sitrep.BasisInferred, Timex: []sitrep.Span{f.span}})
			break
		}
	}
	return ref
}

// statedDay is a full date in words or figures; 0 for anything else, and for
// a date that does not exist.
func (f *found) statedDay() sitrep.Day {
	switch {
	case f.rule.op != "date":
		return 0
	case f.figures[0] != 0:
		return sitrep.DayOf(f.figures[0], f.figures[1], f.figures[2])
	case f.year != 0:
		return f.dayOfYear(f.year)
	}
	return 0
}

// statedIn is the date of a date line or byline, or at the head of the first
// sentence; without a year it is the one nearest to the day of publication.
func (r *resolver) statedIn(published sitrep.Day) (*found, sitrep.Day) {
	body := -1
	for i := range r.found {
		f := &r.found[i]
		if f.rule.op != "date" || f.dropped {
			continue
		}
		s := &r.a.Sentences[f.sentence]
		role := sitrep.RoleBody
		if s.Block >= 0 && s.Block < len(r.a.Doc.Blocks) {
			role = r.a.Doc.Blocks[s.Block].Role
		}
		stated := role == sitrep.RoleDateline || role == sitrep.RoleByline
		if role == sitrep.RoleBody {
			if body < 0 {
				body = r.firstBody()
			}
			if f.sentence > body+1 {
				break
			}
			stated = f.first > 0 && f.first <= 8 && f.end < len(s.Tokens) && r.closesDateline(f)
		}
		if !stated {
			continue
		}
		d := f.statedDay()
		if d == 0 && f.year == 0 && f.mon != 0 {
			d = nearest(published, f)
		}
		if d != 0 {
			return f, d
		}
	}
	return nil, 0
}

// addressDate is the day or month in a URL's path: /2024/02/13/, 2024-02-13,
// 20240213, /2024/02/; zero when there is none.
func addressDate(url string) sitrep.Interval {
	_, url, _ = strings.Cut(url, "://")
	_, path, _ := strings.Cut(url, "/")
	path, _, _ = strings.Cut(path, "?")
	for i := 0; i+7 <= len(path); i++ {
		if i > 0 && figureAt(path, i-1, 1) >= 0 {
			continue
		}
		y := figureAt(path, i, 4)
		if y < 1990 || y > 2100 {
			continue
		}
		rest := path[i+4:]
		if rest[0] == '/' || rest[0] == '-' || rest[0] == '_' {
			m := figureAt(rest, 1, 2)
			if len(rest) >= 6 && rest[3] == rest[0] {
				if d := sitrep.DayOf(y, m, figureAt(rest, 4, 2)); d != 0 && figureAt(rest, 6, 1) < 0 {
					return sitrep.Interval{Start: d, End: d}
				}
			}
			if d := sitrep.DayOf(y, m, 1); d != 0 && rest[0] == '/' && len(rest) > 3 && rest[3] == '/' {
				return periodOf(grainMonth, d).interval()
			}
			continue
		}
		if d := sitrep.DayOf(y, figureAt(rest, 0, 2), figureAt(rest, 2, 2)); d != 0 && figureAt(rest, 4, 1) < 0 {
			return sitrep.Interval{Start: d, End: d}
		}
	}
	return sitrep.Interval{}
}

// figureAt reads n figures at a place of a text; -1 when they are not there.
func figureAt(s string, at, n int) int {
	if at+n > len(s) {
		return -1
	}
	v := 0
	for _, c := range []byte(s[at : at+n]) {
		if c < '0' || c > '9' {
			return -1
		}
		v = v*10 + int(c-'0')
	}
	return v
}

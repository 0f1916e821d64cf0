package timex

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

//go:embed data/campaigns.txt
var campaignsText string

// campaign is a siege, battle or offensive that a reader knows the time of.
type campaign struct {
	when           sitrep.Interval
	place, parties []string
}

type campaigns struct {
	told []string
	list []campaign
}

var knownCampaigns = sync.OnceValues(func() (*campaigns, error) { return readCampaigns("data/campaigns.txt", campaignsText) })

// readCampaigns reads data/campaigns.txt.
func readCampaigns(file, text string) (*campaigns, error) {
	out := &campaigns{}
	names := func(s string) []string {
		var list []string
		for _, n := range strings.Split(s, ",") {
			if n = strings.TrimSpace(n); n != "" {
				list = append(list, n)
			}
		}
		return list
	}
	for n, line := range strings.Split(strings.ReplaceAll(text, "\\\n", ""), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if words, ok := strings.CutPrefix(line, "told by:"); ok {
			out.told = append(out.told, names(words)...)
			continue
		}
		cells := strings.Split(line, "|")
		from, to, ok := strings.Cut(strings.TrimSpace(cells[0]), "..")
		a, e1 := sitrep.ParseDay(from)
		b, e2 := sitrep.ParseDay(to)
		if !ok || e1 != nil || e2 != nil || b < a {
			return nil, &Fault{file, n + 1, 1, "FROM..TO, two days in their order"}
		}
		if len(cells) != 3 || len(names(cells[1])) == 0 || len(names(cells[2])) == 0 {
			return nil, &Fault{file, n + 1, len(cells[0]) + 1, "| names of the place | names of a party"}
		}
		out.list = append(out.list, campaign{sitrep.Interval{Start: a, End: b}, names(cells[1]), names(cells[2])})
	}
	return out, nil
}

// campaignDoubt is by how many days a history may begin or end a campaign otherwise.
const campaignDoubt = 7

// fight is a campaign that the report tells of, and the words that name its place.
type fight struct {
	sitrep.Interval
	by sitrep.Span
}

// fights are the campaigns of which the report names the place and a party, if it tells of any
// fight for a place.
func fights(text string) (out []fight) {
	known, err := knownCampaigns()
	if err != nil {
		return nil // New has said so
	}
	for i := range known.list {
		c := &known.list[i]
		if at, ok := anyWord(text, c.place); ok { // names are found faster than small words, and hardly ever
			if _, ok = anyWord(text, c.parties); ok {
				out = append(out, fight{c.when, at})
			}
		}
	}
	if len(out) > 0 {
		if _, told := anyWord(text, known.told); told {
			return out
		}
	}
	return nil
}

// campaignYear is the year of a bare date that a report without a day tells, by the campaign
// that it is about, and the words that name that; 0 where more than one year or none is
// left, or where the report tells of a later year.
func (r *resolver) campaignYear(month, day int) (year int, by sitrep.Span) {
	if r.ref != 0 || r.role(&r.found[r.order[r.now]]) {
		return 0, by
	}
	if !r.sought {
		r.fights, r.sought = fights(r.a.Doc.Text), true
	}
	for _, f := range r.fights {
		from, _, _ := f.Start.Date()
		to, _, _ := f.End.Date()
		if r.tellsAfter(to) {
			continue
		}
		for y := from; y <= to; y++ {
			first := sitrep.DayOf(y, month, max(day, 1))
			last := first
			if day == 0 {
				last += 27
			}
			if first == 0 || last < f.Start-campaignDoubt || first > f.End+campaignDoubt {
				continue
			}
			if year != 0 && year != y {
				return 0, sitrep.Span{}
			}
			year, by = y, f.by
		}
	}
	return year, by
}

// tellsAfter: the report names a year after one.
func (r *resolver) tellsAfter(year int) bool {
	for i := range r.found {
		f := &r.found[i]
		if !f.dropped && (f.year > year || f.figures[0] > year) {
			return true
		}
	}
	return false
}

// anyWord is where the first of some names stands in a text as words of its own.
func anyWord(text string, names []string) (sitrep.Span, bool) {
	for _, n := range names {
		for from := 0; ; {
			k := strings.Index(text[from:], n)
			if k < 0 {
				break
			}
			k += from
			before, _ := utf8.DecodeLastRuneInString(text[:k])
			after, _ := utf8.DecodeRuneInString(text[k+len(n):])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return sitrep.Span{Start: k, End: k + len(n)}, true
			}
			from = k + len(n)
		}
	}
	return sitrep.Span{}, false
}

package export

import (
	"fmt"
	"strconv"
	"strings"

	"sitrep"
)

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func dayWords(d sitrep.Day) string {
	y, m, n := d.Date()
	return fmt.Sprintf("%d %s %d", n, months[m], y)
}

// intervalWords writes a closed interval the way people write dates: "4 February
// 2024", "February 2024", "4–9 February 2024", "since 4 February 2024".
func intervalWords(i sitrep.Interval) string {
	switch {
	case i.Start == 0 && i.End == 0:
		return ""
	case i.Start == i.End:
		return dayWords(i.Start)
	case i.End == 0:
		return "from " + dayWords(i.Start) + " on"
	case i.Start == 0:
		return "until " + dayWords(i.End)
	}
	y1, m1, d1 := i.Start.Date()
	y2, m2, d2 := i.End.Date()
	_, after, _ := (i.End + 1).Date()
	switch wholeMonths := d1 == 1 && after != m2; {
	case y1 != y2 && wholeMonths && m1 == 1 && m2 == 12:
		return fmt.Sprintf("%d–%d", y1, y2)
	case y1 != y2:
		return dayWords(i.Start) + " – " + dayWords(i.End)
	case wholeMonths && m1 == 1 && m2 == 12:
		return strconv.Itoa(y1)
	case wholeMonths && m1 == m2:
		return fmt.Sprintf("%s %d", months[m1], y1)
	case wholeMonths:
		return fmt.Sprintf("%s–%s %d", months[m1], months[m2], y1)
	case m1 == m2:
		return fmt.Sprintf("%d–%d %s %d", d1, d2, months[m1], y1)
	}
	return fmt.Sprintf("%d %s – %d %s %d", d1, months[m1], d2, months[m2], y1)
}

// publishedWords says when a report is from and how that is known.
func publishedWords(d *sitrep.Document) (words string) {
	p := d.PublishedOn
	if p == nil || !p.Known() {
		return "date unknown"
	}
	s := intervalWords(p.Interval)
	if len(p.Conflicts) > 0 {
		defer func() { words += "; the report contradicts it (" + intervalWords(p.Conflicts[0].Interval) + ")" }()
	}
	switch p.Basis {
	case sitrep.BasisMetadata:
		return s + ", as stated beside the text"
	case sitrep.BasisDateline:
		return s + ", by its date line"
	case sitrep.BasisAddress:
		return s + ", by its address"
	case sitrep.BasisInferred:
		var quoted []string
		for _, t := range p.Timex {
			quoted = append(quoted, "“"+sitrep.OneLine(d.Text[t.Start:t.End])+"”")
		}
		s += ", worked out from its own words"
		if len(quoted) > 0 {
			s += ": " + strings.Join(quoted, ", ")
		}
	}
	return s
}

// participantName is what to call a participant: resolved, or as described.
func participantName(p *sitrep.Participant) string {
	if p.Name != "" {
		return p.Name
	}
	return sitrep.OneLine(p.Text)
}

// joinWords puts a comma between two where there are both: "charged, USA CVL".
func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// codes are country and sectors: "IRQ GOV MIL".
func codes(country string, sectors []string) string {
	return strings.TrimSpace(country + " " + strings.Join(sectors, " "))
}

// placeWords: "near Rukban, Homs, SYR".
func placeWords(p *sitrep.Place) string {
	parts := []string{p.Name}
	if p.Admin1 != "" && p.Admin1 != p.Name && p.Precision != sitrep.PlaceCountry {
		parts = append(parts, p.Admin1)
	}
	if p.Country != "" && p.Precision != sitrep.PlaceCountry {
		parts = append(parts, p.Country)
	}
	s := strings.Join(parts, ", ")
	if p.Precision == sitrep.PlaceNear && !strings.HasPrefix(strings.ToLower(s), "near ") {
		s = "near " + s
	}
	return s
}

// number writes a quantity: "3", "24–99", "at least 3", "about 2,500".
func number(q *sitrep.Quantity) string {
	var s string
	switch {
	case q.Low != nil && q.High != nil && *q.Low != *q.High:
		s = thousands(*q.Low) + "–" + thousands(*q.High)
		if q.Best != nil {
			s = thousands(*q.Best) + " (" + s + ")"
		}
	case q.Best != nil:
		s = thousands(*q.Best)
	case q.Low != nil && q.High == nil:
		s = "at least " + thousands(*q.Low)
	case q.Low != nil:
		s = thousands(*q.Low)
	case q.High != nil:
		s = "up to " + thousands(*q.High)
	default:
		return "some"
	}
	if q.Approximate {
		return "about " + s
	}
	return s
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	if n < 0 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sizeWords: "3 killed (service members)".
func sizeWords(q *sitrep.Quantity) string {
	s := number(q) + " " + q.Kind
	if q.Of != "" && q.Of != q.Kind {
		s += " (" + sitrep.OneLine(q.Of) + ")"
	}
	if q.By != "" {
		s += ", says " + sitrep.OneLine(q.By)
	}
	return s
}

// factuality says whether an event happened, as far as it is told; "" when it is
// simply told as having happened.
func factuality(polarity, reality string) string {
	negative := polarity == sitrep.Negative
	switch reality {
	case "", sitrep.Actual:
		if negative {
			return "told as not having happened"
		}
		return ""
	case sitrep.Planned:
		if negative {
			return "told as not going to happen"
		}
	}
	if negative {
		return reality + ", negated"
	}
	return reality
}

func speakerName(s *sitrep.Speaker) string {
	switch {
	case s == nil:
		return ""
	case s.Name != "":
		return s.Name
	}
	return sitrep.OneLine(s.Text)
}

// TieWords: "part of Popular Mobilization Forces since 2014".
func TieWords(t *sitrep.Tie) string {
	s := t.Relation
	switch {
	case t.Title != "" && t.Actor != "" && !strings.EqualFold(t.Title, t.Actor):
		s = t.Title + " of " + t.Actor
	case t.Title != "":
		s = t.Title
	case t.Actor != "":
		s += " " + t.Actor
	}
	if t.Ended {
		s = "formerly " + s
	}
	if w := intervalWords(sitrep.Interval{Start: t.From, End: t.Until}); w != "" {
		s += ", " + w
	}
	return s
}

// span of a phase in words.
func phaseWords(p *sitrep.Phase) string {
	from, until := intervalWords(p.From), intervalWords(p.Until)
	switch {
	case from == "" && until == "":
		return "date unknown"
	case until == "" || p.From == p.Until:
		return from
	case from == "":
		return "until " + until
	}
	return from + " to " + until
}

package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// Calendar writes the announced dates and the deadlines of processes as iCalendar (RFC 5545),
// each a whole-day event. Lost: what was announced without a day. The stamp of an entry is the
// day of its announcement, so that the same record gives the same bytes.
func Calendar(w io.Writer, k *Kept, ps []*sitrep.Process) error {
	b := &calendar{bufio.NewWriter(w)}
	b.line("BEGIN:VCALENDAR")
	b.line("VERSION:2.0")
	b.line("PRODID:-//sitrep//timeline//EN")
	b.line("CALSCALE:GREGORIAN")
	for _, p := range ps {
		for i, n := range p.Next {
			if n.On.Start == 0 {
				continue
			}
			text := p.Name + ": " + n.Phase + " (" + n.Outcome + ")"
			b.entry(fmt.Sprintf("%s-next-%d", p.ID, i), n.On, n.Announced, text, k.sentence(n.Document, n.Sentence, n.Text), status(n.Outcome))
		}
		for i, d := range p.Deadlines {
			if d.On.Start == 0 {
				continue
			}
			text := p.Name + ": deadline"
			if d.By != "" {
				text += ", set by " + sitrep.OneLine(d.By)
			}
			b.entry(fmt.Sprintf("%s-deadline-%d", p.ID, i), d.On, p.LastHeard, text, sitrep.OneLine(d.Text), "CONFIRMED")
		}
	}
	b.line("END:VCALENDAR")
	return b.w.Flush()
}

func status(outcome string) string {
	switch outcome {
	case "pending":
		return "TENTATIVE"
	case "not reported":
		return "CANCELLED"
	}
	return "CONFIRMED"
}

// sentence of a document, else the words given.
func (k *Kept) sentence(doc string, sp sitrep.Span, words string) string {
	if d := k.Documents[doc]; d != nil && sp.Start >= 0 && sp.Start < sp.End && sp.End <= len(d.Text) {
		return sitrep.OneLine(d.Text[sp.Start:sp.End])
	}
	return sitrep.OneLine(words)
}

type calendar struct{ w *bufio.Writer }

func (c *calendar) entry(uid string, on sitrep.Interval, stamp sitrep.Day, summary, description, status string) {
	end := max(on.End, on.Start) + 1 // the day after: DTEND is not included
	if stamp == 0 {
		stamp = on.Start
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + uid + "@sitrep")
	c.line("DTSTAMP:" + basic(stamp) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + basic(on.Start))
	c.line("DTEND;VALUE=DATE:" + basic(end))
	c.line("SUMMARY:" + calendarText(summary))
	c.line("DESCRIPTION:" + calendarText(description))
	c.line("STATUS:" + status)
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

func basic(d sitrep.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

var calendarEscaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func calendarText(s string) string { return calendarEscaper.Replace(printable(s)) }

// line folds at 75 octets, never within a rune.
func (c *calendar) line(s string) {
	for limit := 75; len(s) > limit; limit = 74 {
		n := limit
		for !utf8.RuneStart(s[n]) {
			n--
		}
		c.w.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	c.w.WriteString(s + "\r\n")
}

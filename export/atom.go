package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"sitrep"
)

// Atom writes events as a feed (RFC 4287) with GeoRSS points. An entry is updated
// when the newest report that tells it was published; where no report is dated, when
// the event was, else when the record was made. The feed is as new as its newest
// entry. Lost: mentions, claims, evidence, offsets.
func Atom(w io.Writer, events Events, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">` + "\n")
	id, title := "events", "Events"
	if opt.Feed.ID != "" {
		id, title = opt.Feed.ID, opt.Feed.Title
	}
	fmt.Fprintf(out, "<id>urn:sitrep:%s</id>\n<title>%s</title>\n", escapeXML(id), escapeXML(sitrep.OneLine(title)))
	for _, l := range [][2]string{{"self", opt.Feed.Self}, {"alternate", opt.Feed.Page}} {
		if l[1] != "" {
			fmt.Fprintf(out, "<link rel=\"%s\" href=\"%s\"/>\n", l[0], escapeXML(escapeIRI(l[1])))
		}
	}
	fmt.Fprintf(out, "<author><name>sitrep</name></author>\n<generator version=\"%s\">sitrep</generator>\n", sitrep.Version)
	newest := opt.Made
	for t, err := range events {
		if err != nil {
			return err
		}
		at := entryTime(t, opt.Made)
		if at.After(newest) {
			newest = at
		}
		if err := atomEntry(out, t, at, opt.Feed.Events); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	// The order of a feed's elements means nothing, and how new it is shows at the end.
	fmt.Fprintf(out, "<updated>%s</updated>\n</feed>\n", atomTime(newest))
	return out.Flush()
}

// atomTime never has a year that RFC 3339 lacks.
func atomTime(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

func dayTime(d sitrep.Day) time.Time {
	y, m, n := d.Date()
	return time.Date(y, time.Month(m), n, 0, 0, 0, 0, time.UTC)
}

func entryTime(t *sitrep.Told, made time.Time) time.Time {
	var newest sitrep.Day
	for _, d := range t.Documents {
		if p := d.PublishedOn; p != nil {
			newest = max(newest, p.Start)
		}
	}
	if w := t.Event.OccurredOn; newest == 0 && w != nil {
		newest = w.Start
	}
	if newest == 0 {
		return made
	}
	return dayTime(newest)
}

func atomEntry(out *bufio.Writer, t *sitrep.Told, at time.Time, pages string) error {
	e := t.Event
	title := e.Headline
	if title == "" {
		title = strings.ToLower(e.Type)
	}
	fmt.Fprintf(out, "<entry>\n<id>urn:sitrep:%s</id>\n<title>%s</title>\n<updated>%s</updated>\n", escapeXML(e.ID), escapeXML(sitrep.OneLine(title)), atomTime(at))
	author := "sitrep " + sitrep.Version
	if c := e.Coding; c != nil {
		author = strings.TrimSuffix(c.Dataset+", "+c.Coder, ", ")
	}
	fmt.Fprintf(out, "<author><name>%s</name></author>\n", escapeXML(author))
	for _, term := range append([]string{e.Type}, e.Modes...) {
		fmt.Fprintf(out, "<category term=\"%s\" scheme=\"urn:sitrep:plover\"/>\n", escapeXML(term))
	}
	for _, term := range e.Contexts {
		fmt.Fprintf(out, "<category term=\"%s\" scheme=\"urn:sitrep:context\"/>\n", escapeXML(term))
	}
	fmt.Fprintf(out, "<category term=\"%s\" scheme=\"urn:sitrep:status\"/>\n", escapeXML(e.Status))
	if pages != "" {
		fmt.Fprintf(out, "<link rel=\"alternate\" href=\"%s\"/>\n", escapeXML(escapeIRI(pages+e.ID)))
	}
	for _, d := range t.Documents {
		if isWeb(d.URL) {
			fmt.Fprintf(out, "<link rel=\"related\" href=\"%s\" title=\"%s\"/>\n", escapeXML(escapeIRI(d.URL)), escapeXML(sitrep.OneLine(headline(d))))
		}
	}
	if p := e.Place; p != nil && p.Lat != nil && p.Lon != nil {
		fmt.Fprintf(out, "<georss:point>%g %g</georss:point>\n", *p.Lat, *p.Lon)
	}
	_, err := fmt.Fprintf(out, "<content type=\"html\">%s</content>\n</entry>\n", escapeXML(entryHTML(t)))
	return err
}

// isWeb keeps addresses that a reader may follow.
func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// entryHTML is a row a field, and the sentence of each report that tells the event.
func entryHTML(t *sitrep.Told) string {
	e := t.Event
	var b strings.Builder
	row := func(name string, values ...string) {
		var vs []string
		for _, v := range values {
			if v = sitrep.OneLine(v); v != "" {
				vs = append(vs, html.EscapeString(v))
			}
		}
		if len(vs) > 0 {
			fmt.Fprintf(&b, "<dt>%s</dt><dd>%s</dd>", name, strings.Join(vs, "; "))
		}
	}
	who := func(ps []sitrep.Participant) (names []string) {
		for i := range ps {
			names = append(names, participantCode(&ps[i]))
		}
		return names
	}
	b.WriteString("<dl>")
	row("What", strings.TrimSpace(e.Type+" "+strings.Join(e.Modes, ", ")))
	row("Who", who(e.Actors)...)
	row("To whom", who(e.Recipients)...)
	if e.OccurredOn != nil {
		row("When", intervalWords(e.OccurredOn.Interval))
	}
	if e.Place != nil {
		row("Where", placeWords(&e.Place.Place))
	}
	var sizes []string
	for i := range e.Sizes {
		sizes = append(sizes, sizeWords(&e.Sizes[i]))
	}
	row("How many", sizes...)
	row("Whether", factuality(e.Polarity, e.Reality))
	row("Status", e.Status)
	b.WriteString("</dl>")
	told := map[string]bool{}
	for _, m := range t.Mentions {
		for _, d := range t.Documents {
			if d.ID != m.Document || told[d.ID] || m.Sentence.Empty() || m.Sentence.End > len(d.Text) {
				continue
			}
			told[d.ID] = true
			from := outlet(d)
			if from == "" {
				from = d.SourceID
			}
			fmt.Fprintf(&b, "<blockquote>%s</blockquote><p>%s</p>", html.EscapeString(sitrep.OneLine(d.Text[m.Sentence.Start:m.Sentence.End])), html.EscapeString(from))
		}
	}
	return b.String()
}

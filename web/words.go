package web

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/ontology"
)

// functions are what templates call.
var functions = template.FuncMap{
	"day":      export.DayWords,
	"interval": func(w *sitrep.When) string { return whenWords(w) },
	"span":     export.IntervalWords,
	"place": func(p *sitrep.EventPlace) string {
		if p == nil {
			return ""
		}
		return export.PlaceWords(&p.Place)
	},
	"size":     func(q sitrep.Quantity) string { return export.SizeWords(&q) },
	"accused":  func(p sitrep.Participant) string { return p.Standing() },
	"who":      func(p sitrep.Participant) string { return export.ParticipantName(&p) },
	"codes":    export.Codes,
	"fact":     export.Factuality,
	"headline": export.Headline,
	"about": func(typ string) string {
		if t, ok := ontology.TypeOf(typ); ok {
			return t.Description
		}
		return ""
	},
	"join":        strings.Join,
	"path":        url.PathEscape,
	"thousands":   func(n any) string { return thousands(n) },
	"plural":      plural,
	"inc":         func(i int) int { return i + 1 },
	"odd":         func(i int) bool { return i%2 == 1 },
	"country":     country,
	"number":      func(f float64) string { return fmt.Sprintf("%.1f", f) },
	"legend":      export.Legend,
	"excerpt":     export.Excerpt,
	"quadNumbers": func() []int { return []int{1, 2, 3, 4} },
	"quadName":    func(q int) string { return quadNames[q] },
	"claimed":     claimed,
	"kilo":        func(n int64) string { return thousands((n + 999) / 1000) },
}

// sized is a number with the address of who claims it, "" where nobody does.
type sized struct {
	Size sitrep.Quantity
	Href string
}

// claimed says where on an event's page the claims of one of its numbers stand.
func claimed(e *sitrep.Event, q sitrep.Quantity) sized {
	field := "sizes." + q.Kind
	if len(e.Claims[field]) == 0 {
		return sized{Size: q}
	}
	return sized{q, "/events/" + url.PathEscape(e.ID) + "#claim-" + field}
}

var quadNames = []string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

func whenWords(w *sitrep.When) string {
	if w == nil {
		return ""
	}
	return export.IntervalWords(w.Interval)
}

func thousands(n any) string {
	switch n := n.(type) {
	case int:
		return export.Thousands(n)
	case int64:
		return export.Thousands(int(n))
	}
	return fmt.Sprint(n)
}

// plural: "1 report", "12 reports".
func plural(n any, noun string) string {
	s := thousands(n)
	if s == "1" {
		return s + " " + noun
	}
	if strings.HasSuffix(noun, "ss") {
		return s + " " + noun + "es"
	}
	return s + " " + noun + "s"
}

func country(code string) string {
	if c := ontology.CountryOf(code); c != nil {
		return c.Name
	}
	return code
}

package coder

import (
	"net/url"
	"slices"
	"strings"

	"sitrep"
)

// Signs of relevance are words that a reader understands: they are the reasons that the
// record gives. Which way each points, and how far, stands in lexicon/relevance.txt.

// signsFrom is how many sentences a report needs to be judged by its shares of them,
// mostRead how many are looked at.
const (
	signsFrom = 3
	mostRead  = 60
)

// shares name how much of a report something is.
var shares = [...]struct {
	below float64
	name  string
}{{0.001, "no sentence"}, {0.15, "few sentences"}, {0.35, "some sentences"}, {0.6, "many sentences"}, {2, "most sentences"}}

func share(n, of int) string {
	for _, s := range shares {
		if float64(n) < s.below*float64(of) {
			return s.name
		}
	}
	return shares[0].name
}

// reportSigns are those of the report as a whole.
func (w *work) reportSigns(out []string) []string {
	n, public, daily, homely, countries, reader, writer, grave, told := 0, 0, 0, 0, 0, 0, 0, 0, 0
	c := &w.c.worlds
	for _, t := range w.trees {
		if len(t.tok) < 4 || !w.coded(t.si) {
			continue
		}
		p := t.publicity()
		if n++; n > mostRead {
			n--
			break
		}
		public += b2i(p.public)
		daily += b2i(!p.public && p.daily > 0)
		homely += b2i(!p.public && p.daily == 0 && p.homely > 0)
		countries += b2i(p.countries)
		grave += b2i(p.grave)
		quoted := strings.ContainsAny(w.a.Text(t.s.Span), "\"“”")
		var you, i, says bool
		for x := range t.tok {
			you = you || !quoted && t.inClass(x, c.reader)
			i = i || !quoted && t.inClass(x, c.writer)
			says = says || t.isVerb(x) && t.inClass(x, c.saying)
		}
		reader, writer, told = reader+b2i(you), writer+b2i(i), told+b2i(says)
	}
	if s := w.section(); s != "" {
		out = append(out, s)
	}
	if n < signsFrom {
		return append(out, "hardly any sentence")
	}
	return append(out, share(public, n)+" of public affairs", share(daily, n)+" of sport, trade, arts, home or nature", share(homely, n)+" of everyday people and things",
		share(countries, n)+" that names countries", share(grave, n)+" of death and arms", share(reader, n)+" that speaks to the reader", share(writer, n)+" that speaks of its writer",
		share(told, n)+" that says who said it")
}

// section is what the outlet or the address says the report is about, "" nothing.
func (w *work) section() string {
	d := w.a.Doc
	for _, s := range strings.FieldsFunc(d.Section, func(r rune) bool { return r == '/' || r == ',' || r == '>' || r == '|' || r == ';' }) {
		if s = w.c.sections[strings.ToLower(strings.TrimSpace(s))]; s != "" {
			return s
		}
	}
	u, err := url.Parse(d.URL)
	if err != nil {
		return ""
	}
	parts := append(strings.Split(u.Path, "/"), strings.Split(u.Hostname(), ".")...)
	for _, s := range parts {
		if s = w.c.sections[strings.ToLower(s)]; s != "" {
			return s
		}
	}
	return ""
}

// relevanceSigns are those of an event; about is what the report as a whole is.
func (e *event) relevanceSigns(about *sitrep.Relevance, out []string) []string {
	t := e.t
	p := t.publicity()
	switch {
	case about.Score >= 0.9:
		out = append(out, "the report is of public affairs")
	case about.Score >= 0.5:
		out = append(out, "the report seems to be of public affairs")
	case about.Score >= 0.3:
		out = append(out, "the report hardly seems to be of public affairs")
	case about.Score >= 0.1:
		out = append(out, "the report seems to be of something else")
	default:
		out = append(out, "the report is of something else")
	}
	switch {
	case p.public:
		out = append(out, "its sentence is of public affairs")
	case p.daily > 0:
		out = append(out, "its sentence is of sport, trade, arts, home or nature")
	case p.civic:
		out = append(out, "its sentence has words of conflict")
	case p.homely > 0:
		out = append(out, "its sentence is of everyday people and things")
	default:
		out = append(out, "its sentence has no word of public affairs")
	}
	for _, si := range [2]int{t.si - 1, t.si + 1} {
		if o := t.w.tree(si); o != nil && o.publicity().public {
			out = append(out, "a sentence beside it is of public affairs")
			break
		}
	}
	harm := hasKind(e.quantities, "killed") || hasKind(e.quantities, "injured")
	switch {
	case e.ofState():
		out = append(out, "a state, an army, a party or a court takes part")
	case harm:
	case len(e.actors)+len(e.recipients) == 0:
		out = append(out, "nobody takes part")
	default:
		out = append(out, "nobody public takes part")
	}
	if harm {
		out = append(out, "people are killed or hurt")
	}
	if forceful[e.typ] {
		out = append(out, "it is force or protest")
	} else {
		out = append(out, "it is words or dealings")
	}
	c := &t.w.c.worlds
	var you, i bool
	for x := range t.tok {
		you = you || t.inClass(x, c.reader)
		i = i || e.quote == nil && t.inClass(x, c.writer)
	}
	if you {
		out = append(out, "its sentence speaks to the reader")
	}
	if i {
		out = append(out, "its sentence speaks of its writer")
	}
	if e.at != nil {
		out = append(out, "its place is known")
	}
	if e.on != nil && e.fact.reality != sitrep.Historical {
		out = append(out, "its day is known")
	}
	return out
}

// ofState: somebody public takes part.
func (e *event) ofState() bool {
	for _, rs := range [][]role{e.actors, e.recipients} {
		for i := range rs {
			p := &rs[i].p
			if slices.ContainsFunc(p.Sectors, func(s string) bool { return slices.Contains(ofPower, s) }) {
				return true
			}
			if p.Country != "" && len(p.Sectors) == 0 && p.Actor != "" && p.Name != "" {
				return true // a country, a body of states
			}
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

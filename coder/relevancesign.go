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
	mostRead  = 40
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
	n, public, daily, homely, countries, reader, writer, grave, told, past, days := 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
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
		past += b2i(t.tellsOfPast())
		days += b2i(t.tellsDay())
		v := t.voiced()
		reader, writer, told = reader+b2i(v.reader && !v.quoted), writer+b2i(v.writer && !v.quoted), told+b2i(v.says)
	}
	if s := w.section(); s != "" {
		out = append(out, s)
	}
	if n < signsFrom {
		return append(out, "hardly any sentence")
	}
	return append(out, share(public, n)+" of public affairs", share(daily, n)+" of sport, trade, arts, home or nature", share(homely, n)+" of everyday people and things",
		share(countries, n)+" naming countries", share(grave, n)+" of death and arms", share(reader, n)+" to the reader", share(writer, n)+" about its writer",
		share(told, n)+" with who said it", share(past, n)+" told in the past", share(days, n)+" with a day")
}

// tellsDay: the sentence names a day, which "now" does not.
func (t *tree) tellsDay() bool {
	for x := range t.tok {
		if i := t.timex[x]; i >= 0 {
			if tx := &t.w.a.Timexes[i]; tx.Interval().Days() == 1 && tx.Value != "PRESENT_REF" {
				return true
			}
		}
	}
	return false
}

// tellsOfPast: the sentence says what happened or has happened, not only how something is or works.
func (t *tree) tellsOfPast() bool {
	for x := range t.tok {
		if p := t.tok[x].XPOS; p == "VBD" || p == "VBN" && (t.perfect(x) || t.rel(x) != "acl" && t.rel(x) != "amod" && t.child(x, "aux:pass") < 0) {
			return true // "Two held as clerk shot"
		}
	}
	return false
}

// voiced is to whom and of whom a sentence speaks.
type voiced struct{ known, reader, writer, says, quoted bool }

func (t *tree) voiced() *voiced {
	v := &t.heard
	if v.known {
		return v
	}
	v.known = true
	c := &t.w.c.worlds
	for x := range t.tok {
		if t.tok[x].UPOS != "PUNCT" && !t.isAny(x, isVoice) {
			continue
		}
		switch t.tok[x].UPOS {
		case "PRON", "DET":
			v.reader = v.reader || t.inClass(x, c.reader)
			v.writer = v.writer || t.inClass(x, c.writer)
		case "VERB":
			v.reader = v.reader || t.inClass(x, c.reader)
			v.says = v.says || t.inClass(x, c.saying)
		case "PUNCT":
			v.quoted = v.quoted || t.form[x] == "\"" || t.form[x] == "“" || t.form[x] == "”" || t.form[x] == "``" || t.form[x] == "''"
		}
	}
	return v
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
		out = append(out, "report of public affairs")
	case about.Score >= 0.5:
		out = append(out, "report likely of public affairs")
	case about.Score >= 0.3:
		out = append(out, "report hardly of public affairs")
	case about.Score >= 0.1:
		out = append(out, "report likely of something else")
	default:
		out = append(out, "report of something else")
	}
	switch {
	case p.public:
		out = append(out, "public sentence")
	case p.daily > 0:
		out = append(out, "sentence of sport, trade, arts, home or nature")
	case p.civic:
		out = append(out, "sentence with words of conflict")
	case p.homely > 0:
		out = append(out, "sentence of everyday things")
	default:
		out = append(out, "no public word in its sentence")
	}
	for _, si := range [2]int{t.si - 1, t.si + 1} {
		if o := t.w.tree(si); o != nil && o.publicity().public {
			out = append(out, "public sentence beside it")
			break
		}
	}
	harm := hasKind(e.quantities, "killed") || hasKind(e.quantities, "injured")
	switch {
	case e.ofState():
		out = append(out, "public actor")
	case harm:
	case len(e.actors)+len(e.recipients) == 0:
		out = append(out, "no actor")
	default:
		out = append(out, "no public actor")
	}
	if harm {
		out = append(out, "victims")
	}
	if about.Off() && !harm && !(p.public && e.ofState()) {
		out = append(out, "nothing public of its own")
	}
	if t.w.c.forceful(e.typ) {
		out = append(out, "force or protest")
	} else {
		out = append(out, "words or dealings")
	}
	v := t.voiced()
	if v.reader {
		out = append(out, "speaks to the reader")
	}
	if v.writer && e.quote == nil {
		out = append(out, "speaks of its writer")
	}
	if e.at != nil {
		out = append(out, "known place")
	}
	if e.on != nil && e.fact.reality != sitrep.Historical {
		out = append(out, "known day")
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

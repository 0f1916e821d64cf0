package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// outletMentions is how many mentions in the report the outlet's own place is
// worth: local outlets write of it most of the time.
const outletMentions = 3

// outletVote is what the country of the outlet's address speaks for, in votes
// of a name of the report.
const outletVote = 1.5

// outlet lets the publisher speak for where its reports happen: a town or state
// in its name ("The Gazette of Cedar Rapids") and the country of its address
// (".ng", ".co.uk"). The names stand among those of the report, unseen.
func (d *reading) outlet() {
	d.home = -1
	if cc := countryDomain(d.a.Doc.URL); cc != "" {
		if c, ok := d.r.byISO2[cc]; ok {
			d.home = int16(c)
		}
	}
	d.address(d.a.Doc.URL)
	d.outletNames(d.a.Doc.Publisher, 0)
	d.outletNames(d.signature(d.a.Doc.Title), signedTown)
}

// signedTown is how large a town must be to be meant at the end of a headline, among words for
// what else the outlet offers.
const signedTown = 2e4

// signs set what an outlet calls itself apart from the headline.
var signs = []string{" - ", " | ", " :: ", " : ", " « ", " – ", " — "}

// signature is the end of a headline in which the outlet names itself: "… - WKBN News - Arbin,
// Veland"; "" for none.
func (d *reading) signature(title string) string {
	for i := range title {
		if !slices.ContainsFunc(signs, func(s string) bool { return strings.HasPrefix(title[i:], s) }) {
			continue
		}
		for w := range strings.FieldsSeq(title[i:]) {
			w = strings.ToLower(strings.Trim(w, ".,;:()|"))
			k := keyStart.word([]byte(w))
			if d.r.classOf(k)&isPress != 0 || w == "news" || len(d.r.stations[k]) > 0 || strings.HasSuffix(w, ".com") {
				return title[i+1:]
			}
		}
		return ""
	}
	return ""
}

// outletNames lets the names of places in what an outlet calls itself speak for them, those of
// towns where one of the name has so many people.
func (d *reading) outletNames(name string, least float64) {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' })
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n > 0; n-- {
			if d.outletName(words[i:i+n], least) {
				i += n - 1
				break
			}
		}
	}
}

// outletName makes a group of words that are a place's name.
func (d *reading) outletName(words []string, least float64) bool {
	name := strings.Trim(strings.Join(words, " "), ".,;:()#|")
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || strings.Contains(name, ".") {
		return false // an address, or no name
	}
	c := candidate{key: keyOf(name)}
	if _, told := d.byKey[c.key]; told {
		return true
	}
	for _, n := range d.r.overlay.names[c.key] {
		if !n.abbr && (n.exact == "" || n.exact == name) {
			c.own = append(c.own, n)
		}
	}
	if len(c.own) == 0 && (len(words) > 1 || d.r.classOf(c.key)&^isHome == 0) { // "Post", "Independent" and "Herald" are towns, too
		d.r.lookup(c.key, func(p int32, flag uint8) {
			f, pop := d.r.size(p)
			c.inTable = c.inTable || pop >= least || !settlement(f)
		})
	}
	if len(c.own) == 0 && !c.inTable {
		return false
	}
	c.demonym = len(c.own) > 0
	for _, n := range c.own {
		c.demonym = c.demonym && n.demonym
	}
	d.byKey[c.key] = int32(len(d.groups))
	d.groups = append(d.groups, group{key: c.key, own: len(c.own) > 0, demonym: c.demonym, next: -1, mentions: outletMentions, outlet: true})
	d.gather(&d.groups[len(d.groups)-1], &c)
	return true
}

// countryDomain is the alpha-2 code that an address ends with, "" for none.
func countryDomain(url string) string {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		host = url
	}
	if i := strings.IndexAny(host, "/:?#"); i >= 0 {
		host = host[:i]
	}
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 || len(host)-dot != 3 {
		return ""
	}
	switch cc := strings.ToUpper(host[dot+1:]); cc {
	case "UK":
		return "GB"
	case "TV", "CO", "IO", "ME", "AI", "FM", "CC", "LY", "EU", "TO", "WS": // sold to all the world
		return ""
	default:
		return cc
	}
}

package actor

import (
	"strings"

	"sitrep"
)

// agent is what a noun tells of whom it names.
type agent struct {
	sectors []string
	code    string // in place of a country: NGO
	typ     sitrep.EntityType
	title   bool
	rank    bool // a title that is no office
	organ   bool
	holds   bool
	ref     bool
	part    bool
	bare    bool     // is no body where nothing stands before it
	other   []string // sectors where nothing else is told
	state   []string // and where only a state is
	abroad  bool     // need not be of the state that a report is about
	heads   bool     // of an organisation has that one's sectors
	words   int
}

// elsewise are the sectors of a noun that tells none where nothing else is told, or
// only a state.
func (a *agent) elsewise(state bool) []string {
	if state {
		return a.state
	}
	return a.other
}

// anaphor is what a noun can refer back to.
type anaphor struct {
	fits  []string
	words []string
	weak  bool // a body of which nothing else is known will do
}

func (b *base) addAgents(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		if len(c) < 3 || len(c) > 4 {
			return l.fault(c[0], "nouns | SECTORS | type | flags")
		}
		code, sectors, ok := parseCodes(c[1])
		if !ok {
			return l.fault(c[1], "PLOVER sectors, a code like NGO, or -")
		}
		a := agent{code: code, sectors: sectors, typ: types[c[2].text]}
		if a.typ == "" {
			return l.fault(c[2], "person, group, organization or thing")
		}
		if len(c) == 4 {
			for _, f := range strings.Fields(c[3].text) {
				switch f {
				case "title":
					a.title = true
				case "rank":
					a.title, a.rank = true, true
				case "organ":
					a.organ = true
				case "holds":
					a.holds = true
				case "bare":
					a.bare = true
				case "ref":
					a.ref = true
				case "heads":
					a.heads = true
				case "abroad":
					a.abroad = true
				case "part":
					a.part = true
				default:
					if key, code, ok := strings.Cut(f, ":"); ok && (key == "else" || key == "state") {
						if _, sectors, ok := parseCodes(cell{code, c[3].at}); ok {
							if key == "else" {
								a.other = sectors
							}
							a.state = sectors
							continue
						}
					}
					return l.fault(c[3], "flags: title, rank, organ, holds, ref, heads, part, abroad, else:S, state:S")
				}
			}
		}
		for n := range c[0].split(';') {
			if n.text == "" {
				return l.fault(n, "a noun")
			}
			f := foldName(n.text)
			one := a
			one.words = strings.Count(f, " ") + 1
			if _, dup := b.agents[f]; !dup { // a noun of two classes: the first class is the usual one
				b.agents[f] = &one
			}
		}
	}
	return nil
}

func (b *base) addAnaphors(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		if len(c) != 3 {
			return l.fault(c[0], "nouns | sectors or codes | words")
		}
		a := &anaphor{words: strings.Fields(c[2].text)}
		if c[1].text != "-" {
			a.fits = strings.Fields(c[1].text)
		}
		if n := len(a.fits); n > 0 && a.fits[n-1] == "?" {
			a.fits, a.weak = a.fits[:n-1], true
		}
		for n := range c[0].split(';') {
			b.anaphor[foldName(n.text)] = a
		}
	}
	return nil
}

// singular is a guess at the lemma of a folded noun, for texts without lemmas.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "children"):
		return w[:len(w)-3]
	case strings.HasSuffix(w, "men") && len(w) > 4:
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ieves"):
		return w[:len(w)-3] + "f"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

package coder

import (
	"sitrep"
)

// forceful types strike everyday people and things as well.
var forceful = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true, "MOBILIZE": true}

// forceful: the type is one of those, or one of a user's own that is material conflict.
func (c *Coder) forceful(typ string) bool { return forceful[typ] || c.ownForce[typ] }

// publicity is what the words of a sentence say of whether it is of public affairs.
type publicity struct {
	known     bool
	public    bool // states, arms, courts, politics
	countries bool // a country or its people, by which sport and trade are told as well
	civic     bool // words of conflict that are figures of speech as often
	labour    bool // people by their work
	names     bool
	grave     bool // words of death, which a game, a show or a shop seldom has
	daily     int  // words of sport, trade, art, house and nature
	homely    int  // people and things of everyday life that violence may strike
}

var publicSectors = []string{"GOV", "MIL", "COP", "JUD", "LEG", "PRM", "REB", "UAF", "SPY", "OPP", "PTY", "REF"}

// publicity reads the sentence once.
func (t *tree) publicity() *publicity {
	p := &t.pub
	if p.known {
		return p
	}
	p.known = true
	c := &t.w.c.worlds
	for i := range t.tok {
		e, listed := t.entityAt(i), t.isAny(i, isWorld)
		if listed && t.inClass(i, c.public) || e != nil && (e.Name != "" && sectorIn(e, publicSectors...) || sitrep.Listed(e.Actor) && e.Country != "" && e.Type == sitrep.EntityOrg && !sectorIn(e, "BUS", "JRN", "EDU", "MED")) {
			p.public = true
			return p
		}
		p.civic = p.civic || listed && t.inClass(i, c.civic)
		p.grave = p.grave || listed && t.inClass(i, c.grave)
		p.labour = p.labour || sectorIn(e, "LAB")
		name := t.tok[i].UPOS == "PROPN"
		p.names = p.names || name
		switch {
		case t.place[i] >= 0:
			p.countries = p.countries || t.w.a.Places[t.place[i]].Precision == sitrep.PlaceCountry
		case !listed:
		case t.isVerb(i):
			if c.pastime.use(t.keys[2*i+1], t.lemma[i])&asWord != 0 {
				p.daily++
			}
		case name && t.runEnds(i, c.everyday), !name && t.inClass(i, c.everyday):
			p.daily++
		case !name && t.inClass(i, c.homely):
			p.homely++
		}
	}
	return p
}

// runEnds: a run of words of the class ends at i ("the Premier League").
func (t *tree) runEnds(i int, c *wordClass) bool {
	if c.use(t.keys[2*i+1], t.lemma[i])&asRunEnd == 0 {
		return false
	}
	for _, run := range c.multi[t.lemma[i]] {
		if t.endsRun(i, run) {
			return true
		}
	}
	return false
}

// everyday: the event's words are a figure of speech or a private matter, since the
// sentence is of everyday life and nothing in it of public affairs. A country alone
// makes no sentence public ("Spain beat Italy in the final"), it only asks for one
// more sign; so do the sentences around, where they are public. Where there is no
// sign of either, a verbal act is private unless somebody is named or some sentence
// of the document is public.
func (t *tree) everyday(typ string) bool {
	p := t.publicity()
	if p.public {
		return false
	}
	signs, need := p.daily, 1
	force := t.w.c.forceful(typ)
	if !force {
		signs += p.homely
	}
	if p.countries {
		need++
	}
	if t.w.pastimes() && !(force && p.grave) {
		signs++
	}
	if typ == "PROTEST" && p.labour {
		need++ // their trade brings words of everyday life
	}
	if signs < need {
		return !force && !p.countries && !p.names && !p.civic && !t.w.public()
	}
	for _, si := range [2]int{t.si - 1, t.si + 1} {
		if o := t.w.tree(si); o != nil && o.publicity().public {
			need++
		}
	}
	return signs >= need
}

// public: some sentence of the document is of public affairs.
func (w *work) public() bool {
	for _, t := range w.trees {
		if p := t.publicity(); p.public || p.civic && p.countries {
			return true
		}
	}
	return false
}

// pastimes: the report is of a game, a show, a house: a quarter of its sentences have
// words of these, and three times as many as are of public affairs.
func (w *work) pastimes() bool {
	if w.leisure == unasked {
		daily, public, n := 0, 0, len(w.trees)
		for _, t := range w.trees {
			if 4*public > n { // what the others are about makes no difference
				break
			}
			switch p := t.publicity(); {
			case p.public:
				public++
			case p.daily > 0:
				daily++
			}
		}
		w.leisure = no
		if daily >= 3 && daily >= 3*public && 4*daily >= n {
			w.leisure = yes
		}
	}
	return w.leisure == yes
}

// Answers that are worked out once.
const (
	unasked = iota
	no
	yes
)

// private: of those who take part in the event some are of everyday life and none is
// public, whatever else the sentence tells ("the pianist executed the trills").
func (t *tree) private(e *event) bool {
	c := &t.w.c.worlds
	signs := 0
	for _, a := range e.args {
		if a.kind == argAdv || a.kind == argComp {
			continue
		}
		x := t.content(a.tok)
		if t.timex[x] >= 0 {
			continue
		}
		if t.inClass(x, c.public) || t.inClass(x, c.civic) || t.place[x] >= 0 || t.tok[x].UPOS == "PROPN" || t.property(x, "armed") || t.property(x, "gov") || t.property(x, "country") {
			return false
		}
		if a.kind != argSubj && a.kind != argObj || t.isVerb(x) {
			continue
		}
		if t.w.c.forceful(e.typ) && a.kind == argObj && (e.typ == "PROTEST" || t.property(x, "people")) {
			continue // a victim, wares that are boycotted
		}
		if t.inClass(x, c.everyday) || !t.w.c.forceful(e.typ) && t.inClass(x, c.homely) && !t.w.public() {
			signs++
		}
	}
	return signs > 0
}

// fiction is whether the sentence tells what a work of fiction or a show tells.
func (t *tree) fiction() bool {
	for i := range t.tok {
		if t.tok[i].Head != 0 {
			continue
		}
		for _, a := range t.arguments(i) {
			x := t.content(a.tok)
			if !t.inClass(x, t.w.c.worlds.fiction) || t.tok[x].UPOS == "PROPN" {
				continue
			}
			if a.kind == argSubj && t.w.c.worlds.telling.words[t.lemma[i]] || a.kind == argPrep && a.prep == "in" {
				return true
			}
		}
	}
	return false
}

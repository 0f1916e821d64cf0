package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// quote is a stretch of words between quotation marks.
type quote struct {
	first, last int32 // sentences
	speaker     int32 // mention, -1 unknown, -2 not looked for yet
}

// verb is what a verb asks of its subject and object.
type verb struct {
	says    bool // its subject speaks
	wills   bool // its subject is somebody
	toward  bool // its object is somebody
	strikes bool // its object is hurt
	blames  bool // its object is held to have done wrong
	harms   bool // its subject does what the police come for
}

func (b *base) addVerbs(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		if len(c) != 2 {
			return l.fault(c[0], "says, wills, toward, strikes, blames or harms | verbs")
		}
		for _, w := range strings.Fields(c[1].text) {
			if lemma, prep, phrase := strings.Cut(w, ":"); phrase {
				if c[0].text != "toward" || lemma == "" || prep == "" {
					return l.fault(c[1], "word:preposition stands under toward only")
				}
				b.towards[lemma+" "+prep] = true
				continue
			}
			v := b.verbs[w]
			switch c[0].text {
			case "says":
				v.says, v.wills = true, true
			case "wills":
				v.wills = true
			case "toward":
				v.toward = true
			case "strikes":
				v.strikes = true
			case "blames":
				v.blames = true
			case "harms":
				v.harms = true
			default:
				return l.fault(c[0], "says, wills, toward, strikes, blames or harms")
			}
			b.verbs[w] = v
			b.spoken.add(w)
		}
	}
	return nil
}

// verbOf is what the list says of the verb that governs a token.
func (d *document) verbOf(toks []sitrep.Token, t int) verb {
	h := toks[t].Head - 1
	if h < 0 || h >= len(toks) || toks[h].UPOS != "VERB" {
		return verb{}
	}
	if !d.base.spoken.may(toks[h].Lemma) {
		return verb{}
	}
	return d.base.verbs[toks[h].Lemma]
}

// toward reports a token that hangs by a preposition on a word after which it is
// somebody: "called on Paris", "pressure on Damascus".
func (d *document) toward(toks []sitrep.Token, t int) bool {
	h := toks[t].Head - 1
	if h < 0 || h >= len(toks) {
		return false
	}
	for k := d.kids[t]; k > 0; k = d.sib[k-1] {
		if toks[k-1].Deprel == "case" {
			return d.base.towards[toks[h].Lemma+" "+string(d.form(int(k-1)))]
		}
	}
	return false
}

// quotes reports a quotation mark.
func quotes(form string) bool {
	switch form {
	case `"`, "“", "”", "``", "''", "«", "»", "„":
		return true
	}
	return false
}

// quote fills inQuote for a sentence. A paragraph closes what is left open.
func (d *document) quote(s int32, toks []sitrep.Token) {
	d.inQuote = slices.Grow(d.inQuote[:0], len(toks))[:len(toks)]
	text := d.a.Doc.Text
	open := int32(0)
	if n := len(d.quotes); n > 0 && d.quotes[n-1].last < 0 {
		if s > 0 && d.a.Sentences[s].Block == d.a.Sentences[s-1].Block {
			open = int32(n)
		} else {
			d.quotes[n-1].last = s - 1
		}
	}
	for t := range toks {
		if d.has(t, quotation) {
			form := text[toks[t].Start:toks[t].End]
			if open > 0 && form != "“" && form != "``" && form != "«" {
				d.quotes[open-1].last = s
				open = 0
			} else if open == 0 && form != "”" && form != "''" && form != "»" {
				d.quotes = append(d.quotes, quote{s, -1, -2})
				open = int32(len(d.quotes))
			}
		}
		d.inQuote[t] = open
	}
	if s == int32(len(d.a.Sentences)-1) && open > 0 {
		d.quotes[open-1].last = s
	}
}

// speaks is the mention (+ 1) of a sentence that says something outside quotation
// marks: the subject of a verb of saying, the main one before others.
func (d *document) speaks(toks []sitrep.Token, first int) int32 {
	best := int32(0)
	for i := first; i < len(d.mentions); i++ {
		m := &d.mentions[i]
		if m.quote > 0 || m.pronoun.person == 1 {
			continue
		}
		h := int(m.head)
		if m.subject && d.verbOf(toks, h).says {
			if v := toks[toks[h].Head-1]; best == 0 || v.Head == 0 {
				best = int32(i) + 1
			}
		} else if best == 0 && h > 1 && d.is(int(m.lo)-1, "to") && d.is(int(m.lo)-2, "according") {
			best = int32(i) + 1
		}
	}
	return best
}

// speakerOf is the mention that says a quotation, -1 unknown: in its own
// sentences, else in the one before or after it within the paragraph, else
// whoever spoke last before.
func (d *document) speakerOf(q int32) int32 {
	if q == 0 {
		return -1
	}
	u := &d.quotes[q-1]
	if u.speaker != -2 {
		return u.speaker
	}
	u.speaker = -1
	last := u.last
	if last < 0 {
		last = u.first
	}
	block := d.a.Sentences[u.first].Block
	try := func(s int32, same bool) bool {
		if u.speaker < 0 && s >= 0 && int(s) < len(d.voice) && d.voice[s] > 0 && (!same || d.a.Sentences[s].Block == block) {
			u.speaker = d.voice[s] - 1
		}
		return u.speaker >= 0
	}
	for s := u.first; s <= last; s++ {
		try(s, false)
	}
	if !try(u.first-1, true) && !try(last+1, true) {
		for s := u.first - 1; s >= 0 && s > u.first-4 && !try(s, false); s-- {
		}
	}
	return u.speaker
}

// voices links "I" to who says it, and "we" to the body that the speaker is or
// speaks for, else to the other "we" of the same speaker.
func (d *document) voices() {
	type key struct{ quote, speaker int32 }
	var own map[key]int32
	authored := d.statement()
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.entity >= 0 {
			continue
		}
		e := int32(-1)
		k := key{m.quote, -1}
		if sp := d.speakerOf(m.quote); sp >= 0 && d.mentions[sp].entity >= 0 {
			who := d.mentions[sp].entity
			k = key{-1, who}
			if !m.pronoun.plural {
				if en := &d.entities[who]; en.typ == sitrep.EntityPerson && !en.plural {
					e = who
				}
			} else {
				e = d.body(who)
			}
		}
		chained := m.quote > 0 || authored
		if e < 0 && chained {
			if m.pronoun.plural {
				k.quote = -k.quote - 10
			}
			if at, ok := own[k]; ok {
				e = at
			}
		}
		d.join(int32(i), e)
		if e < 0 && chained {
			if own == nil {
				own = map[key]int32{}
			}
			own[k] = m.entity
		}
	}
	for i := range d.entities {
		ordered(d.entities[i].mentions)
	}
}

// statement reports a text whose "I" and "we" outside quotation marks are its
// author's: no interview, which asks questions.
func (d *document) statement() bool {
	asked := 0
	for s := range d.a.Sentences {
		if t := d.a.Sentences[s].Tokens; len(t) > 0 {
			if last := d.a.Text(t[len(t)-1].Span); last == "?" {
				asked++
			}
		}
	}
	return asked < 3
}

// ordered sorts the few mentions that came late into their place.
func ordered(ms []int32) {
	for i := 1; i < len(ms); i++ {
		for j := i; j > 0 && ms[j] < ms[j-1]; j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
}

// body is what a speaker's "we" stands for: the speaker when that is a body or
// group, else the body that a description of the speaker names; -1 when none.
func (d *document) body(who int32) int32 {
	e := &d.entities[who]
	if e.typ != sitrep.EntityPerson || e.plural {
		if e.typ == sitrep.EntityThing {
			return -1
		}
		return who
	}
	found := int32(-1)
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.desc.ag == nil || m.desc.former || !m.desc.ag.holds && !m.desc.ag.title {
			continue
		}
		for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < m.hi; j++ {
			o := &d.mentions[j]
			if o.entity >= 0 && o.hi <= m.hi && o.entity != who && d.entities[o.entity].typ == sitrep.EntityOrg && (found < 0 || d.entities[found].name == "") {
				found = o.entity
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

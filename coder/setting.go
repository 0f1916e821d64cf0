package coder

import (
	"strings"

	"sitrep"
)

// How firmly an expression dates an event: the levels of timeLevel, and below them
const (
	firmTime  = 3 // up to here the syntax ties it
	looseTime = 4 // the only expression of the sentence
	clockTime = 5 // a time of day without a day of its own, a death of wounds: no time of what else is told
	sceneTime = 6 // the day of the report's scene
	noTime    = 9
)

// days weighs the days on which the report's happening may have been.
type days struct {
	list  []*daySetting
	other []sitrep.Interval // times of other events that are no days
}

type daySetting struct {
	day   sitrep.Day
	when  *sitrep.When
	score float64
}

func (d *days) add(on *sitrep.When, v float64) {
	if on == nil || on.Days() != 1 {
		if on != nil {
			d.other = append(d.other, on.Interval)
		}
		return
	}
	for _, s := range d.list {
		if s.day == on.Start {
			s.score += v
			return
		}
	}
	d.list = append(d.list, &daySetting{on.Start, on, v})
}

// fresh is how much more a day counts that lies no more than two days before the report:
// it is the news, others are what led to it.
const fresh = 1.5

// main is the day that dominates, nil when none does. What lies further back
// than a month dominates only where the report tells nothing of other times.
func (d *days) main(published sitrep.Day) *daySetting {
	var best *daySetting
	for _, s := range d.list {
		if s.day >= published-2 && s.day <= published {
			s.score *= fresh
		}
		if best == nil || s.score > best.score {
			best = s
		}
	}
	if best == nil || best.score < 2 {
		return nil
	}
	for _, s := range d.list {
		if s != best && (s.score*1.5 > best.score || best.day < published-31 && s.score >= 2) {
			return nil
		}
	}
	for _, o := range d.other {
		if best.day < published-31 && (o.Start > best.day || o.End != 0 && o.End < best.day) {
			return nil
		}
	}
	return best
}

// setDay gives the day of the report's scene to physical events that no
// expression dates, or one that says less.
func (w *work) setDay(live []*event) {
	w.underDate(live, true)
	w.goOn(live)
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.Start == 0 {
		w.spanWhole(live)
		return // a narrative without a day of its own goes through many
	}
	var d days
	main := leading(live)
	w.tellDays(&d, live, func(e *event) bool { f := e.firstMention(); return f == main || !f.telling().another })
	if len(d.list)+len(d.other) == 0 {
		w.tellDays(&d, live, func(*event) bool { return true })
	}
	w.narrated(&d)
	s := d.main(pub.Start)
	if s == nil {
		return
	}
	oneDay := d.rest(s)*3 <= s.score && len(d.other) == 0 // no other story is told
	for _, e := range live {
		if !w.ofScene(e) || e.on == nil && (e.soFar() || e.resented() || e.cameBefore() != nil) || e.firstMention() != main && !(oneDay && e.foreground()) || e.on != nil && (e.onLevel < looseTime || e.onLevel == looseTime && !oneDay || e.on.Days() == 1 && e.on.Start == s.day) || e.on == nil && (w.datedElse(e, s.day) || w.aloof(e, w.onDay(s.day), live)) {
			continue
		}
		e.on, e.onLevel = s.when, sceneTime
		e.noteAt("occurred_on", s.when.Span, sitrep.BySceneDay)
	}
}

// tellDays adds the days of those events of the scene that count.
func (w *work) tellDays(d *days, live []*event, counts func(*event) bool) {
	own := map[*sitrep.When]bool{}
	for _, e := range live {
		if !w.ofScene(e) || e.on == nil || own[e.on] || e.firstMention().recalled || !counts(e) {
			continue
		}
		own[e.on] = true
		switch {
		case e.onLevel <= 1:
			d.add(e.on, 3)
		case e.onLevel <= firmTime:
			d.add(e.on, 2)
		case e.onLevel == looseTime:
			d.add(e.on, 1)
		}
	}
}

// leading is the first mention of the physical happening that the report comes back
// to most, the first of several; nil where it comes back to none.
func leading(live []*event) *event {
	n := map[*event]int{}
	var best *event
	for _, e := range live {
		if !physical[e.typ] {
			continue
		}
		f := e.firstMention()
		n[f]++
		if best == nil || n[f] > n[best] {
			best = f
		}
	}
	return best
}

// ofScene: a physical event that the report tells as its news.
func (w *work) ofScene(e *event) bool {
	for i := range e.quantities {
		if e.quantities[i].kind == "attacks" {
			return false // a total
		}
	}
	if x := e.anchor(); e.t.isNoun(x) && e.t.bare(x) && !w.headline(e.t.si) {
		return false // "after days of protests"
	}
	return physical[e.typ] && settled(e.fact.reality) && !e.past && w.present(e) && !e.demanded() && (!e.general() || w.headline(e.t.si))
}

// narrated adds the days that the report tells its story by, outside of coded
// events: "It happened Monday night", "Officers were called at noon on Friday".
func (w *work) narrated(d *days) {
	for i := range w.a.Timexes {
		tx := &w.a.Timexes[i]
		t := w.tree(tx.Words.Sentence)
		if t == nil || tx.Interval().Days() != 1 || tx.Value == "PRESENT_REF" || w.clock(tx) || t.noTime(tx) || t.dateline() {
			continue
		}
		if pub := w.a.Doc.PublishedOn; pub != nil && pub.Start != 0 && (tx.To > pub.End || tx.To < pub.Start-365) {
			continue
		}
		x := t.timeHead(tx)
		for k := 0; k < 7 && x >= 0 && !t.isVerb(x); k++ {
			x = t.head(x)
		}
		if v := t.callOf(x); v >= 0 {
			x = v
		}
		if x < 0 || !t.isVerb(x) || t.speechVerb(x) || t.lemmaIs(x, isSaying) && !t.findsCasualty(x) || w.c.scene.filed[t.lemma[x]] || w.eventAt(t, x) != nil {
			continue
		}
		switch {
		case w.c.scene.occur[t.lemma[x]] && t.toldBefore(x):
			d.add(w.whenOf(t, i), 3)
		case t.laterOn(x) || w.c.times.aftermath[t.lemma[x]]: // "pleaded guilty on Monday"
		case t.si < 8 && t.pastTense(x) && (t.answersCall(x) || t.findsCasualty(x)):
			d.add(w.whenOf(t, i), callDay)
		case t.si < 8 && t.pastTense(x):
			d.add(w.whenOf(t, i), 0.8)
		}
	}
}

// callDay is what the day weighs on which police or an ambulance came: next to the deed's own, more than any other of the story.
const callDay = 1.4

// answersCall: police or those who bring help were called or came, or somebody to hospital or by a wound.
func (t *tree) answersCall(x int) bool {
	s := t.w.c.scene
	if !s.answer[t.lemma[x]] {
		return false
	}
	for _, a := range t.arguments(x) {
		switch {
		case s.hospital[t.lemma[a.tok]], t.w.c.class["wound"].words[t.lemma[a.tok]],
			(a.kind == argSubj || a.kind == argObj) && (s.responder[t.lemma[a.tok]] || t.property(a.tok, "COP")):
			return true
		}
	}
	return false
}

// callOf is the verb above a participle that says what those were told who come: "responded to a call of shots fired at
// 9 p.m. Tuesday"; -1 for none.
func (t *tree) callOf(x int) int {
	if x < 0 || !t.isVerb(x) || t.rel(x) != "acl" {
		return -1
	}
	for k := 0; k < 4; k++ {
		if x = t.head(x); x < 0 || t.isVerb(x) {
			break
		}
	}
	if x < 0 || !t.answersCall(x) {
		return -1
	}
	return x
}

// findsCasualty: somebody found the dead or the hurt.
func (t *tree) findsCasualty(x int) bool {
	s := t.w.c.scene
	if !s.find[t.lemma[x]] {
		return false
	}
	for _, a := range t.arguments(x) {
		if s.casualty[t.lemma[a.tok]] && (a.kind == argObj || a.kind == argSubj && t.passive(x)) {
			return true
		}
	}
	return false
}

// toldBefore: the verb's subject stands for what was told before.
func (t *tree) toldBefore(x int) bool {
	s := t.argument(x, argSubj)
	return s >= 0 && (t.w.c.scene.happening[t.lemma[s]] || t.tok[s].UPOS == "PRON" || t.w.eventAt(t, s) != nil)
}

func (t *tree) pastTense(x int) bool {
	return t.tok[x].XPOS == "VBD" || t.tok[x].XPOS == "VBN"
}

// datedElse: the event's sentence has an expression of another time that may be its own.
func (w *work) datedElse(e *event, day sitrep.Day) bool {
	t := e.t
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] {
			continue
		}
		tx := &w.a.Timexes[i]
		if tx.Type != "DATE" || !tx.Interval().Known() || t.noTime(tx) || tx.From <= day && (tx.To == 0 || tx.To >= day) {
			continue
		}
		if x := t.timeHead(tx); x >= 0 && t.head(x) >= 0 && t.speechVerb(t.head(x)) {
			continue // when it was said
		}
		return true
	}
	return false
}

// clock: a time of day alone, the day of which is left to the context.
func (w *work) clock(tx *sitrep.Timex) bool {
	if tx.Type != "TIME" {
		return false
	}
	t := w.tree(tx.Words.Sentence)
	if t == nil {
		return false
	}
	for k := max(0, tx.Words.First); k < tx.Words.End && k < len(t.form); k++ {
		f := t.form[k]
		if (f[0] < '0' || f[0] > '9') && len(f) > 1 && !w.c.scene.clock[f] {
			return false
		}
	}
	return true
}

// noTime: the words are no time here: a number of houses ("1500 block", "1121 W.
// Main", "1930 Karm Street"), a part of a name.
func (t *tree) noTime(tx *sitrep.Timex) bool {
	s := t.w.c.scene
	n := tx.Words.End
	if n < len(t.form) && (t.form[n] == "block" || s.street[t.form[n]] && t.tok[n].UPOS == "PROPN") {
		return true
	}
	if tx.Words.First+1 == n && len(t.form[n-1]) == 4 && t.form[n-1][0] >= '0' && t.form[n-1][0] <= '9' {
		for k := n; k < len(t.form) && k < n+4 && upper(t.w.a.Text(t.tok[k].Span)); k++ {
			if f := t.form[k]; k == n && len(f) <= 2 && strings.ContainsAny(f[:1], "nsew") && (len(f) == 1 || f[1] == '.') || k > n && s.street[strings.TrimSuffix(f, ".")] {
				return true
			}
		}
	}
	f := tx.Words.First
	if t.signs(f) || t.stamps(tx) {
		return true
	}
	return f >= 0 && f < len(t.place) && t.place[f] >= 0 && !t.w.month(&t.w.a.Places[t.place[f]], tx.Value)
}

// month: the name, of which no gazetteer knows where it is, is that of a month.
func (w *work) month(p *sitrep.PlaceMention, value string) bool {
	return p.Country == "" && len(value) == len("2006-01") && p.Span.End-p.Span.Start < len("September")+1
}

// rest is the weight of all days but one. What lies more than a week before it is what led to the news
// and says so by its own day: it weighs a third.
func (d *days) rest(s *daySetting) float64 {
	v := 0.0
	for _, o := range d.list {
		switch {
		case o == s:
		case o.day < s.day-7:
			v += o.score / 3
		default:
			v += o.score
		}
	}
	return v
}

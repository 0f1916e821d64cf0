package process

import (
	"sitrep"
	"slices"
	"strings"
)

// mention ties the sign to the event mention whose trigger its words hold.
func (r *docReader) mention(f *found) {
	best := -1
	for i := range r.a.Events {
		m := &r.a.Events[i]
		if m.Head.Sentence != f.sentence || !m.Trigger.Overlaps(f.Words.Span) {
			continue
		}
		at := m.Head.First <= f.tok && f.tok < m.Head.End
		if at {
			best = i
			break
		}
		if m.Head.First <= f.anchor.top && f.anchor.top < m.Head.End || m.Head.First <= f.anchor.tok && f.anchor.tok < m.Head.End {
			best = i
		}
	}
	if p := f.kind.phase(f.Phase); p != nil && p.deed && f.Mode == "" {
		if deed := r.byDeed(f); deed >= 0 {
			best = deed
			if d := r.a.Events[deed].OccurredOn; d != nil && d.Known() {
				f.On = d.Interval
			}
		}
	}
	if best < 0 {
		return
	}
	m := &r.a.Events[best]
	f.Mention = m.ID
	if m.Reality == sitrep.Hypothetical && f.Mode == "" {
		f.Mode = modeDenied
	}
	if !f.On.Known() && m.OccurredOn != nil && m.OccurredOn.Known() && m.Sentence.Contains(m.OccurredOn.Span) && !r.ofNoun(m.OccurredOn.Span, f) && !(r.fromOn(m.OccurredOn.Span) && f.before()) && f.Mode == "" && m.Head.First <= f.tok && f.tok < m.Head.End {
		f.On, f.Lent = m.OccurredOn.Interval, true
	}
	if f.Cause == nil && m.Cause != nil && f.Mode == "" && f.reasoned() && r.ks.causal(m.Cause.Text) {
		f.Cause, f.CauseBy = m.Cause, r.causing(m.Cause.Span)
	}
	if m.Condition != nil && len(f.Conditions) == 0 {
		f.Conditions = append(f.Conditions, Demand{Text: *m.Condition})
	}
	r.lend(f, m)
}

// causal: the words open as those of a cause do.
func (ks *Kinds) causal(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for _, phrase := range ks.phrases["because"] {
		if len(words) > len(phrase) && slices.Equal(words[:len(phrase)], phrase) {
			return true
		}
	}
	return false
}

// lend gives a sign the participants of its event where the words name none.
func (r *docReader) lend(f *found, m *sitrep.EventMention) {
	for n, ps := range [2][]sitrep.Participant{m.Actors, m.Recipients} {
		for _, p := range ps {
			if m.Type == "ASSAULT" && (n > 0 || p.Actor == "" && f.kind.parties == "two") {
				continue // victims, and gunmen whom nobody names
			}
			if n > 0 && f.anchor.act {
				continue // what an act is done to is no party
			}
			if p.Actor == "" && r.place(p.Span) || r.dateline(p.Span) || p.Country == "" && len(p.Sectors) == 0 && !sitrep.Listed(p.Actor) {
				continue
			}
			r.party(f, p)
		}
	}
}

// events makes signs of the coded events that rules take, where no words did.
func (r *docReader) events() {
	type step struct {
		kind    *Kind
		mention string
	}
	var taken []step
	var head, near []string
	for _, f := range r.found {
		if f.Mention != "" {
			taken = append(taken, step{f.kind, f.Mention})
		}
	}
	for i := range r.a.Events {
		m := &r.a.Events[i]
		var t *tree
		for _, tr := range r.ks.typed[m.Type] {
			if !tr.rule.coded(m) || slices.Contains(taken, step{tr.kind, m.ID}) {
				continue
			}
			if t == nil {
				t = r.tree(m.Head.Sentence)
				head, near = triggerWords(t, m.Trigger.Span, head[:0], near[:0])
			}
			if !tr.rule.worded(head, near) {
				continue
			}
			taken = append(taken, step{tr.kind, m.ID})
			f := &found{kind: tr.kind, sentence: m.Head.Sentence, tok: m.Head.First}
			f.mood = r.ks.mood(t, f.tok)
			f.anchor = anchor{kind: tr.kind, tok: m.Head.First, top: m.Head.First, act: true}
			f.Sign = Sign{Kind: tr.kind.Name, Phase: tr.rule.phase, By: tr.kind.at(tr.rule.line), Weak: tr.rule.weak, Mention: m.ID, Repeat: true,
				Words: m.Trigger, Sentence: m.Sentence}
			if p := r.a.Doc.PublishedOn; p != nil {
				f.Latest = p.End
			}
			f.Past = t.pluperfect(f.tok) || t.aside(f.tok)
			f.News = !f.Past && (r.lead(t.n) || t.now(f.tok))
			f.Mode = f.mood.mode
			switch {
			case f.Mode == modeDenied:
			case m.Polarity == sitrep.Negative:
				f.Mode = modeDenied
			case m.Reality == sitrep.Planned:
				f.Mode = modePlanned
			case m.Reality == sitrep.Hypothetical || m.Reality == sitrep.Conditional:
				f.Mode = modeDenied
			}
			f.mood.mode = f.Mode
			r.when(t, f)
			if !f.On.Known() && f.Mode == "" && m.OccurredOn != nil && m.Sentence.Contains(m.OccurredOn.Span) && !r.ofNoun(m.OccurredOn.Span, f) {
				f.On, f.Lent = m.OccurredOn.Interval, true
			}
			r.because(t, f)
			r.provided(t, f)
			if w := tr.kind.within(t, &f.anchor); w != nil {
				f.Phase = w.phase
			}
			r.lend(f, m)
			if m.Cause != nil && f.Cause == nil && f.Mode == "" && f.reasoned() && r.ks.causal(m.Cause.Text) {
				f.Cause, f.CauseBy = m.Cause, r.causing(m.Cause.Span)
			}
			if m.Condition != nil && len(f.Conditions) == 0 {
				f.Conditions = append(f.Conditions, Demand{Text: *m.Condition})
			}
			if f.settle() {
				r.found = append(r.found, f)
			}
		}
	}
}

// causing is the first event mention within the words that give the cause.
func (r *docReader) causing(sp sitrep.Span) string {
	for i := range r.a.Events {
		if sp.Contains(r.a.Events[i].Trigger.Span) {
			return r.a.Events[i].ID
		}
	}
	return ""
}

// byDeed is the event that a step is told of: "shelled the town in breach of the truce",
// "the clash was a violation of it", "this is a violation".
func (r *docReader) byDeed(f *found) int {
	t := r.tree(f.sentence)
	g := f.tok
	if h := t.head(g); h >= 0 && t.noun(g) && (t.rel(g) == "obl" || t.rel(g) == "nmod") {
		if e := r.eventAt(f.sentence, h); e >= 0 {
			return e
		}
	}
	s := t.subject(g)
	for h := g; s < 0 && h >= 0 && (t.rel(h) == "xcomp" || t.rel(h) == "obj" || t.rel(h) == "appos"); {
		if h = t.head(h); h >= 0 {
			s = t.subject(h)
			if o := t.child(h, "obj"); t.rel(g) == "xcomp" && o >= 0 && !t.under(g, o) { // "called it a violation"
				s = o
			}
		}
	}
	if s < 0 {
		return -1
	}
	if e := r.eventAt(f.sentence, s); e >= 0 {
		return e
	}
	if !t.in(s, r.ks.lists["deed"]) {
		return -1
	}
	best := -1
	for i := range r.a.Events {
		m := &r.a.Events[i]
		if m.Type == "ASSAULT" && m.Polarity == sitrep.Positive && m.Head.Sentence < f.sentence && m.Head.Sentence+4 > f.sentence {
			best = i
		}
	}
	return best
}

func (r *docReader) eventAt(sentence, tok int) int {
	for i := range r.a.Events {
		if m := &r.a.Events[i]; m.Head.Contains(sentence, tok) {
			return i
		}
	}
	return -1
}

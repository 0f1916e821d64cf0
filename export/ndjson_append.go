package export

import (
	"slices"

	"sitrep"
)

// Event mentions and events are most of a record. They are written field by field, the
// same bytes as encoding/json gives (TestAppended), at a fraction of the time.

func (w *appender) mention(m *sitrep.EventMention) {
	w.odd = len(m.Decided) > 0 // few are
	w.text(`{"kind":`, m.Kind)
	w.text(`,"id":`, m.ID)
	w.text(`,"document":`, m.Document)
	w.text(`,"type":`, m.Type)
	w.texts(`,"modes":`, list(m.Modes))
	w.texts(`,"contexts":`, list(m.Contexts))
	w.text(`,"cameo":`, m.CAMEO)
	w.number(`,"quad":`, m.Quad)
	w.float(`,"score":`, m.Score)
	w.participants(`,"actors":`, m.Actors, true)
	w.participants(`,"recipients":`, m.Recipients, true)
	if len(m.Cleared) > 0 {
		w.participants(`,"cleared":`, m.Cleared, true)
	}
	w.when(m.OccurredOn)
	w.place(m.Place)
	w.sizes(m.Sizes)
	w.text(`,"polarity":`, m.Polarity)
	w.text(`,"reality":`, m.Reality)
	w.float(`,"certainty":`, m.Certainty)
	w.stances(m.Stances)
	w.relevance(m.Relevance)
	w.words(`,"trigger":`, &m.Trigger)
	w.span(`,"sentence":`, m.Sentence)
	if m.Quote != nil {
		w.span(`,"quote":`, *m.Quote)
	}
	if m.Condition != nil {
		w.words(`,"condition":`, m.Condition)
	}
	if m.Cause != nil {
		w.words(`,"cause":`, m.Cause)
	}
	w.open(`,"evidence":`, '[')
	for i := range m.Evidence {
		w.next(i)
		w.text(`{"field":`, m.Evidence[i].Field)
		w.spanFields(m.Evidence[i].Span)
		w.text(`,"by":`, m.Evidence[i].By)
		w.close('}')
	}
	w.close(']')
	if len(m.Alternatives) > 0 {
		w.open(`,"alternatives":`, '[')
		for i := range m.Alternatives {
			w.next(i)
			w.text(`{"type":`, m.Alternatives[i].Type)
			w.float(`,"probability":`, m.Alternatives[i].Probability)
			w.text(`,"by":`, m.Alternatives[i].By)
			w.close('}')
		}
		w.close(']')
	}
	w.close('}')
}

// event appends all but sources, revisions, links, flags and coding, and no end.
func (w *appender) event(e *sitrep.Event) {
	w.odd = len(e.Decided) > 0
	w.text(`{"kind":`, e.Kind)
	w.text(`,"id":`, e.ID)
	w.text(`,"type":`, e.Type)
	w.texts(`,"modes":`, list(e.Modes))
	w.texts(`,"contexts":`, list(e.Contexts))
	w.text(`,"cameo":`, e.CAMEO)
	w.number(`,"quad":`, e.Quad)
	w.float(`,"score":`, e.Score)
	w.participants(`,"actors":`, e.Actors, false)
	w.participants(`,"recipients":`, e.Recipients, false)
	w.when(e.OccurredOn)
	w.place(e.Place)
	w.sizes(e.Sizes)
	w.text(`,"polarity":`, e.Polarity)
	w.text(`,"reality":`, e.Reality)
	w.float(`,"certainty":`, e.Certainty)
	w.stances(e.Stances)
	w.relevance(e.Relevance)
	if e.Salience != 0 {
		w.float(`,"salience":`, e.Salience)
	}
	w.texts(`,"mentions":`, list(e.Mentions))
	w.texts(`,"documents":`, list(e.Documents))
	w.number(`,"independent_sources":`, e.IndependentSources)
	w.text(`,"status":`, e.Status)
	w.keys = w.keys[:0]
	for k := range e.Claims {
		w.keys = append(w.keys, k)
	}
	slices.Sort(w.keys)
	w.open(`,"claims":`, '{')
	for i, k := range w.keys {
		w.next(i)
		w.text(``, k)
		w.claims(`:`, e.Claims[k])
	}
	w.close('}')
	w.text(`,"headline":`, e.Headline)
}

func (w *appender) claims(key string, cs []sitrep.Claim) {
	if cs == nil {
		w.null(key)
		return
	}
	w.open(key, '[')
	for i := range cs {
		c := &cs[i]
		w.next(i)
		w.text(`{"value":`, c.Value)
		w.some(`,"by":`, c.By)
		w.texts(`,"documents":`, c.Documents)
		w.span(`,"span":`, c.Span)
		if c.Reported != nil {
			w.open(`,"reported":`, '{')
			w.interval(*c.Reported)
			w.close('}')
		}
		if c.Sources != 0 {
			w.number(`,"sources":`, c.Sources)
		}
		if c.Chosen {
			w.raw(`,"chosen":true`)
		}
		w.close('}')
	}
	w.close(']')
}

// participants, their ties those that the document itself tells where told says so;
// what is known besides stands with the actor.
func (w *appender) participants(key string, ps []sitrep.Participant, told bool) {
	w.open(key, '[')
	for i := range ps {
		p := &ps[i]
		w.next(i)
		w.text(`{"text":`, p.Text)
		w.spanFields(p.Span)
		w.text(`,"actor":`, p.Actor)
		w.text(`,"name":`, p.Name)
		w.text(`,"country":`, p.Country)
		w.texts(`,"sectors":`, list(p.Sectors))
		w.ties(p.Ties, told)
		w.some(`,"code":`, p.Code)
		w.some(`,"accused":`, p.Accused)
		w.close('}')
	}
	w.close(']')
}

func (w *appender) ties(ts []sitrep.Tie, told bool) {
	n := 0
	for i := range ts {
		t := &ts[i]
		if told && !slices.ContainsFunc(t.Evidence, func(s sitrep.Source) bool { return s.Document != "" }) {
			continue
		}
		if n == 0 {
			w.open(`,"ties":`, '[')
		}
		w.next(n)
		n++
		w.text(`{"relation":`, t.Relation)
		w.text(`,"actor":`, t.Actor)
		w.some(`,"title":`, t.Title)
		w.day(`,"from":`, t.From)
		w.day(`,"until":`, t.Until)
		if t.Ended {
			w.raw(`,"ended":true`)
		}
		if len(t.Evidence) > 0 {
			w.open(`,"evidence":`, '[')
			for k := range t.Evidence {
				w.next(k)
				w.text(`{"document":`, t.Evidence[k].Document)
				w.spanFields(t.Evidence[k].Span)
				w.some(`,"by":`, t.Evidence[k].By)
				w.close('}')
			}
			w.close(']')
		}
		w.close('}')
	}
	if n > 0 {
		w.close(']')
	}
}

func (w *appender) when(t *sitrep.When) {
	if t == nil {
		w.null(`,"occurred_on":`)
		return
	}
	w.open(`,"occurred_on":`, '{')
	w.interval(t.Interval)
	w.text(`,"precision":`, string(t.Precision))
	w.text(`,"text":`, t.Text)
	w.span(`,"span":`, t.Span)
	if len(t.Anchors) > 0 {
		w.open(`,"anchors":`, '[')
		for i, s := range t.Anchors {
			w.next(i)
			w.span(``, s)
		}
		w.close(']')
	}
	w.close('}')
}

func (w *appender) place(p *sitrep.EventPlace) {
	if p == nil {
		w.null(`,"place":`)
		return
	}
	w.text(`,"place":{"name":`, p.Name)
	if p.GeonameID != 0 {
		w.number(`,"geonameid":`, p.GeonameID)
	}
	w.text(`,"country":`, p.Country)
	w.some(`,"admin1":`, p.Admin1)
	w.floatAt(`,"lat":`, p.Lat)
	w.floatAt(`,"lon":`, p.Lon)
	w.text(`,"precision":`, string(p.Precision))
	w.text(`,"text":`, p.Text)
	w.spanFields(p.Span)
	w.close('}')
}

func (w *appender) sizes(qs []sitrep.Quantity) {
	w.open(`,"sizes":`, '[')
	for i := range qs {
		q := &qs[i]
		w.next(i)
		w.text(`{"kind":`, q.Kind)
		w.text(`,"of":`, q.Of)
		w.numberAt(`,"low":`, q.Low)
		w.numberAt(`,"best":`, q.Best)
		w.numberAt(`,"high":`, q.High)
		if q.Approximate {
			w.raw(`,"approximate":true`)
		}
		w.some(`,"by":`, q.By)
		w.text(`,"text":`, q.Text)
		w.spanFields(q.Span)
		w.close('}')
	}
	w.close(']')
}

func (w *appender) relevance(r *sitrep.Relevance) {
	if r == nil {
		return
	}
	w.text(`,"relevance":{"level":`, r.Level)
	w.float(`,"score":`, r.Score)
	w.texts(`,"reasons":`, r.Reasons)
	w.close('}')
}

func (w *appender) stances(ss []sitrep.Stance) {
	w.open(`,"stances":`, '[')
	for i := range ss {
		s := &ss[i]
		w.next(i)
		w.text(`{"who":{"text":`, s.Who.Text)
		w.spanFields(s.Who.Span)
		w.text(`,"actor":`, s.Who.Actor)
		w.some(`,"name":`, s.Who.Name)
		w.close('}')
		w.text(`,"act":`, s.Act)
		w.some(`,"channel":`, s.Channel)
		w.text(`,"text":`, s.Text)
		w.spanFields(s.Span)
		w.close('}')
	}
	w.close(']')
}

package sitrep

import "strings"

// Words that an analysis gives are parts of its document's text, and one of them keeps
// all of it in memory. Detach gives what is kept of a report words of its own; nothing
// that can be read changes.

// Detach detaches the words of a mention.
func (m *EventMention) Detach() {
	detachParticipants(m.Actors)
	detachParticipants(m.Recipients)
	if m.OccurredOn != nil {
		detach(&m.OccurredOn.Text)
	}
	m.Place.Detach()
	for i := range m.Sizes {
		q := &m.Sizes[i]
		detach(&q.Of, &q.By, &q.Text)
		for k := range q.Who {
			detach(&q.Who[k])
		}
	}
	for i := range m.Stances {
		s := &m.Stances[i]
		detach(&s.Who.Text, &s.Who.Name, &s.Text, &s.Channel)
	}
	for _, t := range [...]*Text{&m.Trigger, m.Condition, m.Cause} {
		t.Detach()
	}
}

// Detach detaches the words; of nil nothing.
func (t *Text) Detach() {
	if t != nil {
		detach(&t.Text)
	}
}

// Detach detaches the words of the place; of nil nothing.
func (p *EventPlace) Detach() {
	if p != nil {
		detach(&p.Text)
	}
}

// Detach detaches the words of a participant; its ties may be of the list, and are shared.
func (p *Participant) Detach() {
	detach(&p.Text)
	if !Listed(p.Actor) { // another's name is of the list
		detach(&p.Name)
	}
}

func detachParticipants(all []Participant) {
	for i := range all {
		all[i].Detach()
	}
}

func detach(words ...*string) {
	for _, s := range words {
		*s = strings.Clone(*s)
	}
}

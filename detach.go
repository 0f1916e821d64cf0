package sitrep

import "strings"

// Detacher gives what is kept of a report words of its own. Words that an analysis gives are
// parts of its document's text, and one of them keeps all of it in memory; nothing that can be
// read changes. The words of all that is handed over are copied into one piece when it is Done.
type Detacher struct {
	words []*string
	size  int
}

// Words hands over single words.
func (d *Detacher) Words(all ...*string) {
	for _, s := range all {
		if *s != "" {
			d.words, d.size = append(d.words, s), d.size+len(*s)
		}
	}
}

// Mention hands over the words of a mention.
func (d *Detacher) Mention(m *EventMention) {
	d.Participants(m.Actors)
	d.Participants(m.Recipients)
	d.Participants(m.Cleared)
	if m.OccurredOn != nil {
		d.Words(&m.OccurredOn.Text)
	}
	d.Place(m.Place)
	for i := range m.Sizes {
		q := &m.Sizes[i]
		d.Words(&q.Of, &q.By, &q.Text)
		for k := range q.Who {
			d.Words(&q.Who[k])
		}
	}
	for i := range m.Stances {
		s := &m.Stances[i]
		d.Words(&s.Who.Text, &s.Who.Name, &s.Text, &s.Channel)
	}
	d.Text(&m.Trigger)
	d.Text(m.Condition)
	d.Text(m.Cause)
}

// Text hands over the words; of nil nothing.
func (d *Detacher) Text(t *Text) {
	if t != nil {
		d.Words(&t.Text)
	}
}

// Place hands over the words of the place; of nil nothing.
func (d *Detacher) Place(p *EventPlace) {
	if p != nil {
		d.Words(&p.Text)
	}
}

// Participants hands over the words of participants; their ties may be of the list, and are shared.
func (d *Detacher) Participants(all []Participant) {
	for i := range all {
		p := &all[i]
		d.Words(&p.Text)
		if !Listed(p.Actor) { // another's name is of the list
			d.Words(&p.Name)
		}
	}
}

// Done copies all words that were handed over and lets go of them.
func (d *Detacher) Done() {
	var b strings.Builder
	b.Grow(d.size)
	for _, s := range d.words {
		b.WriteString(*s)
	}
	piece := b.String()
	for _, s := range d.words {
		*s, piece = piece[:len(*s)], piece[len(*s):]
	}
	clear(d.words)
	d.words, d.size = d.words[:0], 0
}

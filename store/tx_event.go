package store

import (
	"bytes"
	"slices"
	"strings"

	"sitrep"
)

// Events is what new reports change: events as they are now, whether they are new or
// known, the IDs that have become part of another event, and those that are no more.
type Events struct {
	Put       []*sitrep.Event
	Merged    []Redirect
	Withdrawn []string // no mention tells them any longer; they stay to be seen, with that status
}

// Redirect is an ID that lives on in another event.
type Redirect struct {
	From, To string
	Split    bool // To was cut off From, which lives on too; nothing redirects
}

type redirect = Redirect

type pendingEvent struct {
	packed
	event     *sitrep.Event
	withdrawn bool
	data      []byte
	words     string
}

// PutEvents stores events and what became of others. Their documents have to be in the
// store or in this change; put those first. Of an event that is put twice in one change
// the later one counts, and the history keeps what was there before the change.
func (tx *Tx) PutEvents(c Events) error {
	for _, e := range c.Put {
		ts, err := tx.tellers(e)
		if err != nil {
			return err
		}
		p := &pendingEvent{event: e}
		p.words = e.Headline
		tx.events.put(e.ID, p)
		p.start(func() (err error) {
			p.words = eventWordsOf(e, ts)
			p.data, err = pack(asEvent, e)
			return err
		})
	}
	for _, id := range c.Withdrawn {
		tx.events.put(id, &pendingEvent{withdrawn: true})
	}
	for _, r := range c.Merged {
		if !r.Split && r.From != r.To {
			tx.events.drop(r.From) // put before in this change
		}
		tx.redirects = append(tx.redirects, r)
	}
	return nil
}

// told is a document as events need it for their words.
type told struct {
	doc   *sitrep.Document
	coded *coded
	signs []string
}

// fewTellers is how many of an event's reports, first and last, give their sentences
// to its words; all give their source and language.
const fewTellers = 4

// tellers are the documents that tell an event. Those in the middle of a long list
// come without text.
func (tx *Tx) tellers(e *sitrep.Event) ([]*told, error) {
	out := make([]*told, 0, len(e.Documents))
	for i, id := range e.Documents {
		if p := tx.byID[id]; p != nil {
			t := tx.known[id]
			if t == nil || t.doc != p.doc {
				t = &told{p.doc, &p.coded, sourceSigns(p.doc)}
				tx.known[id] = t
			}
			out = append(out, t)
			continue
		}
		t := tx.known[id]
		whole := i < fewTellers || i >= len(e.Documents)-fewTellers
		if t == nil || whole && t.coded == nil {
			d, c, err := tx.db.document(tx.ctx, tx.conn, id, whole)
			if err != nil {
				return nil, err
			}
			t = &told{d, c, sourceSigns(d)}
			if len(tx.known) > 4096 {
				clear(tx.known)
			}
			tx.known[id] = t
		}
		out = append(out, t)
	}
	return out, nil
}

// eventWordsOf are the words of the headline and of the sentences that tell it, without
// repetition, and the signs of its values.
func eventWordsOf(e *sitrep.Event, ts []*told) string {
	var b strings.Builder
	fold(&b, e.Headline)
	signs := eventSigns(e)
	for _, t := range ts {
		signs = append(signs, t.signs...)
		if t.coded == nil {
			continue
		}
		last := sitrep.Span{Start: -1}
		for i := range t.coded.Mentions {
			m := &t.coded.Mentions[i]
			if s := m.Sentence; s != last && s.Start >= 0 && s.Start < s.End && s.End <= len(t.doc.Text) && slices.Contains(e.Mentions, m.ID) {
				last = s
				b.WriteByte(' ')
				fold(&b, t.doc.Text[s.Start:s.End])
			}
		}
	}
	words := distinct(b.String())
	b.Reset()
	b.WriteString(words)
	writeSigns(&b, signs)
	return b.String()
}

// storedEvent is an event's row before a change.
type storedEvent struct {
	num  int64
	data []byte
}

func (tx *Tx) storedEvents(ids []string) (map[int64]storedEvent, error) {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	out := map[int64]storedEvent{}
	err := inLists(keys, func(list string) error {
		return tx.each("SELECT e.key, e.num, d.data FROM events e JOIN event_data d ON d.num=e.num WHERE e.key IN ("+list+")", nil, func(scan func(...any) error) error {
			var k int64
			var s storedEvent
			if err := scan(&k, &s.num, &s.data); err != nil {
				return err
			}
			out[k] = s
			return nil
		})
	})
	return out, err
}

func (tx *Tx) writeEvents() error {
	if err := tx.merge(); err != nil {
		return err
	}
	old, err := tx.storedEvents(tx.events.ids)
	if err != nil {
		return err
	}
	nums := numbers{table: "events"}
	var gone, revived []int64
	var rows, data, words, history, members [][]any
	for _, id := range tx.events.ids {
		p, k := tx.events.by[id], key(id)
		was, known := old[k]
		if p.withdrawn {
			if !known {
				continue
			}
			if err := tx.withdraw(p, was); err != nil {
				return err
			}
		}
		if err := p.wait(); err != nil {
			return err
		}
		kind := EventCreated
		if !known {
			revived = append(revived, k) // an ID that was merged may stand by itself again
		}
		if known {
			if bytes.Equal(was.data, p.data) {
				continue
			}
			kind = EventUpdated
			if p.event.Status == sitrep.Withdrawn || p.event.Status == sitrep.Rejected {
				kind = EventWithdrawn
			}
			gone = append(gone, was.num)
			history = append(history, []any{k, tx.num, was.data})
		}
		num, err := nums.take(tx, eventDay(p.event))
		if err != nil {
			return err
		}
		rows = append(rows, eventRow(num, k, p.event, tx.num))
		data = append(data, []any{num, p.data})
		words = append(words, []any{num, p.words})
		if p.event.Status == sitrep.Withdrawn {
			tx.log.add(change{kind: kind, id: id, sum: digest(p.data)})
			continue // its mentions may be another event's
		}
		for _, m := range p.event.Mentions {
			members = append(members, []any{key(m), k})
		}
		tx.log.add(change{kind: kind, id: id, sum: digest(p.data)})
	}
	if err := tx.remove("redirects", "key", revived); err != nil {
		return err
	}
	if err := tx.replace(mentionEventTable, 1, lastOf(members)); err != nil {
		return err
	}
	for table, column := range map[string]string{"events": "num", "event_data": "num", "event_words": "rowid"} {
		if err := tx.remove(table, column, gone); err != nil {
			return err
		}
	}
	sortByNumber(words)
	for _, w := range []struct {
		t    *table
		rows [][]any
	}{{eventTable, rows}, {eventData, data}, {eventWords, words}, {historyTable, history}} {
		if err := tx.insert(w.t, w.rows); err != nil {
			return err
		}
	}
	return nil
}

// lastOf drops all but the last row of each mention, so that a statement of many rows
// has none twice.
func lastOf(rows [][]any) [][]any {
	last := make(map[any]int, len(rows))
	for i, r := range rows {
		last[r[0]] = i
	}
	out := rows[:0]
	for i, r := range rows {
		if last[r[0]] == i {
			out = append(out, r)
		}
	}
	return out
}

func eventDay(e *sitrep.Event) sitrep.Day {
	if e.OccurredOn == nil {
		return 0
	}
	return dayOf(e.OccurredOn.Interval)
}

func eventRow(num, k int64, e *sitrep.Event, commit int64) []any {
	var from, to, days, geoname int64
	var country string
	var lat, lon any
	if w := e.OccurredOn; w != nil {
		from, to, days = int64(w.Start), int64(w.End), int64(w.Days())
	}
	if p := e.Place; p != nil {
		country, geoname = p.Country, int64(p.GeonameID)
		if p.Lat != nil && p.Lon != nil {
			lat, lon = *p.Lat, *p.Lon
		}
	}
	relevant := int64(1)
	if e.Relevance.Off() {
		relevant = 0
	}
	return []any{num, k, plain(e.Type), int64(e.Quad), from, to, days, plain(country), geoname, lat, lon, plain(e.Polarity), plain(e.Reality), plain(e.Status),
		int64(e.IndependentSources), int64(len(e.Mentions)), commit, relevant}
}

// withdraw makes of an event that is no more a put with that status.
func (tx *Tx) withdraw(p *pendingEvent, was storedEvent) error {
	var e sitrep.Event
	if err := unpack(was.data, &e); err != nil {
		return err
	}
	e.Status = sitrep.Withdrawn
	p.event = &e
	p.start(func() (err error) {
		p.words = eventWordsOf(&e, nil)
		p.data, err = pack(asEvent, &e)
		return err
	})
	return nil
}

// merge writes the redirects: the old event's record goes into the history, its ID
// leads to the new one, and so do those that led to it.
func (tx *Tx) merge() error {
	var from []string
	for _, r := range tx.redirects {
		if !r.Split {
			from = append(from, r.From)
		}
	}
	old, err := tx.storedEvents(from)
	if err != nil {
		return err
	}
	var gone []int64
	var history [][]any
	for _, r := range tx.redirects {
		if r.Split {
			tx.log.add(change{kind: EventSplit, id: r.From, target: r.To})
			continue
		}
		if r.From == r.To {
			continue
		}
		k := key(r.From)
		if was, known := old[k]; known {
			delete(old, k)
			gone = append(gone, was.num)
			history = append(history, []any{k, tx.num, was.data})
		}
		if err := tx.exec("UPDATE redirects SET target=? WHERE target=?", r.To, r.From); err != nil {
			return err
		}
		if err := tx.remove("redirects", "key", []int64{k, key(r.To)}); err != nil { // the target is an event again
			return err
		}
		if err := tx.insert(redirectTable, [][]any{{k, r.From, r.To}}); err != nil {
			return err
		}
		tx.log.add(change{kind: EventMerged, id: r.From, target: r.To})
	}
	for table, column := range map[string]string{"events": "num", "event_data": "num", "event_words": "rowid"} {
		if err := tx.remove(table, column, gone); err != nil {
			return err
		}
	}
	return tx.insert(historyTable, history)
}

package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// SearchEvents finds events by words and filters, the latest first, the undated last.
func (db *DB) SearchEvents(ctx context.Context, f *sitrep.Filter, r Range) (Page[*sitrep.Event], error) {
	return db.searchEvents(ctx, f, r, "")
}

// searchEvents: among is a condition beside the filter, "" none. Where there is one, few
// events are left, and what Match sees in them need not be looked up before.
func (db *DB) searchEvents(ctx context.Context, f *sitrep.Filter, r Range, among string) (Page[*sitrep.Event], error) {
	s := search{db: db, ctx: ctx, table: "events", words: "event_words"}
	if among != "" {
		s.where = append(s.where, among)
	} else {
		s.narrowEvents(f)
	}
	typed := s.q.text(f.Query) // an event has no text: a phrase is its words in any order
	s.q.without, s.q.never = append(s.q.without, s.q.never...), nil
	if !typed && len(s.q.without) > 0 {
		return Page[*sitrep.Event]{}, ErrQuery
	}
	if among == "" {
		if f.Box != nil && !s.q.empty() {
			s.box(f.Box)
		} else {
			narrowBox(&s.q, f.Box)
		}
		if f.From != 0 || f.To != 0 {
			s.period(f.From, f.To)
		}
	}
	s.relevant(f)
	if len(f.Processes) > 0 {
		var keys []string
		for _, id := range f.Processes {
			keys = append(keys, strconv.FormatInt(key(id), 10))
		}
		s.where = append(s.where, "# IN (SELECT num FROM events WHERE key IN (SELECT event FROM process_events WHERE process IN ("+strings.Join(keys, ",")+")))")
	}
	reports := len(f.Langs) > 0 || len(f.Sources) > 0 || f.Since != 0
	read := map[string]*sitrep.Document{} // a report tells many events
	return pages(&s, r, func(nums []int64) ([]*sitrep.Event, error) { return db.eventsAt(ctx, nums) }, func(e *sitrep.Event) (bool, error) {
		t := sitrep.Told{Event: e}
		if reports {
			for _, id := range e.Documents {
				if read[id] == nil {
					d, _, err := db.document(ctx, db.read, id, false)
					if err != nil {
						return false, err
					}
					if len(read) == mostRead {
						clear(read)
					}
					read[id] = d
				}
				t.Documents = append(t.Documents, read[id])
			}
		}
		return f.Match(&t), nil
	})
}

// mostRead is how many reports a search keeps while it asks events for theirs.
const mostRead = 500

// narrowEvents looks up what an event has to have to fit.
func (s *search) narrowEvents(f *sitrep.Filter) {
	narrow(&s.q, f)
	narrowReports(&s.q, f)
	if len(f.Status) > 0 {
		var ws []string
		for _, v := range f.Status {
			ws = append(ws, sign(signStatus, v))
		}
		s.q.any(ws...)
	}
	for _, n := range slices.Backward(sourceSteps) {
		if f.MinSources >= n {
			s.q.all(sign(signSources, strconv.Itoa(n)))
			break
		}
	}
}

// ErrQuery is returned for words that no search can be made of.
var ErrQuery = errors.New("the query says only which words are not to be there; want one that is")

// Report is a document as a search gives it: without blocks and map, with the words
// around the first match.
type Report struct {
	*sitrep.Document
	Mentions []sitrep.EventMention
}

// SearchReports finds documents by their words and by what is told in them: one mention
// has to fit all that the filter asks of what happened. The latest come first.
func (db *DB) SearchReports(ctx context.Context, f *sitrep.Filter, r Range) (Page[*Report], error) {
	s := search{db: db, ctx: ctx, table: "documents", words: "document_words"}
	narrow(&s.q, f)
	narrowBox(&s.q, f.Box)
	narrowTime(&s.q, f.From, f.To)
	narrowReports(&s.q, f)
	typed := s.q.text(f.Query)
	if !typed && len(s.q.without)+len(s.q.never) > 0 {
		return Page[*Report]{}, ErrQuery
	}
	if f.Since != 0 {
		s.where = append(s.where, fmt.Sprintf("#>=%d", firstOf(f.Since)))
	}
	if len(s.q.phrases)+len(s.q.never) > 0 {
		s.keep = s.withPhrases
	}
	of := *f // what is asked of a report, and of a mention
	of.Langs, of.Sources, of.Since, of.MinSources, of.Status, of.Relevance = nil, nil, 0, 0, nil, ""
	happened := len(f.Types)+len(f.Modes)+len(f.Actors)+len(f.Recipients)+len(f.Places)+len(f.Reality) > 0 || f.Box != nil || f.From != 0 || f.To != 0 || f.Time != ""
	report := sitrep.Filter{Langs: f.Langs, Sources: f.Sources, Since: f.Since}
	return pages(&s, r, func(nums []int64) ([]*Report, error) { return db.reportsAt(ctx, nums) }, func(d *Report) (bool, error) {
		if !asRelevant(f, d.Relevance) || !report.Match(&sitrep.Told{Event: &sitrep.Event{}, Documents: []*sitrep.Document{d.Document}}) {
			return false, nil
		}
		return !happened || slices.ContainsFunc(d.Mentions, func(m sitrep.EventMention) bool {
			return of.Match(&sitrep.Told{Event: &sitrep.Event{Type: m.Type, Modes: m.Modes, Actors: m.Actors, Recipients: m.Recipients, OccurredOn: m.OccurredOn, Place: m.Place, Reality: m.Reality}})
		}), nil
	})
}

func (db *DB) reportsAt(ctx context.Context, nums []int64) ([]*Report, error) {
	by := make(map[int64]*Report, len(nums))
	err := inLists(nums, func(list string) error {
		return each(ctx, db.read, db.dialect, "SELECT num, "+documentColumns+" FROM documents d WHERE num IN ("+list+")", nil, func(scan func(...any) error) error {
			var n int64
			var p packedDocument
			if err := scan(&n, &p.data, &p.text, &p.coded, &p.captured); err != nil {
				return err
			}
			d, c, err := p.read(true)
			if err != nil {
				return db.damaged("a document", err)
			}
			by[n] = &Report{d, c.Mentions}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	out := make([]*Report, len(nums))
	for i, n := range nums {
		out[i] = by[n]
	}
	return out, nil
}

// withPhrases keeps the documents that have the query's phrases, which it looks for in
// their texts.
func (s *search) withPhrases(nums []int64) ([]int64, error) {
	fit := make(map[int64]bool, len(nums))
	err := inLists(nums, func(list string) error {
		return each(s.ctx, s.db.read, s.db.dialect, "SELECT num, "+documentColumns+" FROM documents d WHERE num IN ("+list+")", nil, func(scan func(...any) error) error {
			var n int64
			var p packedDocument
			if err := scan(&n, &p.data, &p.text, &p.coded, &p.captured); err != nil {
				return err
			}
			text, err := p.words()
			if err != nil {
				return s.db.damaged("a document", err)
			}
			var title struct {
				Title string `json:"title"`
			}
			if err := unpack(p.data, &title); err != nil {
				return s.db.damaged("a document", err)
			}
			fit[n] = s.q.fits(title.Title, string(text))
			return nil
		})
	})
	return slices.DeleteFunc(nums, func(n int64) bool { return !fit[n] }), err
}

// search walks down the numbers that an index gives.
type search struct {
	db    *DB
	ctx   context.Context
	table string // of the records
	words string // their inverted index
	q     wordQuery
	where []string // conditions on the number, which # stands for
	args  []any    // of them
	from  int64    // numbers to walk: from ≤ num < below
	below int64
	long  bool                           // and events of a long time that began before
	keep  func([]int64) ([]int64, error) // of the numbers that the index gives, nil all
}

// longest is how many days before a period an event can begin and still be found by
// its number; longer ones have an index of their own.
const longest = 31

// period sets the numbers of events that have a day in a half-open period.
func (s *search) period(from, to sitrep.Day) {
	if to != 0 {
		s.below = firstOf(to)
	}
	s.from = firstOf(1)
	if from > longest {
		s.from = firstOf(from - longest)
		s.long = true
	}
}

// box looks at the places of the events that have the words: a box of many events costs
// more to look up by the index than all the rest.
func (s *search) box(b *sitrep.Box) {
	lon := "lon>=? AND lon<=?"
	if b.West > b.East {
		lon = "(lon>=? OR lon<=?)"
	}
	s.where = append(s.where, "EXISTS (SELECT 1 FROM events e WHERE e.num=# AND lat>=? AND lat<=? AND "+lon+")")
	s.args = append(s.args, b.South, b.North, b.West, b.East)
}

// chunk gives the next numbers below one, in falling order.
func (s *search) chunk(below int64, n int) (nums []int64, err error) {
	var where []string
	table, column := s.table, "num"
	var args []any
	if !s.q.empty() {
		table, column = s.words, "rowid"
		where = append(where, s.db.dialect.match(table))
		args = append(args, s.db.dialect.query(&s.q))
	}
	for _, w := range s.where {
		where = append(where, strings.ReplaceAll(w, "#", table+"."+column))
	}
	args = append(args, s.args...)
	where = append(where, column+"<?")
	args = append(args, below)
	if s.from != 0 {
		cond := column + ">=?"
		if s.long {
			cond = "(" + cond + " OR " + column + " IN (SELECT num FROM events WHERE time=0 OR time>" + strconv.Itoa(longest) + "))"
		}
		where = append(where, cond)
		args = append(args, s.from)
	}
	query := "SELECT " + column + " FROM " + table + " WHERE " + strings.Join(where, " AND ") + " ORDER BY " + column + " DESC LIMIT " + strconv.Itoa(n)
	err = each(s.ctx, s.db.read, s.db.dialect, query, args, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		nums = append(nums, n)
		return err
	})
	return nums, err
}

// highest is above all numbers.
const highest = int64(1) << 62

// pages reads chunks until the page is full of what matches.
func pages[T any](s *search, r Range, read func([]int64) ([]*T, error), match func(*T) (bool, error)) (p Page[*T], err error) {
	below, limit, err := r.read(highest)
	if err != nil {
		return p, err
	}
	if s.below != 0 {
		below = min(below, s.below)
	}
	for size := limit + limit/4 + 1; ; size = min(2*size, 2000) {
		nums, err := s.chunk(below, size)
		if err != nil {
			return p, s.db.fault(err)
		}
		for at := 0; at < len(nums); {
			part := nums[at:min(len(nums), at+limit+1)]
			at += len(part)
			if s.keep != nil {
				if part, err = s.keep(slices.Clone(part)); err != nil {
					return p, s.db.fault(err)
				}
			}
			items, err := read(part)
			if err != nil {
				return p, s.db.fault(err)
			}
			for i, it := range items {
				if it == nil { // it was replaced since
					continue
				}
				ok, err := match(it)
				if err != nil {
					return p, s.db.fault(err)
				}
				if !ok {
					continue
				}
				if len(p.Items) == limit { // there is one more
					p.Cursor = strconv.FormatInt(part[i]+1, 36)
					return p, nil
				}
				p.Items = append(p.Items, it)
			}
		}
		if len(nums) < size {
			return p, nil
		}
		below = nums[len(nums)-1]
	}
}

// Events streams the events that fit with what they rest on, the latest first: what
// exports and pages read.
func (db *DB) Events(ctx context.Context, f *sitrep.Filter) iter.Seq2[*sitrep.Told, error] {
	return func(yield func(*sitrep.Told, error) bool) {
		read := db.recently(ctx)
		for r := (Range{Limit: 200}); ; {
			p, err := db.SearchEvents(ctx, f, r)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Items {
				t, err := db.told(ctx, e, read)
				if !yield(t, err) || err != nil {
					return
				}
			}
			if r.Cursor = p.Cursor; r.Cursor == "" {
				return
			}
		}
	}
}

// recentBytes bounds the texts that a stream of events keeps at hand: its neighbours are told
// by the same reports.
const recentBytes = 8 << 20

// recently reads documents and keeps the last ones.
func (db *DB) recently(ctx context.Context) func(id string) (*sitrep.Document, *coded, error) {
	type read struct {
		doc   *sitrep.Document
		coded *coded
	}
	kept := map[string]read{}
	size := 0
	return func(id string) (*sitrep.Document, *coded, error) {
		if r, known := kept[id]; known {
			return r.doc, r.coded, nil
		}
		d, c, err := db.document(ctx, db.read, id, true)
		if err != nil {
			return nil, nil, err
		}
		if size += len(d.Text); size > recentBytes {
			clear(kept)
			size = len(d.Text)
		}
		kept[id] = read{d, c}
		return d, c, nil
	}
}

package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"io"
	"runtime"
	"slices"
	"sync"

	"sitrep"
)

// ReadEvents streams the events of a native record with what they rest on. Events
// stand behind the documents there, so the file is read twice: once for where each
// document and mention stands (24 bytes each are kept), once for the events. What an
// event rests on must be in the file, and its spans within the texts.
func ReadEvents(f io.ReaderAt, size int64) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		r := recordFile{ReaderAt: f, size: size, seed: maphash.MakeSeed()}
		if err := r.index(); err != nil {
			yield(nil, err)
			return
		}
		r.each(yield)
	}
}

// batch is events that one worker gathers; what they rest on is often shared.
type batch struct {
	lines []lineReader // each its line alone
	told  []*sitrep.Told
	err   error // the first fault; of the event behind those told, or of the file
	done  chan struct{}
}

const batchSize = 16

// each gives the events in order. Workers gather what they rest on ahead of whoever
// takes them; all of them have ended when each returns.
func (r *recordFile) each(yield func(*sitrep.Told, error) bool) {
	workers := min(runtime.GOMAXPROCS(0), 8)
	queue, work, stop := make(chan *batch, workers), make(chan *batch, workers), make(chan struct{})
	var all sync.WaitGroup
	defer all.Wait()
	defer close(stop)
	all.Go(func() {
		defer close(queue)
		defer close(work)
		r.batches(func(b *batch) bool {
			for _, to := range [...]chan *batch{queue, work} {
				select {
				case to <- b:
				case <-stop:
					return false
				}
			}
			return true
		})
	})
	for range workers {
		own := *r // with documents of its own at hand
		all.Go(func() {
			for b := range work {
				b.gather(&own)
			}
		})
	}
	for b := range queue {
		<-b.done
		for _, t := range b.told {
			if !yield(t, nil) {
				return
			}
		}
		if b.err != nil {
			yield(nil, b.err)
			return
		}
	}
}

// batches reads the lines of events.
func (r *recordFile) batches(send func(*batch) bool) {
	l := newLineReader(io.NewSectionReader(r, r.first, r.size-r.first))
	l.number = r.before
	b := &batch{done: make(chan struct{})}
	for {
		err := l.read()
		if err == nil {
			if kind, _ := lineKind(l.line); kind == "event" {
				b.lines = append(b.lines, lineReader{line: bytes.Clone(l.line), number: l.number, ended: l.ended})
			}
			if len(b.lines) < batchSize {
				continue
			}
		} else if err != io.EOF {
			b.err = err
		}
		if !send(b) || err != nil {
			return
		}
		b = &batch{done: make(chan struct{})}
	}
}

func (b *batch) gather(r *recordFile) {
	defer close(b.done)
	b.told = make([]*sitrep.Told, 0, len(b.lines))
	for i := range b.lines {
		t, err := r.told(&b.lines[i])
		if err != nil {
			b.err = err
			return
		}
		b.told = append(b.told, t)
	}
}

// recordFile is a native record with an index of its documents and mentions.
type recordFile struct {
	io.ReaderAt
	size   int64
	seed   maphash.Seed
	lines  []indexed
	first  int64 // where the first event begins
	before int   // lines before it

	recent [64]*sitrep.Document // events follow the order of documents
}

type indexed struct {
	hash   uint64
	at     int64
	length int32
	line   int32
}

// index reads the whole file once and checks that every line is of a known kind.
func (r *recordFile) index() error {
	l := newLineReader(io.NewSectionReader(r, 0, r.size))
	var events []indexed
	for {
		err := l.read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		kind, _, err := l.kindOf()
		if err != nil {
			return err
		}
		if kind != "document" && kind != "event_mention" && kind != "event" {
			if !l.ended && !json.Valid(l.line) {
				_, err := l.decode()
				return err
			}
			continue
		}
		id, err := l.id(kind)
		if err != nil {
			return err
		}
		x := indexed{r.hash(kind, id), l.begin, int32(len(l.line)), int32(l.number)}
		if kind == "event" {
			if len(events) == 0 {
				r.first, r.before = l.begin, l.number-1
			}
			events = append(events, x)
			continue
		}
		r.lines = append(r.lines, x)
	}
	if len(events) == 0 {
		r.first = r.size
	}
	byHash := func(a, b indexed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.at, b.at)) }
	slices.SortFunc(r.lines, byHash)
	slices.SortFunc(events, byHash)
	for i := 1; i < len(events); i++ {
		if events[i].hash == events[i-1].hash {
			return &LineError{int(events[i].line), 0, fmt.Sprintf("this event stands in line %d too; code the reports of both records in one run", events[i-1].line)}
		}
	}
	return nil
}

func (r *recordFile) hash(kind, id string) uint64 {
	return maphash.String(r.seed, kind+"\x00"+id)
}

// id of the current line; the program's own lines have it behind the kind.
func (l *lineReader) id(kind string) (string, error) {
	head := `{"kind":"` + kind + `","id":"`
	if len(l.line) > len(head) && string(l.line[:len(head)]) == head {
		for i, c := range l.line[len(head):] {
			if c == '"' {
				if !l.ended && !json.Valid(l.line) {
					break
				}
				return string(l.line[len(head) : len(head)+i]), nil
			}
			if c == '\\' {
				break
			}
		}
	}
	var x struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(l.line, &x); err != nil {
		return "", l.fault(kind, err)
	}
	return x.ID, nil
}

// told gathers what the event of the current line rests on.
func (r *recordFile) told(l *lineReader) (*sitrep.Told, error) {
	v, err := l.decode()
	if err != nil {
		return nil, err
	}
	e := v.(*sitrep.Event)
	t := &sitrep.Told{Event: e}
	for _, id := range e.Documents {
		d, err := r.document(id)
		if err != nil {
			return nil, err
		}
		if d == nil {
			return nil, &LineError{l.number, 0, fmt.Sprintf("event %s rests on document %s, which the file does not hold", e.ID, id)}
		}
		t.Documents = append(t.Documents, d)
	}
	for _, id := range e.Mentions {
		m, line, err := find[sitrep.EventMention](r, "event_mention", id, func(m *sitrep.EventMention) string { return m.ID })
		if err != nil {
			return nil, err
		}
		if m == nil {
			return nil, &LineError{l.number, 0, fmt.Sprintf("event %s rests on mention %s, which the file does not hold", e.ID, id)}
		}
		if err := within(t, m); err != nil {
			return nil, &LineError{line, 0, err.Error()}
		}
		t.Mentions = append(t.Mentions, m)
	}
	return t, nil
}

// within checks the spans of a mention against the text of its document.
func within(t *sitrep.Told, m *sitrep.EventMention) error {
	i := slices.IndexFunc(t.Documents, func(d *sitrep.Document) bool { return d.ID == m.Document })
	if i < 0 {
		return fmt.Errorf("mention %s is of document %s, which is none of its event's", m.ID, m.Document)
	}
	text := t.Documents[i].Text
	spans := []sitrep.Span{m.Trigger.Span, m.Sentence}
	for _, ps := range [][]sitrep.Participant{m.Actors, m.Recipients, m.Cleared} {
		for i := range ps {
			spans = append(spans, ps[i].Span)
		}
	}
	for i := range m.Sizes {
		spans = append(spans, m.Sizes[i].Span)
	}
	for i := range m.Evidence {
		spans = append(spans, m.Evidence[i].Span)
	}
	for i := range m.Stances {
		spans = append(spans, m.Stances[i].Span, m.Stances[i].Who.Span)
	}
	if m.OccurredOn != nil {
		spans = append(spans, m.OccurredOn.Span)
	}
	if m.Place != nil {
		spans = append(spans, m.Place.Span)
	}
	if m.Quote != nil {
		spans = append(spans, *m.Quote)
	}
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			return fmt.Errorf("mention %s points at bytes %d to %d of a text of %d", m.ID, s.Start, s.End, len(text))
		}
	}
	return nil
}

// document of an ID, nil when the file does not hold it.
func (r *recordFile) document(id string) (*sitrep.Document, error) {
	slot := r.hash("document", id) % uint64(len(r.recent))
	if d := r.recent[slot]; d != nil && d.ID == id {
		return d, nil
	}
	d, line, err := find[sitrep.Document](r, "document", id, func(d *sitrep.Document) string { return d.ID })
	if d == nil || err != nil {
		return nil, err
	}
	for _, b := range d.Blocks {
		if b.Start < 0 || b.End < b.Start || b.End > len(d.Text) {
			return nil, &LineError{line, 0, fmt.Sprintf("a block of document %s is bytes %d to %d of a text of %d", d.ID, b.Start, b.End, len(d.Text))}
		}
	}
	r.recent[slot] = d
	return d, nil
}

// find reads the line of a kind with an ID, nil when there is none; of several
// the first.
func find[T any](r *recordFile, kind, id string, idOf func(*T) string) (*T, int, error) {
	hash := r.hash(kind, id)
	i, _ := slices.BinarySearchFunc(r.lines, hash, func(x indexed, h uint64) int { return cmp.Compare(x.hash, h) })
	for ; i < len(r.lines) && r.lines[i].hash == hash; i++ {
		x := r.lines[i]
		b := make([]byte, x.length)
		if _, err := r.ReadAt(b, x.at); err != nil && err != io.EOF {
			return nil, 0, err
		}
		l := &lineReader{line: b, number: int(x.line), ended: true}
		v, err := l.decode()
		if err != nil {
			return nil, 0, err
		}
		if t, ok := v.(*T); ok && idOf(t) == id {
			return t, int(x.line), nil
		}
	}
	return nil, 0, nil
}

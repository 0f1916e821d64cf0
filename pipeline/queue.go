package pipeline

import (
	"context"
	"errors"
	"io"
	"sync"

	"sitrep"
)

// job is one capture on its way. Its outcomes leave through out, in order; the
// collector drains the jobs in the order in which they were read.
type job struct {
	capture *sitrep.Capture
	size    int
	out     chan outcome

	parsed chan struct{} // closed when the next two are set; nil: whoever annotates parses
	docs   []*sitrep.Document
	err    error
}

// outcome is a document, or a failure, or a document with the failure that
// ended its way through the stages.
type outcome struct {
	doc     *sitrep.Analysis
	words   int  // tokens
	digest  any  // what merging needs of it
	uncoded bool // in a language that the stages do not know
	failure *sitrep.Failure
}

// queue hands each job to a worker and, in the order of reading, to the collector. Pages
// are parsed first (parse) and wait until some are together; the jobs of such a batch, and
// those that need not wait, go to work in the order of reading: a worker that waits for
// the collector then only ever waits for jobs that others have in hand.
type queue struct {
	parse, work, order chan *job
	batches            chan []*job
	workers            int

	err error // that ended the reading; to be read once order is closed

	mu    sync.Mutex
	room  *sync.Cond
	bytes int
	jobs  int
}

func newQueue(workers int) *queue {
	q := &queue{parse: make(chan *job), work: make(chan *job, mostAbreast*workers), order: make(chan *job, 2*mostAbreast*workers+mostTogether), batches: make(chan []*job), workers: workers}
	q.room = sync.NewCond(&q.mu)
	return q
}

// Pages are settled when so many of them, or so many bytes, have come one after the other.
const (
	mostTogether  = 64
	bytesTogether = 4 << 20
)

// feed reads the source to its end. It closes the channels that it writes to.
func (q *queue) feed(ctx context.Context, src Source, together bool) {
	defer close(q.parse)
	defer close(q.batches)
	defer close(q.order)
	var batch []*job
	size := 0
	pass := func() bool {
		if len(batch) == 0 {
			return true
		}
		select {
		case q.batches <- batch:
			batch, size = nil, 0
			return true
		case <-ctx.Done():
			return false
		}
	}
	defer pass()
	defer func() {
		if p := recover(); p != nil {
			q.err = errors.New("capture: " + describe(p))
		}
	}()
	stop := context.AfterFunc(ctx, func() {
		q.mu.Lock() // so that the wake-up cannot fall between a test and its wait
		q.room.Broadcast()
		q.mu.Unlock()
	})
	defer stop()
	for {
		if !q.wait(ctx) {
			return
		}
		c, err := src.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		j := &job{capture: c, out: make(chan outcome, 4)}
		if err != nil {
			var u *Unreadable
			if !errors.As(err, &u) {
				q.err = err
				return
			}
			j.out <- outcome{failure: &sitrep.Failure{Kind: "failure", SourceID: u.Input, Stage: "capture", Reason: u.Err.Error()}}
			close(j.out)
		} else {
			j.size = len(c.Bytes)
		}
		q.take(j.size)
		select {
		case q.order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			continue
		}
		page := together && c.Form == sitrep.FormHTML
		if page {
			j.parsed = make(chan struct{})
		}
		batch = append(batch, j)
		if size += j.size; !(page || len(batch) > 1) || len(batch) >= mostTogether || size >= bytesTogether {
			if !pass() {
				return
			}
		}
		if !page {
			continue
		}
		select {
		case q.parse <- j:
		case <-ctx.Done():
			return
		}
	}
}

// settle hands on each batch when all its pages are parsed. It closes work.
func (q *queue) settle(ctx context.Context, settler Settler) {
	defer close(q.work)
	for {
		var batch []*job
		select {
		case batch = <-q.batches:
		case <-ctx.Done():
			return
		}
		if batch == nil {
			return
		}
		var captures []*sitrep.Capture
		var docs [][]*sitrep.Document
		for _, j := range batch {
			if j.parsed == nil {
				continue
			}
			select {
			case <-j.parsed:
			case <-ctx.Done():
				return
			}
			if j.err == nil {
				captures, docs = append(captures, j.capture), append(docs, j.docs)
			}
		}
		if err := settled(settler, captures, docs); err != nil {
			for _, j := range batch {
				if j.parsed != nil && j.err == nil {
					j.docs, j.err = nil, err
				}
			}
		}
		for _, j := range batch {
			select {
			case q.work <- j:
			case <-ctx.Done():
				return
			}
		}
	}
}

func settled(s Settler, captures []*sitrep.Capture, docs [][]*sitrep.Document) (err error) {
	if len(docs) == 0 {
		return nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = errors.New(describe(p))
		}
	}()
	s.Settle(captures, docs)
	return nil
}

// wait returns once there is room for another capture; false when interrupted.
func (q *queue) wait(ctx context.Context) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.jobs > 0 && q.bytes > inFlight && ctx.Err() == nil {
		q.room.Wait()
	}
	return ctx.Err() == nil
}

func (q *queue) take(size int) {
	q.mu.Lock()
	q.bytes += size
	q.jobs++
	q.mu.Unlock()
}

func (q *queue) release(size int) {
	q.mu.Lock()
	q.bytes -= size
	q.jobs--
	q.mu.Unlock()
	q.room.Broadcast()
}

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
}

// outcome is a document, or a failure, or a document with the failure that
// ended its way through the stages.
type outcome struct {
	doc     *sitrep.Analysis
	digest  any  // what merging needs of it
	uncoded bool // in a language that the stages do not know
	failure *sitrep.Failure
}

// queue hands each job to a worker and, in the order of reading, to the collector.
type queue struct {
	work, order chan *job

	err error // that ended the reading; to be read once order is closed

	mu    sync.Mutex
	room  *sync.Cond
	bytes int
	jobs  int
}

func newQueue(workers int) *queue {
	q := &queue{work: make(chan *job), order: make(chan *job, 8*workers)}
	q.room = sync.NewCond(&q.mu)
	return q
}

// feed reads the source to its end. It closes both channels.
func (q *queue) feed(ctx context.Context, src Source) {
	defer close(q.work)
	defer close(q.order)
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
		select {
		case q.work <- j:
		case <-ctx.Done():
			return
		}
	}
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

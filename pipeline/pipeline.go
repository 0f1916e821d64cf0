// Package pipeline chains the stages over many captures: each capture is parsed
// into documents, each document is taken through the annotating stages by one
// worker, and what all documents together say is merged at the end.
//
// Results leave in the order of the input, whatever the number of workers, so
// the output is the same byte for byte. A stage that fails on one document, by
// an error or a panic, costs that document only: it becomes a sitrep.Failure.
//
// Memory is bounded by the documents in flight, not by the input: the source is
// read no faster than results are taken, and of a document that the sink has seen
// only what merging needs is kept.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"sitrep"
)

// Source gives captures one by one, io.EOF at the end. An *Unreadable error costs
// one input and the source can be asked again; any other error ends the run.
type Source interface {
	Next() (*sitrep.Capture, error)
}

// Unreadable is the error of a source that cannot read one of its inputs.
type Unreadable struct {
	Input string // as the user names it
	Err   error
}

func (e *Unreadable) Error() string { return e.Input + ": " + e.Err.Error() }
func (e *Unreadable) Unwrap() error { return e.Err }

// Annotator adds one layer to a document.
type Annotator interface {
	Annotate(a *sitrep.Analysis)
}

// Stage is a named annotator. New is called once a worker, so what it returns
// may keep scratch space; an annotator that panicked is replaced by a new one.
type Stage struct {
	Name  string
	New   func() Annotator
	Reads func(lang string) bool // languages that it knows beside Coded; nil: none
}

// Shared is a stage whose annotator is safe for concurrent use.
func Shared(name string, a Annotator) Stage {
	return Stage{Name: name, New: func() Annotator { return a }}
}

// Sink takes what is done, in the order of the input and from one goroutine. An
// error ends the run. Document may keep a.
type Sink interface {
	Document(a *sitrep.Analysis) error
	Failure(f sitrep.Failure) error
}

// CaptureSink is a sink that is told when all that a capture gives has been handed over,
// failures included.
type CaptureSink interface {
	Sink
	Capture(c *sitrep.Capture) error
}

// Gatherer merges what the documents of a run tell. Read, which takes from a document
// what merging needs, is called by the workers, concurrently; the rest by the collector.
// Add takes the documents in the order of the input and may relate them to those before.
type Gatherer interface {
	Read(a *sitrep.Analysis) (digest any)
	Add(d *sitrep.Document, digest any)
	Finish() ([]sitrep.Event, []sitrep.Process)
}

// Settler looks at the documents of several captures together, before they are annotated,
// and may change them: what one page is told by stands on others. It gets the captures in
// the order of the input, each once, from one goroutine.
type Settler interface {
	Settle(captures []*sitrep.Capture, docs [][]*sitrep.Document)
}

// Chain is the stages. Parse is needed; whatever else is nil is left out.
type Chain struct {
	Parse    func(*sitrep.Capture) ([]*sitrep.Document, error)
	Settle   func() Settler                                                     // of one run; what it is told of: see together
	Identify func(text string) string                                           // ISO 639-1 of documents that do not state it
	Foreign  func(block string) string                                          // ISO 639-1 of a block in another language than Coded, "" otherwise
	Segment  func(d *sitrep.Document, room []sitrep.Sentence) []sitrep.Sentence // room: see NoSentences
	Stages   []Stage
	Gather   func() Gatherer // of one run
	NoCast   bool            // Result.Actors is not gathered

	Alone       bool // no reports abreast: each takes seconds
	NoSentences bool // sinks do without, and without mentions and entities: the room of a document's is used for the next
}

// Options of a run. The zero value is good.
type Options struct {
	Workers  int            // at least one; 0: as many as processors
	Progress func(Progress) // called after each document and failure, from the goroutine of Run
}

// Progress says how far a run has come.
type Progress struct {
	Captures, Documents, Failures int
	Words                         int // tokens of the documents done
	Bytes                         int // of the captures done
	Mentions                      int // event mentions
	Merging                       bool
}

// Result is what a whole run gives beside the documents.
type Result struct {
	Progress
	Uncoded   map[string]int // documents kept but not coded, by language
	Foreign   int            // blocks in another language within documents that were coded
	Actors    []sitrep.Actor
	Events    []sitrep.Event
	Processes []sitrep.Process
}

// Coded is the language that all stages know.
const Coded = "en"

// MaxDocument is the length in bytes of the longest text that is annotated; a
// longer one is no report, and its layers would need a hundred times as much memory.
const MaxDocument = 1 << 20

// inFlight bounds the bytes of captures that are read and not yet done, unless
// it is a single one that is larger.
const inFlight = 8 << 20

// Run takes every capture of src through the chain. It returns the context's error
// when interrupted; what was done until then has gone to the sink, and a call of
// src.Next may still be under way.
func (c *Chain) Run(outer context.Context, src Source, sink Sink, opt Options) (*Result, error) {
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(outer)
	defer cancel()
	q := newQueue(workers)
	go q.feed(ctx, src, c.Settle != nil) // not waited for when interrupted: it may be blocked reading a terminal
	var wg sync.WaitGroup
	r := &run{sink: sink, report: opt.Progress, res: &Result{Uncoded: map[string]int{}}, reuse: c.NoSentences}
	if !c.NoCast {
		r.cast = newCast()
	}
	if c.Gather != nil {
		r.gatherer = c.Gather()
	}
	for range workers {
		wg.Go(func() { newWorker(c, r.gatherer, &r.layers).work(ctx, q) })
	}
	var settler Settler
	if c.Settle != nil {
		settler = c.Settle()
	}
	wg.Go(func() { q.settle(ctx, settler) })
	err := r.collect(ctx, q)
	cancel()
	wg.Wait()
	if err != nil {
		return r.res, err
	}
	return r.res, r.finish(outer)
}

// run is the collecting side: the only one that touches the sink and the result.
type run struct {
	gatherer Gatherer // nil: nothing is merged
	sink     Sink
	report   func(Progress)
	res      *Result
	cast     *cast // nil: none is wanted
	layers   sync.Pool
	reuse    bool // of layers
}

func (r *run) collect(ctx context.Context, q *queue) error {
	for {
		var j *job
		var more bool
		select {
		case j, more = <-q.order:
		case <-ctx.Done():
			return ctx.Err()
		}
		if !more {
			return q.err
		}
		if err := r.drain(ctx, j); err != nil {
			return err
		}
		if s, ok := r.sink.(CaptureSink); ok && j.capture != nil {
			if err := s.Capture(j.capture); err != nil {
				return err
			}
		}
		r.res.Captures++
		r.res.Bytes += j.size
		q.release(j.size)
		r.tell()
	}
}

// drain takes what one capture gives, to its end.
func (r *run) drain(ctx context.Context, j *job) error {
	for {
		select {
		case o, more := <-j.out:
			if !more {
				return nil
			}
			if err := r.take(o); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (r *run) take(o outcome) error {
	if o.doc != nil {
		if r.gatherer != nil {
			r.gatherer.Add(o.doc.Doc, o.digest)
			if r.cast != nil {
				r.cast.add(o.doc)
			}
		}
		if err := r.sink.Document(o.doc); err != nil {
			return err
		}
		r.res.Documents++
		r.res.Words += o.words
		for _, b := range o.doc.Doc.Blocks {
			if b.Lang != "" {
				r.res.Foreign++
			}
		}
		r.res.Mentions += len(o.doc.Events)
		if o.uncoded {
			r.res.Uncoded[o.doc.Doc.Lang]++
		}
		if r.reuse {
			r.layers.Put(takeLayers(o.doc))
		}
	}
	if o.failure != nil {
		if err := r.sink.Failure(*o.failure); err != nil {
			return err
		}
		r.res.Failures++
	}
	r.tell()
	return nil
}

func (r *run) tell() {
	if r.report != nil {
		r.report(r.res.Progress)
	}
}

// finish merges. A panic there is an error of the run: no single document is to
// blame, and the documents themselves are out already.
func (r *run) finish(ctx context.Context) (err error) {
	if r.gatherer == nil {
		return nil
	}
	r.res.Merging = true
	r.tell()
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("merge: " + describe(p))
		}
	}()
	r.res.Events, r.res.Processes = r.gatherer.Finish()
	if r.cast != nil {
		r.res.Actors = r.cast.actors
	}
	return ctx.Err()
}

func words(a *sitrep.Analysis) (n int) {
	for i := range a.Sentences {
		n += len(a.Sentences[i].Tokens)
	}
	return n
}

// describe words a recovered panic with the place where it came from.
func describe(p any) string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for past := false; ; {
		f, more := frames.Next()
		if past && !isRuntime(f.Function) {
			return fmt.Sprintf("panic: %v (in %s, line %d)", p, f.Function, f.Line)
		}
		past = past || f.Function == "runtime.gopanic"
		if !more {
			return fmt.Sprintf("panic: %v", p)
		}
	}
}

func isRuntime(function string) bool {
	const prefix = "runtime."
	return len(function) > len(prefix) && function[:len(prefix)] == prefix
}

var errNoReport = errors.New("no report found in it")

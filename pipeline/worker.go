package pipeline

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"sitrep"
)

// worker takes captures through the stages, the reports of some of them abreast.
type worker struct {
	chain      *Chain
	gatherer   Gatherer
	annotators []Annotator
	group      []lane
	most       int                 // that a group may be
	rooms      [][]sitrep.Sentence // of documents that are done
	layers     *sync.Pool          // of documents that the sink has seen
}

// layers are room for what the next document's analysis holds.
type layers struct {
	mentions []sitrep.Mention
	entities []sitrep.Entity
}

// takeLayers takes those of an analysis that nobody looks at any longer.
func takeLayers(a *sitrep.Analysis) *layers {
	clear(a.Entities)
	l := &layers{a.Mentions[:0], a.Entities[:0]}
	a.Mentions, a.Entities = nil, nil
	return l
}

func newWorker(c *Chain, g Gatherer, l *sync.Pool) *worker {
	w := &worker{chain: c, gatherer: g, layers: l, annotators: make([]Annotator, len(c.Stages)), most: mostAbreast}
	if c.Alone {
		w.most = 1
	}
	for i, s := range c.Stages {
		w.annotators[i] = s.New()
	}
	return w
}

func (w *worker) work(ctx context.Context, q *queue) {
	for parse, work := q.parse, q.work; parse != nil || work != nil; {
		select {
		case j, more := <-parse:
			if !more {
				parse = nil
				continue
			}
			j.docs, j.err = w.parse(j.capture)
			close(j.parsed)
		case j, more := <-work:
			if !more {
				work = nil
				continue
			}
			w.captures(ctx, q.more(j, w.most))
		case <-ctx.Done():
			return
		}
	}
}

// captures parses captures, unless that is done, and sends their documents as they are
// done, those of one after those of the other.
func (w *worker) captures(ctx context.Context, jobs []*job) {
	for _, j := range jobs {
		docs, err := j.docs, j.err
		if j.parsed == nil {
			docs, err = w.parse(j.capture)
		}
		var f *sitrep.Failure
		if err == nil && len(docs) == 0 {
			err = errNoReport
		}
		if err != nil {
			reason := strings.TrimPrefix(err.Error(), j.capture.Source+": ") // the failure names its input
			f = failure(j.capture, nil, "article", reason)
		}
		if len(docs) == 0 {
			w.group = append(w.group, lane{job: j, failure: f, last: true})
		}
		for i, d := range docs {
			docs[i] = nil // a capture of many reports: let go of those that are done
			w.group = append(w.group, lane{job: j, doc: d, failure: f, last: i == len(docs)-1})
			if w.full() && !w.abreast(ctx) {
				return
			}
		}
	}
	w.abreast(ctx)
}

func (w *worker) parse(c *sitrep.Capture) (docs []*sitrep.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			docs, err = nil, fmt.Errorf("%s", describe(p))
		}
	}()
	return w.chain.Parse(c)
}

// digested is a document with what merging needs of it.
func (w *worker) digested(c *sitrep.Capture, a *sitrep.Analysis, f *sitrep.Failure) (o outcome) {
	o = outcome{doc: a, words: words(a), failure: f}
	if w.gatherer != nil {
		defer func() {
			if p := recover(); p != nil {
				o = outcome{failure: failure(c, a.Doc, "merge", describe(p))}
			}
		}()
		o.digest = w.gatherer.Read(a)
	}
	if w.chain.NoSentences && o.words <= mostRoom {
		w.rooms, a.Sentences = append(w.rooms, a.Sentences), nil
	}
	return o
}

// mostRoom is how many tokens room is kept for.
const mostRoom = 1 << 15

// language says what language the document is in and cuts it into sentences.
func (w *worker) language(c *sitrep.Capture, a *sitrep.Analysis) (f *sitrep.Failure) {
	defer func() {
		if p := recover(); p != nil {
			f = failure(c, a.Doc, "lang", describe(p))
		}
	}()
	if a.Doc.Lang == "" && w.chain.Identify != nil {
		a.Doc.Lang = w.chain.Identify(a.Doc.Text)
	}
	if w.chain.Foreign != nil && (a.Doc.Lang == Coded || a.Doc.Lang == "") {
		for i := range a.Doc.Blocks {
			b := &a.Doc.Blocks[i]
			b.Lang = w.chain.Foreign(a.Doc.Text[b.Start:b.End])
		}
	}
	if w.chain.Segment != nil {
		var room []sitrep.Sentence
		if n := len(w.rooms) - 1; n >= 0 {
			room, w.rooms[n] = w.rooms[n], nil
			w.rooms = w.rooms[:n]
		}
		a.Sentences = w.chain.Segment(a.Doc, room)
	}
	return nil
}

func (w *worker) annotate(c *sitrep.Capture, a *sitrep.Analysis, i int) (f *sitrep.Failure) {
	defer func() {
		if p := recover(); p != nil {
			f = failure(c, a.Doc, w.chain.Stages[i].Name, describe(p))
			w.annotators[i] = w.chain.Stages[i].New() // its scratch space is in no state to trust
		}
	}()
	w.annotators[i].Annotate(a)
	return nil
}

func failure(c *sitrep.Capture, d *sitrep.Document, stage, reason string) *sitrep.Failure {
	f := &sitrep.Failure{Kind: "failure", Capture: c.ID, SourceID: c.SourceID, Stage: stage, Reason: reason}
	if d != nil {
		f.Document = d.ID
	}
	return f
}

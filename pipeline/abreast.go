package pipeline

import (
	"context"
	"fmt"

	"sitrep"
)

// Reports are taken through the stages abreast: each stage does all of a group before the
// next begins, and finds in the processor's cache the tables that it used for the report
// before.
const (
	mostAbreast = 32
	textAbreast = 96 << 10
)

// lane is that of a report in a group, or of a capture that has none.
type lane struct {
	job     *job
	doc     *sitrep.Document // nil: the failure is all that there is
	failure *sitrep.Failure  // that ended its way
	last    bool             // of its capture
	a       *sitrep.Analysis
	uncoded bool // in a language that the stages do not know
}

// more is a job with those to be done abreast with it, so many in all at most: a worker's
// share of what waits, so that none is idle while others have many in hand.
func (q *queue) more(j *job, most int) []*job {
	jobs := []*job{j}
	for n := min(len(q.work)/q.workers, most-1); n > 0; n-- {
		select {
		case j, ok := <-q.work:
			if !ok {
				return jobs
			}
			jobs = append(jobs, j)
		default:
			return jobs
		}
	}
	return jobs
}

// full: the group is as large as one may be.
func (w *worker) full() bool {
	size := 0
	for i := range w.group {
		if d := w.group[i].doc; d != nil {
			size += len(d.Text)
		}
	}
	return len(w.group) >= w.most || size >= textAbreast
}

// abreast takes the group through the annotating stages and sends what comes of it; false
// when interrupted.
func (w *worker) abreast(ctx context.Context) bool {
	defer func() {
		clear(w.group)
		w.group = w.group[:0]
	}()
	for i := range w.group {
		w.begin(&w.group[i])
	}
	for i := range w.annotators {
		for k := range w.group {
			r := &w.group[k]
			if r.failure != nil || r.uncoded && !w.chain.reads(i, r.doc.Lang) {
				continue
			}
			if ctx.Err() != nil {
				return false
			}
			r.failure = w.annotate(r.job.capture, r.a, i)
		}
	}
	for i := range w.group {
		r := &w.group[i]
		select {
		case r.job.out <- w.finish(r):
		case <-ctx.Done():
			return false
		}
		if r.last {
			close(r.job.out)
		}
	}
	return true
}

// begin makes a report ready for the annotating stages.
func (w *worker) begin(r *lane) {
	switch {
	case r.doc == nil:
		return
	case r.failure != nil: // without a text: nothing to code
	case len(r.doc.Text) > MaxDocument:
		r.failure = failure(r.job.capture, r.doc, "lang", fmt.Sprintf(
			"the report is %.1f MB long, more than the %d MB that one report may have: is it one?", float64(len(r.doc.Text))/(1<<20), MaxDocument>>20))
		r.doc = nil
		return
	}
	r.a = &sitrep.Analysis{Doc: r.doc}
	if r.failure == nil {
		if l, ok := w.layers.Get().(*layers); ok {
			r.a.Mentions, r.a.Entities = l.mentions, l.entities
		}
		r.failure = w.language(r.job.capture, r.a)
		r.uncoded = r.doc.Lang != "" && r.doc.Lang != Coded && len(w.chain.Stages) > 0
	}
}

// finish is what comes of a report.
func (w *worker) finish(r *lane) outcome {
	if r.doc == nil {
		return outcome{failure: r.failure}
	}
	if r.failure != nil {
		// Half a layer is worse than none: keep the document alone.
		r.a = &sitrep.Analysis{Doc: r.doc}
	}
	o := w.digested(r.job.capture, r.a, r.failure)
	o.uncoded = r.uncoded && r.failure == nil
	return o
}

// reads: a stage does something with texts in a language that not all know.
func (c *Chain) reads(stage int, lang string) bool {
	reads := c.Stages[stage].Reads
	return reads != nil && reads(lang)
}

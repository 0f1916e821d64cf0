package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"sitrep"
	"sitrep/pipeline"
	"sitrep/store"
)

// A step of storing ends when so much is gathered: large enough that what a commit costs
// is shared by many reports, small enough that little is done again after a crash.
var (
	stepReports = 256 // tests take fewer
	stepBytes   = 8 << 20
	stepTime    = 2 * time.Second
)

// ingestCause is why the store changes when reports are stored.
const ingestCause = "ingest"

// step is whole captures with all that came of them: it is stored as one change.
type step struct {
	captures []*sitrep.Capture
	items    []*item
	failures []sitrep.Failure
	bytes    int
	began    time.Time
}

// item is a report on its way into the store.
type item struct {
	doc        *sitrep.Document
	mentions   []sitrep.EventMention
	quotations []sitrep.Quotation
	actors     []sitrep.Actor
	digest     pipeline.Digest
}

// ingester is the sink of a run that stores. Steps are written by a goroutine of their
// own, one after the other, while the next one is gathered.
type ingester struct {
	ctx context.Context
	db  *store.DB
	dry bool

	now      step
	digest   pipeline.Digest   // of the report that comes next
	gatherer pipeline.Gatherer // of the chain: reads the digests
	todo     chan step
	done     chan struct{}

	mu      sync.Mutex
	err     error
	pending map[string]bool // captures of this run that are not stored yet
	known   int
	counts  ingested

	storing func(*step) (ingested, error) // writes a step

	answered []store.Fetched // what servers gave in this run

	hand  *hand // as of decision number hands
	hands int64
}

// decided is what analysts decided before this change, read again when there is more of it
// or when reports come that it is about, or later versions of those.
func (g *ingester) decided(tx *store.Tx, n *step) (*hand, error) {
	last, err := tx.LastDecision()
	if err != nil || last == 0 {
		return nil, err
	}
	fresh := arrivingOf(n.items)
	if fresh.before, err = n.before(tx); err != nil {
		return nil, err
	}
	comes := func(it *item) bool {
		return g.hand != nil && (g.hand.absent[it.doc.ID] || g.hand.about[fresh.before[it.doc.ID]])
	}
	if last == g.hands && !slices.ContainsFunc(n.items, comes) {
		return g.hand, nil
	}
	g.hands = last
	g.hand, err = handOf(tx, nil, fresh)
	return g.hand, err
}

func newIngester(ctx context.Context, db *store.DB, dry bool) *ingester {
	g := &ingester{ctx: context.WithoutCancel(ctx), db: db, dry: dry, todo: make(chan step), done: make(chan struct{}), pending: map[string]bool{}}
	g.storing = g.store
	go g.write()
	return g
}

// unseen passes over the captures that are stored.
type unseen struct {
	pipeline.Source
	g *ingester
}

func (u *unseen) Next() (*sitrep.Capture, error) {
	for {
		c, err := u.Source.Next()
		if err != nil || c == nil {
			return c, err
		}
		stored, err := u.g.seen(c.ID)
		if err != nil || !stored {
			return c, err
		}
	}
}

// seen reports whether a capture is stored or on its way there; if not, it is from now on.
func (g *ingester) seen(id string) (bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.pending[id] && g.db != nil {
		stored, err := g.db.HasCapture(g.ctx, id)
		if err != nil {
			return false, err
		}
		if stored {
			g.known++
			return true, nil
		}
	}
	if g.pending[id] {
		g.known++
		return true, nil
	}
	g.pending[id] = true
	return false, nil
}

// Document takes a report.
func (g *ingester) Document(a *sitrep.Analysis) error {
	if g.now.began.IsZero() {
		g.now.began = time.Now()
	}
	g.now.items = append(g.now.items, &item{a.Doc, storedMentions(a.Events), a.Quotations, pipeline.Actors(a), g.digest})
	g.digest = pipeline.Digest{}
	return nil
}

// storedMentions are mentions without the ties that are known of actors besides what the
// report tells: those stand with the actor.
func storedMentions(ms []sitrep.EventMention) []sitrep.EventMention {
	out := slices.Clone(ms)
	for i := range out {
		out[i].Actors, out[i].Recipients, out[i].Cleared = toldTies(out[i].Actors), toldTies(out[i].Recipients), toldTies(out[i].Cleared)
	}
	return out
}

func toldTies(ps []sitrep.Participant) []sitrep.Participant {
	out := slices.Clone(ps)
	for i := range out {
		out[i].Ties = slices.DeleteFunc(slices.Clone(out[i].Ties), func(t sitrep.Tie) bool {
			return !slices.ContainsFunc(t.Evidence, func(s sitrep.Source) bool { return s.Document != "" })
		})
	}
	return out
}

// Failure takes what could not be read or coded.
func (g *ingester) Failure(f sitrep.Failure) error {
	g.now.failures = append(g.now.failures, f)
	return nil
}

// Capture ends a capture; a step ends with one.
func (g *ingester) Capture(c *sitrep.Capture) error {
	n := &g.now
	if n.began.IsZero() {
		n.began = time.Now()
	}
	n.captures = append(n.captures, c)
	n.bytes += len(c.Bytes)
	if len(n.items) >= stepReports || n.bytes >= stepBytes || time.Since(n.began) >= stepTime {
		return g.flush()
	}
	return nil
}

// flush hands the step to the writer. It returns the error of those before.
func (g *ingester) flush() error {
	if err := g.failure(); err != nil {
		return err
	}
	g.todo <- g.now
	g.now = step{}
	return nil
}

func (g *ingester) failure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err
}

// fail ends the storing.
func (g *ingester) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err == nil {
		g.err = err
	}
}

func (g *ingester) failed() bool { return g.failure() != nil }

func (g *ingester) skipped() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.known
}

// finish stores the whole captures that are left and waits for the writer. After a failure of the run
// nothing more is stored.
func (g *ingester) finish(store bool) error {
	if store && g.failure() == nil && (len(g.now.captures) > 0 || len(g.now.failures) > 0) {
		g.now.dropCut()
		g.todo <- g.now
	}
	close(g.todo)
	<-g.done
	return g.failure()
}

// dropCut leaves out what came of a capture that was interrupted.
func (n *step) dropCut() {
	whole := map[string]bool{}
	for _, c := range n.captures {
		whole[c.ID] = true
	}
	n.items = slices.DeleteFunc(n.items, func(it *item) bool { return !whole[it.doc.Capture] })
	n.failures = slices.DeleteFunc(n.failures, func(f sitrep.Failure) bool { return f.Capture != "" && !whole[f.Capture] })
}

func (g *ingester) write() {
	defer close(g.done)
	for n := range g.todo {
		if g.failure() != nil {
			continue
		}
		counts, err := ingested{}, error(nil)
		if !g.dry {
			counts, err = g.storing(&n)
		}
		g.mu.Lock()
		if err != nil {
			g.err = err
		} else {
			for _, c := range n.captures {
				if !g.dry {
					delete(g.pending, c.ID)
				}
			}
			t := &g.counts
			t.Captures += len(n.captures) - counts.Known
			g.known += counts.Known
			t.Documents += len(n.items)
			for _, it := range n.items {
				t.Mentions += len(it.mentions)
			}
			t.Created, t.Updated, t.Merged = t.Created+counts.Created, t.Updated+counts.Updated, t.Merged+counts.Merged
		}
		g.mu.Unlock()
	}
}

// store writes one step.
func (g *ingester) store(n *step) (counts ingested, err error) {
	tx, err := g.db.Begin(g.ctx, store.Cause{What: ingestCause, At: time.Now(), Note: "sitrep " + sitrep.Version})
	if err != nil {
		return counts, err
	}
	defer tx.Rollback()
	same, err := n.dropSame(tx)
	if err != nil {
		return counts, err
	}
	for _, c := range n.captures {
		if err := tx.PutCapture(c); err != nil {
			return counts, err
		}
	}
	h, err := g.decided(tx, n)
	if err != nil {
		return counts, err
	}
	change, err := relate(tx, n.items, h)
	if err != nil {
		return counts, err
	}
	if err := change.put(tx, n.items); err != nil {
		return counts, err
	}
	for _, f := range n.failures {
		if err := tx.PutFailure(f); err != nil {
			return counts, err
		}
	}
	if err := putActors(tx, n.items); err != nil {
		return counts, err
	}
	if err := tx.Commit(); err != nil {
		return counts, err
	}
	w := tx.Written()
	return ingested{Known: same, Created: w[store.EventCreated], Updated: w[store.EventUpdated], Merged: w[store.EventMerged]}, nil
}

// putActors adds what reports say of actors to what is stored of them.
func putActors(tx *store.Tx, items []*item) error {
	told, order := map[string]*sitrep.Actor{}, []string(nil)
	for _, it := range items {
		for i := range it.actors {
			a := &it.actors[i]
			if was := told[a.ID]; was != nil {
				pipeline.JoinActor(was, a)
				continue
			}
			told[a.ID] = a
			order = append(order, a.ID)
		}
	}
	old, err := tx.Actors(order)
	if err != nil {
		return err
	}
	all := make([]sitrep.Actor, 0, len(order))
	for _, id := range order {
		a := told[id]
		if was := old[id]; was != nil {
			pipeline.JoinActor(was, a)
			a = was
		}
		all = append(all, *a)
	}
	tx.PutActors(all)
	return nil
}

func (g *ingester) summary(res *pipeline.Result, took time.Duration) ingested {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := g.counts
	n.Kind, n.Known, n.Failures, n.Seconds = "ingest", g.known, res.Failures, took.Round(time.Millisecond).Seconds()
	return n
}

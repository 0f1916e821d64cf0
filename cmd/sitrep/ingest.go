package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sitrep"
	"sitrep/capture"
	"sitrep/pipeline"
	"sitrep/store"
)

type ingestCommand struct {
	database
	batch
	watching
	models
	JSON   bool `help:"Failures and, at the end, what was done, NDJSON."`
	DryRun bool `help:"Read and code, store nothing."`
}

func (c *ingestCommand) Validate() error {
	if err := c.batch.Validate(); err != nil {
		return err
	}
	return c.watching.Validate()
}

// Run stores what the inputs hold. What is stored already is passed over, so that a run
// that was interrupted goes on where it was when it is begun again.
func (c *ingestCommand) Run(ctx context.Context, s *streams) error {
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return err
	}
	db, err := c.open(ctx, store.Options{Create: !c.DryRun, Migrate: false})
	if c.DryRun && store.Is(err, store.NoDatabase) {
		db, err = nil, nil // all would be new
	}
	if err != nil {
		return err
	}
	if db != nil {
		defer db.Close()
		heapAside.Store(storeRoom)
	}
	if c.Watch {
		if c.DryRun {
			return usageError{errors.New("--watch stores; it does not go with --dry-run")}
		}
		return c.watch(ctx, s, chain, db)
	}
	return c.once(ctx, s, chain, db)
}

// once takes the inputs as they are now.
func (c *ingestCommand) once(ctx context.Context, s *streams, built *pipeline.Chain, db *store.DB) error {
	began := time.Now()
	chain := *built
	g := newIngester(ctx, db, c.DryRun)
	g.takes(&chain)
	var sink pipeline.Sink = g
	if c.JSON {
		sink = failureSink{g, json.NewEncoder(s.out)}
	}
	res, err := c.ingest(ctx, s, &chain, sink, g)
	if e := g.finish(err == nil || err == errSome || err == errAll || ctx.Err() != nil); e != nil && (err == nil || err == errSome || err == errAll || g.failed()) {
		err = e
	}
	if res == nil {
		return err
	}
	if err == nil || err == errSome || err == errAll {
		if e := c.track(ctx, s, g); e != nil {
			return e
		}
		if e := g.putFetched(); e != nil {
			return e
		}
	}
	sum := g.summary(res, time.Since(began))
	if c.JSON {
		if e := json.NewEncoder(s.out).Encode(&sum); e != nil {
			return e
		}
		return err
	}
	if g.failed() && sum.Documents == 0 {
		return err // which says it
	}
	s.say("%s", sum.words(c.DryRun))
	if sum.Known > 0 && sum.Documents == 0 && c.own() {
		s.say("what was stored before stays as it was coded; 'sitrep recode' with the same lists of your own shows what they change in it")
	}
	return err
}

// own reports whether reports are coded by lists of the user's own.
func (c *ingestCommand) own() bool {
	return len(c.Dates)+len(c.Gazetteer)+len(c.Actors)+len(c.Ontology)+len(c.Processes) > 0
}

// track brings the processes up to what is stored, unless they are.
func (c *ingestCommand) track(ctx context.Context, s *streams, g *ingester) error {
	if g.db == nil || c.DryRun {
		return nil
	}
	if last, err := g.db.LastCause(ctx); err != nil || last != ingestCause {
		return err
	}
	kinds, err := c.choice().Kinds()
	if err != nil {
		return err
	}
	skipped, err := g.track(kinds)
	if skipped {
		s.say("processes are as they were: they are tracked over at most %d events", mostTracked)
	}
	return err
}

// ingest is batch.run with a source that passes over what is stored.
func (c *ingestCommand) ingest(ctx context.Context, s *streams, chain *pipeline.Chain, sink pipeline.Sink, g *ingester) (*pipeline.Result, error) {
	fetch := &capture.Fetcher{Agent: "sitrep/" + sitrep.Version, AllowPrivate: c.Private, Delay: time.Second}
	g.conditional(fetch)
	files := pipeline.NewFiles(c.Files, capture.Options{Stdin: s.in, Offset: c.Offset, Fetch: fetch})
	res, err := c.take(ctx, s, chain, &unseen{files, g}, sink)
	if err == errAll && g.skipped() > 0 {
		err = errSome
	}
	return res, err
}

// failureSink prints failures as they come.
type failureSink struct {
	*ingester
	enc *json.Encoder
}

func (k failureSink) Failure(f sitrep.Failure) error {
	if err := k.enc.Encode(&f); err != nil {
		return err
	}
	return k.ingester.Failure(f)
}

// ingested is what a run has done.
type ingested struct {
	Kind      string  `json:"kind"` // "ingest"
	Captures  int     `json:"captures"`
	Known     int     `json:"known"` // captures passed over: they were stored before, or tell what was stored before in the same words
	Documents int     `json:"documents"`
	Mentions  int     `json:"mentions"`
	Created   int     `json:"created"` // events
	Updated   int     `json:"updated"`
	Merged    int     `json:"merged"`
	Failures  int     `json:"failures"`
	Seconds   float64 `json:"seconds"`
}

func (n *ingested) words(dry bool) string {
	verb := "stored"
	if dry {
		verb = "would store"
	}
	w := fmt.Sprintf("%s %s with %s", verb, plural(n.Documents, "report"), plural(n.Mentions, "event mention"))
	if !dry {
		w += fmt.Sprintf(": %d events new, %d changed, %d merged", n.Created, n.Updated, n.Merged)
	}
	if n.Known > 0 {
		w += fmt.Sprintf("; %s stored before", plural(n.Known, "input"))
	}
	return w
}

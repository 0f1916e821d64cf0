package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/capture"
	"sitrep/pipeline"
	"sitrep/store"
)

// posted reads what is posted to the server into its database, as 'sitrep ingest' reads files.
func posted(db *store.DB, m models) api.Ingest {
	return func(ctx context.Context, name string, body []byte) (any, error) {
		chain, err := pipeline.Builtin(m.choice())
		if err != nil {
			return nil, err
		}
		began := time.Now()
		g := newIngester(ctx, db, false)
		g.takes(chain)
		// Nothing is fetched: an address in a list of feeds stays one.
		src := &named{pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: bytes.NewReader(body)}), name}
		quiet := &streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
		c := ingestCommand{models: m}
		sink := &firstFault{ingester: g}
		res, err := c.take(ctx, quiet, chain, &unseen{src, g}, sink)
		if e := g.finish(err == nil || err == errSome || err == errAll); e != nil {
			err = e
		}
		if err == nil || err == errSome || err == errAll {
			if e := c.track(ctx, quiet, g); e != nil {
				err = e
			}
		}
		if res == nil {
			return nil, err
		}
		sum := g.summary(res, time.Since(began))
		switch err {
		case errSome:
			err = nil
		case errAll:
			err = errors.New("nothing of it could be read: " + sink.reason)
		}
		return &sum, err
	}
}

// firstFault remembers why something could not be read.
type firstFault struct {
	*ingester
	reason string
}

// Failure is pipeline.Sink.
func (k *firstFault) Failure(f sitrep.Failure) error {
	k.reason = cmp.Or(k.reason, f.Reason)
	return k.ingester.Failure(f)
}

// named gives captures the name that they were posted under.
type named struct {
	pipeline.Source
	name string
}

func (n *named) Next() (*sitrep.Capture, error) {
	c, err := n.Source.Next()
	if err == nil && c != nil {
		if c.Source == "-" || c.Source == "" {
			c.Source = n.name
		}
		if c.SourceID == "-" {
			c.SourceID = n.name
		}
		c.ID = sitrep.ID("cap", c.SHA256, c.Source, c.SourceID)
	}
	return c, err
}

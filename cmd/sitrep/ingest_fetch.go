package main

import (
	"time"

	"sitrep"
	"sitrep/capture"
	"sitrep/store"
)

// fetchCause is why the store changes when it is kept what servers gave with their answers.
const fetchCause = "fetch"

// conditional makes a fetcher ask whether what is stored still holds. What servers answer
// is kept when all that came of it is stored.
func (g *ingester) conditional(f *capture.Fetcher) {
	if g.db == nil {
		return
	}
	f.Known = func(address string) capture.Validators {
		was, err := g.db.Fetched(g.ctx, address)
		if err != nil {
			g.fail(err)
			return capture.Validators{}
		}
		return capture.Validators{ETag: was.ETag, LastModified: was.Modified}
	}
	f.Same = func(string) {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.known++
	}
	f.Answered = func(address string, v capture.Validators) {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.answered = append(g.answered, store.Fetched{Address: address, ETag: v.ETag, Modified: v.LastModified})
	}
}

func (g *ingester) putFetched() error {
	if len(g.answered) == 0 || g.dry {
		return nil
	}
	tx, err := g.db.Begin(g.ctx, store.Cause{What: fetchCause, At: time.Now(), Note: "sitrep " + sitrep.Version})
	if err != nil {
		return err
	}
	for _, f := range g.answered {
		tx.PutFetched(f)
	}
	return tx.Commit()
}

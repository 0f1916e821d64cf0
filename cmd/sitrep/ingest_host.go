package main

import (
	"slices"

	"sitrep"
	"sitrep/article"
	"sitrep/store"
)

// hostMemory is the furniture of hosts with what the store has of them: pages that came
// one a day are compared as those of one run are.
type hostMemory struct {
	*article.Furniture
	g    *ingester
	seen map[string]bool
}

// rememberedPages of a host are read from the store.
const rememberedPages = 12

// Settle is pipeline.Settler.
func (h *hostMemory) Settle(captures []*sitrep.Capture, docs [][]*sitrep.Document) {
	for i, c := range captures {
		if c.Form != sitrep.FormHTML {
			continue
		}
		for _, d := range docs[i] {
			if err := h.remember(article.WebHost(d)); err != nil {
				h.g.fail(err)
			}
		}
	}
	h.Furniture.Settle(captures, docs)
}

func (h *hostMemory) remember(host string) error {
	if host == "" || h.seen[host] || h.g.db == nil {
		return nil
	}
	h.seen[host] = true
	p, err := h.g.db.SearchReports(h.g.ctx, &sitrep.Filter{Sources: []string{host}}, store.Range{Limit: rememberedPages})
	if err != nil {
		return err
	}
	for _, r := range slices.Backward(p.Items) {
		if article.WebHost(r.Document) == host {
			h.Note(r.Document)
		}
	}
	return nil
}

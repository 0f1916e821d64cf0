package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"time"

	"sitrep"
	"sitrep/merge"
	"sitrep/pipeline"
	"sitrep/store"
)

// storedCaptures gives the captures of a database as a source.
type storedCaptures struct {
	next func() (*sitrep.Capture, error, bool)
	stop func()
}

func newStoredCaptures(ctx context.Context, db *store.DB) *storedCaptures {
	next, stop := iter.Pull2(db.Captures(ctx))
	return &storedCaptures{next, stop}
}

func (c *storedCaptures) Next() (*sitrep.Capture, error) {
	cap, err, more := c.next()
	if !more {
		return nil, io.EOF
	}
	return cap, err
}

// recoder is an ingester that puts reports in the place of what is stored of them.
type recoder struct {
	*ingester
	reports, before, now int // reports that changed, their mentions before and now
}

// store writes one step.
func (r *recoder) store(n *step) (counts ingested, err error) {
	tx, err := r.db.Begin(r.ctx, store.Cause{What: recodeCause, At: time.Now(), Note: "sitrep " + sitrep.Version})
	if err != nil {
		return counts, err
	}
	defer tx.Rollback()
	x := &replaced{tx: tx, old: map[string][]sitrep.EventMention{}}
	failed := map[string]bool{} // what is stored of them stays: it was read before
	for _, f := range n.failures {
		failed[f.Capture] = true
	}
	for _, c := range n.captures {
		if failed[c.ID] {
			continue
		}
		if err := x.take(r, c, n.items); err != nil {
			return counts, err
		}
	}
	if len(x.items) == 0 {
		return counts, nil
	}
	change, err := x.relate()
	if err != nil {
		return counts, err
	}
	if err := change.put(tx, x.items); err != nil {
		return counts, err
	}
	all := n.items
	n.items = x.items
	if err := putActors(tx, all); err != nil {
		return counts, err
	}
	return counts, tx.Commit()
}

// replaced are the reports of a step that are coded otherwise than before.
type replaced struct {
	tx    *store.Tx
	items []*item
	old   map[string][]sitrep.EventMention // what was found in them, by document
}

// take compares what came of a capture with what is stored of it. Where a report is
// other than before all of the capture are put anew.
func (x *replaced) take(r *recoder, c *sitrep.Capture, all []*item) error {
	var items []*item
	for _, it := range all {
		if it.doc.Capture == c.ID {
			items = append(items, it)
		}
	}
	stored, err := r.db.DocumentsOf(r.ctx, c.ID)
	if err != nil {
		return err
	}
	changed := false
	old := map[string][]sitrep.EventMention{}
	for _, id := range stored {
		d, err := x.tx.Document(id)
		if err != nil {
			return err
		}
		old[id] = d.Mentions
		i := slices.IndexFunc(items, func(it *item) bool { return it.doc.ID == id })
		if i < 0 { // split otherwise now: the old one stays, without codings
			if len(d.Mentions) > 0 {
				changed = true
			}
			items = append(items, &item{doc: d.Document, digest: pipeline.Digest{Report: merge.Read(&sitrep.Analysis{Doc: d.Document})}})
			continue
		}
		now := items[i].doc // the same text: what it is to other reports stays
		now.ReprintOf, now.VersionOf, now.Changes = d.Document.ReprintOf, d.Document.VersionOf, d.Document.Changes
		same, err := x.same(items[i], d)
		if err != nil {
			return err
		}
		changed = changed || !same
	}
	if !changed && len(items) == len(stored) {
		return nil
	}
	if err := x.tx.PutCapture(c); err != nil {
		return err
	}
	for _, it := range items {
		r.reports++
		r.now += len(it.mentions)
		r.before += len(old[it.doc.ID])
		x.old[it.doc.ID] = old[it.doc.ID]
	}
	x.items = append(x.items, items...)
	return nil
}

// same reports whether a report is what is stored, with what merging keeps of it.
func (x *replaced) same(it *item, d *store.Coded) (bool, error) {
	// A list without items and none at all say the same; which of them a record has depends on
	// where it was read from.
	written := func(v any) ([]byte, error) {
		b, err := json.Marshal(v)
		return bytes.ReplaceAll(b, []byte(":null"), []byte(":[]")), err
	}
	equal := func(a, b any) bool {
		x, err := written(a)
		y, e := written(b)
		return err == nil && e == nil && bytes.Equal(x, y)
	}
	if len(it.mentions) != len(d.Mentions) || len(it.quotations) != len(d.Quotations) || !equal(it.doc, d.Document) {
		return false, nil
	}
	for i := range it.mentions {
		if !equal(&it.mentions[i], &d.Mentions[i]) {
			return false, nil
		}
	}
	for i := range it.quotations {
		if !equal(&it.quotations[i], &d.Quotations[i]) {
			return false, nil
		}
	}
	now, err := packDigest(&it.digest)
	if err != nil {
		return false, err
	}
	kept, err := x.tx.TellingsOf([]string{it.doc.ID})
	if err != nil || len(kept) != 1 {
		return false, err
	}
	return bytes.Equal(kept[0].Data.Body, now.Body) && bytes.Equal(kept[0].Data.Hashes, now.Hashes), nil
}

// relate merges the reports anew, with all that shared an event with them, and says what
// became of the events that they told before.
func (x *replaced) relate() (related, error) {
	h, err := handOf(x.tx, nil, arrivingOf(x.items))
	if err != nil {
		return related{}, err
	}
	now := map[string]bool{}
	touched := map[string]bool{}
	for _, it := range x.items {
		for i := range it.mentions {
			now[it.mentions[i].ID] = true
			touched[it.mentions[i].ID] = true
		}
	}
	var mentions, lost []string
	for _, it := range x.items {
		for _, m := range x.old[it.doc.ID] {
			mentions = append(mentions, m.ID)
			if !now[m.ID] {
				lost = append(lost, m.ID)
			}
		}
	}
	of, err := x.tx.EventsOf(mentions)
	if err != nil {
		return related{}, err
	}
	var events []*sitrep.Event
	var beside []string
	seen := map[string]bool{}
	for _, m := range mentions {
		if id := of[m]; id != "" && !seen[id] {
			seen[id] = true
			e, err := x.tx.Event(id)
			if isMissing(err) {
				continue
			} else if err != nil {
				return related{}, err
			}
			events = append(events, e)
			beside = append(beside, e.Documents...)
		}
	}
	out, owners, err := relateBeside(x.tx, x.items, h, beside, touched)
	if err != nil {
		return out, err
	}
	if err := x.succeed(&out.events, events, owners); err != nil {
		return out, err
	}
	return out, x.tx.ForgetMentions(lost)
}

// succeed says where the events lead that are no more: to the one that tells now what they
// told, or nowhere.
func (x *replaced) succeed(out *store.Events, events []*sitrep.Event, owners map[string]string) error {
	alive := map[string]bool{}
	for _, id := range owners {
		alive[id] = true
	}
	at := map[string]sitrep.EventMention{}
	for _, ms := range x.old {
		for _, m := range ms {
			at[m.ID] = m
		}
	}
	for _, e := range events {
		if alive[e.ID] || e.Status == sitrep.Withdrawn || slices.ContainsFunc(out.Merged, func(r store.Redirect) bool { return r.From == e.ID && !r.Split }) {
			continue
		}
		to := ""
		for _, id := range e.Mentions {
			if owners[id] != "" {
				to = owners[id]
				break
			}
			m, known := at[id]
			if !known || to != "" {
				continue
			}
			a := sitrep.AnchorOf(&m)
			for _, it := range x.items {
				if it.doc.ID == a.Document {
					if i := a.In(it.mentions); i >= 0 {
						to = owners[it.mentions[i].ID]
					}
				}
			}
		}
		if to == "" {
			out.Withdrawn = append(out.Withdrawn, e.ID)
		} else {
			out.Merged = append(out.Merged, store.Redirect{From: e.ID, To: to})
		}
	}
	return nil
}

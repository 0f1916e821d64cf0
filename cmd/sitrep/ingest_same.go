package main

import (
	"reflect"
	"slices"
	"strings"

	"sitrep"
	"sitrep/store"
)

// origin is where a capture is from: what is polled again comes from the same one.
type origin struct{ source, id string }

// originOf leaves out which line of its file a report stood on.
func originOf(c *sitrep.Capture) origin {
	file := c.Source
	if i := strings.LastIndexByte(file, ':'); i > 0 && strings.Trim(file[i+1:], "0123456789") == "" {
		file = file[:i]
	}
	return origin{file, c.SourceID}
}

// dropSame takes the reports out of a step whose capture has other bytes than the one
// before it at the same place and tells the same in the same words: a page with another
// advertisement, clock or token. It is noted that the capture was seen; a version it is not. It
// gives how many there were.
func (n *step) dropSame(tx *store.Tx) (same int, err error) {
	by := map[string][]*sitrep.Document{}
	for _, it := range n.items {
		by[it.doc.Capture] = append(by[it.doc.Capture], it.doc)
	}
	type read struct {
		capture string
		docs    []*sitrep.Document
	}
	last := map[origin]read{} // of this step
	failed := map[string]bool{}
	for _, f := range n.failures {
		failed[f.Capture] = true
	}
	dropped := map[string]bool{}
	for i, c := range n.captures {
		docs, at := by[c.ID], originOf(c)
		if len(docs) == 0 || failed[c.ID] {
			continue
		}
		was, here := last[at]
		if !here {
			if was.capture, was.docs, err = readBefore(tx, c, docs); err != nil {
				return same, err
			}
		}
		if !slices.EqualFunc(was.docs, docs, sameWords) {
			last[at] = read{c.ID, docs}
			continue
		}
		seen := *c
		seen.SameAs, seen.Bytes = was.capture, nil
		n.captures[i] = &seen
		dropped[c.ID] = true
		same++
	}
	n.items = slices.DeleteFunc(n.items, func(it *item) bool { return dropped[it.doc.Capture] })
	return same, nil
}

// readBefore is what was stored last of the place of a capture: its capture, and the reports
// of it that stand where these stand; none where it held another number of them.
func readBefore(tx *store.Tx, c *sitrep.Capture, docs []*sitrep.Document) (capture string, out []*sitrep.Document, err error) {
	for i, d := range docs {
		id, err := tx.Latest(d, c.Source, i)
		if err != nil || id == "" {
			return "", nil, err
		}
		was, err := tx.Document(id)
		if err != nil {
			return "", nil, err
		}
		if i == 0 {
			capture = was.Document.Capture
			from, reports, err := tx.CaptureOf(capture)
			if err != nil || originOf(from) != originOf(c) || reports != len(docs) {
				return "", nil, err
			}
		}
		if was.Document.Capture != capture {
			return "", nil, nil
		}
		out = append(out, was.Document)
	}
	return capture, out, nil
}

// sameWords reports whether two reports tell the same: their bytes in the capture, and
// when it was changed, may differ.
func sameWords(a, b *sitrep.Document) bool {
	return a.Text != "" && a.Text == b.Text && a.Title == b.Title && a.Byline == b.Byline && a.Lang == b.Lang && a.Publisher == b.Publisher &&
		a.URL == b.URL && a.Canonical == b.Canonical && reflect.DeepEqual(a.PublishedOn, b.PublishedOn)
}

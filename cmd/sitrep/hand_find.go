package main

import (
	"maps"
	"slices"
	"strings"

	"sitrep"
	"sitrep/store"
)

// arriving are the reports that a change puts itself.
type arriving struct {
	items  map[string]*item
	before map[string]string // of each the version before it, of the change or stored
}

func arrivingOf(items []*item) arriving {
	a := arriving{items: make(map[string]*item, len(items))}
	for _, it := range items {
		a.items[it.doc.ID] = it
	}
	return a
}

// mentions are those of a report of the change, nil for others.
func (a arriving) mentions(id string) []sitrep.EventMention {
	if it := a.items[id]; it != nil {
		return it.mentions
	}
	return nil
}

// finds are the mentions of anchors as they are now.
type finds struct {
	now    map[string]string   // by the ID at the time of the decision; "": no more
	same   map[string][]string // by the ID now: the same words in later versions of the report
	of     map[string]string   // the document of each that was found
	absent map[string]bool     // documents that are not stored
	about  map[string]bool     // documents of anchors, and their later versions
}

func (f *finds) find(a *sitrep.Anchor) string { return f.now[a.Mention] }
func (f *finds) later(id string) []string     { return f.same[id] }

// find finds the mentions that decisions are about.
func find(tx *store.Tx, ds []sitrep.Decision, fresh arriving) (*finds, error) {
	f := &finds{now: map[string]string{}, same: map[string][]string{}, of: map[string]string{}, absent: map[string]bool{}, about: map[string]bool{}}
	var anchors []*sitrep.Anchor
	var ids []string
	for i := range ds {
		for _, as := range [][]sitrep.Anchor{ds[i].Here, ds[i].There} {
			for k := range as {
				anchors = append(anchors, &as[k])
				ids = append(ids, as[k].Mention)
				f.about[as[k].Document] = true
			}
		}
	}
	present, err := tx.EventsOf(ids)
	if err != nil {
		return nil, err
	}
	read := map[string][]sitrep.EventMention{}
	for _, a := range anchors {
		if _, known := f.now[a.Mention]; known {
			continue
		}
		ms := fresh.mentions(a.Document)
		if ms == nil && present[a.Mention] != "" {
			f.now[a.Mention] = a.Mention
			f.of[a.Mention] = a.Document
			continue
		}
		if ms == nil {
			var known bool
			if ms, known = read[a.Document]; !known {
				if d, err := tx.Document(a.Document); err == nil {
					ms = d.Mentions
				} else if f.absent[a.Document] = true; !isMissing(err) {
					return nil, err
				}
				read[a.Document] = ms
			}
		}
		f.now[a.Mention] = ""
		if i := a.In(ms); i >= 0 {
			f.now[a.Mention] = ms[i].ID
			f.of[ms[i].ID] = a.Document
		}
	}
	return f, f.follow(tx, fresh)
}

// follow finds what was found again in later versions of its report.
func (f *finds) follow(tx *store.Tx, fresh arriving) error {
	in := map[string][]string{} // what was found, by document
	for _, id := range slices.Sorted(maps.Keys(f.of)) {
		in[f.of[id]] = append(in[f.of[id]], id)
	}
	after, err := tx.After(slices.Sorted(maps.Keys(in)))
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(fresh.before)) {
		if was := fresh.before[id]; !slices.Contains(after[was], id) {
			after[was] = append(after[was], id)
		}
	}
	for _, doc := range slices.Sorted(maps.Keys(in)) {
		if len(after[doc]) == 0 {
			continue
		}
		was, err := fresh.report(tx, doc)
		if err != nil {
			return err
		}
		seen := map[string]bool{doc: true}
		for next := slices.Clone(after[doc]); len(next) > 0; {
			version := next[0]
			if next = next[1:]; seen[version] {
				continue
			}
			seen[version], f.about[version] = true, true
			next = append(next, after[version]...)
			now, err := fresh.report(tx, version)
			if err != nil {
				return err
			}
			for _, id := range in[doc] {
				if l := retold(was, id, now); l != "" {
					f.same[id] = append(f.same[id], l)
					f.of[l] = version
				}
			}
		}
	}
	return nil
}

// report is a report of the change or one that is stored.
func (a arriving) report(tx *store.Tx, id string) (*store.Coded, error) {
	if it := a.items[id]; it != nil {
		return &store.Coded{Document: it.doc, Mentions: it.mentions}, nil
	}
	return tx.Document(id)
}

// retold is the mention of a version that has the type, the sentence and the trigger in
// it of a mention of another one, "" for none or several.
func retold(was *store.Coded, id string, now *store.Coded) (same string) {
	at := slices.IndexFunc(was.Mentions, func(m sitrep.EventMention) bool { return m.ID == id })
	if at < 0 {
		return ""
	}
	told := func(d *store.Coded, m *sitrep.EventMention) string {
		t, s, e := d.Document.Text, m.Sentence, m.Trigger.Span
		if s.Start < 0 || e.Start < s.Start || e.End < e.Start || s.End < e.End || len(t) < s.End {
			return ""
		}
		part := func(from, to int) string { return strings.Join(strings.Fields(t[from:to]), " ") }
		return m.Type + "\n" + part(s.Start, e.Start) + "\n" + part(e.Start, e.End) + "\n" + part(e.End, s.End)
	}
	words := told(was, &was.Mentions[at])
	for i := range now.Mentions {
		if m := &now.Mentions[i]; words != "" && told(now, m) == words {
			if same != "" {
				return ""
			}
			same = m.ID
		}
	}
	return same
}

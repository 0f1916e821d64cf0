package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitrep"
)

func (c *checker) allEvents() error {
	if err := c.each("SELECT e."+strings.Join(eventTable.names(), ",e.")+", d.data FROM events e LEFT JOIN event_data d ON d.num=e.num ORDER BY e.num", func(scan func(...any) error) error {
		row, to := eventCells()
		var b []byte
		if err := scan(append(to, &b)...); err != nil {
			return err
		}
		num, k := *to[0].(*int64), *to[1].(*int64)
		c.n.Events++
		c.events[k] = true
		var e sitrep.Event
		if err := unpack(b, &e); err != nil {
			c.say("event", eventID(k), "%v", err)
			return nil
		}
		commit := c.agrees("event", e.ID, EventCreated, digest(b))
		if want := eventRow(num, key(e.ID), &e, commit); !slices.Equal(row(), want) || num < firstOf(eventDay(&e)) {
			c.say("event", e.ID, "its row has other values than its record")
		}
		if e.Status == sitrep.Withdrawn {
			return nil
		}
		for _, id := range e.Documents {
			if !c.docs[key(id)] {
				c.say("event", e.ID, "its document %s is missing", id)
			}
		}
		for _, id := range e.Mentions {
			switch owner, there := c.mentions[key(id)]; {
			case !there:
				c.say("event", e.ID, "its mention %s is missing", id)
			case owner != 0:
				c.say("event", e.ID, "its mention %s is one of %s too", id, eventID(owner))
			default:
				c.mentions[key(id)] = k
			}
		}
		return nil
	}); err != nil {
		return err
	}
	lone := 0
	for _, owner := range c.mentions {
		if owner == 0 {
			lone++
		}
	}
	if lone > 0 {
		c.say("mentions", "", "%d that no event has", lone)
	}
	return c.each("SELECT key, id, target FROM redirects", func(scan func(...any) error) error {
		var k int64
		var id, target string
		if err := scan(&k, &id, &target); err != nil {
			return err
		}
		if key(id) != k || !c.events[key(target)] {
			c.say("event", id, "it leads to %s, which is missing", target)
		}
		if c.events[k] {
			c.say("event", id, "it was merged into %s and stands beside it", target)
		}
		if to, moved := c.moved[k]; !moved || to != key(target) {
			c.say("event", id, "it leads to %s, and by the log it does not", target)
		}
		delete(c.moved, k)
		return nil
	})
}

// eventCells are places for the columns of an event's row, and what then stands there as
// eventRow gives it.
func eventCells() (row func() []any, to []any) {
	for _, col := range eventTable.columns {
		switch col.kind {
		case text:
			to = append(to, new(string))
		case real:
			to = append(to, new(*float64))
		default:
			to = append(to, new(int64))
		}
	}
	return func() []any {
		out := make([]any, len(to))
		for i, p := range to {
			switch p := p.(type) {
			case *string:
				out[i] = *p
			case *int64:
				out[i] = *p
			case **float64:
				if *p != nil {
					out[i] = **p
				}
			}
		}
		return out
	}, to
}

func (c *checker) allDecisions() error {
	marks := map[int64]map[int64]bool{} // by decision
	if err := c.each("SELECT key, commits, data FROM decisions ORDER BY num", func(scan func(...any) error) error {
		var k, commit int64
		var b []byte
		if err := scan(&k, &commit, &b); err != nil {
			return err
		}
		c.n.Decisions++
		var d sitrep.Decision
		if err := unpack(b, &d); err != nil || key(d.ID) != k {
			c.say("decision", fmt.Sprintf("%016x", uint64(k)), "%s", recordFault(err))
			return nil
		}
		marks[k] = map[int64]bool{}
		for _, id := range marksOf(&d) {
			marks[k][key(id)] = true
		}
		if c.agrees("decision", d.ID, DecisionMade, digest(b)) != commit {
			c.say("decision", d.ID, "its row names another change")
		}
		undone, known := marks[key(d.Subject)]
		switch {
		case d.ID != sitrep.DecisionID(&d):
			c.say("decision", d.ID, "its ID is not that of what was decided")
		case d.Act == sitrep.ActUndo && !known:
			c.say("decision", d.ID, "it undoes %s, which was not decided before it", d.Subject)
		case d.Act == sitrep.ActUndo:
			maps.Copy(marks[k], undone)
		}
		return nil
	}); err != nil {
		return err
	}
	err := c.each("SELECT mark, decision FROM decision_marks", func(scan func(...any) error) error {
		var m, d int64
		if err := scan(&m, &d); err != nil {
			return err
		}
		if !marks[d][m] {
			c.say("decision", fmt.Sprintf("%016x", uint64(d)), "it is found by what it is not about")
		}
		delete(marks[d], m)
		return nil
	})
	for d, left := range marks {
		if len(left) > 0 && err == nil {
			c.say("decision", fmt.Sprintf("%016x", uint64(d)), "it is not found by all that it is about")
		}
	}
	return err
}

func (c *checker) history() error {
	return c.each("SELECT h.key, h.commits, h.data, c.num FROM history h LEFT JOIN commits c ON c.num=h.commits", func(scan func(...any) error) error {
		var k, commit int64
		var b []byte
		var there *int64
		if err := scan(&k, &commit, &b, &there); err != nil {
			return err
		}
		c.n.Versions++
		var e sitrep.Event
		if err := unpack(b, &e); err != nil || key(e.ID) != k {
			c.say("event", eventID(k), "its version before change %d: %s", commit, recordFault(err))
		}
		if there == nil {
			c.say("event", eventID(k), "a version ends with change %d, which the log does not know", commit)
		}
		at := versionKey{k, commit}
		if sum, known := c.versionsOf[at]; !known || sum != digest(b) {
			c.say("event", eventID(k), "its version before change %d was altered after it was written, or the log does not know of it", commit)
		}
		delete(c.versionsOf, at)
		return nil
	})
}

// merging checks what is kept for merging.
func (c *checker) merging() error {
	if err := c.each("SELECT t.num, t.data, d.num FROM tellings t LEFT JOIN documents d ON d.num=t.document", func(scan func(...any) error) error {
		var num int64
		var data []byte
		var there *int64
		if err := scan(&num, &data, &there); err != nil {
			return err
		}
		if _, err := unpackRecord(data); err != nil {
			c.say("telling", fmt.Sprint(num), "%v", err)
		}
		if there == nil {
			c.say("telling", fmt.Sprint(num), "its document is missing")
		}
		return nil
	}); err != nil {
		return err
	}
	if err := c.each("SELECT num, low, data FROM key_runs", func(scan func(...any) error) error {
		var num, low int64
		var data []byte
		if err := scan(&num, &low, &data); err != nil {
			return err
		}
		if err := eachKey(low, data, func(filedKey) bool { return true }); err != nil {
			c.say("keys for merging", fmt.Sprint(num), "%v", err)
		}
		return nil
	}); err != nil {
		return err
	}
	err := c.each("SELECT mention, event FROM mention_events", func(scan func(...any) error) error {
		var m, e int64
		if err := scan(&m, &e); err != nil {
			return err
		}
		if owner := c.mentions[m]; owner != 0 && owner != e {
			c.say("mention", mentionID(m), "it is one of %s, but is looked up in %s", eventID(owner), eventID(e))
		}
		delete(c.mentions, m)
		return nil
	})
	lost := 0
	for _, owner := range c.mentions {
		if owner != 0 {
			lost++
		}
	}
	if lost > 0 && err == nil {
		c.say("mentions", "", "%d whose event cannot be looked up", lost)
	}
	return err
}

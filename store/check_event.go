package store

import (
	"fmt"

	"sitrep"
)

func (c *checker) allEvents() error {
	if err := c.each("SELECT e.num, e.key, e.type, e.mentions, d.data FROM events e LEFT JOIN event_data d ON d.num=e.num ORDER BY e.num", func(scan func(...any) error) error {
		var num, k, mentions int64
		var kind string
		var b []byte
		if err := scan(&num, &k, &kind, &mentions, &b); err != nil {
			return err
		}
		c.n.Events++
		c.events[k] = true
		var e sitrep.Event
		if err := unpack(b, &e); err != nil {
			c.say("event", eventID(k), "%v", err)
			return nil
		}
		if key(e.ID) != k || e.Type != kind || int64(len(e.Mentions)) != mentions {
			c.say("event", e.ID, "its row has another key, type or number of mentions")
		}
		c.agrees("event", e.ID, EventCreated, b)
		if e.Status == Withdrawn {
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
		return nil
	})
}

func (c *checker) allDecisions() error {
	ids := map[string]bool{}
	if err := c.each("SELECT key, data FROM decisions ORDER BY num", func(scan func(...any) error) error {
		var k int64
		var b []byte
		if err := scan(&k, &b); err != nil {
			return err
		}
		c.n.Decisions++
		var d sitrep.Decision
		if err := unpack(b, &d); err != nil || key(d.ID) != k {
			c.say("decision", fmt.Sprintf("%016x", uint64(k)), "its record cannot be read or is another's: %v", err)
			return nil
		}
		ids[d.ID] = true
		c.agrees("decision", d.ID, DecisionMade, b)
		switch {
		case d.ID != sitrep.DecisionID(&d):
			c.say("decision", d.ID, "its ID is not that of what was decided")
		case d.Act == sitrep.ActUndo && !ids[d.Subject]:
			c.say("decision", d.ID, "it undoes %s, which was not decided before it", d.Subject)
		}
		return nil
	}); err != nil {
		return err
	}
	return c.each("SELECT decision FROM decision_marks WHERE decision NOT IN (SELECT key FROM decisions)", func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		c.say("decision", fmt.Sprintf("%016x", uint64(k)), "marks of a decision that is missing")
		return err
	})
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
			c.say("event", eventID(k), "its version before change %d cannot be read or is another's: %v", commit, err)
		}
		if there == nil {
			c.say("event", eventID(k), "a version ends with change %d, which the log does not know", commit)
		}
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
	return c.each("SELECT mention, event FROM mention_events", func(scan func(...any) error) error {
		var m, e int64
		if err := scan(&m, &e); err != nil {
			return err
		}
		if owner := c.mentions[m]; owner != 0 && owner != e {
			c.say("mention", mentionID(m), "it is one of %s, but is looked up in %s", eventID(owner), eventID(e))
		}
		return nil
	})
}

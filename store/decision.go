package store

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Decision is a stored decision.
func (db *DB) Decision(ctx context.Context, id string) (*sitrep.Decision, error) {
	d, err := db.decision(ctx, db.read, id)
	return d, db.fault(err)
}

// Decision is a stored decision as this change finds it.
func (tx *Tx) Decision(id string) (*sitrep.Decision, error) {
	d, err := tx.db.decision(tx.ctx, tx.conn, id)
	return d, tx.db.fault(err)
}

func (db *DB) decision(ctx context.Context, q queryer, id string) (*sitrep.Decision, error) {
	ds, err := db.decisions(ctx, q, "WHERE key="+strconv.FormatInt(key(id), 10))
	if err != nil {
		return nil, err
	}
	if len(ds) == 0 || ds[0].ID != id {
		return nil, missing("decision", id)
	}
	return &ds[0], nil
}

// Decisions are all that are stored, in order. Which of them hold says sitrep.Standing.
func (db *DB) Decisions(ctx context.Context) ([]sitrep.Decision, error) {
	ds, err := db.decisions(ctx, db.read, "")
	return ds, db.fault(err)
}

// Decisions are all that this change finds, in order.
func (tx *Tx) Decisions() ([]sitrep.Decision, error) {
	ds, err := tx.db.decisions(tx.ctx, tx.conn, "")
	return ds, tx.db.fault(err)
}

// LastDecision is the number of the last one, 0 before the first.
func (tx *Tx) LastDecision() (n int64, err error) {
	_, err = one(tx.ctx, tx.conn, tx.db.dialect, "SELECT COALESCE(MAX(num),0) FROM decisions", nil, &n)
	return n, tx.db.fault(err)
}

// DecisionsOn are those about any of the events, mentions, documents or decisions, in
// order, with those that undo them. About an event are also those on what was merged into
// it, and those on its mentions.
func (db *DB) DecisionsOn(ctx context.Context, ids ...string) ([]sitrep.Decision, error) {
	ids, err := db.decidedAs(ctx, ids)
	if err != nil {
		return nil, db.fault(err)
	}
	ds, err := db.decisionsOn(ctx, db.read, ids)
	return ds, db.fault(err)
}

// decidedAs are IDs with those under which decisions on the events among them may stand:
// an event that went into another one is decided on with it.
func (db *DB) decidedAs(ctx context.Context, ids []string) (out []string, err error) {
	for _, id := range ids {
		out = append(out, id)
		if !strings.HasPrefix(id, "event-") {
			continue
		}
		e, err := db.Event(ctx, id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(append(out, e.ID), e.Mentions...)
		for _, d := range e.Decided { // its mentions may have been coded anew since
			out = append(out, d.Decision)
		}
	}
	return out, nil
}

// decisionNumbers are those of the decisions about any of the IDs, in order.
func (db *DB) decisionNumbers(ctx context.Context, q queryer, ids []string) (nums []int64, err error) {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	err = inLists(keys, func(list string) error {
		return each(ctx, q, db.dialect, "SELECT num FROM decisions WHERE key IN (SELECT decision FROM decision_marks WHERE mark IN ("+list+"))", nil, func(scan func(...any) error) error {
			var n int64
			err := scan(&n)
			nums = append(nums, n)
			return err
		})
	})
	slices.Sort(nums)
	return slices.Compact(nums), err
}

func (db *DB) decisionsOn(ctx context.Context, q queryer, ids []string) ([]sitrep.Decision, error) {
	nums, err := db.decisionNumbers(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	var out []sitrep.Decision
	err = inLists(nums, func(list string) error {
		ds, err := db.decisions(ctx, q, "WHERE num IN ("+list+")")
		out = append(out, ds...)
		return err
	})
	return out, err
}

func (db *DB) decisions(ctx context.Context, q queryer, where string) (out []sitrep.Decision, err error) {
	err = each(ctx, q, db.dialect, "SELECT data FROM decisions "+where+" ORDER BY num", nil, func(scan func(...any) error) error {
		var b []byte
		if err := scan(&b); err != nil {
			return err
		}
		var d sitrep.Decision
		if err := unpack(b, &d); err != nil {
			return db.damaged("a decision", err)
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// DecisionFilter chooses decisions; an empty one chooses all.
type DecisionFilter struct {
	Authors, Acts []string
	About         string // an event, mention, document or decision, as of DecisionsOn
}

// ListDecisions lists decisions, the latest first.
func (db *DB) ListDecisions(ctx context.Context, f DecisionFilter, r Range) (p Page[*sitrep.Decision], err error) {
	below, limit, err := r.read(highest)
	if err != nil {
		return p, err
	}
	var about []int64 // numbers, where not all are listed
	if f.About != "" {
		ids, err := db.decidedAs(ctx, []string{f.About})
		if err == nil {
			about, err = db.decisionNumbers(ctx, db.read, ids)
		}
		if err != nil || len(about) == 0 {
			return p, db.fault(err)
		}
	}
	fits := func(list []string, v string) bool {
		return len(list) == 0 || slices.ContainsFunc(list, func(o string) bool { return strings.EqualFold(o, v) })
	}
	const chunk = 500
	for {
		n, where := 0, "num<"+strconv.FormatInt(below, 10)
		if f.About != "" {
			at, _ := slices.BinarySearch(about, below)
			if at == 0 {
				return p, nil
			}
			_ = inLists(about[max(at-chunk, 0):at], func(list string) error { where = "num IN (" + list + ")"; return nil })
		}
		err := each(ctx, db.read, db.dialect, "SELECT num, data FROM decisions WHERE "+where+" ORDER BY num DESC LIMIT "+strconv.Itoa(chunk), nil, func(scan func(...any) error) error {
			var num int64
			var b []byte
			if err := scan(&num, &b); err != nil {
				return err
			}
			n++
			d := &sitrep.Decision{}
			if err := unpack(b, d); err != nil {
				return db.damaged("a decision", err)
			}
			switch {
			case p.Cursor != "" || !fits(f.Authors, d.Author) || !fits(f.Acts, d.Act):
			case len(p.Items) == limit: // there is one more
				p.Cursor = strconv.FormatInt(num+1, 36)
			default:
				p.Items = append(p.Items, d)
			}
			below = num
			return nil
		})
		if err != nil {
			return p, db.fault(err)
		}
		if n < chunk || p.Cursor != "" {
			return p, nil
		}
	}
}

// amend applies to the mentions of an event the decisions on them. Reports that were coded
// anew have their mentions found again by the anchors.
func (db *DB) amend(ctx context.Context, t *sitrep.Told, coded map[string][]sitrep.EventMention) error {
	ds, err := db.decisionsOn(ctx, db.read, t.Event.Documents)
	if err != nil || len(ds) == 0 {
		return err
	}
	on := map[string][]sitrep.Decision{}
	for _, d := range sitrep.Standing(ds) {
		if strings.HasPrefix(d.Subject, "mention-") && len(d.Here) == 1 {
			if ms := coded[d.Here[0].Document]; ms != nil {
				if i := d.Here[0].In(ms); i >= 0 {
					on[ms[i].ID] = append(on[ms[i].ID], d)
				}
			}
		}
	}
	for i, m := range t.Mentions {
		if of := on[m.ID]; of != nil {
			c := *m
			if err := c.Amend(of); err != nil {
				return err
			}
			t.Mentions[i] = &c
		}
	}
	return nil
}

package store

import (
	"context"
	"errors"
	"strconv"
	"time"
)

// States of the webhook of a view.
const (
	HookOn     = "on"
	HookPaused = "paused"
)

// View is a state of the filters under a name, with the address that is told of changes.
type View struct {
	ID     string
	Owner  string
	Name   string
	Query  string // as an address has it after the question mark
	Made   time.Time
	Hook   string // "" none
	Secret string // with which what is sent there is signed
	State  string // of the hook
	Reason string // why it is paused
	Seen   int64  // the last change of the log that was looked at for the hook
}

// mostViews is how many views there can be.
const mostViews = 2000

// ErrTooManyViews is returned where no more views can be saved.
var ErrTooManyViews = errors.New("there is no room for another view; drop one first")

// AddView stores a new view.
func (db *DB) AddView(ctx context.Context, v *View) error {
	return db.aside(ctx, func(a *aside) error {
		var n int64
		if _, err := a.one("SELECT COUNT(*) FROM views", nil, &n); err != nil {
			return err
		}
		if n >= mostViews {
			return ErrTooManyViews
		}
		_, err := a.exec("INSERT INTO views (id, owner, name, query, made, hook, secret, state, reason, seen) VALUES (?,?,?,?,?,'','','','',0)",
			v.ID, v.Owner, v.Name, v.Query, millis(v.Made))
		return err
	})
}

// Views are all saved views in the order in which they were made.
func (db *DB) Views(ctx context.Context) ([]*View, error) {
	vs, err := db.views(ctx, db.read, "ORDER BY num")
	return vs, db.fault(err)
}

// ViewsToTell are the views whose hook is on, that have not looked at the last change and
// of which nothing waits to be sent.
func (db *DB) ViewsToTell(ctx context.Context) ([]*View, error) {
	vs, err := db.views(ctx, db.read, `WHERE state='on' AND seen<(SELECT COALESCE(MAX(num),0) FROM commits)
		AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.view=views.id AND d.state='waiting') ORDER BY num`)
	return vs, db.fault(err)
}

// SavedView is a saved view.
func (db *DB) SavedView(ctx context.Context, id string) (*View, error) {
	vs, err := db.views(ctx, db.read, "WHERE id=?", id)
	if err == nil && len(vs) == 0 {
		return nil, missing("view", id)
	}
	if err != nil {
		return nil, db.fault(err)
	}
	return vs[0], nil
}

func (db *DB) views(ctx context.Context, q queryer, where string, args ...any) (out []*View, err error) {
	err = each(ctx, q, db.dialect, "SELECT id, owner, name, query, made, hook, secret, state, reason, seen FROM views "+where, args, func(scan func(...any) error) error {
		v := &View{}
		var made int64
		if err := scan(&v.ID, &v.Owner, &v.Name, &v.Query, &made, &v.Hook, &v.Secret, &v.State, &v.Reason, &v.Seen); err != nil {
			return err
		}
		v.Made = ofMillis(made)
		out = append(out, v)
		return nil
	})
	return out, err
}

// RenameView gives a view another name.
func (db *DB) RenameView(ctx context.Context, id, name string) error {
	return db.ofView(ctx, id, "UPDATE views SET name=? WHERE id=?", name, id)
}

// DropView takes a view out with all that was sent of it.
func (db *DB) DropView(ctx context.Context, id string) error {
	return db.aside(ctx, func(a *aside) error {
		n, err := a.exec("DELETE FROM views WHERE id=?", id)
		if err == nil && n == 0 {
			err = missing("view", id)
		}
		if err == nil {
			_, err = a.exec("DELETE FROM deliveries WHERE view=?", id)
		}
		return err
	})
}

// HookView tells an address from now on of what changes in a view; "" tells nobody. What
// waits for another address is dropped.
func (db *DB) HookView(ctx context.Context, id, hook, secret string) error {
	state := HookOn
	if hook == "" {
		state = ""
	}
	return db.aside(ctx, func(a *aside) error {
		n, err := a.exec("UPDATE views SET hook=?, secret=?, state=?, reason='', seen=(SELECT COALESCE(MAX(num),0) FROM commits) WHERE id=?", hook, secret, state, id)
		if err == nil && n == 0 {
			err = missing("view", id)
		}
		if err == nil {
			_, err = a.exec("DELETE FROM deliveries WHERE view=? AND state='waiting'", id)
		}
		return err
	})
}

// PauseView sends nothing until ResumeView.
func (db *DB) PauseView(ctx context.Context, id, reason string) error {
	return db.ofView(ctx, id, "UPDATE views SET state='paused', reason=? WHERE id=? AND hook<>''", reason, id)
}

// ResumeView sends at once what waits.
func (db *DB) ResumeView(ctx context.Context, id string) error {
	return db.aside(ctx, func(a *aside) error {
		n, err := a.exec("UPDATE views SET state='on', reason='' WHERE id=? AND hook<>''", id)
		if err == nil && n == 0 {
			err = missing("view with a webhook", id)
		}
		if err == nil {
			_, err = a.exec("UPDATE deliveries SET due=0, tries=0 WHERE view=? AND state='waiting'", id)
		}
		return err
	})
}

func (db *DB) ofView(ctx context.Context, id, query string, args ...any) error {
	n, err := db.execAside(ctx, query, args...)
	if err == nil && n == 0 {
		err = missing("view", id)
	}
	return err
}

// States of a delivery.
const (
	DeliveryWaiting = "waiting"
	DeliveryDone    = "done"
	DeliveryFailed  = "failed"
)

// Delivery is something that is sent to the address of a view.
type Delivery struct {
	ID     string
	View   string
	Made   time.Time
	State  string
	Due    time.Time // of one that waits: the next try
	Tries  int
	Answer int    // the status of the last answer, 0 where there was none
	Reason string // why the last try failed
	Ended  time.Time
	Events int
}

// mostDeliveries is how many of a view are remembered.
const mostDeliveries = 200

// AddDelivery marks the changes of a view as looked at up to a number of the log and, where
// d is not nil, stores what is to be sent, both or neither. added is false where another
// server was quicker, something waits to be sent already, or the hook is not on.
func (db *DB) AddDelivery(ctx context.Context, view string, was, seen int64, d *Delivery, body []byte) (added bool, err error) {
	err = db.aside(ctx, func(a *aside) error {
		n, err := a.exec("UPDATE views SET seen=? WHERE id=? AND seen=? AND state='on' AND NOT EXISTS (SELECT 1 FROM deliveries WHERE view=? AND state='waiting')", seen, view, was, view)
		if err != nil || n == 0 {
			return err
		}
		added = true
		if d == nil {
			return nil
		}
		if _, err := a.exec("INSERT INTO deliveries (id, view, made, state, due, tries, answer, reason, ended, events, body) VALUES (?,?,?,'waiting',0,0,0,'',0,?,?)",
			d.ID, view, millis(d.Made), int64(d.Events), packBytes(body)); err != nil {
			return err
		}
		_, err = a.exec("DELETE FROM deliveries WHERE view=? AND num NOT IN (SELECT num FROM deliveries WHERE view=? ORDER BY num DESC LIMIT "+strconv.Itoa(mostDeliveries)+")", view, view)
		return err
	})
	return added && err == nil, err
}

// TakeDelivery gives something that is due, with its bytes and its view; it is this
// server's until the time that is given. nil is none.
func (db *DB) TakeDelivery(ctx context.Context, now, until time.Time) (d *Delivery, body []byte, v *View, err error) {
	const due = "FROM deliveries d JOIN views v ON v.id=d.view WHERE d.state='waiting' AND v.state='on' AND d.due<=? ORDER BY d.due, d.num LIMIT 1"
	var n int
	if found, err := one(ctx, db.read, db.dialect, "SELECT 1 "+due, []any{millis(now)}, &n); err != nil || !found {
		return nil, nil, nil, db.fault(err)
	}
	err = db.aside(ctx, func(a *aside) error {
		var num int64
		var b []byte
		found, err := a.one("SELECT d.num, d.body "+due, []any{millis(now)}, &num, &b)
		if err != nil || !found {
			return err
		}
		if _, err := a.exec("UPDATE deliveries SET due=?, tries=tries+1 WHERE num=?", millis(until), num); err != nil {
			return err
		}
		ds, err := db.deliveries(ctx, a.conn, "WHERE num=?", num)
		if err != nil {
			return err
		}
		vs, err := db.views(ctx, a.conn, "WHERE id=?", ds[0].View)
		if err != nil {
			return err
		}
		if body, err = unpackBytes(b); err == nil {
			d, v = ds[0], vs[0]
		}
		return err
	})
	return d, body, v, err
}

// PutDelivery stores how a try went. pause, where not "", pauses the hook of the view for
// that reason.
func (db *DB) PutDelivery(ctx context.Context, d *Delivery, pause string) error {
	return db.aside(ctx, func(a *aside) error {
		set, args := "state=?, due=?, answer=?, reason=?, ended=?", []any{d.State, millis(d.Due), int64(d.Answer), d.Reason, millis(d.Ended)}
		if d.State != DeliveryWaiting {
			set, args = set+", body=?", append(args, []byte{packedPlain})
		}
		n, err := a.exec("UPDATE deliveries SET "+set+" WHERE id=? AND state='waiting'", append(args, d.ID)...)
		if err != nil || n == 0 || pause == "" { // it was dropped meanwhile
			return err
		}
		_, err = a.exec("UPDATE views SET state='paused', reason=? WHERE id=? AND state='on'", pause, d.View)
		return err
	})
}

// Deliveries are those of a view, the latest first.
func (db *DB) Deliveries(ctx context.Context, view string) ([]*Delivery, error) {
	ds, err := db.deliveries(ctx, db.read, "WHERE view=? ORDER BY num DESC", view)
	return ds, db.fault(err)
}

func (db *DB) deliveries(ctx context.Context, q queryer, where string, args ...any) (out []*Delivery, err error) {
	err = each(ctx, q, db.dialect, "SELECT id, view, made, state, due, tries, answer, reason, ended, events FROM deliveries "+where, args, func(scan func(...any) error) error {
		d := &Delivery{}
		var made, due, tries, answer, ended, events int64
		if err := scan(&d.ID, &d.View, &made, &d.State, &due, &tries, &answer, &d.Reason, &ended, &events); err != nil {
			return err
		}
		d.Made, d.Due, d.Ended, d.Tries, d.Answer, d.Events = ofMillis(made), ofMillis(due), ofMillis(ended), int(tries), int(answer), int(events)
		out = append(out, d)
		return nil
	})
	return out, err
}

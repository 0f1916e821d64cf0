package store

import (
	"context"
	"strconv"
	"time"
)

// Session is somebody who is logged in.
type Session struct {
	Key   []byte // the hash of what the browser holds
	Name  string
	Role  int
	Rules []byte // the hash of the settings by which the role was given
	Ends  time.Time
}

// PutSession stores a session, and drops those that have ended.
func (db *DB) PutSession(ctx context.Context, s *Session, now time.Time) error {
	return db.aside(ctx, func(a *aside) error {
		if _, err := a.exec("DELETE FROM sessions WHERE ends<?", millis(now)); err != nil {
			return err
		}
		_, err := a.exec("INSERT INTO sessions (key, name, role, rules, ends) VALUES (?,?,?,?,?)", s.Key, s.Name, int64(s.Role), s.Rules, millis(s.Ends))
		return err
	})
}

// Session is the one with the key, ErrNotFound where there is none.
func (db *DB) Session(ctx context.Context, key []byte) (*Session, error) {
	s := &Session{Key: key}
	var role, ends int64
	found, err := one(ctx, db.read, db.dialect, "SELECT name, role, rules, ends FROM sessions WHERE key=?", []any{key}, &s.Name, &role, &s.Rules, &ends)
	if err != nil {
		return nil, db.fault(err)
	}
	if !found {
		return nil, ErrNotFound
	}
	s.Role, s.Ends = int(role), ofMillis(ends)
	return s, nil
}

// EndSession drops a session.
func (db *DB) EndSession(ctx context.Context, key []byte) error {
	_, err := db.execAside(ctx, "DELETE FROM sessions WHERE key=?", key)
	return err
}

// Audited is something that somebody did at the desk.
type Audited struct {
	Number int64     `json:"number"`
	At     time.Time `json:"at"`
	Who    string    `json:"who" doc:"The name of the person or key, empty where nobody is known."`
	What   string    `json:"what" doc:"logged in, logged out, was refused, decided, brought in, saved a view …"`
	About  string    `json:"about,omitempty" doc:"The ID or name of what it was done to."`
	From   string    `json:"from,omitempty" doc:"The address that it came from."`
}

// Audit appends what somebody did.
func (db *DB) Audit(ctx context.Context, x Audited) error {
	_, err := db.execAside(ctx, "INSERT INTO audit (at, who, what, about, origin) VALUES (?,?,?,?,?)", millis(x.At), x.Who, x.What, x.About, x.From)
	return err
}

// ListAudit lists what was done, the latest first; who chooses one person.
func (db *DB) ListAudit(ctx context.Context, who string, r Range) (p Page[*Audited], err error) {
	below, limit, err := r.read(highest)
	if err != nil {
		return p, err
	}
	where, args := "", []any{below}
	if who != "" {
		where, args = " AND who=?", append(args, who)
	}
	err = each(ctx, db.read, db.dialect, "SELECT num, at, who, what, about, origin FROM audit WHERE num<?"+where+" ORDER BY num DESC LIMIT "+strconv.Itoa(limit+1), args, func(scan func(...any) error) error {
		x := &Audited{}
		var at int64
		if err := scan(&x.Number, &at, &x.Who, &x.What, &x.About, &x.From); err != nil {
			return err
		}
		if x.At = ofMillis(at); len(p.Items) == limit {
			p.Cursor = strconv.FormatInt(x.Number+1, 36)
			return nil
		}
		p.Items = append(p.Items, x)
		return nil
	})
	return p, db.fault(err)
}

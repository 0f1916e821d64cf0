package store

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"time"
)

// States of a job.
const (
	JobWaiting = "waiting"
	JobRunning = "running"
	JobDone    = "done"
	JobFailed  = "failed"
)

// Job is something that was posted and is read in its turn.
type Job struct {
	ID      string
	State   string
	Source  string
	By      string
	Size    int
	Asked   time.Time
	Ended   time.Time
	Tries   int             // how often it was begun
	Outcome json.RawMessage // what was read and stored
	Reason  string          // why it failed
}

// jobData is what no query asks of a job.
type jobData struct {
	Source  string          `json:"source"`
	By      string          `json:"by,omitempty"`
	Asked   int64           `json:"asked"`
	Ended   int64           `json:"ended,omitempty"`
	Outcome json.RawMessage `json:"outcome,omitempty"`
	Reason  string          `json:"reason,omitempty"`
}

func (j *Job) data() jobData {
	return jobData{j.Source, j.By, millis(j.Asked), millis(j.Ended), j.Outcome, j.Reason}
}

// Bounds of what waits and of what is remembered.
const (
	mostWaiting      = 100
	mostWaitingBytes = 1 << 30
	mostJobs         = 1000
)

// ErrTooMuch is returned where no more can wait.
var ErrTooMuch = errors.New("too much waits to be read")

// ErrOtherBody is returned for a request that was sent before with another body.
var ErrOtherBody = errors.New("it was sent with another body before")

// AddJob stores a job with what is to be read; it outlives the server. again and same,
// where not nil, are the hashes of a request that may be sent twice and of its body: the
// job of the first one is given back.
func (db *DB) AddJob(ctx context.Context, j *Job, body, again, same []byte) (*Job, error) {
	out := j
	err := db.aside(ctx, func(a *aside) error {
		if len(again) > 0 {
			var num int64
			var was []byte
			found, err := a.one("SELECT num, same FROM jobs WHERE again=?", []any{again}, &num, &was)
			if err != nil {
				return err
			}
			if found {
				if string(was) != string(same) {
					return ErrOtherBody
				}
				js, err := db.jobs(ctx, a.conn, "WHERE num=?", num)
				if err == nil {
					out = js[0]
				}
				return err
			}
		}
		var n, size int64
		if _, err := a.one("SELECT COUNT(*), CAST(COALESCE(SUM(size),0) AS BIGINT) FROM jobs WHERE state=?", []any{JobWaiting}, &n, &size); err != nil {
			return err
		}
		if n >= mostWaiting || n > 0 && size+int64(len(body)) > mostWaitingBytes {
			return ErrTooMuch
		}
		data, err := json.Marshal(j.data())
		if err != nil {
			return err
		}
		_, err = a.exec("INSERT INTO jobs (id, state, due, tries, size, again, same, data, body) VALUES (?,?,0,0,?,?,?,?,?)",
			j.ID, JobWaiting, int64(j.Size), notNil(again), notNil(same), data, packBytes(body))
		return err
	})
	return out, err
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func (db *DB) jobs(ctx context.Context, q queryer, where string, args ...any) (out []*Job, err error) {
	err = each(ctx, q, db.dialect, "SELECT id, state, tries, size, data FROM jobs "+where, args, func(scan func(...any) error) error {
		j := &Job{}
		var tries, size int64
		var b []byte
		var d jobData
		if err := scan(&j.ID, &j.State, &tries, &size, &b); err != nil {
			return err
		}
		if err := json.Unmarshal(b, &d); err != nil {
			return db.damaged("job "+j.ID, err)
		}
		j.Tries, j.Size, j.Source, j.By, j.Outcome, j.Reason = int(tries), int(size), d.Source, d.By, d.Outcome, d.Reason
		j.Asked, j.Ended = ofMillis(d.Asked), ofMillis(d.Ended)
		out = append(out, j)
		return nil
	})
	return out, err
}

// Job is a stored job.
func (db *DB) Job(ctx context.Context, id string) (*Job, error) {
	js, err := db.jobs(ctx, db.read, "WHERE id=?", id)
	if err == nil && len(js) == 0 {
		return nil, missing("job", id)
	}
	if err != nil {
		return nil, db.fault(err)
	}
	return js[0], nil
}

// Jobs are those that wait, run or ended last, the latest first.
func (db *DB) Jobs(ctx context.Context) ([]*Job, error) {
	js, err := db.jobs(ctx, db.read, "ORDER BY num DESC LIMIT "+strconv.Itoa(mostJobs))
	return js, db.fault(err)
}

// TakeJob gives the oldest job that waits, or that a server began and then ended under,
// with its body; it is this server's until the time that is given. nil is none. One whose
// bytes are not what was posted fails, so that those behind it are read.
func (db *DB) TakeJob(ctx context.Context, now, until time.Time) (j *Job, body []byte, err error) {
	var n int
	const due = "state IN ('waiting','running') AND due<=?"
	if found, err := one(ctx, db.read, db.dialect, "SELECT 1 FROM jobs WHERE "+due+" LIMIT 1", []any{millis(now)}, &n); err != nil || !found {
		return nil, nil, db.fault(err)
	}
	err = db.aside(ctx, func(a *aside) error {
		for {
			var num int64
			var b []byte
			found, err := a.one("SELECT num, body FROM jobs WHERE "+due+" ORDER BY num LIMIT 1", []any{millis(now)}, &num, &b)
			if err != nil || !found {
				return err
			}
			if _, err := a.exec("UPDATE jobs SET state=?, due=?, tries=tries+1 WHERE num=?", JobRunning, millis(until), num); err != nil {
				return err
			}
			js, err := db.jobs(ctx, a.conn, "WHERE num=?", num)
			damaged := Is(err, Corrupt)
			if err != nil && !damaged {
				return err
			}
			told := jobData{Asked: millis(now)} // where the job itself is damaged
			if !damaged {
				if body, err = unpackBytes(b); err == nil {
					j = js[0]
					return nil
				}
				told = js[0].data()
			}
			told.Ended, told.Reason = millis(now), "what was posted is damaged in the database ("+err.Error()+"); post it again"
			data, err := json.Marshal(told)
			if err != nil {
				return err
			}
			if _, err := a.exec("UPDATE jobs SET state=?, data=?, body=? WHERE num=?", JobFailed, data, []byte{packedPlain}, num); err != nil {
				return err
			}
		}
	})
	if err != nil {
		return nil, nil, err
	}
	return j, body, nil
}

// KeepJob keeps a running job this server's for longer.
func (db *DB) KeepJob(ctx context.Context, id string, until time.Time) error {
	_, err := db.execAside(ctx, "UPDATE jobs SET due=? WHERE id=? AND state=?", millis(until), id, JobRunning)
	return err
}

// PutJob stores how a job ended, or that it waits again; what was posted goes with the
// end, and so do the oldest jobs beyond those that are remembered.
func (db *DB) PutJob(ctx context.Context, j *Job) error {
	data, err := json.Marshal(j.data())
	if err != nil {
		return err
	}
	return db.aside(ctx, func(a *aside) error {
		if j.State == JobWaiting {
			_, err := a.exec("UPDATE jobs SET state=?, due=0, tries=?, data=? WHERE id=?", j.State, int64(j.Tries), data, j.ID)
			return err
		}
		if _, err := a.exec("UPDATE jobs SET state=?, data=?, body=? WHERE id=?", j.State, data, []byte{packedPlain}, j.ID); err != nil {
			return err
		}
		_, err := a.exec("DELETE FROM jobs WHERE state IN ('done','failed') AND num<=(SELECT COALESCE(MAX(num),0) FROM jobs)-?", int64(mostJobs))
		return err
	})
}

package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"

	"sitrep"
)

// Problem is something in a database that is not as it was written.
type Problem struct {
	What   string `json:"what"` // file, capture, document, mention, event, log …
	ID     string `json:"id,omitempty"`
	Reason string `json:"reason"`
}

func (p Problem) String() string {
	if p.ID == "" {
		return p.What + ": " + p.Reason
	}
	return p.What + " " + p.ID + ": " + p.Reason
}

// Checked says how much a check has looked at.
type Checked struct {
	Captures  int64 `json:"captures"`
	Documents int64 `json:"documents"`
	Mentions  int64 `json:"mentions"`
	Events    int64 `json:"events"`
	Actors    int64 `json:"actors"`
	Processes int64 `json:"processes"`
	Decisions int64 `json:"decisions"`
	Versions  int64 `json:"versions"` // older ones of events
	Changes   int64 `json:"changes"`

	Last string `json:"last_hash"` // of the log, hexadecimal: who keeps it elsewhere sees later whether the log was written anew
}

// checker holds what one check compares.
type checker struct {
	db   *DB
	conn *sql.Conn // of one moment
	ctx  context.Context
	tell func(Problem)
	step func(Checked)
	n    Checked

	logged
	captures map[int64]bool
	docs     map[int64]bool
	mentions map[int64]int64 // of documents, by their event once seen, 0 before
	events   map[int64]bool
}

// faults are how many Check finds, and the first of them.
func (db *DB) faults(ctx context.Context) (n int, first string, err error) {
	_, err = db.Check(ctx, func(p Problem) {
		if n++; n == 1 {
			first = p.String()
		}
	}, nil)
	return n, first, err
}

// Check reads everything: the file's pages, every hash, offset and reference, the words
// of every mention in the text and in the capture's bytes, and the chain of the log.
// It tells what it finds wrong and goes on; an error is that it could not look.
func (db *DB) Check(ctx context.Context, tell func(Problem), step func(Checked)) (Checked, error) {
	if step == nil {
		step = func(Checked) {}
	}
	conn, end, err := db.moment(ctx)
	if err != nil {
		return Checked{}, err
	}
	defer end()
	c := &checker{db: db, conn: conn, ctx: ctx, tell: tell, step: step, logged: newLogged(), captures: map[int64]bool{}, docs: map[int64]bool{},
		mentions: map[int64]int64{}, events: map[int64]bool{}}
	for _, part := range []struct {
		name string
		do   func() error
	}{{"pages", c.pages}, {"log", c.log}, {"captures", c.allCaptures}, {"documents", c.allDocuments}, {"versions", c.versions}, {"failures", c.allFailures}, {"actors", c.allActors}, {"events", c.allEvents},
		{"processes", c.allProcesses}, {"decisions", c.allDecisions}, {"history", c.history}, {"merging", c.merging}, {"fetched", c.allFetched}, {"counts", c.counts}} {
		if err := part.do(); err != nil {
			err = db.fault(err)
			if ctx.Err() != nil || !Is(err, Corrupt) {
				return c.n, err
			}
			c.say(part.name, "", "%v", err) // the other tables may be whole
		}
	}
	c.missing()
	return c.n, nil
}

func (c *checker) say(what, id, format string, args ...any) {
	c.tell(Problem{what, id, fmt.Sprintf(format, args...)})
}

func (c *checker) each(query string, f func(scan func(...any) error) error) error {
	return each(c.ctx, c.conn, c.db.dialect, query, nil, func(scan func(...any) error) error {
		c.step(c.n)
		return f(scan)
	})
}

func (c *checker) pages() error {
	return c.db.dialect.verify(c.ctx, c.conn, func(reason string) { c.say("file", "", "%s", reason) })
}

// agrees compares a record with what the log says of it, in one of the ways in which it is
// written there, and gives the number of the change that wrote it.
func (c *checker) agrees(what, id string, kind ChangeKind, sums ...[digestSize]byte) (commit int64) {
	k := logKey{kind, key(id)}
	l, known := c.records[k]
	delete(c.records, k)
	switch {
	case !known:
		c.say(what, id, "the log does not know of it")
	case !slices.Contains(sums, l.sum):
		c.say(what, id, "it was altered after it was written: the log has another digest")
	}
	return l.commit
}

// recordFault says what is wrong with a record that is not that of its row.
func recordFault(err error) string {
	if err != nil {
		return "its record cannot be read: " + err.Error()
	}
	return "its record is another's"
}

// missing tells of records that the log knows and the tables have not.
func (c *checker) missing() {
	lost := map[ChangeKind]int{}
	for k := range c.records {
		lost[k.kind]++
	}
	for _, n := range c.failures {
		lost[FailureAdded] += n
	}
	for _, k := range []struct {
		kind ChangeKind
		what string
	}{{CaptureAdded, "captures"}, {DocumentAdded, "documents"}, {FailureAdded, "failures"}, {ActorPut, "actors"}, {EventCreated, "events"}, {ProcessPut, "processes"},
		{DecisionMade, "decisions"}, {FetchedPut, "answers of servers"}} {
		if n := lost[k.kind]; n > 0 {
			c.say(k.what, "", "%d that the log tells of are missing", n)
		}
	}
	if n := len(c.versionsOf); n > 0 {
		c.say("events", "", "%d of their older versions are missing", n)
	}
	if n := len(c.moved); n > 0 {
		c.say("events", "", "%d IDs that were merged lead nowhere", n)
	}
}

func (c *checker) allCaptures() error {
	blobs := map[string]bool{}
	if err := c.each("SELECT sha, size, data FROM blobs ORDER BY num", func(scan func(...any) error) error {
		var sha, data []byte
		var size int64
		if err := scan(&sha, &size, &data); err != nil {
			return err
		}
		blobs[string(sha)] = false
		b, err := unpackBytes(data)
		sum := sha256.Sum256(b)
		switch {
		case err != nil:
			c.say("capture", hex.EncodeToString(sha), "its bytes cannot be unpacked: %v", err)
		case !bytes.Equal(sum[:], sha) || int64(len(b)) != size:
			c.say("capture", hex.EncodeToString(sha), "its bytes are not those of its hash")
		}
		return nil
	}); err != nil {
		return err
	}
	err := c.each("SELECT key, sha, data FROM captures ORDER BY num", func(scan func(...any) error) error {
		var k int64
		var sha, data []byte
		if err := scan(&k, &sha, &data); err != nil {
			return err
		}
		c.n.Captures++
		c.captures[k] = true
		var cap sitrep.Capture
		if err := unpack(data, &cap); err != nil {
			c.say("capture", fmt.Sprintf("%016x", uint64(k)), "%v", err)
			return nil
		}
		if key(cap.ID) != k || cap.SHA256 != hex.EncodeToString(sha) {
			c.say("capture", cap.ID, "its row has another key or hash")
		}
		c.agrees("capture", cap.ID, CaptureAdded, digest(sha, data))
		if cap.SameAs != "" {
			if !c.captures[key(cap.SameAs)] {
				c.say("capture", cap.ID, "it is said to have the words of %s, which is missing", cap.SameAs)
			}
			return nil
		}
		if _, there := blobs[string(sha)]; !there {
			c.say("capture", cap.ID, "its bytes are missing")
		}
		blobs[string(sha)] = true
		return nil
	})
	for sha, used := range blobs {
		if !used && err == nil {
			c.say("capture", hex.EncodeToString([]byte(sha)), "bytes that no capture has")
		}
	}
	return err
}

func (c *checker) allActors() error {
	return c.each("SELECT key, data FROM actors ORDER BY num", func(scan func(...any) error) error {
		var k int64
		var b []byte
		if err := scan(&k, &b); err != nil {
			return err
		}
		c.n.Actors++
		var a sitrep.Actor
		if err := unpack(b, &a); err != nil || key(a.ID) != k {
			c.say("actor", fmt.Sprintf("%016x", uint64(k)), "%s", recordFault(err))
			return nil
		}
		c.agrees("actor", a.ID, ActorPut, digest(b))
		return nil
	})
}

func (c *checker) allProcesses() error {
	steps := map[[2]int64]bool{}
	err := c.each("SELECT key, data FROM processes ORDER BY num", func(scan func(...any) error) error {
		var k int64
		var b []byte
		if err := scan(&k, &b); err != nil {
			return err
		}
		c.n.Processes++
		var p sitrep.Process
		if err := unpack(b, &p); err != nil || key(p.ID) != k {
			c.say("process", fmt.Sprintf("%016x", uint64(k)), "%s", recordFault(err))
			return nil
		}
		c.agrees("process", p.ID, ProcessPut, digest(b))
		for _, s := range p.Steps {
			if s.Event == "" {
				continue
			}
			steps[[2]int64{key(s.Event), k}] = true
			if !c.events[key(s.Event)] && !c.merged[key(s.Event)] {
				c.say("process", p.ID, "its step %s is missing", s.Event)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = c.each("SELECT event, process FROM process_events", func(scan func(...any) error) error {
		var e, p int64
		if err := scan(&e, &p); err != nil {
			return err
		}
		if !steps[[2]int64{e, p}] {
			c.say("process", fmt.Sprintf("%016x", uint64(p)), "%s is found as a step of it and is none", eventID(e))
		}
		delete(steps, [2]int64{e, p})
		return nil
	})
	if n := len(steps); n > 0 && err == nil {
		c.say("processes", "", "%d steps that are not found by their events", n)
	}
	return err
}

func (c *checker) allFailures() error {
	return c.each("SELECT capture, document, data FROM failures ORDER BY num", func(scan func(...any) error) error {
		var capture, document int64
		var b []byte
		if err := scan(&capture, &document, &b); err != nil {
			return err
		}
		var f sitrep.Failure
		if err := unpack(b, &f); err != nil || key(f.Capture) != capture || key(f.Document) != document {
			c.say("failure", fmt.Sprintf("%016x", uint64(capture)), "%s", recordFault(err))
		}
		sum := digest(b)
		if c.failures[sum]--; c.failures[sum] < 0 {
			c.say("failure", f.Capture, "it was altered after it was written, or the log does not know of it")
		}
		if c.failures[sum] <= 0 {
			delete(c.failures, sum)
		}
		return nil
	})
}

// allFetched checks what servers gave. Before the log told of it there was no digest.
func (c *checker) allFetched() error {
	return c.each("SELECT key, address, etag, modified FROM fetched", func(scan func(...any) error) error {
		var k int64
		var f Fetched
		if err := scan(&k, &f.Address, &f.ETag, &f.Modified); err != nil {
			return err
		}
		if hashKey(f.Address) != k {
			c.say("answer of a server", f.Address, "its row has another key")
		}
		if _, logged := c.records[logKey{FetchedPut, key(f.Address)}]; logged {
			c.agrees("answer of a server", f.Address, FetchedPut, f.digest())
		}
		return nil
	})
}

package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

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
}

// checker holds what one check compares.
type checker struct {
	db   *DB
	ctx  context.Context
	tell func(Problem)
	step func(Checked)
	n    Checked

	logged   map[logKey][digestSize]byte // the last digest of each record
	captures map[int64]bool
	docs     map[int64]bool
	mentions map[int64]int64 // of documents, by their event once seen, 0 before
	events   map[int64]bool
	moved    map[int64]bool
}

// logKey is a record of a kind: captures, documents, actors, events, processes.
type logKey struct {
	kind ChangeKind
	key  int64
}

// Check reads everything: the file's pages, every hash, offset and reference, the words
// of every mention in the text and in the capture's bytes, and the chain of the log.
// It tells what it finds wrong and goes on; an error is that it could not look.
func (db *DB) Check(ctx context.Context, tell func(Problem), step func(Checked)) (Checked, error) {
	if step == nil {
		step = func(Checked) {}
	}
	c := &checker{db: db, ctx: ctx, tell: tell, step: step, logged: map[logKey][digestSize]byte{}, captures: map[int64]bool{}, docs: map[int64]bool{},
		mentions: map[int64]int64{}, events: map[int64]bool{}, moved: map[int64]bool{}}
	for _, part := range []struct {
		name string
		do   func() error
	}{{"pages", c.pages}, {"log", c.log}, {"captures", c.allCaptures}, {"documents", c.allDocuments}, {"actors", c.allActors}, {"events", c.allEvents},
		{"processes", c.allProcesses}, {"decisions", c.allDecisions}, {"history", c.history}, {"merging", c.merging}, {"counts", c.counts}} {
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
	return each(c.ctx, c.db.read, c.db.dialect, query, nil, func(scan func(...any) error) error {
		c.step(c.n)
		return f(scan)
	})
}

func (c *checker) pages() error {
	return c.db.dialect.verify(c.ctx, c.db.read, func(reason string) { c.say("file", "", "%s", reason) })
}

// log walks the chain and gathers the last digest of every record.
func (c *checker) log() error {
	var before []byte
	next := int64(1)
	err := c.db.entries(c.ctx, 0, func(e *entry) error {
		c.n.Changes++
		c.step(c.n)
		id := fmt.Sprint(e.num)
		if e.num != next {
			c.say("log", id, "entries %d to %d are missing", next, e.num-1)
			before = nil
		} else if !bytes.Equal(e.chained(before), e.hash) {
			c.say("log", id, "the entry was altered after it was written, or the one before it")
		}
		next, before = e.num+1, e.hash
		if err := changes(e.changes, func(ch change) error {
			switch kind := recordKind(ch.kind); {
			case ch.kind == EventMerged:
				delete(c.logged, logKey{EventCreated, key(ch.id)})
				c.moved[key(ch.id)] = true
			case ch.kind == ProcessRemoved:
				delete(c.logged, logKey{ProcessPut, key(ch.id)})
			case kind != 0:
				c.logged[logKey{kind, key(ch.id)}] = ch.sum
			}
			return nil
		}); err != nil {
			c.say("log", id, "%v", err)
		}
		return nil
	})
	return err
}

// recordKind is the kind under which a record's digests are kept, 0 for none.
func recordKind(k ChangeKind) ChangeKind {
	switch k {
	case CaptureAdded, ActorPut, ProcessPut, DecisionMade:
		return k
	case DocumentAdded, DocumentChanged:
		return DocumentAdded
	case EventCreated, EventUpdated, EventWithdrawn:
		return EventCreated
	}
	return 0
}

// agrees compares a record with what the log says of it.
func (c *checker) agrees(what, id string, kind ChangeKind, parts ...[]byte) {
	k := logKey{kind, key(id)}
	sum, known := c.logged[k]
	delete(c.logged, k)
	switch {
	case !known:
		c.say(what, id, "the log does not know of it")
	case sum != digest(parts...):
		c.say(what, id, "it was altered after it was written: the log has another digest")
	}
}

// missing tells of records that the log knows and the tables have not.
func (c *checker) missing() {
	lost := map[ChangeKind]int{}
	for k := range c.logged {
		lost[k.kind]++
	}
	for _, k := range []struct {
		kind ChangeKind
		what string
	}{{CaptureAdded, "captures"}, {DocumentAdded, "documents"}, {ActorPut, "actors"}, {EventCreated, "events"}, {ProcessPut, "processes"}, {DecisionMade, "decisions"}} {
		if n := lost[k.kind]; n > 0 {
			c.say(k.what, "", "%d that the log tells of are missing", n)
		}
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
		if _, there := blobs[string(sha)]; !there {
			c.say("capture", cap.ID, "its bytes are missing")
		}
		blobs[string(sha)] = true
		c.agrees("capture", cap.ID, CaptureAdded, sha, data)
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
			c.say("actor", fmt.Sprintf("%016x", uint64(k)), "its record cannot be read or is another's: %v", err)
			return nil
		}
		c.agrees("actor", a.ID, ActorPut, b)
		return nil
	})
}

func (c *checker) allProcesses() error {
	err := c.each("SELECT key, data FROM processes ORDER BY num", func(scan func(...any) error) error {
		var k int64
		var b []byte
		if err := scan(&k, &b); err != nil {
			return err
		}
		c.n.Processes++
		var p sitrep.Process
		if err := unpack(b, &p); err != nil || key(p.ID) != k {
			c.say("process", fmt.Sprintf("%016x", uint64(k)), "its record cannot be read or is another's: %v", err)
			return nil
		}
		c.agrees("process", p.ID, ProcessPut, b)
		for _, s := range p.Steps {
			if k := key(s.Event); s.Event != "" && !c.events[k] && !c.moved[k] {
				c.say("process", p.ID, "its step %s is missing", s.Event)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.each("SELECT process FROM process_events WHERE process NOT IN (SELECT key FROM processes)", func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		c.say("process", fmt.Sprintf("%016x", uint64(k)), "steps of a process that is missing")
		return err
	})
}

package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"strings"
	"time"
)

// ChangeKind says what happened to a record.
type ChangeKind byte

// Kinds of changes.
const (
	CaptureAdded    ChangeKind = 'c'
	DocumentAdded   ChangeKind = 'd'
	DocumentChanged ChangeKind = 'D'
	FailureAdded    ChangeKind = 'f'
	ActorPut        ChangeKind = 'a'
	EventCreated    ChangeKind = 'e'
	EventUpdated    ChangeKind = 'E'
	EventMerged     ChangeKind = 'm' // ID became part of Target
	EventSplit      ChangeKind = 's' // Target was cut off ID
	EventWithdrawn  ChangeKind = 'w'
	ProcessPut      ChangeKind = 'p'
	ProcessRemoved  ChangeKind = 'P'
	DecisionMade    ChangeKind = 'h' // by hand
	FetchedPut      ChangeKind = 'v' // what a server gave to ask again; ID is the address
)

var changeWords = map[ChangeKind]string{CaptureAdded: "capture added", DocumentAdded: "document added", DocumentChanged: "document changed",
	FailureAdded: "failure", ActorPut: "actor", EventCreated: "created", EventUpdated: "updated", EventMerged: "merged", EventSplit: "split",
	EventWithdrawn: "withdrawn", ProcessPut: "process", ProcessRemoved: "process removed",
	DecisionMade: "decided", FetchedPut: "fetched"}

// String is the word for it.
func (k ChangeKind) String() string { return changeWords[k] }

// change is an entry of the log: what happened to which record, and the digest of the
// record as it was stored then.
type change struct {
	kind       ChangeKind
	id, target string
	sum        [digestSize]byte
}

// digestSize is the bytes of SHA-256 that the log keeps of a record: what is written
// on purpose so that 128 bits agree is out of reach.
const digestSize = 16

func digest(parts ...[]byte) (out [digestSize]byte) {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write(p)
	}
	copy(out[:], h.Sum(nil))
	return out
}

// changeLog gathers the changes of one transaction as they are stored.
type changeLog struct {
	b     []byte
	kinds map[ChangeKind]int
}

func (l *changeLog) add(c change) {
	if l.kinds == nil {
		l.kinds = map[ChangeKind]int{}
	}
	l.kinds[c.kind]++
	l.b = append(l.b, byte(c.kind))
	l.b = appendID(l.b, c.id)
	switch c.kind {
	case EventMerged, EventSplit:
		l.b = appendID(l.b, c.target)
	case ProcessRemoved:
	default:
		l.b = append(l.b, c.sum[:]...)
	}
}

// nativePrefixes are those of IDs that are stored as eight bytes.
var nativePrefixes = []string{"event", "doc", "cap", "mention", "actor", "process", "decision"}

func appendID(b []byte, id string) []byte {
	if i := strings.LastIndexByte(id, '-'); i > 0 && len(id)-i-1 == 16 {
		for n, p := range nativePrefixes {
			if p == id[:i] {
				if raw, err := hex.DecodeString(id[i+1:]); err == nil && hex.EncodeToString(raw) == id[i+1:] {
					return append(append(b, byte(n+1)), raw...)
				}
			}
		}
	}
	b = append(b, 0)
	b = binary.AppendUvarint(b, uint64(len(id)))
	return append(b, id...)
}

var errLog = errors.New("an entry of the log is cut off")

func cutID(b []byte) (id string, rest []byte, err error) {
	if len(b) == 0 {
		return "", nil, errLog
	}
	n := int(b[0])
	b = b[1:]
	if n > 0 {
		if n > len(nativePrefixes) || len(b) < 8 {
			return "", nil, errLog
		}
		return nativePrefixes[n-1] + "-" + hex.EncodeToString(b[:8]), b[8:], nil
	}
	size, k := binary.Uvarint(b)
	if k <= 0 || uint64(len(b)-k) < size {
		return "", nil, errLog
	}
	return string(b[k : k+int(size)]), b[k+int(size):], nil
}

// changes reads what add wrote.
func changes(b []byte, f func(change) error) error {
	for len(b) > 0 {
		c := change{kind: ChangeKind(b[0])}
		var err error
		if c.id, b, err = cutID(b[1:]); err != nil {
			return err
		}
		switch c.kind {
		case EventMerged, EventSplit:
			if c.target, b, err = cutID(b); err != nil {
				return err
			}
		case ProcessRemoved:
		default:
			if len(b) < digestSize {
				return errLog
			}
			copy(c.sum[:], b)
			b = b[digestSize:]
		}
		if err := f(c); err != nil {
			return err
		}
	}
	return nil
}

// entry is a row of the log.
type entry struct {
	num                 int64
	at, what, who, note string
	changes             []byte
	hash                []byte
}

// chained is the hash of an entry after another.
func (e *entry) chained(before []byte) []byte {
	h := sha256.New()
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(e.num))
	for _, p := range [][]byte{before, n[:], []byte(e.at), []byte(e.what), []byte(e.who), []byte(e.note), e.changes} {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(p)))
		h.Write(size[:])
		h.Write(p)
	}
	return h.Sum(nil)
}

// writeLog closes the change with its entry.
func (tx *Tx) writeLog() error {
	var before []byte
	if _, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT hash FROM commits WHERE num=?", []any{tx.num - 1}, &before); err != nil {
		return err
	}
	e := entry{num: tx.num, at: tx.cause.At.UTC().Format(time.RFC3339Nano), what: tx.cause.What, who: tx.cause.Who, note: tx.cause.Note, changes: bytes.Clone(tx.log.b)}
	if e.changes == nil {
		e.changes = []byte{}
	}
	return tx.insert(commitTable, [][]any{{e.num, e.at, e.what, e.who, e.note, e.changes, e.chained(before)}})
}

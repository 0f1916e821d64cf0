package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"sitrep"
)

// key is what an ID is found by: the digits of a native one, else the first eight
// bytes of its hash. The record holds the ID itself.
func key(id string) int64 {
	if i := strings.LastIndexByte(id, '-'); i >= 0 && len(id)-i-1 == 16 {
		var b [8]byte
		if _, err := hex.Decode(b[:], []byte(id[i+1:])); err == nil {
			return int64(binary.BigEndian.Uint64(b[:]))
		}
	}
	return hashKey(id)
}

func hashKey(parts ...string) int64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}

// perDay is the numbers of a day. A day with more runs on into the numbers of the next
// one: the order suffers, nothing else.
const perDay = 1 << 22

// undated is the end of the numbers of what has no day: no report is about the
// centuries whose numbers they take.
const undated sitrep.Day = 300000

// firstOf is the smallest number of a day; the undated have the day 0.
func firstOf(d sitrep.Day) int64 { return int64(d) * perDay }

// dayOf is the day under which an interval is numbered.
func dayOf(i sitrep.Interval) sitrep.Day {
	if i.Start != 0 {
		return i.Start
	}
	return i.End
}

// numbers gives out free numbers of days in one transaction.
type numbers struct {
	table string
	next  map[sitrep.Day]int64
}

func (n *numbers) take(tx *Tx, d sitrep.Day) (int64, error) {
	if n.next == nil {
		n.next = map[sitrep.Day]int64{}
	}
	num, known := n.next[d]
	if !known {
		num = firstOf(d)
		end := d + 1
		if d == 0 {
			end = undated
		}
		var last int64
		found, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT num FROM "+n.table+" WHERE num>=? AND num<? ORDER BY num DESC LIMIT 1", []any{num, firstOf(end)}, &last)
		if err != nil {
			return 0, err
		}
		if found {
			num = last + 1
		}
	}
	n.next[d] = num + 1
	return num, nil
}

package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// The keys of tellings lie in runs: each change adds one, sorted by key, in rows of so
// many keys, and runs of about the same size are joined once there are enough of them.
// A row has for each key its distance from the one before and the number of the
// telling: a fifth of the room that a row of a table takes for each key, and written at
// one go.
const (
	rowKeys    = 2048
	runsJoined = 8    // runs of one size that are joined
	sizeStep   = 8    // the sizes of runs: 16 rows, 128 …
	smallRun   = 16   // rows
	longestRun = 1024 // rows; a longer run is never joined, so that no change writes very much
)

// filedKey is a key of a telling as it is stored.
type filedKey struct{ key, num int64 }

// storedKey is half of a key: that two keys fall together costs a comparison of reports.
func storedKey(k uint64) int64 { return int64(k >> 32) }

// keyRun is a run: its rows in order.
type keyRun struct {
	run  int64
	rows []keyRow
}

// keyRow is a row of a run by its number and its first key.
type keyRow struct{ num, low int64 }

// size is the class of runs that this one is joined with, -1 none.
func (r *keyRun) size() int {
	if len(r.rows) > longestRun {
		return -1
	}
	class := 0
	for n := smallRun; len(r.rows) > n; n *= sizeStep {
		class++
	}
	return class
}

// runs are those that are stored.
func (tx *Tx) runs() ([]keyRun, error) {
	if tx.keyRuns != nil {
		return tx.keyRuns, nil
	}
	out := []keyRun{}
	err := tx.each("SELECT run, low, num FROM key_runs ORDER BY run, low, num", nil, func(scan func(...any) error) error {
		var run int64
		var r keyRow
		if err := scan(&run, &r.low, &r.num); err != nil {
			return err
		}
		if len(out) == 0 || out[len(out)-1].run != run {
			out = append(out, keyRun{run: run})
		}
		last := &out[len(out)-1]
		last.rows = append(last.rows, r)
		return nil
	})
	tx.keyRuns = out
	return out, err
}

// findKeys calls f with every telling that has one of the keys.
func (tx *Tx) findKeys(keys []uint64, f func(key uint64, num int64)) error {
	asked := slices.Clone(keys)
	slices.Sort(asked)
	asked = slices.Compact(asked)
	runs, err := tx.runs()
	if err != nil {
		return err
	}
	lows := map[int64]int64{}
	var wanted []int64
	for _, run := range runs {
		rest := asked
		for i, row := range run.rows {
			// The key at which the next row begins may end this one.
			at, _ := slices.BinarySearchFunc(rest, row.low, compareStored)
			rest = rest[at:]
			if len(rest) == 0 {
				break
			}
			if i+1 == len(run.rows) || storedKey(rest[0]) <= run.rows[i+1].low {
				wanted = append(wanted, row.num)
				lows[row.num] = row.low
			}
		}
	}
	const most = 200 // rows in memory
	for part := range slices.Chunk(wanted, most) {
		if err := inLists(part, func(list string) error {
			return tx.each("SELECT num, data FROM key_runs WHERE num IN ("+list+")", nil, func(scan func(...any) error) error {
				var num int64
				var data []byte
				if err := scan(&num, &data); err != nil {
					return err
				}
				low := lows[num]
				at, _ := slices.BinarySearchFunc(asked, low, compareStored)
				rest := asked[at:]
				return eachKey(low, data, func(k filedKey) bool {
					for len(rest) > 0 && storedKey(rest[0]) < k.key {
						rest = rest[1:]
					}
					for _, a := range rest {
						if storedKey(a) != k.key {
							break
						}
						f(a, k.num)
					}
					return len(rest) > 0
				})
			})
		}); err != nil {
			return err
		}
	}
	return nil
}

func compareStored(k uint64, stored int64) int { return cmp.Compare(storedKey(k), stored) }

var errKeys = errors.New("a row of keys is cut off")

// eachKey reads a row of keys until f has enough.
func eachKey(low int64, data []byte, f func(filedKey) bool) error {
	k := filedKey{key: low}
	for len(data) > 0 {
		distance, n := binary.Uvarint(data)
		if n <= 0 {
			return errKeys
		}
		num, m := binary.Uvarint(data[n:])
		if m <= 0 {
			return errKeys
		}
		data = data[n+m:]
		k.key, k.num = k.key+int64(distance), int64(num)
		if !f(k) {
			break
		}
	}
	return nil
}

// addKeys writes keys as a run of their own, then joins runs where there are enough.
func (tx *Tx) addKeys(keys []filedKey) error {
	runs, err := tx.runs()
	if err != nil {
		return err
	}
	slices.SortFunc(keys, func(a, b filedKey) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.num, b.num)) })
	keys = slices.Compact(keys)
	w := &runWriter{tx: tx}
	for _, r := range runs {
		w.run = max(w.run, r.run)
		for _, row := range r.rows {
			w.num = max(w.num, row.num)
		}
	}
	w.begin()
	for _, k := range keys {
		if err := w.add(k); err != nil {
			return err
		}
	}
	if err := w.close(); err != nil {
		return err
	}
	if len(w.made.rows) > 0 {
		tx.keyRuns = append(tx.keyRuns, w.made)
	}
	for {
		joined, err := tx.joinRuns(w)
		if err != nil || !joined {
			return err
		}
	}
}

// joinRuns makes one run of those of a size of which there are enough.
func (tx *Tx) joinRuns(w *runWriter) (bool, error) {
	bySize := map[int][]keyRun{}
	full := -1
	for _, r := range tx.keyRuns {
		size := r.size()
		if bySize[size] = append(bySize[size], r); size >= 0 && len(bySize[size]) == runsJoined {
			full = size
			break
		}
	}
	if full < 0 {
		return false, nil
	}
	var in []*runReader
	var gone []int64
	for _, r := range bySize[full] {
		in = append(in, &runReader{tx: tx, rows: r.rows})
		for _, row := range r.rows {
			gone = append(gone, row.num)
		}
	}
	w.begin()
	for {
		var least *runReader
		for _, r := range in {
			if err := r.fill(); err != nil {
				return false, err
			}
			if len(r.keys) > 0 && (least == nil || r.keys[0].key < least.keys[0].key || r.keys[0].key == least.keys[0].key && r.keys[0].num < least.keys[0].num) {
				least = r
			}
		}
		if least == nil {
			break
		}
		if err := w.add(least.keys[0]); err != nil {
			return false, err
		}
		least.keys = least.keys[1:]
	}
	if err := w.close(); err != nil {
		return false, err
	}
	if err := tx.remove("key_runs", "num", gone); err != nil {
		return false, err
	}
	old := bySize[full]
	tx.keyRuns = slices.DeleteFunc(tx.keyRuns, func(r keyRun) bool {
		return slices.ContainsFunc(old, func(o keyRun) bool { return o.run == r.run })
	})
	tx.keyRuns = append(tx.keyRuns, w.made)
	return true, nil
}

// runReader reads a run row by row.
type runReader struct {
	tx   *Tx
	rows []keyRow
	keys []filedKey // of the row that is being read
	buf  []filedKey
}

func (r *runReader) fill() error {
	for len(r.keys) == 0 && len(r.rows) > 0 {
		row := r.rows[0]
		r.rows = r.rows[1:]
		var data []byte
		found, err := one(r.tx.ctx, r.tx.conn, r.tx.db.dialect, "SELECT data FROM key_runs WHERE num=?", []any{row.num}, &data)
		if err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("row %d of the keys for merging is missing", row.num)
		}
		r.buf = r.buf[:0]
		if err := eachKey(row.low, data, func(k filedKey) bool { r.buf = append(r.buf, k); return true }); err != nil {
			return err
		}
		r.keys = r.buf
	}
	return nil
}

// runWriter writes the rows of runs, one after the other.
type runWriter struct {
	tx       *Tx
	run, num int64 // the last ones
	made     keyRun
	low      int64
	last     int64
	n        int
	data     []byte
	rows     [][]any
}

func (w *runWriter) begin() {
	w.run++
	w.made = keyRun{run: w.run}
	w.n = 0
}

func (w *runWriter) add(k filedKey) error {
	if w.n == 0 {
		w.low, w.last, w.data = k.key, k.key, nil
	}
	w.data = binary.AppendUvarint(w.data, uint64(k.key-w.last))
	w.data = binary.AppendUvarint(w.data, uint64(k.num))
	w.last = k.key
	if w.n++; w.n == rowKeys {
		return w.row(64)
	}
	return nil
}

// row ends one; it is written when there are enough.
func (w *runWriter) row(enough int) error {
	if w.n > 0 {
		w.num++
		w.rows = append(w.rows, []any{w.num, w.run, w.low, w.data})
		w.made.rows = append(w.made.rows, keyRow{w.num, w.low})
		w.n = 0
	}
	if len(w.rows) < enough {
		return nil
	}
	rows := w.rows
	w.rows = nil
	return w.tx.insert(keyRunTable, rows)
}

func (w *runWriter) close() error { return w.row(1) }

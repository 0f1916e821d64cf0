package store

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
)

// completed are the kinds of IDs of which the first digits are enough, with where the whole ones stand.
var completed = map[string]string{
	"event":    "SELECT key FROM events WHERE key BETWEEN ? AND ? UNION SELECT key FROM redirects WHERE key BETWEEN ? AND ? LIMIT 2",
	"decision": "SELECT key FROM decisions WHERE key BETWEEN ? AND ? LIMIT 2",
}

// Complete finds the one event or decision whose ID begins so, with one digit or more. An ID that is whole, or of
// another kind, is given back as it is.
func (db *DB) Complete(ctx context.Context, id string) (string, error) {
	kind, digits, _ := strings.Cut(id, "-")
	query := completed[kind]
	if query == "" || len(digits) >= 16 || digits == "" || strings.Trim(digits, "0123456789abcdef") != "" {
		return id, nil
	}
	edge := func(fill string) int64 {
		raw, _ := hex.DecodeString(digits + strings.Repeat(fill, 16-len(digits))) // the digits were looked at
		return int64(binary.BigEndian.Uint64(raw))
	}
	var edges []any
	for range strings.Count(query, "BETWEEN") {
		edges = append(edges, edge("0"), edge("f"))
	}
	var keys []int64
	err := each(ctx, db.read, db.dialect, query, edges, func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		keys = append(keys, k)
		return err
	})
	switch {
	case err != nil:
		return "", db.fault(err)
	case len(keys) == 0:
		return "", missing(kind, id)
	case len(keys) > 1:
		return "", fmt.Errorf("%s %s: %w", kind, id, ErrSeveral)
	}
	return fmt.Sprintf("%s-%016x", kind, uint64(keys[0])), nil
}

package store

import (
	"fmt"
	"strconv"
)

// Range is which of the matches a search gives.
type Range struct {
	Limit  int    // at most so many; 0 is 100
	Cursor string // of the page before; "" begins
}

// read gives the number that a page begins from, begin where it is the first, and how many
// it has at the most.
func (r Range) read(begin int64) (at int64, limit int, err error) {
	if limit = r.Limit; limit <= 0 {
		limit = 100
	}
	if r.Cursor == "" {
		return begin, limit, nil
	}
	if at, err = strconv.ParseInt(r.Cursor, 36, 64); err != nil || at < 0 || at > highest {
		return 0, 0, CursorError(r.Cursor)
	}
	return at, limit, nil
}

// Page is a part of the matches, newest first.
type Page[T any] struct {
	Items  []T
	Cursor string // of the next page; "" where there is none
}

// CursorError is a cursor that no search gave.
type CursorError string

func (e CursorError) Error() string { return fmt.Sprintf("cursor %q: no search gave it", string(e)) }

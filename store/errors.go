package store

import (
	"errors"
	"io/fs"
)

// Kind says what a caller can do about an error of the store.
type Kind int

// Kinds of errors.
const (
	NoDatabase  Kind = iota + 1 // none there, or nothing that is one
	Newer                       // made by a newer version of the program
	Older                       // to be migrated first
	Locked                      // another process writes
	Full                        // no room on the disk, or it cannot be written
	ReadOnly                    // the file or the disk cannot be written
	Corrupt                     // bytes that are not what was written
	Unreachable                 // a server that does not answer or refuses
)

// notWritable is the reason of a database that takes no changes.
const notWritable = "cannot be written; check the permissions of the file, its folder and the disk"

// Error is one sentence on what is wrong with a database. Nothing that was
// acknowledged before is lost by any of them.
type Error struct {
	Kind    Kind
	Address string
	Reason  string // what is wrong and what to do
	Err     error
}

func (e *Error) Error() string { return e.Address + ": " + e.Reason }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether the error is of a kind.
func Is(err error, k Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == k
}

// ErrNotFound is returned for an ID that the store does not have.
var ErrNotFound = errors.New("not in the database")

// ErrSeveral is returned for the beginning of an ID that more than one has.
var ErrSeveral = errors.New("several begin so, give more of the ID")

// pathCause is the error without operation and path.
func pathCause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// Package dateparser takes the place of go-dateparser, which go-htmldate links
// for a search of dates in two hundred languages that package article never
// asks for (SkipExtensiveSearch). Its tables would cost every start of the
// program 0.15 s and 78 MB. Only the names that go-htmldate uses are here.
package dateparser

import (
	"errors"
	"time"
)

// ErrAbsent says that the search is not part of this program.
var ErrAbsent = errors.New("dateparser: not part of this program")

// ParserType is a way of reading a date.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource is the side of today that an incomplete date lies on.
type PreferredDateSource uint8

// Past is the only side that go-htmldate names.
const Past PreferredDateSource = 1

// Configuration is what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is a date that was read.
type Date struct{ Time time.Time }

// Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

// Parse returns ErrAbsent.
func (p *Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, ErrAbsent }

// Package capture turns what a path names into captures: the bytes as they
// came in, with what the input states beside them.
//
// A text file or a saved page (HTML, MHTML) is one capture, an NDJSON stream or a
// table (CSV, TSV) one a line, a feed (RSS, Atom, JSON Feed) one an entry, a web
// archive (WARC, ARC, WACZ) one a page. Any of them may be compressed with gzip.
// The kind is told from the first bytes, and where those leave it open from the
// name. What a protocol or container wraps around the bytes is taken off here;
// markup and characters are the work of package article.
//
// A text or page is held in memory and therefore limited in size; streams and
// archives of any length are read in constant memory, their parts limited. An
// input that cannot be used is an *InputError, after which reading goes on.
package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"sitrep"
)

// Limits that hold where Options leaves them at zero.
const (
	DefaultMaxText = 4 << 20  // bytes of one text or page
	DefaultMaxLine = 16 << 20 // bytes of one NDJSON line
)

// Options of a reader; the zero value is what the program uses.
type Options struct {
	MaxText int64     // most bytes of one text or page
	MaxLine int       // most bytes of one NDJSON line
	Fetch   *Fetcher  // for addresses; nil: nothing is fetched
	Offset  int64     // of a web archive: the byte to begin at, where a record begins or before it
	Stdin   io.Reader // what "-" reads; nil: standard input
}

// InputError says that one input, or one line of a stream, cannot be used. The
// reader goes on: the next call of Next gives what follows, io.EOF when nothing does.
type InputError struct {
	Source string // the path as given, "standard input" for "-"
	Line   int    // of a stream, from 1; 0 where the whole input failed
	ID     string // the line's "id" where it could be read
	Reason string // what is wrong and what to do, without the source
	Err    error  // the cause, nil where the content is at fault
}

// Error is one sentence that names the input.
func (e *InputError) Error() string {
	if e.Line > 0 {
		return e.Source + ":" + strconv.Itoa(e.Line) + ": " + e.Reason
	}
	return e.Source + ": " + e.Reason
}

// Unwrap gives the cause.
func (e *InputError) Unwrap() error { return e.Err }

// Reader gives the captures of one input in order.
type Reader struct {
	source string // as messages name it
	path   string // as records name it
	opt    Options
	file   io.Closer
	in     *input
	next   func() (*sitrep.Capture, error) // of what holds many captures; nil: one
	form   sitrep.Form
	at     string    // where it was fetched from
	time   time.Time // when, as the server says
	line   int
	done   bool
	same   bool // it holds nothing, as what was read before at its address still stands there
}

// Open prepares to read a file, all files of a folder, what stands at an address, or
// standard input for "-". Its error is an *InputError: a missing or unreadable file,
// an empty one, a text over the limit.
func Open(path string, opt Options) (*Reader, error) {
	if opt.MaxText <= 0 {
		opt.MaxText = DefaultMaxText
	}
	if opt.MaxLine <= 0 {
		opt.MaxLine = DefaultMaxLine
	}
	if IsAddress(path) {
		return openAddress(path, opt)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return openFolder(path, opt)
	}
	r := &Reader{source: path, path: path, opt: opt}
	size := int64(-1)
	var from io.Reader
	if path == "-" {
		r.source = "standard input"
		if from = opt.Stdin; from == nil {
			from = os.Stdin
		}
	} else {
		f, n, err := openFile(path)
		if err != nil {
			return nil, err
		}
		r.file, from, size = f, f, n
	}
	r.in = newInput(from, opt.MaxLine)
	if err := r.prepare(size); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// prepare finds out what the input holds and how to read it.
func (r *Reader) prepare(size int64) error {
	kind, err := r.sniff()
	if err != nil {
		return err
	}
	switch kind {
	case kindStream:
		r.next = r.nextLine
		return nil
	case kindArchive:
		return r.openArchive()
	case kindPacked:
		return r.openPacked(size)
	case kindGzip:
		return r.openGzip()
	case kindTable:
		return r.openTable()
	}
	if size > r.opt.MaxText {
		return r.tooLarge(size)
	}
	r.form = sitrep.FormScraped
	switch kind {
	case kindHTML:
		r.form = sitrep.FormHTML
	case kindFeed:
		return r.openFeed()
	case kindOPML:
		return r.openOPML()
	case kindMHTML:
		return r.openMHTML()
	}
	return nil
}

func openFile(path string) (*os.File, int64, error) {
	fail := func(reason string, err error) (*os.File, int64, error) {
		return nil, 0, &InputError{Source: path, Reason: reason, Err: err}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("there is no such file; check the path", err)
	case err != nil:
		return fail("cannot be read ("+cause(err)+"); check its permissions", err)
	case info.Mode().IsRegular() && info.Size() == 0:
		return fail("is empty; there is nothing to read", nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return fail("cannot be read ("+cause(err)+"); check its permissions", err)
	}
	if !info.Mode().IsRegular() {
		return f, -1, nil
	}
	return f, info.Size(), nil
}

// cause is the error without the operation and the path around it.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func (r *Reader) tooLarge(size int64) *InputError {
	has := "has " + mebibytes(size)
	if size < 0 {
		has = "goes on beyond " + mebibytes(r.opt.MaxText)
	}
	return &InputError{Source: r.source, Reason: fmt.Sprintf(
		"%s, and one text may have %s; split it into its reports, or give them as NDJSON, one a line", has, mebibytes(r.opt.MaxText))}
}

func mebibytes(n int64) string {
	if n < 1<<20 {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	return strconv.FormatInt((n+1<<19)>>20, 10) + " MiB"
}

// Close releases the file; standard input stays open.
func (r *Reader) Close() error {
	r.done = true
	if r.file == nil {
		return nil
	}
	f := r.file
	r.file = nil
	return f.Close()
}

// Next gives the next capture, io.EOF after the last. Any other error is an
// *InputError about one input; the caller records it and calls Next again.
func (r *Reader) Next() (*sitrep.Capture, error) {
	if r.done {
		return nil, io.EOF
	}
	if r.next != nil {
		return r.next()
	}
	r.done = true
	b, err := r.whole()
	if err != nil {
		return nil, err
	}
	c := &sitrep.Capture{Source: r.path, SourceID: r.path, Form: r.form, URL: r.at, Time: r.time}
	if r.path != "-" && r.at == "" {
		c.SourceID = filepath.Base(r.path)
	}
	return seal(c, b), nil
}

// whole reads all of an input that is held in memory.
func (r *Reader) whole() ([]byte, error) {
	b, err := r.in.rest(r.opt.MaxText)
	switch {
	case errors.Is(err, errTooLong):
		return nil, r.tooLarge(-1)
	case err != nil:
		return nil, r.unread(err)
	case blank(b):
		return nil, r.refuse("holds nothing but white space; there is nothing to read", nil)
	}
	return b, nil
}

func (r *Reader) unread(err error) *InputError {
	return r.refuse("reading failed ("+cause(err)+")", err)
}

// refuse is a fault of the input as a whole.
func (r *Reader) refuse(reason string, err error) *InputError {
	return &InputError{Source: r.source, Reason: reason, Err: err}
}

// seal sets what follows from the bytes.
func seal(c *sitrep.Capture, b []byte) *sitrep.Capture {
	sum := sha256.Sum256(b)
	c.Kind = "capture"
	c.Bytes = b
	c.SHA256 = hex.EncodeToString(sum[:])
	c.ID = sitrep.ID("cap", c.SHA256, c.Source, c.SourceID)
	return c
}

// extension is the lower-case end of a file's name with its dot.
func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

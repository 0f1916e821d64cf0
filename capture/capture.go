// Package capture turns what a path names into captures: the bytes as they
// came in, with what the input states beside them.
//
// A text file or a saved page is one capture, an NDJSON stream one a line. The
// kind is told from the name (.txt, .html, .htm, .ndjson, .jsonl) and otherwise
// from the first bytes. Nothing is decoded or cleaned here: that is the work of
// package article.
//
// A text or page is held in memory and therefore limited in size; a stream of
// any length is read in constant memory, its lines limited. An input that
// cannot be used is an *InputError, after which reading goes on.
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
	stream bool
	line   int
	done   bool
}

// Open prepares to read a file, or standard input for "-". Its error is an
// *InputError: a missing or unreadable file, a directory, an empty file, a text
// over the limit.
func Open(path string, opt Options) (*Reader, error) {
	if opt.MaxText <= 0 {
		opt.MaxText = DefaultMaxText
	}
	if opt.MaxLine <= 0 {
		opt.MaxLine = DefaultMaxLine
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
	kind, err := r.sniff()
	if err != nil {
		r.Close()
		return nil, err
	}
	r.stream = kind == kindStream
	if !r.stream && size > opt.MaxText {
		r.Close()
		return nil, r.tooLarge(size)
	}
	r.in.html = kind == kindHTML
	return r, nil
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
	case info.IsDir():
		return fail("is a directory; name the files in it", nil)
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
	if r.stream {
		return r.nextLine()
	}
	r.done = true
	b, err := r.in.rest(r.opt.MaxText)
	switch {
	case errors.Is(err, errTooLong):
		return nil, r.tooLarge(-1)
	case err != nil:
		return nil, &InputError{Source: r.source, Reason: "reading failed (" + cause(err) + ")", Err: err}
	case blank(b):
		return nil, &InputError{Source: r.source, Reason: "holds nothing but white space; there is nothing to read"}
	}
	c := &sitrep.Capture{Source: r.path, SourceID: r.path, Form: sitrep.FormScraped}
	if r.path != "-" {
		c.SourceID = filepath.Base(r.path)
	}
	if r.in.html {
		c.Form = sitrep.FormHTML
	}
	return seal(c, b), nil
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

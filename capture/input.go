package capture

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

var (
	errTooLong = errors.New("too long")
	errEndless = errors.New("a line without an end")
)

// input is a byte stream whose first line may be looked at before it is read.
type input struct {
	r    *bufio.Reader
	line []byte // reused
	max  int
}

func newInput(r io.Reader, maxLine int) *input {
	return &input{r: bufio.NewReaderSize(r, 64<<10), max: maxLine}
}

// longestLine is how many times the limit a line is followed to find its end.
const longestLine = 16

// next reads one line without its end; the slice is good until the next call.
// A line over the limit is read to its end and given as errTooLong, as errEndless where
// that does not come.
func (in *input) next() ([]byte, error) {
	in.line = in.line[:0]
	long, taken := false, 0
	for {
		part, err := in.r.ReadSlice('\n')
		if !long && len(in.line)+len(part) > in.max+1 {
			long = true
			in.line = nil
		}
		if !long {
			in.line = append(in.line, part...)
		}
		switch taken += len(part); {
		case taken > longestLine*in.max && err == bufio.ErrBufferFull:
			return nil, errEndless
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (long || len(in.line) > 0):
		case err != nil:
			return nil, err
		}
		if long {
			return nil, errTooLong
		}
		return bytes.TrimRight(in.line, "\r\n"), nil
	}
}

// rest reads all that follows, errTooLong when it is more than max bytes.
func (in *input) rest(max int64) ([]byte, error) {
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(in.r, max+1))
	switch {
	case err != nil:
		return nil, err
	case n > max:
		return nil, errTooLong
	}
	return b.Bytes(), nil
}

type kind int

const (
	kindText kind = iota
	kindHTML
	kindStream
	kindFeed
	kindOPML // a list of feeds
	kindMHTML
	kindTable
	kindArchive // WARC or ARC, its records perhaps compressed one by one
	kindPacked  // WACZ
	kindGzip
)

const looked = 32 << 10 // bytes that sniff looks at

// sniff tells what the input holds: by its first bytes where they are plain, otherwise
// by its name. It leaves the input at its start.
func (r *Reader) sniff() (kind, error) {
	head, err := r.in.r.Peek(looked)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			return 0, r.refuse("cannot be read ("+cause(err)+")", err)
		}
		return 0, r.refuse("is empty; there is nothing to read", nil)
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return kindPacked, nil
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		if looksArchive(gunzipHead(head)) || archiveName(r.path) {
			return kindArchive, nil
		}
		return kindGzip, nil
	case looksArchive(head) || archiveName(r.path):
		return kindArchive, nil
	}
	switch extension(strings.TrimSuffix(strings.ToLower(r.path), ".gz")) {
	case ".html", ".htm", ".xhtml":
		return kindHTML, nil
	case ".ndjson", ".jsonl":
		return kindStream, nil
	case ".mhtml", ".mht":
		return kindMHTML, nil
	case ".csv", ".tsv":
		return kindTable, nil
	case ".rss", ".atom":
		return kindFeed, nil
	case ".opml":
		return kindOPML, nil
	}
	switch {
	case looksOPML(head):
		return kindOPML, nil
	case looksFeed(head):
		return kindFeed, nil
	case looksStream(head):
		return kindStream, nil
	case looksHTML(head):
		return kindHTML, nil
	case looksMHTML(head):
		return kindMHTML, nil
	}
	return kindText, nil
}

// looksStream: the first line that is not blank is a JSON object, or, where it
// is longer than what was looked at or at fault, begins like one of our own.
func looksStream(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	line, _, whole := bytes.Cut(head, []byte("\n"))
	if whole || len(head) < 32<<10-64 {
		if json.Valid(line) {
			return true
		}
	}
	for _, field := range []string{"id", "url", "title", "date", "source", "lang", "text", "raw", "html"} {
		if rest, ok := bytes.CutPrefix(bytes.TrimLeft(line[1:], " \t"), []byte(`"`+field+`"`)); ok {
			return bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(":"))
		}
	}
	return false
}

// looksHTML: markup that only a page has, near the start; NULs are passed over
// so that a page in UTF-16 is seen as well.
func looksHTML(head []byte) bool {
	low := lowered(head)
	if !bytes.HasPrefix(low, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.Contains(low, []byte(tag)) {
			return true
		}
	}
	return false
}

func blank(b []byte) bool {
	return len(bytes.Trim(b, " \t\r\n\f\v\x00\ufeff")) == 0
}

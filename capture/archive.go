package capture

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"sitrep"
)

// looksArchive: the bytes begin with a record of WARC or of ARC.
func looksArchive(head []byte) bool {
	return bytes.HasPrefix(head, []byte("WARC/")) || bytes.HasPrefix(head, []byte("filedesc://"))
}

func archiveName(path string) bool {
	switch p := strings.TrimSuffix(strings.ToLower(path), ".gz"); extension(p) {
	case ".warc", ".arc", ".wet":
		return true
	}
	return false
}

// archive reads the records of a web archive one after the other (ISO 28500; ARC 1.0).
// Compressed ones have a gzip member each. What is damaged is skipped to where the next
// record begins.
type archive struct {
	in     *counter // of the file
	record byteReader
	zip    *gzip.Reader // nil: not compressed
	probe  gzip.Reader  // of what may open a record
	lost   bool         // nothing opens another record
	at     int64        // where the record begins
	body   io.Reader    // the rest of the record
}

type byteReader interface {
	io.Reader
	io.ByteReader
}

// counter knows how many bytes were taken from it.
type counter struct {
	*bufio.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += int64(n)
	return n, err
}

// ReadByte keeps gzip from reading ahead.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.Reader.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

func (c *counter) Discard(n int) {
	k, _ := c.Reader.Discard(n)
	c.n += int64(k)
}

// warcRecord is what a record says of itself.
type warcRecord struct {
	kind, url, mime string
	time            time.Time
	size            int64
	http            bool // the body is an HTTP response
}

func (r *Reader) openArchive() error {
	a := &archive{in: &counter{Reader: r.in.r}}
	if r.opt.Offset > 0 {
		if n, err := io.CopyN(io.Discard, a.in, r.opt.Offset); err != nil {
			return r.refuse(fmt.Sprintf("has only %d bytes; there is nothing at offset %d", n, r.opt.Offset), err)
		}
		a.align()
	}
	r.next = func() (*sitrep.Capture, error) { return r.fromArchive(a, "") }
	return nil
}

// fromArchive is the next page of the archive; inside names the archive within a package.
func (r *Reader) fromArchive(a *archive, inside string) (*sitrep.Capture, error) {
	for {
		rec, err := a.next()
		where := func(at int64) string { return r.path + inside + "@" + strconv.FormatInt(at, 10) }
		switch {
		case err == io.EOF:
			if inside == "" {
				r.done = true
			}
			return nil, io.EOF
		case err != nil:
			at := a.at
			a.align()
			return nil, &InputError{Source: where(at), Reason: "the record cannot be read (" + cause(err) + "); it was skipped", Err: err}
		case rec.kind != "response" && rec.kind != "resource" && rec.kind != "conversion" || strings.HasPrefix(rec.url, "metadata:"):
			continue
		}
		c := &sitrep.Capture{Source: where(a.at), SourceID: rec.url, URL: rec.url, Time: rec.time}
		if c.SourceID == "" {
			c.SourceID = c.Source
		}
		p := &payload{body: a.body, mime: rec.mime}
		if rec.http {
			if p, err = readHTTP(a.body); err != nil {
				at := a.at
				return nil, &InputError{Source: where(at), ID: c.SourceID, Reason: "the page's HTTP response cannot be read (" + cause(err) + "); it was skipped", Err: err}
			}
		}
		if p.status != 0 && p.status != 200 {
			continue
		}
		b, form, err := p.page(r.opt.MaxText)
		switch {
		case errors.Is(err, errTooLong):
			return nil, &InputError{Source: where(a.at), ID: c.SourceID, Reason: "the page has more than " + mebibytes(r.opt.MaxText) + "; it was skipped"}
		case err != nil && len(b) == 0:
			return nil, &InputError{Source: where(a.at), ID: c.SourceID, Reason: "the page cannot be read (" + cause(err) + "); it was skipped", Err: err}
		case form == "" || blank(b):
			continue
		}
		c.Form = form
		return seal(c, b), nil
	}
}

// next goes on to the record after this one and reads its head.
func (a *archive) next() (*warcRecord, error) {
	if a.lost {
		return nil, io.EOF
	}
	if a.body != nil {
		err := a.skip()
		a.body = nil
		if err != nil {
			return nil, err
		}
	}
	more, err := a.more()
	if err != nil {
		return nil, err
	}
	if !more {
		if err := a.begin(); err != nil {
			return nil, err
		}
	}
	line, err := a.line()
	if err != nil {
		return nil, ended(err)
	}
	var rec *warcRecord
	if strings.HasPrefix(line, "WARC/") {
		rec, err = a.warcHead()
	} else {
		rec, err = arcHead(line)
	}
	if err != nil {
		return nil, err
	}
	a.body = &exact{io.LimitedReader{R: a.record, N: rec.size}}
	return rec, nil
}

// skip passes over the rest of a record.
func (a *archive) skip() error {
	const step = 64 << 20
	for passed := uint64(0); ; passed += step {
		_, err := io.CopyN(io.Discard, a.body, step)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case a.zip != nil && grows(passed, uint64(a.in.n-a.at)):
			return errGrows
		}
	}
}

var errGrows = errors.New("it grows without measure when it is unpacked")

// more: the member that holds this record holds another one, against the standard.
func (a *archive) more() (bool, error) {
	member, ok := a.record.(*bufio.Reader)
	if !ok {
		return false, nil
	}
	for {
		c, err := member.ReadByte()
		switch {
		case err == io.EOF:
			return false, nil
		case err != nil:
			return false, ended(err)
		case c != '\n' && c != '\r':
			return true, member.UnreadByte()
		}
	}
}

// begin goes to the start of a record: blank lines and the ends of members are passed over.
func (a *archive) begin() error {
	for {
		head, err := a.in.Peek(2)
		if len(head) == 0 {
			return err
		}
		if head[0] == '\n' || head[0] == '\r' {
			a.in.Discard(1)
			continue
		}
		a.at = a.in.n
		if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
			a.zip, a.record = nil, a.in
			return nil
		}
		if a.zip == nil {
			a.zip = new(gzip.Reader)
		}
		if err := a.zip.Reset(a.in); err != nil {
			return ended(err)
		}
		a.zip.Multistream(false)
		member := bufio.NewReader(a.zip)
		if _, err := member.Peek(1); err == io.EOF {
			continue // a member of nothing
		}
		a.record = member
		return nil
	}
}

const longestHead = 64 << 10 // bytes of a record's head

// line is one line of a record's head, without its end.
func (a *archive) line() (string, error) {
	var b []byte
	for {
		c, err := a.record.ReadByte()
		switch {
		case err != nil:
			return "", ended(err)
		case c == '\n':
			return strings.TrimSuffix(string(b), "\r"), nil
		case len(b) == longestHead:
			return "", errors.New("its head has no end")
		}
		b = append(b, c)
	}
}

// ended makes an end within a record a fault.
func ended(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// exact is a reader of as many bytes as were promised.
type exact struct{ io.LimitedReader }

func (e *exact) Read(b []byte) (int, error) {
	n, err := e.LimitedReader.Read(b)
	if err == io.EOF && e.N > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// warcHead reads the named fields of a WARC record.
func (a *archive) warcHead() (*warcRecord, error) {
	rec := &warcRecord{size: -1}
	for n := 0; ; {
		line, err := a.line()
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		if n += len(line); n > longestHead {
			return nil, errors.New("its head has no end")
		}
		name, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if !ok {
			continue // a folded line, or one at fault
		}
		switch textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name)) {
		case "Warc-Type":
			rec.kind = strings.ToLower(value)
		case "Warc-Target-Uri":
			rec.url = strings.Trim(value, "<>")
		case "Warc-Date":
			rec.time = archiveTime(value)
		case "Content-Type":
			rec.mime, _, _ = mime.ParseMediaType(value)
			rec.http = rec.mime == "application/http"
		case "Content-Length":
			size, err := strconv.ParseInt(value, 10, 64)
			if err != nil || size < 0 {
				return nil, fmt.Errorf("its Content-Length is %q", value)
			}
			rec.size = size
		}
	}
	if rec.size < 0 {
		return nil, errors.New("it has no Content-Length")
	}
	return rec, nil
}

// arcHead reads the line "URL IP-address date type length" of an ARC record; an address
// may have spaces in it.
func arcHead(line string) (*warcRecord, error) {
	f := strings.Fields(line)
	if len(f) < 5 {
		return nil, fmt.Errorf("it begins with %.60q, which opens no record of WARC or ARC", line)
	}
	n := len(f)
	size, err := strconv.ParseInt(f[n-1], 10, 64)
	if err != nil || size < 0 {
		return nil, fmt.Errorf("it begins with %.60q, which opens no record of WARC or ARC", line)
	}
	rec := &warcRecord{kind: "response", url: strings.Join(f[:n-4], " "), mime: f[n-2], time: archiveTime(f[n-3]), size: size}
	switch {
	case strings.HasPrefix(rec.url, "filedesc:"):
		rec.kind = "warcinfo"
	case strings.HasPrefix(rec.url, "http:"), strings.HasPrefix(rec.url, "https:"):
		rec.http = true
	}
	return rec, nil
}

func archiveTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "20060102150405", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

package capture

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path/filepath"
	"strings"

	"sitrep"
)

// looksMHTML: the head of a message with several parts, or of one that a browser saved.
func looksMHTML(head []byte) bool {
	low := lowered(head)
	top, _, _ := bytes.Cut(low, []byte("\n\n"))
	return (bytes.HasPrefix(low, []byte("from:")) || bytes.HasPrefix(low, []byte("mime-version:")) || bytes.HasPrefix(low, []byte("subject:")) || bytes.HasPrefix(low, []byte("date:"))) &&
		bytes.Contains(top, []byte("content-type: multipart/related"))
}

// openMHTML reads the page out of a saved web page (RFC 2557): the part that the head
// names as its start, else the first that is HTML.
func (r *Reader) openMHTML() error {
	b, err := r.whole()
	if err != nil {
		return err
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return r.refuse("cannot be read as a saved page (MHTML: "+err.Error()+")", err)
	}
	page, place, err := rootPart(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	switch {
	case len(page) == 0 && err != nil:
		return r.refuse("cannot be read as a saved page (MHTML: "+err.Error()+")", err)
	case blank(page):
		return r.refuse("is a saved page (MHTML) without a part that is HTML", nil)
	}
	c := &sitrep.Capture{Source: r.path, SourceID: filepath.Base(r.path), Form: sitrep.FormHTML, URL: m.Header.Get("Snapshot-Content-Location")}
	if c.URL == "" && strings.HasPrefix(place, "http") {
		c.URL = place
	}
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		c.Time = t.UTC()
	}
	r.next = func() (*sitrep.Capture, error) {
		r.done = true
		return seal(c, page), nil
	}
	return nil
}

// rootPart is the HTML of a message or of one of its parts.
func rootPart(kind, coding string, body io.Reader, depth int) (page []byte, place string, err error) {
	mt, params, err := mime.ParseMediaType(kind)
	if err != nil && mt == "" {
		return nil, "", err
	}
	switch {
	case mt == "text/html" || mt == "application/xhtml+xml":
		page, err = io.ReadAll(transferred(body, coding))
		if cs := params["charset"]; cs != "" {
			page = withCharset(page, cs)
		}
		return page, "", err
	case !strings.HasPrefix(mt, "multipart/") || depth == 5:
		return nil, "", nil
	}
	start := params["start"]
	parts := multipart.NewReader(body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return page, place, nil
		}
		if err != nil {
			return page, place, err
		}
		named := start != "" && p.Header.Get("Content-ID") == start
		if page != nil && !named {
			continue
		}
		found, at, err := rootPart(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1)
		if len(found) == 0 {
			continue
		}
		if page, place = found, at; place == "" {
			place = p.Header.Get("Content-Location")
		}
		if named || start == "" || err != nil {
			return page, place, err
		}
	}
}

// transferred undoes the transfer coding of a part.
func transferred(r io.Reader, coding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}

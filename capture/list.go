package capture

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"sitrep"
)

// openAll reads inputs one after the other, as one.
func (r *Reader) openAll(paths []string) {
	var open *Reader
	r.next = func() (*sitrep.Capture, error) {
		for {
			if open == nil {
				if len(paths) == 0 {
					r.done = true
					return nil, io.EOF
				}
				next, err := Open(paths[0], r.opt)
				paths = paths[1:]
				if err != nil {
					return nil, err
				}
				open = next
			}
			c, err := open.Next()
			if err != io.EOF {
				return c, err
			}
			err = open.Close()
			open = nil
			if err != nil {
				return nil, r.refuse("cannot be closed ("+cause(err)+")", err)
			}
		}
	}
}

// openFolder reads the files in a folder and the folders in it, by name. Hidden files and
// links are passed over; a link to a folder that is named itself is followed.
func openFolder(path string, opt Options) (*Reader, error) {
	r := &Reader{source: path, path: path, opt: opt}
	var files []string
	path += string(filepath.Separator)
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != path && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			files = append(files, p)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, r.refuse("cannot be read ("+cause(err)+"); check its permissions", err)
	case len(files) == 0:
		return nil, r.refuse("is a folder without files; there is nothing to read", nil)
	}
	r.openAll(files)
	return r, nil
}

// looksOPML: the root element of a list of feeds.
func looksOPML(head []byte) bool {
	low := lowered(head)
	return bytes.HasPrefix(low, []byte("<")) && bytes.Contains(low[:min(len(low), 1024)], []byte("<opml"))
}

// openOPML reads the feeds that an outline names.
func (r *Reader) openOPML() error {
	b, err := r.whole()
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(readable(b)))
	d.Strict = false
	var feeds []string
	named := map[string]bool{}
	for {
		t, err := d.Token()
		if err != nil {
			if err != io.EOF && len(feeds) == 0 {
				return r.refuse("cannot be read as a list of feeds (OPML: "+err.Error()+")", err)
			}
			break
		}
		if e, ok := t.(xml.StartElement); ok && strings.EqualFold(e.Name.Local, "outline") {
			for _, a := range e.Attr {
				if strings.EqualFold(a.Name.Local, "xmlUrl") && IsAddress(a.Value) && !named[a.Value] {
					named[a.Value] = true
					feeds = append(feeds, a.Value)
				}
			}
		}
	}
	if len(feeds) == 0 {
		return r.refuse("is a list of feeds (OPML) that names none", nil)
	}
	r.openAll(feeds)
	return nil
}

var errOffline = errors.New("no fetcher")

// openAddress fetches what stands at an address and reads it like a file.
func openAddress(address string, opt Options) (*Reader, error) {
	r := &Reader{source: address, path: address, opt: opt}
	if opt.Fetch == nil {
		return nil, r.refuse("is an address, and nothing is fetched here; save the page and give the file", errOffline)
	}
	got, err := opt.Fetch.Get(context.Background(), address, Validators{})
	if err != nil {
		return nil, r.refuse("was not fetched: "+err.Error(), err)
	}
	if got.NotModified {
		if f := opt.Fetch.Same; f != nil {
			f(got.URL)
		}
		r.done, r.same = true, true
		return r, nil
	}
	b := got.Body
	if len(b) == 0 {
		return nil, r.refuse("answers with nothing; there is nothing to read", nil)
	}
	if got.Type == "text/html" && got.Charset != "" {
		b = withCharset(b, got.Charset)
	}
	r.at, r.time = got.URL, got.Date
	r.in = newInput(bytes.NewReader(b), opt.MaxLine)
	if err := r.prepare(int64(len(b))); err != nil {
		return nil, err
	}
	if r.form == sitrep.FormScraped && (got.Type == "text/html" || got.Type == "application/xhtml+xml") {
		r.form = sitrep.FormHTML
	}
	if f := opt.Fetch.Answered; f != nil && got.Validators != (Validators{}) {
		f(got.URL, got.Validators)
	}
	return r, nil
}

// withCharset puts before a page what only the protocol said of it.
func withCharset(page []byte, charset string) []byte {
	if bytes.Contains(bytes.ToLower(page[:min(len(page), 2048)]), []byte("charset")) || strings.ContainsAny(charset, `"<>`) {
		return page
	}
	return append([]byte(`<meta charset="`+charset+`">`), page...)
}

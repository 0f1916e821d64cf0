package capture

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/http"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"sitrep"
)

// payload is what an archive or a server sent for an address.
type payload struct {
	body    io.Reader
	mime    string
	coding  string // Content-Encoding
	status  int    // 0 without HTTP
	charset string
	header  http.Header
}

const (
	longestHTTPHead = 1 << 20
	mostCodings     = 4
)

// readHTTP takes the protocol off a recorded response. Wrong transfer codings are
// common in archives: a body that is not chunked though its head says so is taken as it is.
func readHTTP(r io.Reader) (*payload, error) {
	head := &io.LimitedReader{R: r, N: longestHTTPHead}
	in := bufio.NewReader(head)
	res, err := http.ReadResponse(in, nil)
	if err != nil && head.N == 0 {
		err = errors.New("its head has no end")
	}
	if err != nil {
		return nil, err
	}
	head.N = math.MaxInt64 // the record ends the body
	p := newPayload(res)
	if len(res.TransferEncoding) > 0 {
		if head, _ := in.Peek(18); !chunkSize(head) {
			p.body = in
		}
	} else if res.ContentLength >= 0 {
		p.body = in // archives are trusted to end the record, not the server
	}
	return p, nil
}

func newPayload(res *http.Response) *payload {
	kind, params, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(res.Header.Get("Content-Type")), ";")
	}
	return &payload{body: res.Body, mime: strings.TrimSpace(kind), coding: strings.ToLower(strings.TrimSpace(res.Header.Get("Content-Encoding"))),
		status: res.StatusCode, charset: params["charset"], header: res.Header}
}

// chunkSize: hexadecimal digits and the end of a line, or extensions.
func chunkSize(head []byte) bool {
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok {
		line = head
	}
	n := 0
	for n < len(line) && strings.IndexByte("0123456789abcdefABCDEF", line[n]) >= 0 {
		n++
	}
	return n > 0 && (n == len(line) || strings.IndexByte(" ;\r", line[n]) >= 0)
}

var pageBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page is the content and how it is to be read; "" where it is no text. Broken
// encodings give what could be read before the fault.
func (p *payload) page(limit int64) (b []byte, form sitrep.Form, err error) {
	switch {
	case p.mime == "text/html" || p.mime == "application/xhtml+xml":
		form = sitrep.FormHTML
	case p.mime == "text/plain":
		form = sitrep.FormScraped
	case p.mime == "" || p.mime == "unk" || p.mime == "application/octet-stream":
	default:
		return nil, "", nil
	}
	body, err := decompress(p.body, p.coding)
	if err != nil {
		return nil, form, err
	}
	out := pageBuffers.Get().(*bytes.Buffer)
	defer pageBuffers.Put(out)
	out.Reset()
	n, err := io.Copy(out, io.LimitReader(body, limit+1))
	if n > limit {
		return nil, form, errTooLong
	}
	b = bytes.Clone(out.Bytes()) // no larger than it has to be: it is kept until it is stored
	if form == "" && looksHTML(b[:min(len(b), looked)]) {
		form = sitrep.FormHTML
	}
	return b, form, err
}

// decompress undoes the content codings, the last first.
func decompress(r io.Reader, codings string) (io.Reader, error) {
	list := strings.Split(codings, ",")
	if len(list) > mostCodings {
		return nil, fmt.Errorf("it has %d codings", len(list))
	}
	for i := len(list) - 1; i >= 0; i-- {
		in := bufio.NewReader(r)
		switch coding := strings.TrimSpace(list[i]); coding {
		case "", "identity", "none":
		case "gzip", "x-gzip":
			if head, _ := in.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
				r = in // said to be compressed, and is not
				continue
			}
			z, err := gzip.NewReader(in)
			if err != nil {
				return nil, err
			}
			r = z
		case "deflate":
			if head, _ := in.Peek(2); len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
				z, err := zlib.NewReader(in)
				if err != nil {
					return nil, err
				}
				r = z
				continue
			}
			r = flate.NewReader(in)
		case "br":
			r = brotli.NewReader(in)
		case "zstd":
			z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
			if err != nil {
				return nil, err
			}
			r = z.IOReadCloser()
		default:
			return nil, fmt.Errorf("its coding %q is unknown", coding)
		}
	}
	return r, nil
}

// openGzip reads on in what is compressed as a whole.
func (r *Reader) openGzip() error {
	z, err := gzip.NewReader(r.in.r)
	if err != nil {
		return r.refuse("begins like a gzip file and is none ("+err.Error()+")", err)
	}
	r.in = newInput(z, r.opt.MaxLine)
	if head, err := r.in.r.Peek(2); err == nil && bytes.Equal(head, []byte("\x1f\x8b")) {
		return r.refuse("is compressed more than once; unpack it first", errors.New("gzip in gzip"))
	}
	return r.prepare(-1)
}

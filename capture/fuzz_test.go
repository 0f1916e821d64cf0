package capture

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"sitrep"
)

// fuzzReader reads arbitrary bytes as what a name says they are: whatever they hold,
// reading ends, and captures have bytes and a form.
func fuzzReader(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(dir, strconv.Itoa(os.Getpid())+name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := Open(path, Options{MaxText: 1 << 16, MaxLine: 1 << 16})
		if err != nil {
			return
		}
		defer r.Close()
		for n := 0; ; n++ {
			c, err := r.Next()
			switch {
			case err == io.EOF:
				return
			case err == nil && (len(c.Bytes) == 0 || c.Form == sitrep.Form("")):
				t.Fatalf("a capture of nothing: %+v", c)
			case n > len(b)+2:
				t.Fatal("does not end")
			}
		}
	})
}

func FuzzArchive(f *testing.F) {
	one := warc("http://a.example/1", html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n")
	fuzzReader(f, "a.warc.gz", one, gz(one)+gz(""), "http://b.example/ 1.2.3.4 20010203040506 text/html 4\n<p>x\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n")
}

func FuzzPackage(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("a.warc")
	io.WriteString(w, warc("http://a.example/1", html, "<p>One</p>"))
	z.Close()
	fuzzReader(f, "a.wacz", b.String(), "PK\x03\x04")
}

func FuzzFeed(f *testing.F) {
	fuzzReader(f, "a.rss", "<rss><channel><item><description>x</description></item></channel></rss>", "<feed><entry><content type='xhtml'><div>x</div></content></entry>",
		"<!DOCTYPE a [<!ENTITY b \"x\">]><rdf:RDF><item><title>&b;</title></item>", `{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"x"}]}`, "<rss><item>\x80 < ></item><item>x</item>")
}

func FuzzOutline(f *testing.F) {
	fuzzReader(f, "a.opml", "<opml><outline xmlUrl='http://a.example/'/></opml>", "<opml><outline")
}

func FuzzSavedPage(f *testing.F) {
	const head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B; start=s\r\n\r\n"
	fuzzReader(f, "a.mhtml", head+"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eA==\r\n--B--", head+"--B\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n",
		"Subject: x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9=\r\nx")
}

func FuzzTable(f *testing.F) {
	fuzzReader(f, "a.csv", "id,text\n1,\"a\nb\"\n2,\"c", "id\thtml\nx\t<p>A\n", "\ufeffurl\nhttp://a.example/\n")
}

func FuzzStream(f *testing.F) {
	fuzzReader(f, "a.ndjson", `{"id":1,"text":"x"}`+"\n{\n"+`{"html":"<p>"}`, "\ufeff{}\n\n[")
}

// FuzzFetch: whatever a server says of its answer and sends.
func FuzzFetch(f *testing.F) {
	f.Add("text/html; charset=x", "gzip", "5", []byte("\x1f\x8b\x08"))
	f.Add("", "br,zstd", "-1", []byte("x"))
	f.Add("application/rss+xml", "deflate", "", []byte("<rss>"))
	var kind, coding, length string
	var body []byte
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		for k, v := range map[string]string{"Content-Type": kind, "Content-Encoding": coding, "Content-Length": length} {
			if v != "" {
				w.Header().Set(k, v)
			}
		}
		w.Write(body)
	}))
	f.Cleanup(s.Close)
	get := &Fetcher{Agent: "sitrep-test", AllowPrivate: true, MaxBytes: 1 << 16}
	f.Fuzz(func(t *testing.T, k, c, l string, b []byte) {
		kind, coding, length, body = k, c, l, b
		got, err := get.Get(context.Background(), s.URL+"/page", Validators{})
		if err == nil && int64(len(got.Body)) > get.MaxBytes {
			t.Errorf("%d bytes", len(got.Body))
		}
	})
}

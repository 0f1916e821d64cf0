package capture

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// zeros is a stream of one byte that counts how much of it was taken.
type zeros struct {
	c     byte
	taken int64
	most  int64 // fails the test beyond it, as a stream that never ends would hang it
}

func (z *zeros) Read(p []byte) (int, error) {
	if z.taken > z.most {
		return 0, fmt.Errorf("%d bytes of an endless stream were read", z.taken)
	}
	for i := range p {
		p[i] = z.c
	}
	z.taken += int64(len(p))
	return len(p), nil
}

// bomb is n times a byte behind a beginning, compressed.
func bomb(head string, c byte, n int64) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, flate.BestSpeed)
	io.WriteString(w, head)
	io.Copy(w, io.LimitReader(&zeros{c: c, most: 1 << 62}, n))
	w.Close()
	return b.Bytes()
}

// Inputs made to break a reader, by what each ends in: the captures that are
// still read, and the faults.
func TestHostileInputs(t *testing.T) {
	f := func(name string, content []byte, captures int, want string) {
		t.Helper()
		start := time.Now()
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		got, faults := all(t, path, Options{})
		if len(got) != captures || want != "" && (len(faults) == 0 || !strings.Contains(strings.Join(faults, "|"), want)) || want == "" && len(faults) > 0 {
			t.Errorf("%s: %d captures, %d faults %.300q; want %d and %q", name, len(got), len(faults), faults, captures, want)
		}
		t.Logf("%s: %v", name, time.Since(start).Round(time.Millisecond))
	}
	rss := func(items string) []byte {
		return []byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>The Arbin Post</title>` + items + `</channel></rss>`)
	}
	item := func(id, text string) string {
		return "<item><guid>" + id + "</guid><description>" + text + "</description></item>"
	}
	const n = 400_000
	// XML.
	laughs := "<!DOCTYPE rss [<!ENTITY a \"ha\">"
	for i := range 20 {
		laughs += fmt.Sprintf("<!ENTITY %c \"%s\">", 'b'+i, strings.Repeat(fmt.Sprintf("&%c;", 'a'+i), 10))
	}
	f("laughs.xml", []byte("<?xml version=\"1.0\"?>"+laughs+"]><rss><channel>"+item("g", "&u; The army left.")+"</channel></rss>"), 1, "")
	f("deep.xml", rss(strings.Repeat("<a:b>", n)+item("g", "The army left.")), 0, "nest too deep")
	f("deepitem.xml", rss("<item>"+strings.Repeat("<x:a>", n)+"</item>"+item("g", "The army left.")), 1, "nest too deep")
	f("deephtml.atom", []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e</id><content type="xhtml">`+strings.Repeat("<div>", n)+"</content></entry></feed>"), 0, "nest too deep")
	f("items.xml", rss(strings.Repeat(item("g", "x"), 60_000)), 60_000, "")
	f("brokenitems.xml", rss(strings.Repeat(" ", 1<<20)+strings.Repeat(item("g", "x")+item("g", "x < >"), 20_000)), 32, "broken")
	f("badbyte.xml", rss(strings.Repeat(item("g", "One bad \x01 byte."), 20_000)), 20_000, "")
	f("attributes.xml", rss("<item "+strings.Repeat("a='b' ", n)+"/>"), 0, "none of whose entries")
	f("open.xml", []byte("<rss><channel><item><description>"+strings.Repeat("<![CDATA[", n)), 0, "feed")
	var feeds strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&feeds, "<outline xmlUrl='http://a.example/%d'/>", i)
	}
	f("feeds.opml", []byte("<opml><body>"+feeds.String()+"</body></opml>"), 0, "nothing is fetched")
	f("deep.opml", []byte("<opml><body>"+strings.Repeat("<outline>", n)), 0, "list of feeds")
	f("deep.json", []byte(`{"version": "https://jsonfeed.org/version/1", "items": `+strings.Repeat("[", n)), 0, "no JSON")
	f("deep.ndjson", []byte(`{"id":"a","text":`+strings.Repeat("[", n)+"\n"+`{"id":"b","text":"The army left."}`), 1, "JSON")
	// Compressed ones that grow.
	f("bomb.txt.gz", bomb("A report. ", 'x', 64<<20), 0, "beyond 4 MiB")
	f("bomb.html.gz", bomb("<html>", '<', 64<<20), 0, "beyond 4 MiB")
	f("bomb.ndjson.gz", bomb(`{"id":"a","text":"`, 'x', 450<<20), 0, "without an end")
	f("bomb.csv.gz", bomb("id,text\n1,\"", 'x', 450<<20), 0, "without an end")
	f("head.csv.gz", bomb("id,text,", 'x', 450<<20), 0, "table")
	head := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/b\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n"
	one := gz(warc("http://a.example/1", html, "<p>One</p>"))
	f("record.warc.gz", append(bomb(fmt.Sprintf(head, "471859200")+"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", 'x', 450<<20), one...), 1, "skipped")
	f("image.warc.gz", append(bomb(fmt.Sprintf(head, "471859200")+"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", 'x', 450<<20), one...), 1, "skipped")
	f("header.warc.gz", append(bomb(fmt.Sprintf(head, "471859200")+"HTTP/1.1 200 OK\r\nX: ", 'x', 450<<20), one...), 1, "skipped")
	f("blank.warc.gz", append(bomb("", '\n', 450<<20), one...), 1, "skipped")
	f("lying.warc", []byte(fmt.Sprintf(head, "9223372036854775807")+"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x"), 1, "unexpected EOF")
	f("negative.warc", []byte(fmt.Sprintf(head, "-5")+"x\r\n\r\n"+warc("http://a.example/1", html, "<p>One</p>")), 1, "Content-Length")
	f("short.warc", []byte(fmt.Sprintf(head, "20")+"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x\r\n\r\n"+warc("http://a.example/1", html, "<p>One</p>")), 1, "skipped")
	f("codings.warc", []byte(warc("http://a.example/1", html+"Content-Encoding: "+strings.Repeat("gzip,", 1000)+"gzip\r\n", gz("<p>x</p>"))+warc("http://a.example/1", html, "<p>One</p>")), 1, "codings")
	f("members.warc.gz", []byte(strings.Repeat("\x1f\x8b\x08", n)+one), 1, "skipped")
	f("empty.warc.gz", []byte(strings.Repeat(gz(""), 100_000)+one), 1, "")
	// Packages.
	pack := func(entries int, data []byte) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range entries {
			w, _ := z.Create(fmt.Sprintf("archive/%d.warc", i))
			w.Write(data)
		}
		z.Close()
		return b.Bytes()
	}
	f("many.wacz", pack(5000, []byte(warc("http://a.example/1", html, "<p>One</p>"))), 5000, "")
	f("grows.wacz", pack(1, append([]byte(fmt.Sprintf(head, "400000000")), make([]byte, 400_000_000)...)), 0, "grows")
	cut := pack(2, []byte(warc("http://a.example/1", html, "<p>One</p>")))
	cut[bytes.LastIndex(cut, []byte("PK\x03\x04"))] = 'x' // where the second part begins
	f("cut.wacz", cut, 1, "not a valid zip file")
	// Saved pages.
	f("parts.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"+strings.Repeat("--B\r\nContent-Type: image/png\r\n\r\n\r\n", 60_000)), 0, "saved page")
	f("nested.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"+strings.Repeat("--B\r\nContent-Type: multipart/related; boundary=B\r\n\r\n", 50_000)), 0, "saved page")
	f("parameters.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; "+strings.Repeat("a*0=b; ", n)+"\r\n\r\n"), 0, "saved page")
	f("packed.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"+base64.StdEncoding.EncodeToString([]byte("<p>x</p>"))+"!!!"), 1, "")
}

// Streams without an end are given up.
func TestEndlessStreams(t *testing.T) {
	f := func(head string, c byte, want string) {
		t.Helper()
		z := &zeros{c: c, most: 1 << 30}
		got, faults := all(t, "-", Options{Stdin: io.MultiReader(strings.NewReader(head), z), MaxLine: 1 << 20})
		if len(got) != 0 || len(faults) != 1 || !strings.Contains(faults[0], want) {
			t.Errorf("%q: %d captures, faults %.200q, want %q", head, len(got), faults, want)
		}
	}
	f("A report. ", 'x', "goes on beyond 4 MiB")
	f("<html>", '<', "goes on beyond 4 MiB")
	f("<rss>", ' ', "goes on beyond 4 MiB")
	f("<opml>", ' ', "goes on beyond 4 MiB")
	f(`{"id":"a","text":"`, 'x', "what follows was not read")
	f("WARC/1.0\r\nContent-Length: ", '1', "its head has no end")
	f("\x00", 0, "goes on beyond 4 MiB")
}

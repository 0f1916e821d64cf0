package capture

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
)

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// warc is a response record.
func warc(url, head, body string) string {
	http := "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		url, len(http), http)
}

const html = "Content-Type: text/html; charset=utf-8\r\n"

func read(t *testing.T, name, content string, opt Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	got, faults := all(t, path, opt)
	return strings.ReplaceAll(strings.Join(append(got, faults...), "|"), filepath.Dir(path)+"/", "")
}

func TestArchives(t *testing.T) {
	one, two := warc("http://a.example/1", html, "<p>One</p>"), warc("http://a.example/2", html, "<p>Two</p>")
	image := warc("http://a.example/i", "Content-Type: image/png\r\n", "\x89PNG")
	chunked := warc("http://a.example/3", html+"Transfer-Encoding: chunked\r\n", "5\r\n<p>Th\r\n7\r\nree</p>\r\n0\r\n\r\n")
	notChunked := warc("http://a.example/4", html+"Transfer-Encoding: chunked\r\n", "<p>Four</p>")
	packed := warc("http://a.example/5", html+"Content-Encoding: gzip\r\n", gz("<p>Five</p>"))
	damaged := []byte(gz(two))
	for i := 40; i < 60; i++ {
		damaged[i] ^= 0x5a
	}
	arc := "filedesc://x.arc 0.0.0.0 20010203040506 text/plain 20\n1 0 Archive\nURL I\n\n\n" +
		"http://b.example/a b 1.2.3.4 20010203040506 text/html 54\nHTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Arc</p>\n\n\n\n"
	f := func(name, content, want string) {
		t.Helper()
		if got := read(t, name, content, Options{}); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	const first, second = "html http://a.example/1 <p>One</p>", "html http://a.example/2 <p>Two</p>"
	f("plain.warc", one+image+two, first+"|"+second)
	f("members.warc.gz", gz(one)+gz(image)+gz(two), first+"|"+second)
	f("one-member.warc.gz", gz(one+two), first+"|"+second)
	f("unnamed", one, first)
	f("codings.warc", chunked+notChunked+packed, "html http://a.example/3 <p>Three</p>|html http://a.example/4 <p>Four</p>|html http://a.example/5 <p>Five</p>")
	f("old.arc", arc, "html http://b.example/a b <p>Arc</p>")
	got := read(t, "damaged.warc.gz", gz(one)+string(damaged)+gz(one), Options{})
	if !strings.HasPrefix(got, first+"|"+first+"|damaged.warc.gz@") || !strings.Contains(got, "skipped") {
		t.Errorf("damaged member: %s", got)
	}
	got = read(t, "cut.warc", one+two[:len(two)-20], Options{})
	if !strings.HasPrefix(got, first) || !strings.Contains(got, "unexpected EOF") {
		t.Errorf("cut off: %s", got)
	}
	if got = read(t, "resumed.warc.gz", gz(one)+gz(two), Options{Offset: int64(len(gz(one)) - 3)}); got != second {
		t.Errorf("resumed within a record: %s", got)
	}
	if got = read(t, "large.warc", warc("http://a.example/6", html, strings.Repeat("x", 2000))+one, Options{MaxText: 1000}); !strings.HasPrefix(got, first+"|") || !strings.Contains(got, "more than 1000 bytes") {
		t.Errorf("over the limit: %s", got)
	}
	if got = read(t, "bomb.warc", warc("http://a.example/7", html+"Content-Encoding: gzip\r\n", gz(strings.Repeat("x", 1<<20)))+one, Options{MaxText: 1000}); !strings.HasPrefix(got, first+"|") {
		t.Errorf("bomb: %s", got)
	}
}

func TestPackage(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range [][2]string{{"datapackage.json", "{}"}, {"archive/data.warc.gz", gz(warc("http://a.example/1", html, "<p>One</p>"))}, {"archive/more.warc.gz", gz(warc("http://a.example/2", html, "<p>Two</p>"))}} {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(f[1]))
	}
	z.Close()
	if got, want := read(t, "site.wacz", b.String(), Options{}), "html http://a.example/1 <p>One</p>|html http://a.example/2 <p>Two</p>"; got != want {
		t.Errorf("got %s", got)
	}
	if got := read(t, "cut.wacz", b.String()[:b.Len()-30], Options{}); !strings.Contains(got, "is none") {
		t.Errorf("cut off: %s", got)
	}
}

func TestFeeds(t *testing.T) {
	f := func(name, content, want string) {
		t.Helper()
		if got := read(t, name, content, Options{}); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	rss := func(items string) string {
		return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Arbin Post</title>` + items + `</channel></rss>`
	}
	full := `<item><title>Talks resume</title><guid>g1</guid><description>Short.</description><content:encoded><![CDATA[<p>The long text of it.</p>]]></content:encoded></item>`
	f("full.xml", rss(full), "html g1 <p>The long text of it.</p>")
	f("summary.rss", rss(`<item><title>T</title><link>http://a.example/s</link><description>Only a summary.</description></item><item><title>No words</title></item><item><title>Four injured in shooting</title></item>`), "html http://a.example/s Only a summary.|html summary.rss#3 Four injured in shooting")
	f("atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>e1</id><title>T</title><content type="html">&lt;p&gt;Atom&lt;/p&gt;</content></entry></feed>`, "html e1 <p>Atom</p>")
	f("other names.xml", rss(`<item><guid>n1</guid><description>Short.</description><fullitem>&lt;p&gt;The long text of it.&lt;/p&gt;</fullitem></item>`+
		`<item><guid>n2</guid><body xmlns="http://www.w3.org/1999/xhtml"><p>The long text of it.</p></body></item>`), "html n1 <p>The long text of it.</p>|html n2 <p>The long text of it.</p>")
	f("base64.atom", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e2</id><content type="application/octet-stream"> PHA+VGFsa3MgcmVzdW1lPC9wPg== </content></entry></feed>`, "html e2 <p>Talks resume</p>")
	f("a word.atom", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e3</id><content type="text">Internationalization</content></entry></feed>`, "html e3 Internationalization")
	f("script.xml", rss(`<item><guid>s1</guid><description>Talks resume today.</description><content:encoded>&lt;script&gt;show("a hundred words of a script");&lt;/script&gt;</content:encoded></item>`), "html s1 Talks resume today.")
	f("json", `{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "j1", "content_html": "<p>Json</p>"}]}`, "html j1 <p>Json</p>")
	f("badbyte.xml", rss("<item><guid>b1</guid><description>One bad \x80 byte &nbsp;& more.</description></item>"+full), "html b1 One bad € byte \u00a0& more.|html g1 <p>The long text of it.</p>")
	got := read(t, "cut.xml", rss(full + full)[:360], Options{})
	if !strings.HasPrefix(got, "html g1 <p>The long text of it.</p>") {
		t.Errorf("cut off: %s", got)
	}
	if got := read(t, "empty.xml", rss(`<item><title>No words</title></item>`), Options{}); !strings.Contains(got, "none of whose entries has words") {
		t.Errorf("without words: %s", got)
	}
}

func TestSavedPagesAndTables(t *testing.T) {
	page := "From: <Saved by a browser>\r\nSnapshot-Content-Location: http://a.example/p\r\nSubject: =?utf-8?Q?P?=\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://a.example/p\r\n\r\n" +
		"<html><p>Caf=C3=A9 talks=\r\n resume</p></html>\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n------B--\r\n"
	f := func(name, content, want string) {
		t.Helper()
		if got := read(t, name, content, Options{}); got != want {
			t.Errorf("%s\n got %q\nwant %q", name, got, want)
		}
	}
	const saved = "<html><p>Café talks resume</p></html>"
	f("page.mhtml", page, "html page.mhtml "+saved)
	f("page", page, "html page "+saved)
	f("t.csv", "\ufeffid,date,text\n1,2020-01-02,\"The army, it said,\nleft.\"\n\n2,,Gone\n", "clean 1 The army, it said,\nleft.|clean 2 Gone")
	f("t.tsv", "id\thtml\nx\t<p>A, b</p>\n", "html x <p>A, b</p>")
	f("n.csv", "id,name\n1,x\n", "n.csv: is a table without a column text, raw, html or url; its first line must name the columns")
	f("l.ndjson.gz", gz(`{"id":"a","text":"Packed."}`+"\n"), "clean a Packed.")
	f("r.txt.gz", gz("A report."), "scraped r.txt.gz A report.")
	f("b.gz", gz(gz("x")), "b.gz: is compressed more than once; unpack it first")
}

func FuzzContainers(f *testing.F) {
	f.Add([]byte(warc("http://a.example/1", html, "<p>One</p>")))
	f.Add([]byte(gz(warc("http://a.example/1", html, "<p>One</p>"))))
	f.Add([]byte(`<rss><channel><item><description>x</description></item></channel></rss>`))
	f.Add([]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--B--"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Open("-", Options{Stdin: bytes.NewReader(b), MaxText: 1 << 16})
		if err != nil {
			return
		}
		for range 1000 {
			c, err := r.Next()
			if err == nil && (len(c.Bytes) == 0 || c.Form == sitrep.Form("")) {
				t.Fatalf("a capture of nothing: %+v", c)
			}
			if c == nil && err != nil && err.Error() == "EOF" {
				return
			}
		}
		t.Fatal("does not end")
	})
}

package capture

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	escape "html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/transform"

	"sitrep"
)

// looksFeed: the root element of RSS, Atom or RDF near the start, or a JSON Feed.
func looksFeed(head []byte) bool {
	low := lowered(head)
	if bytes.HasPrefix(low, []byte("{")) {
		return bytes.Contains(low, []byte(`://jsonfeed.org/version`))
	}
	if !bytes.HasPrefix(low, []byte("<")) {
		return false
	}
	m := feedRoot.FindIndex(low)
	return m != nil && !bytes.Contains(low[:m[0]], []byte("<html"))
}

var feedRoot = regexp.MustCompile(`<(?:[a-z][a-z0-9]*:)?(?:rss|feed|rdf)[\s>]`)

// openFeed reads a feed whole; each entry with words is a capture, its full text
// preferred to its summary.
func (r *Reader) openFeed() error {
	b, err := r.whole()
	if err != nil {
		return err
	}
	feed, broken := parseFeed(b)
	if feed == nil {
		return r.refuse("cannot be read as a feed ("+broken.Error()+")", broken)
	}
	k, taken := 0, 0
	r.next = func() (*sitrep.Capture, error) {
		for k < len(feed.Items) {
			k++
			if c := entry(feed, feed.Items[k-1]); c != nil {
				taken++
				c.Source = r.path + "#" + strconv.Itoa(k)
				if c.SourceID == "" {
					c.SourceID = c.Source
				}
				return seal(c, c.Bytes), nil
			}
		}
		r.done = true
		if broken != nil {
			return nil, r.refuse(fmt.Sprintf("is broken (%s); the %d entries that could be read were taken", broken, len(feed.Items)), broken)
		}
		if taken == 0 {
			return nil, r.refuse("is a feed none of whose entries has words", nil)
		}
		return nil, io.EOF
	}
	return nil
}

// headlineWords: so many tell something.
const headlineWords = 4

// entry is an entry as a capture, nil where it tells nothing.
func entry(f *gofeed.Feed, it *gofeed.Item) *sitrep.Capture {
	c := &sitrep.Capture{SourceID: it.GUID, Title: entryTitle(it), URL: entryLink(it), Publisher: plainTitle(f.Title), Form: sitrep.FormHTML, Lang: language(f.Language)}
	if c.SourceID == "" {
		c.SourceID = c.URL
	}
	switch {
	case it.PublishedParsed != nil:
		c.Date = it.PublishedParsed.Format(time.RFC3339)
	case it.UpdatedParsed != nil:
		c.Date = it.UpdatedParsed.Format(time.RFC3339)
	case it.Published != "":
		c.Date = it.Published
	}
	body := entryBody(it)
	if words(body) == "" {
		if len(strings.Fields(c.Title)) < headlineWords {
			return nil
		}
		body = escape.EscapeString(c.Title) // all that it says
	}
	c.Bytes = []byte(body)
	return c
}

// entryTitle is the title as text; entries of media have it elsewhere.
func entryTitle(it *gofeed.Item) string {
	if it.Title == "" {
		for _, t := range it.Extensions["media"]["title"] {
			return plainTitle(t.Value)
		}
	}
	return plainTitle(it.Title)
}

// entryLink is the address; RSS lets the identifier stand for it.
func entryLink(it *gofeed.Item) string {
	if it.Link == "" && (strings.HasPrefix(it.GUID, "http://") || strings.HasPrefix(it.GUID, "https://")) {
		return it.GUID
	}
	return it.Link
}

// entryBody is what has most words: the full text, under any of the names that feeds give
// it, or the summary.
func entryBody(it *gofeed.Item) string {
	body := encoded(it.Content)
	for _, s := range [...]string{encoded(it.Description), it.Custom["body"], it.Custom["fullitem"]} {
		if len(words(body)) < len(words(s)) {
			body = s
		}
	}
	return body
}

// encoded resolves a text in base64, as Atom allows. A word by itself may look like
// base64, but what comes out of it is no text.
func encoded(s string) string {
	t := strings.Join(strings.Fields(s), "")
	if len(t) < 16 || len(t)%4 != 0 || strings.ContainsAny(s, "<& -.,:") {
		return s
	}
	b, err := base64.StdEncoding.DecodeString(t)
	if err != nil || !utf8.Valid(b) || bytes.ContainsFunc(b, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }) {
		return s
	}
	return string(b)
}

var (
	tags   = regexp.MustCompile(`<[^<>]*>`)
	unread = regexp.MustCompile(`(?is)<(script|style)\b[^>]*>.*?</(?:script|style)\s*>`)
)

// words of markup, roughly: enough to know whether there are any.
func words(markup string) string {
	return strings.TrimSpace(tags.ReplaceAllString(unread.ReplaceAllString(markup, ""), " "))
}

func plainTitle(s string) string { return strings.Join(strings.Fields(words(s)), " ") }

// language is the first part of a language tag.
func language(tag string) string {
	l, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(l) != 2 {
		return ""
	}
	return l
}

// parseFeed reads a feed; where it is broken, what can be read of its entries one by
// one, with the fault. The feed is nil where nothing can be read.
func parseFeed(b []byte) (*gofeed.Feed, error) {
	if bytes.HasPrefix(bytes.TrimLeft(b, "\xef\xbb\xbf \t\r\n"), []byte("{")) && !json.Valid(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))) {
		return nil, fmt.Errorf("it is no JSON")
	}
	f, err := parsed(b)
	if err == nil {
		return f, nil
	}
	text := readable(b)
	if f, again := parsed(text); again == nil {
		return f, nil
	}
	head, entries := pieces(text)
	if len(entries) == 0 {
		return nil, err
	}
	feed := &gofeed.Feed{}
	if f, err := parsed(append(append([]byte{}, head...), closing(head)...)); err == nil {
		feed = f
		feed.Items = nil
	}
	for _, e := range entries {
		if f, err := parsed(append(append(append([]byte{}, head...), e...), closing(head)...)); err == nil {
			feed.Items = append(feed.Items, f.Items...)
		}
	}
	if len(feed.Items) == 0 {
		return nil, err
	}
	return feed, err
}

// foreignBody is a full text that says that it is XHTML.
var foreignBody = regexp.MustCompile(`<(/?)(?:xhtml:body|body\s+xmlns="http://www\.w3\.org/1999/xhtml")\s*>`)

var errDeep = errors.New("its elements nest too deep")

// tooDeep: the elements nest so deep that a parser that calls itself for each needs
// more memory than there may be.
func tooDeep(b []byte) bool {
	const deepest = 20_000
	for depth := 0; ; {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+1 >= len(b) {
			return false
		}
		b = b[i:]
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("<![CDATA[")):
			end = "]]>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		}
		if i = bytes.Index(b, []byte(end)); i < 0 {
			i = len(b) - 1
		}
		switch c := b[1]; {
		case c == '/':
			depth = max(0, depth-1)
		case c != '!' && c != '?' && b[max(0, i-1)] != '/':
			if depth++; depth > deepest {
				return true
			}
		}
		b = b[i+1:]
	}
}

func parsed(b []byte) (f *gofeed.Feed, err error) {
	if tooDeep(b) {
		return nil, errDeep
	}
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%v", p)
		}
	}()
	if bytes.Contains(b, []byte("1999/xhtml")) {
		b = foreignBody.ReplaceAll(b, []byte("<${1}body>"))
	}
	return gofeed.NewParser().Parse(bytes.NewReader(b))
}

// readable turns the bytes into UTF-8 without what XML does not allow.
func readable(b []byte) []byte {
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], xmlCharset(b))
	if name != "utf-8" {
		if out, _, err := transform.Bytes(enc.NewDecoder(), b); err == nil {
			b = out
		}
	}
	s := strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0xfffe || c == 0xffff {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(string(b), "\ufffd"))
	s = declared.ReplaceAllString(s, "")
	return []byte(ampersand.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, ";") {
			return m
		}
		return "&amp;" + m[1:]
	}))
}

var (
	declared  = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	encoding  = regexp.MustCompile(`^[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_:.-]+)`)
	ampersand = regexp.MustCompile(`&(?:#[0-9]+;|#x[0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)?`)
	openEntry = regexp.MustCompile(`<(item|entry)[\s>]`)
)

func xmlCharset(b []byte) string {
	if m := encoding.FindSubmatch(b[:min(len(b), 400)]); m != nil {
		return "text/xml; charset=" + string(m[1])
	}
	return ""
}

// pieces are what stands before the entries, and the entries.
func pieces(b []byte) (head []byte, entries [][]byte) {
	const mostEntries, mostRead = 10000, 64 << 20 // each is read with the head before it
	at := openEntry.FindAllSubmatchIndex(b, mostEntries)
	if len(at) > 0 {
		at = at[:min(len(at), 1+mostRead/(at[0][0]+1))]
	}
	for k, m := range at {
		if k == 0 {
			head = b[:m[0]]
		}
		end := len(b)
		if k+1 < len(at) {
			end = at[k+1][0]
		}
		piece := b[m[0]:end]
		if stop := bytes.Index(piece, []byte("</"+string(b[m[2]:m[3]])+">")); stop >= 0 {
			entries = append(entries, piece[:stop+len("</>")+m[3]-m[2]])
		}
	}
	return head, entries
}

// closing ends the elements that the head of a feed leaves open.
func closing(head []byte) []byte {
	low := lowered(head)
	switch {
	case bytes.Contains(low, []byte("<rdf:rdf")):
		return []byte("</rdf:RDF>")
	case bytes.Contains(low, []byte("<rss")):
		return []byte("</channel></rss>")
	}
	return []byte("</feed>")
}

// lowered is the start of the bytes in lower case, without NULs and what stands before
// the first character.
func lowered(head []byte) []byte {
	low := make([]byte, 0, 4096)
	for _, c := range head {
		if len(low) == cap(low) {
			break
		}
		if c != 0 {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			low = append(low, c)
		}
	}
	return bytes.TrimLeft(low, "\xef\xbb\xbf\xfe\xff \t\r\n")
}

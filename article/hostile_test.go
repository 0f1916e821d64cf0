package article

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// Pages made to break a reader: a clear refusal or a text, in little time and
// memory.
func TestHostilePages(t *testing.T) {
	const n = 1_000_000
	para := "<p>The council of Larun met on Monday, and its members agreed to send aid to the flooded villages along the river.</p>"
	many := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, page := range map[string]string{
		"deep":            strings.Repeat("<div>", n) + para,
		"deep paragraphs": strings.Repeat("<b><p>", n/2) + para,
		"unclosed":        strings.Repeat("<li>", n) + para,
		"closed":          para + strings.Repeat("</div>", n),
		"closed inline":   strings.Repeat("<div>", 250) + strings.Repeat("<b></i>", 100_000) + para,
		"attributes":      "<div " + many("a%d=b ", n) + ">" + para,
		"classes":         many("<i class='related-%d-x body'>a </i>", 90_000) + para,
		"one class":       "<div class='" + strings.Repeat("article-body ", n) + "'>" + para,
		"plaintext":       para + "<plaintext>" + strings.Repeat("a line of <b>no markup</b> & no end ", n/4),
		"null bytes":      "<p>The council \x00of Larun\x00 met on Monday, and its members agreed to send aid to the flooded villages.</p>" + strings.Repeat("<p>\x00", 3),
		"entities":        "<p>" + strings.Repeat("&amp;&#x41;&notin;&amp", n/4) + " the council met.</p>",
		"ampersands":      "<p>" + strings.Repeat("&", n) + "</p>" + para,
		"comments":        strings.Repeat("<!-- -- > --!>", n/2) + para,
		"open comment":    para + "<!--" + strings.Repeat("-", n),
		"open script":     para + "<script>" + strings.Repeat("<!--<script>", n/4),
		"open tag":        para + "<div " + strings.Repeat("a='", n),
		"cards":           many("<div class=x><h3><a href=/%d>Four miners rescued after nine days</a></h3><p>All of them are well.</p></div>", 40_000) + para,
		"noscripts":       strings.Repeat("<noscript><p>a ", n/8) + para,
		"tiles":           many("<div class=t%d><a href=/x><h3>Four miners rescued after nine days</h3></a><span>World</span></div>", 40_000) + para,
		"ends":            many("<h3>Related stories %d</h3>", 90_000) + para,
		"headings":        "<title>The council of Larun sends aid to the villages</title>" + many("<h1>The council of %d sends aid to the villages</h1>", 60_000) + para,
		"cells":           "<table>" + strings.Repeat("<tr><td>a<td>b", 60_000) + para,
		"structured":      "<script type='application/ld+json'>" + strings.Repeat(`{"@type":`, n) + "</script>" + para,
		"structured list": "<script type='application/ld+json'>[" + strings.Repeat(`{"@type":"NewsArticle","author":["a"]},`, 50_000) + "{}]</script>" + para,
		"metas":           many("<meta name='date' content='2024-13-%d'>", 200_000) + para,
		"long word":       "<p>" + strings.Repeat("a", 8<<20) + ".</p>" + para,
		"spaces":          "<p>a" + strings.Repeat(" \n", 4<<20) + "b.</p>" + para,
		"marks":           "<p>" + strings.Repeat("a | b – c - ", n/4) + "</p><title>" + strings.Repeat("a | b – c - ", n/8) + "</title>" + para,
		"too large":       strings.Repeat(para, 300_000),
		"empty":           "",
		"no text":         "<html><body><img src=a></body></html>",
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			c := &sitrep.Capture{Source: name, Form: sitrep.FormHTML, Bytes: []byte(page)}
			docs, err := Parse(c)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if took > 4*time.Second { // 2 s on an idle machine
				t.Errorf("took %v", took)
			}
			if err != nil {
				t.Logf("%v, %d MB: %v", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err)
				return
			}
			t.Logf("%v, %d MB: %d bytes of text", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, len(docs[0].Text))
			checkDocument(t, c, docs[0])
		})
	}
}

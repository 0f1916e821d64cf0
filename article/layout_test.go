package article

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// Pages of many layouts around the same kind of report, all of them invented:
// what must be in the text, and what must not.

const (
	para1 = "Rebels of the Northern Front entered the town of Tessen at dawn on Monday and took the police station, the mayor said by telephone."
	para2 = "At least twelve people were killed and thirty wounded in the fighting, according to the hospital, which asked for blood and bandages."
	para3 = "“We heard the shells all night,” said Ilva Maren, a teacher who fled with her two children across the river to Kesta."
	para4 = "The government in Larun said that it would send two battalions, and called on the neighbouring states to close the border."
	para5 = "Talks between the two sides broke down in March, after each had accused the other of breaking the truce of the year before."
)

func body(between string) string {
	return "<p>" + para1 + "</p>" + between + "<p>" + para2 + "</p><p>" + para3 + "</p><p>" + para4 + "</p><p>" + para5 + "</p>"
}

const otherCards = `<div class="grid"><div class="x"><h3><a href="/a">Farmers block highway over water prices in Larun valley</a></h3><p>The blockade went into its third day on Sunday.</p></div>
<div class="x"><h3><a href="/b">Storm Aldo leaves a trail of damage along the coast</a></h3><p>Ferries stayed in port, and schools were closed.</p></div>
<div class="x"><h3><a href="/c">Court jails former minister over grain scandal</a></h3><p>He had denied all charges until the last day.</p></div></div>`

var pageLayouts = []struct {
	name, page  string
	with        []string // besides the five paragraphs
	without     []string
	title, by   string
	date        string
	onlySome    bool // not all of the five paragraphs stand in it
	roleOf      string
	role        sitrep.BlockRole
	publisherIs string
}{
	{name: "semantic", page: `<html lang="en"><head><title>Rebels enter Tessen at dawn | The Larun Courier</title><meta property="og:site_name" content="The Larun Courier"></head><body>
<header><a href="/">The Larun Courier</a></header><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Rebels enter Tessen at dawn</h1><p class="byline">By Mira Solan</p><time datetime="2019-03-12T06:10:00+02:00">12 March 2019</time>` +
		body(`<figure><img src="a.jpg"><figcaption>Smoke rises over the port of Tessen after the shelling on Monday morning. Photo: Reuters</figcaption></figure>`) +
		`</article></main><aside><h2>Most read</h2><ol><li><a href="/1">Cup final moved to the capital after pitch inspection</a></li></ol></aside><footer>© 2019 The Larun Courier. All rights reserved.</footer></body></html>`,
		without: []string{"Most read", "Cup final", "All rights", "Sport"}, title: "Rebels enter Tessen at dawn", by: "Mira Solan", date: "2019-03-12",
		roleOf: "Smoke rises over", role: sitrep.RoleCaption, publisherIs: "The Larun Courier"},
	{name: "divisions only", page: `<title>Rebels enter Tessen at dawn - Kesta Daily</title><div id="top"><div class="menu"><a href=/>Home</a> <a href=/n>News</a></div></div>
<div id="wrap"><div id="left"><h1>Rebels enter Tessen at dawn</h1><div class="txt">` + body("") + `</div></div><div id="right" class="sidebar"><h4>Latest news</h4><p>The central bank of Orlavia raises rates again, to six per cent, its governor said.</p></div></div>`,
		without: []string{"central bank", "Home"}, title: "Rebels enter Tessen at dawn"},
	{name: "line breaks", page: `<body><table><tr><td><font size=5><b>Rebels enter Tessen at dawn</b></font><br><br>` + para1 + "<br><br>" + para2 + "<br><br>" + para3 + "<br><br>" + para4 + "<br><br>" + para5 + `</td><td><a href=1>Archive</a><br><a href=2>Contact</a></td></tr></table>`,
		without: []string{"Archive"}},
	{name: "unclosed paragraphs", page: `<body><div class=content><h1>Rebels enter Tessen at dawn</h1><p>` + para1 + "<p>" + para2 + "<p>" + para3 + "<p>" + para4 + "<p>" + para5 + `</div><div class=footer>Imprint`,
		without: []string{"Imprint"}},
	{name: "related inside the text", page: `<article class="post"><h1>Rebels enter Tessen at dawn</h1><div class="entry-content">` +
		body(`<div class="related-inline"><strong>Read more:</strong> <a href="/x">Army chief of Dorvania steps down</a></div><p><a href="/y">READ MORE: Four miners rescued after nine days underground</a></p>`) +
		`<h3>You may also like</h3>` + otherCards + `</div></article>`,
		without: []string{"Army chief", "Four miners", "Farmers block", "You may also like", "Ferries stayed"}},
	{name: "cards without names", page: `<main><h1>Rebels enter Tessen at dawn</h1><div class="c7">` + body("") + `</div><div class="c9">` + otherCards + `</div></main>`,
		without: []string{"Storm Aldo", "third day on Sunday"}},
	{name: "body in sections", page: `<main><h1>Rebels enter Tessen at dawn</h1><div class="article-body"><p>` + para1 + `</p><p>` + para2 + `</p></div><div class="ad-slot">Advertisement</div><div class="article-body"><p>` + para3 + `</p><p>` + para4 + `</p><p>` + para5 + `</p></div></main>`,
		without: []string{"Advertisement"}},
	{name: "lists and quotations", page: `<article><h1>Rebels enter Tessen at dawn</h1>` + body(`<h2>What is known</h2><ul><li>Two bridges are closed to traffic</li><li>The airport of Kesta is open</li></ul><blockquote><p>We will not leave the town, whatever they send against us this week.</p></blockquote>`) + `</article>`,
		with: []string{"What is known", "Two bridges are closed", "The airport of Kesta", "We will not leave"}, roleOf: "We will not leave", role: sitrep.RoleQuote},
	{name: "author box and newsletter", page: `<article><h1>Rebels enter Tessen at dawn</h1><div class="story-body">` + body(`<div class="newsletter-signup"><p>Sign up for our morning newsletter and get the news in your inbox every day.</p></div>`) +
		`</div><div class="author-bio"><p>Mira Solan is a correspondent who has covered the northern provinces for eleven years.</p></div></article>`,
		without: []string{"newsletter", "eleven years"}},
	{name: "comments", page: `<article><h1>Rebels enter Tessen at dawn</h1><div class="text">` + body("") + `</div></article><section id="comments"><h2>3 comments</h2>` +
		strings.Repeat(`<div class="comment"><p>When will it end? I have been saying this for ten years, and nobody in the capital listens to us.</p></div>`, 3) + `</section>`,
		without: []string{"When will it end"}},
	{name: "hidden and scripts", page: `<body><script>var a = "<p>` + para5 + `</p>";</script><style>p{}</style><div style="display: none"><p>This offer ends on Friday, and it is for new readers of the paper only.</p></div><article><h1>Rebels enter Tessen at dawn</h1>` + body("") + `</article>`,
		without: []string{"This offer"}},
	{name: "answers folded away", page: `<article><h1>Rebels enter Tessen at dawn</h1>` + body("") + `<div class="accordion"><h3>Who are the rebels?</h3><div class="accordion-content" style="display:none"><p>The Northern Front is an alliance of four groups that was founded in Kesta in 2011.</p></div></div></article>`,
		with: []string{"alliance of four groups"}},
	{name: "nothing but a stream", page: `<body><div hidden id="S:0"><main><h1>Rebels enter Tessen at dawn</h1>` + body("") + `</main></div></body>`},
	{name: "without scripts", page: `<body><div id="root"></div><noscript><h1>Rebels enter Tessen at dawn</h1>` + body("<div class=share>Send this to a friend</div>") + `</noscript>`, without: []string{"<p>", "Send this"}, title: "Rebels enter Tessen at dawn"},
	{name: "structured data", page: `<html lang="de-AT"><head><title>Tessen</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#o","name":"Kesta Daily"},
{"@type":"NewsArticle","headline":"Rebels enter Tessen at dawn","datePublished":"2021-11-04T23:30:00Z","author":[{"@type":"Person","name":"Mira Solan"},{"@type":"Person","name":"Jon Orwin"}],"publisher":{"@id":"#o"}}]}</script></head>
<body><h1>Rebels enter Tessen at dawn</h1><span class="date">5.11.2021</span><div>` + body("") + `</div>`,
		title: "Rebels enter Tessen at dawn", by: "Mira Solan and Jon Orwin", date: "2021-11-05", publisherIs: "Kesta Daily"},
	{name: "summary between headline and text", page: `<main><header class="h"><h1>Rebels enter Tessen at dawn</h1><p class="standfirst">Police station taken, hospital asks for help, and the capital answers with two battalions.</p></header><div class="article-body">` + body("") + `</div></main>`,
		with: []string{"hospital asks for help"}},
	{name: "date line", page: `<article><h1>Rebels enter Tessen at dawn</h1>` + strings.Replace(body(""), "<p>Rebels", "<p>TESSEN, March 12 (Reuters) - Rebels", 1) + `</article>`,
		roleOf: "TESSEN, March 12", role: sitrep.RoleDateline},
	{name: "entities and broken words", page: "<article><h1>Rebels enter Tessen at dawn</h1>" + strings.NewReplacer("“", "&ldquo;", "”", "&rdquo;", "Tessen at", "Tes&shy;sen&nbsp;at", "mayor", "ma<b>yor</b>").Replace(body("")) + "</article>",
		title: "Rebels enter Tessen at dawn"},
	{name: "upper case markup", page: `<HTML><BODY><DIV CLASS="ARTICLE-BODY"><H1>Rebels enter Tessen at dawn</H1>` + strings.ToUpper("<p>") + para1 + "</P><P>" + para2 + "</P><P>" + para3 + "</P><P>" + para4 + "</P><P>" + para5 + "</P></DIV>"},
	{name: "tags and share buttons", page: `<article><h1>Rebels enter Tessen at dawn</h1><div class="social-share"><a href=1>Facebook</a><a href=2>Twitter</a></div><div class="b">` + body("") + `</div><div class="tags">Tags: <a href=1>Tessen</a>, <a href=2>Northern Front</a></div></article>`,
		without: []string{"Facebook", "Tags"}},
	{name: "cookie banner first", page: `<div id="cookie-consent"><p>We use cookies to give you the best experience on our website, and to measure how it is used.</p><button>Accept all</button></div><main><h1>Rebels enter Tessen at dawn</h1>` + body("") + `</main>`,
		without: []string{"cookies", "Accept all"}},
	{name: "a discussion", page: `<html class="forum"><body><h1>Rebels in Tessen</h1><div class="topic-view"><div class="post comment"><p>` + para1 + `</p></div><div class="post comment"><p>` + para2 + `</p></div><div class="post comment"><p>` + para3 + `</p></div><div class="post comment"><p>` + para4 + `</p></div><div class="post comment"><p>` + para5 + `</p></div></div>`},
}

func TestLayouts(t *testing.T) {
	for _, l := range pageLayouts {
		t.Run(l.name, func(t *testing.T) {
			c := &sitrep.Capture{Source: l.name, Form: sitrep.FormHTML, Bytes: []byte(l.page)}
			docs, err := Parse(c)
			if err != nil {
				t.Fatal(err)
			}
			d := docs[0]
			checkDocument(t, c, d)
			checkOrigin(t, c, d)
			flat := strings.ReplaceAll(d.Text, "\n\n", " ")
			for _, s := range append([]string{para1, para2, para3, para4, para5}, l.with...) {
				if !strings.Contains(flat, s) {
					t.Errorf("lost %q in\n%s", s, d.Text)
				}
			}
			for _, s := range l.without {
				if strings.Contains(d.Text, s) {
					t.Errorf("kept %q in\n%s", s, d.Text)
				}
			}
			if l.title != "" && d.Title != l.title {
				t.Errorf("title %q, want %q", d.Title, l.title)
			}
			if l.by != "" && d.Byline != l.by {
				t.Errorf("byline %q, want %q", d.Byline, l.by)
			}
			if l.publisherIs != "" && d.Publisher != l.publisherIs {
				t.Errorf("publisher %q, want %q", d.Publisher, l.publisherIs)
			}
			if l.date != "" && (d.PublishedOn == nil || d.PublishedOn.Start.String() != l.date) {
				t.Errorf("published on %+v, want %s", d.PublishedOn, l.date)
			}
			if l.roleOf != "" {
				at := strings.Index(d.Text, l.roleOf)
				if i := d.BlockAt(at); at < 0 || i < 0 || d.Blocks[i].Role != l.role {
					t.Errorf("%q is not a %s in %+v", l.roleOf, l.role, d.Blocks)
				}
			}
		})
	}
}

// unchanged: the text is that of the bytes, one byte of white space a space.
func unchanged(text, bytes string) bool {
	for i := range len(text) {
		if text[i] != bytes[i] && !(text[i] == ' ' && (bytes[i] < ' ' || bytes[i] >= 0x80)) {
			return false
		}
	}
	return true
}

// checkOrigin: every byte of every block has an origin, and copied runs equal
// the bytes that they come from.
func checkOrigin(t *testing.T, c *sitrep.Capture, d *sitrep.Document) {
	t.Helper()
	covered := make([]bool, len(d.Text))
	for _, r := range d.Origin {
		for i := r.Text; i < r.Text+r.Len; i++ {
			covered[i] = true
		}
		if text, bytes := d.Text[r.Text:r.Text+r.Len], string(c.Bytes[r.Capture:r.Capture+r.Size]); r.Len == r.Size && r.Len > 4 && !unchanged(text, bytes) {
			t.Errorf("run %+v: text %q, bytes %q", r, text, bytes)
		}
	}
	for _, b := range d.Blocks {
		for i := b.Start; i < b.End; i++ {
			if !covered[i] {
				t.Fatalf("byte %d of %q has no origin", i-b.Start, d.Text[b.Start:b.End])
			}
		}
	}
}

func TestMarkup(t *testing.T) {
	m := loadMarkup()
	n := 0
	for i, l := range strings.Split(markupText, "\n") {
		if len(l) < 3 || l[0] != '+' && l[0] != '-' {
			continue
		}
		name, rest, _ := strings.Cut(strings.TrimSpace(l[1:]), " ")
		got, _ := m.read(rest, nil)
		if has := got&markNames[name] != 0; has != (l[0] == '+') {
			t.Errorf("markup.txt:%d: %q bears %s: %v", i+1, rest, name, has)
		}
		n++
	}
	if n < 10 {
		t.Errorf("%d examples", n)
	}
	if _, err := parseMarkup("mine.txt", "body x\nlove y\n"); err == nil || !strings.HasPrefix(err.Error(), "mine.txt:2:1: want") {
		t.Errorf("an unknown mark: %v", err)
	}
}

func TestPageDates(t *testing.T) {
	for s, want := range map[string]string{
		"Dienstag, 15.2.2018, 19:51": "2018-02-15", "19. Dezember 2025": "2025-12-19", "19 de diciembre de 2025": "2025-12-19", "Publié le 4 févr. 2020 à 10h": "2020-02-04",
		"2025年12月19日": "2025-12-19", "3 września 2021, 12:00": "2021-09-03", "12/19/2025": "2025-12-19", "19/12/2025": "2025-12-19", "Mar 3, 2026 at 5:10 p.m.": "2026-03-03",
		"1er juin 2014": "2014-06-01", "5 мая 2019": "2019-05-05", "Thu, 18 Dec 2025 06:55:17 GMT": "2025-12-18", "27.1.2022 - Bei der Sitzung": "2022-01-27",
		"in 2025": "", "30 minutes, 12 shares": "", "version 1.2.3": "", "31.2.2020": "", "10:30:20": "",
	} {
		day, ok := pageDate(s, true)
		got := ""
		if ok {
			got = day.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"https://example.org/2025/12/19/rebels": "2025-12-19", "https://example.org/news/2025-12-19-rebels": "2025-12-19", "https://example.org/20251219/x.html": "2025-12-19",
		"https://example.org/2025/12/3-questions": "", "https://example.org/id/202512190001": "", "https://example.org/2025/13/40/x": "",
	} {
		got := ""
		if day := addressDate(s); day != 0 {
			got = day.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestTitlesWithoutSites(t *testing.T) {
	for _, c := range [][4]string{
		{"Rebels enter Tessen | Kesta Daily", "", "", "Rebels enter Tessen"}, {"Rebels enter Tessen - World - Kesta Daily", "Kesta Daily", "", "Rebels enter Tessen - World"},
		{"Kesta Daily: rebels enter Tessen", "", "", "Kesta Daily: rebels enter Tessen"}, {"Kesta Daily - Rebels enter Tessen", "Kesta Daily", "", "Rebels enter Tessen"},
		{"Rebels enter Tessen – kestadaily.example", "", "kestadaily.example", "Rebels enter Tessen"}, {"War - and peace", "", "", "War - and peace"},
	} {
		if got := withoutSite(c[0], c[1], c[2], ""); got != c[3] {
			t.Errorf("%q: %q, want %q", c[0], got, c[3])
		}
	}
}

// A page in a charset of before UTF-8 leads back to its own bytes.
func TestOriginOfOldCharsets(t *testing.T) {
	page := `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><h1>Älmhult</h1>` + body("")
	page = strings.NewReplacer("“", "\x93", "”", "\x94", "Ä", "\xc4").Replace(page)
	c := &sitrep.Capture{Source: "old", Form: sitrep.FormHTML, Bytes: []byte(page)}
	docs, err := Parse(c)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, c, docs[0])
	at := strings.Index(docs[0].Text, "“We heard")
	got, ok := docs[0].CaptureSpan(sitrep.Span{Start: at, End: at + len("“We heard")})
	if at < 0 || !ok || string(c.Bytes[got.Start:got.End]) != "\x93We heard" {
		t.Errorf("%d %v %q", at, ok, fmt.Sprintf("%.40q", c.Bytes[got.Start:]))
	}
}

// What declares a charset may stand behind scripts with charsets of their own.
func TestCharsetFarDown(t *testing.T) {
	for _, c := range [][2]string{
		{`<html><head><script src="/a.js" charset="utf-8"></script><script>` + strings.Repeat("archive();", 200) + `</script><meta http-equiv=Content-Type content="text/html; charset=GB2312"/></head>`, "gb2312"},
		{`<!-- <meta charset="koi8-r"> --><META CharSet='Windows-1251'>`, "windows-1251"},
		{`<script>document.write("<meta charset=koi8-r>")</script><meta charset = big5 >`, "big5"},
		{`<meta charset="utf-16">`, "utf-8"},
		{`<head><meta name="charset-of" content="x"><script charset="utf-8"></script></head><body><meta charset="koi8-r">`, ""},
		{`<meta charset`, ""}, {`<meta charset=`, ""}, {`<`, ""}, {``, ""},
	} {
		if got := declaredCharset([]byte(c[0])); got != c[1] {
			t.Errorf("%.60q: %q, want %q", c[0], got, c[1])
		}
	}
	long := `<html><head><script src="/a.js" charset="utf-8"></script><script>` + strings.Repeat("archive();", 200) + `</script><meta http-equiv=Content-Type content="text/html; charset=koi8-r"></head><body><article><h1>` +
		"\xee\xc1\xd7\xcf\xc4\xce\xc5\xce\xc9\xc5 \xce\xc1 \xc0\xc7\xc5" + "</h1>" + body("") + "</article></body></html>"
	docs, err := Parse(&sitrep.Capture{Source: "far", Form: sitrep.FormHTML, Bytes: []byte(long)})
	if err != nil || docs[0].Title != "Наводнение на юге" {
		t.Errorf("%v %q", err, docs[0].Title)
	}
}

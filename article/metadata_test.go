package article

import (
	"strings"
	"testing"

	"sitrep"
)

const webPage = `<html lang="en-GB"><head><title>Ferry sinks off Lutu | World | The Kesta Lantern</title>
<link rel="canonical" href="https://lantern.example/world/ferry-sinks-off-lutu">
<meta property="og:site_name" content="The Kesta Lantern"><meta property="og:title" content="Ferry sinks off Lutu">
<meta property="article:published_time" content="2024-05-01T06:10:00Z"><meta property="article:modified_time" content="2024-05-03T09:00:00Z">
<meta property="article:section" content="World"></head>
<body><main><h1>Ferry sinks off Lutu</h1><p class="byline">By <a href="/staff/ana-voss" rel="author">Ana Voss</a></p>`

// TestWhereValuesAreFound: each value of a page's metadata names what says it and
// where that stands.
func TestWhereValuesAreFound(t *testing.T) {
	page := webPage + body("") + `</main></body></html>`
	c := &sitrep.Capture{Source: "page", Form: sitrep.FormHTML, Bytes: []byte(page), URL: "https://Lantern.example/world/ferry-sinks-off-lutu?utm_source=mail#top"}
	docs, err := Parse(c)
	if err != nil {
		t.Fatal(err)
	}
	d := docs[0]
	if d.Title != "Ferry sinks off Lutu" || d.Byline != "Ana Voss" || d.Publisher != "The Kesta Lantern" || d.Section != "World" ||
		d.Canonical != "https://lantern.example/world/ferry-sinks-off-lutu" || d.URL != c.URL || d.Lang != "en" {
		t.Errorf("%+v", d)
	}
	if d.ModifiedOn == nil || d.ModifiedOn.Start.String() != "2024-05-03" || d.PublishedOn.Start.String() != "2024-05-01" {
		t.Errorf("published %v, modified %v", d.PublishedOn, d.ModifiedOn)
	}
	want := map[string][2]string{
		"title": {"h1", "Ferry sinks off Lutu"}, "byline": {"link", "rel=\"author\""}, "publisher": {"og:site_name", "The Kesta Lantern"},
		"lang": {"html", ""}, "section": {"article:section", "World"}, "url": {"input", ""}, "canonical": {"canonical", "ferry-sinks-off-lutu"},
		"published_on": {"article:published_time", "2024-05-01"}, "modified_on": {"article:modified_time", "2024-05-03"},
	}
	for i, f := range d.Found {
		w, ok := want[f.Field]
		delete(want, f.Field)
		said := ""
		if f.Capture != nil {
			said = page[f.Capture.Start:f.Capture.End]
		}
		if !ok || f.Source != w[0] || !strings.Contains(said, w[1]) || w[1] == "" && f.Capture != nil {
			t.Errorf("finding %d: %+v %q, want %v", i, f, said, w)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// TestLinkedDataNarrowed: what JSON-LD says is found at its own words.
func TestLinkedDataNarrowed(t *testing.T) {
	page := `<html><head><title>Dam at Orlen holds</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":3,"name":"Dam at Orlen holds"},{"@type":"ListItem","position":1,"name":"Home"},{"@type":"ListItem","position":2,"name":"Provinces"}]},
{"@type":"NewsArticle","headline":"Dam at Orlen holds","datePublished":"2023-11-04T10:00:00+02:00","dateModified":"2023-11-05","author":[{"@type":"Person","name":"Jon Abbas"}],"publisher":{"@type":"Organization","name":"North Wire"}}]}</script></head>
<body><article><h1>Dam at Orlen holds</h1>` + body("") + `</article></body></html>`
	d := parsePage(t, page)
	if d.Section != "Provinces" || d.Publisher != "North Wire" || d.Byline != "Jon Abbas" || d.ModifiedOn == nil {
		t.Errorf("section %q publisher %q byline %q modified %v", d.Section, d.Publisher, d.Byline, d.ModifiedOn)
	}
	for _, f := range d.Found {
		want := map[string]string{"section": "Provinces", "publisher": "North Wire", "byline": "Jon Abbas", "published_on": "2023-11-04T10:00:00+02:00", "modified_on": "2023-11-05"}[f.Field]
		if want != "" && (f.Source != "json-ld" || f.Capture == nil || page[f.Capture.Start:f.Capture.End] != want) {
			t.Errorf("%+v, want %q", f, want)
		}
	}
}

// TestPageWithoutText: what a page says of itself is kept beside the failure.
func TestPageWithoutText(t *testing.T) {
	c := &sitrep.Capture{Source: "app.html", Form: sitrep.FormHTML, Bytes: []byte(`<html><head><title>Dam at Orlen holds | North Wire</title><meta property="og:site_name" content="North Wire">
<meta property="article:published_time" content="2023-11-04T10:00:00Z"></head><body><div id="root"></div></body></html>`)}
	docs, err := Parse(c)
	if err == nil || !strings.Contains(err.Error(), "no paragraph") {
		t.Fatalf("error %v", err)
	}
	if len(docs) != 1 || docs[0].Title != "Dam at Orlen holds" || docs[0].Text != "" || len(docs[0].Blocks) != 0 || docs[0].PublishedOn == nil {
		t.Errorf("%+v", docs)
	}
	if docs, err := Parse(&sitrep.Capture{Source: "x", Form: sitrep.FormHTML, Bytes: []byte(`<html><body><script>run()</script></body></html>`)}); err == nil || len(docs) != 0 {
		t.Errorf("%v %v", docs, err)
	}
}

// TestTitlesByKind: who says what a page is called, by what page it is.
func TestTitlesByKind(t *testing.T) {
	const news = `<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-05T08:00:00Z">`
	slogan := `<section><h2>Plans</h2><p>Pick one of three plans and change it when you like.</p></section><section><h2>Support</h2><p>Our people answer the phone at all hours of the day.</p></section>
<ul><li><a href="/a">Prices and plans</a></li><li><a href="/b">Our customers</a></li><li><a href="/c">Start for free</a></li></ul>`
	for _, c := range [][3]string{ // head, body, title
		{`<title>Why did the dam at Orlen hold? The answer will surprise you | North Wire</title><meta property="og:site_name" content="North Wire">` + news, `<h1>Engineers credit new spillway as Orlen dam holds</h1>` + body(""), "Engineers credit new spillway as Orlen dam holds"},
		{`<title>Orlen dam holds, 1962: an eyewitness remembers - North Wire</title><meta property="og:site_name" content="North Wire">` + news, `<h1>Orlen dam holds, 1962: an eyewitness remembers</h1>` + body(""), "Orlen dam holds, 1962: an eyewitness remembers"},
		{`<title>North Wire | Strike at Ombra ends</title><meta property="og:site_name" content="North Wire">`, `<div class="logo">North Wire</div>` + body(""), "Strike at Ombra ends"},
		{`<title>Strike at Ombra ends — Economy — North Wire</title><meta property="og:title" content="Strike at Ombra ends"><meta property="og:site_name" content="North Wire">`, `<div>` + body("") + `</div>`, "Strike at Ombra ends"},
		{`<title>Payroll Software for Small Farms | Granary</title><meta property="og:title" content="Payroll Software for Small Farms | Granary"><meta property="og:type" content="website"><meta property="og:site_name" content="Granary">`, `<h1>Pay day, done.</h1>` + slogan, "Payroll Software for Small Farms"},
		{`<title>Unanswered letters from the front - Kesta Forum</title>` + news, `<h1>Unanswered letters from the front</h1>` + body(""), "Unanswered letters from the front"},
		{`<title>Two ministers resign | The Kesta Lantern</title>` + news, `<h1><span class="kicker">Politics</span> <span>Two ministers resign</span></h1>` + body(""), "Two ministers resign"},
	} {
		d := parsePage(t, `<html><head>`+c[0]+`</head><body><main>`+c[1]+`</main></body></html>`)
		if d.Title != c[2] {
			t.Errorf("title %q, want %q (%v)", d.Title, c[2], d.Found[0])
		}
	}
}

// TestBesideHeadlines: lines over and under a headline, labels and days within its heading
// are none of it.
func TestBesideHeadlines(t *testing.T) {
	for _, c := range [][2]string{
		{`<h1><span class="roofline">Flood</span> Dam at Orlen holds</h1>`, "Dam at Orlen holds"},
		{`<h1><span class="article-header__kicker">After the rain</span>: Dam at Orlen holds</h1>`, "Dam at Orlen holds"},
		{`<h1>Dam at Orlen holds <small>Water two hands below the crest</small></h1>`, "Dam at Orlen holds"},
		{`<h1>Dam at Orlen holds<br><span class="entry-date">4 March 2021</span></h1>`, "Dam at Orlen holds"},
		{`<h1 class="p-title"><span class="label label--blue">Notice</span> Dam at Orlen holds</h1>`, "Dam at Orlen holds"},
		{`<h1><span class="subtitle">Dam at Orlen holds</span></h1>`, "Dam at Orlen holds"},
		{`<h1><span class="kicker headline">Dam at Orlen</span> holds</h1>`, "Dam at Orlen holds"},
	} {
		d := parsePage(t, `<html><head><title>Dam at Orlen holds - The Kesta Lantern</title></head><body><article>`+c[0]+body("")+`</article></body></html>`)
		if d.Title != c[1] {
			t.Errorf("title %q, want %q: %s", d.Title, c[1], c[0])
		}
		for _, b := range d.Blocks {
			if s := d.Text[b.Start:b.End]; b.Role == sitrep.RoleHeadline && strings.Trim(s, ": ") != c[1] {
				t.Errorf("headline %q, want %q: %s", s, c[1], c[0])
			}
		}
	}
}

// TestDatesOfPages: which of a page's dates is that of publication.
func TestDatesOfPages(t *testing.T) {
	for _, c := range [][3]string{ // head, body, day
		{``, `<h1>Dam holds</h1><p>21 January 2022 | Provinces</p>` + body(""), "2022-01-21"},
		{``, `<ul><li>13.01.2022 17:59 Strike ends</li></ul><h1>Dam holds</h1><div>Published: 30 Jan 2022</div>` + body(""), "2022-01-30"},
		{``, `<h1>Dam holds</h1><p>31 October 2023. The water stood a hand below the crest of the dam when the rain stopped on Monday night.</p>` + body(""), "2023-10-31"},
		{``, `<h1>Dam holds</h1>` + body("") + `<div class="post-footer">This entry was posted on 14 December 2015 by Heiner in the category Provinces.</div>`, "2015-12-14"},
		{`<meta property="article:published_time" content="03-09-2026">`, `<h1>Dam holds</h1><div>Published March 9, 2026</div>` + body(""), "2026-03-09"},
		{``, `<h1>Dam holds</h1>` + body("") + `<script>window.page={"id":4,"published_at":"2019-03-02T06:22:28+01:00","updated":"2020-01-01"}</script>`, "2019-03-02"},
		{``, `<h1>Dam holds</h1>` + body("<p>The gauge read 9 out of 10 on the scale that the engineers use there.</p>"), ""},
		{``, `<h1>Dam holds</h1><dl><dd>Joined: 4 Jul 2012, 16:09</dd></dl><p class="author">by galit » <time datetime="2024-09-11T16:36:25+00:00">11 Sep 2024</time></p>` + body(""), "2024-09-11"},
		// The words beside a time tell whether it is of publication.
		{``, `<h1>Dam holds</h1><p>Last updated: <time datetime="2024-02-09">9 February 2024</time></p><p>Published <time datetime="2024-02-03">3 February 2024</time></p>` + body(""), "2024-02-03"},
		{``, `<h1>Dam holds</h1><div class="meta"><time class="published-date" datetime="2024-02-09T06:00"><span>Updated February 9, 2024</span></time></div><div class="meta"><time datetime="2024-02-03">February 3, 2024</time></div>` + body(""), "2024-02-03"},
		{``, `<h1>Dam holds</h1><div class="time"><time datetime="2024-07-03T10:18:46Z">Published 29 June 2024</time></div>` + body(""), "2024-06-29"},
		{``, `<h1>Dam holds</h1><p>Updated 9 February 2024 | Published 3 February 2024</p>` + body(""), "2024-02-03"},
		// What a report is called names the day that it is about.
		{``, `<h1>Results of the district council, 19 May 2023</h1><p class="meta">by Jo Ferrant | <span>20 May 2023</span></p>` + body(""), "2023-05-20"},
		{``, `<h4>Weekly bulletin 14 – 20 January 2022</h4><h1>Dam holds</h1>` + body(""), ""},
		{``, `<h3>02.01.2022</h3><h1>Dam holds</h1>` + body(""), "2022-01-02"},
		{``, `<h1>Dam holds <small>Provinces • 20.05.2023</small></h1>` + body(""), "2023-05-20"},
		{`<meta name="date" content="2023-05-22">`, `<h1>Dam holds</h1><p>As of 20 May 2023, 18:00</p>` + body(""), "2023-05-20"},
		{``, `<h1>Dam holds</h1><p>The council of Orlen had on 3 May 2019 refused to pay for a second spillway, the engineers said on Monday.</p>` + body(""), ""},
		{``, `<h1>Dam holds</h1><p>ORLEN, 3 May 2019 (North Wire) - The council refused to pay for a second spillway, the engineers said on Monday.</p>` + body(""), "2019-05-03"},
		// A message of another that the article quotes, and what scripts write out.
		{``, `<h1>Dam holds</h1>` + body(`<blockquote><p>The water is high.</p><time datetime="2018-03-12T19:30:12+00:00">Mar 12, 2018</time></blockquote>`) + `<p class="PublishDate">Tuesday, 29 January 2019</p>`, "2019-01-29"},
		{``, `<h1>Dam holds</h1><p>Posted by Jo <time-ago ts="2026-03-03T09:47:05.754000+0000"></time-ago></p>` + body(""), "2026-03-03"},
	} {
		d := parsePage(t, `<html lang="en"><head><title>Dam holds</title>`+c[0]+`</head><body><main>`+c[1]+`</main></body></html>`)
		got := ""
		if d.PublishedOn != nil {
			got = d.PublishedOn.Start.String()
		}
		if got != c[2] {
			t.Errorf("%q, want %q: %s", got, c[2], head(c[0]+c[1], 160))
		}
	}
}

// TestDayThatIsShown: a page is of the day that it shows its readers, where what it
// states to machines is another that nothing bears out; and of none where it gives
// none but that of a change which it does not show.
func TestDayThatIsShown(t *testing.T) {
	linked := func(published, modified string) string {
		return `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Dam holds","datePublished":"` + published + `","dateModified":"` + modified + `"}</script>`
	}
	const meta = `<meta property="article:published_time" content="2019-03-04T08:00:00Z">`
	for _, c := range [][3]string{ // head, body, day
		{linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1><p>Updated 9 February 2024</p>` + body(""), "2024-02-09"},
		{linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1><p class="posted-on">9 February 2024</p>` + body(""), "2024-02-09"},
		{linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1><div>Updated on</div><div>9 February 2024</div>` + body(""), "2024-02-09"},
		{linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1><p>4 March 2019, updated 9 February 2024</p>` + body(""), "2019-03-04"},
		{linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1>` + body(""), "2019-03-04"},
		{meta + linked("2019-03-04", "2024-02-09"), `<h1>Dam holds</h1><p>Updated 9 February 2024</p>` + body(""), "2019-03-04"},
		{linked("2019-03-04", "2019-03-04"), `<h1>Dam holds</h1>` + body("") + `<p>© 2011–2024 North Wire</p>`, "2019-03-04"},
		{`<meta property="article:modified_time" content="2024-02-09T09:00:00Z">`, `<h1>Dam holds</h1>` + body(""), ""},
		{``, `<div class="post"><h1>Dam holds</h1><span class="post_date">2019-02-23, 09:14 PM (This post was last modified: 2024-01-05, 03:27 AM by tarn.)</span>` + body("") + `</div>`, "2019-02-23"},
	} {
		d := parsePage(t, `<html lang="en-GB"><head><title>Dam holds</title>`+c[0]+`</head><body><main>`+c[1]+`</main></body></html>`)
		got := ""
		if d.PublishedOn != nil {
			got = d.PublishedOn.Start.String()
		}
		if got != c[2] {
			t.Errorf("%q, want %q: %s", got, c[2], c[0]+head(c[1], 160))
		}
	}
}

// TestExamplesOfWords executes the examples of the files of words.
func TestExamplesOfWords(t *testing.T) {
	kinds := map[string]dayKind{"made": dayMade, "change": dayChange, "other": dayOther}
	for l := range strings.Lines(daywordsText) {
		l = strings.TrimSpace(l)
		sign, rest, _ := strings.Cut(l, " ")
		if sign != "+" && sign != "-" {
			continue
		}
		kind, line, _ := strings.Cut(rest, " ")
		_, start, end, ok := pageDateAt(line, false)
		if got := kindOfDay(line, start, end); !ok || (got == kinds[kind]) != (sign == "+") {
			t.Errorf("daywords.txt: %s: kind %d, date %v", l, got, ok)
		}
	}
	for l := range strings.Lines(bywordsText) {
		l = strings.TrimSpace(l)
		line, is := strings.CutPrefix(l, "+ ")
		if !is {
			continue
		}
		line, want, _ := strings.Cut(line, " = ")
		name, _ := nameIn(line)
		if name = personName(name); name == "" {
			name = "-"
		}
		if name != want {
			t.Errorf("bywords.txt: %s: %q", l, name)
		}
	}
	for l := range strings.Lines(addressText) {
		if f := strings.Fields(l); len(f) == 3 && f[0] == "+" {
			if got := bareAddress(f[1]); got != f[2] {
				t.Errorf("address.txt: %s: %q", strings.TrimSpace(l), got)
			}
		}
	}
}

// TestBadFilesOfWords: a fault names file, line and column.
func TestBadFilesOfWords(t *testing.T) {
	for _, c := range [][3]string{
		{"day", "made on\nsoon x", "d:2:1: want made, change or other"}, {"day", "made", "d:1:5: want a phrase"},
		{"by", "by by\nbye x", "d:2:1: want by, label, other, end, none or house"}, {"by", "end ", "d:1:4: want a phrase"},
		{"address", "follow utm_*\nkeep x", "d:2:1: want follow or home"}, {"address", "home", "d:1:5: want a name"},
	} {
		var err error
		switch c[0] {
		case "day":
			_, err = parseDaywords("d", c[1])
		case "by":
			_, err = parseBywords("d", c[1])
		default:
			_, err = parseAddress("d", c[1])
		}
		if err == nil || err.Error() != c[2] {
			t.Errorf("%q: %v, want %s", c[1], err, c[2])
		}
	}
}

// TestCanonicalAddress: what a page says its address is, seen from where it was got.
func TestCanonicalAddress(t *testing.T) {
	for _, c := range [][3]string{ // got at, says, stands for both
		{"https://lantern.example/world/ferry?utm_source=x", "/world/ferry", "https://lantern.example/world/ferry"},
		{"https://lantern.example/world/ferry", "https://lantern.example/", ""},
		{"https://m.lantern.example/world/ferry", "https://lantern.example/world/ferry", "https://lantern.example/world/ferry"},
		{"https://lantern.example/world/ferry", "https://lantern.example/world/ferry", ""},
		{"", "https://lantern.example/world/ferry#top", "https://lantern.example/world/ferry"},
		{"https://lantern.example/a", "javascript:void(0)", ""},
		{"https://lantern.example/a", "http://[::1", ""},
	} {
		if got, _ := canonicalAddress(c[0], c[1]); got != c[2] && !(c[2] == "" && got == c[0]) {
			t.Errorf("%s says %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

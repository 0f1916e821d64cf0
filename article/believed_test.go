package article

import (
	"strings"
	"testing"

	"sitrep"
)

// What the names of a page's elements say, and where it is not to be believed.
func TestMarksBelieved(t *testing.T) {
	const report = `<p>The council of Ostrel voted on Monday night to close the lower bridge for six weeks, after engineers found cracks in two of its piers.</p>
		<p>Lorries will be sent over the dam, which adds forty minutes to the way into town, the head of the road office told the meeting.</p>
		<p>Shopkeepers on the left bank asked for a ferry. The mayor said that one had been hired and would run from Thursday.</p>
		<p>The bridge was built in 1931 and was last looked at by divers nine years ago, when nothing was found; the county has since put off two more dives for want of money.</p>`
	law, other := "", ""
	for _, s := range []string{"storing what is on a device", "measuring what is read", "the making of new services", "knowing a device again", "where a device is", "choosing what is shown"} {
		law += "<div class=cookie-consent><p>We and our partners ask you to agree to " + s + ", which you can take back at any time in the settings at the foot of this page.</p></div>"
	}
	for _, s := range []string{"the dam keeper", "the last ferryman", "a school of one"} {
		other += "<div class=related-story><p>Readers of this page also liked the long story of " + s + ", who lived for thirty winters alone above the valley with two dogs and a radio.</p></div>"
	}
	f := func(name, body string, keep, drop []string) {
		t.Helper()
		docs, err := Parse(&sitrep.Capture{Source: name, Form: sitrep.FormHTML, Bytes: []byte(`<html><head><title>Bridge closed</title><meta property="article:published_time" content="2024-03-05T08:00:00Z"></head><body>` + body + "</body></html>")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for _, s := range keep {
			if !strings.Contains(docs[0].Text, s) {
				t.Errorf("%s: lost %q in\n%s", name, s, docs[0].Text)
			}
		}
		for _, s := range drop {
			if strings.Contains(docs[0].Text, s) {
				t.Errorf("%s: kept %q in\n%s", name, s, docs[0].Text)
			}
		}
	}
	all := []string{"cracks in two", "over the dam", "asked for a ferry"}
	f("consent longer than the report", `<h1>Bridge closed</h1><div class=story>`+report+`</div>`+law, all, []string{"our partners"})
	f("report under a tool's name", `<h1>Bridge closed</h1><div class=share-tools>`+report+`</div>`+other, all, []string{"dam keeper"})
	f("both", `<h1>Bridge closed</h1><div class=share-tools>`+report+`</div>`+law+other, all, []string{"our partners", "dam keeper"})

	form := `<form action=/join><p><label>I agree that my address is kept and that I am written to about events of the town.</label></p><p>You get a letter within two days, and you can leave whenever you like to.</p></form>`
	f("form within", `<article><h1>Bridge closed</h1><div class=text>`+report+form+`<p>The engineers will come back in May to look at the other piers, and the council will meet on the second of April.</p><p>Nobody was hurt when a slab came off the third pier in January, but a barge under it lost its mast, and its owner wants to be paid by the town.</p></div></article>`,
		append(all, "come back in May"), []string{"I agree", "leave whenever"})
	f("form around the page", `<form id=aspnetForm><div><h1>Bridge closed</h1>`+report+`</div></form>`, all, nil)

	f("rest of a box", `<article><h1>Bridge closed</h1><div class=text>`+report+`<div class=b7><p><a href=/p>The Ostrel Paper at your door each Friday, with all notices of the county and a page for children</a></p><p>In the new issue: who owns the mill</p></div><div class=b8><p>“It was the noise that frightened me most of all.”</p><p>Ferryman Odo Lenk</p></div>
		<p>The engineers will come back in May to look at the other piers, and the council will meet on the second of April.</p></div></article>`, append(all, "come back in May", "frightened me"), []string{"who owns the mill"})

	cards := `<div class=box><ul><li><h3><a href=/2>Ferry hired for the left bank</a></h3></li><li><h3><a href=/1>Bridge closed over cracks in Ostrel</a></h3></li><li><h3><a href=/3>Dam road widened</a></h3></li></ul></div>`
	head := `<div class=head><h1>Bridge closed over cracks in Ostrel</h1><p class=deck>Lorries go over the dam from today, and a ferry has been hired for those on foot.</p></div>`
	f("own headline among links", strings.Replace(head, "<h1", "<h1 class=x", 1)+cards+`<div class=article-body>`+report+`</div>`, append(all, "those on foot"), []string{"Dam road"})
	f("dashes", `<article><h1>Bridge closed</h1>`+report+`<p>Until then the ferry stops at three places:</p><div>– Old quay</div><div>– Mill</div><div>– Lower lock</div></article>`, []string{"Old quay", "Lower lock"}, nil)
}

// A page that a program fills in tells its article to machines alone.
func TestArticleInLinkedData(t *testing.T) {
	page := func(body, shown string) string {
		return `<html><head><title>Bridge closed</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge closed","datePublished":"2024-03-05","articleBody":"` + body +
			`"}</script></head><body><h1>Bridge closed</h1><div id=app>` + shown + `</div></body></html>`
	}
	const long = "The council of Ostrel voted on Monday night to close the lower bridge for six weeks, after engineers found cracks in two of its piers. Lorries will be sent over the dam, which adds forty minutes to the way into town, the head of the road office told the meeting."
	parts := []string{"OSTREL — " + long, strings.ReplaceAll(long, "council", "county"), strings.ReplaceAll(long, "council", "senate")}
	for name, c := range map[string][2]string{
		"lines":   {strings.Join(parts, `\n\n`), `<p>Turn on scripts to read on.</p>`},
		"markup":  {`<p>` + strings.Join(parts, `</p><p>`) + `</p>`, ``},
		"escaped": {`&lt;p&gt;` + strings.Join(parts, `&lt;\/p&gt;&lt;p&gt;`) + `&lt;\/p&gt;`, `<p>The council of Ostrel voted on Monday night to close the lower bridge for six weeks …</p>`},
	} {
		capture := &sitrep.Capture{Source: name, Form: sitrep.FormHTML, Bytes: []byte(page(c[0], c[1]))}
		docs, err := Parse(capture)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkDocument(t, capture, docs[0])
		var body []string
		for _, b := range docs[0].Blocks {
			if b.Role == sitrep.RoleBody {
				body = append(body, docs[0].Text[b.Start:b.End])
			}
		}
		if want := []string{long, parts[1], parts[2]}; strings.Join(body, "|") != strings.Join(want, "|") {
			t.Errorf("%s: %q", name, body)
		}
	}
	// What the page shows itself goes before it.
	shown := "<p>" + strings.ReplaceAll(parts[1], "Ostrel", "Merle") + "</p><p>" + strings.ReplaceAll(parts[2], "Ostrel", "Merle") + "</p>"
	docs, err := Parse(&sitrep.Capture{Source: "shown", Form: sitrep.FormHTML, Bytes: []byte(page(strings.Join(parts, " "), shown))})
	if err != nil || !strings.Contains(docs[0].Text, "Merle") || strings.Contains(docs[0].Text, "Ostrel") {
		t.Errorf("shown: %v %q", err, docs[0].Text)
	}
}

package article

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// entriesOf gives each paragraph of a page with its time.
func entriesOf(t *testing.T, page string) string {
	t.Helper()
	c := &sitrep.Capture{Source: "live", Form: sitrep.FormHTML, Bytes: []byte(page)}
	docs, err := Parse(c)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, c, docs[0])
	var out []string
	for _, b := range docs[0].Blocks {
		if b.Role == sitrep.RoleBody {
			s := docs[0].Text[b.Start:b.End]
			if b.At != nil {
				s = b.At.Format("02 15:04 -0700 ") + s
			}
			out = append(out, s[:min(len(s), 40)])
		}
	}
	return strings.Join(out, "|")
}

func TestDatedEntries(t *testing.T) {
	const first = "Troops of the Northern Front have entered the port of Kesta, the harbour master said by telephone."
	const second = "The minister of defence denied the report and said that the road to the port was open to all traffic."
	const third = "Two hospitals in the town asked for blood, and the bridge over the Arbin was closed until the evening."
	const lead = "Fighting goes on around the port of Kesta, and this page follows what is known of it hour by hour, from our reporters there."
	f := func(name, page, want string) {
		t.Helper()
		if got := entriesOf(t, page); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	live := func(entry string) string {
		s := "<html><head><title>Fighting in Kesta: what we know</title></head><body><main><h1>Fighting in Kesta: what we know</h1><p>" + lead + "</p><div class=feed>"
		for i, p := range []string{first, second, third} {
			s += fmt.Sprintf(entry, 5-i, 9-i, p)
		}
		return s + "</div></main></body></html>"
	}
	const leadCut, firstCut, secondCut, thirdCut = "Fighting goes on around the port of Kest", "Troops of the Northern Fro", "The minister of defence de", "Two hospitals in the town "
	zoned := strings.Join([]string{leadCut, "05 09:30 +0200 " + firstCut[:25], "04 08:30 +0200 " + secondCut[:25], "03 07:30 +0200 " + thirdCut[:25]}, "|")
	plain := strings.ReplaceAll(zoned, "+0200", "+0000")
	f("articles", live("<article class=post><time datetime='2024-03-%02dT%02d:30:00+02:00'>now</time><h2>Kesta</h2><p>%s</p></article>"), zoned)
	f("sections", live("<section><header><span><time datetime='2024-03-%02dT%02d:30'>now</time></span></header><div><p>%s</p></div></section>"), plain)
	f("with a time of change", live("<div class=entry><time class=modified datetime='2024-03-20T10:00:00Z'>10:00</time> <time datetime='2024-03-%02dT%02d:30:00Z'>09:30</time><p>%s</p></div>"), plain)
	f("microdata", live("<div itemprop=liveBlogUpdate><meta itemprop=datePublished content='2024-03-%02dT%02d:30:00Z'><p>%s</p></div>"), plain)
	cut := func(s string) string { return s[:40] }
	none := strings.Join([]string{leadCut, cut(first), cut(second), cut(third)}, "|")
	f("no times", live("<article class='post p%d%d'><p>%s</p></article>"), none)
	f("one time", "<html><body><main><h1>Kesta</h1><time datetime='2024-03-05T09:30:00Z'>x</time><p>"+lead+"</p><p>"+first+"</p></main></body></html>", leadCut+"|"+cut(first))
	f("days without hours", live("<article class=post><time datetime='2024-03-%02d'>%d</time><p>%s</p></article>"), none)
	cards := strings.Repeat("<li class=card><a href=/x><h3>Four miners rescued</h3></a><time datetime='2024-03-05T09:30:00Z'>x</time></li>", 6)
	f("times of other articles", "<html><body><main><h1>Kesta</h1><p>"+lead+"</p><p>"+first+"</p><p>"+second+"</p></main><ul>"+cards+"</ul></body></html>", strings.Join([]string{leadCut, cut(first), cut(second)}, "|"))
}

package article

import (
	"strings"
	"testing"

	"sitrep"
)

// scrapedBlocks parses a text and gives its blocks as "role: text", documents parted by "--".
func scrapedBlocks(t *testing.T, text string) []string {
	t.Helper()
	docs, err := Parse(&sitrep.Capture{Source: "test", Form: sitrep.FormScraped, Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, d := range docs {
		if i > 0 {
			out = append(out, "--")
		}
		for _, b := range d.Blocks {
			out = append(out, string(b.Role)+": "+d.Text[b.Start:b.End])
		}
	}
	return out
}

func TestScrapedClasses(t *testing.T) {
	const (
		first  = "Rangers found the bodies of three herders near the Mbeka waterhole on Friday, two days after they were reported missing."
		second = "Cattle thieves from across the border are suspected, the district officer said, but no one has been arrested."
		third  = "The bodies were taken to the hospital in Lodo, where the families of the herders identified them."
	)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"number and field before a headline",
			"HEADLINE: Three herders found dead near waterhole\n\nBYLINE: Tom Adeo\n\n" + first + "\n\n" + second,
			[]string{"headline: Three herders found dead near waterhole", "body: " + first, "body: " + second}},
		{"byline with a date",
			"Three herders found dead near waterhole\nby Tom Adeo, 4 May 2019\n\n" + first + "\n\n" + second,
			[]string{"headline: Three herders found dead near waterhole", "byline: by Tom Adeo", "dateline: 4 May 2019", "body: " + first, "body: " + second}},
		{"agency in brackets and no dash",
			"Three herders found dead near waterhole\n\n(Wire News) " + first + "\n\n" + second,
			[]string{"headline: Three herders found dead near waterhole", "dateline: (Wire News)", "body: " + first, "body: " + second}},
		{"comments of readers",
			"Three herders found dead near waterhole\n\n" + first + "\n\n" + second + "\n\n2 Comments\nwanderer61\n3 hours ago\nMy uncle grazed his cows there for thirty years and never saw a ranger, not one.\nReply\nMaggie T.\n5 hours ago\nHow sad.\nReply",
			[]string{"headline: Three herders found dead near waterhole", "body: " + first, "body: " + second}},
		{"controls in another script",
			"Three herders found dead near waterhole\nПоделиться\nНравится\n\n" + first + "\n\n后退\n\n" + second,
			[]string{"headline: Three herders found dead near waterhole", "body: " + first, "body: " + second}},
		{"first paragraph in the head too",
			"Three herders found dead near waterhole\n" + first + "\nShare\nPrint\n" + first + "\n" + second + "\n" + third,
			[]string{"headline: Three herders found dead near waterhole", "body: " + first, "body: " + second, "body: " + third}},
	} {
		got := scrapedBlocks(t, c.text)
		var kept []string
		for _, s := range got {
			if !strings.HasPrefix(s, "byline: BYLINE") {
				kept = append(kept, s)
			}
		}
		if strings.Join(kept, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(kept, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestColumns(t *testing.T) {
	text := `Villagers flee valley as two armies close in on the dam
at Orlo

Several thousand people left the villages around the Orlo
dam on Tuesday after both armies moved guns towards its
gates, aid workers said.

The engineers who run the dam stayed. “If we go, the gover-
nors of the water will be colonels,” said one of them, who
asked not to be named.

Most of those who fled are women and children, and many
carried hens and cooking pots, a nurse in the long-running
camp at Pesk said.
`
	got := strings.ReplaceAll(strings.Join(scrapedBlocks(t, text), "\n"), "\n", " ")
	for _, want := range []string{"headline: Villagers flee valley as two armies close in on the dam at Orlo", "the governors of the water", "the long-running camp at Pesk"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestBrokenWord(t *testing.T) {
	for text, want := range map[string]bool{
		"the gover-\nnor":                     true,
		"house-\nto-house":                    false,
		"a long-\nterm plan, not a long-term": false,
		"in 1994-\n1996":                      false,
		"the Anglo-\nIrish pact":              false,
	} {
		at := strings.IndexByte(text, '\n')
		if got := brokenWord(text, 0, at, at+1, len(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// The day that stands above a headline, alone or under the paper's name, is the report's.
func TestDayAboveTheHeadline(t *testing.T) {
	const text = "Mayor: ten dead in market attack\n\nThe number of people killed in the attack on Thursday has risen to ten, the mayor said. Three died in hospital.\n\n" +
		"The coalition condemned the attack and called on the government to resume talks in Algiers.\n"
	for _, head := range []string{"Radio Fleuve\n14 May 2023\n\n", "Radio Fleuve\n\n14 May 2023\n\n", "14 May 2023\n"} {
		docs, err := Parse(&sitrep.Capture{Kind: "capture", Source: "t", Form: sitrep.FormScraped, Bytes: []byte(head + text)})
		if err != nil || len(docs) != 1 {
			t.Fatalf("%q: %d reports, %v", head, len(docs), err)
		}
		got := ""
		for _, b := range docs[0].Blocks {
			if b.Role == sitrep.RoleDateline {
				got += docs[0].Text[b.Start:b.End]
			}
		}
		if got != "14 May 2023" {
			t.Errorf("%q: date line %q", head, got)
		}
	}
}

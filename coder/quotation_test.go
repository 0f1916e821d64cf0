package coder

import (
	"strings"
	"testing"
)

func TestMarks(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		var got []string
		for _, s := range marks(text, 0, len(text)) {
			got = append(got, text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	f(`"We will stay," he said. "Nobody can move us."`, "We will stay,", "Nobody can move us.")
	f("“We will stay,” he said.", "We will stay,")
	f("«On reste», dit-il.", "On reste")
	f("The rebels’ leader didn’t speak.")
	f("Talks go on ‘as long as they help’, he said.", "as long as they help")
	f(`"The army warned of ""grave results"", the agency said."`, "grave results")
	f("No words in marks.")
}

func TestSpeakers(t *testing.T) {
	c := testChain(t)
	f := func(text string, want ...string) {
		t.Helper()
		a := c.code(text)
		var got []string
		for _, q := range a.Quotations {
			who := "nobody"
			if q.Speaker != nil {
				who = strip(q.Speaker.Text)
			}
			got = append(got, who+": "+q.Text)
		}
		if strings.Join(got, " | ") != strings.Join(want, " | ") {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
	f("“We will stay,” the minister said.", "minister: We will stay,")
	f("“We will not leave this valley,” said the general.", "general: We will not leave this valley,")
	f("The general said: “We will stay here for years.”", "general: We will stay here for years.")
	f("The general called the raid “a grave mistake” on Monday.", "general: a grave mistake")
	f("The minister said: We welcome the truce and thank all sides for it.", "minister: We welcome the truce and thank all sides for it.")
	f("The army began operation “Iron Shield” in the valley.")
	f("The governor mocked the complaint, saying anybody who complains about a bridge “is having a bad day.”", "governor: is having a bad day.")
	f("In eight years of war, the general said, most villagers came to believe “that peace is worth a price.”", "general: that peace is worth a price.")
	f("The mayor thinks the film should be shown but said “the question is the timing.” The minister said it would be wrong.", "mayor: the question is the timing.")
	f("The delegates struck a line about weapons and replaced it with softer language calling for “fitting assistance.”")
}

func TestRunningReportsEntriesAreNoStatementOfTheOneBefore(t *testing.T) {
	a := testChain(t).report([]string{
		"Our correspondent Tom Hadley writes from the park:",
		"Police on horses have charged the crowd three times this afternoon.",
		"17:20 Villagers have occupied three wells in the province.",
	})
	if len(a.Quotations) != 1 || a.Quotations[0].Text != "Police on horses have charged the crowd three times this afternoon." {
		t.Errorf("got %+v", a.Quotations)
	}
}

package timex

import (
	"strings"
	"testing"

	"sitrep"
)

// onWednesday is the day of publication of these tests: 2022-03-16.
func onWednesday() *sitrep.PublishedOn {
	d := sitrep.DayOf(2022, 3, 16)
	return &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisMetadata}
}

// told writes the expressions of a report with value or interval.
func told(a *sitrep.Analysis, values bool) string {
	var got []string
	for _, x := range a.Timexes {
		if s := a.Text(x.Span) + " " + x.Value; values {
			got = append(got, s)
		} else {
			got = append(got, a.Text(x.Span)+" "+x.From.String()+".."+x.To.String())
		}
	}
	return strings.Join(got, "; ")
}

func TestDateLinesAndCaptionsSetTheReference(t *testing.T) {
	r := recognizer(t)
	f := func(want string, blocks ...string) {
		t.Helper()
		a := report(r.grammars["en"], onWednesday(), blocks...)
		r.Annotate(a)
		if got := told(a, true); got != want {
			t.Errorf("%q\n got %s\nwant %s", blocks, got, want)
		}
	}
	f("March 15 2022-03-15; today 2022-03-15", "dateline: TARIM, March 15", "body: The envoys left today.")
	f("March 14 2022-03-14; Monday 2022-03-14; today 2022-03-14", "body: TARIM, March 14 (Arden Agency) -- The envoys came Monday and left today.")
	f("Feb. 20 2022-02-20; today 2022-03-16", "dateline: TARIM, Feb. 20", "body: The envoys left today.") // too old for a bare date
	f("March 14 2022-03-14; today 2022-03-14", "byline: By Ana Reva, March 14", "body: The envoys left today.")
	f("5 June 2020 2020-06-05; Tuesday 2020-06-02; Tuesday 2022-03-15",
		"caption: 5 June 2020, Tarim: a guard hit on Tuesday.", "body: The envoys left on Tuesday.")
	f("Sunday 2022-03-13; today 2022-03-13; yesterday 2022-03-15", "body: On Sunday the envoy said: \"We leave today.\"\nThey left yesterday.")
	f("tonight 2022-03-14TNI; Monday 2022-03-14", "body: “They will strike tonight,” he said Monday.")
	f("today 2022-03-16; Friday 2022-03-18", "body: \"We leave today,\" he said, and will be back on Friday.")
}

func TestContradictoryMetadataIsFlagged(t *testing.T) {
	r := recognizer(t)
	f := func(url, want string, blocks ...string) {
		t.Helper()
		a := report(r.grammars["en"], onWednesday(), blocks...)
		a.Doc.URL = url
		r.Annotate(a)
		var got []string
		for _, c := range a.Doc.PublishedOn.Conflicts {
			s := string(c.Basis) + " " + c.Start.String() + ".." + c.End.String()
			for _, x := range c.Timex {
				s += ", " + a.Text(x)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s %q\n got %s\nwant %s", url, blocks, s, want)
		}
		if a.Doc.PublishedOn.Start != sitrep.DayOf(2022, 3, 16) {
			t.Errorf("the metadata's date is gone: %+v", a.Doc.PublishedOn)
		}
	}
	f("", "", "dateline: TARIM, March 15, 2022", "body: The envoys left today.")
	f("", "dateline 2019-05-03..2019-05-03, May 3, 2019", "dateline: TARIM, May 3, 2019", "body: The envoys left today.")
	f("", "inferred 2022-04-02.., April 2, 2022", "body: The envoys met on April 2, 2022 in Tarim.")
	f("", "", "body: The envoys will meet on April 2, 2022 in Tarim.")
	f("https://news.example/world/2022/03/15/talks", "", "body: The envoys left.")
	f("https://news.example/2019/05/03/talks", "address 2019-05-03..2019-05-03", "body: The envoys left.")
	f("https://news.example/2022/03/talks", "", "body: The envoys left.")
	f("https://news.example/item/20190503.html", "address 2019-05-03..2019-05-03", "body: The envoys left.")
}

func TestAddressDatesTheReport(t *testing.T) {
	r := recognizer(t)
	f := func(url, want string) {
		t.Helper()
		a := report(r.grammars["en"], nil, "body: The envoys left on Tuesday.")
		a.Doc.URL = url
		r.Annotate(a)
		got := "unknown"
		if p := a.Doc.PublishedOn; p != nil {
			got = string(p.Basis) + " " + p.Start.String() + ".." + p.End.String()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", url, got, want)
		}
	}
	f("https://news.example/2022/03/16/talks", "address 2022-03-16..2022-03-16")
	f("https://news.example/a/2022-03-16-talks.html", "address 2022-03-16..2022-03-16")
	f("https://news.example/2022/03/talks", "address 2022-03-01..2022-03-31")
	f("https://news.example/2022/02/30/talks", "address 2022-02-01..2022-02-28")
	f("https://news.example/item/20220399", "unknown")
	f("https://news.example/item/120220316", "unknown")
	f("https://2022.03.16.example/", "unknown")
	f("https://news.example/?date=2022/03/16/", "unknown")
	f("https://news.example/0850/03/16/", "unknown")
	f("", "unknown")
}

// The wars here are invented.
func TestHistoriesLeanOnTheirOwnDates(t *testing.T) {
	r := recognizer(t)
	f := func(want, body string) {
		t.Helper()
		for _, on := range []*sitrep.PublishedOn{onWednesday(), nil} {
			a := report(r.grammars["en"], on, "body: "+body)
			r.Annotate(a)
			if got := told(a, true); got != want {
				t.Errorf("%q\n got %s\nwant %s", body, got, want)
			}
		}
	}
	f("June 1941 1941-06; 22 June 1941 1941-06-22; July 1941-07; the 16th 1941-07-16; December 1941-12; January 1942-01; The following month 1942-02; 3 May 1943 1943-05-03; 10 May 1943-05-10; the end of the year 1943; November 1943-11",
		`The Arden war of June 1941 began when the army crossed the river on 22 June 1941.
In July it took the pass, and on the 16th the fort.
In December the siege stood still.
In January it broke.
The following month the envoys met.
They signed on 3 May 1943, and on 10 May the guns fell silent.
At the end of the year the troops left; in November they had burned the fort.`)
	f("October 1823 1823-10; 4 October 1823 1823-10-04; 12 November 1823 1823-11-12; the next day 1823-11-13; three weeks later 1823-W49; that year 1823; spring 1824-SP",
		`The revolt of October 1823 began on 4 October 1823.
On 12 November 1823 the town fell; the next day it burned.
The king fled three weeks later.
The crops failed that year.
In spring the rebels came back.`)
}

func TestNewsIsNoHistory(t *testing.T) {
	r := recognizer(t)
	a := report(r.grammars["en"], onWednesday(), `body: The envoys met on Tuesday and will meet again on Friday.
The war of 1991 and the truce of May 1994 are long over.
Last week the talks failed; on Feb. 20 they had begun.`)
	r.Annotate(a)
	want := "Tuesday 2022-03-15; Friday 2022-03-18; 1991 1991; May 1994 1994-05; Last week 2022-W10; Feb. 20 2022-02-20"
	if got := told(a, true); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestDurationsLeanOnEvents(t *testing.T) {
	r := recognizer(t)
	f := func(want string, body string) {
		t.Helper()
		a := report(r.grammars["en"], onWednesday(), "body: "+body)
		r.Annotate(a)
		if got := told(a, false); got != want {
			t.Errorf("%q\n got %s\nwant %s", body, got, want)
		}
	}
	f("Feb. 20 2022-02-20..2022-02-20; Two days 2022-02-22..2022-02-22", "The truce began on Feb. 20.\nNobody died.\nTwo days after the truce the guns spoke.")
	f("Feb. 20 2022-02-20..2022-02-20; A week 2022-02-26..2022-02-28", "The raid came on Feb. 20.\nA week after the bloody raid they met.")
	f("two days ..", "They left two days after the truce.")
	f("March 2022-03-01..2022-03-31; Two days ..", "The truce began in March.\nTwo days after the truce the guns spoke.")
}

// The day on which somebody spoke of the raid is not the raid's, be it told of "said" or, as a
// parser may have it, of what was said.
func TestNothingLeansOnTheDayOfTheSaying(t *testing.T) {
	r := recognizer(t)
	for _, head := range []string{"said", "cruel"} {
		a := report(r.grammars["en"], onWednesday(), "body: The raid came on Feb. 20.\nPolice said Monday the raid was cruel.\nTwo days after the raid the guns spoke.")
		toks := a.Sentences[1].Tokens
		at := map[string]int{}
		for i := range toks {
			at[a.Text(toks[i].Span)] = i
		}
		toks[at["said"]].XPOS = "VBD"
		toks[at["Monday"]].Head = at[head] + 1
		toks[at["cruel"]].Head, toks[at["cruel"]].Deprel = at["said"]+1, "ccomp"
		r.Annotate(a)
		want := "Feb. 20 2022-02-20..2022-02-20; Monday 2022-03-14..2022-03-14; Two days 2022-02-22..2022-02-22"
		if got := told(a, false); got != want {
			t.Errorf("the day of %s:\n got %s\nwant %s", head, got, want)
		}
	}
}

func TestImpossibleDatesAreRefused(t *testing.T) {
	r := recognizer(t)
	for _, text := range []string{
		"They met on February 30.", "They met on February 30, 2022.", "They met on 31 April 2021.", "They met on Feb. 29, 2023.",
		"They met on 2023-02-30.", "They met on 0850-02-03.", "They met on 13/13/2023.",
	} {
		a := analyse(r.grammars["en"], "en", text)
		r.Annotate(a)
		for _, x := range a.Timexes {
			if x.From != 0 || x.To != 0 || len(x.Value) > 7 {
				t.Errorf("%q: %s %s", text, a.Text(x.Span), x.Value)
			}
		}
	}
}

func TestLastWeekendToldOnAWeekendIsTheOneBefore(t *testing.T) {
	r := recognizer(t)
	sunday := sitrep.DayOf(2022, 3, 13)
	a := report(r.grammars["en"], &sitrep.PublishedOn{Interval: sitrep.Interval{Start: sunday, End: sunday}, Basis: sitrep.BasisMetadata}, "body: They met last weekend, and this past weekend.")
	r.Annotate(a)
	if got, want := told(a, true), "last weekend 2022-W09-WE; past weekend 2022-W10-WE"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A page of releases dates each by its own heading, and is itself no older than they are.
func TestPiecesOfAPageHaveDaysOfTheirOwn(t *testing.T) {
	r := recognizer(t)
	f := func(published, want string, blocks ...string) {
		t.Helper()
		a := report(r.grammars["en"], onWednesday(), blocks...)
		r.Annotate(a)
		if got := a.Doc.PublishedOn.Start.String() + "; " + told(a, true); got != published+"; "+want {
			t.Errorf("%q\n got %s\nwant %s", blocks, got, published+"; "+want)
		}
	}
	f("2022-05-20", "05/20/22 2022-05-20; 05/20/22 2022-05-20; this morning 2022-05-20TMO; Thursday, 19 May 2022 2022-05-19; 05/12/22 2022-05-12; yesterday 2022-05-11; May 10, 2022 2022-05-10",
		"body: Two Held in Tarim - 05/20/22", "body: - 05/20/22 Officers held two men this morning.", "body: They had robbed a bank on Thursday, 19 May 2022.",
		"body: Bridge Closed - 05/12/22", "body: Guards closed the bridge yesterday.", "body: It was hit on May 10, 2022.")
	f("2022-03-16", "March 2, 2022 2022-03-02; Tuesday 2022-03-01; March 9, 2022 2022-03-09; Monday 2022-03-07",
		"body: Posted March 2, 2022", "body: The envoys left on Tuesday.", "body: Posted March 9, 2022", "body: They came back on Monday.")
	f("2022-03-16", "3 Feb 2022 2022-02-03; that night 2022-02-03TNI; 9 Feb 2022 2022-02-09; Monday 2022-03-14", // a paragraph's day is its own
		"body: 3 Feb 2022 – Gunmen came that night.", "body: 9 Feb 2022 – Guards shot two.", "body: The envoys left on Monday.")
	f("2022-03-16", "March 2, 2022 2022-03-02; Monday 2022-03-14", "body: Posted March 2, 2022", "body: The envoys left on Monday.") // one report
	f("2022-03-16", "05/20/22 2022-05-20; Friday 2022-05-20; 05/27/22 2022-05-27; May 26, 2022 2022-05-26",                          // what is to come
		"body: Parade in Tarim - 05/20/22", "body: The band will play on Friday.", "body: Fair in Arbin - 05/27/22", "body: Stalls will open on May 26, 2022.")
	f("2022-03-16", "03/01/22 2022-03-01; 03/02/22 2022-03-02; 03/03/22 2022-03-03; Monday 2022-03-14", // links
		"body: Two Held in Tarim - 03/01/22", "body: Bridge Closed - 03/02/22", "body: Mayor Leaves - 03/03/22", "body: The envoys left on Monday.")
}

package timex

import (
	"strings"
	"testing"

	"sitrep"
)

// A quotation's "today" is the day on which it was said. Reports are of
// Tuesday, 13 February 2024; "/" parts sentences, "//" paragraphs.
func TestSaidOn(t *testing.T) {
	r := recognizer(t)
	day := sitrep.DayOf(2024, 2, 13)
	f := func(text, want string) {
		t.Helper()
		var blocks []string
		for _, b := range strings.Split(text, " // ") {
			blocks = append(blocks, "body: "+strings.ReplaceAll(b, " / ", "\n"))
		}
		a := report(r.grammars["en"], &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}, blocks...)
		r.Annotate(a)
		var got []string
		for _, x := range a.Timexes {
			got = append(got, a.Text(x.Span)+" "+x.Value[5:])
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
	f("“We leave today,” the envoy said on Sunday.", "today 02-11, Sunday 02-11")
	f("“We leave,” the envoy said on Sunday. / “The talks broke down yesterday.”", "Sunday 02-11, yesterday 02-10")
	f("“We are tired. / We leave tomorrow,” the envoy said on Saturday.", "tomorrow 02-11, Saturday 02-10")
	f("“We leave today. / We are tired,” the envoy said on Saturday.", "today 02-10, Saturday 02-10")
	f("“We leave,” the envoy said on Sunday. // “Today is a sad day. / We had hoped for more.”", "Sunday 02-11, Today 02-11")
	f("\"We leave,\" the envoy said on Sunday. // \"Today is a sad day.\"", "Sunday 02-11, Today 02-11")
	f("“We leave,” the envoy said on Sunday. // “Today is a sad day,” a trader told us.", "Sunday 02-11, Today 02-13")
	f("“We leave,” the envoy said on Sunday. // The town was shelled today.", "Sunday 02-11, today 02-13")
	f("The envoy said on Sunday that they would leave. / He was shot today.", "Sunday 02-11, today 02-13")
	f("On Sunday the envoy said: “We met them last night. / We meet again today.”", "Sunday 02-11, last night 02-10TNI, today 02-11")
}

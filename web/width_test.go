package web_test

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"sitrep"
	"sitrep/store"
)

// A desk's screen shows every column of the events, however long the dates are.
func TestEventsFitTheScreen(t *testing.T) {
	db := newStore(t)
	x := tell(0, sitrep.DayOf(2022, 3, 14), "Shelling went on in the district.", "")
	three := 3
	x.event.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: sitrep.DayOf(2021, 12, 31), End: sitrep.DayOf(2022, 9, 14)}, Precision: "interval", Text: "since", Span: sitrep.Span{End: 4}}
	x.event.Headline = "Armed Forces of the Osk Valley: assault (heavy-weapons) → inhabitants of the district, Goundi, 2021-12-31 to 2022-09-14"
	x.event.Modes = []string{"heavy-weapons"}
	x.event.Sizes = []sitrep.Quantity{{Kind: "killed", Best: &three, Low: &three, Text: "inhabitants of the district"}}
	keep(t, db, store.Events{}, x)
	srv := httptest.NewServer(desk(t, db))
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	for _, wide := range []int64{1280, 1500} {
		b.do(chromedp.EmulateViewport(wide, 900))
		b.open("/events")
		if got := eval[string](b, `(e => e.scrollWidth + " of " + e.clientWidth + (e.scrollWidth > e.clientWidth ? " cut off" : ""))(document.querySelector(".events").parentElement)`); got == "" || got[len(got)-1] == 'f' {
			t.Error(fmt.Sprint(wide, " px: the table is ", got))
		}
	}
}

package web_test

import (
	"testing"
	"time"

	"sitrep/store"
)

// aView is a saved view with a webhook that was sent to, pausedView one that waits.
const aView, pausedView = "view-00000000000000aa", "view-00000000000000bb"

// saveViews stores them, once.
func saveViews(t testing.TB, db *store.DB) {
	t.Helper()
	if vs, err := db.Views(bg); err != nil || len(vs) > 0 {
		return
	}
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	for i, id := range []string{aView, pausedView} {
		err := db.AddView(bg, &store.View{ID: id, Owner: "analyst", Name: []string{"Attacks", "Everything"}[i], Query: []string{"type=ASSAULT", ""}[i], Made: at})
		if err == nil {
			err = db.HookView(bg, id, "https://hook.example/in", "whsec_c2VjcmV0")
		}
		if err != nil {
			t.Fatal(err)
		}
		for n, state := range []string{store.DeliveryDone, store.DeliveryWaiting} {
			v, err := db.SavedView(bg, id)
			if err != nil {
				t.Fatal(err)
			}
			d := &store.Delivery{ID: id + []string{"-one", "-two"}[n], View: id, Made: at, Events: 2 * n}
			if added, err := db.AddDelivery(bg, id, v.Seen, v.Seen, d, []byte("{}")); err != nil || !added {
				t.Fatal(added, err)
			}
			d.State, d.Answer, d.Due, d.Reason = state, 200+300*n, at.Add(time.Hour), []string{"", "the answer is 500"}[n]
			if err := db.PutDelivery(bg, d, []string{"", "8 tries failed, the last with: the answer is 500"}[n*i]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

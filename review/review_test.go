package review_test

import (
	"iter"
	"slices"
	"testing"

	"sitrep"
	"sitrep/review"
)

func anchors(ids ...string) (out []sitrep.Anchor) {
	for _, id := range ids {
		out = append(out, sitrep.Anchor{Mention: id, Document: "doc-" + id})
	}
	return out
}

func TestWhatDecisionsDo(t *testing.T) {
	d := func(id, act, subject string, here, there []sitrep.Anchor) sitrep.Decision {
		return sitrep.Decision{ID: id, Act: act, Subject: subject, Here: here, There: there}
	}
	f := func(what string, want []review.Ruling, closed int, ds ...sitrep.Decision) {
		t.Helper()
		e := review.Apply(ds, func(a *sitrep.Anchor) string {
			if a.Mention == "gone" {
				return ""
			}
			return a.Mention
		}, nil)
		if !slices.Equal(e.Rulings, want) || len(e.Closed) != closed {
			t.Errorf("%s: %v, closed %v; want %v, %d", what, e.Rulings, e.Closed, want, closed)
		}
	}
	same, apart := true, false
	merge := d("1", "merge", "event-a", anchors("a1", "a2"), anchors("b1"))
	f("merge", []review.Ruling{{"a1", "a2", same}, {"a1", "b1", same}}, 0, merge)
	f("merge with what is no more", []review.Ruling{{"a1", "b1", same}}, 0, d("1", "merge", "event-a", anchors("gone", "a1"), anchors("b1", "gone")))
	f("all is gone", nil, 0, d("1", "merge", "event-a", anchors("gone"), anchors("b1")))
	split := d("2", "split", "event-a", anchors("a1", "a2"), anchors("b1"))
	f("split after merge", []review.Ruling{{"a1", "a2", same}, {"a1", "b1", apart}, {"a2", "b1", apart}}, 0, merge, split)
	f("merged again", []review.Ruling{{"a1", "a2", same}, {"a1", "b1", same}, {"a2", "b1", same}}, 0, merge, split, d("3", "merge", "event-a", anchors("a1", "a2"), anchors("b1")))
	f("split undone", []review.Ruling{{"a1", "a2", same}, {"a1", "b1", same}}, 0, merge, split, d("3", "undo", "2", nil, nil))
	reject := d("4", "reject", "event-a", anchors("a1", "a2"), nil)
	f("reject", []review.Ruling{{"a1", "a2", same}}, 1, reject)
	f("reject, then merge", []review.Ruling{{"a1", "a2", same}, {"a1", "b1", same}}, 0, reject, merge)
	e := review.Apply([]sitrep.Decision{d("5", "reject", "mention-a1", anchors("a1"), nil), d("6", "accept", "mention-b1", anchors("b1"), nil)}, func(a *sitrep.Anchor) string { return a.Mention }, nil)
	if len(e.Parted) != 1 || !e.Parted[0]["a1"] || len(e.Events["a1"]) != 1 || len(e.Mentions["b1"]) != 1 || len(e.Mentions["a1"]) != 0 {
		t.Errorf("mentions: %+v", e)
	}
}

// A merge let go of a report that was put in order later: the same sentence became an event of its own.
func TestDecisionsHoldOfTheSameWordsInLaterVersions(t *testing.T) {
	anchors := func(ids ...string) (out []sitrep.Anchor) {
		for _, id := range ids {
			out = append(out, sitrep.Anchor{Mention: id})
		}
		return out
	}
	d := func(act string, here, there []sitrep.Anchor) sitrep.Decision {
		return sitrep.Decision{ID: "decision-" + act, Act: act, Subject: "event-a", Here: here, There: there}
	}
	f := func(d sitrep.Decision, closed []string, want ...review.Ruling) {
		t.Helper()
		e := review.Apply([]sitrep.Decision{d}, func(a *sitrep.Anchor) string { return a.Mention }, func(id string) []string {
			return map[string][]string{"a": {"a'", "a''"}, "b": {"b'"}}[id]
		})
		if !slices.Equal(e.Rulings, want) || len(closed) > 0 && (len(e.Closed) != 1 || !slices.Equal(e.Closed[0], closed)) {
			t.Errorf("%s: %v, closed %v; want %v, %v", d.Act, e.Rulings, e.Closed, want, closed)
		}
		if d.Act == sitrep.ActSplit && len(d.There) == 1 && !e.Parted[0]["b'"] {
			t.Errorf("parted %v", e.Parted)
		}
	}
	f(d("merge", anchors("a"), anchors("b")), nil, review.Ruling{"a", "a'", true}, review.Ruling{"a", "a''", true}, review.Ruling{"a", "b", true}, review.Ruling{"a", "b'", true})
	f(d("split", anchors("a", "a'", "a''"), anchors("b")), nil, review.Ruling{"a", "b", false}, review.Ruling{"a'", "b", false}, review.Ruling{"a''", "b", false},
		review.Ruling{"a", "b'", false}, review.Ruling{"a'", "b'", false}, review.Ruling{"a''", "b'", false}, review.Ruling{"b", "b'", true})
	f(d("split", anchors("a"), anchors("a'", "a''")), nil, review.Ruling{"a", "a'", false}, review.Ruling{"a", "a''", false}, review.Ruling{"a'", "a''", true})
	f(d("reject", anchors("b"), nil), []string{"b", "b'"}, review.Ruling{"b", "b'", true})
}

func TestWhatIsWorthADecision(t *testing.T) {
	forty, one := 40, 1
	on := &sitrep.When{Interval: sitrep.Interval{Start: 730000, End: 730000}}
	event := func(id string, certainty float64, killed *int, change func(*sitrep.Event)) *sitrep.Event {
		e := &sitrep.Event{ID: id, Type: "ASSAULT", Quad: 4, Certainty: certainty, OccurredOn: on, Place: &sitrep.EventPlace{}, Status: sitrep.MachineCoded, IndependentSources: 1}
		if killed != nil {
			e.Sizes = []sitrep.Quantity{{Kind: "killed", Best: killed}}
		}
		if change != nil {
			change(e)
		}
		return e
	}
	all := []*sitrep.Event{
		event("sure", 1, &forty, nil),
		event("doubtful", 0.6, &one, nil),
		event("doubtful and heavy", 0.6, &forty, nil),
		event("two tolls", 1, &forty, func(e *sitrep.Event) {
			e.Claims = map[string][]sitrep.Claim{"sizes.killed": {{Value: "40", Documents: []string{"d1"}, Chosen: true}, {Value: "3", Documents: []string{"d2"}}}}
		}),
		event("read", 0.2, &forty, func(e *sitrep.Event) { e.Status = sitrep.Reviewed }),
		event("type decided", 0.2, &forty, func(e *sitrep.Event) { e.Decided = []sitrep.Decided{{Field: "type", Act: "accept"}} }),
		event("no day", 1, nil, func(e *sitrep.Event) { e.OccurredOn = nil }),
	}
	seq := iter.Seq2[*sitrep.Event, error](func(yield func(*sitrep.Event, error) bool) {
		for _, e := range all {
			if !yield(e, nil) {
				return
			}
		}
	})
	items, err := review.Queue(seq, 4)
	var got []string
	for _, x := range items {
		got = append(got, x.Event.ID)
	}
	if want := []string{"doubtful and heavy", "two tolls", "doubtful", "no day"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("queue %q, %v; want %q", got, err, want)
	}
	if r := items[1].Reasons; len(r) != 1 || r[0] != "killed: 40 or 3" {
		t.Errorf("reasons %q", r)
	}
}

func TestValuesAsAnalystsWriteThem(t *testing.T) {
	lat := 36.7
	ms := []*sitrep.EventMention{{Actors: []sitrep.Participant{{Text: "the Red Band", Name: "Red Band", Actor: "actor:red-band", Country: "MLI"}},
		Place: &sitrep.EventPlace{Place: sitrep.Place{Name: "Dorim", Country: "MLI", Lat: &lat}}}}
	f := func(field, text, want string) {
		t.Helper()
		v, err := review.ParseValue(field, text, ms)
		got := string(v)
		if err != nil {
			got = "fault"
		}
		if got != want {
			t.Errorf("%s %q: %s (%v), want %s", field, text, got, err, want)
		}
	}
	f("type", "assault/explosives", `{"type":"ASSAULT","modes":["explosives"]}`)
	f("type", "WAR", "fault")
	f("actors", "red band", `[{"text":"the Red Band","start":0,"end":0,"actor":"actor:red-band","name":"Red Band","country":"MLI","sectors":null}]`)
	f("actors", "police (KEN)", `[{"text":"police","start":0,"end":0,"actor":"","name":"police","country":"KEN","sectors":[]}]`)
	f("actors", " ; ", "fault")
	f("occurred_on", "2020-02-30", "fault")
	f("occurred_on", "2020-02-03/2020-02-01", "fault")
	f("occurred_on", "2020-02-03", `{"start":"2020-02-03","end":"2020-02-03","precision":"day","text":"","span":{"start":0,"end":0}}`)
	f("place", "dorim", `{"name":"Dorim","country":"MLI","lat":36.7,"lon":null,"precision":"","text":"","start":0,"end":0}`)
	f("place", "Solt, Kenya, 1.5, 37", `{"name":"Solt","country":"KEN","lat":1.5,"lon":37,"precision":"point","text":"","start":0,"end":0}`)
	f("place", "Solt, Nowhere", "fault")
	f("place", "Solt, KEN, 200, 37", "fault")
	f("sizes", "killed = 3 ; injured=4-6", `[{"kind":"killed","of":"","low":3,"best":3,"high":3,"text":"killed = 3","start":0,"end":0},{"kind":"injured","of":"","low":4,"best":null,"high":6,"text":"injured=4-6","start":0,"end":0}]`)
	f("sizes", "lost=3", "fault")
	f("sizes", "killed=9-3", "fault")
	f("reality", "Alleged", `"alleged"`)
	f("colour", "red", "fault")
	f("place", `{"name":`, "fault")
}

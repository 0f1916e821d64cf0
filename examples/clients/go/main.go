// Command desk asks a server for events, shows the words behind one, decides on it and
// undoes that, by the client that `make clients` makes.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"maps"
	"net/http"
	"os"
	"slices"

	"desk/sitrepapi"
)

func main() {
	log.SetFlags(0)
	if err := work(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func work(ctx context.Context) error {
	at := os.Getenv("SITREP_DESK")
	if at == "" {
		at = "http://127.0.0.1:8080"
	}
	c, err := sitrepapi.NewClientWithResponses(at, sitrepapi.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		if key := os.Getenv("SITREP_KEY"); key != "" {
			r.Header.Set("Authorization", "Bearer "+key)
		}
		return nil
	}))
	if err != nil {
		return err
	}
	stats, err := c.GetStatsWithResponse(ctx)
	if err != nil {
		return err
	}
	if stats.JSON200 == nil {
		return fmt.Errorf("stats: %s: %s", stats.Status(), stats.Body)
	}
	before := stats.JSON200.Changes

	attacks, err := events(ctx, c, sitrepapi.ListEventsParams{Type: &[]string{"ASSAULT", "COERCE"}, Reality: &[]string{"actual"}})
	if err != nil {
		return err
	}
	if len(attacks) == 0 {
		return fmt.Errorf("the record has no attack or arrest")
	}
	places := map[string]int{}
	first, placed := attacks[0], 0
	for _, e := range slices.Backward(attacks) {
		if e.Polarity == "positive" { // the others say that it did not happen
			first = e
		}
		if e.Place != nil {
			places[e.Place.Country]++
			placed++
		}
	}
	fmt.Printf("%d attacks and arrests:", len(attacks))
	for _, k := range slices.Sorted(maps.Keys(places)) {
		fmt.Printf(" %s %d,", cmp.Or(k, "no country told"), places[k])
	}
	fmt.Printf(" no place told: %d\n", len(attacks)-placed)
	return decide(ctx, c, first.Id, before)
}

// events reads all parts of a list.
func events(ctx context.Context, c *sitrepapi.ClientWithResponses, p sitrepapi.ListEventsParams) (all []sitrepapi.Event, err error) {
	limit := int64(25)
	p.Limit = &limit
	for {
		r, err := c.ListEventsWithResponse(ctx, &p)
		if err != nil {
			return nil, err
		}
		if r.JSON200 == nil {
			return nil, fmt.Errorf("events: %s: %s", r.Status(), r.Body)
		}
		if r.JSON200.Items != nil {
			all = append(all, *r.JSON200.Items...)
		}
		if p.Cursor = r.JSON200.Next; p.Cursor == nil {
			return all, nil
		}
	}
}

// decide shows the words of an event, accepts it as it was seen and takes that back.
func decide(ctx context.Context, c *sitrepapi.ClientWithResponses, id string, before int64) error {
	told, err := c.GetEventWithResponse(ctx, id)
	if err != nil {
		return err
	}
	if told.JSON200 == nil {
		return fmt.Errorf("event: %s: %s", told.Status(), told.Body)
	}
	fmt.Printf("%s: %s\n", told.JSON200.Event.Type, told.JSON200.Event.Headline)
	texts := map[string]string{}
	for _, d := range *told.JSON200.Documents {
		texts[d.Id] = d.Text
	}
	for _, m := range *told.JSON200.Mentions {
		fmt.Printf("  “%s”\n", texts[m.Document][m.Sentence.Start:m.Sentence.End]) // offsets are bytes, as in Go
	}

	seen := told.HTTPResponse.Header.Get("ETag")
	author, reason := "example", "the words say so"
	accept := sitrepapi.ToDecide{Act: sitrepapi.ToDecideAct("accept"), Subject: id, Author: &author, Reason: &reason}
	taken, err := c.DecideWithResponse(ctx, &sitrepapi.DecideParams{IfMatch: &seen}, accept)
	if err != nil {
		return err
	}
	if taken.JSON201 == nil {
		return fmt.Errorf("decide: %s: %s", taken.Status(), taken.Body)
	}
	fmt.Println("accepted:", taken.JSON201.Decision.Id)

	late, err := c.DecideWithResponse(ctx, &sitrepapi.DecideParams{IfMatch: &seen}, accept)
	if err != nil {
		return err
	}
	fmt.Println("again, by what was seen before:", late.StatusCode())

	undone, err := c.DecideWithResponse(ctx, &sitrepapi.DecideParams{}, sitrepapi.ToDecide{Act: sitrepapi.ToDecideAct("undo"), Subject: taken.JSON201.Decision.Id, Author: &author})
	if err != nil {
		return err
	}
	if undone.JSON201 == nil {
		return fmt.Errorf("undo: %s: %s", undone.Status(), undone.Body)
	}

	changes, err := c.ListChangesWithResponse(ctx, &sitrepapi.ListChangesParams{Since: &before})
	if err != nil {
		return err
	}
	if changes.JSON200 == nil {
		return fmt.Errorf("changes: %s: %s", changes.Status(), changes.Body)
	}
	fmt.Printf("%d changes since\n", len(*changes.JSON200.Items))
	return nil
}

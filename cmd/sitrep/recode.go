package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"sitrep"
	"sitrep/pipeline"
	"sitrep/store"
)

type recodeCommand struct {
	database
	Take    bool `help:"Take the difference without asking; the reports are coded once instead of twice."`
	JSON    bool `help:"The difference, one event a line, and the counts, NDJSON."`
	Limit   int  `help:"Print at most so many events; 0 is all." default:"100" placeholder:"N"`
	Workers int  `help:"Documents worked on at a time; 0 is one a processor. The result does not depend on it." env:"SITREP_WORKERS" default:"0" placeholder:"N"`
	models
}

// recodeCause is why the store changes when stored reports are coded anew.
const recodeCause = "recode"

// Run codes what is stored anew, shows what is other than before, and takes it where the
// user says so. The difference is worked out on a copy.
func (c *recodeCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	if c.Take {
		return c.take(ctx, s, db)
	}
	dir, err := os.MkdirTemp("", "sitrep-recode-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "copy.db")
	if err := db.Backup(ctx, path, false); err != nil {
		return err
	}
	tried, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer tried.Close()
	n, err := c.recode(ctx, s, tried)
	if err != nil {
		return err
	}
	if err := c.show(s, n, "would change"); err != nil {
		return err
	}
	if len(n.changes) == 0 && n.Reports == 0 {
		return nil
	}
	in, ok := s.in.(*os.File)
	if !ok || c.JSON || !term.IsTerminal(int(in.Fd())) {
		s.say("nothing was taken; 'sitrep recode --take' takes it")
		return nil
	}
	fmt.Fprint(s.err, "take it? [y/N] ")
	answer, _ := bufio.NewReader(in).ReadString('\n')
	if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
		s.say("nothing was taken")
		return nil
	}
	c.JSON, c.Limit = false, -1 // it was shown
	return c.take(ctx, s, db)
}

func (c *recodeCommand) take(ctx context.Context, s *streams, db *store.DB) error {
	n, err := c.recode(ctx, s, db)
	if err != nil {
		return err
	}
	kinds, err := c.choice().Kinds()
	if err != nil {
		return err
	}
	if err := (&decider{db: db, kinds: kinds}).track(ctx); err != nil {
		return err
	}
	return c.show(s, n, "changed")
}

// recode codes all captures of a database anew.
func (c *recodeCommand) recode(ctx context.Context, s *streams, db *store.DB) (*recoded, error) {
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return nil, err
	}
	last, err := db.Last(ctx)
	if err != nil {
		return nil, err
	}
	stats, err := db.Stats(ctx)
	if err != nil {
		return nil, err
	}
	g := newIngester(ctx, db, false)
	r := &recoder{ingester: g}
	g.storing = r.store
	g.gatherer = chain.Gather()
	chain.Gather = func() pipeline.Gatherer { return g }
	chain.NoCast, chain.NoSentences = true, true
	src := newStoredCaptures(ctx, db)
	defer src.stop()
	s.progress = newProgress(s.err, stats.Captured, time.Now)
	res, err := chain.Run(ctx, src, r, pipeline.Options{Workers: c.Workers, Progress: s.progress.update})
	s.progress.clear()
	s.progress = nil
	if e := g.finish(err == nil || ctx.Err() != nil); err == nil {
		err = e
	}
	if err != nil {
		return nil, err
	}
	n := &recoded{Kind: "recode", Captures: res.Captures, Reports: r.reports, Mentions: r.now, Before: r.before, Failures: res.Failures, Changes: map[string]int{}}
	if err := n.difference(ctx, db, last); err != nil {
		return nil, err
	}
	return n, nil
}

// recoded is what coding anew has changed.
type recoded struct {
	Kind     string         `json:"kind"` // "recode"
	Captures int            `json:"captures"`
	Reports  int            `json:"reports"`  // coded otherwise than before
	Before   int            `json:"before"`   // mentions in these
	Mentions int            `json:"mentions"` // mentions in these now
	Failures int            `json:"failures"` // captures and reports that failed now and stay as they were
	Changes  map[string]int `json:"changes"`  // events created, updated, merged, split, withdrawn

	changes []eventChange
}

// eventChange is an event that is other than before.
type eventChange struct {
	Kind     string        `json:"kind"` // "event_change"
	Event    string        `json:"event"`
	Change   string        `json:"change"` // created, updated, merged, split, withdrawn
	Target   string        `json:"target,omitempty"`
	Headline string        `json:"headline"`
	Fields   []fieldChange `json:"fields,omitempty"`
}

// fieldChange is a field that has another value than before.
type fieldChange struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Now   string `json:"now"`
}

// difference reads from the log what was done after an entry of it, and from the history
// what the events were.
func (n *recoded) difference(ctx context.Context, db *store.DB, after int64) error {
	type seen struct {
		kind   store.ChangeKind
		target string
	}
	last := map[string]seen{}
	var order []string
	for ch, err := range db.Changes(ctx, after) {
		if err != nil {
			return err
		}
		if ch.Cause != recodeCause {
			continue
		}
		switch ch.Kind {
		case store.EventCreated, store.EventUpdated, store.EventMerged, store.EventSplit, store.EventWithdrawn:
		default:
			continue
		}
		was, known := last[ch.ID]
		switch {
		case !known:
			order = append(order, ch.ID)
		case ch.Kind == store.EventUpdated || ch.Kind == store.EventSplit: // it stays what it was first
			ch.Kind, ch.Target = was.kind, was.target
		}
		last[ch.ID] = seen{ch.Kind, ch.Target}
	}
	for _, id := range order {
		x := eventChange{Kind: "event_change", Event: id, Change: last[id].kind.String(), Target: last[id].target}
		var before, now *sitrep.Event
		history, err := db.History(ctx, id)
		if err != nil {
			return err
		}
		for _, v := range history {
			if v.Change > after {
				before = v.Event
			}
		}
		if last[id].kind != store.EventMerged {
			if now, err = db.Event(ctx, id); err != nil {
				return err
			}
			x.Headline = now.Headline
		} else if before != nil {
			x.Headline = before.Headline
		}
		if before != nil && now != nil {
			x.Fields = changedFields(before, now)
		}
		n.Changes[x.Change]++
		n.changes = append(n.changes, x)
	}
	return nil
}

func (c *recodeCommand) show(s *streams, n *recoded, verb string) error {
	enc := json.NewEncoder(s.out)
	for i, x := range n.changes {
		if c.Limit > 0 && i == c.Limit {
			if !c.JSON {
				s.print("and %d more; --limit 0 prints all\n", len(n.changes)-i)
			}
			break
		}
		switch {
		case c.JSON:
			if err := enc.Encode(x); err != nil {
				return err
			}
		case c.Limit >= 0:
			target := ""
			if x.Target != "" {
				target = " (" + x.Target + ")"
			}
			s.print("%-9s %s%s  %s\n", x.Change, x.Event, target, x.Headline)
			for _, f := range x.Fields {
				f.print(s)
			}
		}
	}
	if c.JSON {
		return enc.Encode(n)
	}
	if n.Failures > 0 {
		s.say("%d failed and stay as they were", n.Failures)
	}
	if n.Reports == 0 {
		s.say("%s coded anew: all as before", plural(n.Captures, "capture"))
		return nil
	}
	var words []string
	for _, k := range slices.Sorted(maps.Keys(n.Changes)) {
		words = append(words, fmt.Sprintf("%d %s", n.Changes[k], k))
	}
	if len(words) == 0 {
		words = []string{"none"}
	}
	s.say("%s of %s %s: %d event mentions before, %d now; events: %s", plural(n.Reports, "report"), plural(n.Captures, "capture"), verb, n.Before, n.Mentions, strings.Join(words, ", "))
	return nil
}

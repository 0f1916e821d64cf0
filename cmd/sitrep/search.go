package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

type searchCommand struct {
	database
	Query   []string `arg:"" optional:"" help:"Words, \"phrases\", begin*, -without, OR."`
	Reports bool     `help:"Find reports instead of events."`
	filters
	Order  string `help:"latest, or prominence: sources, people hit, how relevant and how recent." enum:"latest,prominence" default:"latest" placeholder:"ORDER"`
	Limit  int    `help:"At most so many." default:"20" placeholder:"N"`
	Cursor string `help:"Go on where a search ended." placeholder:"CURSOR"`
	JSON   bool   `help:"Native records, NDJSON."`
	Width  int    `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

func (c *searchCommand) Validate() error {
	if c.Limit < 1 {
		return errors.New("--limit: want 1 or more")
	}
	if c.Order == "prominence" && (c.Reports || c.Cursor != "") {
		return errors.New("--order prominence is of events, without --reports and --cursor")
	}
	return nil
}

// Run prints what is found; standard error says how to go on where there is more.
func (c *searchCommand) Run(ctx context.Context, s *streams) error {
	query := queryOf(c.Query)
	f, err := c.relevantOnly(query)
	if err != nil {
		return err
	}
	if f == nil {
		f = &sitrep.Filter{}
	}
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	if f.Processes, err = processesNamed(ctx, db, f.Processes); err != nil {
		return err
	}
	if err := known(ctx, f, s.ontologies(), &recordFile{db: db}); err != nil {
		return err
	}
	r := store.Range{Limit: c.Limit, Cursor: c.Cursor}
	n, cursor := 0, ""
	if c.Reports {
		p, err := db.SearchReports(ctx, f, r)
		if err != nil {
			return searchFault(err)
		}
		n, cursor = len(p.Items), p.Cursor
		err = c.reports(s, query, p.Items)
		if err != nil {
			return err
		}
	} else if c.Order == "prominence" {
		events, err := sitrep.Foremost(latest(ctx, db, f, mostWeighed), today(), c.Limit)
		if err != nil {
			return searchFault(err)
		}
		n = len(events)
		if err := c.events(s, events); err != nil {
			return err
		}
	} else {
		p, err := db.SearchEvents(ctx, f, r)
		if err != nil {
			return searchFault(err)
		}
		n, cursor = len(p.Items), p.Cursor
		if err := c.events(s, p.Items); err != nil {
			return err
		}
	}
	switch {
	case n == 0:
		s.say("nothing found")
	case cursor != "":
		s.say("there are more: --cursor %s", cursor)
	}
	return nil
}

// today is the day by which events are recent.
func today() sitrep.Day {
	y, m, d := time.Now().UTC().Date()
	return sitrep.DayOf(y, int(m), d)
}

// queryOf is the query of several words of a command line. The shell took the marks of a
// phrase among them.
func queryOf(words []string) string {
	parts := slices.Clone(words)
	for i, w := range parts {
		if len(parts) > 1 && strings.Contains(w, " ") && !strings.Contains(w, `"`) {
			before := ""
			if strings.HasPrefix(w, "-") {
				before, w = "-", w[1:]
			}
			parts[i] = before + `"` + w + `"`
		}
	}
	return strings.Join(parts, " ")
}

// processesNamed are the IDs of the processes that are meant by an ID, the beginning of one
// or words of a name.
func processesNamed(ctx context.Context, db *store.DB, values []string) (ids []string, err error) {
	for _, v := range values {
		if strings.HasPrefix(v, "process-") && len(v) == len(sitrep.ID("process")) {
			ids = append(ids, v)
			continue
		}
		all, err := db.Processes(ctx)
		if err != nil {
			return nil, err
		}
		before := len(ids)
		for _, p := range all {
			if strings.HasPrefix(v, "process-") && strings.HasPrefix(p.ID, v) || strings.Contains(strings.ToLower(p.Name), strings.ToLower(v)) {
				ids = append(ids, p.ID)
			}
		}
		if len(ids) == before {
			return nil, fmt.Errorf("--process %q: no process in the database has that name or ID", v)
		}
	}
	return ids, nil
}

// searchFault tells what the user wrote from what the database has.
func searchFault(err error) error {
	var cursor store.CursorError
	if errors.As(err, &cursor) || errors.Is(err, store.ErrQuery) {
		return usageError{err}
	}
	return err
}

func (c *searchCommand) events(s *streams, events []*sitrep.Event) error {
	if !c.JSON {
		return export.TerminalEvents(s.out, events, s.page(c.Width))
	}
	w := export.NewNDJSON(s.out)
	for _, e := range events {
		if err := w.Merged(nil, []sitrep.Event{*e}, nil); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (c *searchCommand) reports(s *streams, query string, found []*store.Report) error {
	if c.JSON {
		w := export.NewNDJSON(s.out)
		for _, d := range found {
			if err := w.Article(d.Document); err != nil {
				return err
			}
		}
		return w.Flush()
	}
	docs := make([]*sitrep.Document, len(found))
	for i, d := range found {
		docs[i] = d.Document
	}
	terms := strings.FieldsFunc(query, func(r rune) bool { return strings.ContainsRune(` "*`, r) })
	return export.TerminalReports(s.out, docs, terms, s.page(c.Width))
}

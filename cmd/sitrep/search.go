package main

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// filters are the flags of sitrep.Filter. A flag that is given again is an alternative.
type filters struct {
	Type       []string `help:"PLOVER type." placeholder:"TYPE" group:"Filters"`
	Mode       []string `help:"PLOVER mode." placeholder:"MODE" group:"Filters"`
	Actor      []string `help:"Who did it: words of the name, a country's or a sector's code, or an actor's ID." sep:"none" placeholder:"WHO" group:"Filters"`
	Recipient  []string `help:"To whom." sep:"none" placeholder:"WHO" group:"Filters"`
	Process    []string `help:"A step of this process." placeholder:"ID" group:"Filters"`
	Place      []string `help:"A place's or a first-order division's name, a country's code or a GeoNames number." sep:"none" placeholder:"WHERE" group:"Filters"`
	Bbox       string   `help:"Within these degrees." placeholder:"WEST,SOUTH,EAST,NORTH" group:"Filters"`
	From       string   `help:"Happened on this day or later." placeholder:"DAY" group:"Filters"`
	To         string   `help:"Happened before this day." placeholder:"DAY" group:"Filters"`
	Lang       []string `help:"Told in this language (ISO 639-1)." placeholder:"LANG" group:"Filters"`
	Source     []string `help:"Told by this publisher, host or input." sep:"none" placeholder:"SOURCE" group:"Filters"`
	Status     []string `help:"machine-coded, reviewed, disputed or withdrawn." placeholder:"STATUS" group:"Filters"`
	Reality    []string `help:"actual, planned, conditional, hypothetical, alleged, habitual or historical." placeholder:"REALITY" group:"Filters"`
	MinSources int      `help:"Told by so many independent sources." default:"0" placeholder:"N" group:"Filters"`
	Precision  string   `name:"max-time-precision" help:"Known as exactly as a day, week, month or year." placeholder:"UNIT" group:"Filters"`
	Since      string   `help:"Told by a report of this day or later." placeholder:"DAY" group:"Filters"`
}

func (f *filters) filter(query string) (*sitrep.Filter, error) {
	q := url.Values{"q": {query}, "type": f.Type, "mode": f.Mode, "actor": f.Actor, "recipient": f.Recipient, "process": f.Process, "place": f.Place,
		"bbox": {f.Bbox}, "from": {f.From}, "to": {f.To}, "lang": f.Lang, "source": f.Source, "status": f.Status, "reality": f.Reality,
		"max_time_precision": {f.Precision}, "since": {f.Since}}
	if f.MinSources != 0 {
		q.Set("min_sources", strconv.Itoa(f.MinSources))
	}
	got, err := sitrep.ParseFilter(q)
	var fault *sitrep.FilterFault
	if errors.As(err, &fault) {
		fault.Parameter = "--" + strings.ReplaceAll(fault.Parameter, "_", "-")
		return nil, usageError{fault}
	}
	return got, err
}

type searchCommand struct {
	database
	Query   []string `arg:"" optional:"" help:"Words, \"phrases\", begin*, -without, OR."`
	Reports bool     `help:"Find reports instead of events."`
	filters
	Limit  int    `help:"At most so many, the latest first." default:"20" placeholder:"N"`
	Cursor string `help:"Go on where a search ended." placeholder:"CURSOR"`
	JSON   bool   `help:"Native records, NDJSON."`
	Width  int    `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

func (c *searchCommand) Validate() error {
	if c.Limit < 1 {
		return errors.New("--limit: want 1 or more")
	}
	return nil
}

// Run prints what is found; standard error says how to go on where there is more.
func (c *searchCommand) Run(ctx context.Context, s *streams) error {
	query := strings.Join(c.Query, " ")
	for _, q := range c.Query { // the shell took the marks of a phrase
		if len(c.Query) > 1 && strings.Contains(q, " ") {
			query = strings.Replace(query, q, `"`+q+`"`, 1)
		}
	}
	f, err := c.filter(query)
	if err != nil {
		return err
	}
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
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

package main

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sitrep"
	"sitrep/api"
	"sitrep/ontology"
	"sitrep/store"
)

// filters are the flags of sitrep.Filter; a repeated one is an alternative.
type filters struct {
	Type             []string `help:"Events of this PLOVER type; filters may be given more than once: one of them has to fit." sep:"none" values:"types" placeholder:"TYPE" group:"Filters"`
	Mode             []string `help:"Of this mode." sep:"none" placeholder:"MODE" group:"Filters"`
	Actor            []string `help:"Done by this actor: an ID, a country or its code, the code of a sector, words of the name." sep:"none" placeholder:"WHO" group:"Filters"`
	Recipient        []string `help:"Done to this one." sep:"none" placeholder:"WHO" group:"Filters"`
	Process          []string `help:"A step of this process, by its ID or words of its name." sep:"none" placeholder:"ID" group:"Filters"`
	Place            []string `help:"At this place: a name, a province, a country or its code, a GeoNames number." sep:"none" placeholder:"WHERE" group:"Filters"`
	Bbox             string   `help:"Within these longitudes and latitudes." placeholder:"W,S,E,N" group:"Filters"`
	From             string   `help:"On this day or later." placeholder:"DAY" group:"Filters"`
	To               string   `help:"Before this day." placeholder:"DAY" group:"Filters"`
	Since            string   `help:"Told by a report published on this day or later." placeholder:"DAY" group:"Filters"`
	Lang             []string `help:"Told by a report in this language." sep:"none" placeholder:"CODE" group:"Filters"`
	Source           []string `help:"Told by this publisher, site or input." sep:"none" placeholder:"NAME" group:"Filters"`
	Status           []string `help:"machine-coded, hand-coded, imported …" sep:"none" values:"statuses" placeholder:"STATUS" group:"Filters"`
	Reality          []string `help:"actual, planned, alleged …" sep:"none" values:"realities" placeholder:"REALITY" group:"Filters"`
	MinSources       int      `help:"Told by this many independent sources." placeholder:"N" group:"Filters"`
	Relevance        string   `help:"Of public affairs (relevant), of none (irrelevant), or all." values:"relevances" placeholder:"R" group:"Filters"`
	MaxTimePrecision string   `help:"Known to the day, week, month or year." values:"precisions" placeholder:"P" group:"Filters"`
}

// filter reads the flags, and the words of a query where the command has them.
func (f *filters) filter(query string) (*sitrep.Filter, error) {
	q := url.Values{"q": {query}, "type": f.Type, "mode": f.Mode, "actor": withCodes(f.Actor), "recipient": withCodes(f.Recipient), "process": f.Process, "place": withCodes(f.Place),
		"bbox": {f.Bbox}, "from": {f.From}, "to": {f.To}, "since": {f.Since}, "lang": f.Lang, "source": f.Source, "status": f.Status, "reality": f.Reality,
		"max_time_precision": {f.MaxTimePrecision}, "relevance": {f.Relevance}}
	if f.MinSources != 0 {
		q.Set("min_sources", strconv.Itoa(f.MinSources))
	}
	x, err := sitrep.ParseFilter(q)
	var fault *sitrep.FilterFault
	if errors.As(err, &fault) { // the flag's name is the parameter's, with dashes
		fault.Parameter = "--" + strings.ReplaceAll(fault.Parameter, "_", "-")
		return nil, usageError{fault}
	}
	return x, err
}

// relevantOnly is the filter of what shows events: those of no public affairs are left out
// unless they are asked for.
func (f *filters) relevantOnly(query string) (*sitrep.Filter, error) {
	of := *f
	if of.Relevance == "" {
		of.Relevance = sitrep.Relevant
	}
	return of.filter(query)
}

// withCodes adds to the names of countries their codes, which is what events have.
func withCodes(values []string) []string {
	out := slices.Clone(values)
	for _, v := range values {
		if c := ontology.CountryNamed(v); c != nil && v != c.Numeric && !slices.Contains(out, c.Alpha3) {
			out = append(out, c.Alpha3)
		}
	}
	return out
}

// known refuses types and modes that neither PLOVER nor the user's ontology nor one of the
// records has.
func known(ctx context.Context, f *sitrep.Filter, own []string, records ...*recordFile) error {
	declared := sync.OnceValue(func() func(typ, mode string) bool { // read only for what PLOVER lacks
		is, _ := models{Ontology: own}.declared() // a file that is at fault declares nothing
		return is
	})
	err := api.Known(f, func(typ, mode string) bool {
		is := declared()
		return is != nil && is(typ, mode)
	}, func(sub *sitrep.Filter) (bool, error) {
		for _, r := range records {
			if in, err := r.has(ctx, sub); in || err != nil {
				return in, err
			}
		}
		return false, nil
	})
	var fault *sitrep.FilterFault
	if errors.As(err, &fault) {
		fault.Parameter = "--" + fault.Parameter
		return usageError{fault}
	}
	return err
}

// has reports whether an event of the record fits.
func (r *recordFile) has(ctx context.Context, f *sitrep.Filter) (bool, error) {
	if r.db != nil {
		p, err := r.db.SearchEvents(ctx, f, store.Range{Limit: 1})
		return len(p.Items) > 0, err
	}
	for t, err := range (&imports{Extra: true}).events(r) {
		if err != nil {
			return false, err
		}
		if f.Match(t) {
			return true, nil
		}
	}
	return false, nil
}

// ontologies are the files that a variable or the file of settings names, for commands that
// do not code.
func (s *streams) ontologies() (out []string) {
	if v := s.getenv("SITREP_ONTOLOGY"); v != "" {
		return []string{v}
	}
	for _, v := range readSettings(s.getenv).values["ontology"] {
		out = append(out, v.value)
	}
	return out
}

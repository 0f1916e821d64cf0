package export

import (
	"io"
	"strings"

	"sitrep"
)

// Format is a form that events are written in, by the name that commands and
// addresses know it by.
type Format struct {
	Name  string
	Ext   string // of a file
	Media string // type of the content
	Write func(io.Writer, Events, Options) error
}

// Formats are all forms that a stream of events is enough for, by name.
var Formats = []Format{
	{"acled", "csv", "text/csv", ACLED},
	{"annotation", "jsonld", "application/ld+json", Annotations},
	{"atom", "atom", "application/atom+xml", Atom},
	{"bibtex", "bib", "application/x-bibtex", func(w io.Writer, e Events, o Options) error { return BibTeX(w, countedDocuments(e, o)) }},
	{"csl", "json", "application/vnd.citationstyles.csl+json", func(w io.Writer, e Events, o Options) error { return CSLJSON(w, countedDocuments(e, o)) }},
	{"csv", "csv", "text/csv", CSV},
	{"ftm", "ftm.json", "application/x-ndjson", FollowTheMoneyEvents},
	{"gdelt", "export.CSV", "text/tab-separated-values", GDELT},
	{"gdelt-mentions", "mentions.CSV", "text/tab-separated-values", GDELTMentions},
	{"ged", "csv", "text/csv", GED},
	{"geojson", "geojson", "application/geo+json", GeoJSON},
	{"gexf", "gexf", "application/gexf+xml", GEXF},
	{"icews", "tab", "text/tab-separated-values", ICEWS},
	{"ndjson", "ndjson", "application/x-ndjson", Native},
	{"parquet", "parquet", "application/vnd.apache.parquet", ParquetEvents},
	{"parquet-claims", "parquet", "application/vnd.apache.parquet", ParquetClaims},
	{"parquet-mentions", "parquet", "application/vnd.apache.parquet", ParquetMentions},
	{"plover", "jsonl", "application/x-ndjson", PLOVER},
	{"polecat", "txt", "text/tab-separated-values", POLECAT},
	{"prov", "jsonld", "application/ld+json", PROV},
}

// FormatOf finds a form by its name.
func FormatOf(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// FormatNames lists the names, for messages.
func FormatNames() string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// Where streams the events that fit.
func Where(events Events, fit func(*sitrep.Told) bool) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		for t, err := range events {
			if (err != nil || fit(t)) && !yield(t, err) {
				return
			}
		}
	}
}

// countedDocuments streams the documents of events and tells the tally of both.
func countedDocuments(events Events, opt Options) Documents {
	counted := func(yield func(*sitrep.Told, error) bool) {
		for t, err := range events {
			if err == nil {
				opt.Tally.event(0)
			}
			if !yield(t, err) {
				return
			}
		}
	}
	return func(yield func(*sitrep.Document, error) bool) {
		for d, err := range DocumentsOf(counted) {
			if err == nil && opt.Tally != nil {
				opt.Tally.Rows++
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Native writes events as the native record: each behind the documents and mentions
// it rests on, where they have not come before. Lost are what the stream does not
// hold: quotations, the list of actors, processes, failures (Select keeps them).
func Native(w io.Writer, events Events, opt Options) error {
	out := NewNDJSON(w)
	documents, mentions := once{}, once{}
	for t, err := range events {
		if err != nil {
			return err
		}
		for _, d := range t.Documents {
			if documents.first(d.ID) {
				if err := out.Article(d); err != nil {
					return err
				}
			}
		}
		for _, m := range t.Mentions {
			if mentions.first(m.ID) {
				if err := out.Mention(m); err != nil {
					return err
				}
			}
		}
		if err := out.Event(*t.Event); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	return out.Flush()
}

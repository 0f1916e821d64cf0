package store

import (
	"context"
	"maps"
	"slices"

	"sitrep"
)

// What there is of each kind and of each source is counted as it changes: over a million
// rows a page would wait for the database to count them. Check counts again.

// countedTables are those whose rows are counted.
var countedTables = []string{"captures", "documents", "failures", "events", "redirects", "actors", "processes"}

// Sums that are kept beside the numbers of rows.
const (
	textBytes    = "text"     // of documents
	captureBytes = "captured" // unpacked
)

func (tx *Tx) count(what string, n int64) {
	if tx.counted == nil {
		tx.counted = map[string]int64{}
	}
	tx.counted[what] += n
}

func (tx *Tx) countRows(table string, n int64) {
	if slices.Contains(countedTables, table) {
		tx.count(table, n)
	}
}

// sourceChange is what a change adds to a source and language.
type sourceChange struct {
	source, lang     string
	documents, bytes int64
}

func sourceKey(source, lang string) int64 { return hashKey(plain(source), plain(lang)) }

// countDocument counts a document that comes.
func (tx *Tx) countDocument(d *sitrep.Document, source string) {
	n := int64(len(d.Text))
	tx.count(textBytes, n)
	k := sourceKey(source, d.Lang)
	c := tx.bySource[k]
	if c == nil {
		if tx.bySource == nil {
			tx.bySource = map[int64]*sourceChange{}
		}
		c = &sourceChange{source: source, lang: d.Lang}
		tx.bySource[k] = c
	}
	c.documents++
	c.bytes += n
}

// uncountDocuments takes off documents that are still there and go.
func (tx *Tx) uncountDocuments(nums []int64) error {
	return inLists(nums, func(list string) error {
		type row struct{ key, n, bytes int64 }
		var rows []row
		if err := tx.each("SELECT source, COUNT(*), CAST(SUM(size) AS BIGINT) FROM documents WHERE num IN ("+list+") GROUP BY source", nil, func(scan func(...any) error) error {
			var r row
			err := scan(&r.key, &r.n, &r.bytes)
			rows = append(rows, r)
			return err
		}); err != nil {
			return err
		}
		for _, r := range rows {
			tx.count(textBytes, -r.bytes)
			if err := tx.exec("UPDATE sources SET documents=documents-?, bytes=bytes-? WHERE key=?", r.n, r.bytes, r.key); err != nil {
				return err
			}
		}
		return nil
	})
}

func (tx *Tx) writeCounts() error {
	for _, k := range slices.Sorted(maps.Keys(tx.bySource)) {
		c := tx.bySource[k]
		if err := tx.exec("INSERT INTO sources (key, source, lang, documents, bytes) VALUES (?,?,?,?,?) ON CONFLICT (key) DO UPDATE SET documents=sources.documents+excluded.documents, bytes=sources.bytes+excluded.bytes",
			k, c.source, c.lang, c.documents, c.bytes); err != nil {
			return err
		}
	}
	for _, what := range slices.Sorted(maps.Keys(tx.counted)) {
		if n := tx.counted[what]; n != 0 {
			if err := tx.exec("INSERT INTO counts (what, n) VALUES (?,?) ON CONFLICT (what) DO UPDATE SET n=counts.n+excluded.n", what, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// Stats are the numbers of records, for people.
type Stats struct {
	Captures, Documents, Failures, Events, Redirects, Actors, Processes, Changes int64
	Text, Captured                                                               int64 // bytes of texts, and of captures unpacked
}

// Stats are as they were counted when things changed.
func (db *DB) Stats(ctx context.Context) (s Stats, err error) {
	kept, err := db.counts(ctx)
	if err != nil {
		return s, err
	}
	s = Stats{Captures: kept["captures"], Documents: kept["documents"], Failures: kept["failures"], Events: kept["events"], Redirects: kept["redirects"],
		Actors: kept["actors"], Processes: kept["processes"], Text: kept[textBytes], Captured: kept[captureBytes]}
	s.Changes, err = db.Last(ctx)
	return s, err
}

func (db *DB) counts(ctx context.Context) (map[string]int64, error) {
	kept := map[string]int64{}
	err := each(ctx, db.read, db.dialect, "SELECT what, n FROM counts", nil, func(scan func(...any) error) error {
		var what string
		var n int64
		err := scan(&what, &n)
		kept[what] = n
		return err
	})
	return kept, db.fault(err)
}

// SourceCount is what the store has of one source.
type SourceCount struct {
	Source, Lang string
	Documents    int64
	Bytes        int64 // of text
	First, Last  sitrep.Day
}

// Sources are the documents of each source and language, the most first.
func (db *DB) Sources(ctx context.Context) (out []SourceCount, err error) {
	err = each(ctx, db.read, db.dialect, `SELECT source, lang, documents, bytes, COALESCE((SELECT MIN(num) FROM documents d WHERE d.source=s.key AND d.num>=?),0),
		COALESCE((SELECT MAX(num) FROM documents d WHERE d.source=s.key),0) FROM sources s WHERE documents>0 ORDER BY documents DESC, source, lang`,
		[]any{firstOf(undated)}, func(scan func(...any) error) error {
			var c SourceCount
			var first, last int64
			err := scan(&c.Source, &c.Lang, &c.Documents, &c.Bytes, &first, &last)
			if last >= firstOf(undated) {
				c.First, c.Last = sitrep.Day(first/perDay), sitrep.Day(last/perDay)
			}
			out = append(out, c)
			return err
		})
	return out, db.fault(err)
}

// counts compares what was kept with what there is.
func (c *checker) counts() error {
	kept, err := c.db.counts(c.ctx)
	if err != nil {
		return err
	}
	sums := map[string]string{textBytes: "CAST(COALESCE(SUM(size),0) AS BIGINT) FROM documents", captureBytes: "CAST(COALESCE(SUM(size),0) AS BIGINT) FROM blobs"}
	for _, t := range countedTables {
		sums[t] = "COUNT(*) FROM " + t
	}
	for _, what := range slices.Sorted(maps.Keys(sums)) {
		var n int64
		if _, err := one(c.ctx, c.db.read, c.db.dialect, "SELECT "+sums[what], nil, &n); err != nil {
			return err
		}
		if n != kept[what] {
			c.say("counts", "", "of %s %d are counted, %d are there", what, kept[what], n)
		}
	}
	if err := c.each("SELECT COUNT(*) FROM documents WHERE source NOT IN (SELECT key FROM sources)", func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		if n > 0 {
			c.say("counts", "", "of %d reports the source is missing", n)
		}
		return err
	}); err != nil {
		return err
	}
	return c.each(`SELECT s.key, s.source, s.lang, s.documents, s.bytes, COUNT(d.num), CAST(COALESCE(SUM(d.size),0) AS BIGINT) FROM sources s LEFT JOIN documents d ON d.source=s.key
		GROUP BY s.key, s.source, s.lang, s.documents, s.bytes`, func(scan func(...any) error) error {
		var source, lang string
		var k, n, bytes, documents, size int64
		err := scan(&k, &source, &lang, &n, &bytes, &documents, &size)
		switch {
		case err != nil:
		case sourceKey(source, lang) != k:
			c.say("counts", "", "the source %q (%q) has another key", source, lang)
		case n != documents || bytes != size:
			c.say("counts", "", "of the source %q %d reports (%d bytes) are counted, %d (%d bytes) are there", source, n, bytes, documents, size)
		}
		return err
	})
}

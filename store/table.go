package store

import "slices"

// column of a table, with its type in PostgreSQL.
type column struct{ name, kind string }

// table is a table as rows are put into it.
type table struct {
	name    string
	columns []column
}

func (t *table) names() []string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.name
	}
	return out
}

const (
	integer = "bigint"
	real    = "float8"
	text    = "text"
	blob    = "bytea"
	words   = "tsvector"
)

var (
	blobTable     = &table{"blobs", []column{{"sha", blob}, {"size", integer}, {"data", blob}}}
	captureTable  = &table{"captures", []column{{"key", integer}, {"sha", blob}, {"data", blob}}}
	documentTable = &table{"documents", []column{{"num", integer}, {"key", integer}, {"capture", integer}, {"address", integer}, {"version_of", integer},
		{"source", integer}, {"size", integer}, {"data", blob}, {"text", blob}, {"coded", blob}}}
	documentWords = wordTable("document_words")
	failureTable  = &table{"failures", []column{{"capture", integer}, {"document", integer}, {"data", blob}}}
	actorTable    = &table{"actors", []column{{"key", integer}, {"data", blob}}}
	eventTable    = &table{"events", []column{{"num", integer}, {"key", integer}, {"type", text}, {"quad", integer}, {"day_from", integer}, {"day_to", integer},
		{"time", integer}, {"country", text}, {"geonameid", integer}, {"lat", real}, {"lon", real}, {"polarity", text}, {"reality", text}, {"status", text},
		{"sources", integer}, {"mentions", integer}, {"commits", integer}, {"relevant", integer}}}
	eventData         = &table{"event_data", []column{{"num", integer}, {"data", blob}}}
	eventWords        = wordTable("event_words")
	redirectTable     = &table{"redirects", []column{{"key", integer}, {"id", text}, {"target", text}}}
	historyTable      = &table{"history", []column{{"key", integer}, {"commits", integer}, {"data", blob}}}
	processTable      = &table{"processes", []column{{"key", integer}, {"data", blob}}}
	processEventTable = &table{"process_events", []column{{"event", integer}, {"process", integer}}}
	sourceTable       = &table{"sources", []column{{"key", integer}, {"source", text}, {"lang", text}, {"documents", integer}, {"bytes", integer}}}
	countTable        = &table{"counts", []column{{"what", text}, {"n", integer}}}
	tellingTable      = &table{"tellings", []column{{"num", integer}, {"document", integer}, {"data", blob}}}
	keyRunTable       = &table{"key_runs", []column{{"num", integer}, {"run", integer}, {"low", integer}, {"data", blob}}}
	mentionEventTable = &table{"mention_events", []column{{"mention", integer}, {"event", integer}}}
	decisionTable     = &table{"decisions", []column{{"key", integer}, {"commits", integer}, {"data", blob}}}
	decisionMarkTable = &table{"decision_marks", []column{{"mark", integer}, {"decision", integer}}}
	fetchedTable      = &table{"fetched", []column{{"key", integer}, {"address", text}, {"etag", text}, {"modified", text}}}
	jobTable          = &table{"jobs", []column{{"id", text}, {"state", text}, {"due", integer}, {"tries", integer}, {"size", integer}, {"again", blob}, {"same", blob}, {"data", blob}, {"body", blob}}}
	viewTable         = &table{"views", []column{{"id", text}, {"owner", text}, {"name", text}, {"query", text}, {"made", integer}, {"hook", text}, {"secret", text}, {"state", text}, {"reason", text}, {"seen", integer}}}
	deliveryTable     = &table{"deliveries", []column{{"id", text}, {"view", text}, {"made", integer}, {"state", text}, {"due", integer}, {"tries", integer}, {"answer", integer}, {"reason", text}, {"ended", integer}, {"events", integer}, {"body", blob}}}
	auditTable        = &table{"audit", []column{{"at", integer}, {"who", text}, {"what", text}, {"about", text}, {"origin", text}}}
	commitTable       = &table{"commits", []column{{"num", integer}, {"at", text}, {"what", text}, {"who", text}, {"note", text}, {"changes", blob}, {"hash", blob}}}
)

func wordTable(name string) *table {
	return &table{name, []column{{"rowid", integer}, {"words", words}}}
}

// sortByNumber orders rows of an inverted index, ascending as SQLite wants them: one that
// goes back makes it write out what it has gathered.
func sortByNumber(rows [][]any) {
	slices.SortFunc(rows, func(a, b []any) int {
		x, y := a[0].(int64), b[0].(int64)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}

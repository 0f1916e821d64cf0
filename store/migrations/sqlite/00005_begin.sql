-- +goose Up

-- bytes as captured, once each, zstd
CREATE TABLE blobs (num INTEGER PRIMARY KEY, sha BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE captures (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, sha BLOB NOT NULL, data BLOB NOT NULL);

-- num: by the day of publication; address: what versions of one report share
CREATE TABLE documents (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, capture INTEGER NOT NULL, address INTEGER NOT NULL, version_of INTEGER,
	source INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL, text BLOB NOT NULL, coded BLOB NOT NULL);
CREATE INDEX documents_address ON documents (address);
CREATE INDEX documents_capture ON documents (capture);
CREATE INDEX documents_source ON documents (source, num);
-- what there is of each source and language, and of each kind of record, kept as it changes: to count takes long
CREATE TABLE sources (key INTEGER PRIMARY KEY, source TEXT NOT NULL, lang TEXT NOT NULL, documents INTEGER NOT NULL, bytes INTEGER NOT NULL);
CREATE TABLE counts (what TEXT PRIMARY KEY, n INTEGER NOT NULL);
CREATE VIRTUAL TABLE document_words USING fts5 (words, content='', contentless_delete=1, detail=none, tokenize='porter ascii');
CREATE TABLE failures (num INTEGER PRIMARY KEY, capture INTEGER NOT NULL, document INTEGER NOT NULL, data BLOB NOT NULL);
CREATE INDEX failures_capture ON failures (capture);

CREATE TABLE actors (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, data BLOB NOT NULL);

-- num: by the first day; days and time are days, time that of the interval, 0 unknown
CREATE TABLE events (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, type TEXT NOT NULL, quad INTEGER NOT NULL, day_from INTEGER NOT NULL, day_to INTEGER NOT NULL,
	time INTEGER NOT NULL, country TEXT NOT NULL, geonameid INTEGER NOT NULL, lat REAL, lon REAL, polarity TEXT NOT NULL, reality TEXT NOT NULL, status TEXT NOT NULL,
	sources INTEGER NOT NULL, mentions INTEGER NOT NULL, commits INTEGER NOT NULL);
CREATE TABLE event_data (num INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE INDEX events_long ON events (num) WHERE time = 0 OR time > 31;
CREATE VIRTUAL TABLE event_words USING fts5 (words, content='', contentless_delete=1, detail=none, tokenize='porter ascii');
CREATE TABLE redirects (key INTEGER PRIMARY KEY, id TEXT NOT NULL, target TEXT NOT NULL);
CREATE TABLE history (key INTEGER NOT NULL, commits INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX history_key ON history (key, commits);

CREATE TABLE processes (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, data BLOB NOT NULL);
CREATE TABLE process_events (event INTEGER NOT NULL, process INTEGER NOT NULL, PRIMARY KEY (event, process)) WITHOUT ROWID;
CREATE INDEX process_events_process ON process_events (process);

-- what merging keeps of each document: data is opaque
CREATE TABLE tellings (num INTEGER PRIMARY KEY, document INTEGER NOT NULL UNIQUE, data BLOB NOT NULL);
-- the keys by which other reports find them, in runs that each change adds to and later ones join: see keyrun.go
CREATE TABLE key_runs (num INTEGER PRIMARY KEY, run INTEGER NOT NULL, low INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX key_runs_low ON key_runs (run, low, num);
-- which event a mention belongs to
CREATE TABLE mention_events (mention INTEGER PRIMARY KEY, event INTEGER NOT NULL);

-- the log of all changes: hash = SHA-256 over the one before and this entry
CREATE TABLE commits (num INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, changes BLOB NOT NULL, hash BLOB NOT NULL);

-- what analysts decided, in order; marks: what each is about, by the keys of events, mentions, documents and decisions
CREATE TABLE decisions (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, commits INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE decision_marks (mark INTEGER NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (mark, decision)) WITHOUT ROWID;
CREATE INDEX decision_marks_decision ON decision_marks (decision);

-- what a server gave with an answer to ask whether it still holds, by the address that answered
CREATE TABLE fetched (key INTEGER PRIMARY KEY, address TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL);

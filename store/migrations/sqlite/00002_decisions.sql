-- +goose Up

-- what analysts decided, in order; marks: what each is about, by the keys of events, mentions, documents and decisions
CREATE TABLE decisions (num INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, commits INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE decision_marks (mark INTEGER NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (mark, decision)) WITHOUT ROWID;
CREATE INDEX decision_marks_decision ON decision_marks (decision);

-- +goose Up

-- What the desk keeps beside the record; none of it is in the log. Times are milliseconds since 1970.

-- who is logged in: key is the SHA-256 of what the browser holds, rules that of the settings by which the role was given
CREATE TABLE sessions (key BLOB PRIMARY KEY, name TEXT NOT NULL, role INTEGER NOT NULL, rules BLOB NOT NULL, ends INTEGER NOT NULL);
-- who did what at the desk, appended
CREATE TABLE audit (num INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL, origin TEXT NOT NULL);
-- what was posted and waits to be read: due is when a server may take it; again and same are the SHA-256 of the key and the body of a request that may be sent twice
CREATE TABLE jobs (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL, size INTEGER NOT NULL,
	again BLOB NOT NULL, same BLOB NOT NULL, data BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX jobs_state ON jobs (state, num);
CREATE UNIQUE INDEX jobs_again ON jobs (again) WHERE length(again) > 0;
-- saved views; hook: the address that is told of changes, state: "" none, on, paused; seen: the last change that was looked at
CREATE TABLE views (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, made INTEGER NOT NULL,
	hook TEXT NOT NULL, secret TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, seen INTEGER NOT NULL);
-- what was told or is to be told to the addresses of views: state: waiting, done, failed; due is when a server may send it
CREATE TABLE deliveries (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, view TEXT NOT NULL, made INTEGER NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL,
	answer INTEGER NOT NULL, reason TEXT NOT NULL, ended INTEGER NOT NULL, events INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX deliveries_view ON deliveries (view, num);
CREATE INDEX deliveries_state ON deliveries (state, due);

-- +goose Up

-- what a server gave with an answer to ask whether it still holds, by the address that answered
CREATE TABLE IF NOT EXISTS fetched (key INTEGER PRIMARY KEY, address TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL);

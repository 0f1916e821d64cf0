-- +goose Up

-- whether an event is of public affairs: 0 where it was judged that it is not
ALTER TABLE events ADD COLUMN relevant BIGINT NOT NULL DEFAULT 1;

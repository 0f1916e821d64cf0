package main

import (
	"context"
	"errors"

	"sitrep/store"
)

// database is the flag of the commands that read or write one.
type database struct {
	DB string `name:"db" help:"The database: a file, or postgres://user@host/name." env:"SITREP_DB" default:"sitrep.db" placeholder:"DATABASE"`
}

func (d *database) open(ctx context.Context, opt store.Options) (*store.DB, error) {
	return store.Open(ctx, d.DB, opt)
}

// databaseCode is the exit code for an error of a database, -1 for another error.
func databaseCode(err error) int {
	switch {
	case store.Is(err, store.NoDatabase), store.Is(err, store.Unreachable):
		return exitNoDatabase
	case store.Is(err, store.Locked):
		return exitLocked
	}
	var e *store.Error
	if errors.As(err, &e) {
		return exitFailure
	}
	return -1
}

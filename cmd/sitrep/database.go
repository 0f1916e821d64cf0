package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"sitrep/store"
)

// database is the flag of the commands that read or write one.
type database struct {
	DB string `name:"db" help:"The database: a file, or postgres://user@host/name." env:"SITREP_DB" default:"sitrep.db" placeholder:"DATABASE"`
}

func (d *database) open(ctx context.Context, opt store.Options) (*store.DB, error) {
	return store.Open(ctx, d.DB, opt)
}

// flag is what a printed command needs to open the same database; an address may hold a password and is
// not printed.
func (d *database) flag() string {
	if d.DB == "sitrep.db" || d.DB == os.Getenv("SITREP_DB") || strings.Contains(d.DB, "://") {
		return ""
	}
	if strings.ContainsAny(d.DB, " '\"$&;|<>()*?\\") {
		return " --db '" + strings.ReplaceAll(d.DB, "'", `'\''`) + "'"
	}
	return " --db " + d.DB
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

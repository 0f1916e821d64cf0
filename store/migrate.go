package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations
var migrations embed.FS

func (db *DB) provider() (*goose.Provider, error) {
	dir, kind := "migrations/sqlite", database.DialectSQLite3
	if db.dialect.name() == "postgres" {
		dir, kind = "migrations/postgres", database.DialectPostgres
	}
	files, err := fs.Sub(migrations, dir)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(kind, db.write, files)
}

// Versions of the database and of this program.
func (db *DB) Versions(ctx context.Context) (have, want int64, err error) {
	p, err := db.provider()
	if err != nil {
		return 0, 0, err
	}
	sources := p.ListSources()
	want = sources[len(sources)-1].Version
	if there, err := db.dialect.hasTable(ctx, db.read, goose.DefaultTablename); err != nil || !there {
		return 0, want, db.fault(err)
	}
	var last int64
	if _, err := one(ctx, db.read, db.dialect, "SELECT COALESCE(MAX(version_id),0) FROM "+goose.DefaultTablename, nil, &last); err != nil {
		return 0, want, db.fault(err)
	}
	return last, want, nil
}

// version refuses a database that this program cannot use, and makes or migrates one
// where the options say so.
func (db *DB) version(ctx context.Context, opt Options) error {
	have, want, err := db.Versions(ctx)
	switch {
	case err != nil:
		return err
	case have > want:
		return db.newer(have, want)
	case have == want:
		return nil
	case have == 0 && !opt.Create:
		return &Error{Kind: NoDatabase, Address: db.Address, Reason: "holds no tables of sitrep; 'sitrep ingest' makes them"}
	case have > 0 && have < oldest:
		return db.tooOld(have, want)
	case have > 0 && !opt.Migrate:
		if opt.Create { // nothing is in it: its making was cut off between two versions
			var n int
			if found, err := one(ctx, db.read, db.dialect, "SELECT 1 FROM commits LIMIT 1", nil, &n); err != nil || !found {
				if err != nil {
					return db.fault(err)
				}
				break
			}
		}
		return &Error{Kind: Older, Address: db.Address, Reason: fmt.Sprintf(
			"was made by an older version of sitrep (its tables have version %d, this program wants %d); make a backup and run 'sitrep migrate'", have, want)}
	}
	return db.Migrate(ctx)
}

// Migrate brings the tables to the version of this program; what is there stays. A newer
// database is left alone.
func (db *DB) Migrate(ctx context.Context) error {
	have, want, err := db.Versions(ctx)
	if err != nil {
		return err
	}
	if have > want {
		return db.newer(have, want)
	}
	if have > 0 && have < oldest {
		return db.tooOld(have, want)
	}
	p, err := db.provider()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return db.fault(err)
	}
	return nil
}

// oldest is the version of the tables from which there is a way forward: those before were
// of no release.
const oldest = 5

func (db *DB) tooOld(have, want int64) error {
	return &Error{Kind: Older, Address: db.Address, Reason: fmt.Sprintf(
		"was made before the first release (its tables have version %d, this program wants %d) and cannot be brought forward; read the inputs again into a new database with 'sitrep ingest'", have, want)}
}

func (db *DB) newer(have, want int64) error {
	return &Error{Kind: Newer, Address: db.Address, Reason: fmt.Sprintf(
		"was made by a newer version of sitrep (its tables have version %d, this program knows %d); use that version", have, want)}
}

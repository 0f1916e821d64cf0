package store

import "context"

// Fetched is what a server gave with its last answer at an address to ask whether that
// still holds, "" where it gave nothing.
type Fetched struct{ Address, ETag, Modified string }

// Fetched is what is stored of an address.
func (db *DB) Fetched(ctx context.Context, address string) (Fetched, error) {
	f := Fetched{Address: address}
	var at string
	found, err := one(ctx, db.read, db.dialect, "SELECT address, etag, modified FROM fetched WHERE key=?", []any{hashKey(address)}, &at, &f.ETag, &f.Modified)
	if err != nil || !found || at != address {
		return Fetched{Address: address}, db.fault(err)
	}
	return f, nil
}

// PutFetched stores what a server gave, in the place of what it gave before.
func (tx *Tx) PutFetched(f Fetched) {
	f = Fetched{plain(f.Address), plain(f.ETag), plain(f.Modified)}
	tx.fetched.put(f.Address, f)
}

func (tx *Tx) writeFetched() error {
	var rows [][]any
	for _, a := range tx.fetched.ids {
		f := tx.fetched.by[a]
		rows = append(rows, []any{hashKey(a), a, f.ETag, f.Modified})
		tx.log.add(change{kind: FetchedPut, id: a, sum: f.digest()})
	}
	return tx.replace(fetchedTable, 1, rows)
}

func (f *Fetched) digest() [digestSize]byte {
	return digest([]byte(f.Address), []byte(f.ETag), []byte(f.Modified))
}

package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"sitrep/api"
)

type keyCommand struct {
	Add    addKey    `cmd:"" help:"Make a key and print it, this once."`
	List   listKeys  `cmd:"" help:"Names, scopes and days of the keys."`
	Revoke revokeKey `cmd:"" help:"Take a key out of the file; a server that runs follows within a second."`
}

// keyFile is the flag of the commands on keys.
type keyFile struct {
	Keys string `help:"The file of keys. It holds their hashes, not the keys." env:"SITREP_KEYS" required:"" placeholder:"FILE" type:"path"`
}

func (f *keyFile) read() ([]api.Key, error) {
	b, err := os.ReadFile(f.Keys)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return api.ReadKeys(f.Keys, b)
}

// leftAfter is when the lock of a change is taken for one whose program was killed.
const leftAfter = 10 * time.Second

// change puts a new file in the place of the old one, so that a server never reads half of
// it. Of two changes at once the second waits for the first.
func (f *keyFile) change(to func([]api.Key) ([]api.Key, error)) error {
	lock := f.Keys + ".lock"
	for {
		l, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			l.Close()
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("the file of keys cannot be changed: %w", err)
		}
		if info, err := os.Stat(lock); err == nil && time.Since(info.ModTime()) > leftAfter {
			os.Remove(lock)
		}
		time.Sleep(20 * time.Millisecond)
	}
	defer os.Remove(lock)
	keys, err := f.read()
	if err == nil {
		keys, err = to(keys)
	}
	if err != nil {
		return err
	}
	return writeFileAs(f.Keys, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, "# Keys of sitrep: name, scope, SHA-256 of the key, day.\n")
		for i := range keys {
			if err == nil {
				_, err = io.WriteString(w, keys[i].Line())
			}
		}
		return err
	})
}

type addKey struct {
	Name  string `arg:"" help:"Whose key it is; decisions are signed with it."`
	Scope string `help:"read; review: decides, too; admin: brings in reports, too." default:"read" enum:"read,review,admin" placeholder:"SCOPE"`
	keyFile
}

// Run makes a key.
func (c *addKey) Run(_ context.Context, s *streams) error {
	if strings.ContainsAny(c.Name, "\t\r\n") || strings.TrimSpace(c.Name) != c.Name || c.Name == "" || strings.HasPrefix(c.Name, "#") {
		return usageError{fmt.Errorf("name %q: want words without tabs, no # before them", c.Name)}
	}
	key := api.NewKey()
	err := c.change(func(keys []api.Key) ([]api.Key, error) {
		if slices.ContainsFunc(keys, func(k api.Key) bool { return k.Name == c.Name }) {
			return nil, usageError{fmt.Errorf("%s has a key already; 'sitrep key revoke %s' takes it out", c.Name, c.Name)}
		}
		return append(keys, api.Key{Name: c.Name, Scope: c.Scope, Hash: sha256.Sum256([]byte(key)), Made: time.Now().UTC().Format(time.DateOnly)}), nil
	})
	if err != nil {
		return err
	}
	s.say("the key of %s, scope %s; it is not shown again:", c.Name, c.Scope)
	s.print("%s\n", key)
	return nil
}

type listKeys struct{ keyFile }

// Run lists keys.
func (c *listKeys) Run(_ context.Context, s *streams) error {
	keys, err := c.read()
	if err != nil {
		return err
	}
	for i := range keys {
		s.print("%s\t%s\t%s\n", keys[i].Name, keys[i].Scope, keys[i].Made)
	}
	if len(keys) == 0 {
		s.say("%s: no key", c.Keys)
	}
	return nil
}

type revokeKey struct {
	Name string `arg:"" help:"Whose key."`
	keyFile
}

// Run takes a key out.
func (c *revokeKey) Run(_ context.Context, s *streams) error {
	return c.change(func(keys []api.Key) ([]api.Key, error) {
		left := slices.DeleteFunc(slices.Clone(keys), func(k api.Key) bool { return k.Name == c.Name })
		if len(left) == len(keys) {
			return nil, usageError{fmt.Errorf("%s: no key of %s", c.Keys, c.Name)}
		}
		return left, nil
	})
}

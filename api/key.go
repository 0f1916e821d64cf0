package api

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

// Role is what somebody may do; a higher one may do all that a lower one may.
type Role int

// Roles.
const (
	Nobody   Role = iota
	Reader        // reads
	Reviewer      // decides, too
	Admin         // brings in reports, too
)

// Scopes are the names of roles in a file of keys.
var Scopes = []string{"", "read", "review", "admin"}

// RoleOf is the role of a scope, Nobody for none.
func RoleOf(scope string) Role {
	for i, s := range Scopes {
		if i > 0 && s == scope {
			return Role(i)
		}
	}
	return Nobody
}

// Key is a line of a file of keys. The key itself is in no file: only its hash.
type Key struct {
	Name, Scope string
	Hash        [sha256.Size]byte
	Made        string // day
}

// NewKey makes a key: 160 random bits, so that a plain hash of it cannot be searched.
func NewKey() string {
	b := make([]byte, 20)
	rand.Read(b) // never fails
	return "sitrep_" + strings.ToLower(base32.StdEncoding.EncodeToString(b))
}

// Line is the key as a line of the file.
func (k *Key) Line() string {
	return fmt.Sprintf("%s\t%s\t%s\t%s\n", k.Name, k.Scope, hex.EncodeToString(k.Hash[:]), k.Made)
}

// ReadKeys reads a file of keys: name, scope, hash and day with tabs between them.
func ReadKeys(name string, b []byte) (out []Key, err error) {
	s := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("%s:%d:1: want name, scope, hash and day with tabs between them; 'sitrep key add' writes such lines", name, n)
		}
		k := Key{Name: cells[0], Scope: cells[1], Made: cells[3]}
		if RoleOf(k.Scope) == Nobody {
			return nil, fmt.Errorf("%s:%d:%d: scope %q: want read, review or admin", name, n, len(cells[0])+2, k.Scope)
		}
		h, err := hex.DecodeString(cells[2])
		if err != nil || len(h) != len(k.Hash) {
			return nil, fmt.Errorf("%s:%d:%d: want the SHA-256 of a key", name, n, len(cells[0])+len(cells[1])+3)
		}
		copy(k.Hash[:], h)
		out = append(out, k)
	}
	return out, s.Err()
}

// Keys is a file of keys that is read again when it changes.
type Keys struct {
	file string
	mu   sync.Mutex
	seen time.Time // when it was looked at
	mod  time.Time
	size int64
	keys []Key
}

// OpenKeys reads a file of keys; there has to be one in it.
func OpenKeys(file string) (*Keys, error) {
	k := &Keys{file: file}
	if err := k.read(); err != nil {
		return nil, err
	}
	if len(k.keys) == 0 {
		return nil, fmt.Errorf("%s: has no key; make one with 'sitrep key add NAME --keys %s'", file, file)
	}
	return k, nil
}

func (k *Keys) read() error {
	info, err := os.Stat(k.file)
	if err != nil {
		return err
	}
	if info.ModTime().Equal(k.mod) && info.Size() == k.size {
		return nil
	}
	b, err := os.ReadFile(k.file)
	if err != nil {
		return err
	}
	keys, err := ReadKeys(k.file, b)
	if err != nil {
		return err
	}
	k.keys, k.mod, k.size = keys, info.ModTime(), info.Size()
	return nil
}

// Who is whose key it is. All keys are compared, each in the same time, so that the time
// of an answer says nothing. A file that cannot be read any more opens to nobody.
func (k *Keys) Who(key string) (name string, role Role) {
	k.mu.Lock()
	if time.Since(k.seen) > time.Second {
		k.seen = time.Now()
		if err := k.read(); err != nil {
			k.keys, k.mod = nil, time.Time{}
		}
	}
	keys := k.keys
	k.mu.Unlock()
	sum := sha256.Sum256([]byte(key))
	for i := range keys {
		if subtle.ConstantTimeCompare(sum[:], keys[i].Hash[:]) == 1 {
			name, role = keys[i].Name, RoleOf(keys[i].Scope)
		}
	}
	return name, role
}

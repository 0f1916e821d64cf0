package store

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// disk is a file system of SQLite that fails when it is told to and knows what was
// written since the last sync.
type disk struct {
	vfs.VFS
	mu     sync.Mutex
	left   int   // writes and syncs until it fails; below 0 it never does
	fault  error // what it fails with then, for good
	files  map[string]*surface
	tracks bool
}

// surface is what a disk has of a file: what is sure, and what is on its way.
type surface struct {
	sure    []byte
	pending []written
}

// written is a write, or with data nil a truncation to at.
type written struct {
	at   int64
	data []byte
}

func newDisk(t testing.TB, tracks bool) (*disk, string) {
	d := &disk{VFS: vfs.Find(""), left: -1, files: map[string]*surface{}, tracks: tracks}
	name := "disk" + strings.NewReplacer("/", "", "#", "").Replace(t.Name())
	vfs.Register(name, d)
	t.Cleanup(func() { vfs.Unregister(name) })
	return d, name
}

func (d *disk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return d.VFS.Open(name, flags)
}

func (d *disk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	f, flags, err := vfsutil.WrapOpenFilename(d.VFS, name, flags)
	if err != nil {
		return f, flags, err
	}
	path := name.String()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.tracks && path != "" && d.files[path] == nil {
		b, _ := os.ReadFile(path)
		d.files[path] = &surface{sure: b}
	}
	return &diskFile{f, d, path}, flags, nil
}

func (d *disk) Delete(name string, sync bool) error {
	if err := d.spend(); err != nil {
		return err
	}
	d.mu.Lock()
	delete(d.files, name)
	d.mu.Unlock()
	return d.VFS.Delete(name, sync)
}

// spend counts one operation that touches the disk.
func (d *disk) spend() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.left == 0 {
		return d.fault
	}
	if d.left > 0 {
		d.left--
	}
	return nil
}

func (d *disk) note(path string, c written) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.files[path]; s != nil {
		s.pending = append(s.pending, c)
	}
}

// cut is the power cut: of what was not synced some writes have reached the disk, some
// not, and some in part. It gives the folder as it is found afterwards.
func (d *disk) cut(t testing.TB, r *rand.Rand) string {
	t.Helper()
	dir := t.TempDir()
	d.mu.Lock()
	defer d.mu.Unlock()
	for path, s := range d.files {
		b := append([]byte(nil), s.sure...)
		for _, c := range s.pending {
			if r.IntN(2) == 0 {
				continue
			}
			if c.data == nil {
				b = b[:min(int64(len(b)), c.at)]
				continue
			}
			data := c.data
			if r.IntN(4) == 0 { // torn between sectors
				data = data[:len(data)*r.IntN(8)/8]
			}
			b = s.apply(b, written{c.at, data})
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func (s *surface) apply(b []byte, c written) []byte {
	if c.data == nil {
		return b[:min(int64(len(b)), c.at)]
	}
	if need := c.at + int64(len(c.data)); need > int64(len(b)) {
		b = append(b, make([]byte, need-int64(len(b)))...)
	}
	copy(b[c.at:], c.data)
	return b
}

type diskFile struct {
	vfs.File
	disk *disk
	path string
}

func (f *diskFile) WriteAt(p []byte, off int64) (int, error) {
	if err := f.disk.spend(); err != nil {
		return 0, err
	}
	f.disk.note(f.path, written{off, append([]byte{}, p...)})
	return f.File.WriteAt(p, off)
}

func (f *diskFile) Truncate(size int64) error {
	if err := f.disk.spend(); err != nil {
		return err
	}
	f.disk.note(f.path, written{at: size})
	return f.File.Truncate(size)
}

func (f *diskFile) Sync(flags vfs.SyncFlag) error {
	if err := f.disk.spend(); err != nil {
		return sqlite3.IOERR_FSYNC
	}
	d := f.disk
	d.mu.Lock()
	if s := d.files[f.path]; s != nil {
		for _, c := range s.pending {
			s.sure = s.apply(s.sure, c)
		}
		s.pending = nil
	}
	d.mu.Unlock()
	if d.tracks {
		return nil // what it would do is emulated
	}
	return f.File.Sync(flags)
}

func (f *diskFile) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(f.File) }
func (f *diskFile) LockState() vfs.LockLevel       { return vfsutil.WrapLockState(f.File) }
func (f *diskFile) PowersafeOverwrite() bool       { return vfsutil.WrapPowersafeOverwrite(f.File) }
func (f *diskFile) SetPowersafeOverwrite(b bool)   { vfsutil.WrapSetPowersafeOverwrite(f.File, b) }

func openOn(t testing.TB, path, vfsName string) (*DB, error) {
	t.Helper()
	return Open(context.Background(), path, Options{Create: true, VFS: vfsName})
}

func TestADiskThatFailsAtAnyMoment(t *testing.T) {
	for _, fault := range []struct {
		name string
		err  error
		kind Kind
	}{{"full", sqlite3.FULL, Full}, {"error", sqlite3.IOERR_WRITE, Full}} {
		t.Run(fault.name, func(t *testing.T) {
			d, name := newDisk(t, false)
			path := filepath.Join(t.TempDir(), "news.db")
			db, err := openOn(t, path, name)
			if err != nil {
				t.Fatal(err)
			}
			stored := 0
			failures := 0
			for budget := 0; failures < 60; budget++ {
				d.mu.Lock()
				d.left, d.fault = budget%97, fault.err
				d.mu.Unlock()
				tx, err := db.Begin(bg, Cause{What: "ingest", At: madeAt})
				if err == nil {
					for i := range 3 {
						if err = putNumbered(tx, stored+i); err != nil {
							break
						}
					}
					if err == nil {
						err = tx.Commit()
					}
					tx.Rollback()
				}
				d.mu.Lock()
				d.left = -1
				d.mu.Unlock()
				if err == nil {
					stored += 3
					continue
				}
				failures++
				if !Is(err, fault.kind) || strings.Contains(err.Error(), "\n") {
					t.Fatalf("%d: %v", budget, err)
				}
				if failures%6 == 0 { // as it is found by the next process
					db.Close()
					if db, err = openOn(t, path, name); err != nil {
						t.Fatal(err)
					}
				}
				s, err := db.Stats(bg)
				if err != nil || int(s.Documents) < stored {
					t.Fatalf("%d reports were acknowledged, %d are stored: %v", stored, s.Documents, err)
				}
				stored = int(s.Documents) // a change whose acknowledgement failed may be whole
				if stored%3 != 0 {
					t.Fatalf("%d reports: a change was stored in part", stored)
				}
			}
			storedWell(t, db, stored)
			db.Close()
		})
	}
}

func TestPowerCuts(t *testing.T) {
	d, name := newDisk(t, true)
	path := filepath.Join(t.TempDir(), "news.db")
	r := rand.New(rand.NewPCG(11, 7))
	db, err := openOn(t, path, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("PRAGMA wal_autocheckpoint(40)"); err != nil { // so that cuts fall into checkpoints too
		t.Fatal(err)
	}
	stored := 0
	for range 40 {
		// The power goes after so many operations, in the middle of a change.
		d.mu.Lock()
		d.left, d.fault = 5+r.IntN(400), sqlite3.IOERR_WRITE
		d.mu.Unlock()
		acknowledged := stored
		for {
			tx, err := db.Begin(bg, Cause{What: "ingest", At: madeAt})
			if err != nil {
				break
			}
			err = putNumbered(tx, acknowledged)
			if err == nil {
				err = tx.Commit()
			}
			tx.Rollback()
			if err != nil {
				break
			}
			acknowledged++
		}
		found := d.cut(t, r)
		after := open(t, filepath.Join(found, "news.db"))
		n := storedWell(t, after, acknowledged)
		after.Close()
		if n > acknowledged+1 {
			t.Fatalf("%d reports after %d were put", n, acknowledged+1)
		}
		db.Close()
		// Go on from what was found.
		d.mu.Lock()
		d.left, d.files = -1, map[string]*surface{}
		d.mu.Unlock()
		path = filepath.Join(found, "news.db")
		if db, err = openOn(t, path, name); err != nil {
			t.Fatal(err)
		}
		db.write.Exec("PRAGMA wal_autocheckpoint(40)")
		stored = n
	}
	db.Close()
	if stored < 40 {
		t.Errorf("only %d reports were stored between 40 power cuts", stored)
	}
}

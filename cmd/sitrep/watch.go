package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sitrep/capture"
	"sitrep/pipeline"
	"sitrep/store"
)

// watching is the flags of a run that does not end.
type watching struct {
	Watch  bool          `help:"Go on: store files as they come or change, and look at addresses again, until it is ended."`
	Settle time.Duration `help:"With --watch: a file is read when it has not changed for so long." default:"2s" placeholder:"TIME"`
	Every  time.Duration `help:"With --watch: look at each address again after so long." default:"15m" placeholder:"TIME"`
}

func (w *watching) Validate() error {
	switch {
	case w.Settle < 10*time.Millisecond:
		return fmt.Errorf("--settle %s: want 10ms or more", w.Settle)
	case w.Every < time.Second:
		return fmt.Errorf("--every %s: want 1s or more", w.Every)
	}
	return nil
}

// watch stores what comes, in rounds, until the context ends. That is how a watch ends well.
func (c *ingestCommand) watch(ctx context.Context, s *streams, chain *pipeline.Chain, db *store.DB) error {
	for _, f := range c.Files {
		if f == "-" {
			return usageError{errors.New("--watch wants files, folders or addresses; standard input ends by itself")}
		}
	}
	l := newLookout(c.Files, c.Settle, c.Every)
	for _, f := range l.missing() {
		s.say("%s is not there yet; watching for it", f)
	}
	s.say("watching %s, Ctrl-C ends", strings.Join(c.Files, ", "))
	for {
		began := time.Now()
		ready := l.look(began)
		if len(ready) > 0 {
			c.Files = ready
			err := c.once(ctx, s, chain, db)
			switch {
			case ctx.Err() != nil:
				s.say("ended; what was read is stored")
				return nil
			case store.Is(err, store.Locked):
				s.say("%v; trying again", err)
				l.again(ready)
			case err != nil && err != errSome && err != errAll:
				return err
			}
		}
		// Looking may cost at most a twentieth of the time, however many files there are.
		wait := max(c.Settle, 20*l.cost)
		select {
		case <-ctx.Done():
			s.say("ended; what was read is stored")
			return nil
		case <-time.After(wait):
		}
	}
}

// lookout finds files that are new or other than they were, and addresses whose time has come.
type lookout struct {
	roots         []string
	settle, every time.Duration
	files         map[string]*sighted
	due           map[string]time.Time // of addresses
	cost          time.Duration        // of the last look at the files
}

// sighted is a file as it was seen last.
type sighted struct {
	size    int64
	changed time.Time // the time that the file says
	since   time.Time // since when it has been so
	read    bool
	here    bool
}

func newLookout(roots []string, settle, every time.Duration) *lookout {
	return &lookout{roots: roots, settle: settle, every: every, files: map[string]*sighted{}, due: map[string]time.Time{}}
}

// missing are the files and folders that are not there.
func (l *lookout) missing() (out []string) {
	for _, r := range l.roots {
		if _, err := os.Stat(r); err != nil && !capture.IsAddress(r) {
			out = append(out, r)
		}
	}
	return out
}

// look gives what is to be read now, in order. A file is, when size and time have stayed
// for as long as a writer may pause: from one look to another, or, where the file has
// been left alone for long, at once.
func (l *lookout) look(now time.Time) (ready []string) {
	began := time.Now()
	for _, s := range l.files {
		s.here = false
	}
	for _, root := range l.roots {
		if capture.IsAddress(root) {
			if !now.Before(l.due[root]) {
				l.due[root] = now.Add(l.every)
				ready = append(ready, root)
			}
			continue
		}
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			root += string(filepath.Separator) // a link that is named is followed
		}
		// What cannot be read now may be later.
		filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if p != root && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() || unfinished(d.Name()) {
				return nil
			}
			info, err := d.Info()
			if p == root { // named: a link is followed
				info, err = os.Stat(p)
			}
			if err == nil && info.Mode().IsRegular() && l.sight(p, info, now) {
				ready = append(ready, p)
			}
			return nil
		})
	}
	for p, s := range l.files {
		if !s.here {
			delete(l.files, p) // one of that name is new
		}
	}
	l.cost = time.Since(began)
	return slices.Compact(ready)
}

// sight notes how a file is and reports whether it is to be read.
func (l *lookout) sight(path string, info fs.FileInfo, now time.Time) bool {
	s := l.files[path]
	if s == nil || s.size != info.Size() || !s.changed.Equal(info.ModTime()) {
		s = &sighted{size: info.Size(), changed: info.ModTime(), since: now}
		if left := now.Sub(info.ModTime()); left > 5*l.settle {
			s.since = info.ModTime()
		}
		l.files[path] = s
	}
	s.here = true
	if s.read || s.size == 0 || now.Sub(s.since) < l.settle {
		return false
	}
	s.read = true
	return true
}

// again has files and addresses read in the next round.
func (l *lookout) again(paths []string) {
	for _, p := range paths {
		if s := l.files[p]; s != nil {
			s.read = false
		}
		delete(l.due, p)
	}
}

// unfinished names are those that programs give to what they still write and rename then.
func unfinished(name string) bool {
	low := strings.ToLower(name)
	return strings.HasSuffix(low, "~") || slices.Contains([]string{".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".lock"}, filepath.Ext(low))
}

package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// killedDatabase makes the test binary a process that stores until it is killed.
const killedDatabase = "SITREP_TEST_KILLED"

// kills is how many a run of the tests makes on each database; 'make kills' asks for more.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("SITREP_KILLS")); err == nil && n > 0 {
		return n
	}
	return 30
}

const killsPerDatabase = 20 // then a new one, so that looking at all of it stays quick

// mergeEvery is after how many reports an event of the one before becomes part of one of
// the next, so that kills fall into changes of stored events too.
const mergeEvery = 3

// putNumbered puts the report of a number with what it changes.
func putNumbered(tx *Tx, n int) error {
	m := makeReport(n, 1+n%4)
	if n%mergeEvery == mergeEvery-1 {
		before := makeReport(n-1, 1+(n-1)%4)
		e := eventOf(&m.mentions[0], &before.mentions[0])
		m.events[0] = e
		if err := m.put(tx); err != nil {
			return err
		}
		return tx.PutEvents(Events{Merged: []Redirect{{From: before.events[0].ID, To: e.ID}}})
	}
	return m.put(tx)
}

// runUntilKilled stores report after report and says after each change up to which
// number all are stored.
func runUntilKilled() {
	fail := func(err error) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	db, err := Open(context.Background(), os.Getenv(killedDatabase), Options{Create: true})
	if err != nil {
		fail(err)
	}
	s, err := db.Stats(context.Background())
	if err != nil {
		fail(err)
	}
	fmt.Println(s.Documents)
	for n := int(s.Documents); ; {
		tx, err := db.Begin(context.Background(), Cause{What: "ingest", At: madeAt})
		if err != nil {
			fail(err)
		}
		for range 1 + n%5 {
			if err := putNumbered(tx, n); err != nil {
				fail(err)
			}
			n++
		}
		if err := tx.Commit(); err != nil {
			fail(err)
		}
		fmt.Println(n)
	}
}

// storedWell looks whether the first reports are stored, all of them and no more.
func storedWell(t *testing.T, db *DB, acknowledged int) int {
	t.Helper()
	n := checked(t, db)
	if int(n.Documents) < acknowledged || n.Captures != n.Documents {
		t.Fatalf("%d reports were acknowledged, %d are stored with %d captures", acknowledged, n.Documents, n.Captures)
	}
	mentions, events := 0, 0
	for i := range int(n.Documents) {
		mentions += 1 + i%4
		if i%mergeEvery == mergeEvery-1 {
			events--
		}
	}
	events += mentions
	if int(n.Mentions) != mentions || int(n.Events) != events {
		t.Fatalf("%d reports with %d mentions and %d events, want %d and %d", n.Documents, n.Mentions, n.Events, mentions, events)
	}
	for i := max(0, int(n.Documents)-12); i < int(n.Documents); i++ {
		m := makeReport(i, 1+i%4)
		d, err := db.Document(bg, m.doc.ID)
		if err != nil || !reflect.DeepEqual(*d.Document, m.doc) || !reflect.DeepEqual(d.Mentions, m.mentions) {
			t.Fatalf("report %d is not as it was put: %v", i, err)
		}
		if e, err := db.Event(bg, m.events[0].ID); err != nil || len(e.Mentions) == 0 {
			t.Fatalf("event of report %d: %v", i, err)
		}
		c, err := db.Capture(bg, m.capture.ID)
		if err != nil || !reflect.DeepEqual(c.Bytes, m.capture.Bytes) {
			t.Fatalf("capture of report %d: %v", i, err)
		}
	}
	p, err := db.SearchReports(bg, &sitrep.Filter{}, Range{Limit: 1 << 20})
	if err != nil || len(p.Items) != int(n.Documents) {
		t.Fatalf("a search finds %d of %d reports: %v", len(p.Items), n.Documents, err)
	}
	return int(n.Documents)
}

// settled waits for what the server still does for a client that is dead: it may commit
// the last change between two queries of a check.
func settled(t *testing.T, db *DB) {
	t.Helper()
	c, err := db.write.Conn(bg)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := db.dialect.lock(bg, c); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ExecContext(bg, "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	onBoth(t, func(t *testing.T, address string) {
		r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
		acknowledged, total, dead := 0, 0, 0
		for k := range kills() {
			if k > 0 && k%killsPerDatabase == 0 {
				total += acknowledged
				acknowledged = 0
				if IsServer(address) {
					address = newPostgres(t)
				} else {
					address = filepath.Join(t.TempDir(), fmt.Sprintf("%d.db", k))
				}
			}
			cmd := exec.Command(self)
			cmd.Env = append(os.Environ(), killedDatabase+"="+address)
			var said strings.Builder
			cmd.Stderr = &said
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			// It dies some time after one of the first changes, or while it still opens the database.
			after, gap, last := r.IntN(5), 20*time.Millisecond, time.Now()
			kill := func() {
				time.AfterFunc(time.Duration(r.Int64N(int64(2*gap))), func() { cmd.Process.Kill() })
			}
			if k%7 == 3 {
				kill()
			}
			for seen := 0; lines.Scan(); seen++ {
				n, err := strconv.Atoi(lines.Text())
				if err != nil {
					t.Fatal(lines.Text())
				}
				acknowledged = max(acknowledged, n)
				if seen > 0 {
					gap = max(time.Since(last), time.Millisecond)
				}
				last = time.Now()
				if seen == after {
					kill()
				}
			}
			cmd.Wait()
			if said.Len() > 0 {
				t.Fatalf("kill %d: %s", k, said.String())
			}
			dead++
			db, err := Open(bg, address, Options{Create: true})
			if err != nil {
				t.Fatalf("after kill %d: %v", k, err)
			}
			settled(t, db)
			acknowledged = storedWell(t, db, acknowledged)
			db.Close()
		}
		t.Logf("%d kills survived, %d reports stored, nothing lost or doubled", dead, total+acknowledged)
	})
}

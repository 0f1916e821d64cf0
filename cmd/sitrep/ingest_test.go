package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"time"

	"sitrep"
	"sitrep/pipeline"
	"sitrep/store"
)

// killedArgs makes the test binary the program, with arguments one a line.
const killedArgs = "SITREP_TEST_ARGS"

// wire is what several outlets told of the same days: a blast with a toll that rises, a
// reprint under another headline, a denial, talks, and another blast nearby.
var wire = []string{
	`{"id":"w1","date":"2019-05-07","source":"Harbour Gazette","text":"Bomb kills four at market in Kunduz\n\nKUNDUZ, May 7 - A bomb hidden in a cart killed four people and wounded nine at a market in Kunduz on Tuesday morning, police said. No group claimed the attack."}`,
	`{"id":"w2","date":"2019-05-07","source":"Northern Wire","text":"Market bombing in Kunduz kills at least six\n\nAt least six people were killed and 15 wounded on Tuesday when a bomb exploded at a crowded market in the northern Afghan city of Kunduz, the governor's spokesman Hamid Wardak said."}`,
	`{"id":"w3","date":"2019-05-08","source":"Evening Post","text":"Four dead in Kunduz\n\nKUNDUZ, May 7 - A bomb hidden in a cart killed four people and wounded nine at a market in Kunduz on Tuesday morning, police said. No group claimed the attack."}`,
	`{"id":"w4","date":"2019-05-08","source":"Northern Wire","text":"Taliban deny role in Kunduz market blast\n\nThe Taliban on Wednesday denied any role in Tuesday's bombing of a market in Kunduz that killed seven people. Two of the wounded died overnight, the hospital's director said."}`,
	`{"id":"w5","date":"2019-05-09","source":"Harbour Gazette","text":"Second bomb in Kunduz in three days\n\nA roadside bomb hit a police car in Kunduz on Thursday, killing two officers, officials said. On Tuesday a bomb at a market in the city killed seven people."}`,
	`{"id":"w6","date":"2019-05-10","source":"Evening Post","text":"Afghan government and Taliban meet in Doha\n\nNegotiators of the Afghan government met Taliban representatives in Doha on Friday for talks on an exchange of prisoners, Qatar's foreign ministry said."}`,
	`{"id":"w7","date":"2019-05-11","source":"Northern Wire","text":"Prisoner talks open in Doha\n\nTalks between Taliban envoys and the government in Kabul on an exchange of prisoners opened in Doha on Friday, diplomats said. The Taliban demanded the release of 300 fighters."}`,
	`{"id":"w8","date":"2019-08-02","source":"Northern Wire","text":"Kunduz, three months on\n\nThe market in Kunduz where a bomb killed seven people on May 7 reopened on Friday. Police have arrested three men over the attack."}`,
}

// writeWire writes one file a report: their IDs are of the file's name too.
func writeWire(t *testing.T) []string {
	t.Helper()
	var paths []string
	dir := t.TempDir()
	for i, line := range wire {
		paths = append(paths, filepath.Join(dir, fmt.Sprintf("%d.ndjson", i)))
		if err := os.WriteFile(paths[i], []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// eventsOf is the events by ID as JSON, without the ties that are known of actors.
func eventsOf(t *testing.T, events []*sitrep.Event) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, e := range events {
		c := *e
		c.Actors, c.Recipients = toldTies(c.Actors), toldTies(c.Recipients)
		b, err := json.Marshal(&c)
		if err != nil {
			t.Fatal(err)
		}
		out[e.ID] = string(b)
	}
	return out
}

func storedEvents(t *testing.T, path string) map[string]string {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Check(ctx, func(p store.Problem) { t.Errorf("check: %s", p) }, nil); err != nil {
		t.Fatal(err)
	}
	p, err := db.SearchEvents(ctx, &sitrep.Filter{}, store.Range{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return eventsOf(t, p.Items)
}

func quiet() *streams { return &streams{out: io.Discard, err: io.Discard, getenv: os.Getenv} }

// inMemory is what 'sitrep code' makes of files.
func inMemory(t *testing.T, paths ...string) map[string]string {
	t.Helper()
	chain, err := pipeline.Builtin(pipeline.Models{})
	if err != nil {
		t.Fatal(err)
	}
	b := batch{Files: paths}
	res, err := b.run(context.Background(), quiet(), chain, collector{})
	if err != nil {
		t.Fatal(err)
	}
	var events []*sitrep.Event
	for i := range res.Events {
		events = append(events, &res.Events[i])
	}
	return eventsOf(t, events)
}

func TestEventsDoNotDependOnSteps(t *testing.T) {
	defer func(n int) { stepReports = n }(stepReports)
	paths := writeWire(t)
	want := inMemory(t, paths...)
	if len(want) < 5 {
		t.Fatalf("only %d events", len(want))
	}
	r := rand.New(rand.NewPCG(3, 4))
	for n, size := range []int{1, 2, 3, 100} {
		stepReports = size
		if n > 0 {
			r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		}
		db := filepath.Join(t.TempDir(), "news.db")
		if code := run(context.Background(), append([]string{"ingest", "--db", db}, paths...), quiet()); code != exitOK {
			t.Fatalf("exit code %d", code)
		}
		got := storedEvents(t, db)
		for id, e := range want {
			if got[id] != e {
				t.Errorf("order %v, steps of %d: event\n%s\nis\n%s", paths, size, e, got[id])
			}
		}
		if len(got) != len(want) {
			t.Errorf("order %v, steps of %d: %d events, want %d", paths, size, len(got), len(want))
		}
	}
}

// TestIngestKilled kills the program again and again until the run is through.
func TestIngestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for n := range 12 { // the same stories in other towns and months
		for i, line := range wire {
			var r map[string]string
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			town := []string{"Kunduz", "Herat", "Kandahar", "Jalalabad", "Ghazni", "Farah"}[n%6]
			r["id"] = fmt.Sprintf("%d-%d", n, i)
			r["text"] = string(bytes.ReplaceAll([]byte(r["text"]), []byte("Kunduz"), []byte(town)))
			if n >= 6 {
				r["date"] = "2021" + r["date"][4:]
			}
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(append(line, '\n'))
		}
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "wire.ndjson")
	if err := os.WriteFile(input, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	want := inMemory(t, input)
	most := 5
	if n, err := strconv.Atoi(os.Getenv("SITREP_KILLS")); err == nil && n > 0 {
		most = n / 10
	}
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	killed := 0
	for round := 0; killed < most; round++ {
		db := filepath.Join(dir, fmt.Sprintf("%d.db", round))
		for done := false; !done; {
			cmd := exec.Command(self)
			cmd.Env = append(os.Environ(), killedArgs+"=ingest\n--db\n"+db+"\n"+input)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			var timer *time.Timer
			if killed < most {
				timer = time.AfterFunc(150*time.Millisecond+time.Duration(r.IntN(1500))*time.Millisecond, func() { cmd.Process.Kill() })
			}
			err := cmd.Wait()
			if timer != nil {
				timer.Stop()
			}
			if cmd.ProcessState.ExitCode() >= 0 {
				if err != nil {
					t.Fatal(err)
				}
				done = true
				continue
			}
			killed++
			if _, err := os.Stat(db); err == nil {
				storedWhole(t, db)
			}
		}
		if got := storedEvents(t, db); !reflect.DeepEqual(got, want) {
			t.Errorf("round %d: %d events, want %d", round, len(got), len(want))
		}
	}
	t.Logf("%d kills", killed)
}

func storedWhole(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Check(ctx, func(p store.Problem) { t.Errorf("check after a kill: %s", p) }, nil); err != nil {
		t.Fatal(err)
	}
}

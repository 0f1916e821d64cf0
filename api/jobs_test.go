package api

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sitrep/store"
)

// running reads what is posted until the test ends.
func running(t *testing.T, db JobStore, f Ingest) *Jobs {
	t.Helper()
	j := NewJobs(db, f)
	j.lease = 300 * time.Millisecond
	ctx, cancel := context.WithCancel(bg)
	var all sync.WaitGroup
	all.Go(func() { j.Run(ctx) })
	t.Cleanup(func() { cancel(); all.Wait() })
	return j
}

func jobIn(t *testing.T, db *store.DB, id, state string) *store.Job {
	t.Helper()
	for range 300 {
		j, err := db.Job(bg, id)
		if err != nil {
			t.Fatal(err)
		}
		if j.State == state {
			return j
		}
		time.Sleep(20 * time.Millisecond)
	}
	j, _ := db.Job(bg, id)
	t.Fatalf("not %s: %+v", state, j)
	return nil
}

// posted posts a text and gives the job.
func posted(t *testing.T, db *store.DB, text string) string {
	t.Helper()
	h := (&Access{Open: Admin, Name: "ana"}).Handler(New(db, Options{Jobs: NewJobs(db, nil)}))
	var j job
	w := send(h, "/captures?source=a.txt", text)
	if err := json.Unmarshal(w.Body.Bytes(), &j); err != nil || w.Code != 202 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return j.ID
}

// What waits when the server ends is read by the next one.
func TestJobsThatWaitedAreRead(t *testing.T) {
	db, _ := sample(t)
	one, two := posted(t, db, "First."), posted(t, db, "Second.")
	var read []string
	var mu sync.Mutex
	running(t, db, func(_ context.Context, name string, body []byte) (any, error) {
		mu.Lock()
		defer mu.Unlock()
		read = append(read, name+": "+string(body))
		return map[string]int{"events": 2}, nil
	})
	jobIn(t, db, two, store.JobDone)
	if j := jobIn(t, db, one, store.JobDone); j.By != "ana" || j.Tries != 1 || string(j.Outcome) != `{"events":2}` || j.Ended.IsZero() {
		t.Errorf("%+v", j)
	}
	mu.Lock()
	defer mu.Unlock()
	if strings.Join(read, "|") != "a.txt: First.|a.txt: Second." {
		t.Errorf("%q", read)
	}
}

// A server that is told to end puts back what it reads; one that dies leaves it, and it is
// taken when nothing is heard of it any longer.
func TestJobsThatWereBegunAreReadAgain(t *testing.T) {
	db, _ := sample(t)
	id := posted(t, db, "A report.")
	stopped := NewJobs(db, func(ctx context.Context, _ string, _ []byte) (any, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	ctx, cancel := context.WithCancel(bg)
	var all sync.WaitGroup
	all.Go(func() { stopped.Run(ctx) })
	jobIn(t, db, id, store.JobRunning)
	cancel()
	all.Wait()
	if j := jobIn(t, db, id, store.JobWaiting); j.Tries != 0 {
		t.Errorf("%+v", j)
	}
	now := time.Now()
	if _, _, err := db.TakeJob(bg, now, now.Add(400*time.Millisecond)); err != nil { // by one that dies
		t.Fatal(err)
	}
	var ran atomic.Int32
	running(t, db, func(context.Context, string, []byte) (any, error) {
		if ran.Add(1) == 1 && time.Since(now) < 350*time.Millisecond {
			t.Error("taken from a server that lives")
		}
		return nil, nil
	})
	if j := jobIn(t, db, id, store.JobDone); j.Tries != 2 || ran.Load() != 1 {
		t.Errorf("%+v, read %d times", j, ran.Load())
	}
}

// What takes longer than a lease stays its server's.
func TestLongJobsAreNotTakenAway(t *testing.T) {
	db, _ := sample(t)
	id := posted(t, db, "A long report.")
	var ran atomic.Int32
	slow := func(context.Context, string, []byte) (any, error) {
		ran.Add(1)
		time.Sleep(900 * time.Millisecond)
		return nil, nil
	}
	running(t, db, slow)
	running(t, db, slow)
	if j := jobIn(t, db, id, store.JobDone); ran.Load() != 1 || j.Tries != 1 {
		t.Errorf("%+v, read %d times", j, ran.Load())
	}
}

// What the server ends under each time is given up and says so.
func TestJobsThatEndTheServer(t *testing.T) {
	db, _ := sample(t)
	id := posted(t, db, "A bomb.")
	for range mostTries {
		if j, _, err := db.TakeJob(bg, time.Now(), time.Now()); err != nil || j == nil {
			t.Fatal(j, err)
		}
		time.Sleep(2 * time.Millisecond)
	}
	running(t, db, func(context.Context, string, []byte) (any, error) {
		t.Error("begun once more")
		return nil, errors.New("no")
	})
	if j := jobIn(t, db, id, store.JobFailed); !strings.Contains(j.Reason, "the server ended each time") {
		t.Errorf("%+v", j)
	}
}

// The same capture with the same key is one job, though the server began anew.
func TestIdempotencyKeyOutlivesTheServer(t *testing.T) {
	db, _ := sample(t)
	var first string
	for n := range 2 {
		h := (&Access{Open: Admin, Name: "ana"}).Handler(New(db, Options{Jobs: NewJobs(db, nil)}))
		w := send(h, "/captures?source=a.txt", "A report.", "Idempotency-Key", "k")
		if n == 0 {
			first = w.Body.String()
		} else if w.Code != 202 || w.Body.String() != first {
			t.Errorf("%d %s, first %s", w.Code, w.Body, first)
		}
		if w := send(h, "/captures?source=a.txt", "Another.", "Idempotency-Key", "k"); w.Code != 409 {
			t.Errorf("another body: %d", w.Code)
		}
		other := (&Access{Open: Admin, Name: "ivo"}).Handler(New(db, Options{Jobs: NewJobs(db, nil)}))
		if w := send(other, "/captures?source=b.txt", "Of somebody else.", "Idempotency-Key", "k"); w.Code != 202 {
			t.Errorf("somebody else's key: %d", w.Code)
		}
	}
	if js, err := db.Jobs(bg); err != nil || len(js) != 2 {
		t.Errorf("%d jobs, %v", len(js), err)
	}
}

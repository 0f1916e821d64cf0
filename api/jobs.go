package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// Ingest reads, codes, merges and stores what was posted under a name; what it gives is
// the outcome of the job.
type Ingest func(ctx context.Context, name string, body []byte) (any, error)

// MostPosted is how many bytes a capture may have.
const MostPosted = 64 << 20

// job is something that takes its time.
type job struct {
	ID      string `json:"job"`
	State   string `json:"state" enum:"waiting,running,done,failed"`
	Source  string `json:"source" doc:"The name that was given."`
	By      string `json:"by,omitempty"`
	Size    int    `json:"size"`
	Asked   string `json:"asked"`
	Ended   string `json:"ended,omitempty"`
	Outcome any    `json:"outcome,omitempty" doc:"What was read and stored."`
	Reason  string `json:"reason,omitempty" doc:"Why it failed."`

	body []byte
}

const (
	mostWaiting = 100  // jobs
	mostJobs    = 1000 // remembered
	mostAnswers = 10000
)

// jobs are done one after the other: one writer is what the database has.
type jobs struct {
	ingest Ingest
	work   chan *job
	mu     sync.Mutex
	all    []*job // oldest first
	kept   map[string]*keptAnswer
}

// keptAnswer is the answer to a request with an Idempotency-Key.
type keptAnswer struct {
	body  [sha256.Size]byte
	ready chan struct{}
	reply *huma.StreamResponse
	err   error
}

func newJobs(f Ingest) *jobs {
	j := &jobs{ingest: f, work: make(chan *job, mostWaiting), kept: map[string]*keptAnswer{}}
	if f != nil {
		go func() {
			for one := range j.work {
				j.run(one)
			}
		}()
	}
	return j
}

func (j *jobs) run(one *job) {
	j.set(func() { one.State = "running" })
	out, err := j.ingest(context.Background(), one.Source, one.body)
	j.set(func() {
		one.State, one.Outcome, one.body, one.Ended = "done", out, nil, time.Now().UTC().Format(time.RFC3339)
		if err != nil {
			one.State, one.Reason = "failed", err.Error()
		}
	})
}

func (j *jobs) set(f func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f()
}

// once answers a request with the same key and body as it was answered before.
func (j *jobs) once(ctx context.Context, key string, body []byte, f func() (*huma.StreamResponse, error)) (*huma.StreamResponse, error) {
	if key == "" {
		return f()
	}
	key = PersonOf(ctx).Name + "\x00" + key
	sum := sha256.Sum256(body)
	j.mu.Lock()
	k := j.kept[key]
	if k == nil {
		if len(j.kept) >= mostAnswers {
			clear(j.kept)
		}
		k = &keptAnswer{body: sum, ready: make(chan struct{})}
		j.kept[key] = k
		j.mu.Unlock()
		k.reply, k.err = f()
		if k.err != nil { // what failed may be tried again
			j.mu.Lock()
			delete(j.kept, key)
			j.mu.Unlock()
		}
		close(k.ready)
		return k.reply, k.err
	}
	j.mu.Unlock()
	if k.body != sum {
		return nil, huma.Error409Conflict("this Idempotency-Key was sent with another body before")
	}
	select {
	case <-k.ready:
		return k.reply, k.err
	case <-ctx.Done():
		return nil, fault(ctx.Err())
	}
}

func (s *server) ingest(ctx context.Context, in *struct {
	Source  string `query:"source" required:"true" minLength:"1" maxLength:"300" doc:"The name of what is posted: an address or a file's name."`
	Key     string `header:"Idempotency-Key" maxLength:"200" doc:"The same capture sent again with the same key is not read twice."`
	RawBody []byte `contentType:"application/octet-stream" doc:"Text, HTML, MHTML, a feed, NDJSON, a table, a web archive, compressed or not. Nothing is fetched."`
}) (*huma.StreamResponse, error) {
	if err := may(ctx, Admin); err != nil {
		return nil, err
	}
	if s.Ingest == nil {
		return nil, huma.Error503ServiceUnavailable("this server takes no reports")
	}
	if len(in.RawBody) == 0 {
		return nil, huma.Error400BadRequest("there is nothing to read", &huma.ErrorDetail{Location: "body", Message: "want a report"})
	}
	return s.jobs.once(ctx, in.Key, append([]byte(in.Source+"\x00"), in.RawBody...), func() (*huma.StreamResponse, error) {
		id := make([]byte, 8)
		rand.Read(id) // never fails
		one := &job{ID: "job-" + hex.EncodeToString(id), State: "waiting", Source: in.Source, By: PersonOf(ctx).Name, Size: len(in.RawBody), Asked: time.Now().UTC().Format(time.RFC3339), body: slices.Clone(in.RawBody)}
		told := *one
		s.jobs.mu.Lock()
		select {
		case s.jobs.work <- one:
		default:
			s.jobs.mu.Unlock()
			return nil, huma.Error503ServiceUnavailable("too much waits to be read; send it again later")
		}
		s.jobs.all = append(s.jobs.all, one)
		s.jobs.all = s.jobs.all[max(len(s.jobs.all)-mostJobs, 0):]
		s.jobs.mu.Unlock()
		Did(ctx, "brought in", one.Source)
		return done(202, Prefix+"/jobs/"+url.PathEscape(one.ID), &told)
	})
}

func (s *server) listJobs(_ context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	var items []json.RawMessage
	for _, one := range slices.Backward(s.jobs.all) {
		b, err := json.Marshal(one)
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}

func (s *server) job(_ context.Context, in *byID) (*huma.StreamResponse, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	for _, one := range s.jobs.all {
		if one.ID == in.ID {
			return jsonReply(one)
		}
	}
	return nil, huma.Error404NotFound("job " + in.ID + ": not of this run of the server")
}

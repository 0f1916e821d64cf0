package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep/store"
)

// Ingest reads, codes, merges and stores what was posted under a name; what it gives is
// the outcome of the job. What it had stored when the context ended stays, and is passed
// over when the same is read again.
type Ingest func(ctx context.Context, name string, body []byte) (any, error)

// MostPosted is how many bytes a capture may have.
const MostPosted = 64 << 20

// job is something that takes its time, as it is told.
type job struct {
	ID      string          `json:"job"`
	State   string          `json:"state" enum:"waiting,running,done,failed"`
	Source  string          `json:"source" doc:"The name that was given."`
	By      string          `json:"by,omitempty"`
	Size    int             `json:"size"`
	Asked   string          `json:"asked"`
	Tries   int             `json:"tries,omitempty" doc:"How often it was begun: more than once where the server ended meanwhile."`
	Ended   string          `json:"ended,omitempty"`
	Outcome json.RawMessage `json:"outcome,omitempty" doc:"What was read and stored."`
	Reason  string          `json:"reason,omitempty" doc:"Why it failed."`
}

func jobOf(j *store.Job) job {
	out := job{ID: j.ID, State: j.State, Source: j.Source, By: j.By, Size: j.Size, Asked: j.Asked.Format(time.RFC3339), Tries: j.Tries, Outcome: j.Outcome, Reason: j.Reason}
	if !j.Ended.IsZero() {
		out.Ended = j.Ended.Format(time.RFC3339)
	}
	return out
}

// JobStore keeps what was posted until it is read.
type JobStore interface {
	AddJob(ctx context.Context, j *store.Job, body, again, same []byte) (*store.Job, error)
	Job(ctx context.Context, id string) (*store.Job, error)
	Jobs(ctx context.Context) ([]*store.Job, error)
	TakeJob(ctx context.Context, now, until time.Time) (*store.Job, []byte, error)
	KeepJob(ctx context.Context, id string, until time.Time) error
	PutJob(ctx context.Context, j *store.Job) error
}

// Jobs reads what is posted, one after the other: one writer is what the database has. What
// waits is in the database; what a server had begun when it ended is begun again by the next
// one, and given up when that happens again and again.
type Jobs struct {
	Say func(string) // what goes wrong behind the answers, set before Run; nil: nothing

	db     JobStore
	ingest Ingest
	wake   chan struct{}
	lease  time.Duration // how long a job is a server's without a word from it
}

// mostTries is how often a job is begun.
const mostTries = 3

// NewJobs is idle until Run.
func NewJobs(db JobStore, f Ingest) *Jobs {
	return &Jobs{db: db, ingest: f, wake: make(chan struct{}, 1), lease: 30 * time.Second}
}

// Run reads what is posted until the context ends; what is being read then waits again.
func (j *Jobs) Run(ctx context.Context) {
	said := ""
	for ctx.Err() == nil {
		did, err := j.next(ctx)
		if did && err == nil {
			continue
		}
		if err != nil && ctx.Err() == nil && !store.Is(err, store.Locked) && err.Error() != said && j.Say != nil { // once
			said = err.Error()
			j.Say("what was posted: " + said)
		}
		select {
		case <-ctx.Done():
		case <-j.wake:
		case <-time.After(j.lease / 6): // another server may have ended
		}
	}
}

// next does the next job.
func (j *Jobs) next(ctx context.Context) (did bool, err error) {
	now := time.Now()
	one, body, err := j.db.TakeJob(ctx, now, now.Add(j.lease))
	if err != nil || one == nil {
		return false, err
	}
	if one.Tries > mostTries {
		one.State, one.Reason = store.JobFailed, "the server ended each time that it was being read"
		return true, j.end(ctx, one)
	}
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-ended:
				return
			case <-time.After(j.lease / 3):
				j.db.KeepJob(ctx, one.ID, time.Now().Add(j.lease))
			}
		}
	}()
	out, err := j.ingest(ctx, one.Source, body)
	close(ended)
	if ctx.Err() != nil && err != nil { // stopped, not failed
		one.State, one.Tries = store.JobWaiting, one.Tries-1
		return true, j.end(ctx, one)
	}
	one.State = store.JobDone
	if err != nil {
		one.State, one.Reason = store.JobFailed, err.Error()
	}
	if out != nil {
		if one.Outcome, err = json.Marshal(out); err != nil {
			return true, err
		}
	}
	return true, j.end(ctx, one)
}

// end stores how a job ended, though the server is ending, and though another one writes.
func (j *Jobs) end(ctx context.Context, one *store.Job) (err error) {
	if one.State != store.JobWaiting {
		one.Ended = time.Now()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), j.lease)
	defer cancel()
	for range 3 {
		if err = j.db.PutJob(ctx, one); err == nil {
			return nil
		}
	}
	return err
}

func (s *server) ingest(ctx context.Context, in *struct {
	Source  string `query:"source" required:"true" minLength:"1" maxLength:"300" doc:"The name of what is posted: an address or a file's name."`
	Key     string `header:"Idempotency-Key" maxLength:"200" doc:"The same capture sent again with the same key is not read twice."`
	RawBody []byte `contentType:"application/octet-stream" doc:"Text, HTML, MHTML, a feed, NDJSON, a table, a web archive, compressed or not. Nothing is fetched."`
}) (*huma.StreamResponse, error) {
	if err := may(ctx, Admin); err != nil {
		return nil, err
	}
	if s.Jobs == nil {
		return nil, huma.Error503ServiceUnavailable("this server takes no reports")
	}
	if len(in.RawBody) == 0 {
		return nil, huma.Error400BadRequest("there is nothing to read", &huma.ErrorDetail{Location: "body", Message: "want a report"})
	}
	id := make([]byte, 8)
	rand.Read(id) // never fails
	one := &store.Job{ID: "job-" + hex.EncodeToString(id), Source: in.Source, By: PersonOf(ctx).Name, Size: len(in.RawBody), Asked: time.Now().UTC()}
	var again, same []byte
	if in.Key != "" {
		k, b := sha256.Sum256([]byte(one.By+"\x00"+in.Key)), sha256.Sum256(append([]byte(in.Source+"\x00"), in.RawBody...))
		again, same = k[:], b[:]
	}
	kept, err := s.Jobs.db.AddJob(ctx, one, in.RawBody, again, same)
	switch {
	case errors.Is(err, store.ErrTooMuch):
		return nil, huma.Error503ServiceUnavailable("too much waits to be read; send it again later")
	case errors.Is(err, store.ErrOtherBody):
		return nil, huma.Error409Conflict("this Idempotency-Key was sent with another body before")
	case err != nil:
		return nil, fault(err)
	}
	select {
	case s.Jobs.wake <- struct{}{}:
	default: // it is awake
	}
	Did(ctx, "brought in", in.Source)
	// The answer is the same, however far it is when it is asked for again.
	told := job{ID: kept.ID, State: store.JobWaiting, Source: kept.Source, By: kept.By, Size: kept.Size, Asked: kept.Asked.Format(time.RFC3339)}
	return done(202, Prefix+"/jobs/"+url.PathEscape(kept.ID), &told)
}

func (s *server) listJobs(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	js, err := s.db.Jobs(ctx)
	if err != nil {
		return nil, fault(err)
	}
	var items []json.RawMessage
	for _, j := range js {
		b, err := json.Marshal(jobOf(j))
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}

func (s *server) job(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	j, err := s.db.Job(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(jobOf(j))
}

package api

import (
	"context"
	"crypto/sha256"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// answers are those to requests with an Idempotency-Key, while the server runs.
type answers struct {
	mu   sync.Mutex
	kept map[string]*keptAnswer
}

const mostAnswers = 10000

// keptAnswer is the answer to a request with an Idempotency-Key.
type keptAnswer struct {
	body  [sha256.Size]byte
	ready chan struct{}
	reply *huma.StreamResponse
	err   error
}

// once answers a request with the same key and body as it was answered before.
func (j *answers) once(ctx context.Context, key string, body []byte, f func() (*huma.StreamResponse, error)) (*huma.StreamResponse, error) {
	if key == "" {
		return f()
	}
	key = PersonOf(ctx).Name + "\x00" + key
	sum := sha256.Sum256(body)
	j.mu.Lock()
	k := j.kept[key]
	if k == nil {
		if j.kept == nil || len(j.kept) >= mostAnswers {
			j.kept = map[string]*keptAnswer{}
		}
		k = &keptAnswer{body: sum, ready: make(chan struct{}), err: huma.Error500InternalServerError("the request that was sent with this key before broke off; send it again")}
		j.kept[key] = k
		j.mu.Unlock()
		defer func() { // also where f panics
			if k.err != nil { // what failed may be tried again
				j.mu.Lock()
				if j.kept[key] == k {
					delete(j.kept, key)
				}
				j.mu.Unlock()
			}
			close(k.ready)
		}()
		k.reply, k.err = f()
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

package api

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/store"
)

// HookStore is what webhooks ask of the database.
type HookStore interface {
	Last(ctx context.Context) (int64, error)
	Changes(ctx context.Context, after int64) iter.Seq2[store.Change, error]
	EventsAmong(ctx context.Context, f *sitrep.Filter, ids []string) ([]*sitrep.Event, error)
	ViewsToTell(ctx context.Context) ([]*store.View, error)
	AddDelivery(ctx context.Context, view string, was, seen int64, d *store.Delivery, body []byte) (bool, error)
	TakeDelivery(ctx context.Context, now, until time.Time) (*store.Delivery, []byte, *store.View, error)
	PutDelivery(ctx context.Context, d *store.Delivery, pause string) error
}

// Hooks tells the addresses of views what changed in them. What is to be sent is stored
// first, one delivery of a view at a time, so that nothing is lost or overtaken when the
// server ends; it is sent until it is taken, and the webhook pauses when it is not.
type Hooks struct {
	db      HookStore
	client  *http.Client
	address string // of the server, for links; "" where it does not know it
	say     func(string)

	every time.Duration   // between looks for changes
	waits []time.Duration // after each try that failed; after the last one it pauses
	lease time.Duration
	now   func() time.Time
}

// NewHooks is idle until Run. The transport says where may be sent to.
func NewHooks(db HookStore, transport http.RoundTripper, address string, say func(string)) *Hooks {
	return &Hooks{db: db, address: address, say: say, every: 2 * time.Second, lease: 2 * time.Minute, now: time.Now,
		client: &http.Client{Transport: transport, Timeout: 20 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		waits:  []time.Duration{10 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour}}
}

// mostSending is how many deliveries are on their way at the same time.
const mostSending = 16

// Run looks for changes and sends until the context ends.
func (h *Hooks) Run(ctx context.Context) {
	var all sync.WaitGroup
	defer all.Wait()
	slots := make(chan struct{}, mostSending)
	tick := time.NewTicker(h.every)
	defer tick.Stop()
	said := ""
	for {
		more, err := h.look(ctx)
		for err == nil && len(slots) < mostSending {
			var d *store.Delivery
			var body []byte
			var v *store.View
			if d, body, v, err = h.db.TakeDelivery(ctx, h.now(), h.now().Add(h.lease)); err != nil || d == nil {
				break
			}
			slots <- struct{}{}
			all.Go(func() {
				defer func() { <-slots }()
				h.deliver(ctx, d, body, v)
			})
		}
		if err != nil && ctx.Err() == nil && !store.Is(err, store.Locked) && err.Error() != said && h.say != nil { // once
			said = err.Error()
			h.say("webhooks: " + said)
		}
		if more && err == nil && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// test sends something to see whether it arrives.
func (v *Views) test(ctx context.Context, view *store.View) error {
	d, body, err := newDelivery(view.ID, sent{"test", time.Now().UTC(), sentData{View: viewAt(v.address, view), Since: view.Seen, Until: view.Seen, Events: []sentEvent{}}}, 0)
	if err != nil {
		return err
	}
	added, err := v.db.AddDelivery(ctx, view.ID, view.Seen, view.Seen, d, body)
	if err == nil && !added {
		err = huma.Error409Conflict("something waits to be sent already, or the webhook is paused")
	}
	return err
}

// deliver tries once.
func (h *Hooks) deliver(ctx context.Context, d *store.Delivery, body []byte, v *store.View) {
	pause := ""
	answer, err := h.post(ctx, d, body, v)
	if ctx.Err() != nil { // the server ends: it is sent by the next one, the receiver knows it by its ID
		d.Due, d.State = h.now(), store.DeliveryWaiting
		h.put(ctx, d, "")
		return
	}
	d.Answer, d.Reason, d.State = answer, "", store.DeliveryDone
	switch {
	case err == nil:
		d.Ended = h.now()
	case answer == http.StatusGone:
		d.State, d.Reason, pause, d.Ended = store.DeliveryFailed, err.Error(), "the address says that it is gone", h.now()
	default:
		d.State, d.Reason = store.DeliveryWaiting, err.Error()
		if d.Tries > len(h.waits) {
			pause = fmt.Sprintf("%d tries failed, the last with: %s", d.Tries, d.Reason)
			d.Due = h.now()
		} else {
			d.Due = h.now().Add(h.waits[d.Tries-1])
		}
	}
	h.put(ctx, d, pause)
}

func (h *Hooks) put(ctx context.Context, d *store.Delivery, pause string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), h.lease)
	defer cancel()
	var err error
	for range 3 {
		if err = h.db.PutDelivery(ctx, d, pause); err == nil {
			return
		}
	}
	if h.say != nil {
		h.say("webhooks: " + d.ID + ": " + err.Error())
	}
}

// post sends a delivery as standardwebhooks.com says: signed with its ID and the time of
// this try.
func (h *Hooks) post(ctx context.Context, d *store.Delivery, body []byte, v *store.View) (answer int, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, v.Hook, bytes.NewReader(body))
	if err != nil {
		return 0, errors.New("the address cannot be read")
	}
	at := strconv.FormatInt(h.now().Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "sitrep/"+sitrep.Version)
	r.Header.Set("webhook-id", d.ID)
	r.Header.Set("webhook-timestamp", at)
	r.Header.Set("webhook-signature", HookSignature(v.Secret, d.ID, at, body))
	res, err := h.client.Do(r)
	if err != nil {
		return 0, errors.New(hookCause(err))
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, 64<<10)) // so that the connection serves again
	switch {
	case res.StatusCode >= 200 && res.StatusCode < 300:
		return res.StatusCode, nil
	case res.StatusCode >= 300 && res.StatusCode < 400:
		return res.StatusCode, fmt.Errorf("the answer is %d: a webhook is not led elsewhere, set its new address", res.StatusCode)
	}
	return res.StatusCode, fmt.Errorf("the answer is %d", res.StatusCode)
}

// HookSignature is the header that signs what is sent: HMAC-SHA-256 over ID, seconds since
// 1970 and body, with points between them.
func HookSignature(secret, id, at string, body []byte) string {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, hookSecret))
	if err != nil {
		key = []byte(secret)
	}
	m := hmac.New(sha256.New, key)
	m.Write([]byte(id + "." + at + "."))
	m.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// hookCause is the innermost reason, without the address.
func hookCause(err error) string {
	var t interface{ Timeout() bool }
	if errors.As(err, &t) && t.Timeout() {
		return "no answer in time"
	}
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return "no connection: " + err.Error()
		}
		err = next
	}
}

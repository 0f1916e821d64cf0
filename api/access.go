package api

import (
	"context"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Person is who asks.
type Person struct {
	Name string
	Role Role
}

type personKey struct{}

// PersonOf is who asks, as Access found out.
func PersonOf(ctx context.Context) Person {
	p, _ := ctx.Value(personKey{}).(Person)
	return p
}

// KeyCookie holds the key of who looks at pages.
const KeyCookie = "key"

// Access says who may do what and how often.
type Access struct {
	Keys *Keys  // nil: there are no keys
	Team *Team  // nil: nobody logs in
	Open Role   // of everybody where there are neither
	Name string // who decides there
	Rate *Rate  // nil: as often as one likes

	Audit Auditor      // nil: nothing is written down
	Say   func(string) // what goes wrong behind an answer; nil: nothing
}

// Closed reports whether one has to say who one is.
func (a *Access) Closed() bool { return a != nil && (a.Keys != nil || a.Team != nil) }

// Handler finds out who asks, from "Authorization: Bearer KEY", a key as the password of
// Basic (which is what readers of feeds have), a session or the key's cookie, holds back who
// asks too often, and writes down what was done. What they may not see says the handler behind.
func (a *Access) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from := From(r)
		p, err := a.who(r)
		asker := from
		if a.Closed() && p.Role != Nobody {
			asker = "name " + p.Name
		}
		if wait := a.Rate.take(asker, time.Now()); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
			problem(w, http.StatusTooManyRequests, "too many requests; ask again later")
			return
		}
		if err != nil {
			problem(w, http.StatusServiceUnavailable, "the database gives no answer; ask again")
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), personKey{}, p))
		if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
			next.ServeHTTP(w, r)
			return
		}
		a.audited(w, r, next, p, from)
	})
}

// who asks: nobody where they are not known and have to be.
func (a *Access) who(r *http.Request) (Person, error) {
	if !a.Closed() {
		return Person{a.Name, a.Open}, nil
	}
	key, given := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, password, ok := r.BasicAuth(); ok {
		key, given = password, true
	}
	if !given {
		key = ""
	}
	if a.Team != nil && !given {
		if p, err := a.Team.Who(r); err != nil || p.Role != Nobody {
			return p, err
		}
	}
	if a.Keys == nil {
		return Person{}, nil
	}
	if c, err := r.Cookie(KeyCookie); !given && err == nil {
		key = c.Value
	}
	if key == "" {
		return Person{}, nil
	}
	name, role := a.Keys.Who(key)
	return Person{name, role}, nil
}

// Rate lets each asker ask so often a second, after a number at once (token bucket).
type Rate struct {
	PerSecond float64
	Burst     int

	mu sync.Mutex
	by map[string]*bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

// mostAskers bounds what is remembered.
const mostAskers = 10000

// take gives 0, or how long to wait.
func (r *Rate) take(who string, now time.Time) time.Duration {
	if r == nil || r.PerSecond <= 0 {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.by[who]
	if b == nil {
		if len(r.by) >= mostAskers { // one that is full again is as good as none
			maps.DeleteFunc(r.by, func(_ string, b *bucket) bool {
				return b.tokens+now.Sub(b.at).Seconds()*r.PerSecond >= float64(r.Burst)
			})
		}
		if r.by == nil || len(r.by) >= mostAskers {
			r.by = map[string]*bucket{}
		}
		b = &bucket{float64(r.Burst), now}
		r.by[who] = b
	}
	b.tokens = min(b.tokens+now.Sub(b.at).Seconds()*r.PerSecond, float64(r.Burst))
	b.at = now
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) / r.PerSecond * float64(time.Second))
	}
	b.tokens--
	return 0
}

// From is the address that a request comes from.
func From(r *http.Request) string {
	from, _, _ := net.SplitHostPort(r.RemoteAddr)
	return from
}

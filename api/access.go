package api

import (
	"context"
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
	Keys *Keys  // nil: whoever reaches the address is Open
	Open Role   // of those without a key where there are no keys
	Name string // who decides where there are no keys
	Rate *Rate  // nil: as often as one likes
}

// Handler finds out who asks, from "Authorization: Bearer KEY" or the cookie, and holds
// back who asks too often. What of it they may not see says the handler behind.
func (a *Access) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := Person{a.Name, a.Open}
		from, _, _ := net.SplitHostPort(r.RemoteAddr)
		if a.Keys != nil {
			p = Person{}
			key, given := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
			if c, err := r.Cookie(KeyCookie); !given && err == nil {
				key = c.Value
			}
			if key != "" {
				if p.Name, p.Role = a.Keys.Who(key); p.Role != Nobody {
					from = "key " + p.Name
				}
			}
		}
		if wait := a.Rate.take(from, time.Now()); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
			problem(w, http.StatusTooManyRequests, "too many requests; ask again later")
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), personKey{}, p)))
	})
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

package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/api"
	"sitrep/export"
	"sitrep/store"
)

type actorsBody struct {
	Words  string
	Actors []*sitrep.Actor
	Sorted bool // by name; else as they came
	Next   string
}

func (s *server) actors(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	b := actorsBody{Words: q.Get("name")}
	next, err := s.listActors(r.Context(), &b, q.Get("cursor"))
	if err != nil {
		return err
	}
	if next != "" {
		b.Next = query(url.Values{"name": {b.Words}, "cursor": {next}})
	}
	return s.show(w, r, http.StatusOK, "actors", page{Title: "Actors", Here: "actors", JSON: "/api/v1/actors?q=" + url.QueryEscape(b.Words), Body: b})
}

// Actors on a page, and how many may be put in order: each has to be read for that.
const listedActors, mostSorted = 60, 5000

// listActors fills in a page of actors, in the order of their names where there are not too
// many; it gives the cursor of the next one.
func (s *server) listActors(ctx context.Context, b *actorsBody, cursor string) (next string, err error) {
	stats, err := s.stats(ctx)
	if err != nil {
		return "", err
	}
	if b.Sorted = stats.Actors <= mostSorted; !b.Sorted {
		p, err := s.db.ListActors(ctx, b.Words, store.Range{Limit: listedActors, Cursor: cursor})
		b.Actors = p.Items
		return p.Cursor, err
	}
	for r := (store.Range{Limit: 1000}); ; {
		p, err := s.db.ListActors(ctx, b.Words, r)
		if err != nil {
			return "", err
		}
		b.Actors = append(b.Actors, p.Items...)
		if r.Cursor = p.Cursor; r.Cursor == "" {
			break
		}
	}
	slices.SortStableFunc(b.Actors, func(x, y *sitrep.Actor) int {
		return cmp.Or(cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.ID, y.ID))
	})
	from, err := strconv.Atoi(cmp.Or(cursor, "0"))
	if err != nil || from < 0 {
		return "", &sitrep.FilterFault{Parameter: "cursor", Value: cursor, Want: "no list of actors gave it"}
	}
	b.Actors = b.Actors[min(from, len(b.Actors)):]
	if len(b.Actors) > listedActors {
		b.Actors, next = b.Actors[:listedActors], strconv.Itoa(from+listedActors)
	}
	return next, nil
}

// actorBody is an actor with whom it has to do.
type actorBody struct {
	Actor            *sitrep.Actor
	Ties             []tie
	Did, Undergone   []*sitrep.Event
	More             bool
	Others           []neighbour
	DidAll, Suffered string // addresses of the lists
}

type tie struct {
	Words   string
	Sources []link
}

// neighbour is another actor with what passed between the two.
type neighbour struct {
	Name, ID         string
	Conflict, Coop   int
	ToThem, FromThem int
	First, Last      sitrep.Day
	ConflictW, CoopW int
}

func (s *server) actor(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	a, err := s.db.Actor(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	b := actorBody{Actor: a}
	for i := range a.Ties {
		t := tie{Words: export.TieWords(&a.Ties[i])}
		for _, src := range a.Ties[i].Evidence {
			if src.Document != "" && len(t.Sources) < 3 {
				t.Sources = append(t.Sources, link{Text: "report", Href: "/documents/" + url.PathEscape(src.Document) + "#" + anchor(src.Span)})
			}
		}
		b.Ties = append(b.Ties, t)
	}
	did, err := s.db.SearchEvents(ctx, &sitrep.Filter{Actors: []string{a.ID}, Relevance: sitrep.Relevant}, store.Range{Limit: 200})
	if err != nil {
		return err
	}
	under, err := s.db.SearchEvents(ctx, &sitrep.Filter{Recipients: []string{a.ID}, Relevance: sitrep.Relevant}, store.Range{Limit: 200})
	if err != nil {
		return err
	}
	b.Others = neighbours(a.ID, did.Items, under.Items)
	b.Did, b.Undergone = did.Items[:min(len(did.Items), 25)], under.Items[:min(len(under.Items), 25)]
	b.More = did.Cursor != "" || under.Cursor != ""
	b.DidAll, b.Suffered = "/events?actor="+url.QueryEscape(a.ID), "/events?recipient="+url.QueryEscape(a.ID)
	return s.show(w, r, http.StatusOK, "actor", page{Title: a.Name, Here: "actors", JSON: "/api/v1/actors/" + url.PathEscape(a.ID), Body: b})
}

func neighbours(of string, did, under []*sitrep.Event) []neighbour {
	by := map[string]*neighbour{}
	var out []*neighbour
	see := func(e *sitrep.Event, ps []sitrep.Participant, to bool) {
		for i := range ps {
			p := &ps[i]
			name := export.ParticipantName(p)
			k := cmp.Or(p.Actor, name)
			if k == "" || k == of {
				continue
			}
			n := by[k]
			if n == nil {
				n = &neighbour{Name: name, ID: p.Actor}
				by[k] = n
				out = append(out, n)
			}
			if e.Quad <= 2 {
				n.Coop++
			} else {
				n.Conflict++
			}
			if to {
				n.ToThem++
			} else {
				n.FromThem++
			}
			widen(&n.First, &n.Last, dayOf(e))
		}
	}
	for _, e := range did {
		see(e, e.Recipients, true)
	}
	for _, e := range under {
		see(e, e.Actors, false)
	}
	slices.SortStableFunc(out, func(a, b *neighbour) int {
		return cmp.Or(b.Conflict+b.Coop-a.Conflict-a.Coop, cmp.Compare(a.Name, b.Name))
	})
	out = out[:min(len(out), 30)]
	most := 1
	for _, n := range out {
		most = max(most, n.Conflict+n.Coop)
	}
	list := make([]neighbour, len(out))
	for i, n := range out {
		n.ConflictW, n.CoopW = n.Conflict*160/most, n.Coop*160/most
		list[i] = *n
	}
	return list
}

// captureBody is captured bytes around those of some words.
type captureBody struct {
	Capture             *sitrep.Capture
	Size                int
	Start, End          int
	Before, Here, After string
	Chosen              bool
}

// around is how many bytes are shown before and after.
const around = 1500

func (s *server) capture(w http.ResponseWriter, r *http.Request) error {
	c, err := s.db.Capture(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	b := captureBody{Capture: c, Size: len(c.Bytes)}
	q := r.URL.Query()
	if q.Has("start") || q.Has("end") {
		start, err1 := strconv.Atoi(q.Get("start"))
		end, err2 := strconv.Atoi(q.Get("end"))
		if err1 != nil || err2 != nil || start < 0 || end < start || end > len(c.Bytes) {
			return &sitrep.FilterFault{Parameter: "start and end", Want: fmt.Sprintf("want bytes of the capture, 0 to %d", len(c.Bytes))}
		}
		b.Start, b.End, b.Chosen = start, min(end, start+20000), true
	} else {
		b.End = min(len(c.Bytes), 4000)
	}
	from, to := max(b.Start-around, 0), min(b.End+around, len(c.Bytes))
	if !b.Chosen {
		to = b.End
	}
	b.Before, b.Here, b.After = readable(c.Bytes[from:b.Start]), readable(c.Bytes[b.Start:b.End]), readable(c.Bytes[b.End:to])
	return s.show(w, r, http.StatusOK, "capture", page{Title: "Capture " + c.ID, Here: "search", JSON: "/api/v1/captures/" + url.PathEscape(c.ID), Body: b})
}

// readable shows bytes as text, what is none as the sign for it.
func readable(b []byte) string {
	out := make([]rune, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r < ' ' && r != '\n' && r != '\t' {
			r = '\u2400' + r
		}
		out = append(out, r)
		b = b[n:]
	}
	return string(out)
}

// download gives the captured bytes as a file: never a page of this address.
func (s *server) download(w http.ResponseWriter, r *http.Request) error {
	c, err := s.db.Capture(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+api.Download(c)+`"`)
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, err = w.Write(c.Bytes)
	return err
}

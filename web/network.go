package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/ontology"
	"sitrep/store"
)

// How much of the record the network counts and draws.
const (
	networkCounted = 1000  // of the latest events that fit
	networkAll     = 20000 // where the reader asks for it
	drawnNodes     = 34
	drawnTies      = 90
	listedTies     = 200
)

// networkBody is the page of who acts on whom.
type networkBody struct {
	By      string
	Choices []facetValue
	Open    []opened // whose neighbours are shown, none: those who do most
	Types   []facetValue
	Counted int
	Told    int // of the counted: who did it to whom is told
	All     bool
	More    string // address that counts more, "" where there are no more
	Ties    []networkTie
	Left    int // ties that are not listed
	Drawing *networkDrawing
	First   bool
}

// opened is somebody whose neighbours are shown.
type opened struct{ Name, Page, Without string }

// networkTie is what one did to another.
type networkTie struct {
	From, To       networkNode
	Count          int
	Conflict, Coop int
	Quad           int // the most of it
	Types          []facetValue
	Day, Last      sitrep.Day
	Link           string
	quads          [5]int
	types          map[string]int
}

// networkNode is an actor, country or sector.
type networkNode struct {
	Key, Name    string
	Page         string // of an actor
	Link         string // shows its neighbours, or no longer
	On           bool
	Did, Undergo int
}

var networkBy = []struct{ Value, Label string }{{"actor", "actor"}, {"country", "country"}, {"sector", "role"}}

func (s *server) network(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "by", "at", "count")
	if err != nil {
		return err
	}
	q := r.URL.Query()
	b := networkBody{By: q.Get("by")}
	if !slices.ContainsFunc(networkBy, func(l struct{ Value, Label string }) bool { return l.Value == b.By }) {
		b.By = "actor"
	}
	most := networkCounted
	if q.Get("count") == "more" {
		most = networkAll
	}
	at := slices.DeleteFunc(slices.Compact(slices.Clone(q["at"])), func(v string) bool { return v == "" })
	at = at[:min(len(at), 8)]
	// with puts this page's own parameters behind those of the filters.
	with := func(filters string, by string, at []string, most int) string {
		v := url.Values{}
		if by != "actor" {
			v.Set("by", by)
		}
		if len(at) > 0 {
			v["at"] = at
		}
		if most == networkAll {
			v.Set("count", "more")
		}
		return "?" + strings.Trim(strings.TrimPrefix(filters, "?")+"&"+v.Encode(), "&")
	}
	link := func(by string, at []string, most int) string { return with(st.Query(), by, at, most) }
	for _, l := range networkBy {
		b.Choices = append(b.Choices, facetValue{Value: l.Value, Label: l.Label, On: l.Value == b.By, Link: link(l.Value, nil, most)})
	}
	n, err := once(r.Context(), s, fmt.Sprint("network", b.By, most, st.Query()), func() (*networkCount, error) { return s.countNetwork(r.Context(), st, b.By, most) })
	if err != nil {
		return err
	}
	b.Counted, b.Told, b.All, b.First = n.events, n.told, n.all, !st.Any() && n.events == 0
	if !n.all && most == networkCounted {
		b.More = link(b.By, at, networkAll)
	}
	toggle := func(key string) string {
		if slices.Contains(at, key) {
			return link(b.By, slices.DeleteFunc(slices.Clone(at), func(v string) bool { return v == key }), most)
		}
		return link(b.By, append(slices.Clone(at), key), most)
	}
	nodes := map[string]*networkNode{}
	for key, x := range n.nodes {
		y := *x
		y.Link, y.On = toggle(key), slices.Contains(at, key)
		nodes[key] = &y
	}
	at = slices.DeleteFunc(at, func(v string) bool { return nodes[v] == nil })
	for _, key := range at {
		b.Open = append(b.Open, opened{nodes[key].Name, nodes[key].Page, toggle(key)})
	}
	for _, t := range st.types(n.types) {
		t.Link = with(t.Link, b.By, at, most)
		b.Types = append(b.Types, t)
	}
	var ties []*networkTie
	for _, t := range n.ties {
		if len(at) == 0 || slices.Contains(at, t.From.Key) || slices.Contains(at, t.To.Key) {
			ties = append(ties, t)
		}
	}
	for _, t := range ties[:min(len(ties), listedTies)] {
		b.Ties = append(b.Ties, st.tie(t, nodes))
	}
	b.Left = len(ties) - len(b.Ties)
	b.Drawing = drawNetwork(n, nodes, at)
	return s.show(w, r, http.StatusOK, "network", page{Title: "Network", Here: "network", Scripts: []string{"network.js"}, State: st, JSON: "/api/v1/events.json" + st.Record(), Body: b})
}

// types are those of the events, each with the address that narrows to it.
func (s *state) types(counts map[string]int) (out []facetValue) {
	for v, n := range counts {
		out = append(out, facetValue{v, v, n, s.Has("type", v), s.Toggle("type", v)})
	}
	slices.SortFunc(out, func(a, b facetValue) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return out
}

// tie is a row of the table: every number opens the list behind it.
func (s *state) tie(t *networkTie, nodes map[string]*networkNode) networkTie {
	row := *t
	row.From, row.To = *nodes[t.From.Key], *nodes[t.To.Key]
	v := s.clone()
	v.Set("actor", t.From.Key)
	v.Set("recipient", t.To.Key)
	row.Link = "/events" + query(v)
	for code, n := range t.types {
		v.Set("type", code)
		row.Types = append(row.Types, facetValue{Value: code, Count: n, Link: "/events" + query(v)})
	}
	slices.SortFunc(row.Types, func(a, b facetValue) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return row
}

// networkCount is who acts on whom in the events that were counted.
type networkCount struct {
	events, told int
	all          bool
	nodes        map[string]*networkNode
	ties         []*networkTie // the strongest first
	types        map[string]int
}

func (s *server) countNetwork(ctx context.Context, st *state, by string, most int) (*networkCount, error) {
	n := &networkCount{nodes: map[string]*networkNode{}, types: map[string]int{}}
	ties := map[[2]string]*networkTie{}
	cursor := ""
	for n.events < most {
		p, err := s.db.SearchEvents(ctx, st.Filter, store.Range{Limit: min(most-n.events, 1000), Cursor: cursor})
		if err != nil {
			return nil, err
		}
		for _, e := range p.Items {
			n.add(e, by, ties)
		}
		n.events += len(p.Items)
		if cursor = p.Cursor; cursor == "" {
			n.all = true
			break
		}
	}
	for _, t := range ties {
		t.Quad = 1
		for q := range t.quads {
			if t.quads[q] > t.quads[t.Quad] {
				t.Quad = q
			}
		}
		n.ties = append(n.ties, t)
	}
	strong := func(t *networkTie) int {
		a, b := n.nodes[t.From.Key], n.nodes[t.To.Key]
		return a.Did + a.Undergo + b.Did + b.Undergo
	}
	slices.SortFunc(n.ties, func(a, b *networkTie) int {
		return cmp.Or(b.Count-a.Count, strong(b)-strong(a), cmp.Compare(a.From.Key, b.From.Key), cmp.Compare(a.To.Key, b.To.Key))
	})
	return n, nil
}

// add counts an event once for each pair of those who did it and those it was done to.
func (n *networkCount) add(e *sitrep.Event, by string, ties map[[2]string]*networkTie) {
	from, to := partiesBy(e.Actors, by), partiesBy(e.Recipients, by)
	if len(from) == 0 || len(to) == 0 {
		return
	}
	n.told++
	n.types[e.Type]++
	for _, list := range [][]networkNode{from, to} {
		for _, x := range list {
			if n.nodes[x.Key] == nil {
				n.nodes[x.Key] = &x
			}
		}
	}
	for _, a := range from {
		n.nodes[a.Key].Did++
		for _, b := range to {
			t := ties[[2]string{a.Key, b.Key}]
			if t == nil {
				t = &networkTie{From: networkNode{Key: a.Key}, To: networkNode{Key: b.Key}, types: map[string]int{}}
				ties[[2]string{a.Key, b.Key}] = t
			}
			t.Count++
			t.types[e.Type]++
			t.quads[min(max(e.Quad, 0), 4)]++
			if e.Quad > 2 {
				t.Conflict++
			} else {
				t.Coop++
			}
			widen(&t.Day, &t.Last, dayOf(e))
		}
	}
	for _, b := range to {
		n.nodes[b.Key].Undergo++
	}
}

// partiesBy are participants as actors, countries or sectors, each once.
func partiesBy(ps []sitrep.Participant, by string) (out []networkNode) {
	add := func(x networkNode) {
		if x.Key != "" && !slices.ContainsFunc(out, func(o networkNode) bool { return o.Key == x.Key }) {
			out = append(out, x)
		}
	}
	for i := range ps {
		p := &ps[i]
		switch by {
		case "country":
			add(networkNode{Key: p.Country, Name: country(p.Country)})
		case "sector":
			for _, c := range p.Sectors {
				x := networkNode{Key: c, Name: c}
				if known, ok := ontology.SectorOf(c); ok {
					short, _, _ := strings.Cut(known.Description, ",")
					short, _, _ = strings.Cut(short, " (")
					x.Name = short + " (" + c + ")"
				}
				add(x)
			}
		default:
			name := export.ParticipantName(p)
			x := networkNode{Key: cmp.Or(p.Actor, name), Name: name}
			if p.Actor != "" {
				x.Page = "/actors/" + url.PathEscape(p.Actor)
			}
			add(x)
		}
	}
	return out
}

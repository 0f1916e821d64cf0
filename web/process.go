package web

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"

	"sitrep"
	"sitrep/api"
	"sitrep/export"
	"sitrep/ontology"
	"sitrep/store"
)

// board is the processes by the state that they are in.
type board struct {
	Columns []column
	Kinds   []facetValue
	Next    string
	Empty   bool
}

type column struct {
	State, Label, Hint string
	Processes          []processCard
}

type processCard struct {
	*sitrep.Process
	Now   string // its phase
	Since string
}

// states are the columns of the board.
var states = []column{
	{State: "before", Label: "Before", Hint: "announced, demanded, expected"},
	{State: "on", Label: "Going on", Hint: "begun and not stopped"},
	{State: "halt", Label: "Halted", Hint: "suspended, broken off for now"},
	{State: "over", Label: "Over", Hint: "concluded, ended, collapsed"},
}

// stateOfPhase is before, on, halt or over.
func stateOfPhase(kind string, p *sitrep.Phase) string {
	if p.State != "" {
		return p.State
	}
	if o, ok := ontology.PhaseOf(kind, p.Phase); ok {
		return o.State
	}
	return "on"
}

func (s *server) processes(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	kind := q.Get("kind")
	p, err := s.db.ListProcesses(r.Context(), store.Range{Limit: 500, Cursor: q.Get("cursor")})
	if err != nil {
		return err
	}
	b := board{Columns: slices.Clone(states), Empty: len(p.Items) == 0}
	kinds := map[string]int{}
	for _, x := range p.Items {
		kinds[x.Type]++
		if kind != "" && x.Type != kind {
			continue
		}
		c := processCard{Process: x}
		at := 0
		if n := len(x.Phases); n > 0 {
			last := &x.Phases[n-1]
			c.Now, c.Since = last.Phase, export.IntervalWords(last.From)
			at = max(slices.IndexFunc(states, func(c column) bool { return c.State == stateOfPhase(x.Type, last) }), 0)
		}
		b.Columns[at].Processes = append(b.Columns[at].Processes, c)
	}
	for i := range b.Columns {
		slices.SortStableFunc(b.Columns[i].Processes, func(x, y processCard) int { return cmp.Compare(latest(y.Process), latest(x.Process)) })
	}
	for k, n := range kinds {
		v := facetValue{Value: k, Label: k, Count: n, On: k == kind, Link: "?kind=" + url.QueryEscape(k)}
		if v.On {
			v.Link = "?"
		}
		b.Kinds = append(b.Kinds, v)
	}
	slices.SortFunc(b.Kinds, func(a, b facetValue) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	if p.Cursor != "" {
		next := url.Values{"cursor": {p.Cursor}}
		if kind != "" {
			next.Set("kind", kind)
		}
		b.Next = query(next)
	}
	return s.show(w, r, http.StatusOK, "processes", page{Title: "Processes", Here: "processes", JSON: "/api/v1/processes", Body: b})
}

// latest is the last day that a process is known of.
func latest(p *sitrep.Process) sitrep.Day {
	d := p.LastHeard
	for i := range p.Phases {
		d = max(d, p.Phases[i].From.Start, p.Phases[i].From.End)
	}
	return d
}

// processBody is the page of one process.
type processBody struct {
	*export.Spine
	Knots    []knot
	Counters []counter
	Strip    *strip
	Deadline []dated
	Next     []nextStep
	Terms    []dated
	Attacks  []*sitrep.Event // beside its steps, by its parties
}

// knot is a step of the spine; a halt holds the pause that it begins.
type knot struct {
	export.Knot
	CauseEvent string
	Pause      string // how long it lasted
	Cites      []cite
}

type cite struct {
	export.Cited
	Href string
}

// counter is a number of a process as each source gives it.
type counter struct {
	claims
	Sum *int // what acts add up to that several sources tell
}

type dated struct {
	Text, By, When, Href string
}

type nextStep struct {
	sitrep.NextStep
	When, Href string
}

func (s *server) process(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	p, err := s.db.Process(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	kept, err := api.KeptOf(ctx, s.db, p)
	if err != nil {
		return err
	}
	b := processBody{Spine: export.NewSpine(kept, p)}
	b.Knots = knots(b.Spine, p)
	for _, c := range p.Counters {
		one := counter{claims{Label: c.Kind}, c.Corroborated}
		one.put(c.Claims, kept.Documents, func(id string) string { return "/documents/" + url.PathEscape(id) })
		b.Counters = append(b.Counters, one)
	}
	href := func(doc string, s sitrep.Span) string { return "/documents/" + url.PathEscape(doc) + "#" + anchor(s) }
	for _, c := range p.Conditions {
		b.Terms = append(b.Terms, dated{c.Text, c.By, "", href(c.Document, c.Span)})
	}
	for _, d := range p.Deadlines {
		b.Deadline = append(b.Deadline, dated{d.Text, d.By, export.IntervalWords(d.On), href(d.Document, d.Span)})
	}
	for _, n := range p.Next {
		b.Next = append(b.Next, nextStep{n, export.IntervalWords(n.On), href(n.Document, n.Span)})
	}
	if b.Attacks, err = s.attacks(ctx, kept, p); err != nil {
		return err
	}
	b.Strip = newStrip(b.Spine, b.Attacks)
	return s.show(w, r, http.StatusOK, "process", page{Title: p.Name, Here: "processes", JSON: "/api/v1/processes/" + url.PathEscape(p.ID), Body: b})
}

// spine gives a process as a file to pass on: Markdown or a drawing.
func (s *server) spine(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	form, known := spineForms[r.PathValue("form")]
	if !known {
		return store.ErrNotFound
	}
	p, err := s.db.Process(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	kept, err := api.KeptOf(ctx, s.db, p)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := form.write(&b, export.NewSpine(kept, p)); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", form.media)
	h.Set("Content-Disposition", `attachment; filename="`+r.PathValue("form")+`"`)
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, err = w.Write(b.Bytes())
	return err
}

var spineForms = map[string]struct {
	media string
	write func(io.Writer, *export.Spine) error
}{
	"briefing.md":  {"text/markdown; charset=utf-8", export.SpineMarkdown},
	"briefing.svg": {"image/svg+xml", export.SpineSVG},
}

// knots adds to the spine what caused a phase and how long a halt lasted.
func knots(s *export.Spine, p *sitrep.Process) (out []knot) {
	next := 0
	for i, k := range s.Knots {
		one := knot{Knot: k}
		if k.Begins && next < len(p.Phases) {
			ph := &p.Phases[next]
			next++
			one.CauseEvent = ph.CauseBy
		}
		one.State = stateOfPhase(p.Type, &sitrep.Phase{Phase: k.Phase, State: k.State})
		if k.Begins && one.State == "halt" {
			for _, later := range s.Knots[i+1:] {
				if later.Begins && later.On.Start != 0 && k.On.Known() {
					if from := cmp.Or(k.On.End, k.On.Start); later.On.Start > from {
						one.Pause = plural(int(later.On.Start-from), "day") + " until " + later.Phase
					}
					break
				}
			}
		}
		for _, q := range k.Quotes {
			one.Cites = append(one.Cites, cite{q, "/documents/" + url.PathEscape(q.Document) + "#" + anchor(q.Span)})
		}
		out = append(out, one)
	}
	return out
}

// attacks are the assaults among the steps of a process, what brought its phases about,
// and the assaults by or on a party while it lasted, with a month before and after.
func (s *server) attacks(ctx context.Context, kept *export.Kept, p *sitrep.Process) (out []*sitrep.Event, err error) {
	var from, to sitrep.Day
	see := func(i sitrep.Interval) { widen(&from, &to, i.Start, i.End) }
	for i := range p.Steps {
		see(p.Steps[i].On)
	}
	for i := range p.Phases {
		see(p.Phases[i].From)
	}
	var parties []string
	for i := range p.Parties {
		if n := cmp.Or(p.Parties[i].Actor, p.Parties[i].Name); n != "" {
			parties = append(parties, n)
		}
	}
	seen := map[string]bool{}
	take := func(e *sitrep.Event, cause bool) {
		if !seen[e.ID] && (e.Type == "ASSAULT" || cause && e.Quad >= 3) {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	for i := range p.Phases {
		if e := kept.Events[p.Phases[i].CauseBy]; e != nil {
			take(e, true)
		}
	}
	for i := range p.Steps {
		if e := kept.Events[p.Steps[i].Event]; e != nil {
			take(e, false)
		}
	}
	if from == 0 || len(parties) == 0 || p.Type == "campaign" {
		return inTime(out), nil
	}
	base := sitrep.Filter{Types: []string{"ASSAULT"}, From: max(from-31, 1), To: to + 32, Time: sitrep.PrecisionMonth}
	for _, side := range []func(*sitrep.Filter){func(f *sitrep.Filter) { f.Actors = parties }, func(f *sitrep.Filter) { f.Recipients = parties }} {
		f := base
		side(&f)
		page, err := s.db.SearchEvents(ctx, &f, store.Range{Limit: 100})
		if err != nil {
			return nil, err
		}
		for _, e := range page.Items {
			take(e, false)
		}
	}
	return inTime(out), nil
}

func inTime(es []*sitrep.Event) []*sitrep.Event {
	slices.SortStableFunc(es, func(a, b *sitrep.Event) int { return cmp.Compare(dayOf(a), dayOf(b)) })
	return es
}

// widen takes days into a period; 0 is unknown.
func widen(from, to *sitrep.Day, days ...sitrep.Day) {
	for _, d := range days {
		if d != 0 && (*from == 0 || d < *from) {
			*from = d
		}
		*to = max(*to, d)
	}
}

func dayOf(e *sitrep.Event) sitrep.Day {
	if e.OccurredOn == nil {
		return 0
	}
	return cmp.Or(e.OccurredOn.Start, e.OccurredOn.End)
}

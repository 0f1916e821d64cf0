package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
	"sitrep/api"
	"sitrep/export"
	"sitrep/review"
	"sitrep/store"
)

// deciding is what a reader can decide of an event.
type deciding struct {
	Event   *sitrep.Event
	Tag     string // of the event as it is shown
	Back    string // where to go afterwards
	As      string // who decides
	Named   bool   // by a key: the name is not to be chosen
	Others  []string
	Docs    []*sitrep.Document
	Spoken  []*sitrep.EventMention
	Similar []*sitrep.Event
	Fields  []facetValue
	Taken   []decisionRow // what was decided on it
}

// decisionRow is a decision with whether it holds.
type decisionRow struct {
	sitrep.Decision
	Words string
	Holds bool
	Link  string // of the event it is about, where the page is another one
}

// mayDecide reports whether who asks may decide.
func (s *server) mayDecide(r *http.Request) bool {
	return s.Decider != nil && api.PersonOf(r.Context()).Role >= api.Reviewer
}

const authorCookie = "author"

// author is who decides: who logged in, the name of the key or, where nobody has to say who
// they are, what the reader chose.
func (s *server) author(r *http.Request) string {
	if c, err := r.Cookie(authorCookie); !s.Access.Closed() && err == nil {
		if name, err := url.QueryUnescape(c.Value); err == nil && name != "" {
			return name
		}
	}
	return api.PersonOf(r.Context()).Name
}

// takeAuthor keeps the name that a reader decides under.
func (s *server) takeAuthor(w http.ResponseWriter, r *http.Request) error {
	api.DidNothing(r.Context())
	name := strings.TrimSpace(r.PostFormValue("author"))
	c := &http.Cookie{Name: authorCookie, Value: url.QueryEscape(api.Shortened(name, 100)), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 365 * 86400}
	if name == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
	return back(w, r)
}

// fieldChoices are the fields that can be corrected, with how a value is written.
var fieldChoices = []facetValue{
	{Value: "type", Label: "what: ASSAULT or ASSAULT/aerial"}, {Value: "actors", Label: "who: names, ; between"}, {Value: "recipients", Label: "to whom: names, ; between"},
	{Value: "occurred_on", Label: "when: 2024-03-05 or 2024-03-05/2024-03-07"}, {Value: "place", Label: "where: Name, CCC, latitude, longitude"},
	{Value: "sizes", Label: "how many: killed=3; injured=10-12"}, {Value: "polarity", Label: "whether it happened: positive, negative"}, {Value: "reality", Label: "told as: actual, planned, alleged …"},
}

// panel is what can be decided of an event; nil where nothing can.
func (s *server) panel(r *http.Request, e *sitrep.Event, back string) (*deciding, error) {
	if !s.mayDecide(r) || e.Status == sitrep.Withdrawn {
		return nil, nil
	}
	ctx := r.Context()
	d := &deciding{Event: e, Back: back, As: s.author(r), Named: s.Access.Closed(), Fields: fieldChoices}
	var err error
	if d.Tag, err = api.EventTag(e); err != nil {
		return nil, err
	}
	t, err := s.db.Told(ctx, e)
	if err != nil {
		return nil, err
	}
	d.Docs, d.Spoken = t.Documents, t.Mentions
	add := func(typ string) {
		if typ != e.Type && !slices.Contains(d.Others, typ) && len(d.Others) < 9 {
			d.Others = append(d.Others, typ)
		}
	}
	for _, m := range t.Mentions {
		add(m.Type)
		for _, a := range m.Alternatives {
			add(a.Type)
		}
	}
	if d.Similar, err = s.similar(ctx, e); err != nil {
		return nil, err
	}
	d.Taken, err = s.decided(ctx, e.ID)
	return d, err
}

// similar are events that could be the same happening: of the same days, and of the same
// type or place.
func (s *server) similar(ctx context.Context, e *sitrep.Event) ([]*sitrep.Event, error) {
	f := &sitrep.Filter{}
	if e.OccurredOn != nil && e.OccurredOn.Start != 0 {
		f.From, f.To = max(e.OccurredOn.Start-2, 1), max(e.OccurredOn.End, e.OccurredOn.Start)+3
	}
	if e.Place != nil && e.Place.Country != "" {
		f.Places = []string{e.Place.Country}
	} else {
		f.Types = []string{e.Type}
	}
	p, err := s.db.SearchEvents(ctx, f, store.Range{Limit: 40})
	if err != nil {
		return nil, err
	}
	near := func(o *sitrep.Event) int {
		n := 0
		if o.Type == e.Type {
			n += 2
		}
		if o.Place != nil && e.Place != nil && o.Place.Name == e.Place.Name {
			n += 2
		}
		for _, d := range o.Documents {
			if slices.Contains(e.Documents, d) {
				n++
				break
			}
		}
		return n
	}
	out := slices.DeleteFunc(p.Items, func(o *sitrep.Event) bool { return o.ID == e.ID || near(o) == 0 })
	slices.SortStableFunc(out, func(a, b *sitrep.Event) int { return cmp.Compare(near(b), near(a)) })
	return out[:min(len(out), 8)], nil
}

// decided is what was decided on a record, the latest first.
func (s *server) decided(ctx context.Context, id string) ([]decisionRow, error) {
	ds, err := s.db.DecisionsOn(ctx, id)
	if err != nil {
		return nil, err
	}
	return decisionRows(ds, ds), nil
}

// decisionRows are decisions, the latest first; all are those by which it is told which hold.
func decisionRows(ds, all []sitrep.Decision) (out []decisionRow) {
	holds := map[string]bool{}
	for _, d := range sitrep.Standing(all) {
		holds[d.ID] = true
	}
	for _, d := range slices.Backward(ds) {
		words := decisionWords(&d, all)
		if strings.HasPrefix(d.Subject, "mention-") {
			words = "of one mention: " + words
		}
		out = append(out, decisionRow{Decision: d, Words: words, Holds: holds[d.ID] || d.Act == sitrep.ActUndo})
	}
	return out
}

// decisionWords are a decision as its own page tells it: without the IDs, which mean
// nothing to a reader.
func decisionWords(d *sitrep.Decision, all []sitrep.Decision) string {
	switch d.Act {
	case sitrep.ActAccept:
		return "it is right"
	case sitrep.ActReject:
		return "no such thing happened"
	case sitrep.ActMerge:
		return "it is the same as another event"
	case sitrep.ActSplit:
		if strings.HasPrefix(d.Off[0], "doc") {
			return plural(len(d.Off), "report") + " split off"
		}
		return plural(len(d.Off), "mention") + " split off"
	case sitrep.ActCorrect:
		return export.FieldWords(d.Field) + ": " + review.ValueWords(d.Field, d.Was) + " → " + review.ValueWords(d.Field, d.Value)
	case sitrep.ActUndo:
		for i := range all {
			if all[i].ID == d.Subject && all[i].Act != sitrep.ActUndo {
				return "undone: " + decisionWords(&all[i], nil)
			}
		}
		return "undone: what was decided before"
	}
	return review.Words(d)
}

// decide takes a decision from a form.
func (s *server) decide(w http.ResponseWriter, r *http.Request) error {
	if !s.mayDecide(r) {
		return s.show(w, r, http.StatusForbidden, "fault", page{Title: "Only for reviewers", Body: "To decide takes the scope review; ask who runs this server."})
	}
	if err := r.ParseForm(); err != nil {
		return &sitrep.FilterFault{Parameter: "form", Want: "it is not well formed"}
	}
	f := r.PostForm
	ctx := r.Context()
	d := sitrep.Decision{Act: f.Get("act"), Subject: f.Get("subject"), With: strings.TrimSpace(f.Get("with")), Off: f["off"], Field: f.Get("field"), Reason: strings.TrimSpace(f.Get("reason")), Author: s.author(r)}
	if d.Act != sitrep.ActMerge {
		d.With = ""
	}
	if d.Act != sitrep.ActSplit {
		d.Off = nil
	}
	if d.Act == sitrep.ActMerge {
		if o := strings.TrimSpace(f.Get("other")); o != "" {
			d.With = o
		}
		if d.With == "" {
			return s.refused(w, r, "choose the other event or give its ID")
		}
		with, err := s.db.Complete(ctx, d.With[strings.LastIndexByte(d.With, '/')+1:]) // an address will do
		if err != nil {
			return err
		}
		d.With = with
	}
	if d.Act == sitrep.ActCorrect {
		v, err := api.ReadValue(ctx, s.db, d.Subject, d.Field, f.Get("value"))
		var fault *sitrep.DecisionFault
		if errors.As(err, &fault) {
			return s.refused(w, r, fault.Reason)
		}
		if err != nil {
			return err
		}
		d.Value = v
	}
	done, err := s.Decider.Decide(ctx, d, api.Unchanged(d.Subject, f.Get("tag")))
	var fault *sitrep.DecisionFault
	var status interface{ GetStatus() int }
	switch {
	case errors.As(err, &fault):
		return s.refused(w, r, fault.Error())
	case errors.As(err, &status) && status.GetStatus() == http.StatusPreconditionFailed:
		return s.show(w, r, http.StatusPreconditionFailed, "fault", page{Title: "It has changed meanwhile", Body: "Somebody else decided, or a report came in. Go back, load the page again and look at it as it is now. Nothing was decided."})
	case err != nil:
		return err
	}
	api.Did(ctx, "decided: "+d.Act, done.Decision.ID)
	to := f.Get("back")
	if from, err := url.Parse(r.Referer()); to == "" && err == nil {
		to = from.RequestURI()
	}
	if to == "" || to == "/" {
		to = "/review"
	}
	if u, err := url.Parse(to); err == nil {
		q := u.Query()
		q.Set("done", done.Decision.ID)
		u.RawQuery = q.Encode()
		r.PostForm.Set("back", u.String())
		r.Form.Set("back", u.String())
	}
	return back(w, r)
}

func (s *server) refused(w http.ResponseWriter, r *http.Request, why string) error {
	return s.show(w, r, http.StatusBadRequest, "fault", page{Title: "This cannot be decided so", Body: why + ". Nothing was decided; go back to what you have written."})
}

// justDone is the decision that the address says was just taken.
func (s *server) justDone(r *http.Request) (*decisionRow, error) {
	id := r.URL.Query().Get("done")
	if id == "" {
		return nil, nil
	}
	d, err := s.db.Decision(r.Context(), id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := s.db.DecisionsOn(r.Context(), id, d.Subject)
	if err != nil {
		return nil, err
	}
	if d.Act == sitrep.ActUndo {
		if undone, err := s.db.Decision(r.Context(), d.Subject); err == nil {
			all = append(all, *undone)
		}
	}
	row := decisionRows([]sitrep.Decision{*d}, all)[0]
	return &row, nil
}

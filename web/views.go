package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// savedView is a view as pages show it.
type savedView struct {
	*store.View
	State *state // of its filters
	Mine  bool   // who looks may change it
}

// Query is its filters behind a path.
func (v savedView) Query() string { return v.State.Query() }

// Feed is the address of its Atom feed.
func (v savedView) Feed() string {
	return api.Prefix + "/views/" + url.PathEscape(v.ID) + "/events.atom"
}

func shownView(ctx context.Context, v *store.View) (savedView, error) {
	f, q, err := api.ViewQuery(v.Query)
	if err != nil {
		return savedView{}, err
	}
	values, err := url.ParseQuery(q)
	return savedView{v, &state{f, values}, api.MayChange(ctx, v)}, err
}

// views are all that are saved, those that who looks may change first.
func (s *server) views(ctx context.Context) (out []savedView, err error) {
	vs, err := s.db.Views(ctx)
	if err != nil {
		return nil, err
	}
	for _, v := range vs {
		one, err := shownView(ctx, v)
		if err != nil {
			continue // of another version of the program
		}
		out = append(out, one)
	}
	me := api.PersonOf(ctx).Name
	slices.SortStableFunc(out, func(a, b savedView) int {
		if mine := a.Owner == me; mine != (b.Owner == me) {
			if mine {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return out, nil
}

// maySave reports whether who asks has a name to save views under.
func maySave(r *http.Request) bool {
	p := api.PersonOf(r.Context())
	return p.Role >= api.Reader && p.Name != ""
}

type viewsBody struct {
	Views []savedView
	Save  bool
}

func (s *server) viewsPage(w http.ResponseWriter, r *http.Request) error {
	vs, err := s.views(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "views", page{Title: "Saved views", Here: "views", JSON: api.Prefix + "/views", Body: viewsBody{vs, maySave(r)}})
}

// viewBody is the page of one view.
type viewBody struct {
	savedView
	Latest     []*sitrep.Event
	FeedAt     string // whole address
	Closed     bool   // a feed needs a key
	Hooks      bool   // who looks may set a webhook
	HookShown  string
	Secret     string // of a webhook that was set just now
	Deliveries []*store.Delivery
	Waits      bool // something is to be sent
}

func (s *server) viewPage(w http.ResponseWriter, r *http.Request) error {
	return s.showView(w, r, r.PathValue("id"), "")
}

func (s *server) showView(w http.ResponseWriter, r *http.Request, id, secret string) error {
	ctx := r.Context()
	v, err := s.db.SavedView(ctx, id)
	if err != nil {
		return err
	}
	shown, err := shownView(ctx, v)
	if err != nil {
		return err
	}
	b := viewBody{savedView: shown, FeedAt: s.base(r) + shown.Feed(), Closed: s.Access.Closed(), Hooks: api.MayHook(ctx, v), HookShown: api.HookShown(ctx, v), Secret: secret}
	p, err := s.db.SearchEvents(ctx, shown.State.Filter, store.Range{Limit: 10})
	if err != nil {
		return err
	}
	b.Latest = p.Items
	if b.Deliveries, err = s.db.Deliveries(ctx, id); err != nil {
		return err
	}
	b.Waits = len(b.Deliveries) > 0 && b.Deliveries[0].State == store.DeliveryWaiting
	b.Deliveries = b.Deliveries[:min(len(b.Deliveries), 50)]
	if secret != "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.show(w, r, http.StatusOK, "view", page{Title: v.Name, Here: "views", JSON: api.Prefix + "/views/" + url.PathEscape(id), Body: b})
}

// base is the address under which who asks reaches this server.
func (s *server) base(r *http.Request) string {
	if s.Access != nil && s.Access.Team != nil {
		return s.Access.Team.Address
	}
	scheme := "http://"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https://"
	}
	return scheme + r.Host
}

// filterQuery is the parameters of a query that are filters: a page has others beside them.
func filterQuery(text string) string {
	q, err := url.ParseQuery(strings.TrimPrefix(text, "?"))
	if err != nil {
		return text // said where it is read
	}
	for name := range q {
		if !slices.Contains(sitrep.FilterNames, name) {
			q.Del(name)
		}
	}
	return q.Encode()
}

func (s *server) saveView(w http.ResponseWriter, r *http.Request) error {
	v, err := s.Views.Add(r.Context(), r.PostFormValue("name"), filterQuery(r.PostFormValue("query")))
	if err != nil {
		return s.notChanged(w, r, err)
	}
	http.Redirect(w, r, "/views/"+url.PathEscape(v.ID), http.StatusSeeOther)
	return nil
}

func (s *server) changeView(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	c := api.ViewChange{Act: r.PostFormValue("act"), Name: r.PostFormValue("name"), Hook: r.PostFormValue("webhook")}
	if c.Act == api.ViewHook && r.PostFormValue("none") == "" && strings.TrimSpace(c.Hook) == "" {
		c.Hook = "no address" // an empty field is a slip, not a wish
	}
	secret, err := s.Views.Change(r.Context(), id, c)
	if err != nil {
		return s.notChanged(w, r, err)
	}
	if secret != "" { // shown by the answer itself: it has no address to come back to
		return s.showView(w, r, id, secret)
	}
	to := "/views/" + url.PathEscape(id)
	if c.Act == api.ViewDrop {
		to = "/views"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// notChanged says why nothing was saved.
func (s *server) notChanged(w http.ResponseWriter, r *http.Request, err error) error {
	why, status, ok := api.Refused(err)
	if !ok {
		return err
	}
	return s.show(w, r, status, "fault", page{Title: "Nothing was changed", Body: strings.ToUpper(why[:1]) + why[1:] + ". Go back to what you have written."})
}

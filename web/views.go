package web

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
)

// savedView is a state of the filters under a name. Views are kept in the reader's own
// browser, so that nobody needs an account; their addresses can be given to others.
type savedView struct{ Name, Query string }

const (
	viewsCookie = "views"
	mostViews   = 3500 // bytes of the cookie
)

// views are those that the reader has saved; what cannot be read is none.
func views(r *http.Request) (out []savedView) {
	c, err := r.Cookie(viewsCookie)
	if err != nil {
		return nil
	}
	b, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || json.Unmarshal(b, &out) != nil {
		return nil
	}
	return slices.DeleteFunc(out, func(v savedView) bool { return v.Name == "" || filterQuery(v.Query) != v.Query })
}

// filterQuery is the parameters of a query that are filters, "" where they are at fault.
func filterQuery(text string) string {
	q, err := url.ParseQuery(strings.TrimPrefix(text, "?"))
	if err != nil {
		return ""
	}
	for name := range q {
		if !slices.Contains(sitrep.FilterNames, name) {
			q.Del(name)
		}
	}
	if _, err := sitrep.ParseFilter(q); err != nil {
		return ""
	}
	return query(q)
}

// saveView keeps a view, or drops it where the form says so.
func (s *server) saveView(w http.ResponseWriter, r *http.Request) error {
	name, q := strings.TrimSpace(r.PostFormValue("name")), filterQuery(r.PostFormValue("query"))
	all := slices.DeleteFunc(views(r), func(v savedView) bool { return v.Name == name })
	if r.PostFormValue("drop") == "" && name != "" && q != "" {
		all = append(all, savedView{name, q})
	}
	b, err := json.Marshal(all)
	if err != nil {
		return err
	}
	c := &http.Cookie{Name: viewsCookie, Value: base64.RawURLEncoding.EncodeToString(b), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 365 * 86400}
	if len(c.Value) > mostViews {
		return s.show(w, r, http.StatusBadRequest, "fault", page{Title: "Too many views", Body: "There is no room for another one: drop one first, or give this one a shorter name. Nothing was changed."})
	}
	if len(all) == 0 {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
	return back(w, r)
}

package web

import (
	"net/http"
	"net/url"
	"strings"

	"sitrep/api"
)

// keyBody is the page that asks for a key.
type keyBody struct {
	Back  string
	Wrong bool
	Name  string // whose key is there already
	Scope string
}

// admitted lets nobody see pages who may not; where one has to say who one is they are asked.
func (s *server) admitted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch at := r.URL.Path; {
		case api.PersonOf(r.Context()).Role >= api.Reader, at == "/key", at == api.LoginPath, at == api.GoPath, at == api.BackPath, strings.HasPrefix(at, "/assets/"):
			next.ServeHTTP(w, r)
			return
		}
		ask, back := "/key", "/"
		if s.Access != nil && s.Access.Team != nil {
			ask = api.LoginPath
		}
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			back = r.URL.RequestURI()
		}
		http.Redirect(w, r, ask+"?"+url.Values{"back": {back}}.Encode(), http.StatusSeeOther)
	})
}

func (s *server) askKey(w http.ResponseWriter, r *http.Request) error {
	p := api.PersonOf(r.Context())
	return s.show(w, r, http.StatusOK, "key", page{Title: "Key", Body: keyBody{Back: r.URL.Query().Get("back"), Name: p.Name, Scope: api.Scopes[p.Role]}})
}

// takeKey keeps a key that is one of ours in a cookie that no script can read.
func (s *server) takeKey(w http.ResponseWriter, r *http.Request) error {
	api.DidNothing(r.Context())
	key := strings.TrimSpace(r.PostFormValue("key"))
	c := &http.Cookie{Name: api.KeyCookie, Value: key, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https", MaxAge: 30 * 86400}
	if key == "" {
		c.MaxAge = -1
	} else if s.Access == nil || s.Access.Keys == nil {
		c.Value, c.MaxAge = "", -1
	} else if _, role := s.Access.Keys.Who(key); role == api.Nobody {
		return s.show(w, r, http.StatusForbidden, "key", page{Title: "Key", Body: keyBody{Back: r.PostFormValue("back"), Wrong: true}})
	}
	http.SetCookie(w, c)
	return back(w, r)
}

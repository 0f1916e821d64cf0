package web

import (
	"errors"
	"net/http"
	"net/url"

	"sitrep/api"
	"sitrep/store"
)

// loginBody is the page that asks people to log in.
type loginBody struct {
	Go       string // where one logs in
	Provider string // its host
	Name     string // who is logged in already
	Scope    string
	Keys     string // where a key is taken instead, "" none
	Out      bool   // they have just logged out
	OutThere string // where one logs out of the provider
}

func (s *server) team() (*api.Team, error) {
	if s.Access == nil || s.Access.Team == nil {
		return nil, store.ErrNotFound
	}
	return s.Access.Team, nil
}

func (s *server) askLogin(w http.ResponseWriter, r *http.Request) error {
	t, err := s.team()
	if err != nil {
		return err
	}
	back := url.Values{"back": {api.LocalPath(r.URL.Query().Get("back"))}}.Encode()
	p := api.PersonOf(r.Context())
	b := loginBody{Go: api.GoPath + "?" + back, Name: p.Name, Scope: api.Scopes[p.Role], Out: r.URL.Query().Get("out") != "", OutThere: t.LogoutAddress()}
	if u, err := url.Parse(t.Issuer); err == nil {
		b.Provider = u.Host
	}
	if s.Access.Keys != nil {
		b.Keys = "/key?" + back
	}
	return s.show(w, r, http.StatusOK, "login", page{Title: "Log in", Body: b})
}

func (s *server) login(w http.ResponseWriter, r *http.Request) error {
	t, err := s.team()
	if err == nil {
		err = t.Begin(w, r, r.URL.Query().Get("back"))
	}
	return s.notIn(w, r, api.Person{}, err)
}

func (s *server) loggedIn(w http.ResponseWriter, r *http.Request) error {
	t, err := s.team()
	if err != nil {
		return err
	}
	p, back, err := t.End(w, r)
	if err != nil {
		return s.notIn(w, r, p, err)
	}
	s.write(r, p.Name, "logged in", api.Scopes[p.Role])
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}

// notIn tells why somebody could not log in: them in words, and who runs the server all of it.
func (s *server) notIn(w http.ResponseWriter, r *http.Request, p api.Person, err error) error {
	var fault *api.LoginFault
	if !errors.As(err, &fault) {
		return err
	}
	if p.Name != "" {
		s.write(r, p.Name, "was refused", "login")
	}
	if fault.Err != nil && s.Access.Say != nil {
		s.Access.Say("a login failed: " + fault.Err.Error())
	}
	return s.show(w, r, http.StatusForbidden, "fault", page{Title: "Not logged in", Body: fault.Reason})
}

func (s *server) logout(w http.ResponseWriter, r *http.Request) error {
	t, err := s.team()
	if err != nil {
		return err
	}
	if err := t.Logout(w, r); err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: api.KeyCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1})
	api.Did(r.Context(), "logged out", "")
	http.Redirect(w, r, api.LoginPath+"?out=1", http.StatusSeeOther)
	return nil
}

// write writes down what was done by a request that is no form.
func (s *server) write(r *http.Request, who, what, about string) {
	s.Access.Write(r.Context(), store.Audited{Who: who, What: what, About: about, From: api.From(r)})
}

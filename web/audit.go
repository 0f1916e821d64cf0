package web

import (
	"net/http"
	"net/url"

	"sitrep/api"
	"sitrep/store"
)

// auditBody is who did what at the desk.
type auditBody struct {
	Items []*store.Audited
	Who   string // of whom alone
	Next  string
}

func (s *server) audit(w http.ResponseWriter, r *http.Request) error {
	if api.PersonOf(r.Context()).Role < api.Admin {
		return s.show(w, r, http.StatusForbidden, "fault", page{Title: "Only for admins", Body: "Who did what at the desk is shown to those with the scope admin."})
	}
	q := r.URL.Query()
	b := auditBody{Who: q.Get("who")}
	p, err := s.db.ListAudit(r.Context(), b.Who, store.Range{Limit: 100, Cursor: q.Get("cursor")})
	if err != nil {
		return err
	}
	b.Items = p.Items
	if p.Cursor != "" {
		next := url.Values{"cursor": {p.Cursor}}
		if b.Who != "" {
			next.Set("who", b.Who)
		}
		b.Next = "/audit?" + next.Encode()
	}
	return s.show(w, r, http.StatusOK, "audit", page{Title: "Who did what", JSON: api.Prefix + "/audit", Body: b})
}

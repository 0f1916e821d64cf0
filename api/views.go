package api

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/store"
)

// ViewStore keeps saved views.
type ViewStore interface {
	AddView(ctx context.Context, v *store.View) error
	Views(ctx context.Context) ([]*store.View, error)
	SavedView(ctx context.Context, id string) (*store.View, error)
	RenameView(ctx context.Context, id, name string) error
	DropView(ctx context.Context, id string) error
	HookView(ctx context.Context, id, hook, secret string) error
	PauseView(ctx context.Context, id, reason string) error
	ResumeView(ctx context.Context, id string) error
	AddDelivery(ctx context.Context, view string, was, seen int64, d *store.Delivery, body []byte) (bool, error)
	Deliveries(ctx context.Context, view string) ([]*store.Delivery, error)
}

// Views saves and changes views for who may. Its errors say in words, and with a status of
// HTTP, what is wrong.
type Views struct {
	db      ViewStore
	private bool // webhooks may lead to private networks, and without TLS
	address string
}

// NewViews: private lets webhooks lead to private networks, and without TLS.
func NewViews(db ViewStore, private bool) *Views { return &Views{db: db, private: private} }

// At says under which address others reach the server, for what is sent out.
func (v *Views) At(address string) *Views {
	v.address = address
	return v
}

// What can be done to a view.
const (
	ViewRename = "rename"
	ViewHook   = "hook" // tell an address of changes; an empty one tells nobody
	ViewPause  = "pause"
	ViewResume = "resume"
	ViewTest   = "test" // send something to see whether it arrives
	ViewDrop   = "drop"
)

// ViewChange is something that is done to a view; the API drops one by DELETE.
type ViewChange struct {
	Act  string `json:"act" enum:"rename,hook,pause,resume,test" doc:"What is done: another name, an address for the webhook, or that it pauses, goes on or sends a trial."`
	Name string `json:"name,omitempty" nullable:"true" maxLength:"100" doc:"Of rename."`
	Hook string `json:"webhook,omitempty" nullable:"true" maxLength:"2000" doc:"Of hook: the address that is told of changes; empty: nobody is."`
}

const longestName = 100

func viewName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || utf8.RuneCountInString(name) > longestName || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", viewFault("name", "want a name of at most 100 letters")
	}
	return name, nil
}

func viewFault(field, want string) error {
	return huma.Error400BadRequest("the view is at fault: "+want, &huma.ErrorDetail{Location: "body." + field, Message: want})
}

// ViewQuery reads the filters of a view and writes them as an address has them.
func ViewQuery(query string) (*sitrep.Filter, string, error) {
	q, err := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if err != nil {
		return nil, "", &sitrep.FilterFault{Parameter: "query", Want: "it is cut off or not well formed"}
	}
	f, err := sitrep.ParseFilter(q)
	if err != nil {
		return nil, "", err
	}
	return f, f.Parameters().Encode(), nil
}

// Add saves a view for who asks.
func (v *Views) Add(ctx context.Context, name, query string) (*store.View, error) {
	p := PersonOf(ctx)
	if p.Role < Reader || p.Name == "" {
		return nil, huma.Error403Forbidden("a view is saved under a name: log in, or come with a key; the address of what is seen can be kept without")
	}
	name, err := viewName(name)
	if err != nil {
		return nil, err
	}
	_, query, err = ViewQuery(query)
	if err != nil {
		return nil, viewFault("query", err.Error())
	}
	if len(query) > 4000 {
		return nil, viewFault("query", "want filters of at most 4,000 bytes")
	}
	b := make([]byte, 8)
	rand.Read(b) // never fails
	out := &store.View{ID: "view-" + hex.EncodeToString(b), Owner: p.Name, Name: name, Query: query, Made: time.Now().UTC()}
	if err := v.db.AddView(ctx, out); errors.Is(err, store.ErrTooManyViews) {
		return nil, huma.Error409Conflict(err.Error())
	} else if err != nil {
		return nil, err
	}
	Did(ctx, "saved a view", out.ID+" "+name)
	return out, nil
}

// MayChange reports whether who asks may change a view: it is theirs, or all are.
func MayChange(ctx context.Context, view *store.View) bool {
	p := PersonOf(ctx)
	return p.Role == Admin || p.Role >= Reader && p.Name != "" && p.Name == view.Owner
}

// MayHook reports whether who asks may make the server tell others of a view.
func MayHook(ctx context.Context, view *store.View) bool {
	return MayChange(ctx, view) && PersonOf(ctx).Role >= Reviewer
}

// Change does something to a view. secret is with which a new webhook is signed, told this once.
func (v *Views) Change(ctx context.Context, id string, c ViewChange) (secret string, err error) {
	view, err := v.db.SavedView(ctx, id)
	if err != nil {
		return "", err
	}
	if !MayChange(ctx, view) {
		return "", huma.Error403Forbidden("this view is that of " + view.Owner)
	}
	if c.Act != ViewRename && c.Act != ViewDrop && !MayHook(ctx, view) {
		return "", huma.Error403Forbidden("a webhook needs the scope " + Scopes[Reviewer])
	}
	about := view.ID + " " + view.Name
	switch c.Act {
	case ViewRename:
		name, err := viewName(c.Name)
		if err != nil {
			return "", err
		}
		Did(ctx, "renamed a view", about+" to "+name)
		return "", v.db.RenameView(ctx, id, name)
	case ViewDrop:
		Did(ctx, "dropped a view", about)
		return "", v.db.DropView(ctx, id)
	case ViewHook:
		return v.hook(ctx, view, strings.TrimSpace(c.Hook))
	}
	if view.Hook == "" {
		return "", huma.Error409Conflict("the view has no webhook")
	}
	switch c.Act {
	case ViewPause:
		Did(ctx, "paused a webhook", about)
		return "", v.db.PauseView(ctx, id, "paused by "+PersonOf(ctx).Name)
	case ViewResume:
		Did(ctx, "resumed a webhook", about)
		return "", v.db.ResumeView(ctx, id)
	case ViewTest:
		Did(ctx, "tested a webhook", about)
		return "", v.test(ctx, view)
	}
	return "", viewFault("act", "want one of rename, hook, pause, resume, test, drop")
}

func (v *Views) hook(ctx context.Context, view *store.View, hook string) (secret string, err error) {
	if hook == "" {
		Did(ctx, "took out a webhook", view.ID+" "+view.Name)
		return "", v.db.HookView(ctx, view.ID, "", "")
	}
	u, err := url.Parse(hook)
	switch {
	case err != nil || u.Host == "" || len(hook) > 2000 || u.Scheme != "https" && u.Scheme != "http":
		return "", viewFault("webhook", "want an address that begins with https://")
	case u.Scheme == "http" && !v.private:
		return "", viewFault("webhook", "want https://; without TLS anybody on the way reads along")
	case u.User != nil:
		return "", viewFault("webhook", "want an address without name and password; what is sent is signed")
	}
	u.Fragment = ""
	secret = newHookSecret()
	Did(ctx, "set a webhook", view.ID+" "+view.Name+" at "+u.Host)
	return secret, v.db.HookView(ctx, view.ID, u.String(), secret)
}

// hookSecret begins the secrets of webhooks, as those of standardwebhooks.com.
const hookSecret = "whsec_"

func newHookSecret() string {
	b := make([]byte, 24)
	rand.Read(b) // never fails
	return hookSecret + base64.StdEncoding.EncodeToString(b)
}

// viewBody is a view as it is told.
type viewBody struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Owner   string    `json:"owner"`
	Query   string    `json:"query" doc:"The filters, as an address has them."`
	Made    time.Time `json:"made"`
	Page    string    `json:"page"`
	Events  string    `json:"events" doc:"What fits, as the API has it."`
	Feed    string    `json:"feed" doc:"The same as Atom, what changed last first."`
	Webhook *hookBody `json:"webhook,omitempty"`
}

type hookBody struct {
	Address string `json:"address" doc:"To who may not change it, its host alone."`
	State   string `json:"state" enum:"on,paused"`
	Reason  string `json:"reason,omitempty" doc:"Why it is paused."`
	Secret  string `json:"secret,omitempty" doc:"With which what is sent is signed: told once, to who sets the webhook."`
}

func bodyOf(ctx context.Context, v *store.View, secret string) viewBody {
	at := Prefix + "/views/" + url.PathEscape(v.ID) + "/events"
	b := viewBody{ID: v.ID, Name: v.Name, Owner: v.Owner, Query: v.Query, Made: v.Made, Page: "/views/" + url.PathEscape(v.ID), Events: at, Feed: at + ".atom"}
	if v.Hook != "" {
		b.Webhook = &hookBody{HookShown(ctx, v), v.State, v.Reason, secret}
	}
	return b
}

// HookShown is the address of a webhook as who asks may see it: it may hold what lets
// others in.
func HookShown(ctx context.Context, v *store.View) string {
	u, err := url.Parse(v.Hook)
	if err != nil || MayHook(ctx, v) {
		return v.Hook
	}
	return u.Scheme + "://" + u.Host + "/…"
}

// statusOf is the status of HTTP that an error has of its own, 0 none.
func statusOf(err error) int {
	var s huma.StatusError
	if errors.As(err, &s) {
		return s.GetStatus()
	}
	return 0
}

// Refused is what is wrong with what was asked, in words for who asked, and the status of
// HTTP for it; ok is false where something else is wrong.
func Refused(err error) (why string, status int, ok bool) {
	if status = statusOf(err); status >= http.StatusBadRequest && status < http.StatusInternalServerError {
		return err.Error(), status, true
	}
	return "", 0, false
}

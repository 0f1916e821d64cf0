package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"sitrep/api"
	"sitrep/capture"
	"sitrep/store"
	"sitrep/web"
)

// listener is where pages and API are served, and to whom.
type listener struct {
	Addr    string  `help:"Where to listen. Other machines can reach it where it is not a loopback address; without --keys and --team they may read, not write." env:"SITREP_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Team    string  `help:"People log in at the OpenID provider of this file, which says who may do what. See docs/team.md." env:"SITREP_TEAM" placeholder:"FILE" type:"path"`
	Keys    string  `help:"Let in only who has a key of this file; see 'sitrep key add'." env:"SITREP_KEYS" placeholder:"FILE" type:"path"`
	Private bool    `name:"allow-private" help:"Let webhooks of saved views lead to private networks, too, and without TLS."`
	Rate    float64 `help:"Requests a second that one asker may make in the long run, ten times as many at once; 0 is without a limit, -1 is 50, and no limit on a loopback address." env:"SITREP_RATE" default:"-1" placeholder:"N"`
}

type serveCommand struct {
	database
	listener
	models
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	return c.serve(ctx, s, db, c.models, false)
}

// desk is the handler of pages and API, and what works behind it until its context ends.
// address is where others reach it, for what is sent out, "" where it does not know.
func desk(db *store.DB, local bool, address string, access *api.Access, m models, demo, private bool) (_ http.Handler, work func(context.Context), _ error) {
	decider, err := newDecider(db, m.choice(), func(format string, args ...any) {
		if access.Say != nil {
			access.Say(fmt.Sprintf(format, args...))
		}
	})
	if err != nil {
		return nil, nil, err
	}
	host := ""
	if access.Team != nil {
		host, address = access.Team.Host(), access.Team.Address
	}
	jobs, views := api.NewJobs(db, posted(db, m)), api.NewViews(db, private).At(address)
	jobs.Say = access.Say
	pages, err := web.New(db, web.Options{Demo: demo, Decider: decider, Access: access, Views: views})
	if err != nil {
		return nil, nil, err
	}
	own, err := m.declared()
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(db, api.Options{Decider: decider, Jobs: jobs, Views: views, Own: own}))
	mux.Handle("/", pages)
	hooks := api.NewHooks(db, &http.Transport{DialContext: capture.Dialer(private).DialContext, TLSHandshakeTimeout: 10 * time.Second, ForceAttemptHTTP2: true,
		MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, IdleConnTimeout: time.Minute}, address, access.Say)
	work = func(ctx context.Context) {
		var all sync.WaitGroup
		all.Go(func() { jobs.Run(ctx) })
		hooks.Run(ctx)
		all.Wait()
	}
	return web.Guard(access.Handler(mux), local, host), work, nil
}

// access is who may do what: whoever reaches a loopback address everything, whoever
// reaches another one nothing but read; with keys what the key says, with a team what its
// file says.
func (l *listener) access(ctx context.Context, s *streams, db *store.DB, local bool) (*api.Access, error) {
	a := &api.Access{Open: api.Reader, Audit: db, Say: func(line string) { s.say("%s", line) }}
	if local {
		a.Open = api.Admin
		a.Name = (&deciding{Author: s.getenv("SITREP_AUTHOR")}).author()
	}
	if l.Keys != "" {
		keys, err := api.OpenKeys(l.Keys)
		if err != nil {
			return nil, fmt.Errorf("--keys: %w", err)
		}
		a.Keys = keys
	}
	if l.Team != "" {
		b, err := os.ReadFile(l.Team)
		if err != nil {
			return nil, fmt.Errorf("--team: %w", err)
		}
		settings, err := api.ReadTeam(l.Team, b, s.getenv)
		if err != nil {
			return nil, err
		}
		a.Team = api.NewTeam(settings, db)
		if err := a.Team.Reach(ctx); err != nil {
			s.say("%s: the provider does not answer; it is asked again when somebody logs in: %v", settings.Issuer, errors.Unwrap(err))
		}
	}
	rate := l.Rate
	if rate < 0 && (!local || a.Team != nil) {
		rate = 50
	}
	if rate > 0 {
		a.Rate = &api.Rate{PerSecond: rate, Burst: int(10*rate) + 1}
	}
	return a, nil
}

func (l *listener) serve(ctx context.Context, s *streams, db *store.DB, m models, demo bool) error {
	ln, err := net.Listen("tcp", l.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", l.Addr, err)
	}
	local := ln.Addr().(*net.TCPAddr).IP.IsLoopback()
	access, err := l.access(ctx, s, db, local)
	if err != nil {
		ln.Close()
		return err
	}
	address := "http://" + ln.Addr().String()
	if ln.Addr().(*net.TCPAddr).IP.IsUnspecified() {
		address = ""
	}
	handler, work, err := desk(db, local, address, access, m, demo, l.Private)
	if err != nil {
		ln.Close()
		return err
	}
	working, stop := context.WithCancel(ctx)
	var all sync.WaitGroup
	all.Go(func() { work(working) })
	defer all.Wait() // before the database is closed
	defer stop()
	// Answers may be long exports and streams of changes: no limit on writing.
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	s.say("serving %s on http://%s, Ctrl-C ends", db.Address, ln.Addr())
	if !local && !access.Closed() {
		s.say("other machines can reach this address and read everything: it has no --keys and no --team")
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err = <-failed:
	case <-ctx.Done():
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err = srv.Shutdown(end)
		if errors.Is(err, context.DeadlineExceeded) {
			err = srv.Close()
		}
	}
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

type demoCommand struct {
	DB string `name:"db" help:"Keep the demonstration's database in this file, which must not be there yet; without it, it goes when the program ends." placeholder:"FILE" type:"path"`
	listener
}

// Run fills a database with the built-in examples and serves it.
func (c *demoCommand) Run(ctx context.Context, s *streams) error {
	dir, err := os.MkdirTemp("", "sitrep-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := c.DB
	if path == "" {
		path = filepath.Join(dir, "demo.db")
	} else if _, err := os.Stat(path); err == nil {
		return usageError{fmt.Errorf("--db %s: it is there already; name a new file, or look at that one with 'sitrep serve --db %s'", path, path)}
	}
	if err := fillDemo(ctx, s, dir, path); err != nil {
		return err
	}
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	return c.serve(ctx, s, db, models{}, true)
}

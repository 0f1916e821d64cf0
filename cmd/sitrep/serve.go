package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"sitrep/api"
	"sitrep/store"
	"sitrep/web"
)

// listener is where pages and API are served.
type listener struct {
	Addr string `help:"Where to listen. There are no accounts: who can reach it can read the record." env:"SITREP_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
}

type serveCommand struct {
	database
	listener
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	return c.serve(ctx, s, db, web.Options{})
}

// desk is the handler of pages and API.
func desk(db *store.DB, local bool, opt web.Options) (http.Handler, error) {
	pages, err := web.New(db, opt)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(db))
	mux.Handle("/", pages)
	return web.Guard(mux, local), nil
}

func (l *listener) serve(ctx context.Context, s *streams, db *store.DB, opt web.Options) error {
	ln, err := net.Listen("tcp", l.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", l.Addr, err)
	}
	local := ln.Addr().(*net.TCPAddr).IP.IsLoopback()
	handler, err := desk(db, local, opt)
	if err != nil {
		ln.Close()
		return err
	}
	// Answers may be long exports and streams of changes: no limit on writing.
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	s.say("serving %s on http://%s, Ctrl-C ends", db.Address, ln.Addr())
	if !local {
		s.say("other machines can reach this address and read everything: there are no accounts")
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
	return c.serve(ctx, s, db, web.Options{Demo: true})
}

package store

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// cluster is the PostgreSQL server of this run of the tests.
var cluster struct {
	once    sync.Once
	dir     string
	address *url.URL
	server  *exec.Cmd
	err     error
	made    int
}

func TestMain(m *testing.M) {
	if os.Getenv(killedDatabase) != "" {
		runUntilKilled()
		return
	}
	code := m.Run()
	if s := cluster.server; s != nil {
		s.Process.Signal(syscall.SIGQUIT)
		s.Wait()
	}
	if cluster.dir != "" {
		os.RemoveAll(cluster.dir)
	}
	os.Exit(code)
}

// requireTools makes a missing server an error: set where tests are to leave nothing out.
const requireTools = "SITREP_OUTSIDE"

// postgresServer starts one in a folder of its own; SITREP_TEST_POSTGRES names one that runs.
func postgresServer() (*url.URL, error) {
	cluster.once.Do(func() {
		if a := os.Getenv("SITREP_TEST_POSTGRES"); a != "" {
			cluster.address, cluster.err = url.Parse(a)
			return
		}
		cluster.err = startPostgres()
	})
	return cluster.address, cluster.err
}

func startPostgres() error {
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	bin := ""
	if len(bins) > 0 {
		bin = bins[len(bins)-1]
	} else if p, err := exec.LookPath("initdb"); err == nil {
		bin = filepath.Dir(p)
	} else {
		return fmt.Errorf("no PostgreSQL on this machine")
	}
	dir, err := os.MkdirTemp("", "sitrep-pg-")
	if err != nil {
		return err
	}
	cluster.dir = dir
	attr := &syscall.SysProcAttr{}
	name := "postgres"
	if os.Getuid() == 0 { // the server refuses to run as root
		u, err := user.Lookup("postgres")
		if err != nil {
			if u, err = user.Lookup("nobody"); err != nil {
				return err
			}
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(dir, uid, gid); err != nil {
			return err
		}
	}
	data := filepath.Join(dir, "data")
	run := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", name, "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync")
	run.SysProcAttr, run.Dir = attr, dir
	if out, err := run.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %v: %s", err, out)
	}
	s := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "port=5432", "-c", "max_wal_size=512MB")
	if flag.Lookup("test.bench").Value.String() == "" { // clients are killed, not the machine
		s.Args = append(s.Args, "-c", "fsync=off", "-c", "full_page_writes=off")
	}
	var said bytes.Buffer
	s.SysProcAttr, s.Dir, s.Stderr = attr, dir, &said
	if err := s.Start(); err != nil {
		return err
	}
	cluster.server = s
	cluster.address = &url.URL{Scheme: "postgres", User: url.User(name), Path: "/postgres", RawQuery: url.Values{"host": {dir}}.Encode()}
	for range 100 {
		ready := exec.Command(filepath.Join(bin, "pg_isready"), "-q", "-h", dir)
		if ready.Run() == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("the server does not start: %s", said.String())
}

// newPostgres makes an empty database on the server of the tests and gives its address.
func newPostgres(t testing.TB) string {
	t.Helper()
	server, err := postgresServer()
	if err != nil {
		if os.Getenv(requireTools) != "" {
			t.Fatal(err)
		}
		t.Skip("PostgreSQL is not tested: ", err)
	}
	cluster.made++
	name := fmt.Sprintf("sitrep_%d_%d", os.Getpid(), cluster.made)
	db := openServer(t, server)
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")
		db.Close()
	})
	u := *server
	u.Path = "/" + name
	return u.String()
}

// onBoth runs a test on an empty database of each kind.
func onBoth(t *testing.T, f func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { f(t, filepath.Join(t.TempDir(), "news.db")) })
	t.Run("postgres", func(t *testing.T) { f(t, newPostgres(t)) })
}

func open(t testing.TB, address string) *DB {
	t.Helper()
	db, err := Open(context.Background(), address, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// checked fails the test for everything that Check finds.
func checked(t testing.TB, db *DB) Checked {
	t.Helper()
	n, err := db.Check(context.Background(), func(p Problem) { t.Errorf("check: %s", p) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func problems(t testing.TB, db *DB) string {
	t.Helper()
	var all []string
	if _, err := db.Check(context.Background(), func(p Problem) { all = append(all, p.String()) }, nil); err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if args := os.Getenv(killedArgs); args != "" {
		stepReports = 5
		os.Exit(run(context.Background(), strings.Split(args, "\n"), system()))
	}
	testscript.Main(m, map[string]func(){
		"sitrep": func() { os.Exit(run(context.Background(), os.Args[1:], system())) },
	})
}

// TestScripts runs the command lines of testdata/script as a user would.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("EXAMPLES", examples)
		return writeCareful(e.WorkDir)
	}})
}

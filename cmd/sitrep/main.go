// Command sitrep reads news as it was captured and prints a sourced record of
// what it tells: who did what to whom, when, where, how many, and who says so.
//
// This package is flags, wiring and exit codes: what is done lies in pipeline
// and the stages, how it is shown in export. One file a subcommand.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes, which are part of the program's contract.
const (
	exitOK          = 0
	exitFailure     = 1   // nothing could be done
	exitUsage       = 2   // the command line is at fault
	exitSome        = 3   // some inputs failed, the others are done
	exitNoDatabase  = 10  // there is none, or none that can be used
	exitLocked      = 11  // another process writes to it
	exitInterrupted = 130 // by Ctrl-C
)

// errSome and errAll end a run whose failures have been told already.
var (
	errSome = errors.New("some inputs failed")
	errAll  = errors.New("every input failed")
)

// usageError is a fault of the command line that kong cannot see.
type usageError struct{ error }

type commands struct {
	Code     codeCommand     `cmd:"" help:"Code reports: who did what to whom, when, where, who says so."`
	Ingest   ingestCommand   `cmd:"" help:"Read, code and store reports in a database."`
	Recode   recodeCommand   `cmd:"" help:"Code what is stored anew and see what would change before it is taken."`
	Show     showCommand     `cmd:"" help:"Show an event with its evidence, or another record."`
	Explain  explainCommand  `cmd:"" help:"Say why each field of an event has its value."`
	Search   searchCommand   `cmd:"" help:"Find events or reports by words and filters."`
	Decide   decideCommand   `cmd:"" help:"Accept, reject, correct, merge, split, and undo it; decisions hold against later coding."`
	Review   reviewCommand   `cmd:"" help:"Go through the events that most want a decision, by keys."`
	Serve    serveCommand    `cmd:"" help:"Serve pages and API of a database."`
	Key      keyCommand      `cmd:"" help:"Keys for those who use the server."`
	Demo     demoCommand     `cmd:"" help:"Look around: a database of built-in examples, served."`
	Check    checkCommand    `cmd:"" help:"Look whether a database is whole."`
	Backup   backupCommand   `cmd:"" help:"Copy a database while it is in use."`
	Restore  restoreCommand  `cmd:"" help:"Make a database what a backup or a record is."`
	Migrate  migrateCommand  `cmd:"" help:"Bring a database to this version of the program."`
	Config   configCommand   `cmd:"" help:"Print the settings and where each is from."`
	Annotate annotateCommand `cmd:"" help:"Print the layers under the coding: tokens, syntax, names, times, places, quotations."`
	Extract  extractCommand  `cmd:"" help:"Print the reports that captures hold, split and cleaned."`
	Export   exportCommand   `cmd:"" help:"Write the events of a record in another form."`
	Compare  compareCommand  `cmd:"" help:"What each of two records has that the other has not."`
	Eval     evalCommand     `cmd:"" help:"Score the record against reports coded by hand."`
	Timeline timelineCommand `cmd:"" help:"A process as a spine of steps: talks, a ceasefire, a release."`
	Actors   actorsCommand   `cmd:"" help:"What the built-in list of actors knows of a name at a date."`
	Shells   shellsCommand   `cmd:"" name:"completion" help:"Print a script by which a shell completes commands, flags and values."`
	Man      manCommand      `cmd:"" help:"Print a manual page, or write all of them."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
	Licenses licensesCommand `cmd:"" aliases:"licences" help:"Print the licences and notices of the program, its data and its models."`
	Help     struct{}        `cmd:"" help:"Print help; 'sitrep help COMMAND' that of a command."`
}

// description is what the help begins with.
func description() string {
	return `Reads news as captured and keeps a sourced record of what it tells.

FILE is a text, a saved page, a feed, a web archive, NDJSON (one report a line) or a table, a folder of them or
an address; "-" is standard input. Data goes to standard output, messages to standard error. Exit codes: ` + exitWords() + `.`
}

func main() {
	spaceHeap()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], system()))
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, s *streams) int {
	none := len(args) == 0
	if none {
		args = []string{"--help"}
	}
	switch args[0] {
	case "help":
		args = append(args[1:len(args):len(args)], "--help")
	case "--version": // what other programs call it
		args = append([]string{"version"}, args[1:]...)
	}
	exited := -1
	parser, err := newParser(s, func(code int) { exited = code })
	if err != nil {
		s.say("%v", err)
		return exitFailure
	}
	cli, err := parser.Parse(args)
	switch {
	case none:
		return exitUsage
	case exited >= 0: // --help has printed what was asked
		return exited
	}
	if err != nil {
		s.say("%s; see 'sitrep help'", strings.TrimSpace(err.Error()))
		return exitUsage
	}
	cli.Bind(parser)
	cli.BindTo(ctx, (*context.Context)(nil))
	err = cli.Run(s)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		s.say("interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		s.say("%v; see 'sitrep help'", err)
		return exitUsage
	case errors.Is(err, errSome):
		return exitSome
	case errors.Is(err, errAll):
		return exitFailure
	}
	s.say("%v", err)
	if code := databaseCode(err); code >= 0 {
		return code
	}
	return exitFailure
}

// newParser is the command line: the one table of commands and flags, from which help,
// completion and manual pages come too.
func newParser(s *streams, exit func(code int)) (*kong.Kong, error) {
	return kong.New(&commands{}, kong.Name("sitrep"), kong.Description(description()), kong.Writers(s.out, s.err),
		kong.Vars{"formats": exportNames()},
		kong.Resolvers(readSettings(s.getenv)), kong.Exit(exit), kong.ValueFormatter(helpOf), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}))
}

// helpOf is the help of a flag or argument with its default.
func helpOf(v *kong.Value) string {
	told := *v
	if d := defaultOf(v); d != "" {
		told.Help += " Default: " + d + "."
	}
	return kong.DefaultHelpValueFormatter(&told)
}

// defaultOf is the default of a flag or argument, "" where it tells nothing.
func defaultOf(v *kong.Value) string {
	if !v.HasDefault || v.Default == "0" || v.IsBool() {
		return ""
	}
	return v.Default
}

// streams is the outside of the program.
type streams struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	progress *progress
}

func system() *streams {
	return &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}
}

// print writes to standard output.
func (s *streams) print(format string, args ...any) { fmt.Fprintf(s.out, format, args...) }

// say writes a message to standard error, a progress line out of its way.
func (s *streams) say(format string, args ...any) {
	s.progress.clear()
	fmt.Fprintf(s.err, "sitrep: "+format+"\n", args...)
}

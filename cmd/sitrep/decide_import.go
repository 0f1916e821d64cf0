package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"sitrep"
	"sitrep/store"
)

type importDecisions struct {
	File string `arg:"" help:"Decisions, NDJSON, in their order; records of other kinds are passed over; - for standard input."`
	database
	DryRun    bool     `help:"Look whether the file can be taken, store nothing."`
	Processes []string `help:"Kinds of processes of your own, by which processes are tracked anew. See process/kinds/FORMAT.md." env:"SITREP_PROCESSES" sep:"none" placeholder:"FILE"`
}

// Run takes the decisions of a file, after all of them were looked at. Those that are
// stored already are passed over.
func (c *importDecisions) Run(ctx context.Context, s *streams) error {
	in, name := io.NopCloser(s.in), "standard input"
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		in, name = f, c.File
	}
	defer in.Close()
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	known, err := db.Decisions(ctx)
	if err != nil {
		return err
	}
	ds, err := readDecisions(name, in, known)
	if err != nil {
		return err
	}
	if c.DryRun {
		s.say("would take %s", plural(len(ds), "decision"))
		return nil
	}
	x, err := newDecider(db, models{Processes: c.Processes}.choice(), s.say)
	if err != nil {
		return err
	}
	out, err := x.take(ctx, ds, nil)
	taken := 0
	for _, d := range out {
		if d.Change > 0 {
			taken++
		}
	}
	if taken > 0 {
		if e := x.track(ctx); err == nil {
			err = e
		}
	}
	if err != nil {
		return fmt.Errorf("%s: after %s: %w", name, plural(taken, "decision"), err)
	}
	s.say("took %s, %d known before", plural(taken, "decision"), len(out)-taken)
	return nil
}

// longestDecision bounds a line.
const longestDecision = 64 << 20

// readDecisions reads decisions and looks at them beside those that are known: each by
// itself, what it undoes, and that no merges go in a circle. A fault names file and line.
func readDecisions(name string, r io.Reader, known []sitrep.Decision) (out []sitrep.Decision, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestDecision)
	at := map[string]int{} // lines, by ID; 0: stored
	for i := range known {
		at[known[i].ID] = 0
	}
	for n := 1; lines.Scan(); n++ {
		fault := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", name, n, fmt.Sprintf(format, args...))
		}
		if len(lines.Bytes()) == 0 {
			continue
		}
		var d sitrep.Decision
		var kind struct {
			Kind string `json:"kind"`
		}
		if err := json.Unmarshal(lines.Bytes(), &kind); err != nil {
			return nil, fault("want a decision as an object of JSON (%v)", err)
		}
		if kind.Kind != "decision" {
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fault("want a decision as an object of JSON (%v)", err)
		}
		if err := d.Check(); err != nil {
			return nil, fault("%v", err)
		}
		if d.ID != "" && d.ID != sitrep.DecisionID(&d) {
			return nil, fault("id: %s is not that of this decision: it was altered; leave the ID out to take it as a new one", d.ID)
		}
		if d.ID == "" {
			d.ID = sitrep.DecisionID(&d)
		}
		if d.Act == sitrep.ActUndo {
			if _, there := at[d.Subject]; !there {
				return nil, fault("subject: undoes %s, which is neither before it in the file nor in the database", d.Subject)
			}
		}
		if _, twice := at[d.ID]; !twice {
			at[d.ID] = n
		}
		out = append(out, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if d, o := circle(append(known[:len(known):len(known)], out...)); d != nil {
		return nil, fmt.Errorf("%s:%d: merges %s with %s, which %s merged into it: merges in a circle", name, max(at[d.ID], at[o.ID]), d.Subject, d.With, lineOf(at[o.ID], at[d.ID]))
	}
	return out, nil
}

func lineOf(a, b int) string {
	if n := min(a, b); n > 0 {
		return fmt.Sprintf("line %d has", n)
	}
	return "a stored decision has"
}

// circle finds two standing decisions of merges that go in a circle: the first closes it.
func circle(ds []sitrep.Decision) (closes, begins *sitrep.Decision) {
	into := map[string][]*sitrep.Decision{}
	standing := sitrep.Standing(ds)
	for i := range standing {
		d := &standing[i]
		if d.Act != sitrep.ActMerge {
			continue
		}
		seen := map[string]bool{}
		var walk func(id string) *sitrep.Decision
		walk = func(id string) *sitrep.Decision {
			for _, next := range into[id] {
				if next.With == d.Subject {
					return next
				}
				if !seen[next.With] {
					seen[next.With] = true
					if o := walk(next.With); o != nil {
						return o
					}
				}
			}
			return nil
		}
		if o := walk(d.With); o != nil {
			return d, o
		}
		into[d.Subject] = append(into[d.Subject], d)
	}
	return nil, nil
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/review"
	"sitrep/store"
)

type reviewCommand struct {
	filters
	Limit int  `help:"At most so many events, the most worth first." default:"100" placeholder:"N"`
	List  bool `help:"Print the queue with what each is worth and why, decide nothing."`
	Width int  `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
	deciding
}

func (c *reviewCommand) Validate() error {
	if c.Limit < 1 {
		return errors.New("--limit: want 1 or more")
	}
	return nil
}

// mostWeighed is how many of the latest events are looked at for the queue.
const mostWeighed = 100_000

// Run goes through the queue, one event a screen, and takes decisions by keys.
func (c *reviewCommand) Run(ctx context.Context, s *streams) error {
	f, err := c.relevantOnly("")
	if err != nil {
		return err
	}
	db, x, err := c.deciding.open(ctx, s)
	if err != nil {
		return err
	}
	defer db.Close()
	if f.Processes, err = processesNamed(ctx, db, f.Processes); err != nil {
		return err
	}
	if err := known(ctx, f, s.ontologies(), &recordFile{db: db}); err != nil {
		return err
	}
	items, err := review.Queue(latest(ctx, db, f, mostWeighed), c.Limit)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		s.say("nothing waits for a reader")
		return nil
	}
	if c.List || c.JSON {
		return c.list(s, items)
	}
	x.dry = c.DryRun
	keys, done := openKeys(s)
	defer done()
	r := &reader{c: c, ctx: ctx, s: s, db: db, x: x, keys: keys, items: items}
	if err := r.read(); err != nil {
		return err
	}
	done()
	s.say("%s decided, %d undone, %d skipped; %d wait", plural(r.decided, "event"), r.undone, r.skipped, max(0, len(items)-r.at))
	if r.decided+r.undone > 0 {
		return x.track(ctx)
	}
	return nil
}

// latest are the latest events that fit, at most so many.
func latest(ctx context.Context, db *store.DB, f *sitrep.Filter, most int) iter.Seq2[*sitrep.Event, error] {
	return func(yield func(*sitrep.Event, error) bool) {
		for n, r := 0, (store.Range{Limit: 500}); n < most; {
			p, err := db.SearchEvents(ctx, f, r)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Items {
				if n++; !yield(e, nil) {
					return
				}
			}
			if r.Cursor = p.Cursor; r.Cursor == "" {
				return
			}
		}
	}
}

// waiting is a line of the queue.
type waiting struct {
	Kind     string   `json:"kind"` // "waiting"
	Event    string   `json:"event"`
	Headline string   `json:"headline"`
	Gain     float64  `json:"gain"`
	Doubt    float64  `json:"doubt"`
	Weight   float64  `json:"weight"`
	Reasons  []string `json:"reasons"`
}

func (c *reviewCommand) list(s *streams, items []review.Item) error {
	enc := json.NewEncoder(s.out)
	for _, x := range items {
		if c.JSON {
			if err := enc.Encode(waiting{"waiting", x.Event.ID, x.Event.Headline, x.Gain, x.Doubt, x.Weight, x.Reasons}); err != nil {
				return err
			}
			continue
		}
		s.print("%5.2f  %s  %s\n       %s\n", x.Gain, x.Event.ID, x.Event.Headline, strings.Join(x.Reasons, "; "))
	}
	return nil
}

// reader is one walk through the queue.
type reader struct {
	c     *reviewCommand
	ctx   context.Context
	s     *streams
	db    *store.DB
	x     *decider
	keys  keys
	items []review.Item
	at    int
	taken []taken

	decided, undone, skipped int
}

// taken is a decision of this walk, with where it was taken.
type taken struct {
	decision string
	at       int
}

const reviewKeys = "a accept · x reject · space skip · m merge · d split · 1–9 another type · backspace undo · q end"

func (r *reader) read() error {
	for r.at < len(r.items) {
		if err := r.ctx.Err(); err != nil {
			return nil // what was decided is stored
		}
		it := r.items[r.at]
		e, err := r.db.Event(r.ctx, it.Event.ID)
		if err != nil {
			return err
		}
		if e.ID != it.Event.ID || e.Status == sitrep.Withdrawn { // merged by a decision before
			r.at++
			continue
		}
		told, err := r.db.Told(r.ctx, e)
		if err != nil {
			return err
		}
		if err := export.TerminalTold(r.s.out, told, r.s.page(r.c.Width)); err != nil {
			return err
		}
		r.s.print("\n%d of %d, waits because: %s\n", r.at+1, len(r.items), strings.Join(it.Reasons, "; "))
		other := otherTypes(told)
		for i, t := range other {
			r.s.print("  %d  %s\n", i+1, t)
		}
		r.s.print("%s\n", reviewKeys)
		end, err := r.key(told, other)
		if err != nil || end {
			return err
		}
	}
	return nil
}

// otherTypes are the types that the mentions could have too, at most nine.
func otherTypes(t *sitrep.Told) (out []string) {
	add := func(typ string) {
		if typ != t.Event.Type && !slices.Contains(out, typ) && len(out) < 9 {
			out = append(out, typ)
		}
	}
	for _, m := range t.Mentions {
		add(m.Type)
		for _, a := range m.Alternatives {
			add(a.Type)
		}
	}
	return out
}

// key waits for a key and does what it says.
func (r *reader) key(t *sitrep.Told, other []string) (end bool, err error) {
	d := sitrep.Decision{Subject: t.Event.ID, Author: r.c.author(), Reason: r.c.Reason}
	for {
		k, err := r.keys.next()
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return true, err
		}
		switch {
		case k == 'a':
			d.Act = sitrep.ActAccept
		case k == 'x':
			d.Act = sitrep.ActReject
		case k == ' ':
			r.at++
			r.skipped++
			return false, nil
		case k == 'q' || k == 3 || k == 4: // Ctrl-C, Ctrl-D
			return true, nil
		case k == 127 || k == 8:
			return false, r.undo()
		case k >= '1' && int(k-'0') <= len(other):
			d.Act, d.Field = sitrep.ActCorrect, "type"
			d.Value, _ = json.Marshal(sitrep.TypeValue{Type: other[k-'1']}) // of strings
		case k == 'm':
			id, err := r.keys.line("merge with which event? ")
			if err != nil || id == "" {
				return false, err
			}
			d.Act = sitrep.ActMerge
			if d.With, err = r.db.Complete(r.ctx, id); err != nil {
				r.s.print("%v\n", err)
				continue
			}
		case k == 'd':
			if d.Off, err = r.off(t); err != nil || len(d.Off) == 0 {
				return false, err
			}
			d.Act = sitrep.ActSplit
		case k == '?' || k == 'h':
			r.s.print("%s\n", reviewKeys)
			continue
		default:
			continue
		}
		return false, r.take(d)
	}
}

// off asks which reports tell another happening.
func (r *reader) off(t *sitrep.Told) (ids []string, err error) {
	for i, d := range t.Documents {
		r.s.print("  %d  %s  %s\n", i+1, d.ID, d.Title)
	}
	if len(t.Documents) < 2 {
		r.s.print("one report tells it; its mentions:\n")
		for _, m := range t.Mentions {
			r.s.print("  %s  %s\n", m.ID, m.Trigger.Text)
		}
	}
	line, err := r.keys.line("which tell another happening? numbers or IDs of mentions: ")
	if err != nil {
		return nil, err
	}
	for _, w := range strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == ',' }) {
		if n, e := strconv.Atoi(w); e == nil && n >= 1 && n <= len(t.Documents) {
			w = t.Documents[n-1].ID
		}
		ids = append(ids, w)
	}
	return ids, nil
}

func (r *reader) take(d sitrep.Decision) error {
	res, err := r.x.one(r.ctx, d, nil)
	var fault *sitrep.DecisionFault
	if errors.As(err, &fault) || isMissing(err) {
		r.s.print("%v\n", err)
		return nil
	}
	if err != nil {
		return err
	}
	r.s.print("%s: %s\n\n", review.Words(&res.Decision), fmt.Sprintf("%s changed", plural(len(res.Events), "event")))
	r.taken = append(r.taken, taken{res.Decision.ID, r.at})
	r.decided++
	r.at++
	return nil
}

// undo takes the last decision of this walk back, or goes back over a skipped event.
func (r *reader) undo() error {
	if len(r.taken) == 0 || r.x.dry {
		r.s.print("nothing to undo\n")
		return nil
	}
	last := r.taken[len(r.taken)-1]
	if _, err := r.x.one(r.ctx, sitrep.Decision{Act: sitrep.ActUndo, Subject: last.decision, Author: r.c.author()}, nil); err != nil {
		return err
	}
	r.taken = r.taken[:len(r.taken)-1]
	r.at = last.at
	r.decided--
	r.undone++
	r.s.print("undone\n\n")
	return nil
}

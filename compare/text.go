package compare

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// TextOptions of the comparison for reading.
type TextOptions struct {
	Ours, Theirs string // what the two are called
	Rows         int    // of a table, at most; the rest is one row. 0: all
	Lists        bool   // list the events
}

// Text writes the comparison for reading: counts, tables by type, place, actors and day,
// and the events that one side has alone.
func (r *Result) Text(w io.Writer, opt TextOptions) error {
	out := bufio.NewWriter(w)
	for _, s := range []struct {
		label, name string
		side        *Side
	}{{"ours", opt.Ours, &r.Ours}, {"theirs", opt.Theirs, &r.Theirs}} {
		fmt.Fprintf(out, "%-7s %s: %d events, %d compared", s.label, s.name, s.side.Events, s.side.Compared)
		for _, why := range slices.Sorted(maps.Keys(s.side.Uncompared)) {
			fmt.Fprintf(out, "; %s: %d", why, s.side.Uncompared[why])
		}
		out.WriteByte('\n')
	}
	fmt.Fprintf(out, "\nonly ours %d, both %d, only theirs %d\n", len(r.OnlyOurs), len(r.Both), len(r.OnlyTheirs))
	if both := len(r.Both); both+len(r.OnlyOurs) > 0 && both+len(r.OnlyTheirs) > 0 {
		fmt.Fprintf(out, "ours has %d %% of theirs, theirs has %d %% of ours\n", 100*both/(both+len(r.OnlyTheirs)), 100*both/(both+len(r.OnlyOurs)))
	}
	for _, what := range []string{"type", "place", "actors", "day"} {
		r.table(out, what, opt.Rows)
	}
	if opt.Lists {
		r.list(out, "Only in ours", r.OnlyOurs)
		r.list(out, "Only in theirs", r.OnlyTheirs)
		r.pairs(out)
	}
	return out.Flush()
}

// widest is the most characters of a first column.
const widest = 48

func (r *Result) table(out *bufio.Writer, what string, rows int) {
	counts := r.By(what)
	if len(counts) == 0 {
		return
	}
	if rows > 0 && len(counts) > rows {
		rest := Count{Value: fmt.Sprintf("%d others", len(counts)-rows)}
		for _, c := range counts[rows:] {
			rest.OnlyOurs, rest.Both, rest.OnlyTheirs = rest.OnlyOurs+c.OnlyOurs, rest.Both+c.Both, rest.OnlyTheirs+c.OnlyTheirs
		}
		counts = append(counts[:rows:rows], rest)
	}
	width := len("by " + what)
	for i := range counts {
		counts[i].Value = shorten(counts[i].Value, widest)
		width = max(width, utf8.RuneCountInString(counts[i].Value))
	}
	pad := func(s string) string { return s + strings.Repeat(" ", width-utf8.RuneCountInString(s)) }
	fmt.Fprintf(out, "\n%s  only ours    both  only theirs\n", pad("by "+what))
	for _, c := range counts {
		fmt.Fprintf(out, "%s  %9d %7d  %11d\n", pad(c.Value), c.OnlyOurs, c.Both, c.OnlyTheirs)
	}
}

func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func (r *Result) list(out *bufio.Writer, title string, all []Only) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", title)
	for i := range all {
		o := &all[i]
		fmt.Fprintf(out, "  %s\n", line(o.Event))
		if o.Closest != nil {
			fmt.Fprintf(out, "      closest (%s): %s\n", strings.Join(o.Agrees, ", "), line(o.Closest))
		}
	}
}

// pairs lists those in which the two differ.
func (r *Result) pairs(out *bufio.Writer) {
	begun := false
	for i := range r.Both {
		p := &r.Both[i]
		if len(p.Differs) == 0 {
			continue
		}
		if !begun {
			begun = true
			fmt.Fprint(out, "\nIn both, told otherwise\n")
		}
		fmt.Fprintf(out, "  %s\n      theirs (%s): %s\n", line(p.Ours), strings.Join(p.Differs, ", "), line(p.Theirs))
	}
}

// line is an event in one line: day, place, type, actors, dead, ID.
func line(x *Item) string {
	day := x.Start
	if x.End != x.Start {
		day += "/" + x.End
	}
	where := strings.TrimPrefix(x.Place+", "+x.Country, ", ")
	where = strings.TrimSuffix(where, ", ")
	if where == "" {
		where = "place unknown"
	}
	who := strings.Join(x.Actors, ", ")
	if who == "" {
		who = "–"
	}
	if len(x.Recipients) > 0 {
		who += " → " + strings.Join(x.Recipients, ", ")
	}
	s := day + " | " + where + " | " + strings.TrimSpace(x.Type+" "+strings.Join(x.Modes, " ")) + " | " + who
	if x.Killed != nil {
		s += fmt.Sprintf(" | %d killed", *x.Killed)
	}
	id := x.ID
	if x.Record != "" {
		id = x.Record
	}
	return s + " | " + id
}

// JSON writes the comparison as NDJSON: a line of kind "comparison" with the counts, then
// "only" and "pair" lines.
func (r *Result) JSON(w io.Writer, ours, theirs string) error {
	out := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	by := map[string][]Count{}
	for _, what := range []string{"type", "place", "actors", "day"} {
		by[what] = r.By(what)
	}
	type side struct {
		Name string `json:"name"`
		Side
	}
	if err := enc.Encode(struct {
		Kind       string             `json:"kind"`
		Ours       side               `json:"ours"`
		Theirs     side               `json:"theirs"`
		OnlyOurs   int                `json:"only_ours"`
		Both       int                `json:"both"`
		OnlyTheirs int                `json:"only_theirs"`
		By         map[string][]Count `json:"by"`
	}{"comparison", side{ours, r.Ours}, side{theirs, r.Theirs}, len(r.OnlyOurs), len(r.Both), len(r.OnlyTheirs), by}); err != nil {
		return err
	}
	type only struct {
		Kind string `json:"kind"`
		In   string `json:"in"`
		*Only
	}
	for i := range r.OnlyOurs {
		if err := enc.Encode(only{"only", "ours", &r.OnlyOurs[i]}); err != nil {
			return err
		}
	}
	for i := range r.OnlyTheirs {
		if err := enc.Encode(only{"only", "theirs", &r.OnlyTheirs[i]}); err != nil {
			return err
		}
	}
	for i := range r.Both {
		if err := enc.Encode(struct {
			Kind string `json:"kind"`
			*Pair
		}{"pair", &r.Both[i]}); err != nil {
			return err
		}
	}
	return out.Flush()
}

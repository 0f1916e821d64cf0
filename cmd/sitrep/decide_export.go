package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/eval"
	"sitrep/store"
)

type exportDecisions struct {
	database
	Gold     string `help:"Write the reports with decided events into this folder, ID.json beside ID.txt, as 'sitrep eval FOLDER' reads them. Events that nobody decided are in it as unsure, so that nothing is asked of them." placeholder:"FOLDER" type:"path"`
	Examples string `help:"Write an example a line for those who fit weights and rules: fields with what the program had and what is right, and pairs of mentions that are of one happening or not; - for standard output." placeholder:"FILE"`
}

// Run writes what was decided as material for scores and training.
func (c *exportDecisions) Run(ctx context.Context, s *streams) error {
	if (c.Gold == "") == (c.Examples == "") {
		return usageError{fmt.Errorf("want either --gold FOLDER or --examples FILE")}
	}
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := db.Decisions(ctx)
	if err != nil {
		return err
	}
	standing := sitrep.Standing(all)
	x := &decidedReports{db: db, ctx: ctx, docs: map[string]*store.Coded{}}
	if c.Examples == "" {
		return c.gold(s, x, standing)
	}
	write := func(w io.Writer) error { return x.examples(w, standing) }
	if c.Examples == "-" {
		return write(s.out)
	}
	return writeFile(c.Examples, write)
}

// decidedReports reads reports once.
type decidedReports struct {
	db   *store.DB
	ctx  context.Context
	docs map[string]*store.Coded
	err  error // of a report whose words could not be read
}

func (x *decidedReports) report(id string) (*store.Coded, error) {
	if d := x.docs[id]; d != nil {
		return d, nil
	}
	d, err := x.db.Document(x.ctx, id)
	if err == nil {
		x.docs[id] = d
	}
	return d, err
}

// gold writes the reports of which an event was decided.
func (c *exportDecisions) gold(s *streams, x *decidedReports, standing []sitrep.Decision) error {
	if err := os.MkdirAll(c.Gold, 0o755); err != nil {
		return err
	}
	var docs []string
	for i := range standing {
		for _, a := range slices.Concat(standing[i].Here, standing[i].There) {
			docs = append(docs, a.Document)
		}
	}
	slices.Sort(docs)
	written, sure := 0, 0
	for _, id := range slices.Compact(docs) {
		d, err := x.report(id)
		if isMissing(err) {
			continue
		} else if err != nil {
			return err
		}
		r, n, err := x.gold(d)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		// A record of others that was restored may have IDs that lead out of the folder.
		if strings.ContainsAny(r.ID, `/\:`) || !filepath.IsLocal(r.ID) {
			return fmt.Errorf("report %q: its ID cannot be the name of a file", r.ID)
		}
		b, err := json.MarshalIndent(r, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(c.Gold, r.ID+".txt"), []byte(d.Document.Text), 0o644); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(c.Gold, r.ID+".json"), append(b, '\n'), 0o644); err != nil {
			return err
		}
		written, sure = written+1, sure+n
	}
	if written == 0 {
		return fmt.Errorf("no report has an event that was accepted, rejected or corrected")
	}
	s.say("wrote %s with %s", plural(written, "report"), plural(sure, "decided event"))
	return nil
}

// gold is a report as a reader coded it who went by the decisions; n is how many of its
// events were decided, those that were rejected too.
func (x *decidedReports) gold(d *store.Coded) (r *eval.Report, n int, err error) {
	r = &eval.Report{ID: d.Document.ID, Events: []eval.GoldEvent{}, Quotations: []eval.GoldQuotation{}, Ties: []eval.GoldTie{}, Notes: "from decisions on what the program coded"}
	if p := d.Document.PublishedOn; p != nil && p.Start == p.End {
		r.Published = p.Start.String()
	}
	var ids []string
	for i := range d.Mentions {
		ids = append(ids, d.Mentions[i].ID)
	}
	of, err := x.db.EventsOf(x.ctx, ids)
	if err != nil {
		return nil, 0, err
	}
	done := map[string]bool{}
	for _, m := range ids {
		id := of[m]
		if id == "" || done[id] {
			continue
		}
		done[id] = true
		e, err := x.db.Event(x.ctx, id)
		if err != nil {
			return nil, 0, err
		}
		t, err := x.db.Told(x.ctx, e)
		if err != nil {
			return nil, 0, err
		}
		decided := slices.ContainsFunc(e.Decided, func(o sitrep.Decided) bool { return o.Field == "" || o.Act == sitrep.ActCorrect })
		var ms []*sitrep.EventMention
		for _, m := range t.Mentions {
			if m.Document == d.Document.ID {
				ms = append(ms, m)
				decided = decided || len(m.Decided) > 0
			}
		}
		if decided {
			n++
		}
		if len(ms) == 0 || e.Status == sitrep.Rejected {
			continue
		}
		g, err := goldEvent(d.Document, e, ms, decided, "e"+strconv.Itoa(len(r.Events)+1))
		if err != nil {
			return nil, 0, err
		}
		r.Events = append(r.Events, g)
	}
	return r, n, nil
}

// goldEvent is an event as one report tells it. What was decided on the event holds of
// the report; where the report has no words for it, the event is unsure.
func goldEvent(d *sitrep.Document, e *sitrep.Event, ms []*sitrep.EventMention, sure bool, id string) (eval.GoldEvent, error) {
	first := *ms[0]
	for _, o := range e.Decided {
		if o.Field != "" && o.Act != sitrep.ActAccept {
			if err := first.Amend([]sitrep.Decision{{ID: o.Decision, Act: sitrep.ActCorrect, Field: o.Field, Value: e.FieldValue(o.Field)}}); err != nil {
				return eval.GoldEvent{}, err
			}
		}
	}
	text := func(words, name string) string {
		for _, w := range []string{words, name} {
			if w != "" && strings.Contains(d.Text, w) {
				return w
			}
		}
		sure = false
		return ms[0].Trigger.Text
	}
	g := eval.GoldEvent{ID: id, Type: first.Type, AlsoType: []string{}, Modes: slices.Concat([]string{}, first.Modes), Actors: []eval.GoldParty{}, Recipients: []eval.GoldParty{},
		Sizes: []eval.GoldSize{}, By: []eval.GoldBy{}, Polarity: first.Polarity, Reality: first.Reality}
	for _, m := range ms {
		g.Mentions = append(g.Mentions, nth(d.Text, m.Trigger))
	}
	for _, side := range []struct {
		to   *[]eval.GoldParty
		from []sitrep.Participant
	}{{&g.Actors, first.Actors}, {&g.Recipients, first.Recipients}} {
		for _, p := range side.from {
			*side.to = append(*side.to, eval.GoldParty{Text: text(p.Text, p.Name), Name: p.Name, Country: p.Country, Sectors: slices.Concat([]string{}, p.Sectors)})
		}
	}
	if w := first.OccurredOn; w != nil && w.Start != 0 && w.End != 0 {
		g.On = []string{w.Start.String(), w.End.String()}
	}
	if p := first.Place; p != nil {
		g.Place = &eval.GoldPlace{Text: text(p.Text, p.Name), Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Precision: string(p.Precision)}
	}
	for _, q := range first.Sizes {
		if q.Best == nil || *q.Best > 0 {
			number := ""
			if q.Best != nil {
				number = strconv.Itoa(*q.Best)
			}
			g.Sizes = append(g.Sizes, eval.GoldSize{Kind: q.Kind, Low: q.Low, Best: q.Best, High: q.High, Text: text(q.Text, number)})
		}
	}
	for _, s := range first.Stances {
		g.By = append(g.By, eval.GoldBy{Who: s.Who.Text, Act: s.Act})
	}
	g.Sure = sure
	return g, nil
}

// nth are the words of a span as hand-coded reports name them: "fired@2".
func nth(text string, t sitrep.Text) string {
	n := 1 + strings.Count(text[:t.Start], t.Text)
	if n == 1 {
		return t.Text
	}
	return t.Text + "@" + strconv.Itoa(n)
}

// decisionExample is a line for those who fit weights and rules.
type decisionExample struct {
	Kind     string          `json:"kind"`            // "field", "pair" or "whole"
	Field    string          `json:"field,omitempty"` // of field
	Was      json.RawMessage `json:"was,omitempty"`   // what the program had
	Right    json.RawMessage `json:"right,omitempty"` // null: nothing
	Same     *bool           `json:"same,omitempty"`  // of pair: of one happening
	True     *bool           `json:"true,omitempty"`  // of whole: such a thing happened
	A        *exampleWords   `json:"a"`
	B        *exampleWords   `json:"b,omitempty"`
	Decision string          `json:"decision"`
}

// exampleWords is a mention in its sentence; offsets are those of the sentence.
type exampleWords struct {
	Mention   string `json:"mention"`
	Document  string `json:"document"`
	Published string `json:"published,omitempty"`
	Sentence  string `json:"sentence"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// mostPairs of one decision are examples: an event of a hundred reports is no hundredfold lesson.
const mostPairs = 20

func (x *decidedReports) examples(w io.Writer, standing []sitrep.Decision) error {
	enc := json.NewEncoder(w)
	for i := range standing {
		d := &standing[i]
		for _, e := range x.examplesOf(d) {
			if e.A != nil && (e.Kind != "pair" || e.B != nil) {
				if err := enc.Encode(&e); err != nil {
					return err
				}
			}
		}
		if x.err != nil {
			return x.err
		}
	}
	return nil
}

func (x *decidedReports) examplesOf(d *sitrep.Decision) (out []decisionExample) {
	if len(d.Here) == 0 {
		return nil
	}
	yes, no := true, false
	switch {
	case d.Act == sitrep.ActMerge || d.Act == sitrep.ActSplit:
		same := &yes
		if d.Act == sitrep.ActSplit {
			same = &no
		}
		for k := range min(mostPairs, max(len(d.Here), len(d.There))) {
			if len(d.There) > 0 {
				out = append(out, decisionExample{Kind: "pair", Same: same, A: x.words(&d.Here[k%len(d.Here)]), B: x.words(&d.There[k%len(d.There)]), Decision: d.ID})
			}
		}
	case d.Field == "":
		happened := &yes
		if d.Act == sitrep.ActReject {
			happened = &no
		}
		out = append(out, decisionExample{Kind: "whole", True: happened, A: x.words(&d.Here[0]), Decision: d.ID})
	default:
		right := d.Value
		switch d.Act {
		case sitrep.ActAccept:
			right = d.Was
		case sitrep.ActReject:
			right = json.RawMessage("null")
		}
		out = append(out, decisionExample{Kind: "field", Field: d.Field, Was: d.Was, Right: right, A: x.words(&d.Here[0]), Decision: d.ID})
	}
	return out
}

// words are nil where the report is no more or is another one now.
func (x *decidedReports) words(a *sitrep.Anchor) *exampleWords {
	d, err := x.report(a.Document)
	if err != nil && !isMissing(err) {
		x.err = err
	}
	if err != nil || a.Sentence.End > len(d.Document.Text) || !a.Sentence.Contains(a.Span) {
		return nil
	}
	w := &exampleWords{Mention: a.Mention, Document: a.Document, Sentence: d.Document.Text[a.Sentence.Start:a.Sentence.End], Start: a.Start - a.Sentence.Start, End: a.End - a.Sentence.Start}
	if p := d.Document.PublishedOn; p != nil && p.Start == p.End {
		w.Published = p.Start.String()
	}
	return w
}

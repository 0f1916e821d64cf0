// Package process follows the long things that events are steps of: talks,
// ceasefires, releases, withdrawals, inquiries, campaigns.
//
// A rule file says which events are steps of which kind and which phase they
// begin. Steps of one kind belong together when they share a party, or when
// one of them names none and they are told in one report. A phase lasts from
// its step to the next one that begins another phase.
//
// Limits: processes of one kind with a common party are one, whatever their
// subject, unless their reports lie more than a year apart.
package process

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

var english = sync.OnceValues(func() ([]rule, error) {
	const name = "rules/en.txt"
	f, err := ruleFiles.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return parseRules(path.Base(name), f)
})

// Track returns the processes that the events are steps of, in the order of
// their first step in events.
func Track(events []sitrep.Event, as []*sitrep.Analysis) []sitrep.Process {
	rules, err := english()
	if err != nil {
		panic(fmt.Sprintf("built-in rules: %v", err)) // a test reads them
	}
	steps := newSteps(events, as, rules)
	var out []sitrep.Process
	for _, group := range grouped(steps) {
		if p, ok := newProcess(group); ok {
			out = append(out, p)
		}
	}
	return out
}

// step is an event that a rule makes a step.
type step struct {
	index       int // order in events
	event       *sitrep.Event
	kind, phase string
	by          string // the rule
	mentions    []located
	parties     []party
	docs        []string
	on          sitrep.Interval
	causeBy     string
	cause       string
}

type located struct {
	a *sitrep.Analysis
	m *sitrep.EventMention
}

func newSteps(events []sitrep.Event, as []*sitrep.Analysis, rules []rule) []*step {
	at := map[string]located{}
	eventOf := map[string]string{}
	for _, a := range as {
		for i := range a.Events {
			at[a.Events[i].ID] = located{a, &a.Events[i]}
		}
	}
	for i := range events {
		for _, m := range events[i].Mentions {
			eventOf[m] = events[i].ID
		}
	}
	when := map[string]sitrep.Interval{}
	for i := range events {
		if w := events[i].OccurredOn; w != nil {
			when[events[i].ID] = w.Interval
		}
	}
	var steps []*step
	for i := range events {
		e := &events[i]
		st := &step{index: i, event: e, docs: e.Documents}
		best := len(rules)
		for _, id := range e.Mentions {
			l, ok := at[id]
			if !ok {
				continue
			}
			st.mentions = append(st.mentions, l)
			head, near := triggerWords(l.a, l.m)
			for k := range best {
				if rules[k].matches(l.m, head, near) {
					best = k
					break
				}
			}
		}
		if best == len(rules) {
			continue
		}
		st.kind, st.phase, st.by = rules[best].kind, rules[best].phase, fmt.Sprintf("process/rules/en.txt:%d", rules[best].line)
		if e.OccurredOn != nil {
			st.on = e.OccurredOn.Interval
		}
		for _, l := range st.mentions {
			if c := l.m.Cause; c != nil && st.cause == "" {
				st.cause = c.Text
				st.causeBy = eventOf[causing(l.a, c.Span)]
			}
		}
		// What stopped or started with its cause has the cause's date; it cannot
		// lie before it.
		if c := when[st.causeBy]; c.Known() && (!st.on.Known() || c.Start > st.on.Start) {
			st.on = c
		}
		for _, ps := range [][]sitrep.Participant{e.Actors, e.Recipients} {
			for _, p := range ps {
				if p.Actor != "" && !slices.ContainsFunc(st.parties, func(q party) bool { return q.id == p.Actor }) {
					st.parties = append(st.parties, newParty(p))
				}
			}
		}
		steps = append(steps, st)
	}
	return steps
}

// causing is the first event mention within the words that give the cause.
func causing(a *sitrep.Analysis, sp sitrep.Span) string {
	for i := range a.Events {
		if sp.Contains(a.Events[i].Trigger.Span) {
			return a.Events[i].ID
		}
	}
	return ""
}

func newProcess(steps []*step) (sitrep.Process, bool) {
	p := sitrep.Process{Kind: "process", Type: steps[0].kind}
	ordered := slices.Clone(steps)
	slices.SortStableFunc(ordered, func(a, b *step) int { return cmp.Compare(key(a), key(b)) })
	if p.Type == "campaign" && len(steps) == 1 && steps[0].phase == "lull" {
		return p, false // the absence of attacks is no campaign by itself
	}
	first := slices.MinFunc(steps, func(a, b *step) int { return strings.Compare(a.event.ID, b.event.ID) })
	p.ID = sitrep.ID("process", p.Type, first.event.ID)
	for _, st := range steps {
		for _, ps := range [][]sitrep.Participant{st.event.Actors, st.event.Recipients} {
			for _, q := range ps {
				if q.Actor != "" && !slices.ContainsFunc(p.Parties, func(r sitrep.Participant) bool { return r.Actor == q.Actor }) {
					p.Parties = append(p.Parties, q)
				}
			}
		}
		for _, l := range st.mentions {
			if p.Subject == "" && (p.Type == "negotiation" || p.Type == "investigation") {
				p.Subject = subject(l.a, l.m).Text
			}
			if c := l.m.Condition; c != nil && !slices.ContainsFunc(p.Conditions, func(o sitrep.Condition) bool { return o.Text == c.Text }) {
				p.Conditions = append(p.Conditions, sitrep.Condition{Text: c.Text, Document: l.m.Document, Span: c.Span})
			}
		}
		for _, s := range st.event.Sizes {
			p.Counters = count(p.Counters, s, st.event)
		}
	}
	for _, st := range ordered {
		p.Steps = append(p.Steps, sitrep.Step{Event: st.event.ID, Phase: st.phase, On: st.on})
	}
	p.Phases = phasesOf(ordered)
	p.Name = name(&p)
	return p, true
}

// key orders steps by when they began; the undated come last, as told.
func key(s *step) int {
	switch {
	case s.on.Start != 0:
		return int(s.on.Start)
	case s.on.End != 0:
		return int(s.on.End)
	}
	return 1 << 30
}

// phasesOf are the states between the steps: each lasts until another begins.
// Undated steps give a phase only where no dated step has the same.
func phasesOf(ordered []*step) []sitrep.Phase {
	var out []sitrep.Phase
	for _, st := range ordered {
		var evidence []sitrep.Source
		for _, l := range st.mentions {
			evidence = append(evidence, sitrep.Source{Document: l.m.Document, Span: l.m.Trigger.Span, By: st.by})
		}
		if i := len(out) - 1; i >= 0 && out[i].Phase == st.phase {
			out[i].Evidence = append(out[i].Evidence, evidence...)
			continue
		}
		dated := st.on.Known()
		if same := slices.IndexFunc(out, func(p sitrep.Phase) bool { return p.Phase == st.phase }); !dated && same >= 0 {
			out[same].Evidence = append(out[same].Evidence, evidence...)
			continue
		}
		if i := len(out) - 1; i >= 0 && dated {
			out[i].Until = st.on
		}
		out = append(out, sitrep.Phase{Phase: st.phase, From: st.on, Cause: st.cause, CauseBy: st.causeBy, Evidence: evidence})
	}
	return out
}

func count(counters []sitrep.Counter, s sitrep.Quantity, e *sitrep.Event) []sitrep.Counter {
	claim := sitrep.Claim{Value: s.Text, By: s.By, Documents: e.Documents, Span: s.Span}
	for i := range counters {
		if counters[i].Kind == s.Kind {
			if !slices.ContainsFunc(counters[i].Claims, func(c sitrep.Claim) bool { return c.Value == claim.Value && c.By == claim.By }) {
				counters[i].Claims = append(counters[i].Claims, claim)
			}
			return counters
		}
	}
	return append(counters, sitrep.Counter{Kind: s.Kind, Claims: []sitrep.Claim{claim}})
}

var nouns = map[string]string{
	"negotiation": "Talks", "ceasefire": "Ceasefire", "release": "Release", "withdrawal": "Withdrawal", "investigation": "Inquiry", "campaign": "Campaign",
}

func name(p *sitrep.Process) string {
	var names []string
	for _, q := range p.Parties {
		if len(names) < 3 {
			names = append(names, cmp.Or(q.Name, q.Text))
		}
	}
	n := nouns[p.Type]
	if len(names) > 0 {
		n += ": " + strings.Join(names, ", ")
	}
	if p.Subject != "" {
		n += " (" + p.Subject + ")"
	}
	return n
}

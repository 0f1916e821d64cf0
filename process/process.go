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
	"sitrep/ontology"
)

// ruleSet is a file of rules with those that each type of event may fit.
type ruleSet struct {
	rules  []rule
	byType map[string][]int // in order
}

var english = sync.OnceValues(func() (*ruleSet, error) {
	const name = "rules/en.txt"
	f, err := ruleFiles.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rules, err := parseRules(path.Base(name), f)
	if err != nil {
		return nil, err
	}
	return newRuleSet(rules), nil
})

func builtin() *ruleSet {
	set, err := english()
	if err != nil {
		panic(fmt.Sprintf("built-in rules: %v", err)) // a test reads them
	}
	return set
}

func newRuleSet(rules []rule) *ruleSet {
	set := &ruleSet{rules, map[string][]int{}}
	for _, t := range ontology.Types() {
		for i := range rules {
			if rules[i].mayBe(t.Name) {
				set.byType[t.Name] = append(set.byType[t.Name], i)
			}
		}
	}
	return set
}

// at is the rule of a line.
func (s *ruleSet) at(line int) *rule {
	for i := range s.rules {
		if s.rules[i].line == line {
			return &s.rules[i]
		}
	}
	return nil
}

// Report is what tracking reads of one document: its event mentions and their signs.
type Report struct {
	ID       string
	Mentions []sitrep.EventMention
	Signs    []Sign
}

// Track returns the processes that the events are steps of, in the order of
// their first step in events.
func Track(events []sitrep.Event, reports []Report) []sitrep.Process {
	steps := newSteps(events, reports)
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
	mentions    []*sitrep.EventMention
	subject     string
	parties     []party
	docs        []string
	on          sitrep.Interval
	causeBy     string
	cause       string
}

func newSteps(events []sitrep.Event, reports []Report) []*step {
	signs := map[string]*Sign{} // by mention
	at := make(map[string]*Report, len(reports))
	for i := range reports {
		r := &reports[i]
		at[r.ID] = r
		for j := range r.Signs {
			signs[r.Signs[j].Mention] = &r.Signs[j]
		}
	}
	told := map[string]*sitrep.Event{} // by a mention that gives a cause
	for _, s := range signs {
		if s.CauseBy != "" {
			told[s.CauseBy] = nil
		}
	}
	for i := range events {
		for _, m := range events[i].Mentions {
			if _, ok := told[m]; ok {
				told[m] = &events[i]
			}
		}
	}
	var steps []*step
	for i := range events {
		if st := newStep(&events[i], signs); st != nil {
			st.index = i
			st.read(at, signs, told)
			steps = append(steps, st)
		}
	}
	return steps
}

// newStep is an event as the step that the first rule for one of its mentions makes of it.
func newStep(e *sitrep.Event, signs map[string]*Sign) *step {
	line := 0
	st := &step{event: e, docs: e.Documents}
	for _, id := range e.Mentions {
		if s := signs[id]; s != nil && s.Rule > 0 {
			if line == 0 || s.Rule < line {
				line = s.Rule
			}
			if st.subject == "" {
				st.subject = s.Subject
			}
		}
	}
	if line == 0 {
		return nil
	}
	r := builtin().at(line)
	st.kind, st.phase, st.by = r.kind, r.phase, fmt.Sprintf("process/rules/en.txt:%d", line)
	return st
}

// read takes from the mentions of a step what it needs of them.
func (st *step) read(at map[string]*Report, signs map[string]*Sign, told map[string]*sitrep.Event) {
	e := st.event
	if e.OccurredOn != nil {
		st.on = e.OccurredOn.Interval
	}
	var since sitrep.Interval
	for _, m := range mentionsOf(e, at) {
		st.mentions = append(st.mentions, m)
		if c := m.Cause; c != nil && st.cause == "" {
			st.cause = c.Text
			if s := signs[m.ID]; s != nil && told[s.CauseBy] != nil {
				by := told[s.CauseBy]
				st.causeBy = by.ID
				if by.OccurredOn != nil {
					since = by.OccurredOn.Interval
				}
			}
		}
	}
	// What stopped or started with its cause has the cause's date; it cannot
	// lie before it.
	if since.Known() && (!st.on.Known() || since.Start > st.on.Start) {
		st.on = since
	}
	for _, ps := range [][]sitrep.Participant{e.Actors, e.Recipients} {
		for _, p := range ps {
			if p.Actor != "" && !slices.ContainsFunc(st.parties, func(q party) bool { return q.id == p.Actor }) {
				st.parties = append(st.parties, newParty(p))
			}
		}
	}
}

// mentionsOf are the mentions of an event, in its order.
func mentionsOf(e *sitrep.Event, at map[string]*Report) (out []*sitrep.EventMention) {
	by := map[string]*sitrep.EventMention{}
	for _, d := range e.Documents {
		if r := at[d]; r != nil {
			for i := range r.Mentions {
				by[r.Mentions[i].ID] = &r.Mentions[i]
			}
		}
	}
	for _, id := range e.Mentions {
		if m := by[id]; m != nil {
			out = append(out, m)
		}
	}
	return out
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
		if p.Subject == "" {
			p.Subject = st.subject
		}
		for _, m := range st.mentions {
			if c := m.Condition; c != nil && !slices.ContainsFunc(p.Conditions, func(o sitrep.Condition) bool { return o.Text == c.Text }) {
				p.Conditions = append(p.Conditions, sitrep.Condition{Text: c.Text, Document: m.Document, Span: c.Span})
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
		for _, m := range st.mentions {
			evidence = append(evidence, sitrep.Source{Document: m.Document, Span: m.Trigger.Span, By: st.by})
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

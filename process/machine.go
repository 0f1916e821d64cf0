package process

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// processes of a cluster: one, or several where the one was over before the next began.
func (tr *tracker) processes(k *Kind, c *cluster) (out []sitrep.Process) {
	signs := tr.tell(c)
	es := k.episodes(signs)
	if len(es) == 0 {
		return nil
	}
	es = k.soften(es)
	es = k.imply(es, signs)
	es = tr.begin(k, es)
	var run []*episode
	var cur *phase
	last := 0
	for _, e := range es {
		p := k.phase(e.phase)
		if gap := key(e.on) - last; cur != nil && p.restarts && last > 0 && key(e.on) < 1<<30 && (cur.state == "over" && gap > 7 || gap > 366) {
			out = append(out, tr.process(k, run, signs))
			run, cur = nil, nil
		}
		run = append(run, e)
		if cur == nil || cur.name != p.name && !slices.Contains(cur.keeps, p.name) {
			cur = p
		}
		if key(e.on) < 1<<30 {
			last = max(last, key(e.on))
		}
	}
	out = append(out, tr.process(k, run, signs))
	if len(out) > 1 {
		tr.share(k, out, signs)
	}
	for i := range out {
		tr.finish(k, &out[i])
	}
	return slices.DeleteFunc(out, func(p sitrep.Process) bool { return !going(&p) })
}

// going: more is told than a single step, which is an event and no process.
func going(p *sitrep.Process) bool {
	if len(p.Phases) > 1 || len(p.Next) > 0 && len(p.Phases) > 0 {
		return true
	}
	return len(p.Phases) > 0 && (p.Phases[0].Cause != "" || len(p.Conditions) > 0 || len(p.Phases[0].Evidence) > 1)
}

// share gives what no step holds (conditions, plans) to the process of its time.
func (tr *tracker) share(k *Kind, ps []sitrep.Process, signs []*told) {
	of := func(s *told) int {
		at := 0
		for i := range ps {
			if b := began(&ps[i]); b <= max(s.latest, s.on.Start) && b != 1<<30 {
				at = i
			}
		}
		return at
	}
	by := make([][]*told, len(ps))
	for _, s := range signs {
		i := of(s)
		by[i] = append(by[i], s)
	}
	for i := range ps {
		tr.describe(k, &ps[i], by[i])
	}
}

// process runs the machine over the episodes of one process.
func (tr *tracker) process(k *Kind, es []*episode, signs []*told) sitrep.Process {
	p := sitrep.Process{Kind: "process", Type: k.Name, Name: k.Title}
	var cur *phase
	repeated := k.lastRepeated(es)
	for n, e := range es {
		name := e.phase
		if to := k.repeated[name]; to != "" && repeated[name] > n && e.on.Known() {
			name = to
		}
		if cur != nil && cur.becomes[name] != "" {
			name = cur.becomes[name]
		}
		ph := k.phase(name)
		if ph == nil {
			continue
		}
		p.Steps = append(p.Steps, steps(e, name)...)
		cause, by := causeOf(tr, e)
		if cur != nil && (cur.name == ph.name || slices.Contains(cur.keeps, ph.name)) {
			last := &p.Phases[len(p.Phases)-1]
			if cur.name == ph.name {
				last.Evidence = append(last.Evidence, evidence(e)...)
				if last.Cause == "" {
					last.Cause, last.CauseBy = cause, by
				}
			}
			continue
		}
		on := e.on
		if i := len(p.Phases) - 1; i >= 0 {
			if prev := &p.Phases[i]; on.Known() {
				if on.Start == 0 && prev.From.Start != 0 && prev.From.Start <= on.End {
					on.Start = prev.From.Start // it began after the phase before it
				}
				prev.Until = on
			}
		}
		p.Phases = append(p.Phases, sitrep.Phase{Phase: ph.name, State: ph.state, From: on, Cause: cause, CauseBy: by, Evidence: evidence(e)})
		if e.reported {
			p.Phases[len(p.Phases)-1].Basis = "reported"
		}
		cur = ph
	}
	tr.describe(k, &p, signs)
	ids := make([]string, 0, len(es))
	for _, e := range es {
		for _, s := range e.signs {
			ids = append(ids, s.thread.doc+" "+s.Words.Text+" "+s.Phase+" "+itoa(s.Words.Start))
		}
	}
	p.ID = sitrep.ID("process", k.Name, slices.Min(ids))
	return p
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b []byte
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	slices.Reverse(b)
	return string(b)
}

// lastRepeated is the last episode of each phase that may come several times.
func (k *Kind) lastRepeated(es []*episode) map[string]int {
	last := map[string]int{}
	for n, e := range es {
		if k.repeated[e.phase] != "" {
			last[e.phase] = n
		}
	}
	return last
}

// steps of an episode: one an event, and one for what is told without an event.
func steps(e *episode, phase string) (out []sitrep.Step) {
	at := map[string]int{}
	for _, s := range e.signs {
		id := ""
		if s.event != nil {
			id = s.event.ID
		}
		i, ok := at[id]
		if !ok && id == "" && len(out) > 0 {
			i, ok = 0, true // the same step, told in other words
		}
		if !ok {
			i = len(out)
			at[id] = i
			out = append(out, sitrep.Step{Event: id, Phase: phase, On: e.on})
		}
		st := &out[i]
		st.Event = cmp.Or(st.Event, id)
		if s.Round > 0 && st.Round == 0 {
			st.Round = s.Round
		}
		st.Evidence = append(st.Evidence, sitrep.Source{Document: s.thread.doc, Span: s.Sentence, By: s.By})
	}
	return out
}

func evidence(e *episode) (out []sitrep.Source) {
	for _, s := range e.signs {
		src := sitrep.Source{Document: s.thread.doc, Span: s.Words.Span, By: s.By}
		if !slices.Contains(out, src) {
			out = append(out, src)
		}
	}
	return out
}

// causeOf is what most reports give as the cause, else the first.
func causeOf(tr *tracker, e *episode) (text, event string) {
	best := 0
	var given []*told
	for _, s := range e.signs {
		if s.Cause != nil && s.Mode != modeWanted && len(given) < window {
			given = append(given, s)
		}
	}
	for i, s := range given {
		n := 1
		for j, o := range given {
			if i != j && (o.Cause.Text == s.Cause.Text || o.CauseBy != "" && tr.byMention[o.CauseBy] != nil && tr.byMention[o.CauseBy] == tr.byMention[s.CauseBy]) {
				n++
			}
		}
		if n > best || n == best && len(text) < len(s.Cause.Text) && len(s.Cause.Text) < 250 {
			best, text, event = n, s.Cause.Text, ""
			if by := tr.byMention[s.CauseBy]; by != nil {
				event = by.ID
			}
		}
	}
	return text, event
}

// finish adds what depends on how it went on: outcomes of what was announced, silence.
func (tr *tracker) finish(k *Kind, p *sitrep.Process) {
	for i := range p.Next {
		tr.outcome(k, p, &p.Next[i])
	}
	tr.silence(k, p)
	p.Name = name(k, p)
}

// outcome says what became of an announced step.
func (tr *tracker) outcome(k *Kind, p *sitrep.Process, n *sitrep.NextStep) {
	due := n.On
	for _, st := range p.Steps {
		if st.Phase != n.Phase && !k.keeps(st.Phase, n.Phase) && !(k.repeated[n.Phase] == st.Phase && st.Phase != "") || !st.On.Known() {
			continue
		}
		switch d := key(st.On); {
		case due.Known() && st.On.Start != 0 && d >= key(due)-1 && d <= int(max(due.End, due.Start))+1:
			n.Outcome, n.Event = "came about", st.Event
			return
		case n.Announced != 0 && d > int(n.Announced) && n.Outcome == "":
			n.Outcome, n.Event = "came about later", st.Event
			if !due.Known() {
				n.Outcome = "came about"
			} else if d < key(due) {
				n.Outcome = "came about earlier"
			}
		}
	}
	switch {
	case n.Outcome != "":
	case due.Known() && tr.asOf > max(due.End, due.Start)+3:
		n.Outcome = "not reported"
	default:
		n.Outcome = "pending"
	}
}

// silence: nothing heard for longer than the rhythm of the process lets expect.
func (tr *tracker) silence(k *Kind, p *sitrep.Process) {
	if len(p.Phases) == 0 || p.Phases[len(p.Phases)-1].State == "over" || tr.asOf == 0 || p.LastHeard == 0 {
		return
	}
	var days []int
	for _, st := range p.Steps {
		if d := key(st.On); d < 1<<30 && !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	rhythm := 45
	if len(days) > 2 {
		gaps := make([]int, 0, len(days)-1)
		for i := 1; i < len(days); i++ {
			gaps = append(gaps, days[i]-days[i-1])
		}
		slices.Sort(gaps)
		rhythm = gaps[len(gaps)/2]
	}
	limit := min(max(180, 4*rhythm), 1000)
	if int(tr.asOf-p.LastHeard) <= limit {
		return
	}
	p.SilentSince = p.LastHeard + 1
	if ph := k.phase("silent"); ph != nil {
		on := sitrep.Interval{Start: p.SilentSince, End: p.SilentSince}
		p.Phases[len(p.Phases)-1].Until = on
		p.Phases = append(p.Phases, sitrep.Phase{Phase: ph.name, State: ph.state, From: on, Evidence: []sitrep.Source{{By: "process: no report for " + itoa(limit) + " days"}}})
	}
}

func name(k *Kind, p *sitrep.Process) string {
	var names []string
	for i := range p.Parties {
		if len(names) < 3 {
			names = append(names, nameOf(&p.Parties[i]))
		}
	}
	n := k.Title
	if len(names) > 0 {
		n += ": " + strings.Join(names, ", ")
	}
	if p.Subject != "" {
		n += " (" + p.Subject + ")"
	}
	return n
}

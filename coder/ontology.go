package coder

import (
	"errors"
	"path"
	"slices"
	"sort"
	"strconv"

	"sitrep"
	"sitrep/ontology"
)

// OntologyFile is a user's file of types, word classes and rules.
type OntologyFile struct{ Name, Text string }

// Extended codes the types of a user's ontology beside PLOVER. It is immutable
// and safe for concurrent use.
type Extended struct {
	plover *Coder
	own    *Coder // PLOVER's rules under those of the user; nil when none has a trigger
	types  map[string]*ownType
	of     []*rule // rules that take events of PLOVER

	examples []Example
}

// ownType is what a file declares of a type.
type ownType struct {
	file  string
	line  int
	modes map[string]bool
	quad  int
	score float64
	cameo string
}

// ownPriority puts a user's rule over all built-in ones for its words.
const ownPriority = 1000

// Beside adds the types of the files to those of PLOVER. The format is that of the
// rules with TYPE headers and of: lines; see docs/ontology.md. Errors are Faults.
func (c *Coder) Beside(files ...OntologyFile) (*Extended, error) {
	x := &Extended{plover: c, types: map[string]*ownType{}}
	raw, order, err := builtinWords()
	if err != nil {
		return nil, err
	}
	var faults []error
	rules := make([]string, len(files))
	for i, f := range files {
		name := path.Base(f.Name)
		words, rest, err := x.declarations(name, f.Text)
		if err == nil {
			err = readWords(name, []byte(words), raw, &order)
		}
		rules[i] = rest
		faults = append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	classes, err := resolveClasses(raw, order)
	if err != nil {
		return nil, err
	}
	voc := &vocabulary{classes: classes, types: map[string]map[string]bool{}, own: map[string]bool{}}
	for _, t := range ontology.Types() {
		voc.types[t.Name] = map[string]bool{}
		for _, m := range t.Modes {
			voc.types[t.Name][m.Name] = true
		}
	}
	for name, t := range x.types {
		voc.types[name] = t.modes
		voc.own[name] = true
	}
	var triggered []*rule
	for i, f := range files {
		rs, err := readRules(path.Base(f.Name), []byte(rules[i]), voc)
		faults = append(faults, err)
		for _, r := range rs {
			x.examples = append(x.examples, r.examples...)
			if err := x.fits(r); err != nil {
				faults = append(faults, err)
			} else if len(r.of) > 0 {
				x.of = append(x.of, r)
			} else {
				r.priority += ownPriority
				triggered = append(triggered, r)
			}
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	if len(triggered) > 0 {
		rs := &Ruleset{classes: c.rules.classes, modes: map[string][]*rule{}}
		for _, r := range c.rules.rules {
			copied := *r // the index numbers them
			rs.rules = append(rs.rules, &copied)
		}
		rs.rules = append(rs.rules, triggered...)
		rs.index()
		if x.own, err = newCoder(rs, nil); err != nil {
			return nil, err
		}
		x.own.NoLocations = true // PLOVER's coder finds them
		x.own.ownForce = map[string]bool{}
		for name, t := range x.types {
			x.own.ownForce[name] = t.quad == 4
		}
	}
	return x, nil
}

// Annotate adds quotations and events as the built-in coder does, then the events
// of the user's types, all in text order.
func (x *Extended) Annotate(a *sitrep.Analysis) {
	x.plover.Annotate(a)
	events := a.Events
	if len(x.of) > 0 {
		events = x.refined(a, events)
	}
	if x.own != nil {
		b := *a
		b.Quotations, b.Events = nil, nil
		x.own.Annotate(&b)
		at := map[int]int{}
		for i := range b.Events {
			m := b.Events[i]
			t := x.types[m.Type]
			if t == nil {
				continue
			}
			at[i] = len(events)
			t.rate(&m)
			withSizes(&m, a.Events)
			if first, ok := at[m.SameAs]; ok {
				m.SameAs = first
			} else {
				m.SameAs = len(events)
			}
			m.Apart = moved(m.Apart, func(k int) (int, bool) { to, ok := at[k]; return to, ok })
			events = append(events, m)
		}
	}
	if len(events) > len(a.Events) {
		a.Events = inTextOrder(events)
	}
}

// withSizes gives an event for which its rule names no sizes those of PLOVER's
// event at the same word: what is told of the happening holds under either type.
func withSizes(m *sitrep.EventMention, plover []sitrep.EventMention) {
	if len(m.Sizes) > 0 {
		return
	}
	for i := range plover {
		if o := &plover[i]; o.Head == m.Head && len(o.Sizes) > 0 {
			m.Sizes = o.Sizes
			for _, q := range o.Sizes {
				m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "sizes", Span: q.Span, By: "same word as " + o.Type})
			}
			return
		}
	}
}

// rate sets what follows from the type alone.
func (t *ownType) rate(m *sitrep.EventMention) {
	m.Quad, m.Score = t.quad, t.score
	if t.cameo != "" {
		m.CAMEO = t.cameo
	}
}

// moved gives what is told apart where it stands now, without what is gone.
func moved(apart []int, to func(k int) (int, bool)) (out []int) {
	for _, k := range apart {
		if k, ok := to(k); ok {
			out = append(out, k)
		}
	}
	return out
}

// inTextOrder sorts by trigger and keeps SameAs and Apart.
func inTextOrder(events []sitrep.EventMention) []sitrep.EventMention {
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return events[order[i]].Trigger.Start < events[order[j]].Trigger.Start })
	now := make([]int, len(events))
	out := make([]sitrep.EventMention, len(events))
	for i, k := range order {
		now[k], out[i] = i, events[k]
	}
	for i := range out {
		out[i].SameAs = now[out[i].SameAs]
		out[i].Apart = moved(out[i].Apart, func(k int) (int, bool) { return now[k], true })
	}
	return out
}

// refined adds to the events a copy of each that an of: rule takes, with the rule's
// type and modes; the first rule of a type that fits gives the evidence.
func (x *Extended) refined(a *sitrep.Analysis, events []sitrep.EventMention) []sitrep.EventMention {
	w := x.plover.newWork(a)
	plover := len(events)
	made := map[[2]string]int{}      // by type and index of the event taken
	happening := map[[2]string]int{} // the first made of a happening, by type and its first mention, which need not be taken
	for i := range plover {
		for _, r := range x.of {
			if !r.takes(&events[i]) || !w.taken(&events[i], r) {
				continue
			}
			key := [2]string{r.typ, strconv.Itoa(i)}
			if k, ok := made[key]; ok {
				for _, m := range r.modes {
					if !slices.Contains(events[k].Modes, m) {
						events[k].Modes = append(events[k].Modes, m)
					}
				}
				continue
			}
			m := events[i]
			m.Type, m.Modes = r.typ, append([]string{}, r.modes...)
			m.ID = sitrep.ID("mention", a.Doc.ID, strconv.Itoa(m.Trigger.Start), strconv.Itoa(m.Trigger.End), r.typ)
			x.types[r.typ].rate(&m)
			if r.cameo != "" {
				m.CAMEO = r.cameo
			}
			m.Evidence = append([]sitrep.Evidence{{Field: "type", Span: m.Trigger.Span, By: r.by + " of " + events[i].Type}}, m.Evidence...)
			made[key] = len(events)
			same := [2]string{r.typ, strconv.Itoa(m.SameAs)}
			if _, ok := happening[same]; !ok {
				happening[same] = len(events)
			}
			m.SameAs = happening[same]
			m.Apart = moved(m.Apart, func(k int) (int, bool) { to, ok := made[[2]string{r.typ, strconv.Itoa(k)}]; return to, ok })
			events = append(events, m)
		}
	}
	return events
}

// takes reports whether an event is of one of the types of the rule's of: lines.
func (r *rule) takes(m *sitrep.EventMention) bool {
	return slices.ContainsFunc(r.of, func(o ofType) bool {
		return o.typ == m.Type && !slices.ContainsFunc(o.modes, func(mode string) bool { return !slices.Contains(m.Modes, mode) })
	})
}

// taken reports whether the rule's conditions hold of an event: those on actor and
// recipient of the participants, by any of their mentions, the others of the words
// beside the trigger.
func (w *work) taken(m *sitrep.EventMention, r *rule) bool {
	t := w.tree(m.Head.Sentence)
	if t == nil || m.Head.First >= len(t.tok) {
		return false
	}
	for k := range r.conds {
		c := &r.conds[k]
		held := false
		if c.op == opIs || c.op == opHas {
			for _, a := range c.args {
				switch {
				case a.kind == argPrep && a.prep == "actor":
					held = held || w.anyFits(m.Actors, c)
				case a.kind == argPrep && a.prep == "recipient":
					held = held || w.anyFits(m.Recipients, c)
				}
			}
		}
		if held = held || t.cond(m.Head.First, c); held == c.neg {
			return false
		}
	}
	return true
}

func (w *work) anyFits(ps []sitrep.Participant, c *cond) bool {
	for i := range ps {
		if c.op == opHas {
			return true
		}
		p := &ps[i]
		for si, t := range w.trees {
			if !w.a.Sentences[si].Span.Contains(p.Span) {
				continue
			}
			for tok := range t.tok {
				if h := t.head(tok); p.Span.Contains(t.tok[tok].Span) && (h < 0 || !p.Span.Contains(t.tok[h].Span)) && w.fitsAny(t, tok, c) {
					return true
				}
			}
		}
		if p.Entity < 0 || p.Entity >= len(w.a.Entities) {
			continue
		}
		for _, k := range w.a.Entities[p.Entity].Mentions {
			if t := w.tree(w.a.Mentions[k].Words.Sentence); t != nil && w.fitsAny(t, w.a.Mentions[k].Head, c) {
				return true
			}
		}
	}
	return false
}

func (w *work) fitsAny(t *tree, tok int, c *cond) bool {
	if tok < 0 || tok >= len(t.tok) {
		return false
	}
	return t.fitsAny(tok, c)
}

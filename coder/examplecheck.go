package coder

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Check says why an example fails on what was coded of its text, "" when it holds.
// Mentions of one happening count together.
func (ex *Example) Check(a *sitrep.Analysis) string { return check(ex, a) }

// Summary prints events on one line as examples are written.
func Summary(a *sitrep.Analysis) string { return summary(a) }

func summary(a *sitrep.Analysis) string {
	var b strings.Builder
	for i := range a.Events {
		e := &a.Events[i]
		fmt.Fprintf(&b, "%s.%s[%s] A=%v R=%v %s %s", e.Type, strings.Join(e.Modes, "."), e.Trigger.Text, texts(e.Actors), texts(e.Recipients), e.Polarity, e.Reality)
		for _, q := range e.Sizes {
			fmt.Fprintf(&b, " %s=%s", q.Kind, bounds(&q))
		}
		b.WriteString("; ")
	}
	return b.String()
}

func texts(ps []sitrep.Participant) []string {
	out := []string{}
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return out
}

func bounds(q *sitrep.Quantity) string {
	show := func(p *int) string {
		if p == nil {
			return ""
		}
		return strconv.Itoa(*p)
	}
	lo, hi := show(q.Low), show(q.High)
	if q.Best != nil && (q.Low == nil || *q.Low == *q.Best) && (q.High == nil || *q.High == *q.Best) {
		return show(q.Best)
	}
	return lo + "-" + hi
}

// check says why an example fails, "" when it holds.
func check(ex *Example, a *sitrep.Analysis) string {
	switch ex.Mark {
	case '0':
		if len(a.Events) > 0 {
			return "want no event"
		}
		return ""
	case '-':
		if ex.None {
			if len(a.Events) == 0 {
				return "want an event"
			}
			return ""
		}
		for i := range a.Events {
			if ex.Type == "" || a.Events[i].Type == ex.Type {
				return "want no " + ex.Type
			}
		}
		return ""
	}
	if ex.Type == "" && len(ex.Want) == 1 && ex.Want[0].Type == "" && len(ex.Want[0].Fields) == 0 {
		if len(a.Events) > 0 { // NONE
			return "want no event"
		}
		return ""
	}
	merged := joined(a)
	for _, w := range ex.Want {
		best := "no such event"
		for i := range merged {
			why := fulfils(&w, &merged[i])
			if why == "" {
				best = ""
				break
			}
			if why != "type" && best == "no such event" {
				best = why
			}
		}
		if best != "" {
			return "want " + w.Type + " " + strings.Join(w.Modes, ".") + ": " + best
		}
	}
	return ""
}

// joined lays the mentions of one happening together.
func joined(a *sitrep.Analysis) []sitrep.EventMention {
	out := append([]sitrep.EventMention(nil), a.Events...)
	for i := range out {
		for k := range a.Events {
			if k == i || a.Events[k].SameAs != a.Events[i].SameAs {
				continue
			}
			o := &a.Events[k]
			out[i].Modes = append(out[i].Modes[:len(out[i].Modes):len(out[i].Modes)], o.Modes...)
			out[i].Actors = append(out[i].Actors[:len(out[i].Actors):len(out[i].Actors)], o.Actors...)
			out[i].Recipients = append(out[i].Recipients[:len(out[i].Recipients):len(out[i].Recipients)], o.Recipients...)
			out[i].Sizes = append(out[i].Sizes[:len(out[i].Sizes):len(out[i].Sizes)], o.Sizes...)
		}
	}
	return out
}

func fulfils(w *Wanted, e *sitrep.EventMention) string {
	if w.Type != "" && e.Type != w.Type {
		return "type"
	}
	for _, m := range w.Modes {
		if !slices.Contains(e.Modes, m) {
			return "mode " + m
		}
	}
	for _, f := range w.Fields {
		ok := false
		switch f.Name {
		case "actor":
			ok = names(e.Actors, f.Value)
		case "recipient":
			ok = names(e.Recipients, f.Value)
		case "polarity":
			ok = e.Polarity == f.Value
		case "reality":
			ok = e.Reality == f.Value
		case "place":
			ok = f.Value == "" && e.Place == nil || e.Place != nil && (e.Place.Text == f.Value || e.Place.Name == f.Value)
		case "trigger":
			ok = e.Trigger.Text == f.Value
		case "time":
			ok = e.OccurredOn != nil && strings.EqualFold(e.OccurredOn.Text, f.Value)
		case "on":
			if e.OccurredOn != nil {
				s := e.OccurredOn.Start.String()
				if e.OccurredOn.Start != e.OccurredOn.End {
					s += ".." + e.OccurredOn.End.String()
				}
				ok = s == f.Value
			}
		case "by":
			for _, s := range e.Stances {
				ok = ok || strip(s.Who.Text) == strip(f.Value) || s.Who.Name == f.Value
			}
		default:
			for i := range e.Sizes {
				ok = ok || e.Sizes[i].Kind == f.Name && bounds(&e.Sizes[i]) == f.Value
			}
		}
		if !ok {
			return f.Name + " is not " + strconv.Quote(f.Value)
		}
	}
	return ""
}

// names: the words are those of a participant or begin or end its words.
func names(ps []sitrep.Participant, want string) bool {
	if want == "" {
		return len(ps) == 0
	}
	w := strip(want)
	for _, p := range ps {
		for _, s := range []string{strip(p.Text), strip(p.Name)} {
			if s == w || strings.HasPrefix(s, w+" ") || strings.HasSuffix(s, " "+w) || s != "" && (strings.HasPrefix(w, s+" ") || strings.HasSuffix(w, " "+s)) {
				return true
			}
		}
	}
	return false
}

func strip(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	s = strings.TrimSuffix(s, "'s")
	for _, d := range []string{"the ", "a ", "an ", "some ", "several ", "three ", "two "} {
		s = strings.TrimPrefix(s, d)
	}
	return strings.TrimSpace(s)
}

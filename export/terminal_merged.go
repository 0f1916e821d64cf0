package export

import (
	"fmt"
	"strings"

	"sitrep"
)

func (t *terminal) actors(as []sitrep.Actor) {
	if len(as) == 0 {
		return
	}
	t.rule("Actors")
	for i := range as {
		a := &as[i]
		runs := []run{{a.Name, styleActor}}
		if c := codes(a.Country, a.Sectors); c != "" {
			runs = append(runs, run{" (" + c + ")", dim})
		}
		if len(a.Aliases) > 0 {
			runs = append(runs, run{" also " + strings.Join(a.Aliases, ", "), dim})
		}
		t.line("  ", "      ", runs...)
		for j := range a.Ties {
			tie := &a.Ties[j]
			runs := []run{{TieWords(tie), plain}}
			for _, s := range tie.Evidence {
				if n := document(t.reps, s.Document); n > 0 && !s.Empty() {
					runs = append(runs, quoted(t.reps[n-1].Text(s.Span))...)
					break
				}
			}
			t.line("      ", "        ", runs...)
		}
	}
}

func (t *terminal) processes(r *Record) {
	if len(r.Processes) == 0 {
		return
	}
	number := map[string]int{}
	for i := range r.Events {
		number[r.Events[i].ID] = i + 1
	}
	t.rule("Processes")
	for i := range r.Processes {
		p := &r.Processes[i]
		if i > 0 {
			t.w.WriteByte('\n')
		}
		t.line("  ", "      ", run{p.Name, bold}, run{" (" + p.Type + ")", dim})
		if len(p.Parties) > 0 {
			t.line("      ", "        ", append([]run{{"between ", dim}}, t.participants(p.Parties, styleActor)...)...)
		}
		if p.Subject != "" {
			t.line("      ", "        ", run{"about ", dim}, run{sitrep.OneLine(p.Subject), plain})
		}
		for _, c := range p.Conditions {
			t.line("      ", "        ", run{"condition ", dim}, run{"“" + sitrep.OneLine(c.Text) + "”", plain})
		}
		for j := range p.Phases {
			ph := &p.Phases[j]
			runs := []run{{fmt.Sprintf("%-19s ", ph.Phase), styleDoubt | fixed}, {phaseWords(ph), styleTime}}
			if ph.Cause != "" {
				runs = append(runs, run{" · cause: ", dim}, run{sitrep.OneLine(ph.Cause), plain})
			}
			if n := number[ph.CauseBy]; n > 0 {
				runs = append(runs, run{fmt.Sprintf(" (event %d)", n), dim})
			}
			for _, s := range ph.Evidence {
				if n := document(t.reps, s.Document); n > 0 && !s.Empty() {
					runs = append(runs, quoted(t.reps[n-1].Text(s.Span))...)
					break
				}
			}
			t.line("      │ ", "      │   ", runs...)
		}
		for _, c := range p.Counters {
			for _, cl := range c.Claims {
				runs := []run{{c.Kind + " ", dim}, {cl.Value, styleSize}}
				if cl.By != "" {
					runs = append(runs, run{", says " + cl.By, dim})
				}
				t.line("      ", "        ", runs...)
			}
		}
		if steps := stepNumbers(p, number); steps != "" {
			t.line("      ", "        ", run{"steps: events " + steps, dim})
		}
	}
}

func stepNumbers(p *sitrep.Process, number map[string]int) string {
	var s []string
	for _, st := range p.Steps {
		if n := number[st.Event]; n > 0 {
			s = append(s, fmt.Sprint(n))
		}
	}
	return strings.Join(s, ", ")
}

func (t *terminal) quotations() {
	opened := false
	for i := range t.reps {
		r := &t.reps[i]
		for _, q := range r.quotes {
			if !opened {
				t.rule("Quotations")
				opened = true
			}
			who := speakerName(q.Speaker)
			if who == "" {
				who = "speaker unknown"
			}
			runs := []run{{who + ": ", styleSource}}
			text := sitrep.OneLine(q.Text)
			if q.Direct && !strings.ContainsAny(text[:min(3, len(text))], "“\"‘'«") {
				text = "“" + text + "”"
			}
			runs = append(runs, run{text, plain})
			if q.Channel != "" {
				runs = append(runs, run{" (" + q.Channel + ")", dim})
			}
			if len(t.reps) > 1 {
				runs = append(runs, run{fmt.Sprintf(" [report %d]", r.number), dim})
			}
			t.line("  ", "      ", runs...)
		}
	}
}

func (t *terminal) failures(fs []sitrep.Failure) {
	if len(fs) == 0 {
		return
	}
	t.rule("Not coded")
	for _, f := range fs {
		name := f.SourceID
		if name == "" {
			name = f.Capture
		}
		t.line("  ", "      ", run{name + ": ", bold}, run{f.Stage + ": " + f.Reason, plain})
	}
}

package export

import (
	"fmt"

	"sitrep"
	"sitrep/ontology"
)

// htmlProcess is a process as a spine of its phases.
type htmlProcess struct {
	Name, Type, Subject string
	Parties             []htmlValue
	Conditions          []words
	Phases              []htmlPhase
	Counters            []htmlCounter
	Steps               []htmlStep
}

// htmlPhase is a knot of the spine. State is before, on, halt or over.
type htmlPhase struct {
	Name, State, When, Cause string
	CauseBy                  int    // number of the event
	CauseRef                 string // its card
	Words                    []words
}

type htmlCounter struct {
	Kind   string
	Claims []sitrep.Claim
}

type htmlStep struct {
	Number int
	Ref    string
}

func (b *htmlBuilder) process(p *sitrep.Process) htmlProcess {
	h := htmlProcess{Name: p.Name, Type: p.Type, Subject: sitrep.OneLine(p.Subject)}
	for i := range p.Parties {
		h.Parties = append(h.Parties, htmlValue{Value: participantName(&p.Parties[i]), Detail: codes(p.Parties[i].Country, p.Parties[i].Sectors)})
	}
	for _, c := range p.Conditions {
		h.Conditions = append(h.Conditions, b.words(document(b.reps, c.Document), c.Span, c.Text))
	}
	for i := range p.Phases {
		ph := &p.Phases[i]
		k := htmlPhase{Name: ph.Phase, When: phaseWords(ph), Cause: sitrep.OneLine(ph.Cause)}
		if k.State = ph.State; k.State == "" {
			if o, ok := ontology.PhaseOf(p.Type, ph.Phase); ok {
				k.State = o.State
			}
		}
		k.CauseBy, k.CauseRef = b.cardOf(ph.CauseBy)
		for _, s := range ph.Evidence {
			if n := document(b.reps, s.Document); n > 0 && len(k.Words) < 3 {
				k.Words = append(k.Words, b.words(n, s.Span, ""))
			}
		}
		h.Phases = append(h.Phases, k)
	}
	for _, c := range p.Counters {
		h.Counters = append(h.Counters, htmlCounter{c.Kind, c.Claims})
	}
	for _, s := range p.Steps {
		if n, ref := b.cardOf(s.Event); n > 0 {
			h.Steps = append(h.Steps, htmlStep{n, ref})
		}
	}
	return h
}

// cardOf is an event's number and its first card; 0 when there is none.
func (b *htmlBuilder) cardOf(event string) (number int, ref string) {
	number = b.event[event]
	if number == 0 {
		return 0, ""
	}
	return number, firstCard(b.reps, number)
}

func firstCard(reps []report, event int) string {
	for i := range reps {
		for j := range reps[i].told {
			if reps[i].told[j].number == event {
				return fmt.Sprint("#", cardID(reps[i].number, event))
			}
		}
	}
	return ""
}

package process

import "sitrep"

// Sign is what the words of one event mention say of a process: the step that a rule makes
// of it and what it is about, or what brought it about.
type Sign struct {
	Mention string `json:"mention"`        // its ID
	Rule    int    `json:"rule,omitempty"` // line of the rule file, 0: none makes it a step; of the mentions of an event the first rule wins
	Subject string `json:"subject,omitempty"`
	CauseBy string `json:"cause_by,omitempty"` // the event mention in the words that give the cause
}

// Read returns the signs of the mentions of one analysis that have any, in text order.
func Read(a *sitrep.Analysis) (signs []Sign) {
	for i := range a.Events {
		m := &a.Events[i]
		s := Sign{Mention: m.ID}
		if r := ruleOf(a, m); r != nil {
			s.Rule = r.line
			if r.kind == "negotiation" || r.kind == "investigation" {
				s.Subject = subject(a, m).Text
			}
		}
		if m.Cause != nil {
			s.CauseBy = causing(a, m.Cause.Span)
		}
		if s.Rule > 0 || s.CauseBy != "" {
			signs = append(signs, s)
		}
	}
	return signs
}

// ruleOf is the first rule that makes a mention a step, nil for none.
func ruleOf(a *sitrep.Analysis, m *sitrep.EventMention) *rule {
	set := builtin()
	var head, near []string
	for _, k := range set.byType[m.Type] {
		r := &set.rules[k]
		if !r.coded(m) {
			continue
		}
		if head == nil {
			head, near = triggerWords(a, m)
		}
		if r.worded(head, near) {
			return r
		}
	}
	return nil
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

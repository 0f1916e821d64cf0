package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// SpineMarkdown writes a process as CommonMark.
func SpineMarkdown(w io.Writer, s *Spine) error {
	b := bufio.NewWriter(w)
	p := s.Process
	fmt.Fprintf(b, "# %s\n\n", markdown(p.Name))
	fact := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "- **%s:** %s\n", name, value)
		}
	}
	fact("Kind", markdown(p.Type))
	fact("Now", markdown(s.Now))
	if p.SilentSince != 0 {
		fact("Silent", "nothing heard since "+dayWords(p.LastHeard))
	}
	fact("Between", participantList(p.Parties))
	fact("Mediated by", participantList(p.Mediators))
	for i := range p.Venues {
		fact("Held in", markdown(placeWords(&p.Venues[i].Place)))
	}
	fact("About", markdown(sitrep.OneLine(p.Subject)))
	for _, c := range p.Conditions {
		v := "“" + markdown(sitrep.OneLine(c.Text)) + "”"
		if c.By != "" {
			v += ", says " + markdown(sitrep.OneLine(c.By))
		}
		fact("Condition", v)
	}
	for _, d := range p.Deadlines {
		v := intervalWords(d.On)
		if d.By != "" {
			v += ", set by " + markdown(sitrep.OneLine(d.By))
		}
		fact("Deadline", v)
	}
	for _, c := range p.Counters {
		var claims []string
		for _, cl := range c.Claims {
			v := markdown(sitrep.OneLine(cl.Value))
			if cl.By != "" {
				v += " (says " + markdown(sitrep.OneLine(cl.By)) + ")"
			}
			claims = append(claims, v)
		}
		if c.Corroborated != nil {
			claims = append(claims, fmt.Sprintf("%d told by several sources", *c.Corroborated))
		}
		fact(capital(c.Kind), strings.Join(claims, "; "))
	}
	b.WriteString("\n## Steps\n\n")
	for i := range s.Knots {
		n := &s.Knots[i]
		if n.Gap != "" {
			fmt.Fprintf(b, "*%s*\n\n", n.Gap)
		}
		when := n.When
		if when == "" {
			when = "date unknown"
		}
		name := markdown(n.Phase)
		if n.Begins {
			name = "**" + name + "**"
		}
		if n.Round > 0 {
			name += fmt.Sprintf(" (round %d)", n.Round)
		}
		fmt.Fprintf(b, "%s: %s\n\n", when, name)
		if n.Cause != "" {
			fmt.Fprintf(b, "Cause: %s\n\n", markdown(sitrep.OneLine(n.Cause)))
		}
		if n.Same {
			b.WriteString("*In the same sentence.*\n\n")
			continue
		}
		for _, q := range n.Quotes {
			fmt.Fprintf(b, "> %s\n> — %s\n\n", markdown(q.Text), markdown(citeWords(&q)))
		}
	}
	if len(p.Next) > 0 {
		b.WriteString("## Announced\n\n")
		for _, n := range p.Next {
			fmt.Fprintf(b, "- %s", markdown(n.Phase))
			if w := intervalWords(n.On); w != "" {
				fmt.Fprintf(b, " for %s", w)
			}
			fmt.Fprintf(b, " (“%s”): %s\n", markdown(sitrep.OneLine(n.Text)), n.Outcome)
		}
	}
	return b.Flush()
}

func participantList(ps []sitrep.Participant) string {
	var names []string
	for i := range ps {
		v := markdown(participantName(&ps[i]))
		if c := joinWords(ps[i].Standing(), codes(ps[i].Country, ps[i].Sectors)); c != "" {
			v += " (" + c + ")"
		}
		names = append(names, v)
	}
	return strings.Join(names, "; ")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

package merge

import (
	"slices"

	"sitrep"
	"sitrep/ontology"
)

// participants are the named ones of all reports; where nobody is named, those
// of the first report that has any. A name outranks a description of the same
// side, since descriptions of one thing differ from report to report. Within a report
// the first mention speaks whose own words say who it is: later ones add whom it also
// cost, who is blamed, and what the report says of others. But whom most reports have, wherever
// they tell it, takes part, and beside them nobody whom one report alone has. Names that few of many reports have
// are left out, and of three and more reports one alone does not make an attacker of who has no arms.
// Those on the other side are passed over. Voiced is how often each is on this one, which one mention need not tell.
func participants(ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, voiced map[string]side, other func(*sitrep.Participant) bool) []sitrep.Participant {
	many := reportsOf(ms) >= several
	out := unlikely(ms, field, of, voiced, other)
	named := byMost(ms, field, of, out)
	sure := len(named) > 0 && many
	all := ms
	ms = spokesmen(ms, field, of, other)
	of = namedIn(all, field, of, out)
	told := supportOf(ms, func(m *sitrep.EventMention) []string { return actorIDs(of(m)) })
	first := "" // the report that speaks alone where each says another thing
	for _, m := range ms {
		ps := of(m)
		for i := range ps {
			p := &ps[i]
			if p.Actor == "" || !told.holds(p.Actor) || out(p) || hasActor(named, p) || sure && voiced[key(p)].reports < 2 {
				continue
			}
			if first == "" || first == m.Document {
				if told.scattered() {
					first = m.Document
				}
				named = append(named, *p)
			}
		}
	}
	nobody := len(named) == 0
	ps := described(ms, of)
	for i := range ps {
		if p := &ps[i]; p.Actor == "" && !out(p) {
			if n := besideNames(ms, of, p); nobody || n > 0 && !covered(p.Text, len(named)-n) {
				named = append(named, *p)
			}
		}
	}
	return named
}

// covered: those described are so many that the names of others can be theirs: "two clerks".
func covered(description string, names int) bool {
	n := countOf(description)
	return n > 1 && names >= n
}

// unlikely are those passed over, and of an attack of which several reports tell who has no arms
// and by one of them alone attacked, unless police or courts say there that he did.
func unlikely(ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, voiced map[string]side, other func(*sitrep.Participant) bool) func(*sitrep.Participant) bool {
	if field != "actors" || ms[0].Type != "ASSAULT" || reportsOf(ms) < several {
		return other
	}
	heads := supportOf(ms, func(m *sitrep.EventMention) []string { return headsOf(of(m)) })
	families := supportOf(ms, func(m *sitrep.EventMention) []string { return familiesOf(of(m)) })
	charged := chargedIn(ms, of)
	alone := func(p *sitrep.Participant) bool {
		switch {
		case armed(p) || voiced[key(p)].reports > 1:
			return false
		case p.Actor != "":
			return families.reports[family(p.Name)] < 2
		}
		return heads.reports[headOf(p.Text)] < 2
	}
	sure := slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { // somebody is named whom no report tells alone
		return slices.ContainsFunc(of(m), func(p sitrep.Participant) bool {
			return p.Actor != "" && !slices.Contains(p.Sectors, "COP") && !other(&p) && !alone(&p)
		})
	})
	return func(p *sitrep.Participant) bool {
		return other(p) || alone(p) && (sure || p.Actor == "" || !charged[key(p)] && p.Accused != sitrep.Charged && p.Accused != sitrep.Convicted)
	}
}

// byMost are those named ones whom, of several reports that say in their own words who takes part,
// more than half have, wherever they tell it.
func byMost(ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, out func(*sitrep.Participant) bool) (named []sitrep.Participant) {
	if ms[0].Document == ms[len(ms)-1].Document {
		return nil
	}
	const anybody = "" // named or not
	told := supportOf(ms, func(m *sitrep.EventMention) []string {
		if len(of(m)) == 0 || !firm(m, field) {
			return nil
		}
		return append(actorIDs(of(m)), anybody)
	})
	for _, m := range ms {
		ps := of(m)
		for i := range ps {
			p := &ps[i]
			if n := told.reports[p.Actor]; p.Actor != "" && n > 1 && 2*n > told.reports[anybody] && !out(p) && !hasActor(named, p) {
				named = append(named, *p)
			}
		}
	}
	return named
}

// described are those of the mention one of whose descriptions most reports have by its head,
// of equals of the first that has any.
func described(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []sitrep.Participant) (best []sitrep.Participant) {
	if len(ms) == 1 {
		return of(ms[0])
	}
	s := supportOf(ms, func(m *sitrep.EventMention) []string { return headsOf(of(m)) })
	most := 0
	for _, m := range ms {
		n := 0
		for _, p := range of(m) {
			n = max(n, s.reports[headOf(p.Text)])
		}
		if len(of(m)) > 0 && (best == nil || n > most && n > 1 || n >= most && anybody(best) && !anybody(of(m))) {
			best, most = of(m), n
		}
	}
	return best
}

// anybody: none of them is described by more than that they are people.
func anybody(ps []sitrep.Participant) bool {
	return !slices.ContainsFunc(ps, func(p sitrep.Participant) bool { return p.Actor != "" || !isAnybody(p.Text) })
}

// several reports are enough that one of them is not believed alone when it says that
// somebody without arms attacked: a victim, a witness or a prosecutor taken for it.
const several = 3

// reportsOf counts the reports of mentions that come by report.
func reportsOf(ms []*sitrep.EventMention) (n int) {
	for i, m := range ms {
		if i == 0 || m.Document != ms[i-1].Document {
			n++
		}
	}
	return n
}

// armed: what the participant is has arms.
func armed(p *sitrep.Participant) bool {
	return slices.ContainsFunc(p.Sectors, func(c string) bool {
		s, ok := ontology.SectorOf(c)
		return ok && s.Kind == "armed" || c == "MIL" // police investigate more often than they attack
	})
}

// spokesmen are, of the mentions of each report, the first that says in its own words
// who takes part, and more of them than "people" if any does, and names not only those of the other
// side; where none does, all that say so.
func spokesmen(ms []*sitrep.EventMention, field string, of func(*sitrep.EventMention) []sitrep.Participant, other func(*sitrep.Participant) bool) []*sitrep.EventMention {
	if len(ms) == 1 {
		return ms
	}
	says := func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(of(m), func(p sitrep.Participant) bool { return !other(&p) })
	}
	var out []*sitrep.EventMention
	for from := 0; from < len(ms); {
		end, own, vague := from, -1, false
		for ; end < len(ms) && ms[end].Document == ms[from].Document; end++ {
			if !says(ms[end]) || !firm(ms[end], field) {
				continue
			}
			some := anybody(of(ms[end]))
			if own < 0 || vague && !some || vague == some && ms[end].Trigger.Start < ms[own].Trigger.Start {
				own, vague = end, some
			}
		}
		if own >= 0 {
			out = append(out, ms[own])
		} else {
			out = append(out, ms[from:end]...)
		}
		from = end
	}
	return out
}

// besideNames is how many names stand beside the description in the first mention that has both, so
// that all take part.
func besideNames(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []sitrep.Participant, p *sitrep.Participant) int {
	for _, m := range ms {
		here, names := false, 0
		ps := of(m)
		for i := range ps {
			q := &ps[i]
			here = here || q.Span == p.Span && m.Document != "" && q.Text == p.Text
			if q.Actor != "" {
				names++
			}
		}
		if here && names > 0 {
			return names
		}
	}
	return 0
}

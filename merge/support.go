package merge

import "sitrep"

// support counts in how many reports each value of a field stands. What a few of many
// reports alone have is rather misread, or of something else that they tell: it stays a
// claim and is no value of the event.
type support struct {
	reports map[string]int
	most    int
	telling int // reports that have any
}

// fewest is how many times fewer reports than the most told value has a value may have.
const fewest = 4

func supportOf(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []string) support {
	if len(ms) == 0 || ms[0].Document == ms[len(ms)-1].Document {
		return support{} // of one report all holds
	}
	s := support{reports: map[string]int{}}
	last, teller := map[string]string{}, ""
	for _, m := range ms {
		vs := of(m)
		if len(vs) > 0 && teller != m.Document {
			teller = m.Document
			s.telling++
		}
		for _, v := range vs {
			if last[v] != m.Document {
				last[v] = m.Document
				s.reports[v]++
				s.most = max(s.most, s.reports[v])
			}
		}
	}
	return s
}

// holds: enough reports have the value; of four that have any more than one, unless
// each has another.
func (s support) holds(value string) bool {
	n := s.reports[value]
	return n*fewest >= s.most && (n > 1 || s.most < 2 || s.telling < fewest)
}

// scattered: each of many reports has another value.
func (s support) scattered() bool { return s.most == 1 && s.telling >= fewest }

// modes are those of a type that enough reports and mentions tell, the first told first.
func modes(ms []*sitrep.EventMention, typ string) (out []string) {
	of := func(m *sitrep.EventMention) []string {
		if m.Type == typ {
			return m.Modes
		}
		return nil
	}
	s := supportOf(ms, of)
	told, most := map[string]int{}, 0
	for _, m := range ms {
		for _, mode := range of(m) {
			told[mode]++
			most = max(most, told[mode])
		}
	}
	for _, m := range ms {
		for _, mode := range of(m) {
			if s.holds(mode) && told[mode]*fewest >= most {
				out = with(out, mode)
			}
		}
	}
	return out
}

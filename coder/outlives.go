package coder

import "slices"

// outlives counts among the hurt who was struck and, by age, sex, part or name, is none of the dead, whom the report tells of
// one by one: "A gunman shot a deputy and later took his own life", "A boy was killed and his mother was also shot".
func outlives(live []*event, of map[*event][]*victim) {
	most := map[*event]int{} // the dead that a number tells of
	for _, e := range live {
		if s := total(e.quantities, "killed"); s != nil {
			f := e.firstMention()
			most[f] = max(most[f], s.value(), s.most())
		}
	}
	for _, e := range live {
		f := e.firstMention()
		known := of[f]
		dead := 0
		for _, k := range known {
			if k.states["killed"] {
				dead++
			}
		}
		if dead == 0 || most[f] > dead {
			continue
		}
		for i := range e.quantities {
			s := &e.quantities[i]
			if s.kind == "struck" && len(s.who) > 0 && !slices.ContainsFunc(known, func(k *victim) bool {
				return slices.Contains(s.who, k.key) && (k.states["killed"] || slices.ContainsFunc(known, func(d *victim) bool { return d.states["killed"] && !k.differs(d) }))
			}) {
				s.kind = "injured"
			}
		}
	}
}

// differs: they cannot be one person. Of one age, who is a boy to the one may be a man to the other.
func (v *victim) differs(k *victim) bool {
	return v.sex != 0 && k.sex != 0 && v.sex != k.sex || v.age >= 0 && k.age >= 0 && v.age != k.age || v.grown*k.grown < 0 && (v.age < 0 || v.age != k.age) || v.side*k.side < 0
}

package merge

import (
	"slices"

	"sitrep"
)

// Part makes a happening of its own of those mentions of a telling that are in off, wherever
// others of the telling are not. Mentions of the report have to be set. What of a telling
// rests on the words around it both parts keep.
func (r *Report) Part(off func(mention string) bool) {
	var out []Telling
	parts := map[string][]string{} // by telling
	for i := range r.Tellings {
		t := &r.Tellings[i]
		var stay, leave []int32
		for k, id := range t.IDs {
			if off(id) {
				leave = append(leave, t.Mentions[k])
			} else {
				stay = append(stay, t.Mentions[k])
			}
		}
		if len(stay) == 0 || len(leave) == 0 {
			out = append(out, *t)
			continue
		}
		out = append(out, t.part(r, stay), t.part(r, leave))
		parts[t.ID] = []string{out[len(out)-2].ID, out[len(out)-1].ID}
	}
	for i := range out {
		t := &out[i]
		for _, id := range t.Apart {
			t.Apart = append(slices.Clip(t.Apart), parts[id]...)
		}
	}
	r.Tellings = out
}

func (t *Telling) part(r *Report, mentions []int32) Telling {
	p := Telling{ID: r.Mentions[mentions[0]].ID, Mentions: mentions, Triggers: t.Triggers, Lead: t.Lead, Ordinal: t.Ordinal, Another: t.Another, Several: t.Several, Joint: t.Joint, Sums: t.Sums, Apart: t.Apart,
		Ages: t.Ages, Streets: t.Streets, Sentences: slices.Clone(t.Sentences), Words: t.Words}
	var ms []*sitrep.EventMention
	for _, k := range mentions {
		m := &r.Mentions[k]
		p.IDs = append(p.IDs, m.ID)
		ms = append(ms, m)
	}
	p.values(ms)
	return p
}

package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// nameSlain is the full name of the one person whom the mentions tell to be killed, "" where
// they name several or nobody.
func nameSlain(ms []*sitrep.EventMention) (name string) {
	for _, m := range ms {
		for i := range m.Sizes {
			q := &m.Sizes[i]
			if q.Kind != "killed" || len(q.Who) != 1 {
				continue
			}
			for j := range m.Recipients {
				p := &m.Recipients[j]
				if !strings.Contains(p.Name, " ") || !strings.Contains(strings.ToLower(q.Text), strings.ToLower(p.Name)) {
					continue
				}
				if name != "" && !sameFamily(name, p.Name) {
					return ""
				}
				name = p.Name
			}
		}
	}
	return name
}

// othersSlain: each tells of one dead, whom it gives another name in full.
func othersSlain(a, b *Telling) bool {
	if a.Slain == "" || b.Slain == "" || a.count("killed") != 1 || b.count("killed") != 1 {
		return false
	}
	words := strings.Fields(strings.ToLower(b.Slain))
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(a.Slain)), func(w string) bool {
		return slices.ContainsFunc(words, func(v string) bool { return v == w || oneSlip(v, w) })
	})
}

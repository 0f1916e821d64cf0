package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// namesSlain are the words, in lower case, of the full name of the one person whom the mentions
// tell to be killed, nil where they name several or nobody. They are no hashes as those of the
// arrested are, for a name may be spelled in two ways.
func namesSlain(ms []*sitrep.EventMention) []string {
	name := ""
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
					return nil
				}
				name = p.Name
			}
		}
	}
	return strings.Fields(strings.ToLower(name))
}

// othersSlain: each tells of one dead, whom it gives another name in full.
func othersSlain(a, b *Telling) bool {
	if len(a.Slain) == 0 || len(b.Slain) == 0 || a.count("killed") != 1 || b.count("killed") != 1 {
		return false
	}
	return !slices.ContainsFunc(a.Slain, func(w string) bool {
		return slices.ContainsFunc(b.Slain, func(v string) bool { return v == w || oneSlip(v, w) })
	})
}

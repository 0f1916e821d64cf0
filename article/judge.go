package article

import "sitrep"

const (
	fewestRead = 20 // words; a page with fewer holds nothing
	fewBlocks  = 12 // of a page that is judged by rules alone
)

// settled: the page states that it is an article and has its text, so the rules
// for articles stand.
func (r *region) settled() bool {
	return len(r.blocks) < fewBlocks || r.value[r.top] > 100 && !r.forum && r.t.article(r)
}

// judge decides on the blocks of other pages, of goods, of services, of lists
// and discussions, by weighed signs, of which what the rules chose is one.
func (r *region) judge(out []chosen, m *pageData, weights []float32) []chosen {
	was := make([]bool, len(r.blocks))
	captions := map[int]bool{}
	for _, c := range out {
		was[c.block] = true
		captions[c.block] = c.role == sitrep.RoleCaption
	}
	var judged []chosen
	words := 0
	r.watchPage(was, func(i int, v *pageVector) {
		b := &r.blocks[i]
		if weighed(weights, v[:]) < 0 || i == m.titleBlock || b.raw() {
			return
		}
		role := b.role()
		if captions[i] {
			role = sitrep.RoleCaption
		}
		judged = append(judged, chosen{i, role})
		words += b.words
	})
	if words < fewestRead {
		return nil
	}
	return judged
}

package article

import "sitrep"

const (
	fewestRead = 20   // words of a page's matter
	fewProse   = 40   // words that say no more than a notice
	fewBlocks  = 12   // of a page that the rules alone judge
	ownProse   = 0.95 // share of prose in what is an article without saying so
)

// settled: the page states that it is an article, or when it was published, and
// has its text, so the rules stand.
func (r *region) settled(m *pageData) bool {
	return len(r.blocks) < fewBlocks || r.value[r.top] > 100 && (m.dated.day != 0 && !r.wide && !r.list || !r.forum && r.t.article(r))
}

// plain: the rules found hardly anything but prose.
func (r *region) plain(out []chosen) bool {
	prose, all := r.proseOf(out)
	return prose > 100 && float32(prose) > ownProse*float32(all) && !r.wide && !r.list && !r.forum && !r.t.goods()
}

// proseOf counts the words of prose among some blocks, and all their words.
func (r *region) proseOf(out []chosen) (prose, all int) {
	for _, c := range out {
		b := &r.blocks[c.block]
		if all += b.words; b.prose {
			prose += b.words
		}
	}
	return prose, all
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
	leave := !r.forum && !r.t.goods()
	prose, _ := r.proseOf(out)
	aside := leave && prose >= 60
	r.watchPage(was, func(i int, v *pageVector) {
		b := &r.blocks[i]
		if weighed(weights, v[:]) < 0 || i == m.titleBlock || b.raw() || leave && r.closing(b) || aside && b.marks&r.against&(markSide|markComment) != 0 && !was[i] {
			return
		}
		role := b.role()
		if captions[i] {
			role = sitrep.RoleCaption
		}
		judged = append(judged, chosen{i, role})
		words += b.words
	})
	if words >= fewestRead {
		return judged
	}
	if prose, all := r.proseOf(out); prose < fewProse && all < fewWords {
		return nil
	}
	return out
}

// closing: a block that follows the matter of a page: of comments, rights, the making.
func (r *region) closing(b *block) bool {
	switch b.item.form {
	case formInset:
		return b.tag.heading() && b.words <= 5
	case formEnd:
		return b.marks&markComment != 0 || b.words <= 6
	case formVisitor:
		return b.calls()
	}
	return b.marks&markComment != 0 && b.words <= 12
}

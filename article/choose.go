package article

import "sitrep"

// choose decides which blocks are of the article and as what.
func (r *region) choose(m *pageData) []chosen {
	lo, hi := r.inside()
	var out []chosen
	for i := lo; i < hi; i++ {
		b := &r.blocks[i]
		if b.marks&markJunk&r.against != 0 {
			continue
		}
		if b.marks&markSoft&r.against != 0 && !b.prose {
			continue
		}
		role := sitrep.RoleBody
		switch {
		case b.tag.heading():
			if b.link > 0.5 {
				continue
			}
			role = sitrep.RoleDeck
		case b.marks&markCaption != 0:
			continue
		case b.marks&(markByline|markStamp|markCredit|markHeadline) != 0 && !b.prose:
			continue
		case b.quote:
			role = sitrep.RoleQuote
		}
		if b.link > 0.6 && !b.prose {
			continue
		}
		if b.item.form.residue() && !b.prose {
			continue
		}
		out = append(out, chosen{i, role})
	}
	return out
}

// chosen is a block of the article.
type chosen struct {
	block int
	role  sitrep.BlockRole
}

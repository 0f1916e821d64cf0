package article

// cardCount measures what the page repeats beside itself: elements of one kind with
// a link to something each, as lists of articles and of goods are made of.
type cardCount struct {
	n     int
	words float32 // in cards
	prose float32 // words of prose outside them
}

const (
	fewestCards  = 8
	fewestBeside = 3 // of one kind in one place
)

// repeats counts the cards in the page's main part.
func (r *region) repeats(main int32) cardCount {
	t := r.t
	own := r.plainMarks(main)
	linked := make([]float32, len(t.nodes))
	words := make([]float32, len(t.nodes))
	last := t.nodes[main].last
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.from < main || b.from > last || own[b.elem]&markFurniture != 0 {
			continue
		}
		words[b.elem] += float32(b.words)
		if b.link > 0.5 && b.words >= 3 {
			linked[b.elem] += float32(b.words)
		}
	}
	r.sum(linked)
	r.sum(words)
	var c cardCount
	covered := make([]bool, len(t.nodes))
	kinds := map[string][]int32{}
	for e := main; e <= last; e++ {
		if linked[e] == 0 || t.nodes[e].tag == tagText {
			continue
		}
		if covered[e] {
			e = t.nodes[e].last
			continue
		}
		clear(kinds)
		for k := e + 1; k <= t.nodes[e].last; k = t.nodes[k].last + 1 {
			if linked[k] > 0 && t.nodes[k].tag != tagText {
				name := r.firstClass(k)
				kinds[name] = append(kinds[name], k)
			}
		}
		for _, same := range kinds {
			if len(same) < fewestBeside {
				continue
			}
			for _, k := range same {
				covered[k] = true
				c.n++
				c.words += words[k]
			}
		}
	}
	until := int32(-1)
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.from < main || b.from > last || own[b.elem]&markFurniture != 0 {
			continue
		}
		in := b.from <= until
		for e := b.elem; !in && e > main; e = t.nodes[e].parent {
			if covered[e] {
				in, until = true, t.nodes[e].last
			}
		}
		if b.card = in; !in && b.prose {
			c.prose += b.weight()
		}
	}
	return c
}

// plainMarks are the marks of each element and of those around it below top,
// believed whatever stands there.
func (r *region) plainMarks(top int32) []marks {
	own := make([]marks, len(r.t.nodes))
	for i := top + 1; i <= r.t.nodes[top].last; i++ {
		own[i] = r.t.nodes[i].marks | own[r.t.nodes[i].parent]
	}
	return own
}

// asList takes a page as a list; what its elements call themselves counts.
func (r *region) asList(main int32) {
	r.top, r.list = main, true
	own := r.plainMarks(main)
	for i := range r.blocks {
		r.blocks[i].marks |= own[r.blocks[i].elem] & (markNotice | markPromo | markHidden | markAd | markFoot | markNav | markShare)
	}
}

// missed: the page is a list, most of which the article that was chosen lacks.
func (r *region) missed(out []chosen, m *pageData) bool {
	c := &r.cardful
	if r.list || r.t.linked.rank == 3 || c.n < fewestCards || c.words < cardShare*c.prose {
		return false
	}
	in, prose, all := 0, 0, 0
	for _, o := range out {
		b := &r.blocks[o.block]
		if all += b.words; b.card {
			in += b.words
		} else if b.prose {
			prose += b.words
		}
	}
	return float32(in) < 0.3*c.words && float32(all) < c.words && prose < 300 && !(m.dated.day != 0 && prose >= 50)
}

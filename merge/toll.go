package merge

import (
	"cmp"
	"slices"

	"sitrep"
)

// sizes keeps one value a kind and claimant; all values are claims. Every source speaks with
// the last of its reports that gives one, since tolls are revised; the value is that of most
// sources (enough are as good as more), of equals the one that says most, then the latest,
// then the largest. A number against which more sources give another one is a claim alone.
func sizes(ms []*sitrep.EventMention, src *sources) []sitrep.Quantity {
	ms = ofTheDay(ms)
	switch q, n := theSize(ms); {
	case n == 0:
		return nil
	case n == 1 && plain(q):
		return []sitrep.Quantity{*q}
	}
	if ms[0].Document == ms[len(ms)-1].Document { // they come by document
		return tallied(ms)
	}
	var docs []string
	by := map[string][]*sitrep.EventMention{}
	for _, m := range ms {
		if by[m.Document] == nil {
			docs = append(docs, m.Document)
		}
		by[m.Document] = append(by[m.Document], m)
	}
	type claim struct {
		kind, by string
	}
	var order []claim
	given := map[claim][]vote{}
	tallies := make([][]sitrep.Quantity, len(docs))
	dead := 0
	for i, d := range docs {
		tallies[i] = tallied(by[d])
		dead = max(dead, deadOf(tallies[i]))
	}
	for i, all := range tallies {
		alone, hurt := deadOf(all) == 0, besideDead(by[docs[i]])
		for _, q := range all {
			if alone && q.Struck && q.Best != nil && *q.Best <= dead {
				continue // hit, as this report knows; dead, as others do
			}
			if alone && q.Kind == "injured" && diedLater(&q, src.on(docs[i]), docs, tallies, src) {
				continue
			}
			c := claim{q.Kind, q.By}
			if given[c] == nil {
				order = append(order, c)
			}
			// A later report of the same source takes the place of the earlier.
			v := vote{q, docs[i], src.voice(docs[i]), src.on(docs[i]), q.Kind == "injured" && slices.Contains(hurt, number(&q))}
			given[c] = slices.DeleteFunc(given[c], func(o vote) bool {
				return o.doc != v.doc && o.source == v.source && o.on <= v.on && !farBelow(&v.Quantity, &o.Quantity)
			})
			given[c] = append(given[c], v)
		}
	}
	var all []sitrep.Quantity
	var votes []vote
	for _, c := range order {
		votes = append(votes, given[c]...)
	}
	var kept []vote
	for _, c := range order {
		if vs := except(given[c], func(v vote) bool { return withTheDead(votes, v, dead) || nobodyDied(votes, v) || risen(votes, v, ms) }); len(vs) > 0 {
			all, kept = append(all, borne(vs)), append(kept, vs...)
		}
	}
	var beside []int
	for i := range kept {
		if kept[i].beside {
			beside = append(beside, number(&kept[i].Quantity))
		}
	}
	return withRivals(lastGiven(agreed(wholes(unopposed(all, kept, len(docs)), beside)), kept, ms), kept)
}

// besideDead are the numbers of the hurt that a sentence of the report tells, none of them among the dead it
// tells of: "One man is dead and five are injured".
func besideDead(ms []*sitrep.EventMention) (hurt []int) {
	dead := func(in sitrep.Span) bool {
		return slices.ContainsFunc(ms, func(o *sitrep.EventMention) bool {
			return o.Sentence == in && slices.ContainsFunc(o.Sizes, func(q sitrep.Quantity) bool {
				return q.Kind == "killed" && !q.Part && number(&q) > 0 && in.Contains(q.Span)
			})
		})
	}
	for _, m := range ms {
		if m.Sums {
			continue
		}
		for i := range m.Sizes {
			if q := &m.Sizes[i]; q.Kind == "injured" && !q.Struck && !slices.Contains(hurt, number(q)) && dead(m.Sentence) {
				hurt = append(hurt, number(q))
			}
		}
	}
	return hurt
}

// withTheDead: of the hurt as many other reports, and no fewer, count all but the dead.
func withTheDead(votes []vote, v vote, dead int) bool {
	return dead > 0 && v.Kind == "injured" && !v.Struck && !v.beside && !partial(&v.Quantity) && slices.ContainsFunc(votes, func(w vote) bool {
		return w.Kind == v.Kind && w.doc != v.doc && !w.Struck && len(w.Who) == 0 && !w.Part && number(&w.Quantity)+dead == number(&v.Quantity) && backing(votes, w.Quantity) >= backing(votes, v.Quantity)
	})
}

// nobodyDied: as many other reports of that day or later say that nobody died as tell of the one who did: he rather fell
// in something else that they tell.
func nobodyDied(votes []vote, v vote) bool {
	return v.Kind == "killed" && len(v.Who) == 1 && slices.ContainsFunc(votes, func(w vote) bool {
		return w.Kind == v.Kind && w.doc != v.doc && w.Best != nil && *w.Best == 0 && v.on > 0 && w.on >= v.on && backing(votes, w.Quantity) >= backing(votes, v.Quantity)
	})
}

// deadOf is the number of the dead, 0 when none are told of.
func deadOf(all []sitrep.Quantity) (n int) {
	for _, q := range all {
		if q.Kind == "killed" && q.Best != nil {
			n = max(n, *q.Best)
		}
	}
	return n
}

// diedLater: a report of a later day, of the same where there is one person, tells of as many dead and of nobody hurt.
func diedLater(q *sitrep.Quantity, on sitrep.Day, docs []string, tallies [][]sitrep.Quantity, src *sources) bool {
	for i, all := range tallies {
		if later := src.on(docs[i]); (later > on || later == on && on > 0 && len(q.Who) == 1) && q.Best != nil && deadOf(all) == *q.Best && !slices.ContainsFunc(all, func(o sitrep.Quantity) bool { return o.Kind == "injured" }) {
			return true
		}
	}
	return false
}

func number(q *sitrep.Quantity) int {
	switch {
	case q.Best != nil:
		return *q.Best
	case q.Low != nil:
		return *q.Low
	}
	return 0
}

// sameTotal: both give one number of one kind.
func sameTotal(a, b *sitrep.Quantity) bool { return a.Kind == b.Kind && number(a) == number(b) }

// tallied is the sizes of a happening as one report tells it in one place or several:
// what it tells apart may be the same people again, so that of equal claims the larger
// stands, and nothing is added up. The dead are taken from those of whom only is told
// that they were hit.
func tallied(ms []*sitrep.EventMention) []sitrep.Quantity {
	var told [][]sitrep.Quantity
	dead := 0
	for _, one := range inPlaces(ms) {
		all := tally(one)
		told = append(told, all)
		dead = max(dead, deadOf(all))
	}
	beside := besideDead(ms)
	if len(told) == 1 {
		return wholes(living(told[0]), beside)
	}
	var all []sitrep.Quantity
	for _, one := range told {
		alone := deadOf(one) == 0
		for _, q := range one {
			if alone && q.Struck && q.Best != nil && *q.Best <= dead {
				continue // hit in one place, dead in another
			}
			i := slices.IndexFunc(all, func(o sitrep.Quantity) bool { return o.Kind == q.Kind && o.By == q.By && o.Struck == q.Struck })
			switch {
			case i < 0:
				all = append(all, q)
			case number(&q) > number(&all[i]):
				all[i] = q
			}
		}
	}
	return wholes(living(agreed(all)), beside)
}

// inPlaces are the mentions by the happening that the coder takes them for.
func inPlaces(ms []*sitrep.EventMention) (out [][]*sitrep.EventMention) {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return m.SameAs != ms[0].SameAs }) {
		return [][]*sitrep.EventMention{ms}
	}
	at := map[int]int{}
	for _, m := range ms {
		k, met := at[m.SameAs]
		if !met {
			k = len(out)
			at[m.SameAs] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], m)
	}
	return out
}

// tally is the sizes of a happening as one report tells it: of equally exact
// values of a kind and claimant the largest, since later paragraphs tell parts.
// Persons told of one by one count each once where no toll is as high. A sentence
// that tells of the dead and the hurt together tells the whole toll.
func tally(ms []*sitrep.EventMention) []sitrep.Quantity {
	switch q, n := theSize(ms); {
	case n == 0:
		return nil
	case n == 1 && plain(q):
		return []sitrep.Quantity{*q}
	}
	var all []sitrep.Quantity
	var one persons
	whole := wholeTolls(ms)
	for _, m := range ms {
		for i := range m.Sizes {
			s := &m.Sizes[i]
			switch {
			case s.Side:
				continue
			case len(s.Who) > 0:
				one.add(s)
				continue
			}
			i := slices.IndexFunc(all, func(q sitrep.Quantity) bool { return q.Kind == s.Kind && q.By == s.By && q.Struck == s.Struck })
			switch {
			case i < 0:
				all = append(all, *s)
			case below(s, &all[i]): // a part: "14 civilians, among them five children"
			case informs(s) > informs(&all[i]), informs(s) == informs(&all[i]) && !less(s, &all[i]), below(&all[i], s):
				all[i] = *s
			}
		}
	}
	for _, s := range one.sizes(deadOf(all)) {
		if n := whole[s.Kind]; n > 0 && *s.Best > n {
			n = max(n, one.inOneBreath(s.Kind))
			s.Low, s.Best, s.High = &n, &n, &n
		}
		i := slices.IndexFunc(all, func(q sitrep.Quantity) bool { return q.Kind == s.Kind && q.Struck == s.Struck })
		if i < 0 {
			all = append(all, s)
		} else if all[i].Best != nil && *all[i].Best < *s.Best && (*all[i].Best > 0 || all[i].Part) {
			all[i] = s
		}
	}
	all = besideTheDead(all, one, ms)
	for kind, n := range together(ms) {
		for i := range all {
			if q := &all[i]; q.Kind == kind && whole[kind] == 0 && q.Best != nil && number(q) < n {
				q.Low, q.Best, q.High = &n, &n, &n
			}
		}
	}
	return outlived(agreed(all), ms)
}

// plain: the number stands for itself.
func plain(q *sitrep.Quantity) bool { return !q.Side && !q.Struck && len(q.Who) == 0 }

// theSize is the last of the numbers that are told, and how many there are: most mentions
// have none, and most others one.
func theSize(ms []*sitrep.EventMention) (q *sitrep.Quantity, n int) {
	for _, m := range ms {
		if k := len(m.Sizes); k > 0 {
			q, n = &m.Sizes[k-1], n+k
		}
	}
	return q, n
}

// outlived takes those of the hurt who died from their number: "five were hurt;
// one of them died".
func outlived(all []sitrep.Quantity, ms []*sitrep.EventMention) []sitrep.Quantity {
	died, hurt := 0, 0
	for _, m := range ms {
		for i := range m.Sizes {
			s := &m.Sizes[i]
			switch {
			case s.Kind == "killed" && s.Part && s.Best != nil && hurt > *s.Best:
				died = max(died, *s.Best)
			case s.Kind == "injured" && !s.Struck && !s.Others && len(s.Who) == 0:
				hurt = max(hurt, number(s))
			}
		}
	}
	for i := range all {
		if q := &all[i]; died > 0 && q.Kind == "injured" && !q.Struck && q.Best != nil && *q.Best == hurt {
			q.Low, q.Best, q.High = minus(q.Low, died), minus(q.Best, died), minus(q.High, died)
		}
	}
	return all
}

// together adds to a number those told apart from them right after: "four died
// on the spot, a fifth in hospital".
func together(ms []*sitrep.EventMention) map[string]int {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(m.Sizes, func(s sitrep.Quantity) bool { return s.Others })
	}) {
		return nil
	}
	var told []sitrep.Quantity
	for _, m := range ms {
		for _, s := range m.Sizes {
			if s.Best != nil && *s.Best > 0 && !s.Side {
				told = append(told, s)
			}
		}
	}
	slices.SortStableFunc(told, func(a, b sitrep.Quantity) int { return cmp.Compare(a.Start, b.Start) })
	last := map[string]sitrep.Quantity{}
	sum := map[string]int{}
	for _, s := range told {
		l, ok := last[s.Kind]
		switch {
		case ok && s.Others && s.Start > l.End && s.Start-l.End < rightAfter:
			sum[s.Kind] = max(sum[s.Kind], number(&l)+number(&s))
			delete(last, s.Kind)
		case !s.Others:
			last[s.Kind] = s
		}
	}
	return sum
}

// rightAfter is how many bytes may stand between a number and those told apart
// from it.
const rightAfter = 120

// wholeTolls are the most dead and hurt that a sentence tells of which tells of
// both, with a number of the hurt; nil where none does.
func wholeTolls(ms []*sitrep.EventMention) map[string]int {
	type count struct {
		of         sitrep.Span
		dead, hurt int
		hurtTold   bool
	}
	if !tells(ms, "killed") || !tells(ms, "injured") {
		return nil
	}
	var by []count
	var whole map[string]int
	for _, m := range ms {
		if len(m.Sizes) == 0 {
			continue
		}
		at := slices.IndexFunc(by, func(c count) bool { return c.of == m.Sentence })
		if at < 0 {
			at, by = len(by), append(by, count{of: m.Sentence})
		}
		c := &by[at]
		for i := range m.Sizes {
			switch s := &m.Sizes[i]; s.Kind {
			case "killed":
				c.dead = max(c.dead, number(s))
			case "injured":
				c.hurt = max(c.hurt, number(s))
				c.hurtTold = c.hurtTold || len(s.Who) == 0
			}
		}
		if c.dead > 0 && c.hurt > 0 && c.hurtTold {
			if whole == nil {
				whole = map[string]int{}
			}
			whole["killed"], whole["injured"] = max(whole["killed"], c.dead), max(whole["injured"], c.hurt)
		}
	}
	return whole
}

// tells reports whether a number of a kind is told.
func tells(ms []*sitrep.EventMention, kind string) bool {
	for _, m := range ms {
		for i := range m.Sizes {
			if m.Sizes[i].Kind == kind {
				return true
			}
		}
	}
	return false
}

package process

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// docThread is one process as one report tells it.
type docThread struct {
	kind   *Kind
	former bool
	cast   []party
	topics []string
	scope  string
	strong bool
	found  []*found
}

// threads puts the signs of one process in one report together: those that name the same
// parties and subject, and what goes on with them by naming neither ("the talks").
func (r *docReader) threads() []Sign {
	var ts []*docThread
	of := make([]int, len(r.found))
	place := func(n int, f *found) {
		best, score := -1, -1
		for i, t := range ts {
			if t.kind != f.kind || t.former != f.former {
				continue
			}
			if s := t.fits(f); s >= score && s >= 0 {
				best, score = i, s
			}
		}
		if best < 0 {
			best = len(ts)
			ts = append(ts, &docThread{kind: f.kind, former: f.former})
		}
		ts[best].take(f)
		of[n] = best
	}
	for _, f := range r.found {
		f.cast = newParties(f.Parties)
	}
	// Those that say most come first, so that the others find them.
	for _, vague := range [2]bool{false, true} {
		for n, f := range r.found {
			if (len(f.Parties) < 2 && len(f.Topics) == 0 && f.Scope == "") == vague {
				place(n, f)
			}
		}
	}
	var out []Sign
	var around []string
	number := map[int]int{}
	for n, f := range r.found {
		t := ts[of[n]]
		if f.Weak && !t.strong && len(f.Conditions) == 0 && (len(t.cast) == 0 && (t.kind.parties != "any" || !f.On.Known()) || t.kind.parties == "two" && len(t.cast) < 2) {
			continue
		}
		first := false
		if _, ok := number[of[n]]; !ok {
			number[of[n]], first = len(number), true
		}
		f.Thread = number[of[n]]
		if first {
			if around == nil {
				around = r.around()
			}
			f.Around = around
		}
		f.Weak = !t.strong
		for i := range f.Parties {
			if len(f.Parties[i].Ties) > 0 {
				f.Parties[i].Ties = slices.DeleteFunc(slices.Clone(f.Parties[i].Ties), func(t sitrep.Tie) bool { return t.Relation != "led by" && t.Relation != "part of" })
			}
		}
		out = append(out, f.Sign)
	}
	return out
}

// fits says how well a sign goes on with a thread; below zero not at all.
func (t *docThread) fits(f *found) (score int) {
	common, open := commonParties(t.cast, f.cast)
	switch t.kind.parties {
	case "two":
		if len(t.cast) > 1 && len(f.Parties) > 1 && common+open < 2 {
			return -1
		}
	case "any":
		if len(t.cast) > 0 && len(f.Parties) > 0 && common+open == 0 {
			return -1
		}
	}
	if len(t.topics) > 0 && len(f.Topics) > 0 && t.kind.apart == "subject" {
		n := commonWords(t.topics, f.Topics)
		if n == 0 && t.kind.parties == "two" {
			return -1
		}
		score += 2 * n
	}
	if t.scope != "" && f.Scope != "" || t.kind.apart == "group" && len(t.found) > 0 {
		if t.scope != f.Scope {
			return -1
		}
		score += 2
	}
	return score + 2*common
}

func (t *docThread) take(f *found) {
	for i := range f.cast {
		if p := &f.cast[i]; !p.among(t.cast) {
			t.cast = append(t.cast, *p)
		}
	}
	for _, w := range f.Topics {
		if !slices.Contains(t.topics, w) {
			t.topics = append(t.topics, w)
		}
	}
	t.scope = cmp.Or(t.scope, f.Scope)
	t.found = append(t.found, f)
	t.strong = t.strong || !f.Weak
}

func commonWords(a, b []string) (n int) {
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

func mostFirst(a, b counted) int { return cmp.Or(b.n-a.n, strings.Compare(a.name, b.name)) }

// around is whom and what a report is about: the names that it tells most, and those of
// its first sentences.
func (r *docReader) around() []string {
	names := tallies.Get().(*tally)
	defer names.done()
	add := func(name string, n int) {
		if name != "" {
			names.add(strings.ToLower(name), n)
		}
	}
	for i := range r.a.Entities {
		if e := &r.a.Entities[i]; e.Name != "" && !slices.Contains(e.Sectors, "JRN") {
			add(e.Name, len(e.Mentions))
		}
	}
	for i := range r.a.Places {
		if p := &r.a.Places[i]; !p.Demonym {
			add(p.Name, 1)
		}
	}
	slices.SortFunc(names.all, mostFirst)
	var room [mostNouns + 1]counted
	out := make([]string, 0, mostNames+mostNouns)
	for _, c := range names.all[:min(mostNames, len(names.all))] {
		out = append(out, strings.Clone(c.name)) // it may be part of the report
	}
	for _, c := range r.nouns(room[:0]) {
		out = append(out, "~"+c.name)
	}
	slices.Sort(out)
	return out
}

// What a report is about is so many names and so many words for things.
const (
	mostNames = 10
	mostNouns = 10
)

// nouns are the words for things that a report uses most, in the room for one more than these.
func (r *docReader) nouns(most []counted) []counted {
	nouns := tallies.Get().(*tally)
	defer nouns.done()
	for i := range r.a.Sentences {
		weight := 1
		if headline(r.a, i) {
			weight = 2
		}
		toks := r.a.Sentences[i].Tokens
		for j := range toks {
			if t := &toks[j]; t.UPOS == "NOUN" && len(t.Lemma) > 3 {
				nouns.add(strings.ToLower(t.Lemma), weight)
			}
		}
	}
	common, period := r.ks.lists["common"], r.ks.lists["period"]
	for _, x := range nouns.all {
		if len(most) == mostNouns && mostFirst(most[mostNouns-1], x) < 0 || common[x.name] || period[x.name] {
			continue
		}
		i, _ := slices.BinarySearchFunc(most, x, mostFirst)
		most = slices.Insert(most, i, x)
		most = most[:min(mostNouns, len(most))]
	}
	return most
}

// aroundIDs are numbers for words that reports are about, sorted; odd for a word for a thing.
func aroundIDs(words []string, of map[string]uint32) []uint32 {
	var out []uint32
	for _, w := range words {
		id, ok := of[w]
		if !ok {
			id = uint32(len(of)) << 1
			if w[0] == '~' {
				id |= 1
			}
			of[w] = id
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// about is how much two reports are about the same: names one each, two words for things
// one, two at the most. Words alone say little: all reports of shootings share them. A
// short report is like another when half of what it is about is.
func (a *topic) about(b []uint32) int {
	names, nouns := 0, 0
	for _, id := range b {
		if int(id) < len(a.has) && a.has[id] {
			nouns += int(id & 1)
			names += int(id&1 ^ 1)
		}
	}
	if names == 0 {
		return min(nouns/4, 1)
	}
	n := names + min(nouns/2, 2)
	if short := min(len(a.ids), len(b)); n < 2 && (2*names+nouns)*2 >= short {
		return 2
	}
	return n
}

// mostAround is how much being about the same counts at the most.
const mostAround = 5

// topic is what one report is about, to be compared with many others.
type topic struct {
	ids []uint32
	has []bool // by word
}

// set makes it that of another report, in the room that it has.
func (a *topic) set(ids []uint32) {
	for _, id := range a.ids {
		a.has[id] = false
	}
	a.ids = ids
	if n := len(ids); n > 0 && int(ids[n-1]) >= len(a.has) { // they are sorted
		a.has = append(a.has, make([]bool, int(ids[n-1])+1-len(a.has))...)
	}
	for _, id := range ids {
		a.has[id] = true
	}
}

package process

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

// docThread is one process as one report tells it.
type docThread struct {
	kind    *Kind
	former  bool
	parties []sitrep.Participant
	topics  []string
	scope   string
	strong  bool
	found   []*found
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
		if f.Weak && !t.strong && len(f.Conditions) == 0 && (len(t.parties) == 0 && (t.kind.parties != "any" || !f.On.Known()) || t.kind.parties == "two" && len(t.parties) < 2) {
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
	common, open := commonParties(newParties(t.parties), newParties(f.Parties))
	switch t.kind.parties {
	case "two":
		if len(t.parties) > 1 && len(f.Parties) > 1 && common+open < 2 {
			return -1
		}
	case "any":
		if len(t.parties) > 0 && len(f.Parties) > 0 && common+open == 0 {
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
	for i := range f.Parties {
		if !slices.ContainsFunc(t.parties, func(q sitrep.Participant) bool { return same(&f.Parties[i], &q) }) {
			t.parties = append(t.parties, f.Parties[i])
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

type counted struct {
	name string
	n    int
}

func mostFirst(a, b counted) int { return cmp.Or(b.n-a.n, strings.Compare(a.name, b.name)) }

// around is whom and what a report is about: the names that it tells most, and those of
// its first sentences.
func (r *docReader) around() []string {
	var all []counted
	at := map[string]int{}
	add := func(name string, n int) {
		name = strings.ToLower(name)
		if name == "" {
			return
		}
		i, ok := at[name]
		if !ok {
			i = len(all)
			at[name] = i
			all = append(all, counted{name: name})
		}
		all[i].n += n
	}
	for i := range r.a.Entities {
		e := &r.a.Entities[i]
		if e.Name == "" || slices.Contains(e.Sectors, "JRN") {
			continue
		}
		add(e.Name, len(e.Mentions))
	}
	for i := range r.a.Places {
		if p := &r.a.Places[i]; !p.Demonym {
			add(p.Name, 1)
		}
	}
	slices.SortFunc(all, mostFirst)
	var out []string
	for _, c := range all[:min(10, len(all))] {
		out = append(out, c.name)
	}
	out = append(out, r.nouns()...)
	slices.Sort(out)
	return out
}

var nounCounts = sync.Pool{New: func() any { return map[string]int{} }}

// nouns are the words for things that a report uses most, marked "~".
func (r *docReader) nouns() []string {
	n := nounCounts.Get().(map[string]int)
	defer func() { clear(n); nounCounts.Put(n) }()
	for i := range r.a.Sentences {
		weight := 1
		if headline(r.a, i) {
			weight = 2
		}
		for j := range r.a.Sentences[i].Tokens {
			if t := &r.a.Sentences[i].Tokens[j]; t.UPOS == "NOUN" && len(t.Lemma) > 3 {
				n[strings.ToLower(t.Lemma)] += weight
			}
		}
	}
	const most = 10
	common, period := r.ks.lists["common"], r.ks.lists["period"]
	var best [most + 1]counted
	words := best[:0]
	for w, c := range n {
		x := counted{w, c}
		if len(words) == most && mostFirst(words[most-1], x) < 0 || common[w] || period[w] {
			continue
		}
		i, _ := slices.BinarySearchFunc(words, x, mostFirst)
		words = slices.Insert(words, i, x)
		words = words[:min(most, len(words))]
	}
	var out []string
	for _, w := range words {
		out = append(out, "~"+w.name)
	}
	return out
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
func about(a, b []uint32) int {
	names, nouns := 0, 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			if a[i]&1 == 1 {
				nouns++
			} else {
				names++
			}
			i++
			j++
		}
	}
	if names == 0 {
		return min(nouns/4, 1)
	}
	n := names + min(nouns/2, 2)
	if short := min(len(a), len(b)); n < 2 && (2*names+nouns)*2 >= short {
		return 2
	}
	return n
}

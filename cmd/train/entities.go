package main

import (
	"sort"
	"strings"

	"sitrep"
)

// markEntities marks names from GUM's entity layer: the entities whose head is
// a proper noun, cut down to the name itself. Entities open and close within
// the Entity value of tokens as "(id-type-…" and "id)".
func (s *sentence) markEntities(lex lexicon) {
	type span struct {
		first, end int
		kind       string
	}
	s.weakNames(lex)
	for i := range s.names {
		if s.names[i] == inside {
			s.names[i] = 0 // a proper noun of no entity: unknown
		}
	}
	var all []span
	open := map[string][]int{}
	for i, e := range s.entities {
		for len(e) > 0 {
			if e[0] == '(' {
				n := strings.IndexAny(e[1:], "()") + 1
				body := e[1:]
				if n > 0 {
					body = e[1:n]
				}
				f := strings.Split(body, "-")
				if len(f) > 1 {
					all = append(all, span{i, i + 1, f[1]})
					if n > 0 && e[n] == ')' {
						e = e[n+1:]
						continue
					}
					open[f[0]] = append(open[f[0]], len(all)-1)
				}
				if n == 0 {
					break
				}
				e = e[n:]
				continue
			}
			id, rest, ok := strings.Cut(e, ")")
			if !ok {
				break
			}
			if k := open[id]; len(k) > 0 {
				all[k[len(k)-1]].end = i + 1
				open[id] = k[:len(k)-1]
			}
			e = rest
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].end-all[i].first > all[j].end-all[j].first })
	taken := make([]bool, len(s.forms))
	for _, e := range all {
		first, end := s.nameWithin(lex, e.first, e.end, e.kind)
		if first >= end || e.kind == "time" || taken[first] || taken[end-1] {
			continue
		}
		for i := first; i < end; i++ {
			taken[i] = true
		}
		switch e.kind {
		case "person":
			if end-first == 1 && lex.has("peoples", s.forms[first]) {
				s.mark(first, end, sitrep.NameNationality)
			} else {
				s.mark(first, end, sitrep.NamePerson)
			}
		case "organization":
			s.mark(first, end, sitrep.NameOrganization, sitrep.NameArmedGroup)
		case "place":
			s.mark(first, end, s.placeOrFacility(lex, first, end))
		case "event":
			s.mark(first, end, sitrep.NameEvent)
		default:
			s.mark(first, end, s.eventOrOther(lex, first, end)...)
		}
	}
}

// nameWithin is the run of proper nouns around the head of a phrase, with "of"
// and the like between two of them, and adjectives in capitals; empty when the
// head is no proper noun.
func (s *sentence) nameWithin(lex lexicon, first, end int, kind string) (int, int) {
	head := -1
	for i := first; i < end; i++ {
		if h := s.heads[i] - 1; h < first || h >= end {
			head = i
			break
		}
	}
	if head < 0 || !s.proper(head) || lex.has("calendar", s.forms[head]) {
		return 0, 0
	}
	part := func(i int) bool {
		return s.proper(i) || capital(s.forms[i]) && (s.upos[i] == "ADJ" || s.upos[i] == "NOUN") || s.xpos[i] == "HYPH" || s.xpos[i] == "CD" && i > head
	}
	lo, hi := head, head+1
	for lo > first && part(lo-1) {
		lo--
	}
	for hi < end {
		switch {
		case part(hi):
			hi++
			continue
		case kind != "person" && hi+1 < end && lex.has("within", s.forms[hi]) && capital(s.forms[hi+1]):
			hi += 2
			continue
		case kind != "person" && hi+2 < end && s.forms[hi] == "of" && s.forms[hi+1] == "the" && capital(s.forms[hi+2]):
			hi += 3
			continue
		}
		break
	}
	for lo < hi && s.xpos[lo] == "HYPH" {
		lo++
	}
	for hi > lo && s.xpos[hi-1] == "HYPH" {
		hi--
	}
	return s.trimName(lex, lo, hi)
}

package coder

import "slices"

// acyclic reports whether every token leads to a root.
func (t *tree) acyclic() bool {
	depth := make([]int8, len(t.tok)) // 0 not seen, 1 on the way up, 2 known to lead to a root
	for i := range t.tok {
		for j := i; j >= 0 && depth[j] != 2; j = t.head(j) {
			if depth[j] == 1 {
				return false
			}
			depth[j] = 1
		}
		for j := i; j >= 0 && depth[j] == 1; j = t.head(j) {
			depth[j] = 2
		}
	}
	return true
}

// cased: a preposition marks the token.
func (t *tree) cased(i int) bool {
	for c := max(0, i-8); c < i; c++ {
		if t.head(c) == i && t.rel(c) == "case" {
			return true
		}
	}
	return false
}

// coordinator is the conjunction that leads token i, -1 if none.
func (t *tree) coordinator(i int) int {
	for c := max(0, i-8); c < i; c++ {
		if t.head(c) == i && t.rel(c) == "cc" {
			return c
		}
	}
	return -1
}

// firstRel is the first dependent with a relation, with its subtype or of any, before the children are linked.
func (t *tree) firstRel(i int, rel string) int {
	for c := max(0, i-60); c < len(t.tok) && c < i+60; c++ {
		if t.head(c) == i && (t.rel(c) == rel || t.tok[c].Deprel == rel) {
			return c
		}
	}
	return -1
}

// hasRel: a token stands to i in one of the relations, whatever their subtypes.
func (t *tree) hasRel(i int, rels ...string) bool {
	for c := max(0, i-60); c < len(t.tok) && c < i+60; c++ {
		if t.head(c) == i && slices.Contains(rels, t.rel(c)) {
			return true
		}
	}
	return false
}

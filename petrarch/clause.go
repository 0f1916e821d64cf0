package petrarch

// isVerb: a word that heads a clause.
func (s *sentence) isVerb(i int) bool {
	switch s.tok[i].UPOS {
	case "VERB":
		r := s.rel(i)
		return r != "amod" && r != "compound"
	case "AUX":
		r := s.rel(i)
		return r != "aux" && r != "cop"
	}
	return false
}

// kid is the first child with one of the relations, -1 if none.
func (s *sentence) kid(i int, rels ...string) int {
	for _, k := range s.kids[i] {
		for _, r := range rels {
			if s.tok[k].Deprel == r || s.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// clause marks what a verb governs behind it: its own verb phrase.
func (s *sentence) clause(v int) []bool {
	out := make([]bool, len(s.tok))
	for _, k := range s.kids[v] {
		switch s.rel(k) {
		case "parataxis", "punct", "cc", "discourse", "nsubj", "csubj":
			continue
		case "conj":
			if !s.nominal(k) {
				continue
			}
		}
		if k > v {
			s.mark(out, k, true)
		}
	}
	return out
}

// mark sets a token and all that hangs on it.
func (s *sentence) mark(in []bool, i int, to bool) {
	in[i] = to
	for _, k := range s.kids[i] {
		s.mark(in, k, to)
	}
}

// below is the words behind word w in the clause.
func (s *sentence) below(w int, in []bool) (row []int) {
	for k := w; k < len(s.words); k++ {
		if in[s.words[k].tok] {
			row = append(row, k)
		}
	}
	return row
}

// above is the words before word w, nearest first, that stand in the verb's own
// clause or in those that govern it, not in others that only come earlier.
func (s *sentence) above(v, w int) (row []int) {
	in := make([]bool, len(s.tok))
	var mark func(i int)
	mark = func(i int) {
		in[i] = true
		for _, k := range s.kids[i] {
			switch s.rel(k) {
			case "parataxis", "punct":
			default:
				mark(k)
			}
		}
	}
	from := -1
	for x, n := v, 0; x >= 0 && n < len(s.tok); x, n = s.head[x], n+1 {
		shared := from >= 0 && s.rel(from) == "conj" // of a verb before: its subject and helpers alone
		for _, k := range s.kids[x] {
			if k == from || k > v {
				continue
			}
			switch r := s.rel(k); r {
			case "parataxis", "punct", "cc", "ccomp", "advcl", "discourse":
				continue
			case "conj":
				if x == v || !s.nominal(k) {
					continue
				}
				mark(k)
			default:
				if r == "obl" && k < s.kid(x, "nsubj", "csubj") {
					continue // fronted: "On the demand of Oslo, he said"
				}
				if !shared || k < x && (r == "nsubj" || r == "csubj" || r == "aux" || r == "advmod") {
					mark(k)
				}
			}
		}
		if x != v && x < v && !shared {
			in[x] = true
		}
		if s.rel(x) == "parataxis" {
			break
		}
		from = x
	}
	for k := w - 1; k >= 0; k-- {
		if t := s.words[k].tok; in[t] && t != v {
			row = append(row, k)
		}
	}
	return row
}

// groupAt is the noun phrase that holds a token, -1 if none.
func (s *sentence) groupAt(tok int) int {
	if tok < 0 || s.first[tok] == s.first[tok+1] {
		return -1
	}
	return s.words[s.first[tok]].group
}

// subject is the noun phrase that does what the verb says, or suffers it in the
// passive: its own, that of the verb it is joined to or that governs it, the noun
// that it modifies; -1 if none.
func (s *sentence) subject(v int) int {
	for n := 0; v >= 0 && n < len(s.tok); n++ {
		if k := s.kid(v, "nsubj", "csubj"); k >= 0 {
			g := s.groupAt(k)
			if s.tok[k].UPOS == "PRON" && s.tok[v].Deprel == "acl:relcl" {
				return s.groupAt(s.head[v])
			}
			return g
		}
		switch s.rel(v) {
		case "conj", "xcomp", "advcl", "ccomp":
			v = s.head[v]
		case "acl":
			return s.groupAt(s.head[v])
		default:
			return -1
		}
	}
	return -1
}

// agent is the noun phrase behind "by" of a passive, -1 if none.
func (s *sentence) agent(v int) int {
	if s.tok[v].XPOS != "VBN" && s.kid(v, "nsubj:pass", "aux:pass") < 0 {
		return -1
	}
	for _, k := range s.kids[v] {
		if k < v || s.rel(k) != "obl" {
			continue
		}
		if c := s.kid(k, "case"); s.tok[k].Deprel == "obl:agent" || c >= 0 && s.words[s.first[c]].form == "BY" && s.kid(v, "aux:pass") >= 0 {
			return s.groupAt(k)
		}
	}
	return -1
}

func (s *sentence) passive(v int) bool {
	return s.kid(v, "nsubj:pass", "aux:pass") >= 0 || s.tok[v].XPOS == "VBN" && s.rel(v) == "acl"
}

// subjectless: no coded noun phrase is the subject.
func (s *sentence) subjectless(v int) bool {
	g := s.subject(v)
	return g < 0 || !s.group[g].coded()
}

// negated: "not", "never" or "n't" hangs on the verb.
func (s *sentence) negated(v int) bool {
	for _, k := range s.kids[v] {
		switch s.form(k) {
		case "NOT", "N'T", "NEVER":
			return true
		}
	}
	return false
}

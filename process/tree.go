package process

import (
	"strings"

	"sitrep"
)

// triggerWords are the lemmas of a mention's trigger; nearWords adds those of
// its objects, complements and modifiers and of the words that govern it
// within the clause.
func triggerWords(a *sitrep.Analysis, m *sitrep.EventMention) (head, near []string) {
	s := &a.Sentences[m.Head.Sentence]
	for i, t := range s.Tokens {
		if m.Trigger.Contains(t.Span) {
			head = append(head, strings.ToLower(t.Lemma))
			near = append(near, strings.ToLower(t.Lemma))
			near = append(near, below(s, i, 2)...)
			near = append(near, above(s, i)...)
		}
	}
	return head, near
}

// below are the lemmas of the words that complete or modify a word.
func below(s *sitrep.Sentence, head, depth int) (out []string) {
	if depth == 0 {
		return nil
	}
	for i, t := range s.Tokens {
		if t.Head != head+1 || i == head {
			continue
		}
		switch relation(t.Deprel) {
		case "advcl":
			if marker(s, i) == "to" { // a complement that the parser took for a purpose
				out = append(out, strings.ToLower(t.Lemma))
				out = append(out, below(s, i, depth-1)...)
			}
		case "obj", "obl", "nmod", "compound", "amod", "xcomp", "conj", "acl", "fixed", "nsubj":
			out = append(out, strings.ToLower(t.Lemma))
			if t.Deprel != "nsubj" && t.Deprel != "obl" {
				out = append(out, below(s, i, depth-1)...)
			}
		}
	}
	return out
}

// above are the lemmas of the words that a word completes, up to its clause.
func above(s *sitrep.Sentence, i int) (out []string) {
	for range 3 {
		t := s.Tokens[i]
		if t.Head == 0 {
			break
		}
		switch relation(t.Deprel) {
		case "obj", "nsubj", "xcomp", "nmod", "obl", "compound", "amod", "conj", "ccomp":
		default:
			return out
		}
		shared := relation(t.Deprel) == "conj"
		i = t.Head - 1
		out = append(out, strings.ToLower(s.Tokens[i].Lemma))
		if shared { // "the meeting took place, but was put on pause"
			for _, d := range s.Tokens {
				if d.Head == i+1 && strings.HasPrefix(d.Deprel, "nsubj") {
					out = append(out, strings.ToLower(d.Lemma))
				}
			}
		}
	}
	return out
}

// relation is the universal part of a dependency label, the passive subject
// counting as the object that it is.
func relation(deprel string) string {
	if deprel == "nsubj:pass" {
		return "obj"
	}
	r, _, _ := strings.Cut(deprel, ":")
	return r
}

// subject is what a negotiation or inquiry is about: the phrase after "on",
// "about" or "over", or the purpose ("to draw down troops"), below the trigger
// or below its talks noun.
func subject(a *sitrep.Analysis, m *sitrep.EventMention) sitrep.Text {
	s := &a.Sentences[m.Head.Sentence]
	in := map[int]bool{}
	for i, t := range s.Tokens {
		if m.Trigger.Contains(t.Span) {
			in[i] = true
		}
	}
	for i, t := range s.Tokens {
		switch r := relation(t.Deprel); {
		case t.Head > 0 && in[t.Head-1] && (r == "obj" || r == "xcomp" || r == "obl"):
			in[i] = true
		case t.Head > 0 && in[i] && r == "obj": // "resumed meetings on …"
			in[t.Head-1] = true
		}
	}
	for i, t := range s.Tokens {
		if t.Head == 0 || !in[t.Head-1] {
			continue
		}
		switch marker(s, i) {
		case "on", "about", "over", "into", "regarding", "concerning":
		case "to": // the purpose of talks, not of agreeing to them
			if s.Tokens[t.Head-1].UPOS != "NOUN" {
				continue
			}
		default:
			continue
		}
		sp := subtree(a, s, i)
		if isTime(a, sp) || sp.Overlaps(m.Trigger.Span) {
			continue
		}
		return sitrep.Text{Text: a.Text(sp), Span: sp}
	}
	return sitrep.Text{}
}

// marker is the preposition or infinitive marker of a word, in lower case.
func marker(s *sitrep.Sentence, i int) string {
	for _, t := range s.Tokens {
		if t.Head == i+1 && (t.Deprel == "case" || t.Deprel == "mark") {
			return strings.ToLower(t.Lemma)
		}
	}
	return ""
}

// subtree is the span of a word with all that depends on it, without its
// leading preposition and without a relative clause.
func subtree(a *sitrep.Analysis, s *sitrep.Sentence, root int) sitrep.Span {
	in := make([]bool, len(s.Tokens))
	in[root] = true
	for changed := true; changed; {
		changed = false
		for i, t := range s.Tokens {
			if in[i] || t.Head == 0 || !in[t.Head-1] || t.Deprel == "acl:relcl" || t.Deprel == "punct" || t.Deprel == "parataxis" {
				continue
			}
			if t.Head == root+1 && (t.Deprel == "case" || t.Deprel == "mark" && t.Lemma != "to") {
				continue
			}
			in[i], changed = true, true
		}
	}
	var sp sitrep.Span
	for i, t := range s.Tokens {
		if in[i] {
			sp = sp.Cover(t.Span)
		}
	}
	return sp
}

func isTime(a *sitrep.Analysis, sp sitrep.Span) bool {
	for _, t := range a.Timexes {
		if t.Span.Overlaps(sp) && t.Len()*2 > sp.Len() {
			return true
		}
	}
	return false
}

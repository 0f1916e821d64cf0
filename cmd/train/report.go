package main

import (
	"fmt"
	"strings"

	"sitrep"
	"sitrep/syntax"
)

// analysis makes a document of sentences with gold tokens, recased.
func analysis(ss []*sentence, how int) *sitrep.Analysis {
	a := &sitrep.Analysis{Doc: &sitrep.Document{}}
	var text strings.Builder
	for _, s := range ss {
		var t sitrep.Sentence
		t.Start = text.Len()
		for _, f := range s.forms {
			f = recase(f, how)
			t.Tokens = append(t.Tokens, sitrep.Token{Span: sitrep.Span{Start: text.Len(), End: text.Len() + len(f)}})
			text.WriteString(f + " ")
		}
		t.End = text.Len() - 1
		a.Sentences = append(a.Sentences, t)
	}
	a.Doc.Text = text.String()
	return a
}

// report writes in Markdown how well a model does on the held-out parts.
func report(file []byte, c *corpus) error {
	m, err := syntax.NewModel(file)
	if err != nil {
		return err
	}
	p := m.NewParser()
	fmt.Printf("Model of %.2f MB, given tokens. LAS counts universal relations; \"subtypes\" the full ones.\n\n", float64(len(file))/1e6)
	fmt.Print("| | UPOS | XPOS | features | lemma | UAS | LAS | with subtypes |\n|---|---|---|---|---|---|---|---|\n")
	var relations []string
	for _, set := range []struct {
		title     string
		sentences []*sentence
		how       int
	}{
		{"EWT dev", c.dev, asWritten}, {"GUM open dev", c.gumDev, asWritten},
		{"EWT dev in capitals", c.dev, upperCase}, {"EWT dev in title case", c.dev, titleCase},
	} {
		t := trees(p, set.sentences, set.how)
		fmt.Printf("| %s | %s |\n", set.title, strings.Join(t.figures(), " | "))
		if set.how == asWritten {
			relations = append(relations, fmt.Sprintf("| %s | %s |\n", set.title, strings.Join(t.relations(), " | ")))
		}
	}
	fmt.Printf("\nF of relations, head and full label right:\n\n| | %s |\n|---%s|\n%s\n", strings.Join(watched, " | "), strings.Repeat("|---", len(watched)), strings.Join(relations, ""))
	fmt.Print("Names, bounds and type right:\n\n| | P | R | F |")
	for _, t := range nameTypes {
		fmt.Printf(" %s |", t)
	}
	fmt.Printf("\n|---|---|---|---|%s\n", strings.Repeat("---|", len(nameTypes)))
	for _, set := range [][2]string{
		{"reports", "our own reports"}, {"wikigold", "WikiGold, every fifth block of 20 sentences"},
		{"uner", "Universal NER EWT dev, half of the documents"}, {"gum", "GUM open dev"},
	} {
		names(p, set[1], c.namesDev[set[0]])
	}
	return nil
}

// watched are the relations whose figures are reported.
var watched = []string{"root", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "appos", "parataxis"}

// treeScore counts the words of a treebank and what is right of them.
type treeScore struct {
	words, upos, xpos, feats, lemma, uas, las, full int
	by                                              map[string]*relationScore
}

type relationScore struct{ gold, found, right int }

func (t *treeScore) at(relation string) *relationScore {
	if t.by[relation] == nil {
		t.by[relation] = &relationScore{}
	}
	return t.by[relation]
}

func (t *treeScore) figures() (out []string) {
	for _, n := range []int{t.upos, t.xpos, t.feats, t.lemma, t.uas, t.las, t.full} {
		out = append(out, fmt.Sprintf("%.2f", 100*float64(n)/float64(max(1, t.words))))
	}
	return out
}

func (t *treeScore) relations() (out []string) {
	for _, r := range watched {
		s := t.at(r)
		out = append(out, fmt.Sprintf("%.1f", f1(s.right, s.gold, s.found)))
	}
	return out
}

func trees(p *syntax.Parser, ss []*sentence, how int) *treeScore {
	a := analysis(ss, how)
	p.Annotate(a)
	r := &treeScore{by: map[string]*relationScore{}}
	for k, s := range ss {
		for i, t := range a.Sentences[k].Tokens {
			r.words++
			r.upos += b2i(t.UPOS == s.upos[i])
			r.xpos += b2i(t.XPOS == s.xpos[i])
			r.feats += b2i(t.Feats == s.feats[i])
			r.lemma += b2i(t.Lemma == s.lemmas[i])
			right := t.Head == s.heads[i]
			r.uas += b2i(right)
			r.las += b2i(right && base(t.Deprel) == base(s.rels[i]))
			r.full += b2i(right && t.Deprel == s.rels[i])
			r.at(s.rels[i]).gold++
			r.at(t.Deprel).found++
			r.at(t.Deprel).right += b2i(right && t.Deprel == s.rels[i])
		}
	}
	return r
}

// names scores names whose bounds and type are right. A gold name is a run of
// tokens whose allowed classes make it one; where a corpus allows several types
// any will do, and tokens of unknown class are not counted.
func names(p *syntax.Parser, title string, ss []*sentence) {
	a := analysis(ss, asWritten)
	p.Annotate(a)
	type name struct{ sentence, first, end int }
	gold := map[name]labelSet{}
	for k, s := range ss {
		for i := 0; i < len(s.names); i++ {
			if single := s.names[i] & bitsOf("S-"); single != 0 && s.names[i]&outside == 0 {
				gold[name{k, i, i + 1}] = types(s.names[i])
			} else if s.names[i]&outside == 0 && s.names[i]&bitsOf("B-") != 0 {
				j := i + 1
				for j < len(s.names) && s.names[j]&bitsOf("E-") == 0 {
					j++
				}
				gold[name{k, i, j + 1}] = types(s.names[i])
				i = j
			}
		}
	}
	hit, miss, wrong := map[string]int{}, map[string]int{}, map[string]int{}
	found := map[name]bool{}
	for _, n := range a.Names {
		w := name{n.Words.Sentence, n.Words.First, n.Words.End}
		bit := labelSet(0)
		for k, t := range nameTypes {
			if t == n.Type {
				bit = 1 << k
			}
		}
		if gold[w]&bit != 0 {
			found[w] = true
			hit[string(n.Type)]++
			continue
		}
		open := false
		for i := w.first; i < w.end; i++ {
			x := ss[w.sentence].names[i]
			open = open || x == 0 || x&outside != 0 && x&inside != 0
		}
		if !open {
			wrong[string(n.Type)]++
		}
	}
	var tp, fp, fn int
	for w, bits := range gold {
		if !found[w] {
			for k, t := range nameTypes {
				if bits>>k&1 == 1 {
					miss[string(t)]++
					break
				}
			}
			fn++
		}
	}
	for _, t := range nameTypes {
		tp, fp = tp+hit[string(t)], fp+wrong[string(t)]
	}
	fmt.Printf("| %s | %.1f | %.1f | %.1f |", title, 100*float64(tp)/float64(max(1, tp+fp)), 100*float64(tp)/float64(max(1, tp+fn)), f1(tp, tp+fp, tp+fn))
	for _, t := range nameTypes {
		k := string(t)
		if n := hit[k] + miss[k]; n > 0 {
			fmt.Printf(" %.1f (%d) |", f1(hit[k], hit[k]+wrong[k], n), n)
		} else {
			fmt.Print(" |")
		}
	}
	fmt.Println()
}

// types folds classes to a bit a type.
func types(bits labelSet) (out labelSet) {
	for k := range nameTypes {
		if bits>>(1+4*k)&15 != 0 {
			out |= 1 << k
		}
	}
	return out
}

func bitsOf(prefix string) (bits labelSet) {
	for i, l := range nameLabels {
		if strings.HasPrefix(l, prefix) {
			bits |= 1 << i
		}
	}
	return bits
}

func base(relation string) string {
	b, _, _ := strings.Cut(relation, ":")
	return b
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

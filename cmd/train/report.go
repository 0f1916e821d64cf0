package main

import (
	"fmt"
	"sort"
	"strings"
	"time"

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

// report prints how well a model does on the held-out parts.
func report(file []byte, c *corpus) error {
	m, err := syntax.NewModel(file)
	if err != nil {
		return err
	}
	p := m.NewParser()
	fmt.Printf("model %.2f MB\n", float64(len(file))/1e6)
	trees(p, "EWT dev", c.dev, asWritten)
	trees(p, "GUM dev", c.gumDev, asWritten)
	trees(p, "EWT dev, capitals", c.dev, upperCase)
	trees(p, "EWT dev, title case", c.dev, titleCase)
	for _, name := range []string{"reports", "wikigold", "uner", "gum"} {
		names(p, name, c.namesDev[name])
	}
	return nil
}

func trees(p *syntax.Parser, title string, ss []*sentence, how int) {
	a := analysis(ss, how)
	p.Annotate(a)
	start := time.Now()
	a = analysis(ss, how)
	p.Annotate(a)
	took := time.Since(start)
	var upos, xpos, feats, lemma, uas, las, full, words int
	type score struct{ gold, found, right int }
	by := map[string]*score{}
	at := func(r string) *score {
		if by[r] == nil {
			by[r] = &score{}
		}
		return by[r]
	}
	for k, s := range ss {
		for i, t := range a.Sentences[k].Tokens {
			words++
			upos += b2i(t.UPOS == s.upos[i])
			xpos += b2i(t.XPOS == s.xpos[i])
			feats += b2i(t.Feats == s.feats[i])
			lemma += b2i(t.Lemma == s.lemmas[i])
			right := t.Head == s.heads[i]
			uas += b2i(right)
			las += b2i(right && base(t.Deprel) == base(s.rels[i]))
			full += b2i(right && t.Deprel == s.rels[i])
			at(s.rels[i]).gold++
			at(t.Deprel).found++
			at(t.Deprel).right += b2i(right && t.Deprel == s.rels[i])
		}
	}
	f := func(n int) float64 { return 100 * float64(n) / float64(words) }
	fmt.Printf("%-20s UPOS %.2f  XPOS %.2f  feats %.2f  lemma %.2f  UAS %.2f  LAS %.2f  with subtypes %.2f  (%.0f tokens/s)\n",
		title, f(upos), f(xpos), f(feats), f(lemma), f(uas), f(las), f(full), float64(words)/took.Seconds())
	if how != asWritten {
		return
	}
	fmt.Print("   F of relations:")
	for _, r := range []string{"root", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "appos", "parataxis"} {
		if s := by[r]; s != nil && s.gold > 0 {
			fmt.Printf("  %s %.1f", r, 200*float64(s.right)/float64(s.gold+s.found))
		}
	}
	fmt.Println()
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
	var kinds []string
	for _, t := range nameTypes {
		kinds = append(kinds, string(t))
		tp, fp = tp+hit[string(t)], fp+wrong[string(t)]
	}
	sort.Strings(kinds)
	fmt.Printf("names %-10s P %.1f  R %.1f  F %.1f |", title, 100*float64(tp)/float64(tp+fp), 100*float64(tp)/float64(tp+fn), 200*float64(tp)/float64(2*tp+fp+fn))
	for _, k := range kinds {
		if n := hit[k] + miss[k]; n > 0 {
			fmt.Printf("  %s %.1f (%d)", k, 200*float64(hit[k])/float64(2*hit[k]+wrong[k]+miss[k]), n)
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

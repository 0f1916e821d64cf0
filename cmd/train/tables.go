package main

import (
	"fmt"
	"sort"
	"strings"

	"sitrep/syntax"
)

// tally counts values by key.
type tally[K comparable] map[K]map[string]int

func (t tally[K]) add(key K, value string) {
	if t[key] == nil {
		t[key] = map[string]int{}
	}
	t[key][value]++
}

// top is the commonest value, the first in order of those as common.
func top(m map[string]int) (value string, n int) {
	for v, k := range m {
		if k > n || k == n && v < value {
			value, n = v, k
		}
	}
	return value, n
}

// learnFeats writes the commonest features of each tag, and of each form with a
// tag whose own differ (format at syntax's featTable).
func learnFeats(ss []*sentence, n *network) string {
	type key struct {
		tag  int
		form string
	}
	byTag, byForm := tally[int]{}, tally[key]{}
	for _, s := range ss {
		for i, f := range s.forms {
			tag := lookup(n.tagID, s.tag(i), 2, "|")
			if tag < 0 || strings.Contains(s.feats[i], "Typo=Yes") {
				continue
			}
			byTag.add(tag, s.feats[i])
			byForm.add(key{tag, syntax.NewForm(f).Norm}, s.feats[i])
		}
	}
	var b strings.Builder
	usual := make([]string, len(n.tags))
	for t := range n.tags {
		usual[t], _ = top(byTag[t])
		fmt.Fprintln(&b, usual[t])
	}
	var out []string
	for k, m := range byForm {
		if v, _ := top(m); v != usual[k.tag] && !strings.ContainsAny(k.form, "\t\n") {
			out = append(out, fmt.Sprintf("%d\t%s\t%s\n", k.tag, k.form, v))
		}
	}
	sort.Strings(out)
	return b.String() + strings.Join(out, "")
}

// learnLemmas writes suffix rules and the forms that they get wrong (format at
// syntax's lemmaTable). Common words that no treebank has, and of which the
// rules would make a word that is none, get the change that leads to one:
// "provoked" is of "provoke", since there is no "provok".
func learnLemmas(ss []*sentence, common []string) string {
	type key struct{ xpos, form string }
	byForm, bySuffix := tally[key]{}, tally[key]{}
	for _, s := range ss {
		for i, f := range s.forms {
			if s.lemmas[i] != "_" && !strings.Contains(s.feats[i], "Typo=Yes") {
				byForm.add(key{s.xpos[i], syntax.LemmaForm(f, s.xpos[i])}, s.lemmas[i])
			}
		}
	}
	for k, m := range byForm {
		lemma, _ := top(m)
		for n := 0; n <= 5 && n <= len(k.form); n++ {
			bySuffix.add(key{k.xpos, k.form[len(k.form)-n:]}, change(k.form, lemma))
		}
	}
	rules := map[key]string{}
	var keys []key
	for k, m := range bySuffix {
		if r, n := top(m); n >= 2 || k.form == "" {
			rules[k] = r
			keys = append(keys, k)
		}
	}
	var out []string
	apply := func(xpos, form string) (string, bool) {
		for n := min(5, len(form)); n >= 0; n-- {
			if r, ok := rules[key{xpos, form[len(form)-n:]}]; ok {
				if l, ok := changed(form, r); ok {
					return l, true
				}
			}
		}
		return form, false
	}
	for k, m := range byForm {
		lemma, _ := top(m)
		if got, _ := apply(k.xpos, k.form); got != lemma && !strings.ContainsAny(k.form+lemma, "\t\n") {
			out = append(out, k.xpos+"\t"+k.form+"\t"+lemma+"\n")
		}
	}
	known := map[string]bool{}
	for _, w := range common {
		known[w] = true
	}
	for _, xpos := range []string{"NNS", "VBD", "VBN", "VBG", "VBZ"} {
		changes := frequentChanges(bySuffix[key{xpos, ""}])
		for _, w := range common {
			if len(w) < 5 || byForm[key{xpos, w}] != nil || !inflected(w, xpos) {
				continue
			}
			got, _ := apply(xpos, w)
			if known[got] {
				continue
			}
			for _, rule := range changes {
				if lemma, ok := changed(w, rule); ok && known[lemma] && lemma != w {
					out = append(out, xpos+"\t"+w+"\t"+lemma+"\n")
					break
				}
			}
		}
	}
	// a rule that says what the next shorter one says is not needed
	sort.Slice(keys, func(i, j int) bool { return len(keys[i].form) > len(keys[j].form) })
	for _, k := range keys {
		if k.form != "" {
			short := k
			for short.form != "" {
				short.form = short.form[1:]
				if r, ok := rules[short]; ok {
					if r == rules[k] {
						delete(rules, k)
					}
					break
				}
			}
		}
	}
	for k, r := range rules {
		cut, add, _ := strings.Cut(r, "\t")
		out = append(out, k.xpos+"\t-"+k.form+"\t"+cut+"\t"+add+"\n")
	}
	sort.Strings(out)
	return strings.Join(out, "")
}

// frequentChanges are those seen at least ten times, the commonest first.
func frequentChanges(seen map[string]int) []string {
	var out []string
	for r, n := range seen {
		if n >= 10 {
			out = append(out, r)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if seen[out[i]] != seen[out[j]] {
			return seen[out[i]] > seen[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

// inflected reports the regular ending of a tag.
func inflected(form, xpos string) bool {
	switch xpos {
	case "VBG":
		return strings.HasSuffix(form, "ing")
	case "VBD", "VBN":
		return strings.HasSuffix(form, "ed")
	}
	return strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss")
}

// change is what turns a form into its lemma: bytes to cut, ending to add.
func change(form, lemma string) string {
	k := 0
	for k < len(form) && k < len(lemma) && form[k] == lemma[k] {
		k++
	}
	return fmt.Sprintf("%d\t%s", len(form)-k, lemma[k:])
}

func changed(form, rule string) (string, bool) {
	var cut int
	number, add, _ := strings.Cut(rule, "\t")
	if _, err := fmt.Sscan(number, &cut); err != nil || cut >= len(form) {
		return form, false
	}
	return form[:len(form)-cut] + add, true
}

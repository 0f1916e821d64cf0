package coder

// A feature of a word that may tell an event is a hash of its sort and of the words,
// relations, types or clusters that it names, each by its own hash.
type feature uint32

// sorts of features.
const (
	ofBias uint32 = iota
	ofTag
	ofLemma
	ofRelation
	ofCluster
	ofVote
	ofVoteAndLemma
	ofWeight
	ofMode
	ofPassive
	ofPassiveLemma
	ofHeadline
	ofHead
	ofHeadVote
	ofHeadAndLemma
	ofHeadCluster
	ofKind
	ofKindAndLemma
	ofArg
	ofArgAndLemma
	ofArgVote
	ofArgVoteAndLemma
	ofArgCluster
	ofArgClusterAndLemma
	ofInner
	ofInnerCluster
	ofNear
	ofNext
	ofNextAndLemma
	ofNearCluster
	ofTopic
	ofTopicCluster
)

// mixed is the feature of a sort with up to three parts.
func mixed(sort, a, b, c uint32) feature {
	const m1, m2 = 0x85ebca6b, 0xc2b2ae35
	h := ((sort+1)*0x9e3779b1 ^ a) * m1
	h = (h ^ h>>15 ^ b) * m1
	h = (h ^ h>>15 ^ c) * m1
	h = (h ^ h>>15) * m2
	return feature(h ^ h>>13)
}

// candidate: the model of types is asked about the word.
func (t *tree) candidate(i int) bool {
	if u := t.tok[i].UPOS; !t.lemmaIs(i, isTelling) || u != "VERB" && u != "NOUN" || t.w.c.types == nil || t.timex[i] >= 0 {
		return false
	}
	if t.isVerb(i) && t.lemmaIs(i, isSaying) && t.child(i, "ccomp") >= 0 {
		return false // "state radio reported that …" only says so
	}
	return true
}

// typeFeatures are what the model of types sees of a word: the word, what hangs
// on it and on what it hangs, the words around, and what the rules say.
func (t *tree) typeFeatures(i int, out []feature) []feature {
	l, u, rel := t.keys[2*i+1], wordKey(t.tok[i].UPOS), wordKey(t.rel(i))
	vote := wordKey(t.vote(i))
	out = append(out, mixed(ofBias, 0, 0, 0), mixed(ofTag, u, 0, 0), mixed(ofLemma, l, u, 0), mixed(ofRelation, rel, u, 0),
		mixed(ofVote, vote, 0, 0), mixed(ofVoteAndLemma, vote, l, 0))
	for k, c := range t.clusters(i) {
		out = append(out, mixed(ofCluster, uint32(k), c, u))
	}
	if f := t.rule(i); f != nil {
		out = append(out, mixed(ofWeight, vote, uint32(max(0, min(f.weight/4, 3))), 0))
		if len(f.rule.modes) > 0 {
			out = append(out, mixed(ofMode, vote, wordKey(f.rule.modes[0]), 0))
		}
	}
	if t.tok[i].UPOS == "VERB" && t.passive(i) {
		out = append(out, mixed(ofPassive, u, 0, 0), mixed(ofPassiveLemma, l, 0, 0))
	}
	if t.w.headline(t.si) {
		out = append(out, mixed(ofHeadline, 0, 0, 0))
	}
	if h := t.head(i); h >= 0 {
		out = append(out, mixed(ofHead, rel, t.keys[2*h+1], 0), mixed(ofHeadVote, rel, wordKey(t.vote(h)), 0))
		switch t.rel(i) {
		case "xcomp", "ccomp", "advcl", "obj", "nmod", "obl":
			out = append(out, mixed(ofHeadAndLemma, l, rel, t.keys[2*h+1]))
		}
		for k, c := range t.clusters(h) {
			out = append(out, mixed(ofHeadCluster, uint32(k), rel, c))
		}
	}
	for _, a := range t.arguments(i) {
		kind := uint32(a.kind)
		if a.kind == argPrep {
			kind = wordKey(a.prep)
		}
		word, clusters := t.seen(a.tok)
		out = append(out, mixed(ofKind, kind, 0, 0), mixed(ofKindAndLemma, kind, l, 0), mixed(ofArg, kind, word, 0), mixed(ofArgAndLemma, kind, word, l))
		if v := t.vote(a.tok); v != "" {
			v := wordKey(v)
			out = append(out, mixed(ofArgVote, kind, v, 0), mixed(ofArgVoteAndLemma, kind, v, l))
		}
		for k, c := range clusters {
			out = append(out, mixed(ofArgCluster, uint32(k), kind, c))
			if k == 0 {
				out = append(out, mixed(ofArgClusterAndLemma, kind, c, l))
			}
		}
		if a.kind == argComp || a.kind == argPrep { // "agreed to hold talks": what the complement is about
			if o := t.child(a.tok, "obj"); o >= 0 {
				word, clusters := t.seen(o)
				out = append(out, mixed(ofInner, kind, word, 0))
				for k, c := range clusters {
					out = append(out, mixed(ofInnerCluster, uint32(k), kind, c))
				}
			}
		}
	}
	for d := -3; d <= 3; d++ {
		x, side := i+d, uint32(0)
		if d == 0 || x < 0 || x >= len(t.tok) {
			continue
		}
		if d > 0 {
			side = 1
		}
		word, clusters := t.seen(x)
		out = append(out, mixed(ofNear, side, word, 0))
		if d == 1 || d == -1 {
			out = append(out, mixed(ofNext, side, word, 0), mixed(ofNextAndLemma, side, word, l))
		}
		if len(clusters) > 0 {
			out = append(out, mixed(ofNearCluster, side, clusters[1], 0))
		}
	}
	return out
}

// sentenceFeatures are what the model sees of the sentence as a whole: what it is about.
func (t *tree) sentenceFeatures(out []feature) []feature {
	for i := range t.tok {
		switch t.tok[i].UPOS {
		case "NOUN", "VERB", "ADJ":
			out = append(out, mixed(ofTopic, t.keys[2*i+1], 0, 0))
			if c := t.clusters(i); len(c) > 0 {
				out = append(out, mixed(ofTopicCluster, c[1], 0, 0))
			}
		}
	}
	return out
}

// clusters of a token's lemma, as those of the model.
func (t *tree) clusters(i int) []uint32 {
	return t.w.c.types.clusters(t.lex[2*i+1].kin)
}

// Stand-ins for words that are one of many.
const (
	aTime uint32 = 0xfffffff0 + iota
	aNumber
	aCountry
	aPlace
	aName
)

// seen is a word as features name it, with its clusters: names and numbers give way to
// what they are.
func (t *tree) seen(x int) (word uint32, clusters []uint32) {
	switch {
	case t.timex[x] >= 0:
		return aTime, nil
	case t.tok[x].UPOS == "NUM":
		return aNumber, nil
	case t.place[x] >= 0:
		if t.countryPlace(x) {
			return aCountry, nil
		}
		return aPlace, nil
	case t.tok[x].UPOS == "PROPN" || t.tok[x].UPOS == "PRON" && t.ment[x] >= 0:
		if e := t.entityAt(x); e != nil {
			return aName ^ wordKey(string(e.Type)), nil
		}
		return aName, nil
	}
	return t.keys[2*x+1], t.clusters(x)
}

// vote is the type that the rules give a word: NONE where they say that it tells nothing, "" without a rule.
func (t *tree) vote(i int) string {
	f := t.rule(i)
	switch {
	case f == nil:
		return ""
	case f.rule.kind == ruleNone:
		return "NONE"
	}
	return f.rule.typ
}

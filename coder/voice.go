package coder

// voice is a phrase that names whose words or count a stretch of a sentence is, read by
// the order of words, since parsers hang it anywhere: "…, according to the ministry",
// "by the rebels' count", "…, says the hospital".
type voice struct {
	first, end int // the phrase
	who        int // head of the words for whoever it is
	from, to   int // tokens that are told by it
	verb       int // of saying, -1 none
}

// allVoices are those of the sentence, in order.
func (t *tree) allVoices() []voice {
	if t.voicesKnown {
		return t.voices
	}
	t.voicesKnown = true
	for k := 0; k < len(t.form); k++ {
		if v, ok := t.voiceAt(k); ok {
			t.voices = append(t.voices, v)
			k = v.end - 1
		}
	}
	t.spread()
	return t.voices
}

// spread sets which words are told by each voice: what stands before a phrase, back to
// the last one; after one that opens a clause, up to the next; a semicolon parts them.
func (t *tree) spread() {
	for i := range t.voices {
		v := &t.voices[i]
		from, to := v.first, v.end
		for from > 0 && t.form[from-1] != ";" {
			from--
		}
		for to < len(t.form) && t.form[to] != ";" {
			to++
		}
		if i > 0 && t.voices[i-1].to > from {
			from = min(max(from, t.voices[i-1].end), v.first)
		}
		if i+1 < len(t.voices) && t.voices[i+1].first < to {
			to = t.voices[i+1].first
		}
		opens := true
		for k := from; k < v.first; k++ {
			opens = opens && (t.tok[k].UPOS == "PUNCT" || t.tok[k].UPOS == "CCONJ" || t.tok[k].UPOS == "SCONJ" || t.tok[k].UPOS == "ADV")
		}
		aside := v.end+2 < to && t.form[v.end] == "," && v.first > 0 && t.form[v.first-1] == "," // "The attack, according to police, killed nine"
		switch {
		case opens:
			v.from, v.to = v.end, to
		case aside && v.verb < 0 && !(i+1 < len(t.voices) && t.voices[i+1].first == to):
			v.from, v.to = from, to
		default:
			v.from, v.to = from, v.first
		}
	}
}

// voiceOver is the voice that tells token x, nil for none.
func (t *tree) voiceOver(x int) *voice {
	all := t.allVoices()
	for i := range all {
		if v := &all[i]; v.from <= x && x < v.to {
			return v
		}
	}
	return nil
}

func (t *tree) voiceAt(k int) (voice, bool) {
	switch {
	case t.form[k] == "according" && k+2 < len(t.form) && t.form[k+1] == "to":
		return t.voiceOf(k, k+2, -1)
	case t.form[k] == "per" && k > 0 && k+1 < len(t.form) && (t.form[k-1] == "as" || t.form[k-1] == ","):
		return t.voiceOf(k, k+1, -1)
	case t.form[k] == "by" || t.form[k] == "on":
		return t.countBy(k)
	case t.form[k] == "," && k > 1 && k+2 < len(t.form) && t.isVerb(k+1) && t.saysFinite(k+1):
		if s := t.child(k+1, "nsubj"); s >= 0 && s < k {
			break // "The mayor, said to be ill": the subject stands before it
		}
		return t.voiceOf(k+1, k+2, k+1)
	}
	return voice{}, false
}

// saysFinite: a finite verb of saying something for a fact.
func (t *tree) saysFinite(v int) bool {
	act := t.w.c.speech.act[t.lemma[v]]
	if act != "asserts" && act != "confirms" || t.lemma[v] == "tell" || t.lemma[v] == "show" {
		return false
	}
	switch t.tok[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// voiceOf reads the words for a speaker from token n on, to the end of the clause.
func (t *tree) voiceOf(first, n, verb int) (voice, bool) {
	end := n
	for end < len(t.form) && t.form[end] != "," && t.form[end] != "." && !t.isMark(end) {
		switch t.tok[end].UPOS {
		case "VERB", "AUX":
			if end == n || t.tok[end].XPOS == "VBD" || t.tok[end].XPOS == "VBZ" || t.tok[end].XPOS == "VBP" || t.tok[end].XPOS == "MD" {
				if verb >= 0 {
					return voice{}, false // ", said the roads were cut"
				}
			}
		case "SCONJ":
			if verb >= 0 {
				return voice{}, false
			}
		}
		end++
	}
	who := t.headWithin(n, end)
	if who < 0 || t.timex[who] >= 0 || t.numeric(who) || verb >= 0 && !t.canSay(who) {
		return voice{}, false
	}
	return voice{first: first, end: end, who: t.named(who, max(verb, 0)), verb: verb}, true
}

// headWithin is the first nominal of a run that hangs on nothing nominal within it, -1 none.
func (t *tree) headWithin(n, end int) int {
	for x := n; x < end; x++ {
		switch t.tok[x].UPOS {
		case "NOUN", "PROPN", "PRON", "ADJ", "NUM":
		default:
			continue
		}
		h := t.head(x)
		if t.tok[x].UPOS == "PRON" && t.tok[x].Deprel == "nmod:poss" || h >= n && h < end && h > x {
			continue
		}
		if t.tok[x].UPOS == "ADJ" || t.tok[x].UPOS == "NUM" {
			if h >= n && h < end {
				continue
			}
		}
		return x
	}
	return -1
}

// countBy reads whose count is meant: "by the army's count", "on its own figures", "by
// the count of a newspaper", "by that of the Red Cross".
func (t *tree) countBy(k int) (voice, bool) {
	for c := k + 1; c < len(t.form) && c < k+8; c++ {
		switch t.tok[c].UPOS {
		case "PUNCT", "VERB", "AUX", "SCONJ", "CCONJ":
			return voice{}, false
		}
		that := t.form[c] == "that" && c == k+1 && len(t.voices) > 0
		if !that && !(t.isNoun(c) && t.w.c.speech.tally[t.lemma[c]]) {
			continue
		}
		v := voice{first: k, end: c + 1, who: -1, verb: -1}
		for d := t.first[c]; d >= 0; d = t.next[d] {
			x := int(d)
			switch {
			case t.tok[x].Deprel == "nmod:poss" && x > k:
				v.who = x
			case t.rel(x) == "nmod" && t.prep(x) == "of" && x > c && v.who < 0:
				v.who = x
				_, v.end = t.subtree(x, true)
			}
		}
		if v.who < 0 || !t.canSay(v.who) {
			return voice{}, false
		}
		return v, true
	}
	return voice{}, false
}

// toldIn: the clause of x, which the parser hangs on where it was said, is what is said.
func (t *tree) toldIn(x, h int) bool {
	v, that := t.head(h), t.child(x, "mark")
	return v >= 0 && t.isVerb(v) && t.lemmaIs(v, isSaying) && t.rel(h) == "obl" && that == h+1 && t.form[that] == "that" && t.child(x, "nsubj") > that
}

// vouched: a stance to the event was read from verb v.
func (e *event) vouched(v int) bool {
	for i := range e.stances {
		if e.stances[i].Span == e.t.tok[v].Span {
			return true
		}
	}
	return false
}

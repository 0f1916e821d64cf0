package timex

import (
	"strings"

	"sitrep"
)

// tense of the clause that an expression belongs to.
type tense int8

const (
	tenseUnknown tense = iota
	tensePast
	tenseFuture
)

// tenseAt is the tense of the verb that governs a token: from the dependencies
// where the sentence has them, else from the words before it.
func tenseAt(text string, toks []sitrep.Token, i int) tense {
	if toks[i].UPOS == "" {
		return tenseByWords(text, toks, i)
	}
	for steps := 0; i >= 0 && steps < 10; steps++ {
		t := &toks[i]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.Head == 0 {
			if r := tenseOfVerb(text, toks, i); r != tenseUnknown {
				return r
			}
		}
		i = t.Head - 1
	}
	return tenseUnknown
}

func tenseOfVerb(text string, toks []sitrep.Token, v int) tense {
	r := tenseUnknown
	planned := false
	for j := range toks {
		if toks[j].Head-1 != v && j != v {
			continue
		}
		if j != v && toks[j].Deprel != "aux" && toks[j].Deprel != "aux:pass" && toks[j].Deprel != "cop" && toks[j].Deprel != "mark" {
			continue
		}
		form := text[toks[j].Start:toks[j].End]
		switch x := toks[j].XPOS; {
		case x == "MD":
			switch strings.ToLower(form) {
			case "will", "'ll", "’ll", "shall", "wo", "can", "may", "must", "should":
				return tenseFuture
			}
			r = tenseFuture
		case x == "TO" || toks[j].Deprel == "mark" && strings.EqualFold(form, "to"):
			return tenseFuture
		case x == "VBD":
			r = tensePast
		case x == "VBN" && r == tenseUnknown:
			if futureWords[strings.ToLower(form)] {
				planned = true
			}
			r = tensePast
		case (x == "VBZ" || x == "VBP") && j == v && r == tenseUnknown:
			r = tenseFuture
		case (x == "VBZ" || x == "VBP") && toks[j].Deprel == "aux" && toks[v].XPOS == "VBG":
			r = tenseFuture
		}
	}
	if planned {
		return tenseFuture
	}
	return r
}

// futureWords announce what is to come.
var futureWords = map[string]bool{
	"scheduled": true, "due": true, "planned": true, "expected": true, "slated": true, "set": true, "upcoming": true,
}

// tenseByWords looks for the nearest sign of tense before the token, then after it, in its clause.
func tenseByWords(text string, toks []sitrep.Token, i int) tense {
	for j := i - 1; j >= 0 && j >= i-14; j-- {
		if t := tenseOfForm(text[toks[j].Start:toks[j].End]); t != tenseUnknown {
			if t == tensePast && j > 0 && tenseOfForm(text[toks[j-1].Start:toks[j-1].End]) == tenseFuture {
				return tenseFuture
			}
			return t
		}
	}
	for j := i + 1; j < len(toks) && j < i+10; j++ {
		if t := tenseOfForm(text[toks[j].Start:toks[j].End]); t != tenseUnknown {
			return t
		}
	}
	return tenseUnknown
}

func tenseOfForm(form string) tense {
	n := len(form)
	if n > 12 || n < 2 {
		return tenseUnknown
	}
	switch form {
	case "will", "'ll", "’ll", "shall", "wo", "WILL", "SHALL", "next", "to", "TO":
		if form == "to" || form == "TO" {
			return tenseUnknown
		}
		return tenseFuture
	case "was", "were", "had", "said", "did", "told", "took", "began", "left", "fell", "met", "held", "came", "went", "struck", "made",
		"WAS", "WERE", "HAD", "SAID", "rose", "won", "lost", "saw", "got", "gave", "found", "hit", "shot", "put", "sent", "led":
		return tensePast
	}
	if futureWords[form] {
		return tenseFuture
	}
	if n > 4 && (strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "ED")) {
		return tensePast
	}
	return tenseUnknown
}

package actor

import (
	"strings"

	"sitrep"
)

// spellOut notes what the report itself says that its acronyms stand for:
// "Reporters Without Borders (RSF)".
func (d *document) spellOut() {
	text := d.a.Doc.Text
	if strings.IndexByte(text, '(') < 0 {
		return
	}
	for s := range d.a.Sentences {
		toks := d.a.Sentences[s].Tokens
		for i := 2; i+1 < len(toks); i++ {
			if text[toks[i-1].Start] != '(' || toks[i-1].End != toks[i-1].Start+1 {
				continue
			}
			short := text[toks[i].Start:toks[i].End]
			if len(short) < 2 || len(short) > 9 || !capitals(short) {
				continue
			}
			if lo := longForm(text, toks, i-1); lo < i-2 {
				if d.long == nil {
					d.long = map[string]string{}
				}
				d.long[fold(short)] = foldName(text[toks[lo].Start:toks[i-2].End])
			}
		}
	}
}

// longForm is the first token of the name in capitals that ends before a token.
func longForm(text string, toks []sitrep.Token, end int) int {
	lo := end
	for k := end - 1; k >= 0 && end-k < 10; k-- {
		switch form := text[toks[k].Start:toks[k].End]; {
		case capitalized(form):
			lo = k
		case form == "of", form == "for", form == "and", form == "the", form == "de", form == "-", form == "'s", form == "’s", form == "'":
		default:
			return lo
		}
	}
	return lo
}

// stands tells what the report's own long form says of a reading of an acronym:
// it is that one, or it can be no such thing.
func (b *base) stands(long string, entry int32) (same, other bool) {
	if long == "" {
		return false, false
	}
	other = true
	for _, n := range b.records[entry].names {
		f := foldName(n)
		if f == long || strings.HasSuffix(long, " "+f) {
			return true, false
		}
		for _, w := range strings.Fields(f) {
			if len(w) > 3 && hasWord(long, w[:len(w)-1]) || hasWord(long, w) {
				other = false
			}
		}
	}
	return false, other
}

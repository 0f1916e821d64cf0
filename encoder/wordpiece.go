package encoder

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// piece is a word piece and the bytes of the text that it stands for.
type piece struct {
	id int32
	sitrep.Span
}

// vocabulary is the word pieces: those that begin a word and those that go on.
type vocabulary struct {
	begin, inner     map[string]int32
	unknown          int32
	opening, closing int32 // [CLS], [SEP]
	longest          int   // bytes
}

// wordMax is the number of characters above which a word is unknown.
const wordMax = 100

func newVocabulary(entries []string) (*vocabulary, error) {
	v := &vocabulary{begin: make(map[string]int32, len(entries)), inner: make(map[string]int32, len(entries)/4)}
	for i, e := range entries {
		m, key := v.begin, e
		if rest, ok := strings.CutPrefix(e, "##"); ok && rest != "" {
			m, key = v.inner, rest
		}
		m[key] = int32(i)
		v.longest = max(v.longest, len(key))
	}
	for _, s := range []struct {
		name string
		id   *int32
	}{{"[UNK]", &v.unknown}, {"[CLS]", &v.opening}, {"[SEP]", &v.closing}} {
		id, ok := v.begin[s.name]
		if !ok {
			return nil, fmt.Errorf("encoder: vocabulary lacks %s", s.name)
		}
		*s.id = id
	}
	return v, nil
}

// splitter cuts texts into pieces. Names of special pieces in a text ("[SEP]")
// are words like others, as with split_special_tokens in the reference.
type splitter struct {
	v    *vocabulary
	word []byte // of the current word, normalised
	from []int  // of each byte of word, the bytes of the text it comes from
	to   []int
	buf  []rune
}

// split appends the pieces of text[span]. No piece crosses an offset in cuts,
// which ascend.
func (s *splitter) split(dst []piece, text string, span sitrep.Span, cuts []int) []piece {
	s.word, s.from, s.to = s.word[:0], s.from[:0], s.to[:0]
	for i, size := span.Start, 0; i < span.End; i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[i:span.End])
		for len(cuts) > 0 && cuts[0] <= i {
			if cuts[0] == i {
				dst = s.flush(dst)
			}
			cuts = cuts[1:]
		}
		switch {
		case control(r):
		case unicode.IsSpace(r):
			dst = s.flush(dst)
		default:
			alone := ideograph(r)
			if alone {
				dst = s.flush(dst)
			}
			s.buf = plainRunes(s.buf[:0], r)
			for _, p := range s.buf {
				mark := punctuation(p)
				if mark {
					dst = s.flush(dst)
				}
				n := len(s.word)
				s.word = utf8.AppendRune(s.word, p)
				for range s.word[n:] {
					s.from, s.to = append(s.from, i), append(s.to, i+size)
				}
				if mark {
					dst = s.flush(dst)
				}
			}
			if alone {
				dst = s.flush(dst)
			}
		}
	}
	return s.flush(dst)
}

// flush appends the pieces of the current word: again and again the longest
// entry that fits; a word that entries do not cover is one unknown piece.
func (s *splitter) flush(dst []piece) []piece {
	w := s.word
	if len(w) == 0 {
		return dst
	}
	first := len(dst)
	entries := s.v.begin
	for at := 0; at < len(w); entries = s.v.inner {
		end := min(len(w), at+s.v.longest)
		id, ok := int32(0), false
		for ; end > at; end-- {
			if end < len(w) && !utf8.RuneStart(w[end]) {
				continue
			}
			if id, ok = entries[string(w[at:end])]; ok {
				break
			}
		}
		if !ok || len(w) > wordMax && utf8.RuneCount(w) > wordMax {
			dst = append(dst[:first], piece{s.v.unknown, sitrep.Span{Start: s.from[0], End: s.to[len(w)-1]}})
			break
		}
		dst = append(dst, piece{id, sitrep.Span{Start: s.from[at], End: s.to[end-1]}})
		at = end
	}
	s.word, s.from, s.to = s.word[:0], s.from[:0], s.to[:0]
	return dst
}

package store

import (
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold writes a text as the words of the inverted index: lower case, without accents,
// parted by single spaces. Both databases stem what is left in the same way.
func fold(b *strings.Builder, text string) {
	gap := b.Len() > 0
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
			gap = b.Len() > 0
			i++
			continue
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			i += n
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				if !unicode.IsMark(r) {
					gap = b.Len() > 0
				}
				continue
			}
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			for _, d := range norm.NFKD.String(string(r)) {
				if !unicode.IsMark(d) {
					b.WriteRune(unicode.ToLower(d))
				}
			}
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteByte(c)
		i++
	}
}

// distinct leaves each of the words once: the index knows no more, and takes long for each.
func distinct(words string) string {
	seen := seenWords.Get().(map[string]struct{})
	defer func() { clear(seen); seenWords.Put(seen) }()
	var b strings.Builder
	b.Grow(len(words))
	for len(words) > 0 {
		w, rest, _ := strings.Cut(words, " ")
		words = rest
		if _, twice := seen[w]; twice || w == "" {
			continue
		}
		seen[w] = struct{}{}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

var seenWords = sync.Pool{New: func() any { return map[string]struct{}{} }}

func folded(text string) string {
	var b strings.Builder
	fold(&b, text)
	return b.String()
}

// Signs are words of the index that no report has: a value by which documents or
// events are filtered, a kind's letter before it.
const signPrefix = "zq"

const (
	signType      = 't'
	signMode      = 'm'
	signActor     = 'a' // and a word of the name
	signRecipient = 'r'
	signPlace     = 'p'
	signCell      = 'b' // a square of degrees
	signReality   = 'f'
	signStatus    = 'u'
	signSources   = 'k'
	signLang      = 'l'
	signSource    = 's'
	signTime      = 'y' // a month or a year
)

// sign is the word that stands for a value made of letters and digits.
func sign(kind byte, value string) string {
	var buf [48]byte
	b := append(append(buf[:0], signPrefix...), kind)
	for i := range len(value) {
		switch c := value[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		}
	}
	return string(b)
}

// signHash is the word for a value of any form.
func signHash(kind byte, k int64) string {
	var raw [8]byte
	binary.BigEndian.PutUint64(raw[:], uint64(k))
	var buf [24]byte
	b := append(append(buf[:0], signPrefix...), kind)
	return string(hex.AppendEncode(b, raw[:]))
}

// signWords are the words for each word of a value.
func signWords(kind byte, value string) []string {
	ws := strings.Fields(folded(value))
	for i, w := range ws {
		ws[i] = signPrefix + string(kind) + "w" + w
	}
	return ws
}

// wordQuery is a condition on the words of an index: all of the groups, one of each
// group's alternatives, none of those in without.
type wordQuery struct {
	groups  [][]phrase
	without []phrase

	// The index knows which words a text has, not where: phrases that a text must
	// have, or must not, are looked for in the text.
	phrases, never []phrase
}

// phrase is words in this order; the last may be the beginning of a word. To the index
// it is words in any order.
type phrase struct {
	words  []string
	prefix bool
}

func (q *wordQuery) empty() bool { return len(q.groups) == 0 }

// all adds the condition that every one of the words is there.
func (q *wordQuery) all(ws ...string) {
	for _, w := range ws {
		q.groups = append(q.groups, []phrase{{words: []string{w}}})
	}
}

// any adds the condition that one of the words is there.
func (q *wordQuery) any(ws ...string) {
	slices.Sort(ws)
	var g []phrase
	for _, w := range slices.Compact(ws) {
		g = append(g, phrase{words: []string{w}})
	}
	q.groups = append(q.groups, g)
}

// text adds what a user typed: words, "phrases", begin*, -without, OR between words.
// It reports whether there was a word to look for. In a choice by OR the words of a
// phrase may stand anywhere.
func (q *wordQuery) text(s string) bool {
	found, or := false, false
	for _, part := range queryParts(s) {
		if part == "OR" {
			or = found
			continue
		}
		not := len(part) > 1 && part[0] == '-'
		ws := strings.Fields(folded(part))
		if len(ws) == 0 {
			continue
		}
		p := phrase{words: ws, prefix: strings.HasSuffix(part, "*")}
		switch {
		case not && len(ws) > 1:
			q.never = append(q.never, p)
		case not:
			q.without = append(q.without, p)
		case or:
			last := &q.groups[len(q.groups)-1]
			*last = append(*last, p)
			if n := len(q.phrases); n > 0 && len(*last) == 2 && len((*last)[0].words) > 1 {
				q.phrases = q.phrases[:n-1] // the one before is a choice now
			}
		default:
			q.groups = append(q.groups, []phrase{p})
			if len(ws) > 1 {
				q.phrases = append(q.phrases, p)
			}
			found = true
		}
		or = false
	}
	return found
}

// in reports whether folded words have the phrase.
func (p *phrase) in(words string) bool {
	want := " " + strings.Join(p.words, " ")
	if !p.prefix {
		want += " "
	}
	return strings.Contains(words, want)
}

// fits reports whether texts have the phrases that they must and none that they must not.
func (q *wordQuery) fits(texts ...string) bool {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(" zq ") // no phrase runs from one into the next
		fold(&b, t)
		b.WriteByte(' ')
	}
	words := strings.ReplaceAll(b.String(), "  ", " ")
	for i := range q.phrases {
		if !q.phrases[i].in(words) {
			return false
		}
	}
	for i := range q.never {
		if q.never[i].in(words) {
			return false
		}
	}
	return true
}

// queryParts cuts at white space outside of quotation marks.
func queryParts(s string) (parts []string) {
	quoted := false
	fields := strings.FieldsFunc(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(s), func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && unicode.IsSpace(r)
	})
	for _, f := range fields {
		if f = strings.Replace(f, `"`, "", -1); f != "" {
			parts = append(parts, f)
		}
	}
	return parts
}

// fts5 writes the query for SQLite. Words hold letters and digits only.
func (q *wordQuery) fts5() string {
	return q.write(" AND ", " OR ", " NOT ", func(w string, prefix bool) string {
		if prefix {
			return `"` + w + `" *`
		}
		return `"` + w + `"`
	})
}

// tsquery writes the query for PostgreSQL.
func (q *wordQuery) tsquery() string {
	return q.write("&", "|", "&!", func(w string, prefix bool) string {
		if prefix {
			return w + ":*"
		}
		return w
	})
}

func (q *wordQuery) write(and, or, not string, one func(word string, prefix bool) string) string {
	word := func(p phrase) string {
		var ws []string
		for i, w := range p.words {
			ws = append(ws, one(w, p.prefix && i == len(p.words)-1))
		}
		if len(ws) == 1 {
			return ws[0]
		}
		return "(" + strings.Join(ws, and) + ")"
	}
	any := func(b *strings.Builder, ps []phrase) {
		b.WriteByte('(')
		for i, p := range ps {
			if i > 0 {
				b.WriteString(or)
			}
			b.WriteString(word(p))
		}
		b.WriteByte(')')
	}
	var b strings.Builder
	for i, g := range q.groups {
		if i > 0 {
			b.WriteString(and)
		}
		any(&b, g)
	}
	if len(q.without) == 0 {
		return b.String()
	}
	s := "(" + b.String() + ")" + not // one negation of all: SQLite bounds how deep they nest
	b.Reset()
	any(&b, q.without)
	return s + b.String()
}

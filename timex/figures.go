package timex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// item is a token as patterns see it.
type item struct {
	word    *word // nil: not in words.txt and no literal of a rule
	id      int32
	classes class
	prefix  byte // 'm' mid-, 'p' pre-, 'q' post- in the same token

	num     float64 // of NUM
	numEnd  int     // index after the number
	y, m, d int     // YEAR, YY, DECADE, DOM, FIGURES
	last    int     // the second day of DOMS
	hh, mm  int     // CLOCK
	sub     int     // 1 + index of the expression that begins here
	part    int     // 1 + index of the expression that it is in
}

// items turns tokens into items.
func (g *grammar) items(dst []item, text string, toks []sitrep.Token) []item {
	dst = dst[:0]
	for i := range toks {
		dst = append(dst, item{})
		g.read(&dst[i], text[toks[i].Start:toks[i].End])
	}
	for i := range dst {
		if dst[i].classes&(classNum|classCard) != 0 {
			g.number(dst, i, text, toks)
		}
	}
	return dst
}

func (g *grammar) read(it *item, form string) {
	if c := form[0]; c >= '0' && c <= '9' || (c == '\'' || len(form) > 3 && form[:3] == "’") && len(form) > 2 {
		g.readFigures(it, form)
		if it.classes != 0 {
			if w, _ := g.lookup(form); w != nil {
				it.word, it.id = w, w.id
				it.classes |= w.classes
			}
			return
		}
	}
	w, upper := g.lookup(form)
	if w == nil {
		k := strings.IndexByte(form, '-')
		if k < 1 || k > 8 || k+1 >= len(form) {
			return
		}
		prefix := g.value(form[:k], classPrefix)
		if prefix == "" {
			return
		}
		g.read(it, form[k+1:])
		it.prefix = prefix[0]
		it.id = 0
		return
	}
	it.word, it.id, it.classes = w, w.id, w.classes
	if !upper {
		it.classes &^= w.capital
	}
	if it.classes&classDecade != 0 {
		n, _ := strconv.Atoi(w.values[classDecade])
		it.y = 1900 + n
	}
	if it.classes&classOrd != 0 {
		it.d, _ = strconv.Atoi(w.values[classOrd])
	}
}

// lookup finds a form regardless of case; upper reports a capital first letter.
func (g *grammar) lookup(form string) (w *word, upper bool) {
	var buf [24]byte
	if form == "" || len(form) > len(buf) {
		return nil, false
	}
	look := lookOf(form)
	if g.looks[look>>6]>>(look&63)&1 == 0 && isASCII(form) { // most words mean nothing here
		return nil, false
	}
	ascii, key := true, uint32(firstKey)
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
			upper = upper || i == 0
		}
		ascii = ascii && c < utf8.RuneSelf
		buf[i] = c
		key = nextKey(key, c)
	}
	w = g.slots[g.slotOf(key, buf[:len(form)])].word
	if w == nil && !ascii {
		if low := strings.ToLower(form); low != form {
			r, _ := utf8.DecodeRuneInString(form)
			return g.words[low], unicode.IsUpper(r)
		}
	}
	return w, upper
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// readFigures reads a token that begins with a figure.
func (g *grammar) readFigures(it *item, form string) {
	bare := strings.TrimPrefix(strings.TrimPrefix(form, "'"), "’")
	cut := bare != form // "'82"
	form = bare
	short := len(form) > 0 && len(form) <= 3
	k := 0
	for k < len(form) && form[k] >= '0' && form[k] <= '9' {
		k++
	}
	if k == 0 || k > 9 {
		return
	}
	n, _ := strconv.Atoi(form[:k])
	switch rest := form[k:]; {
	case rest == "":
		it.classes |= classNum
		it.num = float64(n)
		if k == 4 && n >= 1000 && n < 2100 {
			it.classes |= classYear
			it.y = n
		}
		if k == 4 && n < 2400 && n%100 < 60 {
			it.classes |= classClock4
			it.hh, it.mm = n/100, n%100
		}
		if k == 2 && short {
			it.classes |= classYY
			if cut {
				it.classes = it.classes&^classNum | classYear
			}
			it.y = 1900 + n
			if n < 40 {
				it.y = 2000 + n
			}
		}
		if k <= 2 && n >= 1 && n <= 31 && !cut {
			it.classes |= classDom
			it.d = n
		}
		if k <= 2 && n <= 12 && n > 0 && !cut {
			it.classes |= classClock
			it.hh = n
		}
	case g.value(rest, classSuffix) == "ordinal":
		it.classes |= classOrd
		it.d = n
		if n >= 1 && n <= 31 {
			it.classes |= classDom
		}
	case g.value(rest, classSuffix) == "decade":
		if n%10 == 0 && (k == 4 && n >= 1000 && n < 2100 || k == 2) {
			it.classes |= classDecade
			it.y = n
			if k == 2 {
				it.y += 1900
			}
		}
	case rest[0] == ',' || rest[0] == '.':
		if v, err := strconv.ParseFloat(strings.ReplaceAll(form, ",", ""), 64); err == nil {
			it.classes |= classNum
			it.num = v
		}
		if mm, err := strconv.Atoi(rest[1:]); err == nil && rest[0] == '.' && len(rest) == 3 && mm < 60 && n <= 24 {
			if g.clockPoint {
				it.classes |= classClock24
			}
			if n <= 12 {
				it.classes |= classClockPoint
			}
			it.hh, it.mm = n, mm
		}
		if p := strings.Split(form, "."); len(p) == 3 && len(p[2]) == 4 {
			figures(it, p[2], p[1], p[0])
		}
	case rest[0] == ':' && len(rest) >= 3 && k <= 2 && n <= 24:
		if mm, err := strconv.Atoi(rest[1:3]); err == nil && mm < 60 && (len(rest) == 3 || rest[3] == ':') {
			it.classes |= classClock24
			if n <= 12 {
				it.classes |= classClock
			}
			it.hh, it.mm = n, mm
		}
	case rest[0] == '-' || rest[0] == '/':
		sep := rest[:1]
		day, _, _ := strings.Cut(form, "T")
		p := strings.Split(day, sep)
		switch {
		case len(p) == 2 && k <= 2 && len(p[1]) <= 2: // 24/25
			if last := figureAt(p[1], 0, len(p[1])); n >= 1 && last > n && last <= 31 {
				it.classes |= classDoms
				it.d, it.last = n, last
			}
		case len(p) == 3 && len(p[0]) == 4:
			figures(it, p[0], p[1], p[2])
		case len(p) == 3 && (len(p[2]) == 4 || len(p[2]) == 2):
			first, _ := strconv.Atoi(p[0])
			second, _ := strconv.Atoi(p[1])
			if first > 12 || g.dayFirst && second <= 12 {
				figures(it, p[2], p[1], p[0])
			} else {
				figures(it, p[2], p[0], p[1])
			}
		}
	}
}

// figures sets a date in figures where it exists.
func figures(it *item, ys, ms, ds string) {
	y, err1 := strconv.Atoi(ys)
	m, err2 := strconv.Atoi(ms)
	d, err3 := strconv.Atoi(ds)
	if err1 != nil || err2 != nil || err3 != nil {
		return
	}
	if len(ys) == 2 {
		if y += 1900; y < 1940 {
			y += 100
		}
	}
	if sitrep.DayOf(y, m, d) == 0 || y < 1000 {
		return
	}
	it.classes |= classFigures
	it.y, it.m, it.d = y, m, d
}

// number joins number words that begin at i into one NUM.
func (g *grammar) number(items []item, i int, text string, toks []sitrep.Token) {
	it := &items[i]
	if it.classes&classNum != 0 && it.numEnd == 0 { // figures, with a fraction: 2 1/2
		it.numEnd = i + 1
		if i+3 < len(items) && text[toks[i+2].Start:toks[i+2].End] == "/" && items[i+1].num > 0 && items[i+3].num > items[i+1].num {
			it.num += items[i+1].num / items[i+3].num
			it.numEnd = i + 4
		}
		return
	}
	if it.classes&classCard == 0 {
		return
	}
	total, part := 0.0, 0.0
	j := i
	for j < len(items) && items[j].classes&classCard != 0 {
		w := items[j].word
		v := w.number
		switch {
		case v >= 1000:
			total += max(part, 1) * v
			part = 0
		case w.times:
			part = max(part, 1) * v
		case j > i && (part != 0 && v >= 10 && int(part)%100 != 0 || int(part)%10 != 0):
			goto done
		default:
			part += v
		}
		j++
		// "twenty-one", "treinta y uno"
		if j+1 < len(items) && part >= 20 && items[j+1].classes&classCard != 0 && items[j+1].word.number < 10 && g.value(text[toks[j].Start:toks[j].End], classJoin) != "" {
			j++
		}
	}
done:
	it.classes |= classNum
	it.num = total + part
	it.numEnd = j
}

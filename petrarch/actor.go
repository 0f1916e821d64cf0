package petrarch

import (
	"slices"
	"strings"

	"sitrep"
)

// lexicon is phrases by their first word.
type lexicon map[string][]*entry

// entry is a phrase of an actor or agent with its codes.
type entry struct {
	words []string
	tight []bool // word i stands right behind word i-1
	stop  []bool // whole word even where entries are stems
	codes []dated

	prefix bool // agent: the code goes before the actor's
	file   string
	line   int
}

// dated is a code with the days for which it holds.
type dated struct {
	code        string
	from, until sitrep.Day // 0 open
	line, col   int
}

func (x lexicon) len() (n int) {
	for _, es := range x {
		n += len(es)
	}
	return n
}

func (x lexicon) sort() {
	for first := range x {
		slices.SortStableFunc(x[first], func(a, b *entry) int { return len(b.words) - len(a.words) })
	}
}

// phrase reads "A_B C": "_" leaves nothing between.
func readPhrase(s string) *entry {
	e := &entry{}
	for _, part := range strings.Fields(s) {
		glued := false
		for _, w := range strings.Split(part, "_") {
			for k, one := range words(w) {
				e.words = append(e.words, one)
				e.tight = append(e.tight, glued || k > 0)
				e.stop = append(e.stop, true)
			}
			glued = true
		}
		if len(e.stop) > 0 && !strings.HasSuffix(part, "_") {
			e.stop[len(e.stop)-1] = false
		}
	}
	return e
}

func (x lexicon) add(e *entry) {
	if len(e.words) > 0 {
		x[e.words[0]] = append(x[e.words[0]], e)
	}
}

// actors reads names, synonyms and codes with dates.
func (r *reader) actors() {
	r.groups(func(names []line, codes []dated) {
		for _, l := range names {
			e := readPhrase(l.text)
			e.file, e.line, e.codes = r.file, l.n, codes
			if len(e.words) == 0 {
				r.fault(l.n, 1, "want a name, found "+l.text)
				continue
			}
			r.d.actors.add(e)
		}
	})
}

// groups yields each name with its synonyms and their codes.
func (r *reader) groups(yield func(names []line, codes []dated)) {
	var names []line
	var codes []dated
	flush := func() {
		if len(names) > 0 {
			yield(names, codes)
		}
		names, codes = nil, nil
	}
	for _, l := range r.line {
		text, cs := brackets(l.text)
		first := l.text[0]
		switch {
		case first == ' ' || first == '\t':
			if len(names) == 0 || len(cs) == 0 {
				r.fault(l.n, 1, "want [CODE DATES] after a name")
				continue
			}
		case first == '+':
			if len(names) == 0 {
				r.fault(l.n, 1, "want a name before its synonyms")
				continue
			}
			names = append(names, line{l.n, text[1:]})
		default:
			flush()
			names = append(names, line{l.n, text})
		}
		for _, c := range cs {
			if one, why := readCode(c); why == "" {
				one.line, one.col = l.n, l.column(c)
				codes = append(codes, one)
			} else {
				r.fault(l.n, l.column(c), why)
			}
		}
	}
	flush()
}

// readCode reads "CODE", "CODE <DATE", "CODE >DATE", "CODE DATE-DATE".
func readCode(s string) (dated, string) {
	word, dates, _ := strings.Cut(s, " ")
	if i := strings.IndexAny(word, "<>"); i > 0 {
		word, dates = word[:i], word[i:]+dates
	}
	d := dated{code: strings.ToUpper(word)}
	if d.code == "" {
		return d, "want a code in the brackets"
	}
	dates = strings.ReplaceAll(dates, " ", "")
	const want = "want <DATE, >DATE or DATE-DATE with dates as YYYYMMDD or YYMMDD, found "
	switch {
	case dates == "":
		return d, ""
	case dates[0] == '<' || dates[0] == '>':
		at, ok := day(dates[1:])
		if !ok {
			return d, want + dates
		}
		if dates[0] == '<' {
			d.until = at
		} else {
			d.from = at
		}
		return d, ""
	}
	a, b, _ := strings.Cut(dates, "-")
	from, ok1 := day(a)
	until, ok2 := day(b)
	if !ok1 || !ok2 || from > until {
		return d, want + dates
	}
	d.from, d.until = from, until
	return d, ""
}

// day reads YYYYMMDD or YYMMDD; two-digit years up to 30 are of this century.
func day(s string) (sitrep.Day, bool) {
	if len(s) == 6 {
		century := "19"
		if s[:2] <= "30" {
			century = "20"
		}
		s = century + s
	}
	if len(s) != 8 {
		return 0, false
	}
	d, err := sitrep.ParseDay(s[:4] + "-" + s[4:6] + "-" + s[6:])
	return d, err == nil
}

// on is the code that holds on a day: the first dated one, then one without dates.
func (e *entry) on(at sitrep.Day) string {
	for _, c := range e.codes {
		if (c.from != 0 || c.until != 0) && at != 0 && (c.from == 0 || at >= c.from) && (c.until == 0 || at <= c.until) {
			return c.code
		}
	}
	for _, c := range e.codes {
		if c.from == 0 && c.until == 0 {
			return c.code
		}
	}
	return Null
}

// agents reads nouns with their plurals.
func (r *reader) agents() {
	r.nouns(func(l line, forms []string, own string, inflect bool, code string) {
		switch {
		case own != "":
			forms = append(forms, own)
		case inflect:
			if f := forms[0]; strings.HasSuffix(f, "_") {
				forms = append(forms, plural(f[:len(f)-1])+"_")
			} else {
				forms = append(forms, plural(f))
			}
		}
		for _, f := range forms {
			e := readPhrase(f)
			e.file, e.line, e.prefix = r.file, l.n, strings.HasSuffix(code, "~")
			e.codes = []dated{{code: strings.ToUpper(strings.Trim(code, "~"))}}
			if len(e.words) == 0 {
				r.fault(l.n, 1, "want a noun, found "+l.text)
				continue
			}
			r.d.agents.add(e)
		}
	})
}

// nouns yields each line "NOUN {PLURAL} [~CODE]", the sets "!SET! = A, B" in it
// written out. own is the plural that it gives; inflect says that it has a regular one.
func (r *reader) nouns(yield func(l line, forms []string, own string, inflect bool, code string)) {
	sets := map[string][]string{}
	var names []string
	for _, l := range r.line {
		s := strings.TrimSpace(l.text)
		if name, list, ok := strings.Cut(s, "="); ok && s[0] == '!' {
			name = strings.TrimSpace(name)
			if sets[name] == nil {
				names = append(names, name)
			}
			for w := range strings.SplitSeq(list, ",") {
				sets[name] = append(sets[name], strings.TrimSpace(w))
			}
			continue
		}
		text, codes := brackets(s)
		if len(codes) == 0 || !strings.Contains(codes[0], "~") {
			r.fault(l.n, len(l.text)+1, "want [~CODE] or [CODE~] after the noun")
			continue
		}
		noun, rest, marked := strings.Cut(text, "{")
		own, _, _ := strings.Cut(rest, "}")
		forms := []string{strings.TrimSpace(noun)}
		expanded := false
		for _, name := range names {
			for i := 0; i < len(forms); i++ {
				if !strings.Contains(forms[i], name) {
					continue
				}
				expanded = true
				f := forms[i]
				var more []string
				for _, w := range sets[name] {
					more = append(more, strings.Replace(f, name, w, 1))
				}
				forms = slices.Replace(forms, i, i+1, more...)
			}
		}
		if strings.Contains(forms[0], "!") {
			r.fault(l.n, l.column("!"), "want a set defined before as !SET! = WORD, WORD")
			continue
		}
		yield(l, forms, strings.TrimSpace(own), !marked && !expanded, strings.ReplaceAll(codes[0], " ", ""))
	}
}

// at finds the longest entry that begins at word i of a phrase and the word
// behind it.
func (x lexicon) at(words []string, i int, stems bool) (*entry, int) {
	if !stems {
		for _, e := range x[words[i]] {
			if end := e.match(words, i, false); end > 0 {
				return e, end
			}
		}
		return nil, 0
	}
	var best *entry
	last := 0
	for n := len(words[i]); n > 0; n-- {
		for _, e := range x[words[i][:n]] {
			if end := e.match(words, i, true); end > last || end == last && end > 0 && len(e.words) > len(best.words) {
				best, last = e, end
			}
		}
	}
	return best, last
}

// holding is the entry of the same words that has a code on the day: a dictionary
// may have a name in several places.
func (x lexicon) holding(e *entry, at sitrep.Day) *entry {
	if e.on(at) == Null {
		for _, o := range x[e.words[0]] {
			if slices.Equal(o.words, e.words) && o.on(at) != Null {
				return o
			}
		}
	}
	return e
}

func (e *entry) match(words []string, i int, stems bool) int {
	for k, w := range e.words {
		for ; ; i++ {
			if i >= len(words) {
				return 0
			}
			if words[i] == w || stems && !e.stop[k] && strings.HasPrefix(words[i], w) {
				break
			}
			if k == 0 || e.tight[k] {
				return 0
			}
		}
		i++
	}
	return i
}

// code is the code of a noun phrase: the first actor in it, then all agents. By
// names the entries. Null for a phrase with neither.
func (d *Dictionary) code(words []string, at sitrep.Day) (code string, by []*entry) {
	from, end := -1, -1
	for i := range words {
		if e, next := d.actors.at(words, i, d.stems); e != nil {
			e = d.actors.holding(e, at)
			code, from, end, by = e.on(at), i, next, append(by, e)
			break
		}
	}
	former := false
	for i := 0; i < len(words); i++ {
		if i >= from && i < end {
			continue
		}
		if words[i] == "FORMER" || words[i] == "EX" {
			if e, _ := d.agents.at(words, i, d.stems); e == nil {
				former = true
				continue
			}
		}
		e, next := d.agents.at(words, i, d.stems)
		if e == nil {
			continue
		}
		i = next - 1
		c := e.codes[0].code
		if former { // who held an office is of the elite, whatever the office was
			c, former = "ELI", false
		}
		by = append(by, e)
		if code == "" {
			code = Null
		}
		if holds(code, c) {
			continue
		}
		if e.prefix {
			code = c + strings.TrimPrefix(code, Null)
		} else {
			code += c
		}
	}
	if code == "" {
		code = Null
	}
	return code, by
}

// holds reports whether a code has a part already, three letters at a time.
func holds(code, part string) bool {
	for i := 0; i+len(part) <= len(code); i += 3 {
		if code[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

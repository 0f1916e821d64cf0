package article

import (
	"strings"

	"sitrep"
)

// parseClean divides a clean report into blocks; its text stays as it is.
func parseClean(c *sitrep.Capture, d *decoded) ([]*sitrep.Document, string) {
	doc := &sitrep.Document{Text: d.text, Origin: d.origin(nil, 0, 0, len(d.text))}
	ps := paragraphs(d.text)
	if len(ps) == 0 {
		return nil, "holds no words; there is nothing to read"
	}
	doc.Blocks = make([]sitrep.Block, 0, len(ps)+1)
	x := itemReader{vocabulary: loadVocabulary(), keyless: true}
	add := func(role sitrep.BlockRole, start, end int) {
		if start, end = trim(d.text, start, end); start < end {
			doc.Blocks = append(doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: end}})
		}
	}
	body := false // some paragraph of the report was seen
	addBody := func(i int, p paragraph) {
		n := 0
		if !body || i < 4 {
			n = dateline(d.text[p.start:p.end])
		}
		if n > 0 {
			add(sitrep.RoleDateline, p.start, p.start+n)
		}
		add(sitrep.RoleBody, p.start+n, p.end)
		body = true
	}
	titleKey := lineKey(c.Title)
	for i, p := range ps {
		text := d.text[p.start:p.end]
		if i > 0 && plainProse(text) {
			addBody(i, p)
			continue
		}
		it := x.read(d.text, p)
		next := i+1 < len(ps)
		switch {
		case i == 0 && next && (ps[1].gap > 0 || c.Title != "" && lineKey(text) == titleKey) && headlineShape(text, &it):
			add(sitrep.RoleHeadline, p.start, p.end)
			continue
		case !body && it.form == formByline:
			add(sitrep.RoleByline, p.start, p.end)
			continue
		case next && it.form == formStamp && (!body || i <= lateStamp && stampsHead(d.text, ps, i)):
			add(sitrep.RoleDateline, p.start, p.end)
			continue
		case it.form == formCredit && (next || body):
			add(sitrep.RoleCredit, p.start, p.end)
			continue
		case it.form == formCaption && (next || body):
			at := creditAt(text)
			if at == 0 {
				at = len(text)
			}
			add(sitrep.RoleCaption, p.start, p.start+at)
			add(sitrep.RoleCredit, p.start+at, p.end)
			continue
		}
		addBody(i, p)
	}
	return []*sitrep.Document{doc}, ""
}

// lateStamp is the last paragraph that may be the day of the report though what stands before it
// reads as its body: a deck, a standfirst of some sentences.
const lateStamp = 5

// stampsHead tells a stamp that dates the report from the headings of a chronology: it has a
// full date, and no line apart from it is one.
func stampsHead(text string, ps []paragraph, i int) bool {
	line := text[ps[i].start:ps[i].end]
	_, start, _, ok := lineDate(line)
	if !ok {
		return false
	}
	if placed(line[:start]) {
		start = 0
	}
	for _, w := range wordsOf(line[:start], nil) { // "Updated Monday, …", not "Born: …"
		if len(w) > 2 && (w[0] < '0' || w[0] > '9') && !weekday(w) && !anyWeekday(w) && !stampWord(w) {
			return false
		}
	}
	for k, p := range ps {
		line := text[p.start:p.end]
		if k >= i-1 && k <= i+1 { // the one beside it may be of the last change
			continue
		}
		if _, start, end, ok := lineDate(line[:min(len(line), 40)]); ok && start <= 12 && end >= len(line)-12 {
			return false
		}
	}
	return true
}

// plainProse tells most paragraphs that read would find to be no stamp, byline, credit or
// caption at a fraction of its cost: those have few words or do not end as sentences do, and
// captions have a sign of theirs.
func plainProse(text string) bool {
	switch n := wordsUpTo(text, mostStamp+1); {
	case n > mostStamp:
	case n < 7 || !endsSentence(text) || strings.HasSuffix(text, "m.") || strings.ContainsAny(head(text, 20), creditSigns):
		return false
	}
	return creditAt(text) == 0 && (!strings.ContainsAny(text, "([") || wordsUpTo(text, mostCaption+1) > mostCaption)
}

// wordsUpTo counts words, those after another sign than a blank aside, up to so many; 0 if none
// begins with a letter.
func wordsUpTo(text string, most int) (n int) {
	blank, letters := true, false
	for _, c := range []byte(text[:min(len(text), longLine)]) {
		if blank && asciiWord[c] {
			n++
			letters = letters || c > '9'
			if n >= most && letters {
				return n
			}
		}
		blank = c == ' '
	}
	if !letters {
		return 0
	}
	return n
}

// headlineShape: short, without the end of a sentence and without a dateline.
func headlineShape(text string, it *item) bool {
	if it.words < 2 || it.words > 30 || len(text) > 250 || dateline(text) > 0 {
		return false
	}
	if it.ends && (strings.HasSuffix(text, ".") || strings.HasSuffix(text, "。")) && !strings.HasSuffix(text, "..") {
		return abbreviated(text)
	}
	return it.form == formShort || it.form == formSentence || it.form == formProse || it.form == formEnd || it.form == formInset
}

// abbreviated: the last full stop belongs to an abbreviation, "U.S."
func abbreviated(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	last := s[i+1:]
	return strings.Count(last, ".") >= 2 && len(last) <= 8
}

package article

import (
	"strings"

	"sitrep"
)

// parseHTML reads a saved page.
func parseHTML(c *sitrep.Capture) ([]*sitrep.Document, string) {
	declared := declaredCharset(c.Bytes)
	d, reason := decode(c.Bytes, declared)
	if reason != "" {
		return nil, reason
	}
	t, err := parseTree(d.text)
	if err != nil {
		return nil, "cannot be read: " + err.Error()
	}
	r := readRegion(t)
	m := t.metadata(r, c.URL)
	w := pageWriter{d: d, t: t}
	doc := &w.doc
	doc.Title, doc.Byline, doc.Publisher, doc.Lang, doc.URL = m.title, m.byline, m.publisher, m.lang, m.url
	doc.Section, doc.Canonical, doc.Found = m.section, m.canonical, m.findings(d)
	if m.changed != 0 {
		doc.ModifiedOn = &sitrep.Interval{Start: m.changed, End: m.changed}
	}
	if on := m.given; on.day != 0 {
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: on.day, End: on.day}, Basis: on.basis}
	}
	w.headline(r, &m)
	body := false
	out := r.choose(&m)
	shown := 0
	for _, p := range out {
		if b := &r.blocks[p.block]; b.prose {
			shown += len(b.text)
		}
	}
	if linked := t.linked.bodyOf(shown); linked != nil {
		out, body = nil, true
		for i, s := range linked {
			w.stated(sitrep.RoleBody, s, t.linked.at)
			if i == 0 {
				w.split(dateline(w.last()), sitrep.RoleDateline, sitrep.RoleBody)
			}
		}
	}
	entries := r.entries(out)
	for _, p := range out {
		b := &r.blocks[p.block]
		before := len(doc.Blocks)
		start := w.block(p.role, b.from, b.to)
		if start < 0 {
			continue
		}
		switch p.role {
		case sitrep.RoleBody, sitrep.RoleQuote:
			if !body && p.role == sitrep.RoleBody {
				w.split(dateline(w.last()), sitrep.RoleDateline, sitrep.RoleBody)
			}
			body = true
		case sitrep.RoleCaption:
			w.split(creditAt(w.last()), sitrep.RoleCaption, sitrep.RoleCredit)
		}
		if at, ok := entries[p.block]; ok {
			for k := before; k < len(doc.Blocks); k++ {
				doc.Blocks[k].At = &at
			}
		}
	}
	if !body {
		reason := "holds no report: no paragraph was found on the page; check that it was saved whole"
		if doc.Title == "" {
			return nil, reason
		}
		// What the page says of itself is known all the same.
		doc.Blocks, doc.Origin = nil, nil
		return []*sitrep.Document{w.finished()}, reason
	}
	doc.Text = string(w.text)
	return []*sitrep.Document{w.finished()}, ""
}

// finished is the document by itself: neither it nor its words keep the page in memory.
func (w *pageWriter) finished() *sitrep.Document {
	d := w.doc
	for _, s := range []*string{&d.Title, &d.Byline, &d.Publisher, &d.Lang, &d.URL, &d.Section, &d.Canonical} {
		*s = strings.Clone(*s)
	}
	return &d
}

// pageWriter builds a document from ranges of a page.
type pageWriter struct {
	d    *decoded
	t    *tree
	doc  sitrep.Document
	text []byte
}

// block appends the text of the nodes [from, to) and gives where it starts, -1
// where there was none.
func (w *pageWriter) block(role sitrep.BlockRole, from, to int32) int {
	var at [][2]int
	for i := from; i < to; i++ {
		n := &w.t.nodes[i]
		switch {
		case n.tag == tagText:
			at = append(at, [2]int{int(n.start), int(n.end)})
		case n.tag == tagBr:
			at = append(at, [2]int{-1, -1})
		case n.marks&markDropped != 0 || n.marks&markHidden != 0 && !n.tag.blocky():
			i = n.last
		}
	}
	return w.ranges(role, at)
}

func (w *pageWriter) ranges(role sitrep.BlockRole, at [][2]int) int {
	before := len(w.text)
	start := before
	if start > 0 {
		start += 2
	}
	f := folder{from: w.d, base: start, runs: w.doc.Origin}
	for _, r := range at {
		if r[0] < 0 {
			f.space = true
		} else {
			f.put(w.d.text, r[0], r[1])
		}
	}
	if len(f.out) == 0 {
		return -1
	}
	if before > 0 {
		w.text = append(w.text, "\n\n"...)
	}
	w.text = append(w.text, f.out...)
	w.doc.Origin = f.runs
	w.doc.Blocks = append(w.doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: len(w.text)}})
	return start
}

// last is the text of the block written last.
func (w *pageWriter) last() string {
	b := w.doc.Blocks[len(w.doc.Blocks)-1]
	return string(w.text[b.Start:b.End])
}

// split parts the last block after n bytes, the space between them to neither.
func (w *pageWriter) split(n int, first, second sitrep.BlockRole) {
	if n <= 0 {
		return
	}
	k := len(w.doc.Blocks) - 1
	b := w.doc.Blocks[k]
	s := string(w.text[b.Start:b.End])
	if n >= len(s) {
		w.doc.Blocks[k].Role = first
		return
	}
	lo := len(strings.TrimRight(s[:n], " "))
	hi := len(s) - len(strings.TrimLeft(s[n:], " "))
	if lo == 0 || hi == len(s) {
		return
	}
	w.doc.Blocks[k] = sitrep.Block{Role: first, Span: sitrep.Span{Start: b.Start, End: b.Start + lo}}
	w.doc.Blocks = append(w.doc.Blocks, sitrep.Block{Role: second, Span: sitrep.Span{Start: b.Start + hi, End: b.End}})
}

// headline writes the title: the heading of the page that says it, otherwise
// the metadata's own words.
func (w *pageWriter) headline(r *region, m *pageData) {
	switch {
	case m.heading == "":
	case m.titleBlock >= 0:
		b := &r.blocks[m.titleBlock]
		w.block(sitrep.RoleHeadline, b.from, b.to)
	default:
		w.stated(sitrep.RoleHeadline, m.heading, m.titleAt)
	}
}

// stated writes words of the metadata as a block of their own, all of them from
// the same range of the page.
func (w *pageWriter) stated(role sitrep.BlockRole, text string, at [2]int) {
	if at[1] <= at[0] {
		return
	}
	if i := strings.Index(w.d.text[at[0]:at[1]], text); i >= 0 {
		w.ranges(role, [][2]int{{at[0] + i, at[0] + i + len(text)}})
		return
	}
	start := len(w.text)
	if start > 0 {
		w.text = append(w.text, "\n\n"...)
		start += 2
	}
	lo, hi := w.d.capture(at[0], at[1])
	w.doc.Origin = append(w.doc.Origin, sitrep.OriginRun{Text: start, Len: len(text), Capture: lo, Size: hi - lo})
	w.text = append(w.text, text...)
	w.doc.Blocks = append(w.doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: start + len(text)}})
}

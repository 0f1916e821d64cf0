package store

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"sitrep"
)

func (c *checker) allDocuments() error {
	err := c.each(`SELECT d.num, d.key, d.capture, d.address, d.version_of, d.source, d.size, d.data, d.text, d.coded, c.data, b.data, t.data FROM documents d
		LEFT JOIN captures c ON c.key=d.capture LEFT JOIN blobs b ON b.sha=c.sha LEFT JOIN tellings t ON t.document=d.num ORDER BY d.num`, func(scan func(...any) error) error {
		var num, k, capture, address, outlet, size int64
		var before *int64
		var p packedDocument
		var source, telling []byte
		if err := scan(&num, &k, &capture, &address, &before, &outlet, &size, &p.data, &p.text, &p.coded, &source, &p.captured, &telling); err != nil {
			return err
		}
		c.n.Documents++
		c.docs[k] = true
		d, found, err := p.read(true)
		if err != nil {
			c.say("document", fmt.Sprintf("%016x", uint64(k)), "%v", err)
			return nil
		}
		// Before, the log did not tell of what is kept for merging.
		c.agrees("document", d.ID, DocumentAdded, digest(p.data, p.text, p.coded), digest(p.data, p.text, p.coded, telling))
		if key(d.ID) != k || key(d.Capture) != capture || int64(len(d.Text)) != size || sourceKey(sourceOf(d), d.Lang) != outlet || num < documentNumber(d) {
			c.say("document", d.ID, "its row has another number, key, capture, source or size")
		}
		if d.VersionOf != "" && (before == nil || *before != key(d.VersionOf)) {
			c.say("document", d.ID, "it is a version of %s, which its row does not say", d.VersionOf)
		}
		if !c.captures[capture] {
			c.say("document", d.ID, "its capture %s is missing", d.Capture)
			return nil
		}
		raw, err := unpackBytes(p.captured)
		if err != nil {
			return nil // told with the captures
		}
		var cap sitrep.Capture
		if err := unpack(source, &cap); err != nil {
			return nil
		}
		if !hasAddress(d, cap.Source, address) {
			c.say("document", d.ID, "its row has another address")
		}
		c.text(d, raw)
		for i := range found.Mentions {
			m := &found.Mentions[i]
			c.n.Mentions++
			if m.Document != d.ID {
				c.say("mention", m.ID, "it stands with document %s and names %s", d.ID, m.Document)
			}
			c.mentions[key(m.ID)] = 0
			for _, w := range mentionWords(m) {
				if reason := wordsFault(d.Text, w); reason != "" {
					c.say("mention", m.ID, "%s of document %s: %s", w.field, d.ID, reason)
				}
			}
		}
		for i := range found.Quotations {
			q := &found.Quotations[i]
			if q.Start < 0 || q.Start > q.End || q.End > len(d.Text) {
				c.say("document", d.ID, "a quotation lies outside of its text")
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, index := range [][2]string{{"documents", "document_words"}, {"events", "event_words"}} {
		var rows, indexed int64
		for query, to := range map[string]*int64{"SELECT COUNT(*) FROM " + index[0]: &rows, "SELECT COUNT(*) FROM " + index[1]: &indexed} {
			if _, err := one(c.ctx, c.conn, c.db.dialect, query, nil, to); err != nil {
				return err
			}
		}
		if rows != indexed {
			c.say(index[0], "", "%d of them, but %d in the index of words", rows, indexed)
		}
	}
	return nil
}

// manyReports is how many of a capture are tried for the address of one.
const manyReports = 1 << 12

// hasAddress reports whether a row has the address of a document, whichever it is of its
// capture. That of a capture stored before is not known to a change.
func hasAddress(d *sitrep.Document, source string, address int64) bool {
	for n := range manyReports {
		if addressOf(d, source, n) == address || addressOf(d, "", n) == address {
			return true
		}
	}
	return false
}

// documentNumber is the smallest that a document can have.
func documentNumber(d *sitrep.Document) int64 {
	if d.PublishedOn == nil {
		return 0
	}
	return firstOf(dayOf(d.PublishedOn.Interval))
}

// versions checks that those of one address follow on each other.
func (c *checker) versions() error {
	return c.each(`SELECT d.key FROM documents d LEFT JOIN documents p ON p.key=d.version_of WHERE d.version_of IS NOT NULL AND (p.key IS NULL OR p.address<>d.address)
		UNION SELECT MIN(key) FROM documents GROUP BY address HAVING COUNT(*)-COUNT(version_of)<>1 OR COUNT(version_of)<>COUNT(DISTINCT version_of)`, func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		c.say("document", documentID(k), "the versions of its address do not follow on each other")
		return err
	})
}

// text checks blocks and map: where bytes were copied unchanged, the capture has them.
func (c *checker) text(d *sitrep.Document, raw []byte) {
	for _, b := range d.Blocks {
		if b.Start < 0 || b.Start > b.End || b.End > len(d.Text) {
			c.say("document", d.ID, "its block %d–%d lies outside of its text", b.Start, b.End)
			return
		}
	}
	for _, r := range d.Origin {
		switch {
		case r.Text < 0 || r.Len < 0 || r.Text+r.Len > len(d.Text) || r.Capture < 0 || r.Size < 0 || r.Capture+r.Size > len(raw):
			c.say("document", d.ID, "its map leads out of the text or the capture at %d", r.Text)
			return
		case r.Len == r.Size && r.Len > mapSample && !bytes.Equal([]byte(d.Text[r.Text:r.Text+r.Len]), raw[r.Capture:r.Capture+r.Size]) && isPlain(d.Text[r.Text:r.Text+r.Len]):
			c.say("document", d.ID, "its words at %d are not those of the capture at %d", r.Text, r.Capture)
			return
		}
	}
}

// mapSample is the length from which a run of the map is one of bytes copied unchanged:
// shorter ones may be an entity or a character of another charset of the same length.
const mapSample = 16

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] == '\n' || s[i] == ' ' {
			return false
		}
	}
	return true
}

// namedWords is a value of a mention that says which words it stands for.
type namedWords struct {
	field, text string
	sitrep.Span
	elsewhere bool // a pronoun's words are those of its fullest naming
}

func mentionWords(m *sitrep.EventMention) []namedWords {
	out := []namedWords{{"trigger", m.Trigger.Text, m.Trigger.Span, false}, {"sentence", "", m.Sentence, false}}
	for _, p := range m.Actors {
		out = append(out, namedWords{"actors", p.Text, p.Span, true})
	}
	for _, p := range m.Recipients {
		out = append(out, namedWords{"recipients", p.Text, p.Span, true})
	}
	for _, p := range m.Cleared {
		out = append(out, namedWords{"cleared", p.Text, p.Span, true})
	}
	if w := m.OccurredOn; w != nil {
		out = append(out, namedWords{"occurred_on", w.Text, w.Span, false})
	}
	if p := m.Place; p != nil {
		out = append(out, namedWords{"place", p.Text, p.Span, false})
	}
	for _, q := range m.Sizes {
		out = append(out, namedWords{"sizes", q.Text, q.Span, false})
	}
	for _, s := range m.Stances {
		out = append(out, namedWords{"stances", s.Text, s.Span, false})
	}
	for _, e := range m.Evidence {
		out = append(out, namedWords{"evidence of " + e.Field, "", e.Span, false})
	}
	for _, t := range []*sitrep.Text{m.Condition, m.Cause} {
		if t != nil {
			out = append(out, namedWords{"condition or cause", t.Text, t.Span, false})
		}
	}
	return out
}

// wordsFault says what is wrong with the span of a value, "" nothing. A value without
// words has the empty span.
func wordsFault(text string, w namedWords) string {
	switch {
	case w.Start < 0 || w.Start > w.End || w.End > len(text):
		return fmt.Sprintf("%d–%d lies outside of the text", w.Start, w.End)
	case w.Start < len(text) && !utf8.RuneStart(text[w.Start]) || w.End < len(text) && !utf8.RuneStart(text[w.End]):
		return fmt.Sprintf("%d–%d cuts a character", w.Start, w.End)
	case w.elsewhere && strings.Contains(text, w.text):
	case w.text != "" && !w.Empty() && text[w.Start:w.End] != w.text:
		return fmt.Sprintf("the words at %d–%d are %q, not %q", w.Start, w.End, text[w.Start:w.End], w.text)
	}
	return ""
}

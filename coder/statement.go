package coder

import (
	"strings"

	"sitrep"
)

// statement reads words that a colon introduces without quotation marks: "The
// minister said:" and what follows, in the block or in the blocks after it up
// to where somebody else is quoted. The sentences are [si, end) of block bi.
func (w *work) statement(si, end, bi int) *sitrep.Quotation {
	doc := w.a.Doc
	for k := si; k < end; k++ {
		t := w.trees[k]
		for x := range t.tok {
			if t.form[x] != ":" {
				continue
			}
			v := -1
			for y := max(0, x-8); y < x; y++ {
				if t.isVerb(y) && (w.c.speech.act[t.lemma[y]] == "asserts" || t.issues(y)) {
					v = y
				}
			}
			if v < 0 {
				return nil
			}
			who := t.argument(v, argSubj)
			if who < 0 || who > x {
				return nil
			}
			q := &sitrep.Quotation{}
			if !w.setSpeakerAs(t, v, who, q) {
				return nil
			}
			b := doc.Blocks[bi]
			sp := sitrep.Span{Start: t.tok[x].End, End: b.End}
			if strings.TrimSpace(doc.Text[sp.Start:sp.End]) == "" {
				sp = w.following(bi, end)
			}
			text := strings.TrimSpace(doc.Text[sp.Start:sp.End])
			if wordCount(text) < 5 {
				return nil
			}
			sp.Start += strings.Index(doc.Text[sp.Start:sp.End], text)
			sp.End = sp.Start + len(text)
			q.Span, q.Text = sp, text
			return q
		}
	}
	return nil
}

// issues: the verb says that a text is given out: "released the following statement".
func (t *tree) issues(v int) bool {
	o := t.child(v, "obj")
	return o >= 0 && t.w.c.speech.issuing[t.lemma[v]] && t.w.c.speech.channel[t.lemma[o]]
}

// stamped: the block opens with a time of day, as the entries of a running report do: "17:20 Villagers".
func stamped(text string) bool {
	digits, marks := 0, 0
	for _, r := range text[:min(len(text), 5)] {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case (r == ':' || r == '.') && digits > 0 && marks == 0:
			marks++
		default:
			return marks == 1 && digits >= 3
		}
	}
	return marks == 1 && digits >= 3
}

// following is the run of body blocks after block bi that are one statement; si is the first sentence after it.
func (w *work) following(bi, si int) sitrep.Span {
	doc := w.a.Doc
	sp := sitrep.Span{}
	for b := bi + 1; b < len(doc.Blocks); b++ {
		bl := doc.Blocks[b]
		if bl.Role != sitrep.RoleBody && bl.Role != sitrep.RoleQuote {
			break
		}
		for si < len(w.a.Sentences) && w.a.Sentences[si].Block < b {
			si++
		}
		q := &sitrep.Quotation{}
		if b > bi+1 && si < len(w.a.Sentences) && w.lastSpeech(si, q) && w.trees[si].past(w.trees[si].s.Root()) && (q.Speaker.Name != "" || q.Speaker.Entity < 0) {
			break
		}
		if b > bi+1 && stamped(doc.Text[bl.Start:bl.End]) || strings.HasPrefix(doc.Text[bl.Start:bl.End], "“") || strings.HasSuffix(strings.TrimSpace(doc.Text[bl.Start:bl.End]), ":") {
			break
		}
		if sp.End == 0 {
			sp.Start = bl.Start
		}
		sp.End = bl.End
	}
	return sp
}

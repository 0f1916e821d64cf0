package article

import (
	"slices"

	"sitrep"
)

// leaveOut takes blocks out of a document and its text; out tells of those that go.
func leaveOut(d *sitrep.Document, c *sitrep.Capture, out []sitrep.LeftOut) {
	var text []byte
	var blocks []sitrep.Block
	var runs []sitrep.OriginRun
	at := 0
	shift := make([]int, len(d.Blocks))
	for i := range d.Blocks {
		b := d.Blocks[i]
		if out[i].Articles > 0 {
			out[i].Text = d.Text[b.Start:b.End]
			if s, ok := d.CaptureSpan(b.Span); ok {
				out[i].Capture = &s
			}
			d.LeftOut = append(d.LeftOut, out[i])
			continue
		}
		if len(blocks) > 0 { // the white space before it
			text = append(text, d.Text[d.Blocks[i-1].End:b.Start]...)
		}
		start := len(text)
		shift[i] = start - b.Start
		text = append(text, d.Text[b.Start:b.End]...)
		for at < len(d.Origin) && d.Origin[at].Text+d.Origin[at].Len <= b.Start {
			at++
		}
		for k := at; k < len(d.Origin) && d.Origin[k].Text < b.End; k++ {
			r := d.Origin[k]
			if r.Len == r.Size { // cut to the block
				lo, hi := max(0, b.Start-r.Text), max(0, r.Text+r.Len-b.End)
				r.Text, r.Capture, r.Len, r.Size = r.Text+lo, r.Capture+lo, r.Len-lo-hi, r.Size-lo-hi
			}
			r.Text += shift[i]
			runs = append(runs, r)
		}
		b.Span = sitrep.Span{Start: start, End: len(text)}
		blocks = append(blocks, b)
	}
	if p := d.PublishedOn; p != nil && len(p.Timex) > 0 {
		q := *p
		q.Timex = slices.Clone(p.Timex)
		for k := range q.Timex {
			if i := d.BlockAt(q.Timex[k].Start); i >= 0 {
				q.Timex[k].Start += shift[i]
				q.Timex[k].End += shift[i]
			}
		}
		d.PublishedOn = &q
	}
	d.Text, d.Blocks, d.Origin = string(text), blocks, runs
	d.ID = sitrep.ID("doc", c.ID, d.Text)
}

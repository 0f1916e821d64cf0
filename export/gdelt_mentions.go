package export

import (
	"io"
	"math"
	"unicode/utf8"

	"sitrep"
)

// GDELTMentions writes the mentions of what GDELT writes as events: 16 columns set
// off by tabs, no header. A mention of an event of several pairs stands under each.
func GDELTMentions(w io.Writer, events Events, opt Options) error {
	c := newTSV(w)
	added := ""
	if !opt.Made.IsZero() {
		added = opt.Made.UTC().Format(gdeltTime)
	}
	for d, err := range inDyads(events, opt.Tally, notGDELT) {
		if err != nil {
			return err
		}
		for i := range d.pairs {
			for _, m := range d.Mentions {
				c.int(eventNumber(d.Event.ID, i))
				c.text(added)
				gdeltMention(c, d.Told, m)
				if err := c.end(); err != nil {
					return err
				}
			}
		}
		opt.Tally.event(len(d.pairs) * len(d.Mentions))
	}
	return c.w.Flush()
}

// Kinds of identifiers of GDELT's mentions.
const (
	gdeltWeb      = 1
	gdeltCitation = 2
)

// gdeltMention writes MentionTimeDate to Extras.
func gdeltMention(c *cells, t *sitrep.Told, m *sitrep.EventMention) {
	d := documentOf(t, m)
	if d == nil {
		c.empty(14)
		return
	}
	if day := published(d); day != 0 {
		y, mo, dd := day.Date()
		c.int(((y*100+mo)*100 + dd) * 1_000_000)
	} else {
		c.empty(1)
	}
	if d.URL != "" {
		c.int(gdeltWeb)
		c.text(host(d.URL))
	} else {
		c.int(gdeltCitation)
		c.text(d.Publisher)
	}
	c.text(address(d))
	c.empty(1) // number of the sentence: the record has its offsets
	c.int(offsetOf(d, m.Actors))
	c.int(offsetOf(d, m.Recipients))
	c.int(codePoints(d, m.Trigger.Start))
	c.int(1) // the words stand so in the report
	c.int(int(math.Round(m.Certainty * 100)))
	c.int(utf8.RuneCountInString(d.Text))
	c.empty(3) // tone, translation, extras
}

func documentOf(t *sitrep.Told, m *sitrep.EventMention) *sitrep.Document {
	for _, d := range t.Documents {
		if d.ID == m.Document {
			return d
		}
	}
	return nil
}

// offsetOf is where the first of the participants stands, in characters; -1 when
// there is none, as GDELT has it.
func offsetOf(d *sitrep.Document, ps []sitrep.Participant) int {
	if len(ps) == 0 || ps[0].Empty() {
		return -1
	}
	return codePoints(d, ps[0].Start)
}

// codePoints is a byte offset in characters; -1 outside the text.
func codePoints(d *sitrep.Document, offset int) int {
	if offset < 0 || offset > len(d.Text) {
		return -1
	}
	return utf8.RuneCountInString(d.Text[:offset])
}

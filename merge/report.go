package merge

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// Report is what merging keeps of one document: its event mentions, and what compares it with others.
type Report struct {
	ID        string
	Published sitrep.Interval // the zero value: unknown
	Mentions  []sitrep.EventMention

	words []wordCount // content words, sorted
	names []string    // of persons and facilities, in lower case, sorted
	runs  []uint32    // of words: see Reprints
}

// wordCount is how often a document has a content word, known by the hash of its lemma.
type wordCount struct {
	word uint32
	n    int32
}

// Read takes from an analysis what merging keeps of it. The analysis is not changed; its
// mentions are shared.
func Read(a *sitrep.Analysis) *Report {
	r := &Report{ID: a.Doc.ID, Mentions: a.Events, runs: textRuns(a.Doc.Text)}
	if p := a.Doc.PublishedOn; p != nil {
		r.Published = p.Interval
	}
	if len(a.Events) == 0 {
		return r
	}
	for i := range a.Sentences {
		tokens := a.Sentences[i].Tokens
		for j := range tokens {
			switch t := &tokens[j]; t.UPOS {
			case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
				r.words = append(r.words, wordCount{lowerHash(t.Lemma), 1})
			}
		}
	}
	slices.SortFunc(r.words, func(a, b wordCount) int { return cmp.Compare(a.word, b.word) })
	n := 0
	for _, w := range r.words {
		if n > 0 && r.words[n-1].word == w.word {
			r.words[n-1].n++
			continue
		}
		r.words[n] = w
		n++
	}
	r.words = slices.Clone(r.words[:n])
	for _, n := range a.Names {
		if n.Type == sitrep.NamePerson || n.Type == sitrep.NameFacility {
			if text := a.Text(n.Span); strings.Contains(text, " ") {
				r.names = append(r.names, strings.ToLower(text))
			}
		}
	}
	slices.Sort(r.names)
	r.names = slices.Compact(r.names)
	return r
}

// lowerHash is FNV-1a of a word in lower case.
func lowerHash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return hash(strings.ToLower(s))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Record merges reports in the order in which they are added. The zero value is ready.
type Record struct {
	reprints Reprints
	reports  []*Report
}

// Add takes the next report. It returns the ID of the earliest document of the same text
// among those before, "" for none.
func (r *Record) Add(p *Report) (reprintOf string) {
	n := r.reprints.add(p)
	p.runs = nil // Reprints has them
	r.reports = append(r.reports, p)
	return r.reprints.Origin(n)
}

// Events are the happenings that the reports tell, ordered by the first report that tells
// them and their place there.
func (r *Record) Events() []sitrep.Event {
	hs := happenings(r.reports)
	words := newWordWeights(r.reports)
	clusters := newClusters(hs)
	for _, p := range pairs(hs, words) {
		clusters.join(p.a, p.b)
	}
	var events []sitrep.Event
	for _, members := range clusters.all() {
		events = append(events, newEvent(members, &r.reprints))
	}
	return events
}

// Merge returns the events of all analyses, in their order. Analyses are not changed.
func Merge(as []*sitrep.Analysis) []sitrep.Event {
	var r Record
	for _, a := range as {
		r.Add(Read(a))
	}
	return r.Events()
}

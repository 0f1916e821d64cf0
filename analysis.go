package sitrep

// Analysis is one document with what the stages found in it. Each stage adds
// its layer and reads those above it.
type Analysis struct {
	Doc       *Document
	Sentences []Sentence     // lang: sentences and tokens; syntax: tags, lemmas, dependencies
	Names     []Name         // syntax
	Timexes   []Timex        // timex; also Doc.PublishedOn where it has to be inferred
	Places    []PlaceMention // place
	Mentions  []Mention      // actor, in text order
	Entities  []Entity       // actor

	Quotations []Quotation    // coder
	Events     []EventMention // coder, in text order
	Locations  []Location     // coder: the place of every verb that has one, in text order
}

// Text is the words of a span.
func (a *Analysis) Text(s Span) string { return a.Doc.Text[s.Start:s.End] }

// Form is the surface form of a token.
func (a *Analysis) Form(sentence, token int) string {
	return a.Text(a.Sentences[sentence].Tokens[token].Span)
}

// WordsSpan is the bytes that a run of tokens covers.
func (a *Analysis) WordsSpan(w Words) Span {
	t := a.Sentences[w.Sentence].Tokens
	if w.First >= w.End {
		return Span{}
	}
	return Span{t[w.First].Start, t[w.End-1].End}
}

// Annotation is the native record of the layers under the coding.
type Annotation struct {
	Kind       string             `json:"kind"` // "annotation"
	SourceID   string             `json:"source_id"`
	Text       string             `json:"text"`
	Lang       string             `json:"lang"`
	Sentences  []Span             `json:"sentences"`
	Tokens     []Token            `json:"tokens"`
	Entities   []AnnotationEntity `json:"entities"`
	Chains     [][]Span           `json:"chains"` // mentions of one thing
	Timexes    []Timex            `json:"timexes"`
	Places     []PlaceMention     `json:"places"`
	Quotations []Quotation        `json:"quotations"`
	Locations  []Location         `json:"locations"`
}

// AnnotationEntity is a name with what it was resolved to.
type AnnotationEntity struct {
	Span
	Type  NameType `json:"type"`
	Actor string   `json:"actor"`
}

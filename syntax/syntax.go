// Package syntax turns sentences of tokens into Universal Dependencies: part of
// speech, features, lemma, head and relation of each token, and the names of
// persons, organizations, places and so on.
//
// A word's representation is the sum of its word vector (projected), a trained
// row and rows of its spelling; blocks of a convolution over three words and a
// recurrent unit in both directions (minGRU, Feng et al. 2024) put it into its
// context; heads on top read tags, arcs and relations (biaffine, Dozat and
// Manning 2017) and names. Weights and activations are bytes. Assembly for
// several processors and plain Go code give the same bits (kernel.go).
//
// Rule of thumb: one token in twenty has a wrong tag, one in eight a wrong head
// or relation (docs/models-accuracy.md). Weak are the attachment of
// prepositional phrases, coordination and apposition.
package syntax

import (
	_ "embed"
	"os"
	"strings"
	"sync"

	"sitrep"
)

//go:embed models/en.model
var embedded []byte

// Model is trained weights. It does not change after NewModel and may be used
// from several goroutines.
type Model struct {
	net       *network
	tags      []string
	upos      []string // of each tag
	xpos      []string
	relations []string
	names     nameGraph
	feats     featTable
	lemmas    lemmaTable
}

var load = sync.OnceValues(func() (*Model, error) { return NewModel(embedded) })

// Load is the model that the program carries.
func Load() (*Model, error) { return load() }

// NewModel reads a model file. The model keeps file; it must not change.
func NewModel(file []byte) (*Model, error) {
	k, err := kernelNamed(os.Getenv(kernelVariable))
	if err != nil {
		return nil, err
	}
	return newModel(file, k)
}

func newModel(file []byte, k kernel) (*Model, error) {
	w, err := DecodeWeights(file)
	if err != nil {
		return nil, err
	}
	m := &Model{tags: w.Tags, relations: w.Relations}
	if m.net, err = newNetwork(w, k); err != nil {
		return nil, err
	}
	for _, t := range w.Tags {
		u, rest, _ := strings.Cut(t, "|")
		x, _, _ := strings.Cut(rest, "|")
		m.upos, m.xpos = append(m.upos, u), append(m.xpos, x)
	}
	if m.names, err = newNameGraph(w.Names); err != nil {
		return nil, err
	}
	text, err := w.bytes("feats", -1)
	if err != nil {
		return nil, err
	}
	if m.feats, err = readFeats(string(text), len(w.Tags)); err != nil {
		return nil, err
	}
	if text, err = w.bytes("lemmas", -1); err != nil {
		return nil, err
	}
	if m.lemmas, err = readLemmas(string(text)); err != nil {
		return nil, err
	}
	return m, m.lemmas.addIrregular(irregularFile)
}

// NewParser makes a parser with its own working memory, for one goroutine.
func (m *Model) NewParser() *Parser {
	return &Parser{m: m, memory: newMemory(m)}
}

// Parser annotates documents. It remembers the forms it has seen.
type Parser struct {
	m      *Model
	batch  batch
	memory *memory
}

// Limits of what is parsed at once.
const (
	batchTokens = 300
	windowMax   = 140 // tokens; longer sentences are cut
)

// Annotate fills the tags, lemmas, heads and relations of all tokens and
// appends the names, in text order.
func (p *Parser) Annotate(a *sitrep.Analysis) {
	b := &p.batch
	b.begin()
	for i := range a.Sentences {
		tokens := a.Sentences[i].Tokens
		for from := 0; from < len(tokens); {
			n := window(a.Doc.Text, tokens[from:])
			if b.rows+n > batchTokens && len(b.segs) > 0 {
				p.flush(a)
				b.begin()
			}
			b.add(i, from, n)
			from += n
		}
	}
	p.flush(a)
}

// window is the number of tokens to parse together from the first on: all, or
// up to a semicolon, another mark or the limit.
func window(text string, tokens []sitrep.Token) int {
	if len(tokens) <= windowMax {
		return len(tokens)
	}
	for _, marks := range []string{".;!?", ",:", "-–—"} {
		for n := windowMax; n > windowMax/2; n-- {
			t := tokens[n-1]
			if t.Len() > 0 && t.Len() <= 3 && strings.Contains(marks, text[t.Start:t.End]) {
				return n
			}
		}
	}
	return windowMax
}

// flush parses the batch.
func (p *Parser) flush(a *sitrep.Analysis) {
	b := &p.batch
	if len(b.segs) == 0 {
		return
	}
	n := p.m.net
	b.prepare(n)
	p.findForms(a)
	p.memory.sumUp()
	n.encode(b, p.memory)
	n.decode(b)
	for _, s := range b.segs {
		p.write(a, s)
		p.nameSegment(a, s)
	}
}

// findForms finds out what the memory knows the batch's words by. It goes through them
// step by step, so that they wait for what is far from the processor together.
func (p *Parser) findForms(a *sitrep.Analysis) {
	b, y := &p.batch, p.memory
	y.makeRoom(b.rows)
	for _, s := range b.segs {
		tokens := a.Sentences[s.sentence].Tokens[s.from:]
		for r := s.first + 1; r < s.first+s.rows; r++ {
			b.hash[r] = hashForm(read(a.Text(tokens[r-s.first-1].Span), a.Doc.Text, tokens, r-s.first-1))
			y.fetchSlot(b.hash[r])
		}
	}
	for _, h := range b.hash {
		y.fetchForm(h)
	}
	for _, s := range b.segs {
		b.form[s.first] = rootForm
		tokens := a.Sentences[s.sentence].Tokens[s.from:]
		for r := s.first + 1; r < s.first+s.rows; r++ {
			b.form[r] = y.find(read(a.Text(tokens[r-s.first-1].Span), a.Doc.Text, tokens, r-s.first-1), b.hash[r])
		}
	}
}

// write puts what was decoded of a segment into its tokens.
func (p *Parser) write(a *sitrep.Analysis, s segment) {
	b := &p.batch
	tokens := a.Sentences[s.sentence].Tokens
	for r := s.first + 1; r < s.first+s.rows; r++ {
		p.memory.fetchReading(b.form[r])
	}
	for r := s.first + 1; r < s.first+s.rows; r++ {
		self := s.from + r - s.first // from 1
		t, tag := &tokens[self-1], b.tag[r]
		known := p.memory.reading(b.form[r], tag)
		t.UPOS, t.XPOS, t.Feats, t.Lemma = p.m.upos[tag], p.m.xpos[tag], known.feats, known.lemma
		if form := a.Text(t.Span); form != read(form, a.Doc.Text, tokens[s.from:], self-1-s.from) {
			t.Lemma = form
		}
		t.Head, t.Deprel = s.from+int(b.head[r]), p.m.relations[b.label[r]]
		if b.head[r] == 0 {
			attachRoot(t, tokens, s.from)
		}
	}
	subjects(tokens[:s.from+s.rows-1], s.from)
}

// attachRoot makes the root of a sentence's first window the sentence's and
// hangs those of the others on it.
func attachRoot(t *sitrep.Token, tokens []sitrep.Token, from int) {
	if from == 0 {
		t.Head, t.Deprel = 0, "root"
		return
	}
	t.Deprel = "parataxis"
	for j := range tokens[:from] {
		if tokens[j].Head == 0 {
			t.Head = j + 1
			return
		}
	}
}

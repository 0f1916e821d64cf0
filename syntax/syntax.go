// Package syntax turns sentences of tokens into Universal Dependencies: part of
// speech, features, lemma, head and relation of each token, and the names of
// persons, organizations, places and so on.
//
// A word's representation is the sum of its word vector (projected), a trained
// row and rows of its spelling; blocks of a convolution over three words and a
// recurrent unit in both directions (minGRU, Feng et al. 2024) put it into its
// context; heads on top read tags, arcs and relations (biaffine, Dozat and
// Manning 2017) and names. Weights and activations are bytes. The assembly for
// processors with AVX-512 VNNI and the plain code give the same bits.
//
// Rule of thumb: one token in twenty has a wrong tag, one in six a wrong head
// or relation (docs/models.md has the figures). Weak are the attachment of
// prepositional phrases, coordination and apposition.
package syntax

import (
	_ "embed"
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
	w, err := DecodeWeights(file)
	if err != nil {
		return nil, err
	}
	m := &Model{relations: w.Relations}
	if m.net, err = newNetwork(w); err != nil {
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
	m.lemmas, err = readLemmas(string(text))
	return m, err
}

// NewParser makes a parser with its own working memory, for one goroutine.
func (m *Model) NewParser() *Parser {
	return &Parser{m: m, rows: map[string]int32{}, lemmas: map[lemmaKey]string{}, feats: map[featKey]string{}}
}

// Parser annotates documents. It remembers the forms it has seen.
type Parser struct {
	m      *Model
	batch  batch
	rows   map[string]int32 // index of a form's input in values
	values []float32
	root   []float32
	lemmas map[lemmaKey]string
	feats  map[featKey]string
}

// Limits of what is parsed at once and remembered.
const (
	batchTokens = 300
	windowMax   = 140 // tokens; longer sentences are cut
	memoryMax   = 1 << 14
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

// flush parses the batch and empties it.
func (p *Parser) flush(a *sitrep.Analysis) {
	b := &p.batch
	if len(b.segs) == 0 {
		return
	}
	n := p.m.net
	b.prepare(n)
	d := n.Width
	for _, s := range b.segs {
		copy(b.x[s.first*d:(s.first+1)*d], p.rootInput())
		for i, t := range a.Sentences[s.sentence].Tokens[s.from : s.from+s.rows-1] {
			copy(b.x[(s.first+i+1)*d:(s.first+i+2)*d], p.input(a.Text(t.Span)))
		}
	}
	n.encode(b)
	for _, s := range b.segs {
		tokens := a.Sentences[s.sentence].Tokens
		heads := n.arcs(b, s)
		labels := n.relations(b, s, heads)
		for i := 1; i < s.rows; i++ {
			t := &tokens[s.from+i-1]
			tag := n.tagOf(b, s.first+i)
			form := a.Text(t.Span)
			t.UPOS, t.XPOS = p.m.upos[tag], p.m.xpos[tag]
			t.Feats, t.Lemma = p.featsOf(form, tag), p.lemmaOf(form, t.XPOS)
			t.Head, t.Deprel = s.from+int(heads[i]), p.m.relations[labels[i]]
			if heads[i] == 0 {
				p.attachRoot(t, tokens, s.from, s.from+i)
			}
		}
		p.nameSegment(a, s)
	}
	b.begin()
}

// attachRoot makes the root of a sentence's first window the sentence's and
// hangs those of the others on it.
func (p *Parser) attachRoot(t *sitrep.Token, tokens []sitrep.Token, from, self int) {
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

func (p *Parser) rootInput() []float32 {
	if p.root == nil {
		p.root = make([]float32, p.m.net.Width)
		p.m.net.embed.root(p.root)
	}
	return p.root
}

// input is a form's input to the network; it is good until the next call.
func (p *Parser) input(form string) []float32 {
	d := p.m.net.Width
	i, ok := p.rows[form]
	if !ok {
		if len(p.rows) >= memoryMax {
			clear(p.rows)
			p.values = p.values[:0]
		}
		i = int32(len(p.values) / d)
		p.values = append(p.values, make([]float32, d)...)
		p.m.net.embed.form(p.values[int(i)*d:(int(i)+1)*d], NewForm(form))
		p.rows[strings.Clone(form)] = i
	}
	return p.values[int(i)*d : (int(i)+1)*d]
}

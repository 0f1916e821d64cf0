package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// soft is what a teacher believes of a sentence's words: of each layer, by
// word, classes with their probabilities. Heads are rows (0 the root);
// relations are those of the arc to the likeliest head.
type soft struct {
	heads, rels, tags, names [][]belief
}

// belief is a class and its probability; the likeliest stands first.
type belief struct {
	class int32
	p     float32
}

// silver is a line of a teacher's file (cmd/train/teacher): classes and 255ths
// in turn.
type silver struct {
	ID    string   `json:"id"`
	Forms []string `json:"forms"`
	Heads [][]int  `json:"heads"`
	Rels  [][]int  `json:"rels"`
	Tags  [][]int  `json:"tags"`
	Names [][]int  `json:"names"`
}

// readSilver gives the sentences that a teacher labelled what it believes of
// them; the sentences stand in the order of the export.
func readSilver(path string, ss []*sentence, n *network) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	var classes struct{ Tags, Rels, Names []string }
	if err := dec.Decode(&classes); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	tags := renumber(classes.Tags, func(s string) int { return lookup(n.tagID, s, 2, "|") })
	rels := renumber(classes.Rels, func(s string) int { return lookup(n.relationID, s, 1, ":") })
	nameID := index(nameLabels)
	names := renumber(classes.Names, func(s string) int { return lookup(nameID, s, 9, "|") })
	for k, s := range ss {
		var x silver
		if err := dec.Decode(&x); err != nil {
			return fmt.Errorf("%s: sentence %d: %w", path, k+1, err)
		}
		if strings.Join(x.Forms, " ") != strings.Join(s.forms, " ") {
			return fmt.Errorf("%s: sentence %d (%s) is not the one of the data: label the data anew", path, k+1, x.ID)
		}
		if s.noTree {
			continue
		}
		if err := x.check(len(classes.Rels), len(classes.Tags), len(classes.Names)); err != nil {
			return fmt.Errorf("%s: sentence %d (%s): %w", path, k+1, x.ID, err)
		}
		s.soft = &soft{beliefs(x.Heads, nil), beliefs(x.Rels, rels), beliefs(x.Tags, tags), beliefs(x.Names, names)}
	}
	return nil
}

// check is whether all words have their beliefs and all classes exist.
func (x *silver) check(rels, tags, names int) error {
	for _, layer := range []struct {
		what    string
		words   [][]int
		classes int
	}{{"heads", x.Heads, len(x.Forms) + 1}, {"rels", x.Rels, rels}, {"tags", x.Tags, tags}, {"names", x.Names, names}} {
		if len(layer.words) != len(x.Forms) {
			return fmt.Errorf("%s of %d words, expected %d", layer.what, len(layer.words), len(x.Forms))
		}
		for w, flat := range layer.words {
			for i := 0; i < len(flat); i += 2 {
				if i+1 == len(flat) || flat[i] < 0 || flat[i] >= layer.classes || flat[i+1] < 1 || flat[i+1] > 255 {
					return fmt.Errorf("%s of word %d: %v, expected classes under %d and 255ths in turn", layer.what, w+1, flat, layer.classes)
				}
			}
		}
	}
	return nil
}

func renumber(classes []string, id func(string) int) []int32 {
	out := make([]int32, len(classes))
	for i, c := range classes {
		out[i] = int32(id(c))
	}
	return out
}

// beliefs drops classes that the network lacks; probabilities then sum to one.
func beliefs(words [][]int, ids []int32) [][]belief {
	out := make([][]belief, len(words))
	for w, flat := range words {
		var sum float32
		for i := 0; i+1 < len(flat); i += 2 {
			b := belief{int32(flat[i]), float32(flat[i+1])}
			if ids != nil {
				b.class = ids[b.class]
			}
			if b.class >= 0 {
				out[w] = append(out[w], b)
				sum += b.p
			}
		}
		for i := range out[w] {
			out[w][i].p /= sum
		}
	}
	return out
}

// likeliest is the class believed in most, -1 for none.
func likeliest(b []belief) int {
	if len(b) == 0 {
		return -1
	}
	return int(b[0].class)
}

// sure is one class without doubt, none for -1.
func sure(class int) []belief {
	if class < 0 {
		return nil
	}
	return []belief{{int32(class), 1}}
}

// mixed is half of what is sure and half of what is believed.
func mixed(class int, believed []belief) []belief {
	if class < 0 || len(believed) == 0 {
		return sure(class)
	}
	out := []belief{{int32(class), 0.5}}
	for _, b := range believed {
		if b.class == int32(class) {
			out[0].p += b.p / 2
		} else {
			out = append(out, belief{b.class, b.p / 2})
		}
	}
	return out
}

// crossEntropyTo adds scale × the gradient of the cross entropy with the
// believed distribution to g and returns that loss.
func crossEntropyTo(v, g []float32, want []belief, scale float32) float64 {
	p, top, sum := softmax(v)
	var loss float64
	for j, e := range p {
		g[j] += scale * e / sum
	}
	for _, b := range want {
		g[b.class] -= scale * b.p
		loss += float64(b.p) * (logOf(sum) + float64(top-v[b.class]))
	}
	return loss
}

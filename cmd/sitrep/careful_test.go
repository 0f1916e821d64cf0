package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"sitrep/coder"
	"sitrep/encoder"
)

// typesHead adds a head of types that prefers the last of the labels.
func typesHead(file []byte, labels []string) ([]byte, error) {
	const hidden = 16
	inputs := 2*32 + coder.TypeHints()
	tensor := func(shape ...int) encoder.Tensor {
		n := 1
		for _, d := range shape {
			n *= d
		}
		t := encoder.Tensor{Shape: shape, Values: make([]float32, n)}
		for i := range t.Values {
			t.Values[i] = float32(0.1 * math.Cos(float64(3*i)))
		}
		return t
	}
	bias := tensor(len(labels))
	bias.Values[len(labels)-1] = 6
	return encoder.WithHead(file, encoder.TypesHead, map[string]encoder.Tensor{"inner.weight": tensor(hidden, inputs), "inner.bias": tensor(hidden),
		"weight": tensor(len(labels), hidden), "bias": bias}, map[string]string{"labels": strings.Join(labels, "\n") + "\n"}, "a test", "CC0-1.0")
}

// writeCareful writes a tiny careful tier of arbitrary weights to a folder, the
// same without heads, and what else a user might give for one.
func writeCareful(dir string) error {
	w := encoder.Weights{
		Config:     encoder.Config{Width: 32, Layers: 1, Heads: 1, Inner: 32, Positions: 160, Epsilon: 1e-12, Levels: 127},
		Vocabulary: strings.Split("[UNK] [CLS] [SEP] the rebels attack ##ed near maria silva left paris . army", " "),
		Tensors:    map[string]encoder.Tensor{},
	}
	add := func(name string, shape ...int) {
		n := 1
		for _, d := range shape {
			n *= d
		}
		t := encoder.Tensor{Shape: shape, Values: make([]float32, n)}
		for i := range t.Values {
			t.Values[i] = float32(math.Sin(float64(i*i + 7*len(name))))
		}
		w.Tensors[name] = t
	}
	linear := func(name string, k, n int) {
		add(name+".weight", n, k)
		add(name+".bias", n)
	}
	add("embeddings.word_embeddings.weight", len(w.Vocabulary), 32)
	add("embeddings.position_embeddings.weight", 160, 32)
	add("embeddings.token_type_embeddings.weight", 2, 32)
	for _, m := range []string{"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense"} {
		linear("encoder.layer.0."+m, 32, 32)
	}
	for _, m := range []string{"embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"} {
		add(m+".LayerNorm.weight", 32)
		add(m+".LayerNorm.bias", 32)
	}
	plain, err := encoder.Pack(w, []string{"the rebels attacked"})
	if err != nil {
		return err
	}
	types, err := typesHead(plain, coder.TypeClasses())
	if err != nil {
		return err
	}
	odd, err := typesHead(plain, coder.TypeClasses()[:3])
	if err != nil {
		return err
	}
	classes := map[string]string{
		"tags":      "NOUN|NN\nVERB|VBD|Mood=Ind|Tense=Past|VerbForm=Fin\nPUNCT|.\nPROPN|NNP",
		"relations": "root\nnsubj\nobj\npunct",
		"names":     "O\nB-person\nI-person\nE-person\nS-person",
	}
	w.Texts = map[string]string{}
	for k, v := range classes {
		w.Texts["heads.parser."+k] = v
	}
	add("heads.parser.case.weight", 8, 32)
	for _, m := range []string{"arc_dep", "arc_head", "rel_dep", "rel_head", "tag_inner", "name_inner"} {
		linear("heads.parser."+m, 32, 8)
	}
	linear("heads.parser.tag", 8, 4)
	linear("heads.parser.name", 8, 5)
	add("heads.parser.arc.weight", 9, 9)
	add("heads.parser.rel.weight", 4, 9, 9)
	careful, err := encoder.Pack(w, []string{"the rebels attacked"})
	if err != nil {
		return err
	}
	both, err := typesHead(careful, coder.TypeClasses())
	if err != nil {
		return err
	}
	damaged := []byte(string(careful))
	damaged[len(damaged)/2] ^= 1
	for name, b := range map[string][]byte{
		"types.careful": types, "both.careful": both, "odd.careful": odd,
		"en.careful": careful, "headless.careful": plain, "short.careful": careful[:len(careful)-5000], "damaged.careful": damaged,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			return fmt.Errorf("careful tier for the tests: %w", err)
		}
	}
	return nil
}

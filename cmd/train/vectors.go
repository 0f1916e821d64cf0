package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// readVectors reads the first n words of a file of wink's embeddings that have
// a vector: one JSON object whose "words" lists the words by frequency and whose
// "vectors" maps each to its components and two numbers of wink's own.
func readVectors(path string, n, dims int) (words []string, vectors map[string][]float32, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	var all struct {
		Words   []string                   `json:"words"`
		Vectors map[string]json.RawMessage `json:"vectors"`
	}
	if err := json.NewDecoder(bufio.NewReaderSize(file, 1<<20)).Decode(&all); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	vectors = map[string][]float32{}
	for _, w := range all.Words {
		raw, ok := all.Vectors[w]
		if !ok || len(words) == n || vectors[w] != nil {
			continue
		}
		var v []float32
		if err := json.Unmarshal(raw, &v); err != nil {
			return nil, nil, fmt.Errorf("%s: vector of %q: %w", path, w, err)
		}
		if len(v) < dims {
			return nil, nil, fmt.Errorf("%s: vector of %q has %d components, expected %d", path, w, len(v), dims)
		}
		words = append(words, w)
		vectors[w] = v[:dims]
	}
	return words, vectors, nil
}

package main

import (
	"bufio"
	"encoding/json"
	"os"
)

// exported is a sentence as the teacher reads it (cmd/train/teacher).
type exported struct {
	Set   string   `json:"set"` // train, names, dev, gum-dev, names-dev or raw
	ID    string   `json:"id"`
	Forms []string `json:"forms"`
	Heads []int    `json:"heads,omitempty"`
	Rels  []string `json:"rels,omitempty"`
	Tags  []string `json:"tags,omitempty"`
	Names []uint64 `json:"names,omitempty"` // bit sets over the labels of the file's first line
}

// export writes what a teacher learns from and, after it, the sentences that
// it is to label. The first line lists the classes of names.
func (c *corpus) export(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(file, 1<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{"names": nameLabels}); err != nil {
		return err
	}
	for _, set := range []struct {
		name      string
		sentences []*sentence
	}{
		{"train", c.train}, {"names", c.names}, {"dev", c.dev}, {"gum-dev", c.gumDev},
		{"names-dev", c.namesDev["wikigold"]}, {"names-dev", c.namesDev["reports"]}, {"raw", c.raw},
	} {
		for _, s := range set.sentences {
			x := exported{Set: set.name, ID: s.id, Forms: s.forms}
			if s.tree() {
				x.Heads, x.Rels = s.heads, s.rels
				for i := range s.forms {
					x.Tags = append(x.Tags, s.tag(i))
				}
			}
			for i := range s.names {
				x.Names = append(x.Names, uint64(s.names[i]))
			}
			if err := enc.Encode(x); err != nil {
				return err
			}
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

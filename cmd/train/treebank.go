package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"sitrep"
)

// sentence is training material. Trees are nil where the corpus has none;
// names holds the classes that the corpus allows at each token.
type sentence struct {
	id                              string
	forms                           []string
	lemmas, upos, xpos, feats, rels []string
	heads                           []int         // 1-based, 0 root
	entities                        []string      // the Entity annotation of GUM, a token each
	names                           []labelSet    // 0 unknown
	spans                           []sitrep.Span // of the forms in running text, where they were cut from it
	soft                            *soft         // what a teacher believes, nil without one
	noTree                          bool          // of the teacher only the names count
}

func (s *sentence) tree() bool { return s.heads != nil }

// readTreebank reads CoNLL-U, gzip-compressed or plain. Multiword token ranges
// and empty nodes are left out.
func readTreebank(path string) ([]*sentence, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var out []*sentence
	s := &sentence{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "":
			if len(s.forms) > 0 {
				out = append(out, s)
			}
			s = &sentence{}
			continue
		case line[0] == '#':
			if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
				s.id = id
			}
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return nil, fmt.Errorf("%s:%d: %d columns, expected 10", path, n, len(f))
		}
		if strings.ContainsAny(f[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: head %q, expected a number", path, n, f[6])
		}
		s.add(f, head)
	}
	if len(s.forms) > 0 {
		out = append(out, s)
	}
	return out, sc.Err()
}

func (s *sentence) add(f []string, head int) {
	if f[1] == "United" && f[4] == "NNP" { // the treebanks differ on it
		f[2], f[3], f[5] = "United", "ADJ", "Degree=Pos"
	}
	entity := ""
	for _, m := range strings.Split(f[9], "|") {
		if e, ok := strings.CutPrefix(m, "Entity="); ok {
			entity = e
		}
	}
	if f[5] == "_" {
		f[5] = ""
	}
	s.forms = append(s.forms, f[1])
	s.lemmas = append(s.lemmas, f[2])
	s.upos = append(s.upos, f[3])
	s.xpos = append(s.xpos, f[4])
	s.feats = append(s.feats, f[5])
	s.rels = append(s.rels, f[7])
	s.heads = append(s.heads, head)
	s.entities = append(s.entities, entity)
}

// tag is the class that the tag head predicts: UPOS, XPOS and for verbs the
// features, less those that are spelling rather than grammar.
func (s *sentence) tag(i int) string {
	t := s.upos[i] + "|" + s.xpos[i]
	if s.upos[i] != "VERB" && s.upos[i] != "AUX" {
		return t
	}
	for _, f := range strings.Split(s.feats[i], "|") {
		switch name, _, _ := strings.Cut(f, "="); name {
		case "Mood", "Number", "Person", "Tense", "VerbForm", "Voice":
			t += "|" + f
		}
	}
	return t
}

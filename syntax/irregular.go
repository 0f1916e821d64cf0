package syntax

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed irregular.txt
var irregularFile string

// addIrregular adds the forms of irregular.txt, over those that the treebanks taught. A tagger may take a past for a
// present ("the rebels overran"): that is of the same verb, unless the form is a verb of its own.
func (t lemmaTable) addIrregular(text string) error {
	n, kind := 0, ""
	base := map[string]bool{}
	past := map[string]string{}
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(strings.TrimSpace(line), "\\")
		if line == "" || line[0] == '#' {
			continue
		}
		if k, rest, ok := strings.Cut(line, ": "); ok {
			kind, line = k, rest
		}
		for entry := range strings.SplitSeq(line, ",") {
			words := strings.Fields(entry)
			if len(words) == 0 {
				continue // the line goes on
			}
			base[words[0]] = true
			for _, form := range words[1:] {
				switch {
				case kind == "noun":
					t.of("NNS").form[form] = words[0]
				case kind != "verb":
					return fmt.Errorf("syntax: irregular.txt:%d: expected verb:, noun: or base:, found %q", n, kind)
				case strings.HasSuffix(form, "ing"):
					t.of("VBG").form[form] = words[0]
				default:
					past[form] = words[0]
				}
			}
		}
	}
	for form, lemma := range past {
		for _, xpos := range []string{"VBD", "VBN", "VBP", "VB"} {
			if xpos == "VBD" || xpos == "VBN" || !base[form] {
				t.of(xpos).form[form] = lemma
			}
		}
	}
	return nil
}

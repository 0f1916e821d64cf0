package syntax

import (
	"fmt"
	"strconv"
	"strings"
)

// featTable gives the features of a tag, and of a form where it differs. Its
// text has a line a tag in order, then lines of tag number, form (lower case,
// digits as 0) and features, separated by tabs.
type featTable struct {
	tag  []string
	form []map[string]string // of each tag
}

func readFeats(text string, tags int) (featTable, error) {
	t := featTable{form: make([]map[string]string, tags)}
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if n < tags {
			t.tag = append(t.tag, line)
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return t, fmt.Errorf("syntax: feats:%d: expected tag, form and features", n+1)
		}
		tag, err := strconv.Atoi(f[0])
		if err != nil || tag < 0 || tag >= tags {
			return t, fmt.Errorf("syntax: feats:%d:1: expected the number of a tag", n+1)
		}
		if t.form[tag] == nil {
			t.form[tag] = map[string]string{}
		}
		t.form[tag][f[1]] = f[2]
	}
	if len(t.tag) != tags {
		return t, fmt.Errorf("syntax: feats: %d lines, expected %d", len(t.tag), tags)
	}
	return t, nil
}

func (t *featTable) find(form string, tag int32) string {
	if of := t.form[tag]; of != nil {
		if f, ok := of[norm(strings.ToLower(plain(form)))]; ok {
			return f
		}
	}
	return t.tag[tag]
}

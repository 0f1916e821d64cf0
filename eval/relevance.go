package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sitrep"
)

// Page is a text with whether it is of public affairs.
type Page struct {
	ID, Manner, Address, Title, Text string
	Relevant                         bool
}

// ReadPages reads a file of pages: a line "=== manner | address | level" heads each, then
// its title and a paragraph a line.
func ReadPages(file string) (out []Page, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(file), ".txt")
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "==="); ok {
			cells := strings.Split(head, "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			if len(cells) != 3 || cells[2] != sitrep.Relevant && cells[2] != sitrep.Irrelevant {
				return nil, fmt.Errorf("%s:%d:1: want \"=== manner | address | %s\" or %s", file, n+1, sitrep.Relevant, sitrep.Irrelevant)
			}
			out = append(out, Page{ID: fmt.Sprintf("%s-%d", name, n+1), Manner: cells[0], Address: cells[1], Relevant: cells[2] == sitrep.Relevant})
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("%s:%d:1: want a line \"=== manner | address | level\" before the first page", file, n+1)
		}
		if p := &out[len(out)-1]; p.Title == "" {
			p.Title = line
		} else {
			p.Text += line + "\n\n"
		}
	}
	for i := range out {
		out[i].Text = strings.TrimSpace(out[i].Text)
	}
	return out, nil
}

// RelevanceScore counts what was taken for what.
type RelevanceScore struct {
	Kept, Lost    int // pages of public affairs
	Hidden, Shown int // others
	Wrong         []string

	Foremost, Noise int // events in front of all, those of them that a page of no public affairs alone tells
}

// CompareRelevance scores the relevance that was given to pages, by their IDs, and the
// events in front.
func CompareRelevance(pages []Page, given map[string]*sitrep.Document, foremost []*sitrep.Event) RelevanceScore {
	var s RelevanceScore
	relevant := map[string]bool{}
	for _, p := range pages {
		d := given[p.ID]
		if d == nil {
			continue
		}
		relevant[d.ID] = p.Relevant
		off := d.Relevance.Off()
		switch {
		case p.Relevant && !off:
			s.Kept++
		case p.Relevant:
			s.Lost++
		case off:
			s.Hidden++
		default:
			s.Shown++
		}
		if p.Relevant == off {
			s.Wrong = append(s.Wrong, p.ID)
		}
	}
	for _, e := range foremost {
		s.Foremost++
		noise := true
		for _, d := range e.Documents {
			noise = noise && !relevant[d]
		}
		if noise {
			s.Noise++
		}
	}
	return s
}

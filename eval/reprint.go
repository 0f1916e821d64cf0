package eval

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sitrep"
)

// Print is a text as it was printed somewhere: an original or, of a kind, a copy.
type Print struct {
	ID   string
	Date string // YYYY-MM-DD, "" unknown
	Text string
	Kind string // of a copy: what was done to it
	Of   string // the ID of the original, an original's own
}

// ReadPrints reads the reports ID.txt below folders, each of another text than all
// others. A report may begin with a line "date: YYYY-MM-DD" and a blank line.
func ReadPrints(dirs []string) ([]Print, error) {
	var out []Print
	for _, dir := range dirs {
		found := len(out)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			p := Print{ID: filepath.ToSlash(path), Of: filepath.ToSlash(path), Text: strings.TrimSpace(string(b))}
			if head, text, ok := strings.Cut(p.Text, "\n"); ok && strings.HasPrefix(head, "date:") {
				p.Date = strings.TrimSpace(head[len("date:"):])
				if _, err := sitrep.ParseDay(p.Date); err != nil {
					return fmt.Errorf("%s:1:7: expected a day YYYY-MM-DD", path)
				}
				p.Text = strings.TrimSpace(text)
			}
			out = append(out, p)
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(out) == found {
			return nil, fmt.Errorf("%s: no reports (ID.txt)", dir)
		}
	}
	return out, nil
}

// PrintKinds are what newsrooms do to a report that they print, in the order of the table.
var PrintKinds = []string{"another headline", "house style", "edited", "sentences dropped", "extended", "new lead", "cut to 60 %", "cut to 40 %", "cut, new lead and headline"}

// leastWords of a text of which copies are made.
const leastWords = 60

// Copies makes one copy of each kind of each text that is long enough. What is put in
// is taken from another of the texts. The same texts give the same copies.
func Copies(all []Print) (out []Print) {
	for i, p := range all {
		parts := paragraphs(p.Text)
		if len(strings.Fields(p.Text)) < leastWords || len(parts) < 3 {
			continue
		}
		h := fnv.New64a()
		h.Write([]byte(p.Text))
		other := func(n int) []string { return paragraphs(all[(i+n)%len(all)].Text) }
		c := copier{rng: rand.New(rand.NewPCG(h.Sum64(), 5)), other: other(1 + len(all)/2), leads: slices.Concat(other(len(all)/3), other(2*len(all)/3))}
		for _, kind := range PrintKinds {
			if strings.Contains(kind, "new lead") && !c.shortLead(parts) {
				continue
			}
			text := strings.Join(c.copy(kind, slices.Clone(parts)), "\n\n")
			out = append(out, Print{ID: p.ID + ", " + kind, Date: p.Date, Text: text, Kind: kind, Of: p.ID})
		}
	}
	return out
}

// copier makes the copies of one text.
type copier struct {
	rng   *rand.Rand
	other []string // paragraphs of another text
	leads []string // of two more
}

// shortLead: the first paragraph is no more than a third of the text.
func (c *copier) shortLead(parts []string) bool {
	body := 0
	if headlike(parts[0]) {
		body = 1
	}
	return 3*len(strings.Fields(parts[body])) <= len(strings.Fields(strings.Join(parts[body:], " ")))
}

func (c *copier) copy(kind string, parts []string) []string {
	body := 0 // the first paragraph of the report
	if headlike(parts[0]) {
		body = 1
	}
	switch kind {
	case "another headline":
		w := strings.Fields(parts[len(parts)-1])
		return append([]string{strings.Join(w[:min(len(w), 8)], " ")}, parts[body:]...)
	case "house style":
		for i := range parts {
			parts[i] = houseStyle.Replace(parts[i])
		}
		return parts
	case "edited":
		words := strings.Fields(strings.Join(c.other, " "))
		for i, s := range parts {
			w := strings.Fields(s)
			for k := c.rng.IntN(12); k < len(w); k += 12 {
				w[k] = words[c.rng.IntN(len(words))]
			}
			parts[i] = strings.Join(w, " ")
		}
		return parts
	case "sentences dropped":
		n := 0
		for i := body; i < len(parts); i++ {
			var kept []string
			for _, s := range strings.SplitAfter(parts[i], ". ") {
				if n++; n%4 != 0 {
					kept = append(kept, s)
				}
			}
			parts[i] = strings.TrimSpace(strings.Join(kept, ""))
		}
		return parts
	case "extended":
		return append(parts, c.other[len(c.other)-max(1, len(c.other)/3):]...)
	case "new lead":
		return c.lead(parts, body)
	case "cut to 60 %":
		return cut(parts, 0.6)
	case "cut to 40 %":
		return cut(parts, 0.4)
	}
	return append([]string{"Latest from our correspondents"}, c.lead(cut(parts, 0.7), body)[body:]...)
}

// lead puts a paragraph of as many words in the place of the first; each half of it
// begins a paragraph of another text.
func (c *copier) lead(parts []string, body int) []string {
	n := max(12, len(strings.Fields(parts[body])))
	var words []string
	for _, k := range c.rng.Perm(len(c.leads)) {
		if w := strings.Fields(c.leads[k]); len(words) < n && len(w) > 12 {
			words = append(words, w[:min(len(w), max(6, n/2))]...)
		}
	}
	parts[body] = strings.Join(words[:min(n, len(words))], " ") + "."
	return parts
}

// cut leaves the paragraphs from the beginning that hold a share of the words, the last
// one cut where it is.
func cut(parts []string, share float64) (out []string) {
	left := int(share * float64(len(strings.Fields(strings.Join(parts, " ")))))
	for _, s := range parts {
		w := strings.Fields(s)
		if left < 5 {
			break
		}
		out = append(out, strings.Join(w[:min(len(w), left)], " "))
		left -= len(w)
	}
	return out
}

func paragraphs(text string) (out []string) {
	for _, s := range strings.Split(text, "\n\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func headlike(s string) bool { return len(strings.Fields(s)) <= 16 && !strings.HasSuffix(s, ".") }

var houseStyle = strings.NewReplacer(" said", " told reporters", "“", `"`, "”", `"`, " per cent", " percent", "%", " percent", ", and ", " and ", " – ", ", ", " - ", " -- ",
	" 2 ", " two ", " 3 ", " three ", " 4 ", " four ", " 5 ", " five ", " 6 ", " six ", " 7 ", " seven ", " 8 ", " eight ", " killed ", " dead ", "our ", "or ", "ise", "ize",
	" Monday", " Mon.", " Tuesday", " Tue.", " Wednesday", " Wed.", " Thursday", " Thu.", " Friday", " Fri.", " on the outskirts of ", " outside ", " according to ", " quoting ")

// ReprintScore is how well prints were traced to what they are printed from.
type ReprintScore struct {
	Kinds map[string]Tally // by kind; "" the originals, which are of nothing
	Wrong [][2]string      // a print and what it was wrongly held for a reprint of
	Lost  []string
}

// CompareReprints scores the IDs of what each print was held for a reprint of, "" none.
func CompareReprints(prints []Print, origin map[string]string) ReprintScore {
	of := map[string]string{}
	for _, p := range prints {
		of[p.ID] = p.Of
	}
	s := ReprintScore{Kinds: map[string]Tally{}}
	for _, p := range prints {
		t := s.Kinds[p.Kind]
		got := origin[p.ID]
		right := got != "" && of[got] == p.Of
		switch {
		case right:
			t.Right++
			t.Given++
		case got != "":
			t.Given++
			s.Wrong = append(s.Wrong, [2]string{p.ID, got})
		}
		if p.Kind != "" {
			if t.Asked++; !right {
				s.Lost = append(s.Lost, p.ID)
			}
		}
		s.Kinds[p.Kind] = t
	}
	return s
}

// All is the sum over the kinds.
func (s *ReprintScore) All() (all Tally) {
	for _, t := range s.Kinds {
		all.add(t.Right, t.Given, t.Asked)
	}
	return all
}

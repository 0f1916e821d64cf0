package eval

import (
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// UnitRecord is one sentence of a file of PETRARCH unit records.
type UnitRecord struct {
	ID, Category, Date string // Date YYYY-MM-DD, "" none
	Text               string
	Reworded           bool     // the words of the parse differ from the text and stand in its place
	Want               []string // "SOURCE TARGET CODE" in order of the alphabet
	Error              string   // the program's own error that is expected
	Options            map[string]string
}

var (
	unitPart    = regexp.MustCompile(`(?s)<Config\s[^>]*>|<Sentence\s.*?</Sentence>`)
	unitAttr    = regexp.MustCompile(`([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	unitCoding  = regexp.MustCompile(`<EventCoding[^>]*>`)
	unitText    = regexp.MustCompile(`(?s)<Text>(.*?)</Text>`)
	unitParse   = regexp.MustCompile(`(?s)<Parse>(.*?)</Parse>`)
	unitLeaf    = regexp.MustCompile(`\([^()\s]+\s+([^()\s]+)\s*\)`)
	unitComment = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// ReadUnitRecords reads a file of PETRARCH unit records. Options that are set between
// records hold from there on. The gold was coded from the words of the parse; where
// these are others than those of the text, they are the text.
func ReadUnitRecords(path string) ([]UnitRecord, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := unitComment.ReplaceAllString(string(b), "")
	_, text, ok := strings.Cut(text, "<Sentences>")
	if !ok {
		return nil, fmt.Errorf("%s:1:1: want <Sentences> with records", path)
	}
	options := map[string]string{}
	var out []UnitRecord
	for _, part := range unitPart.FindAllString(text, -1) {
		if strings.HasPrefix(part, "<Config") {
			at := attributes(part)
			options[at["option"]] = strings.ToLower(at["value"])
			continue
		}
		tag, _, _ := strings.Cut(part, ">")
		at := attributes(tag)
		r := UnitRecord{ID: at["id"], Category: at["category"], Options: map[string]string{}}
		for k, v := range options {
			r.Options[k] = v
		}
		if d := at["date"]; len(d) == 8 {
			r.Date = d[:4] + "-" + d[4:6] + "-" + d[6:]
		}
		for _, c := range unitCoding.FindAllString(part, -1) {
			at := attributes(c)
			switch {
			case at["error"] != "":
				r.Error = at["error"]
			case at["eventcode"] != "":
				r.Want = append(r.Want, at["sourcecode"]+" "+at["targetcode"]+" "+at["eventcode"])
			}
		}
		r.Want = sortedSet(r.Want)
		if m := unitText.FindStringSubmatch(part); m != nil {
			r.Text = html.UnescapeString(strings.Join(strings.Fields(m[1]), " "))
		}
		if m := unitParse.FindStringSubmatch(part); m != nil {
			var leaves []string
			for _, l := range unitLeaf.FindAllStringSubmatch(m[1], -1) {
				leaves = append(leaves, html.UnescapeString(l[1]))
			}
			if !sameLetters(r.Text, strings.Join(leaves, "")) {
				r.Text, r.Reworded = detokenize(leaves), true
			}
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no records", path)
	}
	return out, nil
}

func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range unitAttr.FindAllStringSubmatch(tag, -1) {
		out[m[1]] = m[2] + m[3]
	}
	return out
}

func sortedSet(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

func sameLetters(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, strings.ToLower(strings.NewReplacer("-LRB-", "", "-RRB-", "").Replace(s)))
	}
	return letters(a) == letters(b)
}

// detokenize writes the leaves of a parse as text.
func detokenize(leaves []string) string {
	var b strings.Builder
	for _, l := range leaves {
		switch l {
		case "-LRB-":
			l = "("
		case "-RRB-":
			l = ")"
		}
		if b.Len() > 0 && !strings.Contains(".,;:?!)", l) && !strings.HasPrefix(l, "'") && l != "n't" {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// Incomplete: events of which one side is unknown count too.
func (r *UnitRecord) Incomplete() bool { return r.Options["require_dyad"] == "false" }

// NewActors is how many words an actor may have that no dictionary knows.
func (r *UnitRecord) NewActors() int {
	n, _ := strconv.Atoi(r.Options["new_actor_length"])
	return n
}

// UnitResult is what a record came to.
type UnitResult struct {
	Record   *UnitRecord
	Got      []string // in order of the alphabet
	Excluded string   // why the record is not scored, "" if it is
}

// Right reports whether all events of the record were found and no other.
func (u *UnitResult) Right() bool { return slices.Equal(u.Got, u.Record.Want) }

// Judge compares what was coded with a record.
func (r *UnitRecord) Judge(got []string) UnitResult {
	u := UnitResult{Record: r, Got: sortedSet(got)}
	switch r.Error {
	case "bad_input_parse":
		u.Excluded = "expects a complaint about the tree in the file, which is not read"
	}
	return u
}

// UnitTable prints right and wrong by category and the records that are wrong.
func UnitTable(w io.Writer, results []UnitResult) error {
	type row struct{ right, n int }
	by := map[string]*row{}
	var cats []string
	right, scored, reworded := 0, 0, 0
	for i := range results {
		u := &results[i]
		c := u.Record.Category
		if by[c] == nil {
			by[c] = &row{}
			cats = append(cats, c)
		}
		if u.Record.Reworded {
			reworded++
		}
		if u.Excluded != "" {
			continue
		}
		by[c].n++
		scored++
		if u.Right() {
			by[c].right++
			right++
		}
	}
	fmt.Fprintf(w, "%d of %d records right, %d more excluded; %d coded from the words of the parse\n\n", right, scored, len(results)-scored, reworded)
	for _, c := range cats {
		fmt.Fprintf(w, "%-12s %4d of %4d\n", c, by[c].right, by[c].n)
	}
	fmt.Fprintln(w)
	for i := range results {
		u := &results[i]
		switch {
		case u.Excluded != "":
			fmt.Fprintf(w, "%s: excluded: %s\n", u.Record.ID, u.Excluded)
		case !u.Right():
			fmt.Fprintf(w, "%s: %s\n  want %s\n  got  %s\n", u.Record.ID, u.Record.Text, orNone(u.Record.Want), orNone(u.Got))
		}
	}
	return nil
}

func orNone(s []string) string {
	if len(s) == 0 {
		return "none"
	}
	return strings.Join(s, "; ")
}

// Key tells records apart that bear the same ID.
func (r *UnitRecord) Key(i int) string { return strconv.Itoa(i) + "-" + r.ID }

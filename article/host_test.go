package article

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// site generates the pages of one host: articles of one's own with furniture around and
// within them, and what articles themselves have in common.
type site struct {
	*rand.Rand
	name      string
	furniture []string // planted: to be left out
	own       []string // planted: to stay
}

func (s *site) of(words ...string) string { return words[s.IntN(len(words))] }

func (s *site) sentence() string {
	who := s.of("Officials", "Residents", "The governor", "Two witnesses", "A spokesman for the army", "Aid workers", "The mayor", "Rebels", "Police", "A doctor")
	did := s.of("said the road to %s had been closed", "reported that shells hit a market in %s", "told reporters that talks in %s would resume", "blamed a militia for the raid on %s",
		"said %s was calm after a night of fighting", "counted the dead in %s", "denied that troops had entered %s", "said that food had run out in %s")
	where := s.of("Anlo", "Berekta", "Corvan", "Dussem", "Elmira Pass", "Fadur", "Gorim", "Hestay", "Ilvan", "Jorrat", "Kesta", "Lomber")
	return fmt.Sprintf("%s "+did+" on %s, %d days after the ceasefire of %s.", who, where, s.of("Monday", "Tuesday", "Friday"), 2+s.IntN(90), s.of("March", "June", "October"))
}

func (s *site) paragraph() string {
	out := s.sentence()
	for range s.IntN(3) {
		out += " " + s.sentence()
	}
	return out
}

// siteWords are what many pages of the site carry, drawn once.
type siteWords struct{ head, inset, foot, author, label, background, heading, short string }

func (s *site) common() siteWords {
	n := s.name
	return siteWords{
		head:       s.of("You are reading "+n+", the paper that its readers own.", "Your support keeps "+n+" open to all: join our members today."),
		inset:      s.of("Get our best stories in your inbox: sign up for the morning letter of "+n+".", "Follow our channel so that you hear of such stories first."),
		foot:       s.of(n+" is an independent newsroom that lives from gifts of its readers and from nothing else.", "The opinions that are voiced here are those of their writers and need not be those of "+n+" or its owners."),
		author:     s.of("Mira Olben is a correspondent for "+n+" who covers the eastern provinces and the river trade.", "Tadeu Marsh is a reporter with "+n+". He can be reached at the desk."),
		label:      s.of("Stories of the week", "From our notebook", "Voices", "The long read"),
		background: "The war between the army and the River Front began in 2019 and has killed at least 14,000 people, most of them civilians.",
		heading:    s.of("Background", "What comes next", "Reactions"),
		short:      s.of("He gave no details.", "There was no immediate comment."),
	}
}

// pages makes n articles; which of the common things they have depends on the site.
func (s *site) pages(n int) []*sitrep.Capture {
	c := s.common()
	var out []*sitrep.Capture
	has := func(p float64) bool { return s.Float64() < p }
	for i := range n {
		var body []string
		p := func(t string) { body = append(body, "<p>"+t+"</p>") }
		plant := func(t string) { p(t) }
		if has(0.9) {
			plant(c.head)
		}
		paragraphs := 4 + s.IntN(6)
		heading := s.IntN(paragraphs)
		for k := range paragraphs {
			if k == heading && has(0.6) {
				body = append(body, "<h3>"+c.heading+"</h3>")
			}
			p(s.paragraph())
			if k == 1 && has(0.9) {
				plant(c.inset)
			}
			if k == 2 && has(0.3) {
				p(c.short)
			}
		}
		if has(0.7) {
			p(c.background)
		}
		if has(0.6) {
			plant(c.author)
		}
		if has(0.95) {
			plant(c.foot)
		}
		if has(0.9) {
			p(c.label)
		}
		out = append(out, s.page(fmt.Sprintf("/world/%d", i), fmt.Sprintf("%s and the %d of %s", s.of("Raid", "Talks", "Convoy", "Siege"), i, s.of("Anlo", "Berekta", "Corvan")), strings.Join(body, "\n")))
	}
	s.furniture = []string{c.head, c.inset, c.foot, c.author, c.label}
	s.own = []string{c.background, c.heading, c.short}
	return out
}

func (s *site) page(path, title, body string) *sitrep.Capture {
	address := "https://www." + strings.ToLower(strings.ReplaceAll(s.name, " ", "")) + ".example" + path
	return &sitrep.Capture{ID: "cap-" + address + title, SourceID: path, Form: sitrep.FormHTML, URL: address, Bytes: []byte("<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>\n" + body + "</article></body></html>")}
}

func parsed(t *testing.T, captures []*sitrep.Capture) (docs [][]*sitrep.Document) {
	t.Helper()
	for _, c := range captures {
		d, err := Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

// settle parses pages and settles them so many at a time.
func settle(t *testing.T, captures []*sitrep.Capture, step int) []*sitrep.Document {
	t.Helper()
	f := NewFurniture()
	var out []*sitrep.Document
	for part := range slices.Chunk(captures, step) {
		docs := parsed(t, part)
		f.Settle(part, docs)
		for _, d := range docs {
			out = append(out, d...)
		}
	}
	return out
}

// TestFurnitureOfHosts counts on generated sites what goes and what stays.
func TestFurnitureOfHosts(t *testing.T) {
	planted, gone, kept, lost := 0, 0, 0, 0
	missed := map[string]int{}
	for seed := range uint64(40) {
		s := &site{Rand: rand.New(rand.NewPCG(seed, 7)), name: [...]string{"Larun Courier", "Kesta Daily", "Veshti Now", "The Orlav Post"}[seed%4]}
		captures := s.pages(3 + s.IntN(20))
		before := parsed(t, captures)
		after := settle(t, captures, 100)
		for i, d := range after {
			old := before[i][0].Text
			for _, f := range s.furniture {
				if strings.Contains(old, f) {
					planted++
					if !strings.Contains(d.Text, f) {
						gone++
					} else {
						missed[f]++
					}
				}
			}
			for _, b := range before[i][0].Blocks {
				words := old[b.Start:b.End]
				if slices.Contains(s.furniture, words) {
					continue
				}
				kept++
				if !strings.Contains(d.Text, words) {
					lost++
					t.Logf("lost: %s", words)
				}
			}
		}
	}
	t.Logf("furniture left out: %d of %d; own blocks lost: %d of %d", gone, planted, lost, kept)
	for f, n := range missed {
		t.Logf("%4d %s", n, f)
	}
	if gone*100 < planted*85 || lost*1000 > kept {
		t.Errorf("furniture left out: %d of %d, want 85 %%; own blocks lost: %d of %d, want 0.1 %%", gone, planted, lost, kept)
	}
}

// TestFurnitureLeavesArticles: reprints, versions, pages of a live report and a series of
// one host lose nothing.
func TestFurnitureLeavesArticles(t *testing.T) {
	s := &site{Rand: rand.New(rand.NewPCG(1, 2)), name: "Orlavia Post"}
	f := func(what string, captures ...*sitrep.Capture) {
		t.Helper()
		before := parsed(t, captures)
		for i, d := range settle(t, captures, 100) {
			if d.Text != before[i][0].Text {
				t.Errorf("%s: left out %+v of\n%s", what, d.LeftOut, before[i][0].Text)
			}
		}
	}
	text := ""
	for range 6 {
		text += "<p>" + s.paragraph() + "</p>"
	}
	f("reprints", s.page("/a/1", "Raid on Anlo", text), s.page("/b/2", "Raid on Anlo leaves nine dead", text), s.page("/print/1", "Raid", text+"<p>"+s.paragraph()+"</p>"), s.page("/amp/1", "Raid on Anlo", text))
	live := ""
	var versions []*sitrep.Capture
	for range 5 {
		live = "<p>" + s.paragraph() + "</p><p>" + s.paragraph() + "</p>" + live
		versions = append(versions, s.page("/live/kesta", "Kesta: latest", live))
	}
	f("versions", versions...)
	background := "<p>" + s.paragraph() + "</p><p>The conflict began in 2014, when the River Front took the dam at Hestay.</p>"
	var series []*sitrep.Capture
	for i := range 9 {
		body := ""
		for range 5 {
			body += "<p>" + s.paragraph() + "</p>"
		}
		series = append(series, s.page(fmt.Sprint("/series/", i), fmt.Sprint("The river war, part ", i), body+"<h2>How it began</h2>"+background))
	}
	f("series", series...)
}

// TestFurnitureIsRecorded: what is left out is told with its place on the page, and what
// stays maps to the page as before.
func TestFurnitureIsRecorded(t *testing.T) {
	s := &site{Rand: rand.New(rand.NewPCG(3, 2)), name: "Radio Veshti"}
	captures := s.pages(8)
	before := parsed(t, captures)
	n := 0
	for i, d := range settle(t, captures, 100) {
		page := string(captures[i].Bytes)
		for _, l := range d.LeftOut {
			n++
			if words := page[l.Capture.Start:l.Capture.End]; !slices.Contains(s.furniture, words) || l.Articles < 3 || l.Of != 8 || l.Why != sitrep.LeftOutHost {
				t.Errorf("left out %q as %+v", words, l)
			}
		}
		for _, b := range d.Blocks {
			if c, ok := d.CaptureSpan(b.Span); !ok || page[c.Start:c.End] != d.Text[b.Start:b.End] {
				t.Errorf("%q is said to come from %q", d.Text[b.Start:b.End], page[c.Start:c.End])
			}
		}
		if changed := d.ID != before[i][0].ID; changed != (len(d.LeftOut) > 0) {
			t.Errorf("ID changed: %t; left out %d", changed, len(d.LeftOut))
		}
	}
	if n == 0 {
		t.Error("nothing was left out")
	}
	if a, b := settle(t, captures, 3), settle(t, captures, 3); !reflect.DeepEqual(a, b) {
		t.Error("the same pages give different documents")
	}
}

// TestFurnitureForgets keeps the memory of many hosts bounded.
func TestFurnitureForgets(t *testing.T) {
	f := NewFurniture()
	d := &sitrep.Document{Text: "Some words.", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: 11}}}}
	c := &sitrep.Capture{Form: sitrep.FormHTML}
	for i := range mostPages + 500 {
		d.URL = fmt.Sprintf("https://h%d.example/%d", i%5000*(i%3), i)
		f.Settle([]*sitrep.Capture{c}, [][]*sitrep.Document{{d}})
	}
	n := 0
	for _, h := range f.hosts {
		n += len(h.pages)
	}
	if n != f.pages || n > mostPages {
		t.Errorf("%d pages kept, %d counted, at most %d wanted", n, f.pages, mostPages)
	}
}

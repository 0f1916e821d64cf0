package place

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"sitrep"
)

//go:embed data/examples.txt
var examples string

var open = sync.OnceValue(func() *Resolver {
	r, err := New()
	if err != nil {
		panic(err)
	}
	return r
})

// analyse makes sentences of lines and tokens of what stands between blanks.
func analyse(text string) *sitrep.Analysis {
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: text, Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}}
	at := 0
	for line := range strings.Lines(text) {
		s := sitrep.Sentence{Span: sitrep.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}}
		for i := 0; i < s.Len(); {
			j := strings.IndexByte(line[i:s.Len()], ' ')
			if j < 0 {
				j = s.Len() - i
			}
			if j > 0 {
				s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at + i, End: at + i + j}})
			}
			i += j + 1
		}
		at += len(line)
		if s.Len() > 0 {
			a.Sentences = append(a.Sentences, s)
		}
	}
	return a
}

func describe(a *sitrep.Analysis, m *sitrep.PlaceMention, like string) string {
	country := m.Country
	if country == "" {
		country = "-"
	}
	if m.Demonym {
		country = "~" + country
	}
	if m.Lat == nil {
		country = "?"
	}
	out := country
	if strings.Contains(like, "/") {
		out += "/" + m.Admin1
	}
	if strings.Contains(like, "@") {
		out += "@" + string(m.Precision)
	}
	return a.Text(m.Span) + "|" + out
}

func TestExamples(t *testing.T) {
	n := 0
	for line := range strings.Lines(examples) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var text strings.Builder
		var want []string
		var at []int
		for rest := line; rest != ""; {
			i := strings.IndexByte(rest, '[')
			if i < 0 {
				text.WriteString(rest)
				break
			}
			text.WriteString(rest[:i])
			j := strings.IndexByte(rest, ']')
			if j < i {
				t.Fatalf("examples.txt:%d: want ] after [", n)
			}
			name, _, ok := strings.Cut(rest[i+1:j], "|")
			if !ok {
				t.Fatalf("examples.txt:%d: want | in brackets", n)
			}
			at = append(at, text.Len())
			text.WriteString(name)
			want = append(want, rest[i+1:j])
			rest = rest[j+1:]
		}
		a := analyse(text.String())
		open().Annotate(a)
		got := map[int]*sitrep.PlaceMention{}
		for i := range a.Places {
			got[a.Places[i].Start] = &a.Places[i]
		}
		// a border or stretch stands for the names in it
		border := sitrep.Span{}
		for i := range a.Places {
			m := &a.Places[i]
			if m.Evidence == "border" || m.Evidence == "between" {
				border = m.Span
				got[m.Start] = m
			}
		}
		for i, w := range want {
			m := got[at[i]]
			if m == nil {
				t.Errorf("examples.txt:%d: %q: %s not found", n, text.String(), w)
				continue
			}
			if d := describe(a, m, w); d != w {
				t.Errorf("examples.txt:%d: %q: got %s (%s; %s), want %s", n, text.String(), d, m.Place.Name, m.Evidence, w)
			}
			delete(got, at[i])
		}
		for _, m := range got {
			if !border.Contains(m.Span) {
				t.Errorf("examples.txt:%d: %q: %s (%s) found, want none", n, text.String(), a.Text(m.Span), m.Evidence)
			}
		}
	}
}

func TestModelNames(t *testing.T) {
	f := func(text, name string, kind sitrep.NameType, want bool) {
		t.Helper()
		a := analyse(text)
		i := strings.Index(text, name)
		a.Names = []sitrep.Name{{Span: sitrep.Span{Start: i, End: i + len(name)}, Type: kind}}
		open().Annotate(a)
		found := false
		for _, m := range a.Places {
			found = found || m.Overlaps(a.Names[0].Span) && m.Start == i
		}
		if found != want {
			t.Errorf("%q with %s %q: found %v, want %v", text, kind, name, found, want)
		}
	}
	f("Aleppo fell.", "Aleppo", sitrep.NamePlace, true)
	f("They fled Verbishkova at night.", "Verbishkova", sitrep.NamePlace, true)
	f("They fled Verbishkova at night.", "Verbishkova", sitrep.NamePerson, false)
	f("Then Valencia Moreau spoke.", "Valencia Moreau", sitrep.NamePerson, false)
	f("Cordoba replied.", "Cordoba", sitrep.NamePerson, false)
	f("They fled Verbishkova at night.", "Verbishkova", sitrep.NameArmedGroup, false)
	f("Then Israel Katz spoke.", "Israel Katz", sitrep.NamePerson, false)
}

// The last name of a person whom the report names in full is no town of that name.
func TestSurnameOfTheReport(t *testing.T) {
	for _, c := range []struct {
		text, full, last string
		want             bool
	}{
		{"Anna Calder walked to the desk of Paul Riva. She then fired at Riva, hitting him in the chest.", "Paul Riva", "Riva", false},
		{"Rosa Mendoza was shot in her car. Police said the shots were aimed at Mendoza, not at the driver.", "Rosa Mendoza", "Mendoza", false},
		{"Rosa Mendoza left the country. Shells fell on the town of Mendoza in Argentina on Monday.", "Rosa Mendoza", "Mendoza", true},
		{"Paul Jordan spoke for the agency. The refugees had fled to Jordan.", "Paul Jordan", "Jordan", true},
	} {
		a := analyse(c.text)
		i := strings.Index(c.text, c.full)
		a.Names = []sitrep.Name{{Span: sitrep.Span{Start: i, End: i + len(c.full)}, Type: sitrep.NamePerson}}
		open().Annotate(a)
		last, found := strings.LastIndex(c.text, c.last), false
		for _, m := range a.Places {
			found = found || m.Start == last
		}
		if found != c.want {
			t.Errorf("%q: found %s: %v, want %v", c.text, c.last, found, c.want)
		}
	}
}

func TestDisplacedPoint(t *testing.T) {
	f := func(text string, north, east float64) {
		t.Helper()
		a := analyse(text)
		open().Annotate(a)
		if len(a.Places) == 0 || a.Places[0].Precision != sitrep.PlaceNear {
			t.Fatalf("%q: %+v, want one place, near", text, a.Places)
		}
		m := a.Places[0]
		plain := analyse("It happened in " + a.Text(m.Span) + ".")
		open().Annotate(plain)
		p := plain.Places[0]
		dy := (*m.Lat - *p.Lat) * 111.2
		if dx := distance(*p.Lat, *p.Lon, *p.Lat, *m.Lon); dy < north-2 || dy > north+2 || dx < east-2 || dx > east+2 {
			t.Errorf("%q: moved %.1f km north and %.1f sideways, want %.1f and %.1f", text, dy, dx, north, east)
		}
	}
	f("A post 30 km north of Aleppo was hit.", 30, 0)
	f("A post 20 miles (32 km) south of Mosul was hit.", -32, 0)
	f("A post some 10 kilometres east of Kharkiv was hit.", 0, 10)
	f("A post near Kharkiv was hit.", 0, 0)
}

func TestSpansAndWords(t *testing.T) {
	a := analyse("Troops left the eastern city of Goma on Friday.")
	open().Annotate(a)
	if len(a.Places) != 1 {
		t.Fatalf("%d places, want 1", len(a.Places))
	}
	m := a.Places[0]
	if got := a.Text(m.Phrase); got != "the eastern city of Goma" {
		t.Errorf("phrase %q", got)
	}
	if want := (sitrep.Words{Sentence: 0, First: 6, End: 7}); m.Words != want {
		t.Errorf("words %v, want %v", m.Words, want)
	}
	if m.GeonameID == 0 || m.Evidence == "" {
		t.Errorf("id %d, evidence %q: want both", m.GeonameID, m.Evidence)
	}
}

func TestResourceFaults(t *testing.T) {
	f := func(err error, want string) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q in it", err, want)
		}
	}
	_, err := readLexicon("l.txt", "[locative]\nin at\n[nowhere]\n")
	f(err, "l.txt:3:1")
	_, err = readLexicon("l.txt", "[kind]\ntown:3 city:9\n")
	f(err, "l.txt:2:8")
	_, err = readLexicon("l.txt", "stray\n")
	f(err, "l.txt:1:1")
	_, _, err = readPoint("c.txt", 4, "X | 95 10 |", " 95 10 ")
	f(err, "c.txt:4:")
	f(rows("c.txt", "a | b\n", 3, nil), "c.txt:1:")
	_, err = openTable(packed[:len(packed)/2])
	f(err, "cut short")
	_, err = openTable("nonsense")
	f(err, "not a compiled gazetteer")
}

func TestSameBytesFromManyWorkers(t *testing.T) {
	text := strings.ReplaceAll(strings.ReplaceAll(examples, "[", ""), "]", "")
	want := analyse(text)
	open().Annotate(want)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			a := analyse(text)
			open().Annotate(a)
			if !reflect.DeepEqual(a.Places, want.Places) {
				t.Error("another worker found other places")
			}
		})
	}
	wg.Wait()
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Troops left the city of Goma, North Kivu, for U.S. bases 30 km north of St. John's.")
	f.Add("A-B-C.’s 'the’ Al-Al- . , ( U.S.A")
	f.Add("\xff\xfeParis\x00, \xf0\x9f")
	f.Add("IrAq 0 Border with SYriA")
	f.Add("A.A'.0")
	f.Add("border between Iraq and Iran border with Syria-Jordan border")
	f.Fuzz(func(t *testing.T, text string) {
		a := analyse(strings.ToValidUTF8(text, "?"))
		open().Annotate(a)
		for _, m := range a.Places {
			for _, s := range []sitrep.Span{m.Span, m.Phrase} {
				if s.Start < 0 || s.End > len(a.Doc.Text) || s.Empty() || !utf8.ValidString(a.Text(s)) {
					t.Fatalf("%q: bad span %v", a.Doc.Text, s)
				}
			}
			if w := m.Words; w.Sentence >= len(a.Sentences) || w.First > w.End || w.End > len(a.Sentences[w.Sentence].Tokens) {
				t.Fatalf("%q: bad words %v", a.Doc.Text, w)
			}
			if m.Lat != nil && (*m.Lat < -90 || *m.Lat > 90 || *m.Lon < -180 || *m.Lon > 180) {
				t.Fatalf("%q: %v %v out of range", a.Doc.Text, *m.Lat, *m.Lon)
			}
		}
	})
}

// BenchmarkAnnotate reads one core's worth of words a second, place alone: a report
// that repeats itself, and the examples, where every tenth word is of a name.
func BenchmarkAnnotate(b *testing.B) {
	r := open()
	f := func(name, text string) {
		a := analyse(text)
		words := 0
		for i := range a.Sentences {
			words += len(a.Sentences[i].Tokens)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Annotate(a)
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
	f("report", strings.Repeat("Troops left the eastern city of Goma on Friday, the governor of North Kivu said, after rebels shelled a village near Rutshuru and the border between Rwanda and Uganda.\n", 20))
	f("examples", strings.NewReplacer("[", "", "]", "").Replace(examples))
}

func ExampleResolver() {
	r, err := New()
	if err != nil {
		fmt.Println(err)
		return
	}
	a := analyse("Gunmen attacked a bank in Ramadi, Anbar province.")
	r.Annotate(a)
	for _, m := range a.Places {
		fmt.Println(a.Text(m.Span), m.Country, m.Precision)
	}
	// Output:
	// Ramadi IRQ point
	// Anbar IRQ region
}

// TestUnknownNameLiesWithItsNeighbours: a name without a point of its own lies in
// the country of the places named with it, else in that of the report.
func TestUnknownNameLiesWithItsNeighbours(t *testing.T) {
	test := func(text, name, want string) {
		t.Helper()
		a := analyse(text)
		open().Annotate(a)
		for i := range a.Places {
			if m := &a.Places[i]; a.Text(m.Span) == name {
				if m.Country != want {
					t.Errorf("%q: %s in %q (%s), want %q", text, name, m.Country, m.Evidence, want)
				}
				return
			}
		}
		t.Errorf("%q: %s not found", text, name)
	}
	test("Shells fell on Kutum and El Fasher in Sudan.\nThe village of Kaladuma was burned.", "Kaladuma", "SDN")
	test("Envoys of Chad and Sudan met in Kutum.\nShells fell on El Fasher in Sudan.\nIn Chad, the village of Kaladuma was burned.", "Kaladuma", "TCD")
	test("Envoys of Chad and Kenya met.\nThe village of Kaladuma was burned.", "Kaladuma", "")
	// a namesake far away does not speak for itself by a second mention
	test("Troops left Ayacucho and Huanta in Peru.\nThe township of Gori was quiet.\nA bus burned near Gori district.", "Gori", "PER")
}

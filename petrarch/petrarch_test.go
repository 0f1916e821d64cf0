package petrarch

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"sitrep"
	"sitrep/lang"
	"sitrep/syntax"
)

var parser = sync.OnceValue(func() *syntax.Parser {
	m, err := syntax.Load()
	if err != nil {
		panic(err)
	}
	return m.NewParser()
})

func open(t *testing.T, dir string) *Dictionary {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	var files []File
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{n, string(b)})
	}
	d, faults, err := Read(files)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return d
}

func analysis(text, day string) *sitrep.Analysis {
	doc := &sitrep.Document{ID: "doc", Text: text, Lang: "en", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}
	at, _ := sitrep.ParseDay(day)
	doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: at, End: at}}
	a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
	parser().Annotate(a)
	return a
}

func coded(d *Dictionary, text, day string) string {
	var out []string
	for _, c := range d.Code(analysis(text, day), Options{}) {
		out = append(out, c.Source+" "+c.Target+" "+c.Code)
	}
	return strings.Join(out, "; ")
}

func tester(t *testing.T, dir, day string) func(text, want string) {
	d := open(t, dir)
	return func(text, want string) {
		t.Helper()
		if got := coded(d, text, day); got != want {
			t.Errorf("%s\n\twant %q\n\tgot  %q", text, want, got)
		}
	}
}

func TestWordsInARow(t *testing.T) {
	f := tester(t, "row", "2009-06-15")
	f("Veldan supplied grain to Ostrea on Friday.", "VEL OST 070")
	f("Veldan supplied copper to Ostrea last week.", "VEL OST 072")
	f("Veldan supplied raw irons to Ostrea.", "VEL OST 072") // regular plurals
	f("Veldan supplied copper ore to Ostrea.", "VEL OST 073")
	f("Veldan supplied copper and ore to Ostrea.", "VEL OST 072")
	f("Veldan didn't supply grain to Ostrea.", "VEL OST 112")
	f("Veldan won't supply grain to Ostrea.", "VEL OST 112")
	f("Veldan has supplied grain to Ostrea.", "VEL OST 074")
	f("Veldan has quietly supplied grain to Ostrea.", "VEL OST 070")
	f("Veldan supplied promises to Ostrea.", "VEL OST 070") // the null code is that of no pattern
	f("Veldan handed over two boats to Ostrea.", "VEL OST 071")
	f("Veldan handed two boats over to Ostrea.", "VEL OST 071")
	f("Veldan suppliex grain to Ostrea.", "")
	f("Veldan met with Ostrea in spring.", "VEL OST 040; OST VEL 041")
	f("Veldan and Ostrea met on Sunday.", "VEL OST 042; OST VEL 042")
	f("Veldan met a delegation about Ostrea.", "VEL OST 043")
	f("Port Alma was shelled by Ostrea overnight.", "OST VEL 191")
	f("Veldan shelled Ostrea with heavy guns.", "VEL OST 193") // a verb of two blocks
	f("Veldan shelled Ostrea with rockets.", "VEL OST 190")
}

func TestNounPhrasesCarryCodes(t *testing.T) {
	f := tester(t, "row", "2009-06-15")
	f("Veldan soldiers supplied grain to the Ostrea police.", "VELMIL OSTCOP 070")
	f("Soldiers from Veldan supplied grain to a congresswoman in Ostrea.", "VELMIL OSTLEG 070")
	f("Ostrea's geese supplied feathers to Veldan.", "OSTENV VEL 070")
	f("Red Lantern Ostrea supplied grain to Veldan.", "NGOOST VEL 070")
	f("A former Veldan minister supplied grain to Ostrea.", "VELELI OST 070")
	f("Jonas Brenner supplied grain to Ostrea.", "VELGOV OST 070")
	f("Lena Frost supplied grain to Veldan.", "OSTELI VEL 070") // two entries of one name
	f("The Twins supplied grain to Veldan.", "KAR VEL 070; LOM VEL 070")
	f("Veldan, Ostrea and the Selniks supplied grain to the Twins.", "VEL KAR 070; VEL LOM 070; OST KAR 070; OST LOM 070; SEL KAR 070; SEL LOM 070")
	f("Soldiers and police in Veldan supplied grain to Ostrea.", "VELMIL OST 070; VELCOP OST 070")
	f("The police of Veldan and soldiers in Ostrea supplied grain to the Selniks.", "VELCOP SEL 070; OSTMIL SEL 070")
	f("The governments of Veldan and Ostrea supplied grain to the Selniks.", "VEL SEL 070; OST SEL 070")

	old := tester(t, "row", "2007-01-01")
	old("Jonas Brenner supplied grain to Ostrea.", "VELOPP OST 070")
	late := tester(t, "row", "2015-01-01")
	late("Jonas Brenner supplied grain to Ostrea.", "VELELI OST 070")
}

func TestDiscards(t *testing.T) {
	f := tester(t, "row", "2009-06-15")
	f("Veldan supplied boats to the regatta of Ostrea. Veldan supplied grain to Ostrea.", "VEL OST 070")
	f("Veldan supplied boats to the regattas of Ostrea.", "VEL OST 070")
	f("Veldan supplied clocks to the chess olympiad in Ostrea. Veldan supplied grain to Ostrea.", "")
}

func TestMarkedPhrases(t *testing.T) {
	f := tester(t, "nested", "2009-06-15")
	f("Veldan sent field hospitals to Ostrea.", "VEL OST 073")
	f("Veldan sent three small armed escorts to Ostrea.", "VEL OST 072")
	f("Veldan sent an escort to Ostrea.", "VEL OST 071")
	f("Veldan sent a team of doctors to Ostrea.", "VEL OST 0733")
	f("Food was sent by Veldan to Ostrea.", "VEL OST 073")
	f("Veldan's fleet attacked Ostrea.", "VEL OST 194")
	f("Ostrea was raided by Veldan soldiers.", "VELMIL OST 190")
	f("Veldan promised to lend money to Ostrea.", "VEL OST 0331")
	f("Veldan said it would attack Ostrea.", "VEL OST 015")
	f("Selnik said that Veldan attacked Ostrea.", "VEL OST 190")
	f("Veldan promised to attack Ostrea.", "VEL OST 138")
	f("Veldan promised to plough for Ostrea.", "VEL OST 030")
	f("Veldan did not attack Ostrea.", "")
	f("Veldan wants peace with Ostrea.", "VEL OST 026")
}

func TestEntriesAreStemsInTabari(t *testing.T) {
	f := tester(t, "tabari", "2009-06-15")
	f("Veldanian officers expelled two Ostrean diplomats.", "VEL OST 204")
	f("Veldan expelled the consul of Ostrea.", "VEL OST 205")
	f("Veldan expelled the Ostrean envoys.", "VEL OST 205")
	f("Veldan expelled the goalkeeper of Ostrea.", "")
	f("Veldan expelled a diplomat of Ostrea who plays for the Rovers.", "")
}

func TestWhatCannotBeMapped(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		_, faults, _ := Read([]File{{"dir/x.txt", text}})
		if len(faults) != 1 || faults[0].Error() != want {
			t.Errorf("%q\n\twant %s\n\tgot  %v", text, want, faults)
		}
	}
	f("--- A [1] ---\nALTER\n- * &COIN [2]\n", "x.txt:3:3: want a synset defined before, found &COIN")
	f("--- A [1] ---\nALTER\n- COIN [2]\n", "x.txt:3:3: want one * in the place of the verb")
	f("--- A [1] ---\nALTER\n- * COIN\n", "x.txt:3:9: want [CODE] after the pattern")
	f("--- A [1] ---\nALTER {ALTERED\n", "x.txt:2:15: want } after the forms")
	f("--- A [1] ---\nALTER\n- * (TO [2]\n", "x.txt:3:3: want ) after the prepositional phrase")
	f("--- A [1] ---\nALTER\n~ a ALTER = b\n", "x.txt:3:1: want ~ SOURCE (SOURCE TARGET VERB) VERB = SOURCE TARGET CODE")
	f("VELDAN [VEL]\n\t[VELGOV 20081301-20090101]\n", "x.txt:2:3: want <DATE, >DATE or DATE-DATE with dates as YYYYMMDD or YYMMDD, found 20081301-20090101")
	f("+VELDAN [VEL]\n", "x.txt:1:1: want a name before its synonyms")
	f("!MAN! = MAN\nCLERGY!PERSON! [~REL]\n", "x.txt:2:7: want a set defined before as !SET! = WORD, WORD")
	f("<ISSUE>\nwar [WAR]\n", "x.txt:1:1: lists of issues are not coded: want verbs, actors, agents or discards")
}

func TestEvidenceNamesFileAndLine(t *testing.T) {
	d := open(t, "row")
	a := analysis("Veldan soldiers supplied copper to Ostrea.", "2009-06-15")
	d.Annotate(a)
	if len(a.Events) != 1 {
		t.Fatalf("%d events", len(a.Events))
	}
	m := a.Events[0]
	var got []string
	for _, e := range m.Evidence {
		got = append(got, e.Field+" "+a.Text(e.Span)+" "+e.By)
	}
	want := "type supplied verbs.txt:16:1: - * &METAL\nactors Veldan soldiers actors.txt:1:1: VELDAN; agents.txt:2:1: SOLDIERS\nrecipients Ostrea actors.txt:4:1: OSTREA"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if m.Type != "AID" || m.CAMEO != "072" || m.Actors[0].Code != "VELMIL" {
		t.Errorf("%+v", m)
	}
}

func TestEvidenceNamesTheTransformation(t *testing.T) {
	got := open(t, "nested").Code(analysis("Veldan said it would attack Ostrea.", "2009-06-15"), Options{})
	const want = "verbs.txt:29:1: ~ a (a b ATTACK) SAY = a b 015; verbs.txt:21:1: ATTACK"
	if len(got) != 1 || got[0].By != want {
		t.Errorf("got %+v", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, dir := range []string{"row", "nested", "tabari"} {
		names, _ := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
		for _, n := range names {
			b, _ := os.ReadFile(n)
			f.Add(string(b), "Veldan soldiers and police supplied copper to Ostrea.")
		}
	}
	f.Add("&_\n+\n---\n-\n- *\n- _*_ []\n~\n+{ [", "*")
	f.Fuzz(func(t *testing.T, text, report string) {
		d, faults, err := Read([]File{{"a", text}, {"b", "--- X [1] ---\nSUPPLY\n"}})
		if err != nil || len(report) > 400 {
			return
		}
		for _, x := range faults {
			if x.Line < 1 || x.Col < 1 {
				t.Fatal(x)
			}
		}
		a := analysis(strings.ToValidUTF8(report, "?"), "2009-06-15")
		for _, c := range d.Code(a, Options{Incomplete: true}) {
			if c.From.End > len(a.Doc.Text) || c.To.End > len(a.Doc.Text) {
				t.Fatal(c)
			}
		}
	})
}

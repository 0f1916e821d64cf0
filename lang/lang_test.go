package lang

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep"
)

func tokens(text string) string {
	var out []string
	for _, t := range Tokenize(text, 0) {
		out = append(out, text[t.Start:t.End])
	}
	return strings.Join(out, " ")
}

func sentences(text string) string {
	var out []string
	for _, s := range Segment(&sitrep.Document{Text: text}) {
		out = append(out, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
	}
	return strings.Join(out, " | ")
}

func TestResourceExamples(t *testing.T) {
	for _, e := range words().examples {
		if text, want, ok := strings.Cut(e.text, " = "); ok {
			if got := tokens(text); got != want {
				t.Errorf("%s:%d: tokens\n got %s\nwant %s", e.file, e.line, got, want)
			}
			continue
		}
		if got := sentences(strings.ReplaceAll(e.text, " | ", " ")); got != e.text {
			t.Errorf("%s:%d: sentences\n got %s\nwant %s", e.file, e.line, got, e.text)
		}
	}
}

func TestResourceFaults(t *testing.T) {
	f := func(name, line, want string) {
		t.Helper()
		_, err := readLexicon(func(n string) (string, error) {
			if n == name {
				return "# head\n" + line, nil
			}
			return "", nil
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s %q: error %v, want %q", name, line, err, want)
		}
	}
	f("abbreviations.txt", "title\tgen\tGen. Osman", "abbreviations.txt:2:7: want a full stop")
	f("abbreviations.txt", "rank\tgen.\tGen. Osman", "abbreviations.txt:2:1: want a class")
	f("abbreviations.txt", "title\tgen.", "abbreviations.txt:2:1: want a kind, words and an example")
	f("abbreviations.txt", "title\tGen.\tx", "abbreviations.txt:2:7: want lower case")
	f("clitics.txt", "split\tcannot\tx = x", `clitics.txt:2:7: want "|"`)
	f("clitics.txt", "before\tits the\tx = x", `clitics.txt:2:8: want "|"`)
	f("joins.txt", "stem\tnon\tx = x", "joins.txt:2:1: want a kind")
}

func TestTokenize(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := tokens(text); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
	f("", "")
	f("They don't know; he can’t.", "They do n't know ; he ca n’t .")
	f("the soldiers' camp, Hamas’ men", "the soldiers ' camp , Hamas ’ men")
	f("O'Brien of Sana'a rock 'n' roll", "O'Brien of Sana'a rock 'n ' roll")
	f("2,500 men; 3.5% of $1.5m, 1,000,000", "2,500 men ; 3.5 % of $ 1.5 m , 1,000,000")
	f("at 10:30, on 9/11, 01/27/2024, 2024-01-27", "at 10:30 , on 9/11 , 01/27/2024 , 2024-01-27")
	f("2011-2013, 5-10, 1/2, and/or", "2011 - 2013 , 5 - 10 , 1 / 2 , and / or")
	f("call 555-010-1234 or 555-0100", "call 555-010-1234 or 555-0100")
	f("an 18-year-old al-Tarim man's F-16", "an 18 - year - old al - Tarim man 's F - 16")
	f("U.S.-led talks, the U.S., a U.S.\n", "U.S. - led talks , the U.S. , a U.S .")
	f("See http://example.org/a?b=c, (www.example.org) or a.b@example.org.", "See http://example.org/a?b=c , ( www.example.org ) or a.b@example.org .")
	f("#ceasefire @example_news #1", "#ceasefire @example_news # 1")
	f("“directly planning … attacks”—he said...", "“ directly planning … attacks ” — he said ...")
	f("[TEXT] ``We won''", "[ TEXT ] `` We won ''")
	f("in the '60s, the 1960s, the 1960's, '72", "in the '60s , the 1960s , the 1960's , '72")
	f("the end.Next day", "the end . Next day")
	f("US$20 and A$5", "US$ 20 and A$ 5")
	f("No.5 vs. No. 6", "No. 5 vs. No. 6")
	f("Zürich’s Straße 5\u00a0km", "Zürich ’s Straße 5 km")
	f("AT&T, Q&A", "AT&T , Q&A")
	f("a non\u2011lethal anti-U.S. plan", "a non\u2011lethal anti-U.S. plan")
	f("at 10 p.m. on p.5, c.1900, a.k.a. Abu Zed", "at 10 p.m. on p. 5 , c. 1900 , a.k.a. Abu Zed")
	f("5pm 20th 24h 4A", "5 pm 20th 24 h 4A")
}

func TestSegment(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := sentences(text); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
	f("", "")
	f("“We won.” They left.", "“We won.” | They left.")
	f(`"We won." They left. "Who?" he asked.`, `"We won." | They left. | "Who?" he asked.`)
	f("He said “no.” (It was late.) Then he left.", "He said “no.” | (It was late.) | Then he left.")
	f("Talks go on\n\nBARLOW, Feb. 4. The talks go on.", "Talks go on | BARLOW, Feb. 4. | The talks go on.")
	f("GEN. OSMAN MET COL. HART IN THE U.S. ON FEB. 4. HE LEFT AT 9 P.M. THE TALKS FAILED.",
		"GEN. OSMAN MET COL. HART IN THE U.S. ON FEB. 4. | HE LEFT AT 9 P.M. | THE TALKS FAILED.")
	f("It was ... odd. And then ... Nothing came... He left.", "It was ... odd. | And then ... | Nothing came... | He left.")
	f("Demands:\n- a truce\n- food\n1. First item\n2. Second item", "Demands: | - a truce | - food | 1. First item | 2. Second item")
	f("It cost $3.5 million. $2 million was aid.", "It cost $3.5 million. | $2 million was aid.")
	f("J. R. Holt and A. Bell spoke to M.K. Das.", "J. R. Holt and A. Bell spoke to M.K. Das.")
	f("The army left in Jan. 1991 and returned.", "The army left in Jan. 1991 and returned.")
	f("The rebels took the northern town in the\nmorning and held it against three army\nassaults. General Osman said\nnothing of it in\nhis speech on the evening of that day.",
		"The rebels took the northern town in the morning and held it against three army assaults. | General Osman said nothing of it in his speech on the evening of that day.")
	f("QARA, Syria - Ten died. QARA -- Ten died.", "QARA, Syria - Ten died. | QARA -- Ten died.")
	f("THE ARMY LEFT. NOBODY KNEW WHY. IT WAS LATE", "THE ARMY LEFT. | NOBODY KNEW WHY. | IT WAS LATE")
	f("Army Takes Northern Town\nThe army took Tarim on Monday.\nNobody was hurt.", "Army Takes Northern Town | The army took Tarim on Monday. | Nobody was hurt.")
	f("It fell.[3] The army fled.", "It fell.[3] | The army fled.")
	f("[REPORTER] TONIGHT A BOMB WENT OFF. [ANA HOLT] WE SAW IT.", "[REPORTER] | TONIGHT A BOMB WENT OFF. | [ANA HOLT] | WE SAW IT.")
	f("[ANCHOR] Tonight a bomb went off. [He] saw it. [NATO] Secretary Holt came.", "[ANCHOR] | Tonight a bomb went off. | [He] saw it. | [NATO] Secretary Holt came.")
	f("[US] President Holt came.", "[US] President Holt came.")
}

func TestSegmentKeepsBlocksApart(t *testing.T) {
	text := "Army takes town The army took Tarim"
	doc := &sitrep.Document{Text: text, Blocks: []sitrep.Block{
		{Role: sitrep.RoleHeadline, Span: sitrep.Span{Start: 0, End: 15}},
		{Role: sitrep.RoleBody, Span: sitrep.Span{Start: 16, End: len(text)}},
	}}
	got := Segment(doc)
	if len(got) != 2 || got[0].End != 15 || got[1].Start != 16 || got[0].Block != 0 || got[1].Block != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestSegmentCutsOverlongSentences(t *testing.T) {
	for _, s := range Segment(&sitrep.Document{Text: strings.Repeat("towns, ", 3000)}) {
		if len(s.Tokens) > maxTokens {
			t.Fatalf("%d tokens", len(s.Tokens))
		}
	}
}

func TestIdentify(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := Identify(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	f("", "")
	f("Tarim", "")
	f("2024-02-04 12:00 +++ 5,000 3.2 99", "")
	f("The army said on Tuesday that three soldiers had been killed when a drone struck their post near the border.", "en")
	f("THE ARMY SAID ON TUESDAY THAT THREE SOLDIERS HAD BEEN KILLED WHEN A DRONE STRUCK THEIR POST.", "en")
	f("Die Armee teilte am Dienstag mit, dass drei Soldaten getötet worden seien, als eine Drohne ihren Posten traf.", "de")
	f("El ejército dijo el martes que tres soldados murieron cuando un dron alcanzó su puesto cerca de la frontera.", "es")
	f("L'armée a déclaré mardi que trois soldats avaient été tués lorsqu'un drone a frappé leur poste près de la frontière.", "fr")
	f("قال الجيش يوم الثلاثاء إن ثلاثة جنود قتلوا عندما ضربت طائرة مسيرة موقعهم قرب الحدود", "ar")
	f("Армія заявила у вівторок, що троє солдатів загинули, коли безпілотник ударив по їхньому посту.", "uk")
}

func check(t *testing.T, text string) {
	t.Helper()
	end, valid := 0, utf8.ValidString(text)
	for _, s := range Segment(&sitrep.Document{Text: text}) {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %v of %d tokens", s.Span, len(s.Tokens))
		}
		for _, tok := range s.Tokens {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %v after %d in %q", tok.Span, end, text)
			}
			if valid && (!utf8.RuneStart(text[tok.Start]) || tok.End < len(text) && !utf8.RuneStart(text[tok.End])) {
				t.Fatalf("token %v cuts a character in %q", tok.Span, text)
			}
			for i := end; i < tok.Start; {
				r, size := utf8.DecodeRuneInString(text[i:])
				if classOf(r) != space {
					t.Fatalf("%q lost before %v in %q", r, tok.Span, text)
				}
				i += size
			}
			end = tok.End
		}
	}
}

func FuzzSegment(f *testing.F) {
	for _, e := range words().examples {
		f.Add(e.text)
	}
	for _, s := range []string{"\"'’“ ` '' U.S.\n\nA.B", "1-2-3-", "a'", "9/11/", "\xff\xfe…\x80.", "n't N'T 's", "5,000,", "http://", "@a.", "(www.x", "www.)", "mailto:a@b", "x@y/z://", "<a@b.c>", ".doc", "its a", "i'm :-).", "¶", "\u200f", "e-", "A&", "1:", "1.a.B", "#", "''s"} {
		f.Add(s)
	}
	f.Add(strings.Repeat("b, ", 130) + "\n" + strings.Repeat("b ", 200) + "\na b") // a cut goes back over a line end
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text)
		Identify(text)
	})
}

// Half a megabyte of each: with anything quadratic the test would not come to
// an end.
func TestLinearTime(t *testing.T) {
	units := []string{
		"a.", "1-", "1/", "a'", "\"", "(", ")", "U.S. ", "a-", "1,000", "\n", ". ", "' ", "@.", "é", "a", "a ", "A ", "A. ", "a@", "www.", "://",
		"http://a)", "=", "-=", ":)", "?)", ". )", "its a ", "\x01", "\xff", "🙂", "🙂 ", "שלום ", "مرحبا. ", "no ", "B, ", "x\n", "X\n", "[1] ", "…", "a.A",
	}
	for _, unit := range units {
		check(t, strings.Repeat(unit, 1<<19/len(unit)))
	}
}

func TestSegmentNeedsFewAllocations(t *testing.T) {
	doc := &sitrep.Document{Text: strings.Repeat("The army said on Tuesday that it hadn't found them. They left Tarim in Feb. 2024.\n\n", 200)}
	if n := testing.AllocsPerRun(5, func() { Segment(doc) }); n > 12 {
		t.Errorf("%v allocations a document", n)
	}
}

func BenchmarkSegment(b *testing.B) {
	f := func(name, text string) {
		b.Run(name, func(b *testing.B) {
			doc := &sitrep.Document{Text: text}
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range Segment(doc) {
					n += len(s.Tokens)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
		})
	}
	f("plain", strings.Repeat("Officials of the U.S.-led coalition said on Tuesday that they hadn't found 2,500 of the troops who left Tarim on Feb. 4, 2024. “We looked,” Gen. Osman said.\n\n", 500))
	f("news", strings.Repeat(strings.ReplaceAll(strings.Join(paragraphs(b, "testdata/news.txt"), "\n\n"), " | ", " "), 20))
}

// A block that begins within a wrapped line keeps its first line whole.
func TestWrappedAfterDateline(t *testing.T) {
	text := "BARLOW, 19 MAR 90 (RADIO) -- [TEXT] A BOMB WENT OFF THIS\nMORNING NEAR A POWER TOWER IN BARLOW LEAVING A LARGE PART\nOF IT WITHOUT ENERGY, THE RADIO SAID."
	body := strings.Index(text, "A BOMB")
	doc := &sitrep.Document{Lang: "en", Text: text, Blocks: []sitrep.Block{
		{Role: sitrep.RoleDateline, Span: sitrep.Span{End: body - 1}}, {Role: sitrep.RoleBody, Span: sitrep.Span{Start: body, End: len(text)}}}}
	if s := Segment(doc); len(s) != 2 || s[1].Start != body || s[1].End != len(text) {
		t.Errorf("got %d sentences: %v", len(s), s)
	}
}

func TestNamesAreOfNoLanguage(t *testing.T) {
	if got := Identify("Foreign Minister Petr Novotny and Jordan's Interior Minister Sami al-Tarif and NATO Deputy Secretary Ingrid Solheim attend an EU meeting in Tallinn"); got != "" && got != "en" {
		t.Errorf("taken for %q", got)
	}
}

func TestShortEnglishIsNotTakenForAnotherLanguage(t *testing.T) {
	for _, text := range []string{"Sanaa waved two fuel ships into Hodeidah.", "Kampala hands Kigali two wanted colonels after talks.", "Bamako bans rallies by opposition."} {
		if got := Identify(text); got != "" && got != "en" {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
	if got := Identify("Le gouvernement et les rebelles ont signé un accord de paix mardi, après trois semaines de négociations dans la capitale."); got != "fr" {
		t.Errorf("French is taken for %q", got)
	}
}

func TestForeignBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"The army said on Monday that its troops had left the town of Arbin.":                                                          "",
		"El ejército dijo el lunes que sus tropas habían salido de la ciudad de Arbin después de tres semanas de combates.":            "es",
		"L'armée a déclaré lundi que ses troupes avaient quitté la ville d'Arbin après trois semaines de combats contre les rebelles.": "fr",
		"Армия заявила в понедельник, что ее войска покинули город после трех недель боев, а жители начали возвращаться в свои дома, которые были разрушены.": "ru",
		"قال الجيش يوم الاثنين إن قواته غادرت المدينة بعد ثلاثة أسابيع من القتال":                                                                             "ar",
		"Maria Delgado, Juan Ortiz, Pedro Lopez, Ana Ruiz, Carlos Vega, Rosa Diaz, Luis Mora, Elena Soto, Jose Paz, Marta Gil, Hugo Leon, Ines":               "",
		"Bogota, 3 March 2011": "",
		"":                     "",
		"Clashes reported near Arbin; roads closed, schools shut, flights cancelled, shops looted, phones dead, water scarce, hospitals full.": "",
	} {
		if got := Foreign(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

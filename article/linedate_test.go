package article

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// dayOfReport reads a report with a line under its headline.
func dayOfReport(t *testing.T, form sitrep.Form, line string) (day, headline, body string) {
	t.Helper()
	const lead = "Rebels took the customs house of Arbin on Tuesday, killing 12 soldiers. The army said that it had left the barracks there at noon."
	docs, err := Parse(&sitrep.Capture{Source: "r", Form: form, Bytes: []byte("Rebels take the town of Arbin\n\n" + line + "\n\n" + lead + "\n")})
	if err != nil {
		t.Fatal(line, err)
	}
	if on := docs[0].PublishedOn; on != nil {
		day = on.Start.String()
	}
	for _, b := range docs[0].Blocks {
		switch text := docs[0].Text[b.Start:b.End]; b.Role {
		case sitrep.RoleHeadline:
			headline += text
		case sitrep.RoleBody:
			body += text
		}
	}
	if body == lead {
		body = ""
	}
	return day, headline, body
}

// Lines with a day in other languages than English were cut out of a text, and no day was read.
func TestDayLinesOfOtherLanguages(t *testing.T) {
	f := func(line, want string) {
		t.Helper()
		for _, form := range []sitrep.Form{sitrep.FormClean, sitrep.FormScraped} {
			day, headline, body := dayOfReport(t, form, line)
			if day != want || headline == "" || body != "" {
				t.Errorf("%s, %q: day %q, want %q; headline %q, body %q", form, line, day, want, headline, body)
			}
		}
	}
	for line, want := range map[string]string{
		"14 maart 2024": "2024-03-14", "do 14 mrt 2024": "2024-03-14", "14 de marzo de 2024": "2024-03-14", "Jueves, 14 de marzo de 2024": "2024-03-14", "Marzo 14 de 2024": "2024-03-14",
		"14. März 2024": "2024-03-14", "Do., 14.03.2024, 15:30 Uhr": "2024-03-14", "le jeudi 14 mars 2024": "2024-03-14", "1er mars 2024": "2024-03-01", "14/03/2024": "2024-03-14",
		"14-03-2024": "2024-03-14", "14. 3. 2024": "2024-03-14", "2024. március 14., csütörtök": "2024-03-14", "torsdag den 14. marts 2024": "2024-03-14", "14. ožujka 2024.": "2024-03-14",
		"Quinta-feira, 14 de março de 2024 às 15h30": "2024-03-14", "Kamis, 14 Maret 2024 15:30 WIB": "2024-03-14", "Четверг, 14 марта 2024 г.": "2024-03-14", "Perşembe, 14 Mart 2024": "2024-03-14",
		"Πέμπτη 14 Μαρτίου 2024": "2024-03-14", "الخميس ١٤ مارس ٢٠٢٤": "2024-03-14", "14 آذار/مارس 2024": "2024-03-14", "14 كانون الثاني 2024": "2024-01-14", "১৪ মার্চ ২০২৪": "2024-03-14",
		"Thứ Năm, ngày 14 tháng 3 năm 2024": "2024-03-14", "2024년 3월 14일": "2024-03-14", "2024年3月14日": "2024-03-14", "14 listopada 2024": "2024-11-14", "14. listopada 2024.": "2024-10-14",
		"Publicado el 14 de marzo de 2024": "2024-03-14", "Ciudad de Arbin, 14 de marzo de 2024": "2024-03-14", "Redacción | 14/03/2024": "2024-03-14",
		"14 de marzo de 1989": "1989-03-14",
		// Which is the month, only the day of the week tells.
		"04/03/2024": "", "Monday 04/03/2024": "2024-03-04", "Wednesday, 04/03/2024": "2024-04-03", "lunes 4/3/2024": "2024-03-04", "Friday 04/03/2024": "",
	} {
		f(line, want)
	}
}

// Every name in months.txt and weekdays.txt makes a line that is read.
func TestDayLinesOfAllNames(t *testing.T) {
	weekday := map[string]string{}
	for l := range strings.Lines(weekdaysText) {
		if f := strings.Fields(l); len(f) == 8 && f[0] != "#" {
			weekday[f[0]] = strings.ReplaceAll(f[4], "|", " ")
		}
	}
	for l := range strings.Lines(monthsText) {
		f := strings.Fields(l)
		if len(f) != 13 || f[0] == "#" {
			continue
		}
		if weekday[f[0]] == "" {
			t.Errorf("weekdays.txt has no line %s", f[0])
		}
		for m, all := range f[1:] {
			for _, name := range strings.Split(all, "|") {
				for _, line := range []string{"14 %s 2024", "14. %s 2024", weekday[f[0]] + ", 14 %s 2024", "14 de %s de 2024"} {
					if strings.HasPrefix(name, ".") != strings.Contains(line, ". ") && strings.TrimPrefix(name, ".") == "listopada" {
						continue
					}
					line = fmt.Sprintf(line, strings.ReplaceAll(strings.TrimPrefix(name, "."), "_", " "))
					day, _, _, ok := lineDate(line)
					if want := fmt.Sprintf("2024-%02d-14", m+1); !ok || day.String() != want || !dayLine(line) {
						t.Errorf("%s: %q: %v, day line %v", f[0], line, day, dayLine(line))
					}
				}
			}
		}
	}
}

// A day in another line than one of the report's own day is none of the report.
func TestDaysOfWhatHappenedAreNoDayLines(t *testing.T) {
	for _, line := range []string{"Nach dem Anschlag vom 19. Dezember 2016 wächst die Wut", "Qué pasó el 14 de marzo de 2024 en Arbin", "Anschlag vom 19. Dezember 2016", "192.168.10.24", "Marc, 24", "15 de 24"} {
		for _, form := range []sitrep.Form{sitrep.FormClean, sitrep.FormScraped} {
			if day, _, _ := dayOfReport(t, form, line); day != "" {
				t.Errorf("%s, %q: dated %s", form, line, day)
			}
		}
	}
}

// A town that is called like a day of the week in some language heads a date line.
func TestTownsCalledLikeDays(t *testing.T) {
	for _, line := range []string{"LA PAZ, 20 DEC 89 (EFE) -- A charge exploded near the market.", "SAN SALVADOR, 20 DEC 89 (EFE) -- A charge exploded near the market."} {
		if n := dateline(line); !strings.HasSuffix(line[:n], "-- ") && !strings.HasSuffix(line[:n], "--") {
			t.Errorf("%q: date line %q", line, line[:n])
		}
	}
}

// What newspapers and agencies set for a dash ends a date line too, and is none within a sentence.
func TestDashesOfDateLines(t *testing.T) {
	for _, line := range []string{"NAIROBI, Kenya (AP) _ A bomb went off near the market.", "CHINO >> Police arrested two men.", "NEW ARBIN>> One woman is dead.", "ARBIN » Police arrested two men."} {
		if n := dateline(line); !strings.HasPrefix(strings.TrimSpace(line[n:]), "A ") && !strings.HasPrefix(strings.TrimSpace(line[n:]), "Police") && !strings.HasPrefix(strings.TrimSpace(line[n:]), "One") {
			t.Errorf("%q: date line %q", line, line[:n])
		}
	}
	for _, line := range []string{"He wrote _ A bomb _ on the wall of the house.", "The path is File >> Open, and the next step is >> Save.", "UTF_8 AND snake_case are names."} {
		if n := dateline(line); n > 0 {
			t.Errorf("%q: date line %q", line, line[:n])
		}
	}
}

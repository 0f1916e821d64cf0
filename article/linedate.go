package article

import (
	_ "embed"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

//go:embed weekdays.txt
var weekdaysText string

var weekdayNames = sync.OnceValue(func() calendarNames { return loadNames(weekdaysText, 7, 2) })

// anyWeekday tells the names of days of the week in any of the languages.
func anyWeekday(w string) bool {
	names := weekdayNames()
	return names.whole[w]|names.begun[w] != 0
}

// lineDate finds the first full date in a line of a text, in any of the languages. Its
// day is 0 where figures leave open which is the month ("4/3/2024") and no name of the
// day of the week beside them tells; the rules for dates may know what the report's
// language does.
func lineDate(s string) (day sitrep.Day, start, end int, ok bool) {
	w, ok := writtenDateOf(s)
	return w.day, w.start, w.end, ok
}

func writtenDateOf(s string) (w writtenDate, ok bool) {
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		return w, false
	}
	if w, ok = writtenDateIn(s, false, 1850); ok && w.swapped != 0 {
		w.byWeekday(s)
	}
	return w, ok
}

// byWeekday takes the reading of figures that falls on the day of the week beside them in
// s, none where that is neither or both.
func (d *writtenDate) byWeekday(s string) {
	weekdayAt := func(from, to int) time.Weekday {
		names := weekdayNames()
		return time.Weekday(names.one(strings.ToLower(s[from:to])))
	}
	const none = 0
	start, end := d.start, d.end
	before := strings.TrimRightFunc(s[:start], betweenWords)
	from := strings.LastIndexFunc(before, betweenWords) + 1
	k := weekdayAt(from, len(before))
	if k != none {
		start = from
	} else {
		after := end + len(s[end:]) - len(strings.TrimLeftFunc(s[end:], betweenWords))
		to := len(s)
		if i := strings.IndexFunc(s[after:], betweenWords); i >= 0 {
			to = after + i
		}
		if k = weekdayAt(after, to); k != none {
			end = to
		}
	}
	one, other := d.day.Weekday() == k%7, d.swapped.Weekday() == k%7
	switch {
	case k == none || one == other:
		d.day = 0
		return
	case other:
		d.day = d.swapped
	}
	d.start, d.end = start, end
}

func betweenWords(r rune) bool { return !wordRune(r) }

// dayLine: a full date with a day of the week and a time beside it at most, and a name
// that a sign sets off before it.
func dayLine(text string) bool {
	_, start, end, ok := lineDate(text)
	return ok && (strangeWords(text[:start]) == 0 || placed(text[:start])) && strangeWords(text[end:]) <= 1 // "15:30 Uhr"
}

// dateApart is a full date in a short line that may hold other words; in another language
// than English a sign parts it from them, so that none is of what happened.
func dateApart(text string) (start, end int, ok bool) {
	w, ok := writtenDateOf(text)
	start, end = w.start, w.end
	if ok && w.english {
		return start, end, true
	}
	before := strings.TrimRight(text[:start], " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	ok = ok && (strangeWords(before) == 0 || betweenWords(r)) && strangeWords(text[end:]) <= 2
	return start, end, ok
}

// strangeWords counts those that no line with the day of a report has: neither numbers nor
// days of the week nor small words.
func strangeWords(s string) (n int) {
	for _, w := range wordsOf(s, nil) {
		if !digitFirst(w) && utf8.RuneCountInString(w) > 3 && !anyWeekday(w) && !stampWord(w) {
			n++
		}
	}
	return n
}

// placed: one to three names and a sign, "San Salvador, ".
func placed(s string) bool {
	s = strings.TrimRight(s, " ")
	sign, n := utf8.DecodeLastRuneInString(s)
	s = strings.TrimRight(s[:len(s)-n], " ")
	ok := s != "" && strings.ContainsRune(",|·•–—-", sign) && strings.Count(s, " ") < 3
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		ok = ok && (unicode.IsUpper(r) || particle(w) || !unicode.IsLower(r))
	}
	return ok
}

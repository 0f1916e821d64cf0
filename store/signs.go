package store

import (
	"math"
	"strconv"
	"strings"

	"sitrep"
)

// happeningSigns are the words by which filters find what happened: what an event
// says itself and what a document's mention says of one.
func happeningSigns(kind string, modes []string, actors, recipients []sitrep.Participant, place *sitrep.EventPlace, reality string) []string {
	out := []string{sign(signType, kind), sign(signReality, reality)}
	for _, m := range modes {
		out = append(out, sign(signMode, m))
	}
	out = partySigns(out, signActor, actors)
	out = partySigns(out, signRecipient, recipients)
	if place != nil {
		out = append(out, placeSigns(place)...)
	}
	return out
}

// partySigns follow what Filter finds a participant by: ID, country, sector, words.
func partySigns(out []string, kind byte, ps []sitrep.Participant) []string {
	for i := range ps {
		p := &ps[i]
		if p.Actor != "" {
			out = append(out, signHash(kind, key(p.Actor)))
		}
		if p.Country != "" {
			out = append(out, sign(kind, "c"+p.Country))
		}
		for _, s := range p.Sectors {
			out = append(out, sign(kind, "s"+s))
		}
		out = append(out, signWords(kind, p.Name)...)
		if p.Text != p.Name {
			out = append(out, signWords(kind, p.Text)...)
		}
	}
	return out
}

func placeSigns(p *sitrep.EventPlace) []string {
	var out []string
	if p.Country != "" {
		out = append(out, sign(signPlace, "c"+p.Country))
	}
	if p.GeonameID != 0 {
		out = append(out, sign(signPlace, "g"+strconv.Itoa(p.GeonameID)))
	}
	out = append(out, signWords(signPlace, p.Name)...)
	out = append(out, signWords(signPlace, p.Admin1)...)
	if p.Text != p.Name {
		out = append(out, signWords(signPlace, p.Text)...)
	}
	if p.Lat != nil && p.Lon != nil {
		for _, degrees := range cellSizes {
			out = append(out, cellSign(*p.Lat, *p.Lon, degrees))
		}
	}
	return out
}

// cellSign is the square of so many degrees in which a point lies.
func cellSign(lat, lon, degrees float64) string {
	row, col := int(math.Floor((lat+90)/degrees)), int(math.Floor((lon+180)/degrees))
	return cellAt(row, col, degrees)
}

func cellAt(row, col int, degrees float64) string {
	return sign(signCell, strconv.Itoa(int(degrees))+"r"+strconv.Itoa(row)+"c"+strconv.Itoa(col))
}

// cellSizes are the degrees of the squares, mostCells how many of them a box may be looked
// up by: each is a word to look up.
var cellSizes = []float64{1, 5, 30}

const mostCells = 24

// boxSigns are the squares that cover a box, nil where they are too many to help.
func boxSigns(b *sitrep.Box) []string {
	for _, degrees := range cellSizes {
		south, north := int(math.Floor((b.South+90)/degrees)), int(math.Floor((b.North+90)/degrees))
		west, east := int(math.Floor((b.West+180)/degrees)), int(math.Floor((b.East+180)/degrees))
		around := int(360 / degrees)
		width := east - west
		if b.West > b.East {
			width += around + 1 // the date line's own column is 180 degrees east and west
		}
		if (north-south+1)*(width+1) > mostCells {
			continue
		}
		var out []string
		for row := south; row <= north; row++ {
			for i := 0; i <= width; i++ {
				out = append(out, cellAt(row, (west+i)%(around+1), degrees))
			}
		}
		return out
	}
	return nil
}

// sourceSteps are the numbers of sources that a filter finds by the index.
var sourceSteps = []int{2, 3, 5, 10, 25}

// eventSigns are the words by which filters find an event.
func eventSigns(e *sitrep.Event) []string {
	out := happeningSigns(e.Type, e.Modes, e.Actors, e.Recipients, e.Place, e.Reality)
	out = append(out, sign(signStatus, e.Status))
	for _, n := range sourceSteps {
		if e.IndependentSources >= n {
			out = append(out, sign(signSources, strconv.Itoa(n)))
		}
	}
	return out
}

// narrow adds to a query what a filter asks of a happening. The index may let through
// more than fits; Match decides.
func narrow(q *wordQuery, f *sitrep.Filter) {
	anyOf := func(kind byte, values []string) {
		if len(values) > 0 {
			var ws []string
			for _, v := range values {
				ws = append(ws, sign(kind, v))
			}
			q.any(ws...)
		}
	}
	anyOf(signType, f.Types)
	anyOf(signMode, f.Modes)
	anyOf(signReality, f.Reality)
	narrowNamed(q, f.Actors, func(v string) []string {
		return []string{signHash(signActor, key(v)), sign(signActor, "c"+v), sign(signActor, "s"+v)}
	}, signActor)
	narrowNamed(q, f.Recipients, func(v string) []string {
		return []string{signHash(signRecipient, key(v)), sign(signRecipient, "c"+v), sign(signRecipient, "s"+v)}
	}, signRecipient)
	narrowNamed(q, f.Places, func(v string) []string {
		return []string{sign(signPlace, "c"+v), sign(signPlace, "g"+v)}
	}, signPlace)
}

// narrowBox finds a box by its squares.
func narrowBox(q *wordQuery, b *sitrep.Box) {
	if b == nil {
		return
	}
	if cells := boxSigns(b); cells != nil {
		q.any(cells...)
	}
}

// narrowNamed finds a value as a code or by the words of a name. Of a name of several
// words one is enough for the index: the longest, which is the rarest.
func narrowNamed(q *wordQuery, values []string, codes func(string) []string, kind byte) {
	if len(values) == 0 {
		return
	}
	var ws []string
	for _, v := range values {
		ws = append(ws, codes(v)...)
		longest := ""
		for _, w := range strings.Fields(folded(v)) {
			if len(w) > len(longest) {
				longest = w
			}
		}
		if longest != "" {
			ws = append(ws, signPrefix+string(kind)+"w"+longest)
		}
	}
	q.any(ws...)
}

// narrowReports adds what a filter asks of the reports.
func narrowReports(q *wordQuery, f *sitrep.Filter) {
	if len(f.Langs) > 0 {
		var ws []string
		for _, l := range f.Langs {
			ws = append(ws, sign(signLang, l))
		}
		q.any(ws...)
	}
	if len(f.Sources) > 0 {
		var ws []string
		for _, s := range f.Sources {
			ws = append(ws, signHash(signSource, hashKey(strings.ToLower(s))))
		}
		q.any(ws...)
	}
}

// A report is found by the months and years that its mentions happened in; one of a longer
// time has the sign for that.
const (
	mostMonths = 24
	mostYears  = 200
	firstYear  = 1000 // no report is about earlier ones, or tells a day of later ones
	lastYear   = 2100
	longTime   = "x"
)

func timeSigns(w *sitrep.When) []string {
	if w == nil || !w.Known() {
		return nil
	}
	if w.Start == 0 || w.End == 0 || w.Days() > 30*mostMonths {
		return []string{sign(signTime, longTime)}
	}
	return append(monthSigns(w.Start, w.End), yearSigns(w.Start, w.End)...)
}

func monthSigns(from, to sitrep.Day) (out []string) {
	y, m, _ := from.Date()
	ty, tm, _ := to.Date()
	for ; y < ty || y == ty && m <= tm; m++ {
		if m > 12 {
			y, m = y+1, 1
			if y == ty && m > tm {
				break
			}
		}
		out = append(out, sign(signTime, strconv.Itoa(100*y+m)))
	}
	return out
}

func yearSigns(from, to sitrep.Day) (out []string) {
	y, _, _ := from.Date()
	ty, _, _ := to.Date()
	for ; y <= ty; y++ {
		out = append(out, sign(signTime, strconv.Itoa(y)))
	}
	return out
}

// narrowTime finds reports by a half-open period that something in them happened in.
func narrowTime(q *wordQuery, from, to sitrep.Day) {
	if from == 0 && to == 0 {
		return
	}
	var ws []string
	switch {
	case from != 0 && to != 0 && int(to-from) <= 30*mostMonths:
		ws = monthSigns(from, to-1)
	default:
		open := from == 0 || to == 0
		if from == 0 {
			from = sitrep.DayOf(firstYear, 1, 1)
		}
		if to == 0 {
			to = sitrep.DayOf(lastYear, 1, 1)
		}
		y, _, _ := from.Date()
		ty, _, _ := to.Date()
		if y < firstYear || ty > lastYear || !open && ty-y > mostYears {
			return
		}
		ws = yearSigns(from, to-1)
	}
	q.any(append(ws, sign(signTime, longTime))...)
}

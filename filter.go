package sitrep

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Filter chooses events. Values of one field are alternatives, fields add up, an
// empty one chooses all. What an event does not say does not fit: an event without a
// day is in no period. The store, the API, the pages and the exports read it so.
type Filter struct {
	Types      []string // PLOVER types
	Modes      []string
	Actors     []string // who did it: see party
	Recipients []string // to whom
	Places     []string // a name, that of a first-order division, a country's code or a geonames number
	Box        *Box
	From, To   Day // half-open: the event's interval has a day on or after From and before To
	Langs      []string
	Sources    []string // of a report: its publisher, the host of its address or the input's own name
	Status     []string
	Reality    []string
	MinSources int
	Time       Precision // day, week, month or year: known as exactly as that
	Since      Day       // a report that tells it was published on that day or later
	Relevance  string    // relevant or irrelevant; what nobody judged is relevant

	// Query and Processes want more than an event: Match leaves them to who has it.
	Query     string
	Processes []string
}

// Box is a range of longitudes and latitudes in degrees; West is greater than East
// where it crosses the date line.
type Box struct{ West, South, East, North float64 }

// FilterNames are the parameters that ParseFilter reads.
var FilterNames = []string{"q", "type", "mode", "actor", "recipient", "process", "place", "bbox", "from", "to", "lang", "source", "status", "reality", "min_sources", "max_time_precision", "since", "relevance"}

// FilterFault is a parameter of a filter that cannot be read.
type FilterFault struct{ Parameter, Value, Want string }

func (f *FilterFault) Error() string {
	if f.Value == "" {
		return f.Parameter + ": " + f.Want
	}
	return fmt.Sprintf("%s %q: %s", f.Parameter, f.Value, f.Want)
}

// ParseFilter reads a filter from parameters as an address has them: a repeated one
// is an alternative. A parameter that is no filter is a fault; take others out before.
func ParseFilter(q url.Values) (*Filter, error) {
	f := &Filter{}
	names := make([]string, 0, len(q))
	for name := range q {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range q[name] {
			if v = strings.TrimSpace(v); v == "" {
				continue
			}
			if want := f.set(name, v); want != "" {
				return nil, &FilterFault{name, v, want}
			}
		}
	}
	if f.From != 0 && f.To != 0 && f.From >= f.To {
		return nil, &FilterFault{"to", f.To.String(), "want a day after from; the period ends before it"}
	}
	return f, nil
}

// Empty reports whether the filter chooses all.
func (f *Filter) Empty() bool { return f == nil || len(f.Parameters()) == 0 }

// Parameters writes the filter as ParseFilter reads it.
func (f *Filter) Parameters() url.Values {
	q := url.Values{}
	if f == nil {
		return q
	}
	for _, l := range []struct {
		name   string
		values []string
	}{{"q", []string{f.Query}}, {"type", f.Types}, {"mode", f.Modes}, {"actor", f.Actors}, {"recipient", f.Recipients}, {"place", f.Places}, {"lang", f.Langs}, {"source", f.Sources},
		{"status", f.Status}, {"reality", f.Reality}, {"process", f.Processes}, {"from", []string{f.From.String()}}, {"to", []string{f.To.String()}}, {"since", []string{f.Since.String()}},
		{"max_time_precision", []string{string(f.Time)}}, {"relevance", []string{f.Relevance}}} {
		for _, v := range l.values {
			if v != "" {
				q.Add(l.name, v)
			}
		}
	}
	if f.MinSources > 0 {
		q.Set("min_sources", strconv.Itoa(f.MinSources))
	}
	if b := f.Box; b != nil {
		q.Set("bbox", fmt.Sprintf("%g,%g,%g,%g", b.West, b.South, b.East, b.North))
	}
	return q
}

// set takes one value and says what it wanted where that cannot be read.
func (f *Filter) set(name, v string) (want string) {
	add := func(list *[]string, v string) { *list = append(*list, v) }
	switch name {
	case "q":
		f.Query = strings.TrimSpace(f.Query + " " + v)
	case "type":
		add(&f.Types, strings.ToUpper(v))
	case "mode":
		add(&f.Modes, strings.ToLower(v))
	case "actor":
		add(&f.Actors, v)
	case "recipient":
		add(&f.Recipients, v)
	case "process":
		add(&f.Processes, v)
	case "place":
		add(&f.Places, v)
	case "lang":
		add(&f.Langs, strings.ToLower(v))
	case "source":
		add(&f.Sources, v)
	case "status":
		all := []string{MachineCoded, Reviewed, Rejected, Withdrawn, HandCoded, Imported}
		if v = strings.ToLower(v); !slices.Contains(all, v) {
			return "want one of " + strings.Join(all, ", ")
		}
		add(&f.Status, v)
	case "reality":
		all := []string{Actual, Planned, Conditional, Hypothetical, Alleged, Habitual, Historical}
		if !slices.Contains(all, v) {
			return "want one of " + strings.Join(all, ", ")
		}
		add(&f.Reality, v)
	case "min_sources":
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return "want a number of sources"
		}
		f.MinSources = n
	case "max_time_precision":
		if f.Time = Precision(v); longestOf(f.Time) == 0 {
			return "want day, week, month or year"
		}
	case "relevance":
		switch v {
		case Relevant, Irrelevant:
			f.Relevance = v
		case "all":
			f.Relevance = ""
		default:
			return "want relevant, irrelevant or all"
		}
	case "from":
		return setDay(&f.From, v)
	case "to":
		return setDay(&f.To, v)
	case "since":
		return setDay(&f.Since, v)
	case "bbox":
		b, ok := parseBox(v)
		if !ok {
			return "want west,south,east,north in degrees"
		}
		f.Box = b
	default:
		return "no such filter; there are " + strings.Join(FilterNames, ", ")
	}
	return ""
}

func setDay(d *Day, v string) (want string) {
	day, err := ParseDay(v)
	if err != nil || len(v) != len("2006-01-02") {
		return "want a day as YYYY-MM-DD"
	}
	*d = day
	return ""
}

func parseBox(v string) (*Box, bool) {
	parts := strings.Split(v, ",")
	if len(parts) != 4 {
		return nil, false
	}
	var n [4]float64
	for i, p := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if limit := 180 - float64(i%2)*90; err != nil || !(x >= -limit && x <= limit) {
			return nil, false
		}
		n[i] = x
	}
	return &Box{n[0], n[1], n[2], n[3]}, n[1] <= n[3]
}

// Contains reports whether the point lies in the box or on its edge.
func (b *Box) Contains(lat, lon float64) bool {
	if lat < b.South || lat > b.North {
		return false
	}
	if b.West > b.East {
		return lon >= b.West || lon <= b.East
	}
	return lon >= b.West && lon <= b.East
}

// longestOf is the most days of an interval of a precision, 0 for none of the four.
func longestOf(p Precision) int {
	switch p {
	case PrecisionDay:
		return 1
	case PrecisionWeek:
		return 7
	case PrecisionMonth:
		return 31
	case PrecisionYear:
		return 366
	}
	return 0
}

// Match reports whether the event fits; Query and Processes are not looked at.
func (f *Filter) Match(t *Told) bool {
	e := t.Event
	return among(f.Types, e.Type) && among(f.Status, e.Status) && among(f.Reality, e.Reality) &&
		e.IndependentSources >= f.MinSources && (f.Relevance == "" || e.Relevance.level() == f.Relevance) &&
		(len(f.Modes) == 0 || slices.ContainsFunc(e.Modes, func(m string) bool { return slices.Contains(f.Modes, m) })) &&
		f.inTime(e.OccurredOn) && f.inPlace(e.Place) && parties(f.Actors, e.Actors) && parties(f.Recipients, e.Recipients) && f.told(t.Documents)
}

// MatchProcess reports whether the process is one of Processes: by its ID or by whole
// words of its name.
func (f *Filter) MatchProcess(p *Process) bool {
	return slices.ContainsFunc(f.Processes, func(v string) bool { return v == p.ID || hasWords(p.Name, v) })
}

func among(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }

func (f *Filter) inTime(w *When) bool {
	if f.From == 0 && f.To == 0 && f.Time == "" {
		return true
	}
	if w == nil || !w.Known() {
		return false
	}
	if f.Time != "" && (w.Days() == 0 || w.Days() > longestOf(f.Time)) {
		return false
	}
	return (f.From == 0 || w.End == 0 || w.End >= f.From) && (f.To == 0 || w.Start < f.To)
}

func (f *Filter) inPlace(p *EventPlace) bool {
	if f.Box == nil && len(f.Places) == 0 {
		return true
	}
	if p == nil {
		return false
	}
	if f.Box != nil && (p.Lat == nil || p.Lon == nil || !f.Box.Contains(*p.Lat, *p.Lon)) {
		return false
	}
	return len(f.Places) == 0 || slices.ContainsFunc(f.Places, func(v string) bool {
		return v == p.Country || p.GeonameID != 0 && v == strconv.Itoa(p.GeonameID) || hasWords(p.Name, v) || hasWords(p.Admin1, v) || hasWords(p.Text, v)
	})
}

// parties reports whether one of the participants is one of those asked for: by the
// ID of the actor, the code of a country or sector, or whole words of the name or of the
// report's own words, whatever their case.
func parties(want []string, ps []Participant) bool {
	if len(want) == 0 {
		return true
	}
	for i := range ps {
		p := &ps[i]
		for _, v := range want {
			if v == p.Actor || v == p.Country || slices.Contains(p.Sectors, v) || hasWords(p.Name, v) || hasWords(p.Text, v) {
				return true
			}
		}
	}
	return false
}

// told looks at the reports: one of them has to fit all that is asked of reports.
func (f *Filter) told(ds []*Document) bool {
	if len(f.Langs) == 0 && len(f.Sources) == 0 && f.Since == 0 {
		return true
	}
	return slices.ContainsFunc(ds, func(d *Document) bool {
		return among(f.Langs, d.Lang) && (f.Since == 0 || d.PublishedOn != nil && d.PublishedOn.End >= f.Since) &&
			(len(f.Sources) == 0 || slices.ContainsFunc(f.Sources, d.from))
	})
}

// from reports whether a source is the document's publisher, the input's own name
// for it, or the host of its address or one above it.
func (d *Document) from(source string) bool {
	if strings.EqualFold(source, d.Publisher) || source == d.SourceID {
		return true
	}
	u, err := url.Parse(d.URL)
	if err != nil || u.Hostname() == "" {
		return false
	}
	host, source := strings.ToLower(u.Hostname()), strings.ToLower(source)
	return host == source || strings.HasSuffix(host, "."+source)
}

// hasWords reports whether the words stand in the text as whole words, whatever
// their case.
func hasWords(text, words string) bool {
	text, words = strings.ToLower(text), strings.ToLower(words)
	for at := 0; words != ""; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !inWord(before) && !inWord(after) {
			return true
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		at = i + n
	}
	return false
}

// inWord is false of RuneError, which stands for the ends of a text.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

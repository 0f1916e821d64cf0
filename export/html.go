package export

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"sync"

	"sitrep"
)

// The page is one template with its style and script beside it; all of it is
// written into the one file, which asks nothing of a network.
//
//go:embed page
var pageFiles embed.FS

// EvidenceScript lights up words with the card that they support, and cards with their
// words, on any page that marks them as HTML does: class seg with data-cards, class card.
//
//go:embed page/evidence.js
var EvidenceScript string

var page = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page.html").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).ParseFS(pageFiles, "page/page.html")
})

// htmlPage is what the template shows.
type htmlPage struct {
	Title     string
	Version   string
	Counts    string
	Style     template.CSS
	Script    template.JS
	Policy    string
	Reports   []htmlReport
	Timeline  *timeline
	Processes []htmlProcess
	Actors    []htmlActor
	Quotes    []htmlQuote
	Failures  []sitrep.Failure
	Legend    []field
}

// htmlReport is a report: its text in segments, its events as cards.
type htmlReport struct {
	Number    int
	Headline  string
	Published string
	About     []string
	URL       string
	Lang      string
	Foreign   bool
	Blocks    []htmlBlock
	Cards     []htmlCard
}

// words is a stretch of a report with where the page shows it; Ref is "" when it
// shows it nowhere.
type words struct {
	Text string
	Ref  string
}

type htmlActor struct {
	ID, Name, Codes, Sectors string
	Aliases                  string
	Ties                     []htmlTie
}

type htmlTie struct {
	Text  string
	Words []words
}

type htmlQuote struct {
	Speaker string
	Said    string
	Channel string
	Report  int
	Words   words
}

// HTML writes the record as one self-contained page: each report's text underlined
// by field beside a card for each event, a timeline, processes, actors and
// quotations. Lost: byte offsets, and of merged events the claims that agree.
func HTML(w io.Writer, r *Record) error {
	t, err := page()
	if err != nil {
		return err
	}
	style, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return err
	}
	// The script is the only one that may run, whatever a report's text contains.
	sum := sha256.Sum256([]byte(EvidenceScript))
	reps := reports(r)
	p := &htmlPage{
		Version: sitrep.Version, Style: template.CSS(style), Script: template.JS(EvidenceScript), Legend: legend,
		Policy:   "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		Failures: r.Failures,
	}
	b := newHTMLBuilder(r, reps)
	for i := range reps {
		p.Reports = append(p.Reports, b.report(i))
	}
	p.Timeline = newTimeline(r, reps)
	for i := range r.Processes {
		p.Processes = append(p.Processes, b.process(&r.Processes[i]))
	}
	for i := range r.Actors {
		p.Actors = append(p.Actors, b.actor(&r.Actors[i]))
	}
	p.Quotes = b.quotations()
	p.Title, p.Counts = b.title()
	return t.Execute(w, p)
}

// title names the page after its only report, or counts them.
func (b *htmlBuilder) title() (title, counts string) {
	events := 0
	for i := range b.reps {
		events = max(events, len(b.reps[i].told))
		for _, e := range b.reps[i].told {
			events = max(events, e.number)
		}
	}
	parts := []string{count(len(b.reps), "report"), count(events, "event")}
	switch n := len(b.record.Processes); n {
	case 0:
	case 1:
		parts = append(parts, "1 process")
	default:
		parts = append(parts, thousands(n)+" processes")
	}
	if n := len(b.record.Actors); n > 0 {
		parts = append(parts, count(n, "actor"))
	}
	counts = strings.Join(parts, ", ")
	if len(b.reps) == 1 {
		return sitrep.OneLine(b.reps[0].headline), counts
	}
	return counts, counts
}

package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"

	"sitrep"
)

var knotColours = map[string]string{"before": "#ffffff", "on": "#2f7d4f", "halt": "#d08a1d", "over": "#5b5b66"}

const (
	svgWidth  = 760
	svgSpine  = 190 // where the spine lies
	svgText   = svgSpine + 24
	svgLine   = 18
	svgColumn = 82 // characters of a line of text
)

// SpineSVG draws a process as a self-contained picture: the spine with its knots, longer
// where more time lies between.
func SpineSVG(w io.Writer, s *Spine) error {
	var body strings.Builder
	y := 34
	text := func(x, y int, class, t string) {
		fmt.Fprintf(&body, "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n", x, y, class, html.EscapeString(printable(t)))
	}
	for _, l := range fold(s.Process.Name, 70) {
		text(20, y, "title", l)
		y += 22
	}
	if s.Now != "" {
		text(20, y, "dim", s.Process.Type+" · now "+s.Now)
		y += svgLine
	}
	for _, c := range s.Process.Conditions {
		for _, l := range fold("condition: “"+sitrep.OneLine(c.Text)+"”", 100) {
			text(20, y, "dim", l)
			y += svgLine
		}
	}
	y += 16
	top, bottom := y, y
	var knots strings.Builder
	for i := range s.Knots {
		n := &s.Knots[i]
		if n.Days > 0 {
			room := gapRoom(n.Days)
			text(svgText, y+room/2, "gap", n.Gap)
			y += room
		}
		when := n.When
		if when == "" {
			when = "date unknown"
		}
		bottom = y
		for j, l := range fold(when, 24) {
			fmt.Fprintf(&body, "<text x=\"%d\" y=\"%d\" class=\"when\" text-anchor=\"end\">%s</text>\n", svgSpine-20, y+5+j*svgLine, html.EscapeString(l))
		}
		r, fill := 4, "#9a9aa5"
		if n.Begins {
			r, fill = 8, knotColours[n.State]
			if fill == "" {
				fill = knotColours["on"]
			}
		}
		fmt.Fprintf(&knots, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"#3a3a44\" stroke-width=\"2\"/>\n", svgSpine, y, r, fill)
		name := n.Phase
		if n.Round > 0 {
			name += fmt.Sprintf(" (round %d)", n.Round)
		}
		class := "step"
		if n.Begins {
			class = "phase"
		}
		text(svgText, y+5, class, name)
		y += svgLine
		if n.Cause != "" {
			for _, l := range fold("cause: "+sitrep.OneLine(n.Cause), svgColumn) {
				text(svgText, y+5, "words", l)
				y += svgLine
			}
		}
		if len(n.Quotes) > 0 && !n.Same {
			q := &n.Quotes[0]
			lines := fold("“"+q.Text+"”", svgColumn)
			if len(lines) > 3 {
				lines = append(lines[:2:2], lines[2]+" …")
			}
			for _, l := range append(lines, "— "+citeWords(q)) {
				text(svgText, y+5, "words", l)
				y += svgLine
			}
		}
		y += 12
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n", svgWidth, y+10, svgWidth, y+10)
	fmt.Fprintf(b, "<title>%s</title>\n", html.EscapeString(printable(s.Process.Name)))
	b.WriteString("<style>text{font:13px sans-serif;fill:#22222a}.title{font-size:17px;font-weight:bold}.phase{font-weight:bold}.step,.dim,.gap{fill:#6a6a75}.gap{font-style:italic}.words{font-size:12px;fill:#44444e}.when{fill:#7a4b00}</style>\n")
	fmt.Fprintf(b, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", svgWidth, y+10)
	if bottom > top {
		fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#3a3a44\" stroke-width=\"2\"/>\n", svgSpine, top, svgSpine, bottom)
	}
	b.WriteString(knots.String())
	b.WriteString(body.String())
	b.WriteString("</svg>\n")
	return b.Flush()
}

// gapRoom is how far apart two knots lie: with the time between, but not in proportion.
func gapRoom(days int) int {
	room := 16
	for d := 1; d < days && room < 96; d *= 3 {
		room += 12
	}
	return room
}

// fold breaks words into lines of at most n characters.
func fold(s string, n int) (lines []string) {
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && columns(line)+1+columns(w) > n {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}

package coder

import (
	"strconv"
	"strings"

	"sitrep"
)

// evening is the hour from which on what is told without a day may have been on the eve of the report.
const evening = 19

// onEve leaves open whether what happened at an hour of the evening was on the day of the report, which nothing
// but the hour tells, or on the one before: what happens late is told in the morning. So is what somebody
// says to be today in a report that tells of the eve, too.
func (w *work) onEve(live []*event) {
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.Days() != 1 {
		return
	}
	named, eve := w.namesDay(pub.Start), w.namesDay(pub.Start-1)
	for _, e := range live {
		if e.onTimex < 0 || e.on == nil || e.on.Interval != pub.Interval || !settled(e.fact.reality) || e.t.ahead(e.anchor()) {
			continue
		}
		tx := &w.a.Timexes[e.onTimex]
		if !named && e.onLevel == clockTime && hour(tx) >= evening || eve && e.quote != nil && len(tx.Anchors) == 0 && physical[e.typ] && e.t.form[tx.Words.First] == "today" {
			e.on.Start, e.on.Precision = pub.Start-1, sitrep.PrecisionInterval
		}
	}
}

// namesDay: an expression of the report that is no mere hour is on the day.
func (w *work) namesDay(day sitrep.Day) bool {
	for i := range w.a.Timexes {
		if tx := &w.a.Timexes[i]; tx.From == day && tx.To == day && !w.clock(tx) && (tx.Type == "DATE" || tx.Type == "TIME") {
			return true
		}
	}
	return false
}

// hour is that of a time of day, alone or with its day ("About 2 a.m. Saturday"), -1 for none.
func hour(tx *sitrep.Timex) int {
	_, clock, _ := strings.Cut(tx.Value, "T")
	if tx.Type != "TIME" || len(clock) < 2 {
		return -1
	}
	n, err := strconv.Atoi(clock[:2])
	if err != nil {
		return -1
	}
	return n
}

package merge

import (
	"math"

	"sitrep"
)

// days compares when two tellings are and when their reports came out.
func (s *signs) days(a, b Ref) {
	x, y := a.Telling.When, b.Telling.When
	loose := a.Telling.Loose || b.Telling.Loose
	switch {
	case x == nil && y == nil && undated(a, b):
		s.add(dateless)
	case x == nil && y == nil:
		s.add(bothUndated)
	case (x == nil || y == nil) && undated(a, b):
		s.add(datelessOne)
	case x == nil || y == nil:
		s.add(oneUndated)
	default:
		if _, ok := x.Intersect(y.Interval); ok {
			if x.Days() == 1 && y.Days() == 1 {
				s.add(s.loose(sameDay, loose))
			} else {
				s.add(overlap)
			}
			break
		}
		switch gap := between(x.Interval, y.Interval); {
		case anotherYear(a, b):
			s.add(dayOfYear)
		case gap == 1:
			s.add(s.loose(nextDay, loose))
		case gap > 1:
			s.add(s.loose(otherDay, loose))
			s.much(s.loose(daysBetween, loose), math.Log(float64(gap)))
		default:
			s.add(daysExclude)
		}
	}
	if exact(x) && exact(y) {
		return // when the reports came out says no more
	}
	switch gap := between(a.Report.Published, b.Report.Published); {
	case gap < 0 || a.Report == b.Report:
	case early(a, b) || early(b, a):
		s.add(earlyScene)
	case gap <= 1:
		s.add(reportsNext)
	case gap <= 7:
		s.add(reportsWeek)
	default:
		if gap > twoMonths {
			s.add(reportsMonths)
		}
		s.much(reportsApart, math.Log(float64(gap)/7))
	}
}

// between is the number of days from one interval to the other, 0 when they
// touch, -1 when that cannot be said.
func between(a, b sitrep.Interval) int {
	if a.Days() == 0 || b.Days() == 0 {
		return -1
	}
	return int(max(a.Start-b.End, b.Start-a.End, 0))
}

// undated: nobody knows of one of the reports when it came out, so that what is told in it
// could hardly be dated.
func undated(a, b Ref) bool { return a.Report.Published.End == 0 || b.Report.Published.End == 0 }

// exact: known to the week.
func exact(w *sitrep.When) bool { return w != nil && w.Days() > 0 && w.Days() <= week }

// early: a was published before the scene of b, which is what its time was taken from.
func early(a, b Ref) bool {
	w := b.Telling.When
	return w != nil && b.Telling.Loose && a.Report.Published.End != 0 && w.Start > a.Report.Published.End+1
}

// twoMonths are the days after which the news of two reports is another's.
const twoMonths = 60

// farApart: the reports came out more than a week apart, and do not give one time in their own words.
func farApart(a, b Ref) bool {
	if x, y := a.Telling.When, b.Telling.When; bounded(x) && bounded(y) && !a.Telling.Loose && !b.Telling.Loose && between(x.Interval, y.Interval) <= 1 {
		return false
	}
	return between(a.Report.Published, b.Report.Published) > week
}

// bounded: known to the month or so.
func bounded(w *sitrep.When) bool { return w != nil && w.Days() > 0 && w.Days() <= vague }

// places compares where two tellings are.
func (s *signs) places(a, b *Telling) {
	x, y := a.Place, b.Place
	switch {
	case x == nil && y == nil:
		s.add(bothPlaceless)
		return
	case x == nil || y == nil:
		s.add(onePlaceless)
		return
	}
	loose := a.PlaceLoose || b.PlaceLoose
	fineX, fineY := fineness(x.Precision) >= fineness(sitrep.PlaceDistrict), fineness(y.Precision) >= fineness(sitrep.PlaceDistrict)
	switch {
	case samePlaces(x, y) && fineX:
		s.add(s.loose(samePlace, loose))
	case samePlaces(x, y):
		s.add(sameRegion)
	case namesakes(x, y):
		s.add(oneName)
	case x.Country != "" && y.Country != "" && x.Country != y.Country:
		s.add(s.loose(otherCountry, loose))
	case lentPoint(x, y):
		s.add(otherNames)
	case fineX && fineY && located(x) && located(y):
		switch km := kilometres(x, y); {
		case km <= 15:
			s.add(closeBy)
		case km <= 50:
			s.add(inReach)
		default:
			s.add(s.loose(otherPlace, loose))
		}
	case fineX && fineY:
		s.add(otherNames)
	case x.Admin1 != "" && x.Admin1 == y.Admin1:
		s.add(sameRegion)
	case x.Admin1 != "" && y.Admin1 != "":
		s.add(otherRegion)
	default:
		s.add(sameCountry)
	}
}

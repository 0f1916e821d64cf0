package merge

import (
	"math"
	"strconv"
	"strings"

	"sitrep"
)

func placeKey(p *sitrep.EventPlace) string {
	if p.GeonameID != 0 {
		return strconv.Itoa(p.GeonameID)
	}
	return p.Country + " " + p.Name
}

func samePlaces(a, b *sitrep.EventPlace) bool {
	if a.GeonameID != 0 || b.GeonameID != 0 {
		return a.GeonameID == b.GeonameID
	}
	return a.Country == b.Country && a.Place.Name == b.Place.Name
}

// namesakes: places of one name, of which one cannot be said where it is. Reports of one affair
// mean one place by one name, and what country such a place is in is a guess.
func namesakes(a, b *sitrep.EventPlace) bool {
	return (!located(a) || !located(b)) && strings.EqualFold(a.Name, b.Name)
}

// lentPoint: two parts or villages of a town that have but the point of the town.
func lentPoint(a, b *sitrep.EventPlace) bool {
	lent := func(p *sitrep.EventPlace) bool {
		return p.GeonameID == 0 && p.Precision == sitrep.PlaceNear && located(p)
	}
	return lent(a) && lent(b) && *a.Lat == *b.Lat && *a.Lon == *b.Lon && !strings.Contains(a.Name, b.Name) && !strings.Contains(b.Name, a.Name)
}

func located(p *sitrep.EventPlace) bool { return p.Lat != nil && p.Lon != nil }

// kilometres on the great circle.
func kilometres(a, b *sitrep.EventPlace) float64 {
	const rad = math.Pi / 180
	la, lb, d := *a.Lat*rad, *b.Lat*rad, (*a.Lon-*b.Lon)*rad
	c := math.Sin(la)*math.Sin(lb) + math.Cos(la)*math.Cos(lb)*math.Cos(d)
	return 6371 * math.Acos(min(1, max(-1, c)))
}

package merge

import (
	_ "embed"
	"sync"

	"sitrep"
)

//go:embed venue.txt
var venueFile string

// venueWords say where people were, as the head of a description (venue.txt).
var venueWords = sync.OnceValue(func() map[string]bool { return wordsIn(venueFile) })

// isVenue: not of a name, which people bear too: "Ann Church".
func isVenue(p sitrep.Participant) bool { return p.Actor == "" && venueWords()[headOf(p.Text)] }

// withoutVenues leaves out where those were who were struck, unless it was blown up, burned or shelled, or nobody else was struck.
func withoutVenues(ps []sitrep.Participant, modes []string) []sitrep.Participant {
	people := except(ps, isVenue)
	if len(people) == 0 {
		return ps
	}
	for _, m := range modes {
		switch m {
		case "firearms", "targeted", "beat", "primitive", "abduct":
		default:
			return ps
		}
	}
	return people
}

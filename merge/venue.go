package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

//go:embed venue.txt
var venueFile string

//go:embed premises.txt
var premisesFile string

//go:embed vehicle.txt
var vehicleFile string

var (
	// venueWords say where people were, as the head of a description (venue.txt).
	venueWords = sync.OnceValue(func() map[string]bool { return wordsIn(venueFile) })

	// premisesWords are those that end or begin the name of such a place, but nobody's (premises.txt).
	premisesWords = sync.OnceValue(func() map[string]bool { return wordsIn(premisesFile) })

	// vehicleWords are those that are shot at for their own sake, too (vehicle.txt).
	vehicleWords = sync.OnceValue(func() map[string]bool { return wordsIn(vehicleFile) })
)

// isVenue: what the participant is or is called says where people were.
func isVenue(p sitrep.Participant) bool {
	switch {
	case p.Actor == "":
		head, words := headWord(p.Text), venueWords()
		return words[head] || words[strings.TrimSuffix(head, "s")] // "campus" is no plural
	case sitrep.Listed(p.Actor):
		return false
	}
	first, _, more := strings.Cut(strings.ToLower(p.Name), " ")
	return premisesWords()[headWord(p.Name)] || more && premisesWords()[first] && venueWords()[first] // "Club Envoi"
}

// struckIn gives whom a mention says was struck, without where they were if nothing but shots, blows and the
// like struck, and somebody is told of. What was blown up, burned or shelled stays.
func struckIn(ms []*sitrep.EventMention, typ string) func(*sitrep.EventMention) []sitrep.Participant {
	all := func(m *sitrep.EventMention) []sitrep.Participant { return m.Recipients }
	if typ != "ASSAULT" {
		return all
	}
	people, venue := false, false
	for _, m := range ms {
		for i := range m.Recipients {
			is := isVenue(m.Recipients[i])
			people, venue = people || !is, venue || is
		}
	}
	if !people || !venue || slices.ContainsFunc(modes(ms, typ), func(mode string) bool { return !atPeople[mode] }) {
		return all
	}
	return func(m *sitrep.EventMention) []sitrep.Participant {
		if people := except(m.Recipients, isVenue); len(people) > 0 {
			return people
		}
		return except(m.Recipients, func(p sitrep.Participant) bool { return isVenue(p) && !vehicleWords()[headOf(p.Text)] })
	}
}

// atPeople are the modes that strike people, not where they are.
var atPeople = map[string]bool{"firearms": true, "targeted": true, "beat": true, "primitive": true, "abduct": true}

package merge

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// sign is a readable feature of a pair of tellings: something that speaks for or
// against their being one happening, with how much of it there is.
type sign struct {
	id int
	x  float64
}

// Signs in the order of signNames. A loose one is followed by that of a pair of which one has
// its day or place from the scene of its report only.
const (
	bias = iota
	oneReport
	anotherType
	defended
	sameWord
	sameWordOther
	sameMode
	otherModes
	ownWords
	theirWords
	sameText
	rareNames
	nothingRare
	wordsAlone
	vagueOne
	sameDay
	sameDayLoose
	overlap
	nextDay
	nextDayLoose
	otherDay
	otherDayLoose
	daysBetween
	daysBetweenLoose
	daysExclude
	oneUndated
	bothUndated
	earlyScene
	reportsNext
	reportsWeek
	reportsMonths
	reportsApart
	samePlace
	samePlaceLoose
	sameRegion
	closeBy
	inReach
	otherNames
	otherPlace
	otherPlaceLoose
	otherRegion
	otherCountry
	otherCountryLoose
	sameCountry
	onePlaceless
	bothPlaceless
	actorNamed
	actorKnown
	actorOther
	recipientNamed
	recipientKnown
	recipientOther
	exchanged
	sameRole
	otherRole
	killedFew
	killedMany
	killedMore
	killedFewer
	killedFar
	killedOne
	injuredFew
	injuredMany
	injuredMore
	injuredFewer
	injuredFar
	injuredOne
	sameNumber
	otherNumber
	bothLead
	oneLeads
	counted
	ofARow
	dateless
	datelessOne
	dayOfYear
	leadsApart
	leadsUnlike
	oneName
	arrestAfter
	strangers
	sameAge
	otherAges
	townAlone
	sameStreet
	otherStreets
	strangersLong
	typePair // the first of the signs "A for B", one a pair of types
)

var signNames = []string{
	"bias",
	"told apart by one report",
	"another type",
	"a type that could be defended",
	"told with the same word",
	"told with the same word, another type",
	"a mode in common",
	"other modes",
	"words of its sentences in common",
	"words of the report in common",
	"same text",
	"rare names in common",
	"nothing rare in common",
	"only words in common, in reports without a date",
	"a vague telling, in reports that have few words in common",
	"same day",
	"same day, one by its report's scene",
	"days that overlap",
	"the next day",
	"the next day, one by its report's scene",
	"another day",
	"another day, one by its report's scene",
	"days between",
	"days between, one by its report's scene",
	"days that exclude each other",
	"one is undated",
	"both undated",
	"reported before the scene of the other",
	"reports of the same day or the next",
	"reports of one week",
	"reports months apart",
	"reports apart",
	"same place",
	"same place, one by its report's scene",
	"same region",
	"places close by",
	"places in reach",
	"places of other names",
	"another place",
	"another place, one by its report's scene",
	"another region",
	"another country",
	"another country, one by its report's scene",
	"same country",
	"one without a place",
	"both without a place",
	"a named one of the actors in common",
	"a known one of the actors in common",
	"other actors",
	"a named one of the recipients in common",
	"a known one of the recipients in common",
	"other recipients",
	"sides exchanged",
	"descriptions in common",
	"other descriptions",
	"as few killed",
	"as many killed",
	"more killed, told later",
	"fewer killed, told later",
	"far from as many killed",
	"one tells of no killed",
	"as few injured",
	"as many injured",
	"more injured, told later",
	"fewer injured, told later",
	"far from as many injured",
	"one tells of no injured",
	"another number in common",
	"another number differs",
	"both lead their report",
	"one leads its report",
	"one counts many",
	"another one of a row",
	"both undated, in reports without a date",
	"one is undated, in reports without a date",
	"the same day of another year",
	"both lead reports weeks apart",
	"both lead reports that have few words in common",
	"places of one name",
	"an arrest and an attack",
	"nobody in common, in reports weeks apart",
	"an age in common",
	"other ages",
	"no day, name or number in common",
	"a street in common",
	"other streets",
	"hardly anybody in common, in reports months apart",
}

// typeNames in an order that never changes: digests and signs know a type by its place.
var typeNames = []string{
	"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
	"MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
}

func pairOfTypes(a, b string) int {
	i, j := slices.Index(typeNames, min(a, b)), slices.Index(typeNames, max(a, b))
	return typePair + i*len(typeNames) + j
}

// signName is the name of a sign in weights.txt and in explanations.
func signName(id int) string {
	if id < typePair {
		return signNames[id]
	}
	id -= typePair
	return typeNames[id/len(typeNames)] + " for " + typeNames[id%len(typeNames)]
}

// signIDs are the IDs by name.
var signIDs = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for id := range typePair + len(typeNames)*len(typeNames) {
		m[signName(id)] = id
	}
	return m
})

//go:embed weights.txt
var weightsFile string

// weights of the signs in log-odds, by ID (weights.txt). A sign without one counts for nothing.
var weights = sync.OnceValue(func() []float64 {
	w, err := parseWeights(weightsFile)
	if err != nil {
		panic("merge: weights.txt: " + err.Error()) // a fault of the build
	}
	return w
})

func parseWeights(text string) ([]float64, error) {
	out := make([]float64, typePair+len(typeNames)*len(typeNames))
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		number, name, _ := strings.Cut(line, " ")
		x, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("line %d, column 1: expected a number and the name of a sign", n)
		}
		id, ok := signIDs()[name]
		if !ok {
			return nil, fmt.Errorf("line %d, column %d: expected the name of a sign, not %q", n, len(number)+2, name)
		}
		out[id] = x
	}
	return out, nil
}

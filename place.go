package sitrep

// PlacePrecision says how exactly a place is known.
type PlacePrecision string

// Precisions of places, finest first.
const (
	PlacePoint    PlacePrecision = "point"    // a town or smaller
	PlaceNear     PlacePrecision = "near"     // near a named point
	PlaceDistrict PlacePrecision = "district" // second-order division
	PlaceRegion   PlacePrecision = "region"   // first-order division, or a region of a country
	PlaceCountry  PlacePrecision = "country"
	PlaceArea     PlacePrecision = "area" // larger than a country, sea, border, or vague
)

// Place is a place that a name was resolved to. GeonameID is 0 and Lat and Lon
// are nil when the name is known but not where it is.
type Place struct {
	Name      string         `json:"name"`
	GeonameID int            `json:"geonameid,omitempty"`
	Country   string         `json:"country"` // ISO 3166-1 alpha-3
	Admin1    string         `json:"admin1,omitempty"`
	Lat       *float64       `json:"lat"`
	Lon       *float64       `json:"lon"`
	Precision PlacePrecision `json:"precision"`
}

// PlaceMention is words that name a place. Span covers the name itself
// ("Latakia" of "the Latakia countryside"), Phrase the whole expression.
type PlaceMention struct {
	Span
	Place
	Words    Words   `json:"-"`
	Phrase   Span    `json:"-"`
	Demonym  bool    `json:"-"`                  // an adjective or demonym ("Syrian"): names a country, is no toponym
	Rivals   []Place `json:"rivals,omitempty"`   // other readings, likelier first
	Evidence string  `json:"evidence,omitempty"` // the rule that chose the reading
}

// EventPlace is the place of an event with the words that give it.
type EventPlace struct {
	Place
	Text string `json:"text"`
	Span
}

// Location ties a verb, whether it tells a coded event or not, to the place where
// what it tells took place.
type Location struct {
	Verb  Text       `json:"verb"`
	Place EventPlace `json:"place"`
	By    string     `json:"by"` // the rule that tied the two
}

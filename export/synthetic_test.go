package export

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"

	"sitrep"
	"sitrep/ontology"
)

// synthetic streams n events made by chance of what real ones have: every type, several
// parties, reports, claims, and now and then hostile text. The same n gives the same
// events; what is yielded is valid until the next step.
func synthetic(n int) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		s := newSynthesis()
		for i := range n {
			if !yield(s.event(i), nil) {
				return
			}
		}
	}
}

type synthesis struct {
	rand      *rand.Rand
	types     []ontology.Type
	countries []string
	told      sitrep.Told
	ev        sitrep.Event
	docs      [3]sitrep.Document
	mentions  [4]sitrep.EventMention
}

var (
	syntheticNames   = []string{"Northern Front", "River Guard", "Ministry of Defence", "Fifth Brigade", "Workers' Union", "Mayor of Velm", "Council of Osk", "Free Harbour Movement", `"Lions", the`, `"Open`, "=SUM(A1)", "Ö\tÄ\nB", "حرس النهر", "- Dash Group", "@home", "+Plus", "<b>Bold</b> & Co"}
	syntheticSectors = []string{"MIL", "REB", "COP", "GOV", "CVL", "UAF", "PTY", "JRN", "LAB", "CRM", "PRM", "UNK"}
	syntheticPlaces  = []string{"Velm", "Osk", "Port Harrow", "Tarim", "Lower Ardania", "Bridge of Osk", "St. \"Anne\""}
	syntheticOf      = []string{"soldiers", "civilians", "people", "rebels", "police officers", "women and children"}
	syntheticText    = "Ärger in Velm\n\nSoldiers of the Fifth Brigade shelled positions of the Northern Front near Osk on Sunday, killing three, the ministry said. The front denied it. “We did not fire,” its spokesman said; خرج المتظاهرون; 1 < 2 & \"so on\".\n\nTalks had been paused in May."
)

var syntheticEvidence = []sitrep.Evidence{{Field: "type", Span: sitrep.Span{Start: 49, End: 56}, By: "rule"}, {Field: "actors", Span: sitrep.Span{Start: 16, End: 24}, By: "rule"}}

func newSynthesis() *synthesis {
	s := &synthesis{rand: rand.New(rand.NewPCG(1, 2)), types: ontology.Types(), countries: []string{"TCD", "SDN", "IRQ", "SYR", "COL", "UKR", "USA", "MMR", "NGO", "UNO", "XKX", ""}}
	for i := range s.docs {
		d := &s.docs[i]
		*d = sitrep.Document{Kind: "document", Title: "Ärger in Velm", Lang: "en", Text: syntheticText,
			Blocks: []sitrep.Block{{Role: sitrep.RoleHeadline, Span: sitrep.Span{End: 14}}, {Role: sitrep.RoleBody, Span: sitrep.Span{Start: 16, End: len(syntheticText)}}}}
	}
	return s
}

// hexID is a prefix and sixteen hexadecimal digits; as fast as can be, for the making of
// events should not be what a measurement measures.
func hexID(prefix string, n uint64) string {
	var bytes [8]byte
	var b [32]byte
	binary.BigEndian.PutUint64(bytes[:], n)
	return string(hex.AppendEncode(append(b[:0], prefix...), bytes[:]))
}

func pick[T any](s *synthesis, from []T) T { return from[s.rand.IntN(len(from))] }

func (s *synthesis) chance(percent int) bool { return s.rand.IntN(100) < percent }

func (s *synthesis) parties(most int) []sitrep.Participant {
	ps := make([]sitrep.Participant, s.rand.IntN(most+1))
	for i := range ps {
		name := pick(s, syntheticNames)
		ps[i] = sitrep.Participant{Text: "the " + name, Span: sitrep.Span{Start: 16, End: 24}, Actor: hexID("actor-", uint64(s.rand.IntN(5000))), Name: name, Country: pick(s, s.countries), Sectors: []string{pick(s, syntheticSectors)}, Entity: -1}
		if s.chance(30) {
			ps[i].Name, ps[i].Actor = "", ""
		}
	}
	return ps
}

func (s *synthesis) number(most int) *int {
	n := s.rand.IntN(most)
	return &n
}

func (s *synthesis) event(i int) *sitrep.Told {
	id := hexID("event-", uint64(i)*0x9e3779b97f4a7c15)
	typ := pick(s, s.types)
	if s.chance(40) {
		typ, _ = ontology.TypeOf(ontology.Assault)
	}
	e := &s.ev
	*e = sitrep.Event{Kind: "event", ID: id, Type: typ.Name, Quad: int(typ.Quad), Polarity: sitrep.Positive, Reality: sitrep.Actual, Certainty: float64(s.rand.IntN(101)) / 100,
		Status: sitrep.MachineCoded, Headline: "Soldiers shelled positions near Osk.", Actors: s.parties(2), Recipients: s.parties(3), Contexts: []string{"military"}}
	if len(typ.Modes) > 0 && s.chance(80) {
		e.Modes = []string{pick(s, typ.Modes).Name}
	}
	e.CAMEO, e.Score = ontology.CAMEO(e.Type, e.Modes), ontology.Score(e.Type, e.Modes)
	switch s.rand.IntN(12) {
	case 0:
		e.Polarity = sitrep.Negative
	case 1:
		e.Reality = sitrep.Planned
	case 2:
		e.Reality = sitrep.Alleged
	}
	start := sitrep.DayOf(2015, 1, 1) + sitrep.Day(s.rand.IntN(4000))
	switch s.rand.IntN(10) {
	case 0:
	case 1:
		e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: start}, Precision: sitrep.PrecisionInterval, Text: "since May", Span: sitrep.Span{Start: 16, End: 20}}
	case 2:
		e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: start, End: start + 6}, Precision: sitrep.PrecisionWeek, Text: "last week", Span: sitrep.Span{Start: 16, End: 20}}
	case 3:
		e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: start, End: start + 400}, Precision: sitrep.PrecisionInterval, Text: "in two years", Span: sitrep.Span{Start: 16, End: 20}}
	default:
		e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: start, End: start}, Precision: sitrep.PrecisionDay, Text: "Sunday", Span: sitrep.Span{Start: 16, End: 20}}
	}
	if s.chance(85) {
		p := &sitrep.EventPlace{Place: sitrep.Place{Name: pick(s, syntheticPlaces), GeonameID: s.rand.IntN(9e6), Country: s.countries[s.rand.IntN(8)], Admin1: "Upper Region",
			Precision: pick(s, []sitrep.PlacePrecision{sitrep.PlacePoint, sitrep.PlacePoint, sitrep.PlaceNear, sitrep.PlaceDistrict, sitrep.PlaceRegion, sitrep.PlaceCountry, sitrep.PlaceArea})}, Text: "near Osk", Span: sitrep.Span{Start: 16, End: 24}}
		if s.chance(90) {
			lat, lon := float64(s.rand.IntN(1800000)-900000)/10000, float64(s.rand.IntN(3600000)-1800000)/10000
			p.Lat, p.Lon = &lat, &lon
		}
		e.Place = p
	}
	if s.chance(60) {
		low := s.number(40)
		q := sitrep.Quantity{Kind: "killed", Of: pick(s, syntheticOf), Low: low, Best: low, High: low, Text: "three", Span: sitrep.Span{Start: 16, End: 21}}
		if s.chance(20) {
			q.Best, q.High, q.Text = nil, nil, "dozens"
		}
		e.Sizes = append(e.Sizes, q, sitrep.Quantity{Kind: "injured", Of: "people", Best: s.number(90), Text: "many", Span: sitrep.Span{Start: 16, End: 21}})
	}
	s.rest(i, e)
	return &s.told
}

// rest makes the mentions and documents that the event rests on.
func (s *synthesis) rest(i int, e *sitrep.Event) {
	docs := 1 + s.rand.IntN(len(s.docs))
	s.told = sitrep.Told{Event: e, Mentions: s.told.Mentions[:0], Documents: s.told.Documents[:0]}
	day := sitrep.DayOf(2016, 1, 1) + sitrep.Day(s.rand.IntN(3650))
	for k := range docs {
		d := &s.docs[k]
		d.ID = hexID("doc-", uint64(i/3+k))
		d.SourceID = d.ID + ".txt"
		d.Publisher, d.URL = pick(s, []string{"Velm Courier", "Radio Osk", ""}), ""
		if s.chance(70) {
			d.URL = "https://www.example.org/news/" + d.ID + "?a=1&b=\"2\""
		}
		d.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}
		e.Documents = append(e.Documents, d.ID)
		s.told.Documents = append(s.told.Documents, d)
	}
	e.IndependentSources = docs
	for k := range docs + s.rand.IntN(2) {
		m := &s.mentions[k]
		d := s.told.Documents[k%docs]
		*m = sitrep.EventMention{Kind: "event_mention", ID: hexID("mention-", uint64(i*4+k)), Document: d.ID, Type: e.Type, Modes: e.Modes, Contexts: e.Contexts, CAMEO: e.CAMEO, Quad: e.Quad, Score: e.Score,
			Actors: e.Actors, Recipients: e.Recipients, OccurredOn: e.OccurredOn, Place: e.Place, Sizes: e.Sizes, Polarity: e.Polarity, Reality: e.Reality, Certainty: e.Certainty,
			Trigger: sitrep.Text{Text: "shelled", Span: sitrep.Span{Start: 49, End: 56}}, Sentence: sitrep.Span{Start: 16, End: 143},
			Evidence: syntheticEvidence}
		if s.chance(15) {
			m.Stances = []sitrep.Stance{{Who: sitrep.Speaker{Text: "The front", Name: "Northern Front", Entity: -1}, Act: pick(s, []string{"asserts", "denies", "confirms"}), Text: "denied", Span: sitrep.Span{Start: 16, End: 20}}}
			e.Stances = append(e.Stances, m.Stances...)
		}
		e.Mentions = append(e.Mentions, m.ID)
		s.told.Mentions = append(s.told.Mentions, m)
	}
	e.Claims = map[string][]sitrep.Claim{"type": {{Value: e.Type, Documents: e.Documents, Span: sitrep.Span{Start: 49, End: 56}}}}
}

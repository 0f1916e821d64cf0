package coder

import (
	"math"
	"strings"

	"sitrep"
)

// standing is how a place stands to what a report tells.
type standing uint8

const (
	standsAside    standing = iota // named for another reason: an origin, a hospital, where somebody spoke
	standsNamed                    // merely named
	standsBody                     // the seat of a local authority: "Arbin police"
	standsDateline                 // where the report was filed
	standsWhere                    // where something happened, by preposition
	standsPart                     // the town that a part named with it lies in: "Arbin's western district"
	standsEvent                    // the place of a coded physical event
)

// weight of a standing in the choice of the report's scene, and how often it counts.
var weight = [...]float64{0, 0.3, 1.2, 2, 2, 3, 3.5}
var often = [...]int{0, 3, 2, 1, 3, 2, 3}

// rivalry: how much stronger than a place of each standing the scene must be.
var rivalry = [...]float64{0, 1, 1.2, 1.2, 1.3, 1.4, 1.4}

// scene is a place that the report sets up, with what speaks for it.
type scene struct {
	place *sitrep.PlaceMention // the mention that says it best
	best  standing
	score float64
	count [len(weight)]int
	alone bool // nothing is told of any other place
}

// physical types happen somewhere, to bodies and things.
var physical = map[string]bool{"ASSAULT": true, "PROTEST": true, "MOBILIZE": true}

// onScene: what happens on the scene of a report, land taken and closed off included.
func onScene(e *event) bool {
	return e.typ == "ASSAULT" || e.typ == "PROTEST" || e.typ == "COERCE" && (contains(e.modes, "seize") || contains(e.modes, "restrict") && e.cameo == "191")
}

// scenes weighs the places of point precision in a stretch of sentences; the
// strongest is first.
func (w *work) scenes(live []*event, from, to int) []*scene {
	var all []*scene
	tied, other := map[sitrep.Span]bool{}, map[sitrep.Span]bool{}
	another := map[*event]bool{}
	for _, e := range live {
		if e.at != nil && physical[e.typ] && e.t.isNoun(e.tok) && !w.headline(e.t.si) && e.telling().another {
			another[e.firstMention()] = true
		}
	}
	for _, e := range live {
		switch {
		case e.at == nil || e.atLoose || !physical[e.typ] || !settled(e.fact.reality):
		case another[e.firstMention()]:
			other[e.at.Span] = true
		default:
			tied[e.at.Span] = true
		}
	}
	title := strings.ToLower(w.a.Doc.Title)
	count := func(p *sitrep.PlaceMention, t *tree, st standing) {
		if w.seat(p) && (st == standsDateline || st == standsBody && !t.policeIn(p)) {
			st = standsNamed
		}
		if st == standsAside {
			return
		}
		s := findPlace(all, &p.Place)
		if s == nil {
			s = &scene{place: p, best: st}
			if from == 0 && title != "" && strings.Contains(title, lower(p.Name)) {
				s.score += 1.5
			}
			all = append(all, s)
		}
		if st > s.best {
			s.place, s.best = p, st
		}
		if s.count[st]++; s.count[st] <= often[st] {
			v := weight[st] * w.prominence(t)
			if p.Lat == nil {
				v *= 0.6 // may be no place at all
			}
			s.score += v
		}
	}
	for i := range w.a.Places {
		p := &w.a.Places[i]
		t := w.tree(p.Words.Sentence)
		if t == nil || t.si < from || t.si >= to || p.Demonym || w.offered(t.si) {
			continue
		}
		if placeRank[p.Precision] > 1 {
			if !strings.HasPrefix(p.Evidence, notInGazetteer) {
				continue
			}
			own := *p // the point is that of the region that it lies in
			own.Lat, own.Lon, own.Precision = nil, nil, sitrep.PlacePoint
			p = &own
		}
		st := t.standing(i)
		if st != standsBody && st != standsDateline && w.ofItem(i) {
			continue
		}
		switch {
		case t.partOfTown(p):
			st = min(st, standsNamed) // speaks for the town that it lies in, whatever its namesakes
		case tied[p.Span]:
			st = standsEvent
		case other[p.Span]:
			st = min(st, standsNamed) // "a similar shooting in Arbin"
		}
		count(p, t, st)
	}
	for i := range w.nameless {
		p := &w.nameless[i]
		t := w.tree(p.Words.Sentence)
		switch {
		case t.si < from || t.si >= to:
		case t.dateline():
			count(p, t, standsDateline)
		default:
			count(p, t, standsBody)
		}
	}
	for i := range all {
		for k := i; k > 0 && all[k].score > all[k-1].score; k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
	return all
}

// prominence: what opens the report says more about its happening than what closes it.
func (w *work) prominence(t *tree) float64 {
	switch {
	case w.headline(t.si), t.si < 6:
		return 1.5
	case t.si > 25:
		return 0.6
	}
	return 1
}

// policeIn: the police of the town speak, not those of the state: "police in Arbin said".
func (t *tree) policeIn(p *sitrep.PlaceMention) bool {
	x := t.placeHead(p)
	if x < 0 || t.rel(x) != "nmod" || !firm[t.prep(x)] {
		return false
	}
	h := t.head(x)
	return h >= 0 && t.w.c.scene.police[t.form[h]]
}

// seat: the place is one from where governments speak and agencies report.
func (w *work) seat(p *sitrep.PlaceMention) bool {
	return w.c.scene.seat[lower(p.Name)] || w.c.scene.seat[lower(w.a.Text(p.Span))]
}

func samePlace(a, b *sitrep.Place) bool {
	if a.GeonameID != 0 && b.GeonameID != 0 {
		return a.GeonameID == b.GeonameID
	}
	return a.Name == b.Name && a.Country == b.Country
}

// apart is the distance of two places in kilometres, −1 when one is unknown.
func apart(a, b *sitrep.Place) float64 {
	if a.Lat == nil || b.Lat == nil || a.Lon == nil || b.Lon == nil {
		return -1
	}
	const rad = math.Pi / 180
	x := (*a.Lon - *b.Lon) * rad * math.Cos((*a.Lat+*b.Lat)/2*rad)
	return 6371 * math.Hypot(x, (*a.Lat-*b.Lat)*rad)
}

// vicinity: places nearer to each other than this are one scene.
const vicinity = 40

// mainScene is the place where the report's happening took place, nil when
// nothing or more than one place is set up. A dateline alone is none, since
// reports are filed from capitals and bureaus, unless no other place is named.
func (w *work) mainScene(scenes []*scene) *scene {
	if len(scenes) == 0 {
		return nil
	}
	s := scenes[0]
	if s.score < 1 || s.best < standsBody {
		return nil
	}
	alone := true
	for _, o := range scenes[1:] {
		d := apart(&s.place.Place, &o.place.Place)
		if d >= 0 && d <= vicinity || o.place.Lat == nil {
			continue // near, or perhaps no place at all
		}
		if o.best > standsNamed {
			alone = false
		}
		if o.score*rivalry[o.best] > s.score {
			return nil
		}
	}
	s.alone = alone
	if !alone && s.score < 2 {
		return nil
	}
	if from := w.filed(); from != "" && from != s.place.Country && s.best < standsEvent {
		return nil // a report from one country that merely names a town of another
	}
	if s.best == standsDateline && s.count[standsBody] == 0 && s.score < 4 && !alone {
		return nil
	}
	return s
}

// filed is the country of the report's dateline, "" without one.
func (w *work) filed() string {
	for i := range w.a.Places {
		if t := w.tree(w.a.Places[i].Words.Sentence); t != nil && t.dateline() && w.a.Places[i].Country != "" {
			return w.a.Places[i].Country
		}
	}
	return ""
}

// setScene gives the place of the scene to physical events that have none, or
// one that the gazetteer does not know. "Elsewhere, …" opens another scene.
func (w *work) setScene(live []*event) {
	from := 0
	w.nameless = w.unplaced()
	digest := w.digest()
	for from < len(w.trees) {
		to := from + 1
		for to < len(w.trees) && !w.trees[to].elsewhere() && !(digest && w.trees[to].label() > 0) && w.heads[to].site < 0 {
			to++
		}
		headed := digest && w.headed(live, from, to)
		scenes := w.scenes(live, from, to)
		if w.inSuburb(live, scenes, from, to) {
			scenes = w.scenes(live, from, to)
		}
		if s := w.mainScene(scenes); s != nil && !headed {
			w.setPlace(live, s, from, to)
		}
		if !headed {
			w.inTown(live, scenes, from, to)
		}
		w.nameTowns(live, scenes, from, to)
		if !headed {
			w.inCounty(live, from, to)
		}
		from = to
	}
}

// elsewhere: the sentence opens with a word that leaves the scene.
func (t *tree) elsewhere() bool {
	return len(t.tok) > 0 && t.formIs(0, ofScene) && t.w.c.scene.elsewhere[t.form[0]]
}

func (w *work) setPlace(live []*event, s *scene, from, to int) {
	main := leading(live)
	others := toldApart(live, s)
	for _, e := range live {
		if e.t.si < from || e.t.si >= to || !w.placeable(e) || others[e.firstMention()] {
			continue
		}
		if e.at == nil && (w.recalls(e, s) || w.aloof(e, atScene(s), live)) {
			continue
		}
		at := sitrep.EventPlace{Place: s.place.Place, Text: w.a.Text(s.place.Span), Span: s.place.Span}
		switch {
		case e.at == nil:
			if e.soFar() || e.firstMention().sumOfTold { // what adds up did so in many places
				continue
			}
			if e.firstMention() != main && !(s.alone && s.count[standsBody]+s.count[standsDateline] > 0) || w.leaves(e, s) {
				continue
			}
		case w.strayPart(e.at, s):
			// A quarter that the gazetteer knows only by a namesake far away.
			e.placeIn(s.place, e.at.Text)
			continue
		case e.at.Name == at.Name && e.at.Lat == nil && at.Lat == nil:
			continue
		case s.place.Lat != nil && e.at.Lat == nil && (e.at.Country == "" || e.at.Country == at.Country) && placeRank[e.at.Precision] <= 1:
			// A street, a house, a village that no gazetteer has: in or near the town of the scene.
			e.placeIn(s.place, e.at.Name)
			continue
		case s.best > standsDateline && within(&at.Place, &e.at.Place):
		default:
			continue
		}
		e.at = &at
		e.noteAt("place", s.place.Span, sitrep.ByScene)
	}
}

// toldApart are the first mentions of happenings that have a place of their own where but
// another happening is told of the scene: whoever was shot in Arbin County was not shot in the
// town of Arbin since a like shooting was there.
func toldApart(live []*event, s *scene) map[*event]bool {
	if s.best != standsEvent {
		return nil
	}
	own, here := map[*event]bool{}, map[*event]bool{}
	for _, e := range live {
		if e.at == nil || e.at.Lat == nil || e.atLoose || !physical[e.typ] {
			continue
		}
		f := e.firstMention()
		own[f] = true
		here[f] = here[f] || samePlace(&e.at.Place, &s.place.Place)
	}
	for f := range own {
		if here[f] {
			delete(own, f)
		}
	}
	return own
}

// within: the point lies in the region or district, as far as divisions and
// distances tell.
func within(p, wide *sitrep.Place) bool {
	if p.Country != wide.Country || p.Admin1 != wide.Admin1 || p.Admin1 == "" {
		return false
	}
	d := apart(p, wide)
	return wide.Precision == sitrep.PlaceRegion || wide.Precision == sitrep.PlaceDistrict && d >= 0 && d < 60
}

// present: the event belongs to what the report tells as news; what lies over a
// year back is another story.
func (w *work) present(e *event) bool {
	pub := w.a.Doc.PublishedOn
	if e.fact.reality == sitrep.Historical || pub == nil || pub.Start == 0 {
		return e.fact.reality != sitrep.Historical
	}
	if e.on == nil {
		return !e.t.looksBack(pub.Start - 365)
	}
	if e.on.End == 0 {
		return true
	}
	return e.on.End > pub.Start-365
}

// looksBack: all times that the sentence names are before the day.
func (t *tree) looksBack(day sitrep.Day) bool {
	back := false
	for k := range t.tok {
		if i := int(t.timex[k]); i >= 0 && (k == 0 || t.timex[k-1] != t.timex[k]) {
			if to := t.w.a.Timexes[i].To; to != 0 && to <= day {
				back = true
			} else if t.w.a.Timexes[i].Interval().Known() {
				return false
			}
		}
	}
	return back
}

// leaves: the event's sentence names a place far from the scene where something
// happened.
func (w *work) leaves(e *event, s *scene) bool {
	t := e.t
	for k := range t.tok {
		i := int(t.place[k])
		if i < 0 || k > 0 && t.place[k-1] == t.place[k] {
			continue
		}
		p := &w.a.Places[i]
		if p.Demonym || p.Precision == sitrep.PlaceCountry && p.Country == s.place.Country || t.standing(i) < standsWhere {
			continue
		}
		if d := apart(&p.Place, &s.place.Place); p.Precision == sitrep.PlaceCountry || d > vicinity && (p.Precision != sitrep.PlaceRegion || p.Admin1 != s.place.Admin1) {
			return true
		}
	}
	return false
}

package coder

import (
	"strconv"
	"strings"

	"sitrep"
)

// spot is where and at what hour something happened, as far as roads and clocks tell: what
// was done in two streets, or at two hours of a night, was done twice.
type spot struct {
	roads []string // by the word that names each: "oak" of "the 400 block of Oak Street"
	hours []int    // minutes past midnight
	sites []string // named schools, churches and the like, by kind and first word: "school marlow"
}

// farHours is how many minutes apart what is told of one attack may lie: reports take
// the call, the ambulance and the arrest for the hour of it.
const farHours = 100

// spot of a violent event; nothing where its sentence tells of several.
func (e *event) spot() (s spot) {
	t := e.t
	if e.typ != "ASSAULT" || t.lemma[e.tok] == "die" {
		return s
	}
	for k := range t.tok {
		switch {
		case t.roadWord(k):
			if n := t.roadAt(k); n >= 0 {
				s.roads = append(s.roads, t.form[n])
			}
		case k > 0 && t.tok[k].UPOS == "PROPN" && t.lemmaIs(k, isFacility) && !t.w.c.scene.hospital[t.lemma[k]]:
			n := k
			for n > 0 && t.timex[n-1] < 0 && (t.tok[n-1].UPOS == "PROPN" || t.tok[n-1].UPOS == "ADJ" && n > 1 && t.tok[n-2].UPOS == "PROPN") { // "Marlow High School"
				n--
			}
			if n < k && t.onRoad(n) {
				s.sites = append(s.sites, t.form[k]+" "+t.form[n])
			}
		case t.timex[k] >= 0 && (k == 0 || t.timex[k-1] != t.timex[k]):
			if m := t.minutes(int(t.timex[k])); m >= 0 {
				if level, _ := t.timeLevel(e, int(t.timex[k])); level <= firmTime {
					s.hours = append(s.hours, m)
				}
			}
		}
	}
	s.sites = e.sitesStruck(s.sites)
	if len(s.roads)+len(s.hours)+len(s.sites) == 0 {
		return s
	}
	for o := range t.attacks {
		if o.firstMention() != e.firstMention() {
			return spot{}
		}
	}
	return s
}

// roadWord: the word at k ends or begins a road's name.
func (t *tree) roadWord(k int) bool {
	return k > 0 && t.tok[k].UPOS == "PROPN" && t.w.c.scene.street[t.form[k]]
}

// roadAt is the word that names the road of road word k if something is there, -1 if not.
func (t *tree) roadAt(k int) int {
	if n := t.roadName(k); n >= 0 && t.onRoad(n) {
		return n
	}
	return -1
}

// roadName is the word before street word k that names it, -1 none.
func (t *tree) roadName(k int) int {
	if k+1 < len(t.tok) && t.tok[k+1].UPOS == "NUM" {
		return k + 1 // "Highway 249"
	}
	if p := t.tok[k-1].UPOS; p == "PROPN" || ordinal(t.form[k-1]) {
		return k - 1
	}
	return -1
}

// onRoad: a preposition says that something is at the road whose name stands at n, not
// that somebody comes from it or goes there.
func (t *tree) onRoad(n int) bool {
	for k := n - 1; k >= 0 && k > n-12; k-- {
		switch t.tok[k].UPOS {
		case "ADP":
			if f := t.form[k]; f != "of" {
				return f == "on" || f == "along" || firm[f]
			}
		case "VERB", "AUX", "SCONJ", "PRON":
			return false
		}
	}
	return false
}

// minutes past midnight of a time of day by the clock, -1 where the words do not say in which
// half of the day it is: "6:15 p.m.", not "6:15".
func (t *tree) minutes(i int) int {
	tx := &t.w.a.Timexes[i]
	_, clock, _ := strings.Cut(tx.Value, "T")
	hour, minute, ok := strings.Cut(clock, ":")
	for k := max(0, tx.Words.First); ok && k < tx.Words.End && k < len(t.form); k++ {
		if f := strings.ReplaceAll(t.form[k], ".", ""); strings.HasSuffix(f, "am") || strings.HasSuffix(f, "pm") {
			h, err := strconv.Atoi(hour)
			m, err2 := strconv.Atoi(minute)
			if err != nil || err2 != nil {
				break
			}
			return h*60 + m
		}
	}
	return -1
}

func (s *spot) merge(o spot) {
	s.roads, s.hours, s.sites = gather(s.roads, o.roads), gather(s.hours, o.hours), gather(s.sites, o.sites)
}

// elsewhere: they cannot be of one happening.
func (s *spot) elsewhere(o *spot) bool {
	if len(s.roads) > 0 && len(o.roads) > 0 {
		for _, r := range s.roads {
			if contains(o.roads, r) {
				return false
			}
		}
		return true
	}
	if s.otherSite(o) {
		return true
	}
	for _, a := range s.hours {
		for _, b := range o.hours {
			if d := (a - b + 24*60) % (24 * 60); min(d, 24*60-d) <= farHours {
				return false
			}
		}
	}
	return len(s.hours) > 0 && len(o.hours) > 0
}

// otherSite: they were at two places of one kind, two schools or two churches.
func (s *spot) otherSite(o *spot) bool {
	two := false
	for _, a := range s.sites {
		for _, b := range o.sites {
			if a == b {
				return false
			}
			kind, _, _ := strings.Cut(a, " ")
			two = two || strings.HasPrefix(b, kind+" ")
		}
	}
	return two
}

// elsewhere: where they happened tells the two apart. Only violence is done in one division of
// a country: whoever is freed or given something may be brought from one to the other.
func (p *profile) elsewhere(o *profile) bool {
	return p.spot.elsewhere(&o.spot) || p.scattered != o.scattered && (p.oneOf(o.at) || o.oneOf(p.at)) ||
		p.at != nil && o.at != nil && elsewhere(p.at, o.at, p.first.typ == "ASSAULT") && !p.first.t.w.roadIn(p.at, o.at)
}

// roadIn: of two places one is a road that no gazetteer has, so that it may lie in the other.
func (w *work) roadIn(a, b *sitrep.EventPlace) bool {
	road := func(p *sitrep.EventPlace) bool {
		words := strings.Fields(lower(p.Text))
		return p.Lat == nil && len(words) > 1 && w.c.scene.street[words[len(words)-1]]
	}
	return (a.Country == "" || b.Country == "" || a.Country == b.Country) && road(a) != road(b)
}

// elsewhere: two places neither of which can lie in the other, nor near it; where divisions
// count, a town in Alabama is not in New York.
func elsewhere(a, b *sitrep.EventPlace, divisions bool) bool {
	switch {
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return true
	case placeRank[a.Precision] > 1 || placeRank[b.Precision] > 1 || a.Name == b.Name:
		return divisions && a.Country == b.Country && a.Admin1 != "" && b.Admin1 != "" && a.Admin1 != b.Admin1
	}
	d := apart(&a.Place, &b.Place)
	return d < 0 || d > vicinity
}

// timePasses: the sentence opens by letting time pass or begins with the same night: what
// follows is one more happening.
func (t *tree) timePasses() bool {
	k, passes := 0, t.w.c.same.passes
	for k < len(t.form) && k < 4 && t.form[k] != "," && !passes[t.form[k]] && (t.timex[k] >= 0 || t.tok[k].UPOS == "NUM" || t.tok[k].UPOS == "DET" || t.tok[k].UPOS == "ADV" || t.tok[k].UPOS == "NOUN") {
		k++
	}
	if k > 0 && k+1 < len(t.form) && passes[t.form[k]] && (t.form[k+1] == "," || t.form[k] == "later" || t.form[k] == "afterwards") {
		return true
	}
	if k = 0; len(t.form) > 4 && (t.form[0] == "on" || t.form[0] == "in") {
		k = 1
	}
	return len(t.form) > 4 && (t.form[k] == "the" || t.form[k] == "that") && (t.form[k+1] == "same" || t.form[k+1] == "very") && t.w.c.same.spell[t.form[k+2]]
}

// thisTime: the sentence sets what it tells against what was told before: "This time, a bomb went off at a mosque."
func (t *tree) thisTime() bool {
	return len(t.form) > 2 && t.form[0] == "this" && t.form[1] == "time"
}

// ofNext: the clause of verb v is about the second or third of several things, or is one more behind an attack.
func (t *tree) ofNext(v int) bool {
	for k := 0; k < 2 && t.rel(v) == "advcl" && t.head(v) >= 0 && t.child(v, "nsubj") < 0; k++ {
		v = t.head(v)
	}
	s := t.child(v, "nsubj")
	if s < 0 {
		return false
	}
	if t.form[s] == "another" && t.child(v, "obj") >= 0 && !t.passive(v) && t.si > 0 {
		o := t.w.trees[t.si-1]
		x := o.subject()
		return x >= 0 && o.isNoun(x) && o.ruled(x) == "ASSAULT" // "One strike hit a house. Another hit a school."
	}
	definite, nth := false, ordinalOf(t.form[s]) > 1
	for c := t.first[s]; c >= 0; c = t.next[c] {
		definite = definite || t.form[c] == "the"
		nth = nth || t.rel(int(c)) == "amod" && ordinalOf(t.form[c]) > 1
	}
	return nth && definite && !t.property(s, "people")
}

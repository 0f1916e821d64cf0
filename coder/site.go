package coder

import (
	"strconv"
	"strings"

	"sitrep"
)

// notInGazetteer begins the evidence of a place that the place stage has no point of.
const notInGazetteer = "not in the gazetteer"

// addSites lists the places of each sentence where something can have happened:
// those of the place stage, and the buildings, roads and quarters that the model
// of names found and no gazetteer has, which are known by their names alone.
func (w *work) addSites() {
	w.sites = w.a.Places
	w.siteOf = w.plot.sites
	for i := range w.a.Places {
		if p := &w.a.Places[i]; w.tree(p.Words.Sentence) != nil && (!p.Demonym || w.ofLand(p)) && !w.inBody(p) && !w.namesMonth(p) {
			w.siteOf[p.Words.Sentence] = append(w.siteOf[p.Words.Sentence], int32(i))
		}
	}
	for i := range w.a.Names {
		n := &w.a.Names[i]
		t := w.tree(n.Words.Sentence)
		if t == nil || n.Words.First < 0 || n.Words.End > len(t.tok) || n.Words.First >= n.Words.End {
			continue
		}
		if n.Type != sitrep.NameFacility && n.Type != sitrep.NamePlace && !(n.Type == sitrep.NamePerson && t.inside(n.Words)) {
			continue
		}
		known := false
		for k := n.Words.First; k < n.Words.End; k++ {
			known = known || t.place[k] >= 0
		}
		if known || t.ageBehind(n.Words.End-1) || n.Type != sitrep.NamePerson && w.person(n.Span) || t.mereKind(n.Words) || t.ofBlock(n.Words) || !upper(w.a.Text(n.Span)) && !upper(w.a.Text(t.tok[n.Words.End-1].Span)) {
			continue
		}
		w.addSite(t, w.nameOnly(t, n.Words.First, n.Words.End), len(w.a.Names)-i)
	}
	w.capitals()
	w.holder = make([]int32, len(w.sites))
	for i := range w.holder {
		w.holder[i] = -1
	}
	for si, list := range w.siteOf {
		for k := range list {
			if k > 0 {
				w.trees[si].hold(int(list[k-1]), int(list[k]))
			}
		}
	}
}

// mereKind: one word, for a kind of place or building, is no name: "at the Bank", "the County jail".
func (t *tree) mereKind(ws sitrep.Words) bool {
	return ws.End == ws.First+1 && (t.placeKind(ws.First) || t.w.c.scene.settlement[t.form[ws.First]] || t.w.c.scene.part[t.form[ws.First]] || t.lemmaIs(ws.First, isFacility))
}

// ofBlock: the name is a street's without the word for one, "the 600 block of Arbin", that would be read as a town's.
func (t *tree) ofBlock(ws sitrep.Words) bool {
	f := ws.First
	return f >= 2 && t.form[f-1] == "of" && t.form[f-2] == "block" && !t.w.c.scene.street[t.form[ws.End-1]]
}

// ofLand: the adjective says whose coast, soil or border it is: "off the Veland coast".
func (w *work) ofLand(p *sitrep.PlaceMention) bool {
	t := w.tree(p.Words.Sentence)
	x := t.placeHead(p)
	if x < 0 || p.Precision != sitrep.PlaceCountry {
		return false
	}
	h := t.head(x)
	return h > x && t.rel(x) == "amod" && t.isNoun(h) && t.w.c.scene.soil[t.lemma[h]] && t.rel(h) != "nsubj" && locative[t.placePrep(h)]
}

// namesMonth: the name, of which no gazetteer knows where it is, is that of a month.
func (w *work) namesMonth(p *sitrep.PlaceMention) bool {
	if p.Country != "" || p.Lat != nil || p.Words.End != p.Words.First+1 {
		return false
	}
	i := w.tree(p.Words.Sentence).timex[p.Words.First]
	return i >= 0 && w.month(p, w.a.Timexes[i].Value)
}

// addSite lists one more site; more says how many may follow.
func (w *work) addSite(t *tree, p sitrep.PlaceMention, more int) {
	if len(w.sites) == len(w.a.Places) {
		w.sites = append(w.plot.added.take(len(w.a.Places) + more + 1)[:0], w.a.Places...)
	}
	k := len(w.siteOf[t.si])
	list := append(w.siteOf[t.si], int32(len(w.sites)))
	for ; k > 0 && w.sites[list[k-1]].Words.First > p.Words.First; k-- {
		list[k-1], list[k] = list[k], list[k-1]
	}
	w.siteOf[t.si] = list
	w.sites = append(w.sites, p)
}

// inBody: the place only names a body: "the Mission in Arbin".
func (w *work) inBody(p *sitrep.PlaceMention) bool {
	for _, i := range w.names[p.Words.Sentence] {
		if n := &w.a.Names[i]; n.Type.Collective() && n.Words.First < p.Words.First && n.Words.End >= p.Words.End && n.Words.End-n.Words.First > 2 {
			return true
		}
	}
	return false
}

// hold finds whether one of two places named in a row only says where the other
// is: "Karm, Arbin", "Karm, 20 km north of Arbin", "the Arbin suburb of Karm",
// "Arbin's Karm quarter". The one that is said more of is where things happen.
func (t *tree) hold(i, j int) {
	w := t.w
	a, b := &w.sites[i], &w.sites[j]
	switch {
	case t.owning(a): // "a Veland outpost near the border"
	case a.Words.End > b.Words.First: // "the Karm-Arbin road": the whole
		if a.Words.End >= b.Words.End {
			if a.Span != b.Span {
				w.inner(j, i)
			}
		}
	case t.ofKind(a, b):
		if t.finer(a, b) {
			w.inner(j, i)
		} else {
			w.inner(i, j)
		}
	case t.leadsIn(a.Words.End, b.Words.First):
		w.inner(i, j)
	case placeRank[a.Precision] >= placeRank[b.Precision] && a.Precision == sitrep.PlaceCountry && a.Lat != nil: // "met the president of Veland in Arbin"
	case t.leadsOut(a.Words.End, b.Words.First, b):
		if r := placeRank[a.Precision]; (r == 2 || r == 3) && a.Lat != nil && placeRank[b.Precision] <= 1 && t.measured(a.Words.End, b.Words.First) {
			w.inner(i, j) // "a village in Arbin province, 40 km north of Karm"
			return
		}
		w.inner(j, i)
	}
}

// measured: the words from k to end say that something is not far off.
func (t *tree) measured(k, end int) bool {
	for k++; k < end; k++ {
		if n, err := strconv.Atoi(t.form[k-1]); err == nil && n <= vicinity && t.w.c.scene.measure[t.lemma[k]] {
			return true
		}
	}
	return false
}

// ofKind: "the Karm quarter of Arbin", "the Arbin suburb of Karm": the words are
// the same whichever of the two is the larger.
func (t *tree) ofKind(a, b *sitrep.PlaceMention) bool {
	s := t.w.c.scene
	k, end := a.Words.End, b.Words.First
	for end > k && (t.tok[end-1].UPOS == "DET" || s.compass[t.form[end-1]]) {
		end--
	}
	if end-k < 2 || t.form[end-1] != "of" || t.form[k] == "'s" {
		return false
	}
	for n := k; n < end-1; n++ {
		if !s.part[t.lemma[n]] && !s.settlement[t.lemma[n]] && t.tok[n].UPOS != "ADJ" {
			return false
		}
	}
	return s.part[t.lemma[end-2]] || s.settlement[t.lemma[end-2]]
}

// finer: of two places that name each other, a is the one within.
func (t *tree) finer(a, b *sitrep.PlaceMention) bool {
	unknown := func(p *sitrep.PlaceMention) bool {
		return p.Lat == nil || strings.HasPrefix(p.Evidence, notInGazetteer)
	}
	ra, rb := placeRank[a.Precision], placeRank[b.Precision]
	switch {
	case unknown(a) != unknown(b):
		return unknown(a)
	case ra != rb && max(ra, rb) > 1:
		return ra < rb
	}
	k := t.lemma[a.Words.End]
	return t.w.c.scene.part[k] && !t.w.c.scene.satellite[k] // "the Karm quarter of Arbin", but "the Arbin suburb of Karm"
}

// inner: place out only says where place in is.
func (w *work) inner(out, in int) {
	if w.holder[in] != int32(out) {
		w.holder[out] = int32(in)
	}
}

// leadsOut: the words from k to end lead from a place to what it lies in or near.
func (t *tree) leadsOut(k, end int, to *sitrep.PlaceMention) bool {
	s := t.w.c.scene
	if k == end || end-k > 12 {
		return false
	}
	first, ends, led := t.form[k], false, false
	for n := k; n < end; n++ {
		f, l := t.form[n], t.lemma[n]
		switch {
		case f == "," || f == "(" || f == "-" || f == "–":
			ends = n == k
		case f == "in" || f == "of" || f == "near" || f == "outside" || f == "from" || f == "off" || f == "to" && n > k && (t.form[n-1] == "close" || t.form[n-1] == "next"):
			ends, led = true, true
		case s.compass[f], s.part[l], s.settlement[l], s.street[f], s.measure[l]:
			ends = false
		case t.tok[n].UPOS == "NUM", t.tok[n].UPOS == "DET", t.tok[n].UPOS == "ADJ", t.tok[n].Deprel == "amod", f == "about" || f == "some" || f == "around" || f == "just" || f == "close" || f == "next" || led && f == "," ||
			f == "which" || f == "is" || f == "lies" || f == "located" || f == "situated" || f == "'s" || f == ")":
		default:
			return false
		}
		if n > k && f == "and" {
			return false
		}
	}
	last := t.form[end-1]
	switch {
	case first == ",", first == "(":
		// "Karm, Arbin", "Karm, an Arbin suburb"
		return end == k+1 || led || s.compass[last] || last == "the" || t.tok[end-1].UPOS == "ADJ" || t.kindAfter(to)
	case first == "and":
		return false
	}
	return ends || s.compass[last] && (t.form[k] == "in" || t.form[k] == "of" || s.part[t.lemma[k]] || s.settlement[t.lemma[k]]) || last == "the" && end > k+1
}

// kindAfter: the word behind the name is one for a kind of place.
func (t *tree) kindAfter(p *sitrep.PlaceMention) bool {
	n := p.Words.End
	return n < len(t.tok) && (t.w.c.scene.part[t.lemma[n]] || t.w.c.scene.settlement[t.lemma[n]])
}

// leadsIn: the words from k to end lead from what holds a place to the place:
// "Arbin's western Karm quarter", "the Arbin suburb of Karm".
func (t *tree) leadsIn(k, end int) bool {
	s := t.w.c.scene
	if k == end {
		return false
	}
	kind, possessive := false, false
	for n := k; n < end; n++ {
		f, l := t.form[n], t.lemma[n]
		switch {
		case f == "'s" || f == "'" || f == "’s":
			possessive = true
		case s.compass[f], t.tok[n].UPOS == "ADJ":
		case s.part[l], s.settlement[l]:
			kind = true
		case (f == "of" || f == ",") && n > k && (s.part[t.lemma[n-1]] || s.settlement[t.lemma[n-1]]):
		default:
			return false
		}
	}
	return possessive && t.form[end-1] != "," || kind && t.form[k] != ","
}

// lieIn gives a place that is known by name alone the point of what the text says
// it lies in or near.
func (w *work) lieIn(at *sitrep.EventPlace, i int) {
	for j := range w.holder {
		o := &w.sites[j]
		if w.holder[j] != int32(i) || o.Lat == nil {
			continue
		}
		at.Country, at.Admin1, at.Lat, at.Lon, at.Precision = o.Country, o.Admin1, o.Lat, o.Lon, o.Precision
		if placeRank[o.Precision] <= 1 {
			if o.Precision == sitrep.PlacePoint {
				at.Name += ", " + o.Name
			}
			at.Precision = sitrep.PlaceNear
		}
		return
	}
	at.Country = w.around(w.sites[i].Words.Sentence)
}

// around is the country that all places of a sentence lie in, else that of most
// places of the report, "" where none is named so often.
func (w *work) around(si int) string {
	here, several := "", false
	of := map[string]int{}
	total, lead := 0, ""
	for i := range w.a.Places {
		p := &w.a.Places[i]
		if p.Country == "" || p.Demonym {
			continue
		}
		if p.Words.Sentence == si && !w.whose(p) {
			several = several || here != "" && here != p.Country
			here = p.Country
		}
		total++
		if of[p.Country]++; of[p.Country] > of[lead] {
			lead = p.Country
		}
	}
	switch {
	case here != "" && !several:
		return here
	case 10*of[lead] >= 6*total:
		return lead
	}
	return ""
}

// whose: the country says whose somebody or something is: "the Veland ambassador",
// "Veland's jets".
func (w *work) whose(p *sitrep.PlaceMention) bool {
	t := w.tree(p.Words.Sentence)
	if t == nil || p.Precision != sitrep.PlaceCountry {
		return false
	}
	x := t.placeHead(p)
	if x < 0 {
		return false
	}
	r := t.rel(x)
	return r == "compound" || r == "amod" || t.tok[x].Deprel == "nmod:poss"
}

// person: the words are the name, or the end of the name, of a person elsewhere in
// the report.
func (w *work) person(sp sitrep.Span) bool {
	name := w.a.Text(sp)
	for i := range w.a.Names {
		if n := &w.a.Names[i]; n.Type == sitrep.NamePerson && n.Len() >= len(name) && strings.HasSuffix(w.a.Text(n.Span), name) {
			return true
		}
	}
	return false
}

// inside: the words stand where no person can: "fighting in Kafr Karm". The
// model of names takes what it has not seen for a person's name.
func (t *tree) inside(ws sitrep.Words) bool {
	if ws.First == 0 {
		return false
	}
	switch t.form[ws.First-1] {
	case "in", "near", "outside", "inside":
	default:
		return false
	}
	for k := ws.First; k < ws.End; k++ {
		if h := t.head(k); h < ws.First || h >= ws.End {
			return t.rel(k) == "obl" || t.rel(k) == "nmod"
		}
	}
	return false
}

// namedRoad: "Karm Street", "the 1400 block of Karm Street" is where something happens.
func (t *tree) namedRoad(x int) bool {
	if t.lemma[x] == "block" && x > 0 && t.tok[x-1].UPOS == "NUM" {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "nmod" && t.namedRoad(int(c)) {
				return true
			}
		}
	}
	if k := t.child(x, "flat"); k == x+1 && t.tok[x].UPOS == "PROPN" && t.w.c.scene.street[t.form[k]] {
		return true // "Addison Pl"
	}
	return t.tok[x].UPOS == "PROPN" && x > 0 && (t.tok[x-1].UPOS == "PROPN" || ordinal(t.form[x-1])) && t.w.c.scene.street[t.form[x]]
}

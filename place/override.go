package place

// samePlace is how far apart, in kilometres, two points may lie that two sources
// give for one settlement; sameRegion the same for what has no sharp middle.
const (
	samePlace  = 15
	sameRegion = 250
	sameRow    = 3 // two rows of users' files
)

func settlement(f feature) bool { return f < featAdmin1 || f == featPoint }

// overrideWritten moves a region, sea or point of the written files that the
// row names. Its names stay, those of the row are added.
func (r *Resolver) overrideWritten(k key, w *addedRow, p ownPlace) bool {
	for _, n := range r.overlay.names[k] {
		q := &r.places[n.place]
		if n.demonym || n.abbr || n.place >= r.added.first || q.feat == featCountry || q.feat == featAdmin1 || w.country >= 0 && q.country >= 0 && q.country != w.country {
			continue
		}
		limit := float64(sameRegion)
		if q.feat == featPoint {
			limit = samePlace
		}
		if w.kind != "" && settlement(p.feat) != settlement(q.feat) || distance(p.lat, p.lon, q.lat, q.lon) > limit {
			continue
		}
		q.lat, q.lon = p.lat, p.lon
		if w.kind != "" {
			q.feat = p.feat
		}
		if p.id != 0 {
			q.id = p.id
		}
		if p.admin1 != 0 || p.within != "" {
			q.admin1, q.within = p.admin1, p.within
		}
		for _, a := range w.aliases {
			r.overlay.add(n.place, a, ownName{})
		}
		return true
	}
	return false
}

// overrideAdded finds an earlier row for the same place, -1 when there is none.
func (r *Resolver) overrideAdded(k key, p *ownPlace) int32 {
	for e := r.added.names[k]; e != 0; e = r.list[e-1].next {
		i := r.list[e-1].place - int32(r.n)
		q := &r.places[i]
		if p.id != 0 && p.id == q.id || settlement(p.feat) == settlement(q.feat) && p.country == q.country && distance(p.lat, p.lon, q.lat, q.lon) < sameRow {
			return i
		}
	}
	return -1
}

// overrideCompiled lets place i stand for a settlement of the compiled gazetteer
// of the same name in the same country close by.
func (r *Resolver) overrideCompiled(k key, i int32, p *ownPlace) {
	if !settlement(p.feat) {
		return
	}
	best, least := int32(-1), float64(samePlace)
	r.table.lookup(k, func(q int32, flag uint8) {
		if flag > nameAlt || !settlement(feature(r.feat[q])) || p.country >= 0 && r.countryOf[r.table.country[q]] != p.country {
			return
		}
		lat, lon := r.point(q)
		if d := distance(lat, lon, p.lat, p.lon); d < least {
			best, least = q, d
		}
	})
	if best >= 0 {
		r.stand(i, best)
	}
}

// stand lets place i stand for place q of the compiled gazetteer; what the user
// left open is taken from there.
func (r *Resolver) stand(i, q int32) {
	r.replaced[q] = i
	p, f := &r.places[int(i)-r.n], r.facts(q)
	if p.country < 0 {
		p.country = f.country
	}
	if p.admin1 == 0 && p.within == "" {
		p.admin1 = f.admin1
	}
	if p.admin2 == 0 {
		p.admin2 = f.admin2
	}
	if p.id == 0 {
		p.id = f.id
	}
	if p.population == 0 {
		p.population = f.population
	}
	if p.feat == featTown {
		p.feat = f.feat
	}
}

// overrideByID lets rows stand for the places of the compiled gazetteer that
// have their ids.
func (r *Resolver) overrideByID() {
	want := map[int32]int32{}
	for i := int(r.added.first); i < len(r.places); i++ {
		if id := r.places[i].id; id != 0 {
			want[id] = int32(i + r.n)
		}
	}
	if len(want) == 0 {
		return
	}
	for q := int32(r.admin1s + r.admin2s); int(q) < r.n; q++ {
		if i, ok := want[int32(le24(r.ids, int(q)))]; ok {
			r.stand(i, q)
		}
	}
}

// lookup calls f with each place of that name and the name's flag: those of the
// users' files, then those of the compiled gazetteer that they do not override.
func (r *Resolver) lookup(k key, f func(place int32, flag uint8)) {
	if r.added == nil {
		r.table.lookup(k, f)
		return
	}
	head := r.added.names[k]
	for e := head; e != 0; e = r.list[e-1].next {
		f(r.list[e-1].place, r.list[e-1].flag)
	}
	r.table.lookup(k, func(p int32, flag uint8) {
		own, ok := r.replaced[p]
		if !ok {
			f(p, flag)
			return
		}
		for e := head; e != 0; e = r.list[e-1].next {
			if r.list[e-1].place == own {
				return
			}
		}
		f(own, flag)
	})
}

// lists reports whether a user's file has that name.
func (r *Resolver) lists(k key) bool { return r.added != nil && r.added.names[k] != 0 }

// has reports whether some place of the users' files or the compiled gazetteer has that name.
func (r *Resolver) has(k key) bool {
	return r.lists(k) || r.table.has(k)
}

// originOf is the file and line of a place of the users' files, "" for others.
func (r *Resolver) originOf(i int32) string {
	if r.added == nil || int(i) < r.n+int(r.added.first) {
		return ""
	}
	return r.origin[int(i)-r.n-int(r.added.first)]
}

// bonus is what being listed by the user is worth beside being known to the
// compiled gazetteer: a place listed by hand is what the user reads about, one
// of a dump lies at least in the country that they read about.
func (r *Resolver) bonus(i int32) float64 {
	switch {
	case r.added == nil || int(i) < r.n+int(r.added.first):
		return 0
	case r.listed(i):
		return 2.5
	}
	return 1
}

// listed reports whether a user listed the place by hand.
func (r *Resolver) listed(i int32) bool {
	return r.added != nil && int(i) >= r.n+int(r.added.first) && r.byHand[int(i)-r.n-int(r.added.first)]
}

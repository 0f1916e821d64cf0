package actor

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// latest stands for "as of the last that is known".
const latest = sitrep.Day(1 << 30)

// find is the record that a name denotes.
func (b *base) find(name string) (int32, bool) {
	at := int32(-1)
	for _, t := range b.readings(name) {
		if t.role != roleName || t.part {
			continue
		}
		if at >= 0 && !b.canonical(t.entry, name) {
			continue
		}
		at = t.entry
	}
	if at >= 0 {
		return at, true
	}
	at, ok := b.replaced[foldName(name)]
	return at, ok
}

// canonical reports the first name of a record.
func (b *base) canonical(entry int32, name string) bool {
	return foldName(b.records[entry].names[0]) == foldName(name)
}

// readings of a whole name.
func (b *base) readings(name string) []target {
	var words [8]string
	var letters [48]byte
	node := int32(0)
	for _, w := range withoutArticle(appendWords(words[:0], name)) {
		id := b.vocab.find(appendFold(letters[:0], w))
		if id < 0 {
			return nil
		}
		if node = b.names.to(node, id); node == 0 {
			return nil
		}
	}
	if node == 0 {
		return nil
	}
	return b.names.at(node)
}

// withoutArticle leaves out the "the" before the words of a name.
func withoutArticle(words []string) []string {
	for len(words) > 1 && len(words[0]) == 3 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return words
}

// check refuses ties to actors that nobody knows.
func (b *base) check() error {
	for i := range b.records {
		for _, t := range b.records[i].ties {
			if t.to == "" {
				continue
			}
			if _, ok := b.find(t.to); !ok {
				if _, ok = b.organOf(t.to); !ok {
					return b.records[i].line().fault(cell{t.to, int(t.toAt)}, "the name of an actor in these files")
				}
			}
		}
	}
	return nil
}

// organRef is an organ of a state.
type organRef struct{ state, organ int32 }

// organOf reads "Syrian government" or "government of Syria".
func (b *base) organOf(name string) (organRef, bool) {
	words := surfaceWords(name)
	if len(words) > 0 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	for i := 1; i < len(words); i++ {
		o, ok := b.byNoun[foldName(strings.Join(words[i:], " "))]
		if !ok {
			o, ok = b.byNoun[singular(foldName(strings.Join(words[i:], " ")))]
		}
		if ok {
			if s, ok := b.stateOf(strings.Join(words[:i], " ")); ok {
				return organRef{s, o}, true
			}
		}
	}
	for i, w := range words {
		if i == 0 || !strings.EqualFold(w, "of") {
			continue
		}
		if o, ok := b.byNoun[foldName(strings.Join(words[:i], " "))]; ok {
			if s, ok := b.stateOf(strings.Join(words[i+1:], " ")); ok {
				return organRef{s, o}, true
			}
		}
	}
	return organRef{}, false
}

// stateOf is the state that a name or an adjective denotes.
func (b *base) stateOf(name string) (int32, bool) {
	for _, t := range b.readings(name) {
		if t.role != roleSeat && b.records[t.entry].typ == sitrep.EntityCountry {
			return b.byCode.find(b.records[t.entry].country)
		}
	}
	return 0, false
}

func (b *base) organName(r organRef) string {
	return b.states[r.state].adjective() + " " + b.organs[r.organ].nouns[0]
}

func (b *base) organID(r organRef) string {
	return sitrep.ListedID(strings.ToLower(b.states[r.state].code) + "-" + b.organs[r.organ].key)
}

// addHolders indexes the offices of states by organ.
func (b *base) addHolders() {
	for i := range b.records {
		r := &b.records[i]
		s, ok := b.byCode.find(r.country)
		if !ok || r.typ != sitrep.EntityPerson {
			continue
		}
		for k := range r.ties {
			t := &r.ties[k]
			if t.relation != office || t.to != "" {
				continue
			}
			if o, ok := b.byNoun[t.title]; ok {
				b.holders[organRef{s, o}] = append(b.holders[organRef{s, o}], holder{int32(i), t})
			}
		}
	}
}

// holderOn is the only one who held an office from the first to the last day of
// an interval.
func (b *base) holderOn(o organRef, on sitrep.Interval) (int32, bool) {
	at, n := int32(-1), 0
	for _, h := range b.holders[o] {
		if h.tie.inForce(on.Start) && h.tie.inForce(on.End) {
			at, n = h.entry, n+1
		}
	}
	return at, n == 1
}

// inForce reports whether a tie holds on a day.
func (t *tie) inForce(on sitrep.Day) bool {
	return !t.ended && (t.from == 0 || t.from <= on) && (t.until == 0 || on <= t.until)
}

// titleAgent is the agent noun of an office's title.
func (b *base) titleAgent(title string) *agent {
	f := foldName(title)
	for _, p := range []string{" of ", " for ", " in ", " to "} {
		if a := b.agents[f]; a != nil {
			return a
		}
		if i := strings.Index(f, p); i > 0 {
			f = f[:i]
		}
	}
	for {
		if a := b.agents[f]; a != nil {
			return a
		}
		_, rest, ok := strings.Cut(f, " ")
		if !ok {
			return nil
		}
		f = rest
	}
}

// sectorsAt is what a record is on a day: by its offices then, else by itself,
// ELI when its offices are over.
func (b *base) sectorsAt(entry int32, on sitrep.Day) []string {
	r := &b.records[entry]
	if c := r.codedAt(on); c != nil {
		return c.sectors
	}
	var out []string
	over, offices := false, false
	for i := range r.ties {
		t := &r.ties[i]
		if t.relation != office {
			continue
		}
		offices = true
		if !t.inForce(on) {
			over = over || t.until != 0 && t.until < on
			continue
		}
		add := []string(nil)
		if a := b.titleAgent(t.title); a != nil {
			add = a.sectors
		}
		if len(add) == 0 && t.to == "" && b.isState(r.country) {
			add = []string{"GOV"} // "leader" of a state
		} else if len(add) == 0 && t.to != "" {
			if org, ok := b.find(t.to); ok {
				add = b.records[org].sectors
			}
		}
		for _, s := range add {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if r.typ != sitrep.EntityPerson && len(out) > 0 {
		return out
	}
	for _, s := range r.sectors {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 && offices && over {
		return []string{"ELI"}
	}
	return out
}

// tiesAt is the ties that hold on a day; when the day is unknown, all.
func (b *base) tiesAt(entry int32, on sitrep.Day) []sitrep.Tie {
	r := &b.records[entry]
	var out []sitrep.Tie
	var told []sitrep.Source
	for i := range r.ties {
		t := &r.ties[i]
		if on != 0 && !t.inForce(on) {
			continue
		}
		if out == nil { // all stand in one line
			out, told = make([]sitrep.Tie, 0, len(r.ties)-i), []sitrep.Source{{By: "actor/" + r.file + ":" + strconv.Itoa(int(r.no))}}
		}
		to := t.to
		if to == "" {
			if s, ok := b.byCode.find(r.country); ok {
				to = b.states[s].name
			}
		}
		out = append(out, sitrep.Tie{
			Relation: t.relation.String(), Actor: to, Title: t.title, From: t.from, Until: t.until, Ended: t.ended,
			Evidence: told[:1:1],
		})
	}
	return out
}

// typical is the preference among readings of one name on a day: actors that
// live, people in office, then the order of the files.
func (b *base) typical(entry int32, on sitrep.Day) int {
	r := &b.records[entry]
	score := 0
	if on != 0 && on != latest && (r.founded != 0 && on < r.founded || r.ended != 0 && on > r.ended+3*365) {
		score -= 2
	}
	if r.typ == sitrep.EntityPerson {
		score--
		for i := range r.ties {
			if r.ties[i].relation == office && r.ties[i].inForce(max(on, 1)) {
				score += 2
				break
			}
		}
	}
	return score
}

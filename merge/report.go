package merge

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

// Report is the digest of one document: what merging keeps of it and compares with others.
// It depends on the document alone and can be written away and read back (JSON, gob);
// Mentions are kept elsewhere in that case and have to be set again before an event is made.
type Report struct {
	ID        string
	Published sitrep.Interval // the zero value: unknown
	Publisher string          `json:",omitempty"`
	Agency    string          `json:",omitempty"` // whose copy it says it is
	Page      uint64          `json:",omitempty"` // hash of its address: see Document.Address
	Words     []Word          `json:",omitempty"` // the heaviest content words, sorted by hash; norm one
	Names     []Name          `json:",omitempty"` // of persons and facilities, sorted
	Tellings  []Telling       `json:",omitempty"`
	Runs      []uint32        `json:",omitempty"` // of words: see Reprints
	Facts     []uint32        `json:"-"`          // names and numbers, of the text as Runs are
	Flags     []string        `json:",omitempty"` // what is odd about the report

	Mentions []sitrep.EventMention `json:"-"`
}

// Word is a content word, known by the hash of its lemma in lower case.
type Word struct {
	Hash   uint32
	Weight float32
}

// Name is a full name in lower case with what it says for two reports being of one thing.
type Name struct {
	Text   string
	Weight float32
}

const (
	reportWords   = 96 // kept of a report
	sentenceWords = 32 // kept of the sentences that tell one happening
)

// Read takes the digest of a document. The analysis is not changed; the digest has mentions of
// its own, with what merging asks of them.
func Read(a *sitrep.Analysis) *Report {
	r := &Report{ID: a.Doc.ID, Publisher: a.Doc.Publisher}
	r.SetText(a.Doc.Text)
	if p := a.Doc.PublishedOn; p != nil {
		r.Published = p.Interval
	}
	if len(a.Events) == 0 {
		return r
	}
	r.Mentions = asked(a.Events)
	r.Agency = strings.Clone(agencyOf(a.Doc))
	if s := a.Doc.Address(); s != "" {
		r.Page = mix(offset64, s)
	}
	w := weighers.Get().(*weigher)
	w.read(a)
	defer weighers.Put(w)
	r.Words = w.all()
	r.Names = names(a)
	r.Tellings = tellings(r, a, w)
	r.Flags = flags(r)
	return r
}

// names of persons and facilities that somebody bears in full. One of a known actor is in
// many reports and says little.
func names(a *sitrep.Analysis) (out []Name) {
	known := map[string]bool{}
	for i := range a.Entities {
		if e := &a.Entities[i]; sitrep.Listed(e.Actor) {
			known[nameKey(e.Name)] = true
			for _, n := range e.Aliases {
				known[nameKey(n)] = true
			}
		}
	}
	told, takesPart := speakers(a)
	for _, n := range a.Names {
		if n.Type != sitrep.NamePerson && n.Type != sitrep.NameFacility {
			continue
		}
		if text := a.Text(n.Span); strings.Contains(text, " ") {
			key, weight := nameKey(text), float32(1)
			if known[key] || told[key] || n.Type == sitrep.NameFacility && isHospital(key) && !takesPart[key] {
				weight = 0.25
			}
			if n.Type == sitrep.NameFacility {
				key = strings.ToLower(text) // "Camp 5 North" is not "Camp 6 North"
			}
			out = append(out, Name{strings.Clone(key), weight})
		}
	}
	slices.SortFunc(out, func(a, b Name) int { return cmp.Or(strings.Compare(a.Text, b.Text), cmp.Compare(a.Weight, b.Weight)) })
	return slices.CompactFunc(out, func(a, b Name) bool { return a.Text == b.Text })
}

// nameKey is a name in lower case, without the initials in it that some reports write: "Ann B. Lee".
func nameKey(name string) string {
	name = strings.ToLower(name)
	words := strings.Fields(name)
	if len(words) < 3 {
		return name
	}
	middle := slices.DeleteFunc(words[1:len(words)-1], func(w string) bool { return len(strings.TrimSuffix(w, ".")) == 1 })
	return strings.Join(append(words[:1+len(middle)], words[len(words)-1]), " ")
}

// speakers are those who tell and take no part in what is told, and those who do take part: of the
// police of a town one speaks of every case.
func speakers(a *sitrep.Analysis) (told, takesPart map[string]bool) {
	told, takesPart = map[string]bool{}, map[string]bool{}
	for i := range a.Events {
		m := &a.Events[i]
		for _, ps := range [...][]sitrep.Participant{m.Actors, m.Recipients} {
			for _, p := range ps {
				takesPart[nameKey(p.Name)], takesPart[nameKey(p.Text)] = true, true
			}
		}
	}
	for i := range a.Events {
		for _, s := range a.Events[i].Stances {
			if name := nameKey(s.Who.Name); !takesPart[name] {
				told[name] = true
			}
		}
	}
	return told, takesPart
}

//go:embed hospital.txt
var hospitalFile string

// hospitalWords stand in names of hospitals and the like, in lower case (hospital.txt).
var hospitalWords = sync.OnceValue(func() map[string]bool { return wordsIn(hospitalFile) })

func isHospital(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return hospitalWords()[w] })
}

// lowerHash is FNV-1a of a word in lower case.
func lowerHash(s string) uint32 {
	h := uint32(offset32)
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return hash(strings.ToLower(s))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * prime32
	}
	return h
}

// Of FNV-1a.
const (
	offset32 = 2166136261
	prime32  = 16777619
)

func hash(s string) uint32 {
	h := uint32(offset32)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime32
	}
	return h
}

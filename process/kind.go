package process

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed kinds/*.txt
var kindFiles embed.FS

// File is a text that declares kinds of processes, in the format of kinds/FORMAT.md.
type File struct{ Name, Text string }

// Kind is a sort of process as a file declares it: the words for it, its phases and
// what moves it from one to another.
type Kind struct {
	Name  string // "negotiation"
	Title string // "Talks", of which the name of a process is made

	file     string
	apart    string // what keeps two of the same parties apart: subject, place, "" nothing
	parties  string // two: two common parties where both name two; loose: parties may differ
	phases   []phase
	words    map[string][]wording  // by the last word: lemma or form
	acts     map[string][]act      // by the word
	objects  wordSet               // of acts: they are no parties
	not      map[string][][]string // phrases by their last word that name something else
	causes   wordSet               // phases whose causes are read; nil: all
	weak     map[string]bool
	moves    map[string][]move // by the word that governs, in order of lines
	placed   []move            // "~ on hold", in order of lines
	beside   []move            // "(batch)"
	events   []eventRule
	itself   []move // of acts that nothing else moves
	planned  map[string]string
	reasons  string            // groups of names, by their beginning, of which "over X" is the cause
	fresh    map[string]string // of what is told as new
	again    map[string]string // of what is told with "again"
	only     wordSet           // groups of names that only the moves of their own are for
	firm     wordSet           // phases whose signs make a process even where the name is weak
	begins   string            // phase that an earlier event of these types begins
	openers  wordSet
	wanted   map[string]string
	denied   map[string]string // of what is told as not having come about
	repeated map[string]string
	implied  string // phase that a process has begun with when it was announced and then went on
	counters []string
	examples []Example
}

// phase is a state of the machine.
type phase struct {
	name, state string   // state: before, on, halt, over
	keeps       []string // phases whose signs go on with this one
	becomes     map[string]string
	restarts    bool   // begins another process when the one before is over
	is, before  string // told of a process that then went on to before, it was is
	deed        bool   // brought about by what is told as an event of its own: an attack breaks a truce
}

// wording names a process: a word, or a phrase by its words.
type wording struct {
	words []string
	group string
}

// act is a word that is the process itself when it has a word of a class as object.
type act struct {
	of    []string // nil: any
	rest  []string // further words of it
	agent bool     // those who do it are of the class, not what it is done to
	group string
}

// move is one way to word a step.
type move struct {
	phase  string
	words  []string // the governing word first
	tail   []string // words after the name of the process: "declare ~ over"
	pos    position
	groups []string // of names; nil: any
	line   int
}

// position of the name of the process to the words of a move.
type position uint8

const (
	anyRole  position = iota // "suspend"
	asObject                 // "walk out of ~"
	asAgent                  // "~ collapse"
	atPlace                  // "~ on hold"
	withWord                 // "(batch)"
)

// Kinds are the kinds of processes that are followed.
type Kinds struct {
	list       []*Kind
	classes    map[string][]string
	lists      map[string]wordSet // of the classes that the code asks for
	phrases    map[string][][]string
	causers    wordSet
	longer     map[string]map[string][][]string // the further words of a class's phrases, by class and first word
	topicWords map[string]string                // class topic-NAME by word; "" for generic ones
	heads      map[string][]*Kind               // kinds that a word may name or be an act of
	headShapes [1 << 13]bool                    // of the heads: see shape
	typed      map[string][]typedRule
}

// shape is the first two letters and the length of a word, by which most words that
// no kind knows are told without looking them up.
func shape(w string) int {
	if len(w) < 2 {
		return len(w)
	}
	return int(w[0]|0x20)&31<<8 ^ int(w[1]|0x20)&31<<3 ^ len(w)&31<<8 ^ len(w)&7
}

type typedRule struct {
	kind *Kind
	rule *eventRule
}

type wordSet map[string]bool

var builtin = sync.OnceValues(func() (*Kinds, error) { return New() })

// Builtin is the kinds of the ontology.
func Builtin() *Kinds {
	k, err := builtin()
	if err != nil {
		panic(fmt.Sprintf("built-in kinds of processes: %v", err)) // a test reads them
	}
	return k
}

// New reads the built-in kinds and the user's beside them; a user's kind of a
// built-in name takes its place.
func New(own ...File) (*Kinds, error) {
	ks := &Kinds{classes: map[string][]string{}}
	names, err := fs.Glob(kindFiles, "kinds/*.txt")
	if err != nil {
		return nil, err
	}
	// The shared words come first: kinds use them.
	slices.SortFunc(names, func(a, b string) int {
		if x, y := a == sharedWords, b == sharedWords; x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	for _, n := range names {
		b, err := kindFiles.ReadFile(n)
		if err != nil {
			return nil, err
		}
		if err := ks.read(File{strings.TrimPrefix(n, "kinds/"), string(b)}); err != nil {
			return nil, err
		}
	}
	for _, f := range own {
		if err := ks.read(f); err != nil {
			return nil, err
		}
	}
	if err := ks.index(); err != nil {
		return nil, err
	}
	return ks, nil
}

const sharedWords = "kinds/shared.txt"

// index readies what the reading of a document looks up.
func (ks *Kinds) index() error {
	ks.longer = map[string]map[string][][]string{}
	ks.heads, ks.lists, ks.typed = map[string][]*Kind{}, map[string]wordSet{}, map[string][]typedRule{}
	for _, k := range ks.list {
		add := func(w string) {
			if !slices.Contains(ks.heads[w], k) {
				ks.heads[w] = append(ks.heads[w], k)
				ks.headShapes[shape(w)] = true
			}
		}
		for w := range k.words {
			add(w)
		}
		for w := range k.acts {
			add(w)
		}
		for i := range k.events {
			for _, t := range k.events[i].types() {
				ks.typed[t] = append(ks.typed[t], typedRule{k, &k.events[i]})
			}
		}
	}
	for _, name := range asked {
		words, ok := ks.classes[name]
		if !ok {
			return fmt.Errorf("%s: class @%s is missing", sharedWords, name)
		}
		ks.lists[name] = set(words)
		for _, w := range words {
			if f := strings.Fields(w); len(f) > 1 && f[0] != w {
				if ks.longer[name] == nil {
					ks.longer[name] = map[string][][]string{}
				}
				ks.longer[name][f[0]] = append(ks.longer[name][f[0]], f[1:])
			}
		}
	}
	ks.causers, ks.phrases, ks.topicWords = ks.lists["causer"], map[string][][]string{}, map[string]string{}
	for _, name := range []string{"because", "because-of", "if"} {
		for _, p := range ks.classes[name] {
			ks.phrases[name] = append(ks.phrases[name], strings.Fields(p))
		}
		slices.SortStableFunc(ks.phrases[name], func(a, b []string) int { return len(b) - len(a) })
	}
	for name, words := range ks.classes {
		if topic, ok := strings.CutPrefix(name, "topic-"); ok {
			for _, w := range words {
				if topic == "any" {
					ks.topicWords[w] = ""
				} else if o, ok := ks.topicWords[w]; !ok || o != "" && topic < o {
					ks.topicWords[w] = topic
				}
			}
		}
	}
	return nil
}

// asked are the classes of the shared words that the code looks up by name.
var asked = []string{"part", "former", "plan", "want", "negate", "announce", "aspect", "mediate", "host", "ordinal", "because", "because-of", "if", "demand", "deadline", "generic", "say", "maybe", "doubt", "follow", "move", "causer", "period", "deed", "common", "stance", "lasting", "because-noun"}

func set(words []string) wordSet {
	s := wordSet{}
	for _, w := range words {
		s[w] = true
	}
	return s
}

func (ks *Kinds) kind(name string) *Kind {
	for _, k := range ks.list {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Names of the kinds, in the order in which they were read.
func (ks *Kinds) Names() (names []string) {
	for _, k := range ks.list {
		names = append(names, k.Name)
	}
	return names
}

// Phases of a kind with their states, "paused halt", in the usual order.
func (ks *Kinds) Phases(kind string) (out []string) {
	if k := ks.kind(kind); k != nil {
		for i := range k.phases {
			out = append(out, k.phases[i].name+" "+k.phases[i].state)
		}
	}
	return out
}

// Examples of the kinds of these files, of all kinds where none is named.
func (ks *Kinds) Examples(files ...string) (ex []Example) {
	for _, k := range ks.list {
		if len(files) == 0 || slices.Contains(files, k.file) {
			ex = append(ex, k.examples...)
		}
	}
	return ex
}

// at is a line of the kind's file, as evidence names it.
func (k *Kind) at(line int) string { return "process/" + k.file + ":" + strconv.Itoa(line) }

func (k *Kind) phase(name string) *phase {
	for i := range k.phases {
		if k.phases[i].name == name {
			return &k.phases[i]
		}
	}
	return nil
}

// rank is the place of a phase in the usual order.
func (k *Kind) rank(name string) int {
	for i := range k.phases {
		if k.phases[i].name == name {
			return i
		}
	}
	return len(k.phases)
}

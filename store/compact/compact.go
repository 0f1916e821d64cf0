// Package compact writes records in few bytes. What a record is made of (fields, kinds of
// values, common words), numbers and text go into streams of their own, which a packer then
// finds much alike from record to record; hashes, which no packer makes smaller, are kept
// apart as they are.
//
// A record says itself what it is made of: fields that a later program adds or drops do
// not hinder it from being read. Fields are named by their place in names.txt, common
// values by theirs in words.txt; both files may only grow at the end.
package compact

import (
	_ "embed"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"
)

// Kinds of values in the stream of structure. 0 ends a struct, list or map.
const (
	end byte = iota
	structure
	list
	mapping
	yes
	no
	integer   // number
	hundredth // number
	fine      // number: hundred thousandths
	double    // eight bytes with the hashes
	seen      // number: how many strings ago
	word      // its place in words.txt follows
	literal   // number: length; the bytes are text
	octets    // number: length; the bytes are with the hashes
	null
	native // and the kinds after it: eight bytes with the hashes, one for each of idPrefixes
)

// idPrefixes are those of native IDs.
var idPrefixes = []string{"event-", "doc-", "cap-", "mention-", "actor-", "process-"}

// inline says that the name of a field follows as a string; firstName is the number of the
// first line of names.txt.
const (
	inline    = 1
	firstName = 2
)

//go:embed names.txt
var namesFile string

//go:embed words.txt
var wordsFile string

var (
	names, nameAt = lines(namesFile)
	words, wordAt = lines(wordsFile)
)

// longestWord of words.txt: longer strings are not looked up.
var longestWord = func() (n int) {
	for _, w := range words {
		n = max(n, len(w))
	}
	return n
}()

func lines(file string) (all []string, at map[string]int) {
	all = strings.Split(strings.TrimSuffix(file, "\n"), "\n")
	at = make(map[string]int, len(all))
	for i, s := range all {
		if _, twice := at[s]; twice {
			panic(fmt.Sprintf("compact: %q stands twice in a file of names", s))
		}
		at[s] = i
	}
	return all, at
}

// plan is how a struct is written.
type plan struct {
	fields []field
	byName map[string]int // index into fields
	byID   []int          // the same by the number of the name, -1 none
}

type field struct {
	name  string
	id    uint64 // inline where names.txt does not have it
	index []int
	// The end of a span or an interval is told by its distance from the start.
	start, end bool
}

var plans sync.Map // by reflect.Type

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{byName: map[string]int{}, byID: make([]int, len(names)+firstName)}
	p.collect(t)
	for i := range p.byID {
		p.byID[i] = -1
	}
	for i := range p.fields {
		f := &p.fields[i]
		if at, known := nameAt[f.name]; known {
			f.id = uint64(at + firstName)
			p.byID[f.id] = i
		} else {
			f.id = inline
		}
		k := t.FieldByIndex(f.index).Type.Kind()
		number := k >= reflect.Int && k <= reflect.Int64
		f.start, f.end = number && f.name == "start", number && f.name == "end"
	}
	got, _ := plans.LoadOrStore(t, p)
	return got.(*plan)
}

// collect gathers the fields as encoding/json does: those of embedded structs stand with
// the others, and of two of one name the outer one counts.
func (p *plan) collect(t reflect.Type) {
	type embedded struct {
		t     reflect.Type
		index []int
	}
	for level := []embedded{{t, nil}}; len(level) > 0; {
		var next []embedded
		for _, e := range level {
			for i := range e.t.NumField() {
				f := e.t.Field(i)
				tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				index := append(append([]int(nil), e.index...), i)
				switch {
				case tag == "-":
					continue
				case f.Anonymous && tag == "" && f.Type.Kind() == reflect.Struct:
					next = append(next, embedded{f.Type, index})
					continue
				case !f.IsExported():
					continue
				case tag == "":
					tag = f.Name
				}
				if _, shadowed := p.byName[tag]; !shadowed {
					p.byName[tag] = len(p.fields)
					p.fields = append(p.fields, field{name: tag, index: index})
				}
			}
		}
		level = next
	}
}

var timeType = reflect.TypeFor[time.Time]()

var errCut = errors.New("compact: the record is cut off")

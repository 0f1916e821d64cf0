package place

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
)

//go:embed data/lexicon.txt
var lexiconText string

// class is a set of lists of the lexicon that a word is in.
type class uint64

const (
	isLocative class = 1 << iota
	isWeak
	isDirection
	isKind
	isBody
	isStreet
	isPeople
	isTitle
	isSpeech
	isCommon
	isFirst
	isLocal
	isOther
	isNever
	isWay
	isParty
	isPress
	isDeed
	isPrefix
	isKin
	isHome   // may begin a name of homes.txt or outlets.txt
	isRazing // done to a place alone
	isCraft  // bears a name of its own
	isWater
	isHospital
	isCorner      // of two streets
	isStreets     // of several names
	isEveryStreet // streets that every town has
	isFacility
	isHarm           // done to a person
	isQuarter        // a part of a town
	isAround         // names the town near which something lies
	isHappening      // struck a place
	kindShift   = 33 // three bits of level above it
	cueShift    = 37 // four bits: 1 + index into lexicon.cues
)

var lists = map[string]class{"locative": isLocative, "weak": isWeak, "direction": isDirection, "kind": isKind, "body": isBody,
	"street": isStreet, "people": isPeople, "title": isTitle, "speech": isSpeech, "common": isCommon, "first": isFirst, "local": isLocal, "other": isOther, "never": isNever, "way": isWay, "party": isParty, "press": isPress, "deed": isDeed, "prefix": isPrefix, "kin": isKin, "razing": isRazing, "craft": isCraft,
	"water": isWater, "hospital": isHospital, "corner": isCorner, "streets": isStreets, "everystreet": isEveryStreet, "facility": isFacility, "harm": isHarm, "quarter": isQuarter, "around": isAround, "happening": isHappening}

func (c class) kindLevel() int { return int(c >> kindShift & 7) }

// cue is 1 + the index of the country whose local news use the word, 0 none.
func (c class) cue() int { return int(c >> cueShift & 15) }

// lexicon is the lists by word, and the countries of the cue lists.
type lexicon struct {
	words   map[string]class
	tags    []uint32 // of the words by the hash of their folded form, open addressing; 0 free
	classes []class  // beside them, asked for only where a word is known
	cues    []string // alpha-3
}

// tag is what a hash says beyond where the word stands.
func (k key) tag() uint32 { return uint32(k>>32) | 1 }

// index makes the tags, a fourth of them set.
func (lx *lexicon) index() {
	n := 1
	for n < 4*len(lx.words) {
		n *= 2
	}
	lx.tags, lx.classes = make([]uint32, n), make([]class, n)
	for w, c := range lx.words {
		k := keyStart.word([]byte(w))
		i := int(k) & (n - 1)
		for lx.tags[i] != 0 {
			i = (i + 1) & (n - 1)
		}
		lx.tags[i], lx.classes[i] = k.tag(), c
	}
}

// classOf are the lists of the word with that hash.
func (lx *lexicon) classOf(k key) class {
	tag := k.tag()
	for i := int(k) & (len(lx.tags) - 1); lx.tags[i] != 0; i = (i + 1) & (len(lx.tags) - 1) {
		if lx.tags[i] == tag {
			return lx.classes[i]
		}
	}
	return 0
}

// fault names the place of a mistake in a resource file.
func fault(file string, line, column int, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", file, line, column, fmt.Sprintf(format, args...))
}

// readLexicon reads the lists of words.
func readLexicon(file, text string) (*lexicon, error) {
	words := map[string]class{}
	lx := &lexicon{words: words}
	var list class
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
			continue
		case trimmed[0] == '[':
			name, ok := strings.CutSuffix(trimmed[1:], "]")
			if country, cue := strings.CutPrefix(name, "cue:"); ok && cue && len(lx.cues) < 15 {
				lx.cues = append(lx.cues, country)
				list = class(len(lx.cues)) << cueShift
				continue
			}
			if list = lists[name]; !ok || list == 0 {
				return nil, fault(file, n, 1, "no list %s: want one of [%s] [cue:XXX]", trimmed, strings.Join(slices.Sorted(maps.Keys(lists)), "] ["))
			}
			continue
		case list == 0:
			return nil, fault(file, n, 1, "words before the first list: want a line such as [locative]")
		}
		for w := range strings.FieldsSeq(trimmed) {
			add := list
			if list == isKind {
				word, level, ok := strings.Cut(w, ":")
				if !ok || len(level) != 1 || level[0] < '1' || level[0] > '5' {
					return nil, fault(file, n, strings.Index(line, w)+1, "%q: want word:level with a level from 1 to 5", w)
				}
				w, add = word, list|class(level[0]-'0')<<kindShift
			}
			if strings.Contains(w, "_") {
				continue // a pair of words that is not a town's name by itself
			}
			for _, f := range foldName(w) {
				words[f] |= add
			}
		}
	}
	lx.index()
	return lx, nil
}

package timex

import (
	"strconv"
	"strings"
)

// class is a set of kinds of words that patterns name in capitals.
type class uint64

const (
	classDay class = 1 << iota
	classMon
	classSure
	classUnit
	classUnits
	classSeason
	classPart
	classOrd
	classCard
	classFew
	classHol
	classAmPm
	classZone
	classDecade
	classQuarter
	classIslamic
	classDays
	classParts
	classNum
	classYear
	classYY
	classDom
	classDoms
	classClock
	classClock24
	classClock4
	classClockPoint
	classFigures

	// function words that the engine asks for; patterns do not name them
	classPrefix
	classSuffix
	classJoin
	classFrame
	classRange
	classQuote

	// what compounds are made of
	subDate
	subWeekday
	subTime
	subClock
	subDuration
	subAgo
	subAny
	endOfClasses
)

const (
	subs     = subDate | subWeekday | subTime | subClock | subDuration | subAgo | subAny
	figured  = classNum | classYear | classYY | classDom | classDoms | classClock | classClock24 | classClock4 | classClockPoint | classFigures // read by figures.go
	function = classPrefix | classSuffix | classJoin | classFrame | classRange | classQuote
)

var classNames = map[string]class{
	"DAY": classDay, "MON": classMon, "SURE": classSure, "UNIT": classUnit, "UNITS": classUnits, "SEASON": classSeason,
	"PART": classPart, "ORD": classOrd, "CARD": classCard, "FEW": classFew, "HOL": classHol, "AMPM": classAmPm,
	"DAYS": classDays, "PARTS": classParts, "ZONE": classZone, "DECADE": classDecade, "QUARTER": classQuarter, "ISLAMIC": classIslamic,
	"NUM": classNum, "YEAR": classYear, "YY": classYY, "DOM": classDom, "DOMS": classDoms,
	"CLOCK": classClock, "CLOCK24": classClock24, "CLOCK4": classClock4, "CLOCKPOINT": classClockPoint, "FIGURES": classFigures,
	"PREFIX": classPrefix, "SUFFIX": classSuffix, "JOIN": classJoin, "FRAME": classFrame, "RANGE": classRange, "QUOTE": classQuote,
	"<date>": subDate, "<weekday>": subWeekday, "<time>": subTime, "<clock>": subClock, "<duration>": subDuration,
	"<ago>": subAgo, "<any>": subAny,
}

// oneOf names the values that a word of a class may have.
var oneOf = map[class]string{
	classUnit: "D W M Q Y E C H m s WE", classUnits: "D W M Q Y E C H m s WE", classSeason: "SP SU FA WI", classPart: "MO MI AF EV NI", classParts: "MO MI AF EV NI",
	classFew: "X", classAmPm: "am pm", classZone: "X", classPrefix: "m p q", classSuffix: "ordinal decade", classJoin: "+",
	classFrame: "since until before after into which of", classRange: "from to between and dash", classQuote: "open close both",
}

// upTo is the highest number that a word of a class may have, from 1.
var upTo = map[class]int{
	classDay: 7, classDays: 7, classMon: 12, classSure: 12, classOrd: 100, classDecade: 90, classQuarter: 4, classIslamic: 12, classCard: 1e9,
}

// wrongValue says what a class's value has to be; "" when it is right.
func wrongValue(c class, v string) string {
	if set := oneOf[c]; set != "" {
		for _, s := range strings.Fields(set) {
			if s == v {
				return ""
			}
		}
		return "one of " + set
	}
	if n := upTo[c]; n > 0 {
		if k, err := strconv.Atoi(strings.TrimPrefix(v, "*")); err != nil || k < 1 && c != classCard || k > n {
			return "a number from 1 to " + strconv.Itoa(n)
		}
	}
	if c == classHol {
		if _, _, ok := holiday(v, 2000); !ok {
			return "a holiday that holidays.go computes"
		}
	}
	return ""
}

// word is what a word file says of a form; values by class.
type word struct {
	id      int32
	classes class
	capital class // the classes that want a capital first letter
	values  map[class]string
	number  float64 // of CARD
	times   bool    // CARD that multiplies what stands before it
}

type example struct {
	file     string
	line     int
	rule     string
	text     string
	negative bool
}

// grammar is what the files of a language say.
type grammar struct {
	words    map[string]*word
	slots    []wordSlot     // the words by their hashes, open addressing
	looks    [1 << 9]uint64 // bits of the words' looks; see lookup
	rules    []*rule        // in order
	simple   ruleSet
	compound ruleSet
	verbs    verbs
	examples []example

	dayFirst   bool // 3/4/2024 is the third of April
	clockPoint bool // 8.15 may be a time of day
}

func (g *grammar) intern(form string) *word {
	w := g.words[form]
	if w == nil {
		w = &word{id: int32(len(g.words) + 1), values: map[class]string{}}
		g.enter(form, w)
		if strings.Contains(form, "'") {
			g.enter(strings.ReplaceAll(form, "'", "’"), w)
		}
	}
	return w
}

func (g *grammar) enter(form string, w *word) {
	g.words[form] = w
	key := uint32(firstKey)
	for i := 0; i < len(form); i++ {
		key = nextKey(key, form[i])
	}
	look := lookOf(form)
	g.looks[look>>6] |= 1 << (look & 63)
	if 4*len(g.words) > len(g.slots) {
		old := g.slots
		g.slots = make([]wordSlot, max(1024, 2*len(old)))
		for _, s := range old {
			if s.word != nil {
				g.slots[g.slotOf(s.key, []byte(s.form))] = s
			}
		}
	}
	g.slots[g.slotOf(key, []byte(form))] = wordSlot{form, w, key}
}

// lookOf is a number below 1<<15 of what a form has regardless of case: its ends and its length.
func lookOf(form string) int {
	return int(form[0]&31) | int(form[len(form)-1]&31)<<5 | len(form)&31<<10
}

type wordSlot struct {
	form string
	word *word
	key  uint32
}

// slotOf is the slot of a form with that hash, a free one when it is not there.
func (g *grammar) slotOf(key uint32, form []byte) uint32 {
	mask := uint32(len(g.slots) - 1)
	i := key & mask
	for s := &g.slots[i]; s.word != nil && (s.key != key || s.form != string(form)); s = &g.slots[i] {
		i = (i + 1) & mask
	}
	return i
}

// Keys are FNV-1a hashes.
const firstKey = 2166136261

func nextKey(key uint32, c byte) uint32 { return (key ^ uint32(c)) * 16777619 }

func (g *grammar) addWords(line string, fault faultAt) error {
	f := strings.Fields(line)
	if len(f) < 3 {
		return fault(1, "CLASS, a value and words")
	}
	c, ok := classNames[f[0]]
	if !ok || c&(subs|figured) != 0 {
		return fault(1, "a class of words.txt, found "+f[0])
	}
	if want := wrongValue(c, f[1]); want != "" {
		return fault(1+strings.Index(line, " "+f[1])+1, want+", found "+f[1])
	}
	for _, form := range f[2:] {
		bare := strings.TrimSuffix(form, "!")
		if bare != strings.ToLower(bare) || bare == "" {
			return fault(1+strings.Index(line, form), "lower case, found "+form)
		}
		w := g.intern(bare)
		w.classes |= c
		if bare != form {
			w.capital |= c
		}
		w.values[c] = f[1]
		if c == classCard {
			w.number, _ = strconv.ParseFloat(strings.TrimPrefix(f[1], "*"), 64)
			w.times = f[1][0] == '*'
		}
	}
	return nil
}

// value of a form in a class of function words, "" when it has none.
func (g *grammar) value(form string, c class) string {
	if w, _ := g.lookup(form); w != nil {
		return w.values[c]
	}
	return ""
}

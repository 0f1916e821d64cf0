package coder

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
)

//go:embed lexicon/facts.txt
var factsText string

//go:embed lexicon/speech.txt
var speechText string

//go:embed lexicon/contexts.txt
var contextsText string

//go:embed lexicon/scene.txt
var sceneText string

// lexLine is one statement of a lexicon file: "a: b: words" or "a: words".
type lexLine struct {
	file string
	line int
	keys []string
	list []string
}

// namesOf lists the keys of a table in a fault.
func namesOf[T any](table map[string]T) string {
	return strings.Join(slices.Sorted(maps.Keys(table)), ", ")
}

// readLexicon splits a lexicon file into statements of n keys and a list.
func readLexicon(file, text string, n int) ([]lexLine, error) {
	var out []lexLine
	cont, start := "", 0
	for k, raw := range strings.Split(text, "\n") {
		line := stripComment(raw)
		if cont == "" {
			start = k + 1
		}
		if strings.HasSuffix(line, `\`) {
			cont += strings.TrimSuffix(line, `\`) + " "
			continue
		}
		line, cont = cont+line, ""
		if strings.TrimSpace(line) == "" {
			continue
		}
		parts := strings.SplitN(line, ":", n+1)
		if len(parts) != n+1 {
			return nil, faultf(file, start, 1, "want %d names, each with a colon, and a list, found %q", n, line)
		}
		l := lexLine{file: file, line: start, list: splitList(parts[n])}
		for _, p := range parts[:n] {
			l.keys = append(l.keys, strings.TrimSpace(p))
		}
		if len(l.list) == 0 {
			return nil, faultf(file, start, len(line), "want words after the colon")
		}
		out = append(out, l)
	}
	return out, nil
}

// factEffect is what a word does to the factuality of an event under it.
type factEffect uint8

const (
	factNone factEffect = iota
	factNegative
	factPlanned
	factHypothetical
	factConditional
	factAlleged
	factActual
	factHabitual
)

var factNames = map[string]factEffect{"negative": factNegative, "planned": factPlanned, "hypothetical": factHypothetical, "conditional": factConditional,
	"alleged": factAlleged, "actual": factActual, "habitual": factHabitual}

type factKey struct{ arg, lemma string }

// factLexicon: by argument and governing lemma.
type factLexicon struct {
	effects map[factKey]factEffect
}

// fact is the effect of token i's lemma on what stands in an argument.
func (t *tree) fact(arg string, i int) factEffect {
	if !t.lemmaIs(i, isFact) {
		return factNone
	}
	return t.w.c.facts.effects[factKey{arg, t.lemma[i]}]
}

// factDoing is fact of a word behind which x stands with a preposition: one in -ing may tell what
// somebody is after where a noun does not ("interested in seizing", "in the attack").
func (t *tree) factDoing(arg string, x, i int) factEffect {
	eff := t.fact(arg, i)
	if eff == factNone && arg != "comp" && t.gerund(x) {
		eff = t.fact("doing", i)
	}
	return eff
}

func loadFacts() (*factLexicon, error) {
	lines, err := readLexicon("lexicon/facts.txt", factsText, 2)
	if err != nil {
		return nil, err
	}
	f := &factLexicon{effects: map[factKey]factEffect{}}
	for _, l := range lines {
		eff, ok := factNames[l.keys[0]]
		if !ok {
			return nil, faultf(l.file, l.line, 1, "want negative, planned, hypothetical, conditional, alleged, actual or habitual, found %q", l.keys[0])
		}
		for _, a := range splitList(l.keys[1]) {
			for _, w := range l.list {
				f.effects[factKey{a, w}] = eff
			}
		}
	}
	return f, nil
}

// speechLexicon: words of saying.
type speechLexicon struct {
	act     map[string]string // verb → stance
	quoting map[string]bool   // verbs that may go with a quotation, all above included
	nouns   map[string]bool
	channel map[string]bool
	source  map[string]bool
	// verbs whose "of" is what somebody is said to have done; words that begin what the report itself tells of another time; verbs of those who pass on, of those who give numbers
	accusing, background, citing, issuing, calling, numbering, speakers, tally, holding, moving, given, witnessing map[string]bool
	// replies to what was told before: verbs with their stance, nouns for what is denied, predicates of taking part
	reply            map[string]string
	charge, involved map[string]bool
	untrue, rebuff   map[string]bool // what a denial calls it, verbs that do
	goingOn          map[string]bool // verbs by which a speaker goes on
	wielded          map[string]bool // verbs of what those in power do
	nothing          map[string]bool // objects by which a sentence denies
	papers, drawing  map[string]bool // what is written in somebody's name, verbs of those who do
}

func loadSpeech() (*speechLexicon, error) {
	lines, err := readLexicon("lexicon/speech.txt", speechText, 1)
	if err != nil {
		return nil, err
	}
	s := &speechLexicon{act: map[string]string{}, reply: map[string]string{}}
	sets := map[string]*map[string]bool{"quoting": &s.quoting, "nouns": &s.nouns, "channel": &s.channel, "source": &s.source, "accusing": &s.accusing,
		"background": &s.background, "citing": &s.citing, "issuing": &s.issuing, "calling": &s.calling, "numbering": &s.numbering, "tally": &s.tally, "holding": &s.holding, "moving": &s.moving, "given": &s.given, "witnessing": &s.witnessing, "speakers": &s.speakers, "charge": &s.charge, "involved": &s.involved,
		"untrue": &s.untrue, "rebuff": &s.rebuff, "going-on": &s.goingOn, "wielded": &s.wielded, "nothing": &s.nothing, "papers": &s.papers, "drawing": &s.drawing}
	for _, m := range sets {
		*m = map[string]bool{}
	}
	for _, l := range lines {
		for _, w := range l.list {
			switch k := l.keys[0]; k {
			case "asserts", "confirms", "denies", "doubts":
				s.act[w] = k
				s.quoting[w] = true
			case "reply-asserts", "reply-confirms", "reply-denies":
				s.reply[w] = strings.TrimPrefix(k, "reply-")
			default:
				if sets[k] == nil {
					return nil, faultf(l.file, l.line, 1, "want asserts, confirms, denies, doubts, reply-asserts, reply-confirms, reply-denies or one of %s, found %q", namesOf(sets), k)
				}
				(*sets[k])[w] = true
			}
		}
	}
	return s, nil
}

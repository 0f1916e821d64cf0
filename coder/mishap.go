package coder

import (
	_ "embed"
	"slices"
	"strings"

	"sitrep"
)

//go:embed lexicon/mishap.txt
var mishapText string

// mishapKind is what words say of a happening that is no deed against anybody.
type mishapKind uint8

const (
	noMishap mishapKind = iota
	mishapAccident
	mishapSelf
	mishapNature
	mishapRoad
	mishapTally
	mishapMeant
	mishapDoubt
	mishapTitle
)

var mishapKinds = map[string]mishapKind{"accident": mishapAccident, "self": mishapSelf, "nature": mishapNature, "road": mishapRoad, "tally": mishapTally, "meant": mishapMeant, "doubt": mishapDoubt, "title": mishapTitle}

// mishapLexicon: phrases by their first word, longer ones first.
type mishapLexicon struct{ first map[string][]mishapPhrase }

type mishapPhrase struct {
	words []string // "…" for up to mostBetween words
	kind  mishapKind
}

const (
	mostBetween = 4
	anyWords    = "…"
	doubtReach  = 8 // words before those that are in doubt
	mishapReach = 4 // sentences before one that tells of a mishap
	natureReach = 2 // sentences beside one that tells of a quake or a crash
)

func loadMishaps(file, text string) (*mishapLexicon, error) {
	lines, err := readLexicon(file, text, 1)
	if err != nil {
		return nil, err
	}
	l := &mishapLexicon{map[string][]mishapPhrase{}}
	choices := map[string][]string{}
	for _, line := range lines {
		if strings.HasPrefix(line.keys[0], "@") {
			choices[line.keys[0]] = line.list
			continue
		}
		kind, ok := mishapKinds[line.keys[0]]
		if !ok {
			return nil, faultf(file, line.line, 1, "want @NAME or one of %s, found %q", namesOf(mishapKinds), line.keys[0])
		}
		for _, p := range line.list {
			ws := strings.Fields(strings.ToLower(p))
			if name := l.add(ws, kind, choices); name != "" {
				return nil, faultf(file, line.line, 1, "want words of %s before %q", name, p)
			}
		}
	}
	for _, ps := range l.first {
		slices.SortStableFunc(ps, func(a, b mishapPhrase) int { return len(b.words) - len(a.words) })
	}
	return l, nil
}

// add takes in a phrase with each of the words that its names stand for; it gives back a name without words.
func (l *mishapLexicon) add(words []string, kind mishapKind, choices map[string][]string) string {
	k := slices.IndexFunc(words, func(w string) bool { return w[0] == '@' })
	if k < 0 {
		l.first[words[0]] = append(l.first[words[0]], mishapPhrase{words, kind})
		return ""
	}
	if choices[words[k]] == nil {
		return words[k]
	}
	for _, w := range choices[words[k]] {
		if name := l.add(slices.Concat(words[:k], strings.Fields(w), words[k+1:]), kind, choices); name != "" {
			return name
		}
	}
	return ""
}

// mishap is what a sentence says of an accident, or of what somebody did to himself, and by which words.
func (t *tree) mishap() (kind mishapKind, first, end int) {
	doubt := -doubtReach - 1
	for i := range t.tok {
		if !t.isAny(i, isMishap) {
			continue
		}
		switch kind, end = t.mishapAt(i); kind {
		case mishapDoubt:
			doubt = i
		case mishapAccident, mishapSelf, mishapNature, mishapRoad:
			if i-doubt > doubtReach {
				return kind, i, end
			}
		}
	}
	return noMishap, 0, 0
}

// says: words of the kind stand in the sentence.
func (t *tree) says(kind mishapKind) bool {
	for i := range t.tok {
		if t.isAny(i, isMishap) {
			if k, _ := t.mishapAt(i); k == kind {
				return true
			}
		}
	}
	return false
}

func (t *tree) mishapAt(i int) (mishapKind, int) {
	return t.w.c.mishaps.at(wording{t.form, t.lemma}, i)
}

// wording is words that phrases are sought in, as they are written and in their lemmas.
type wording struct{ form, lemma []string }

// at is what the longest phrase says that stands in the words from i on, and where it ends.
func (l *mishapLexicon) at(x wording, i int) (mishapKind, int) {
	for _, list := range [2][]mishapPhrase{l.first[x.lemma[i]], l.first[x.form[i]]} {
		for k := range list {
			if end := x.gappedAt(i, list[k].words); end >= 0 {
				return list[k].kind, end
			}
		}
	}
	return noMishap, 0
}

// gappedAt is where the words end that stand from i on, with a few others where anyWords is;
// -1 if they do not.
func (x wording) gappedAt(i int, words []string) int {
	for k, w := range words {
		if w == anyWords {
			for skip := range mostBetween + 1 {
				if end := x.gappedAt(i+skip, words[k+1:]); end >= 0 {
					return end
				}
				if i+skip < len(x.form) && x.form[i+skip] == ";" {
					break
				}
			}
			return -1
		}
		if i >= len(x.form) || x.lemma[i] != w && x.form[i] != w {
			return -1
		}
		i++
	}
	return i
}

// mishaps marks the happenings told of in, or shortly before, a sentence that tells of a mishap,
// and those beside one that tells of a quake.
func (w *work) mishaps(live []*event, mark func(*event, *sitrep.Span)) {
	var bySentence map[int][]*event
	for _, t := range w.trees {
		kind, first, end := t.mishap()
		if kind == noMishap {
			continue
		}
		if bySentence == nil {
			bySentence = map[int][]*event{}
			for _, e := range live {
				if e.typ == "ASSAULT" {
					bySentence[e.t.si] = append(bySentence[e.t.si], e)
				}
			}
		}
		from, last := t.si, max(0, t.si-mishapReach)
		if kind == mishapNature {
			from, last = t.si+natureReach, t.si-natureReach
		}
		told := false
		for si := from; si >= last && !told; si-- {
			for _, e := range bySentence[si] {
				told = told || kind != mishapNature && (e.t != t || e.tok < first || e.tok >= end) // not by "homicide" of "vehicular homicide" alone
				if kind.befell(e, live) {
					mark(e, kind.words(t, first, end))
				}
			}
		}
	}
}

// headlined is the first violence of a report whose title tells of a mishap, and all that may be the
// work of a crash or the elements where the title tells of these.
func (w *work) headlined(live []*event) (out []*event) {
	title, told, nature := w.title(), false, false
	for i := range title.form {
		switch kind, end := w.c.mishaps.at(title, i); kind {
		case mishapDoubt:
			return nil
		case mishapAccident:
			told = true
		case mishapNature, mishapRoad:
			nature = true
		case mishapTitle:
			nature = nature || end == len(title.form)
		}
	}
	for _, e := range live {
		if e.typ == "ASSAULT" && (told && len(out) == 0 || nature && mishapNature.befell(e, live)) {
			out = append(out, e)
		}
	}
	return out
}

// title is the words of the report's title, which no parser has read: of those that may be verbs the
// lemma is that of the verb.
func (w *work) title() (x wording) {
	for _, f := range strings.Fields(lower(w.a.Doc.Title)) {
		f = strings.Trim(f, ".,:;!?'\"‘’“”()")
		l := w.c.forms.verb[f]
		if l == "" {
			l = f
		}
		x.form, x.lemma = append(x.form, f), append(x.lemma, l)
	}
	return x
}

// befell: a mishap of the kind may be what the event tells.
func (k mishapKind) befell(e *event, live []*event) bool {
	switch k {
	case mishapSelf:
		return !e.harmsOther(live)
	case mishapNature:
		return !e.armed(live) && !e.byAnybody(live)
	case mishapRoad:
		return !e.armed(live)
	}
	return true
}

// words are those that other words of the report do not outweigh; nil for those of other mishaps.
func (k mishapKind) words(t *tree, first, end int) *sitrep.Span {
	if k != mishapAccident {
		return nil
	}
	s := t.span(first, end)
	return &s
}

// harmsOther: what happened with it was done by somebody to somebody else, or to more than one.
func (e *event) harmsOther(live []*event) bool {
	first := e.firstMention()
	for _, o := range live {
		if o.firstMention() != first {
			continue
		}
		if len(o.actors) > 0 && len(o.recipients) > 0 || len(o.recipients) > 1 {
			return true
		}
		for i := range o.quantities {
			if a := &o.quantities[i].a; o.quantities[i].kind == "injured" || a.low != nil && *a.low > 1 {
				return true
			}
		}
	}
	return false
}

// armed: somebody is told to have done it with a weapon.
func (e *event) armed(live []*event) bool {
	return e.anyMention(live, func(o *event) bool {
		return slices.ContainsFunc(o.modes, func(m string) bool { return m != "destroy" })
	})
}

// byAnybody: somebody is told to have done it.
func (e *event) byAnybody(live []*event) bool {
	return e.anyMention(live, func(o *event) bool { return len(o.actors) > 0 })
}

func (e *event) anyMention(live []*event, is func(*event) bool) bool {
	first := e.firstMention()
	return slices.ContainsFunc(live, func(o *event) bool { return o.firstMention() == first && is(o) })
}

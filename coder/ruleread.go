package coder

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Fault is an error in a rule or word file.
type Fault struct {
	File      string
	Line, Col int
	Reason    string
}

func (f *Fault) Error() string { return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Reason) }

func faultf(file string, line, col int, format string, args ...any) error {
	return &Fault{file, line, col, fmt.Sprintf(format, args...)}
}

// stripComment cuts a comment: # at the start of a line or after two spaces.
func stripComment(s string) string {
	if strings.HasPrefix(strings.TrimLeft(s, " \t"), "#") {
		return ""
	}
	if i := strings.Index(s, "  #"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \t\r")
}

// splitList splits at commas and trims; empty entries fall away.
func splitList(s string) []string {
	out := make([]string, 0, strings.Count(s, ",")+1)
	for p := range strings.SplitSeq(s, ",") {
		if p = strings.TrimSpace(p); strings.Contains(p, "  ") || strings.Contains(p, "\t") {
			p = strings.Join(strings.Fields(p), " ")
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// vocabulary is what names in rules are checked against.
type vocabulary struct {
	classes classTable
	types   map[string]map[string]bool // type → modes
	own     map[string]bool            // types of the user's ontology; nil: the rules are the built-in ones
}

type ruleReader struct {
	file string
	voc  *vocabulary
	cur  *rule
	out  []*rule
}

// readRules reads one rule file.
func readRules(file string, data []byte, voc *vocabulary) ([]*rule, error) {
	rd := &ruleReader{file: file, voc: voc}
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<20)
	cont, start := "", 0
	for n := 1; sc.Scan(); n++ {
		line := stripComment(sc.Text())
		if cont == "" {
			start = n
		} else {
			line = strings.TrimSpace(line)
		}
		if strings.HasSuffix(line, ` \`) {
			cont += strings.TrimSuffix(line, `\`)
			continue
		}
		line = cont + line
		cont = ""
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := rd.statement(start, line); err != nil {
			return nil, err
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return rd.out, rd.finish()
}

// finish checks the rule that ends.
func (rd *ruleReader) finish() error {
	r := rd.cur
	if r == nil {
		return nil
	}
	if r.kind != ruleMode && r.kind != ruleLearned && len(r.triggers) == 0 && len(r.of) == 0 {
		return faultf(r.file, r.line, 1, "rule without trigger: want a verb:, noun:, adj: or phrase: line")
	}
	if r.kind == ruleMode && len(r.when) == 0 {
		return faultf(r.file, r.line, 1, "MODE without a when: line")
	}
	if (r.kind == ruleLight || r.kind == rulePhase) && len(r.event) == 0 {
		return faultf(r.file, r.line, 1, "want an event: line that names the argument that is the event")
	}
	return nil
}

func (rd *ruleReader) statement(n int, line string) error {
	trimmed := strings.TrimLeft(line, " \t")
	col := len(line) - len(trimmed) + 1
	if col == 1 {
		if err := rd.finish(); err != nil {
			return err
		}
		return rd.header(n, trimmed)
	}
	if rd.cur == nil {
		return faultf(rd.file, n, col, "want a header at the margin before %q", trimmed)
	}
	switch {
	case strings.HasPrefix(trimmed, "+ "), strings.HasPrefix(trimmed, "- "), strings.HasPrefix(trimmed, "0 "):
		return rd.example(n, col, trimmed)
	}
	key, rest, ok := strings.Cut(trimmed, ":")
	if !ok {
		return faultf(rd.file, n, col, "want \"key: …\" or an example, found %q", trimmed)
	}
	return rd.field(n, col, strings.TrimSpace(key), strings.TrimSpace(rest), col+len(key)+1+len(rest)-len(strings.TrimLeft(rest, " \t")))
}

func (rd *ruleReader) header(n int, s string) error {
	f := strings.Fields(s)
	r := &rule{file: rd.file, line: n}
	r.by = "rule " + r.name()
	rd.cur = r
	rd.out = append(rd.out, r)
	switch f[0] {
	case "NONE":
		r.kind = ruleNone
	case "LIGHT":
		r.kind = ruleLight
	case "PHASE":
		r.kind = rulePhase
		if len(f) != 2 || !phases[f[1]] {
			return faultf(rd.file, n, 7, "want PHASE begin|continue|resume|pause|end|occur|cancel|escalate, found %q", s)
		}
		r.phase = f[1]
		return nil
	case "SIZE":
		r.kind = ruleSize
	case "MODE", "LEARNED":
		r.kind = ruleMode
		if f[0] == "LEARNED" {
			r.kind = ruleLearned
		}
		if len(f) < 2 {
			return faultf(rd.file, n, len(f[0])+2, "want %s TYPE", s)
		}
		f = f[1:]
		fallthrough
	default:
		if err := rd.code(n, 1, f[0], &r.typ, &r.modes); err != nil {
			return err
		}
		r.names = []string{r.typ}
		for _, m := range r.modes {
			r.names = append(r.names, r.typ+"."+m)
		}
		if len(f) > 1 {
			r.cameo = f[1]
			if _, err := strconv.Atoi(f[1]); err != nil || len(f[1]) < 2 || len(f[1]) > 4 {
				return faultf(rd.file, n, len(s), "want a CAMEO code of 2 to 4 digits, found %q", f[1])
			}
		}
		if len(f) > 2 {
			return faultf(rd.file, n, len(s), "want the end of the line after the CAMEO code, found %q", f[2])
		}
		return nil
	}
	if len(f) > 1 {
		return faultf(rd.file, n, len(f[0])+2, "want the end of the line, found %q", f[1])
	}
	return nil
}

var phases = map[string]bool{"begin": true, "continue": true, "resume": true, "pause": true, "end": true, "occur": true, "cancel": true, "escalate": true}

// of reads the PLOVER types whose events a user's rule takes.
func (rd *ruleReader) of(n, col int, s string) error {
	if rd.voc.own == nil {
		return faultf(rd.file, n, col, "of: is for a user's ontology")
	}
	for _, w := range splitList(s) {
		var o ofType
		if err := rd.code(n, col, w, &o.typ, &o.modes); err != nil {
			return err
		}
		if rd.voc.own[o.typ] {
			return faultf(rd.file, n, col, "want types of PLOVER after of:, found %q", w)
		}
		rd.cur.of = append(rd.cur.of, o)
	}
	return nil
}

// code reads TYPE.mode.mode.
func (rd *ruleReader) code(n, col int, s string, typ *string, modes *[]string) error {
	p := strings.Split(s, ".")
	known := rd.voc.types[p[0]]
	if known == nil {
		return faultf(rd.file, n, col, "want a PLOVER type, NONE, MODE, LIGHT, PHASE, SIZE or LEARNED, found %q", p[0])
	}
	for _, m := range p[1:] {
		if !known[m] {
			return faultf(rd.file, n, col, "type %s has no mode %q", p[0], m)
		}
		*modes = append(*modes, m)
	}
	*typ = p[0]
	return nil
}

// field reads one key: line of the current rule.
func (rd *ruleReader) field(n, col int, key, rest string, vcol int) (err error) {
	r := rd.cur
	if rest == "" {
		return faultf(rd.file, n, vcol, "want a value after %q", key+":")
	}
	switch key {
	case "verb", "noun", "adj", "phrase":
		list := splitList(rest)
		r.triggers = slices.Grow(r.triggers, len(list))
		for k, e := range list {
			r.triggers = append(r.triggers, makeTrigger(key, list[k:k+1:k+1]))
			if key == "noun" && strings.Contains(e, "-") && !strings.Contains(e, " ") {
				// "sit-in" may be one token or three.
				w := strings.Split(strings.ToLower(e), "-")
				r.triggers = append(r.triggers, trigger{class: classNoun, words: w, head: len(w) - 1, parts: len(w) - 1})
			}
		}
	case "if", "not":
		c, err := rd.cond(n, vcol, rest)
		if err != nil {
			return err
		}
		c.neg = key == "not"
		c.agent = !c.neg && c.op == opIs && onlyAgent(c.args)
		r.undergone = r.undergone || !c.neg && c.op == opIs && !c.agent && namesArg(c.args, argObj)
		r.pointsBack = r.pointsBack || c.op == opTold && !c.neg
		r.conds = append(r.conds, c)
	case "when":
		c, err := rd.cond(n, vcol, rest)
		if err != nil {
			return err
		}
		r.when = append(r.when, c)
	case "actor":
		r.actorSet = true
		r.actor, err = rd.args(n, vcol, rest)
	case "recipient":
		r.recipientSet = true
		r.recipient, err = rd.args(n, vcol, rest)
	case "all":
		r.all, err = rd.args(n, vcol, rest)
	case "also":
		r.also, err = rd.args(n, vcol, rest)
	case "event":
		r.event, err = rd.args(n, vcol, rest)
	case "absorb":
		r.absorb, err = rd.args(n, vcol, rest)
	case "keep":
		r.keep = splitList(rest)
		for _, typ := range r.keep {
			if rd.voc.types[typ] == nil {
				return faultf(rd.file, n, vcol, "want PLOVER types, found %q", typ)
			}
		}
	case "unfold":
		r.unfold, err = rd.args(n, vcol, rest)
	case "size":
		return rd.size(n, vcol, rest)
	case "polarity":
		if rest != "negative" && rest != "positive" {
			return faultf(rd.file, n, vcol, "want negative or positive, found %q", rest)
		}
		r.polarity = rest
	case "reality":
		if !realities[rest] {
			return faultf(rd.file, n, vcol, "want actual, planned, conditional, hypothetical, alleged or habitual, found %q", rest)
		}
		r.reality = rest
	case "cameo":
		r.cameo = rest
	case "of":
		return rd.of(n, vcol, rest)
	case "priority":
		if r.priority, err = strconv.Atoi(rest); err != nil {
			return faultf(rd.file, n, vcol, "want a whole number, found %q", rest)
		}
	default:
		return faultf(rd.file, n, col, "want verb, noun, adj, phrase, if, not, when, actor, recipient, all, also, event, size, polarity, reality, absorb, keep, unfold, cameo or priority, found %q", key)
	}
	return err
}

var realities = map[string]bool{"actual": true, "planned": true, "conditional": true, "hypothetical": true, "alleged": true, "habitual": true, "historical": true}

var sizeKinds = map[string]bool{"killed": true, "injured": true, "missing": true, "detained": true, "released": true, "displaced": true,
	"surrendered": true, "protesters": true, "troops": true, "attacks": true, "struck": true, "alive": true}

func (rd *ruleReader) size(n, col int, rest string) error {
	f := strings.Fields(rest)
	if len(f) != 2 || !sizeKinds[f[0]] {
		return faultf(rd.file, n, col, "want \"KIND ARG\" with killed, injured, missing, detained, released, displaced, surrendered, protesters, troops, attacks, struck or alive, found %q", rest)
	}
	if f[0] == "alive" && rd.cur.kind != ruleSize {
		return faultf(rd.file, n, col, "want alive in a SIZE rule alone: it says that nobody died, and is no number of an event's own")
	}
	a, err := rd.arg(n, col, f[1])
	if err != nil {
		return err
	}
	rd.cur.sizes = append(rd.cur.sizes, sizeRule{f[0], a})
	return nil
}

// makeTrigger finds the head of a multiword trigger; entry is one.
func makeTrigger(key string, entry []string) trigger {
	words := entry
	if words[0] = strings.ToLower(words[0]); strings.Contains(words[0], " ") {
		words = strings.Fields(words[0])
	}
	t := trigger{words: words}
	switch key {
	case "verb":
		t.class = classVerb
	case "noun":
		t.class = classNoun
		if len(words) > 1 {
			words = strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "-", " "))
			t.words = words
		}
		t.head = len(words) - 1
		for i, w := range words {
			if i > 0 && nounPrepositions[w] {
				t.head = i - 1
				break
			}
		}
	case "adj":
		t.class = classAdj
		t.head = len(words) - 1
	default:
		t.class = classPhrase
	}
	return t
}

// onlyAgent: the arguments are those by which somebody does it.
func onlyAgent(args []arg) bool {
	for _, a := range args {
		if a.kind != argSubj && !(a.kind == argPrep && a.prep == "by") {
			return false
		}
	}
	return len(args) > 0
}

func namesArg(args []arg, k argKind) bool {
	for _, a := range args {
		if a.kind == k {
			return true
		}
	}
	return false
}

var nounPrepositions = map[string]bool{"of": true, "for": true, "to": true, "on": true, "against": true, "in": true, "with": true, "at": true, "from": true, "by": true, "between": true}

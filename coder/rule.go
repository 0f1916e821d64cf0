package coder

import "strconv"

// class of word that a trigger is.
type triggerClass uint8

const (
	classVerb triggerClass = iota
	classNoun
	classAdj
	classPhrase
)

// trigger is one entry of a verb:, noun:, adj: or phrase: line.
type trigger struct {
	class triggerClass
	words []string // lemmas; for phrases lower-case forms
	keys  []uint32 // of the words
	head  int      // index of the word that the index is keyed by
	parts int      // words that are parts of one with hyphens: they add no weight
}

// argKind is the name of an argument in the rules.
type argKind uint8

const (
	argSubj argKind = iota
	argObj
	argIobj
	argComp
	argAdv
	argMod
	argPrep // with a preposition
)

// arg names an argument of a trigger.
type arg struct {
	kind argKind
	prep string
	via  argVia
}

// argVia says that not the argument but a role of the event that it tells is meant.
type argVia uint8

const (
	viaNone argVia = iota
	viaActor
	viaRecipient
)

func (a arg) String() string {
	s := [...]string{"subj", "obj", "iobj", "comp", "adv", "mod", ""}[a.kind]
	if a.kind == argPrep {
		s = a.prep
	}
	return s + [...]string{"", ">actor", ">recipient"}[a.via]
}

// valueKind is a form of VALUE in a condition.
type valueKind uint8

const (
	valueLemma valueKind = iota
	valueClass
	valueProperty
	valueEvent // word: the type, "" for any
)

type value struct {
	word  string
	run   *[]string // the lemmas of several words; word is the last; nil for one
	class *wordClass
	key   uint32 // of the word, of lemmas
	kind  valueKind
	id    uint16 // of the class
}

type condOp uint8

const (
	opIs condOp = iota
	opHas
	opVoice
	opMood
	opTold
	opPrivate
	opSentence
	opPrevious
)

// cond is an if:, not: or when: line.
type cond struct { // 128 bytes, two lines of the cache
	neg    bool
	op     condOp
	agent  bool   // asks only of who does it
	lemmas uint16 // how many lemmas stand first among the values
	asks   uint64 // bits of args
	args   []arg
	plain  []uint32 // keys of the lemmas that stand first among the values, then ids of the classes that stand next
	words  wordSet  // of the lemmas
	values []value
	says   *[]string // of voice and mood one word, of told the types
}

// sizeRule ties the number of an argument to a kind of size.
type sizeRule struct {
	kind string
	arg  arg
}

type ruleKind uint8

const (
	ruleEvent ruleKind = iota
	ruleNone
	ruleMode
	ruleLight
	rulePhase
	ruleSize
	ruleLearned // the roles of events that only the model of types knows
)

// rule is one entry of a rule file.
type rule struct {
	kind  ruleKind
	file  string
	line  int
	by    string // what evidence says: rule file:line
	order int

	typ   string
	modes []string
	names []string // the type, and the type with each mode
	cameo string
	phase string

	triggers []trigger
	conds    []cond
	when     []cond

	actor, recipient, all, also []arg
	actorSet, recipientSet      bool
	event                       []arg
	sizes                       []sizeRule
	polarity, reality           string
	absorb                      []arg
	keep                        []string
	unfold                      []arg
	priority                    int
	of                          []ofType // user's rules: events of PLOVER that are taken
	pointsBack                  bool     // asks that the event was told before
	undergone                   bool     // asks what it is done to
	examples                    []Example
}

// bare: a rule of verbs that say no more than that something happened.
func (r *rule) bare() bool {
	return r.actorSet && r.recipientSet && len(r.actor) == 0 && len(r.recipient) == 0 && len(r.all) == 0
}

// ofType is a type of PLOVER with the modes that an event must have.
type ofType struct {
	typ   string
	modes []string
}

// name is what evidence says of the rule: file:line.
func (r *rule) name() string { return r.file + ":" + strconv.Itoa(r.line) }

// Example is an executed example of a rule.
type Example struct {
	File string
	Line int
	Mark byte // '+' an event as wanted, '-' none of the rule's type, '0' none
	Type string
	None bool // of a NONE rule: '+' no event, '-' an event all the same
	Text string
	Want []Wanted

	rule *rule // whose example it is
}

// Wanted is an event that an example must give; only named fields are checked.
type Wanted struct {
	Type   string
	Modes  []string
	Fields []WantedField
}

// WantedField is one field="value" of an example.
type WantedField struct{ Name, Value string }

package sitrep

import "strings"

// listed begins the IDs of the actors of a list.
const listed = "actor:"

// ListedID is the ID of an actor of the built-in or a user's list.
func ListedID(key string) string { return listed + key }

// Listed says whether an ID is that of an actor of a list; others are of those whom
// reports alone tell of.
func Listed(id string) bool { return strings.HasPrefix(id, listed) }

// Tie is a relation of an actor to another one over an interval.
type Tie struct {
	Relation string   `json:"relation"` // part of, led by, backed by, aligned with, allied with, opposed to, sanctioned by, member of, office
	Actor    string   `json:"actor"`    // the other actor's name; for office: the country or organisation, the title where the text tells none
	Title    string   `json:"title,omitempty"`
	From     Day      `json:"from"`
	Until    Day      `json:"until"`
	Ended    bool     `json:"ended,omitempty"` // "former": over, though nobody says since when
	Evidence []Source `json:"evidence,omitempty"`
}

// Source is a span of a document that supports something said of a thing that
// several documents share. Document is empty for the built-in actor list.
type Source struct {
	Document string `json:"document"`
	Span
	By string `json:"by,omitempty"`
}

// Actor is a resolved participant of conflict: a state, organ, group, person.
type Actor struct {
	Kind    string   `json:"kind"` // "actor"
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Country string   `json:"country"` // ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG MNC
	Sectors []string `json:"sectors"` // PLOVER sectors
	Ties    []Tie    `json:"ties"`
	Rivals  []string `json:"rivals,omitempty"` // IDs of other actors whose name a document's words may be, likelier first

	Type EntityType `json:"-"` // "" when only reports tell of the actor

	// Reference names the works in which a reader can check what the built-in
	// list says of the actor; empty for actors that only reports tell of.
	Reference string `json:"reference,omitempty"`
}

// MentionKind tells the forms of reference apart.
type MentionKind uint8

// Forms of reference.
const (
	MentionName MentionKind = iota
	MentionNominal
	MentionPronoun
)

// Mention is words that refer to a possible actor or victim. Every mention
// belongs to exactly one Entity.
type Mention struct {
	Span
	Words  Words
	Head   int // token index of the head within the sentence
	Kind   MentionKind
	Entity int // index into Analysis.Entities
}

// EntityType is a coarse class of what is referred to.
type EntityType string

// Classes of entities.
const (
	EntityPerson  EntityType = "person"
	EntityGroup   EntityType = "group"        // people: militants, protesters, three soldiers
	EntityOrg     EntityType = "organization" // states' organs, armed groups, parties, bodies, firms
	EntityCountry EntityType = "country"
	EntityThing   EntityType = "thing" // a facility, vehicle, building, settlement as target
)

// Entity is one thing that a document refers to: a coreference chain with what
// it was resolved to.
type Entity struct {
	Type     EntityType
	Mentions []int  // indices into Analysis.Mentions, in text order
	Actor    string // ID of the built-in or user's actor, else a deterministic ID within the document's own names; "" for mere descriptions
	Name     string // canonical name; "" when nobody is named
	Aliases  []string
	Country  string
	Sectors  []string
	Ties     []Tie    // told by the document or known of the actor at its date
	Rivals   []string // IDs of built-in actors that the names may denote too, likelier first
	By       string
}

// Participant is an actor or recipient of an event as told in one document.
type Participant struct {
	Text string `json:"text"` // the words, a pronoun resolved to its fullest naming
	Span
	Actor   string   `json:"actor"`
	Name    string   `json:"name"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
	Ties    []Tie    `json:"ties,omitempty"`
	Code    string   `json:"code,omitempty"`    // as the user's dictionary writes it
	Accused string   `json:"accused,omitempty"` // of a doer: suspected, charged, convicted; "": told as a fact, on nobody's word
	Entity  int      `json:"-"`                 // index into Analysis.Entities, -1 when none
}

// Values of Participant.Accused: how somebody stands before the law who counts as doer on others' word.
const (
	Suspected = "suspected" // suspected, sought, arrested, accused or blamed, or said by others to have done it
	Charged   = "charged"   // charged, indicted or on trial
	Convicted = "convicted" // found guilty, or pleaded so
	Cleared   = "cleared"   // acquitted, or let off: no doer any longer, among EventMention.Cleared
)

// State says whether the participant is a state itself, not one of its organs.
func (p *Participant) State() bool {
	code, ok := strings.CutPrefix(p.Actor, listed)
	return ok && len(code) == 3 && strings.EqualFold(code, p.Country)
}

// Standing is how a doer stands accused where the words for him do not say so: "charged", but of "the
// suspect" or "alleged rebels" nothing for suspected.
func (p *Participant) Standing() string {
	if p.Accused == Suspected && p.Name == "" {
		for w := range strings.FieldsSeq(strings.ToLower(p.Text)) {
			switch strings.Trim(w, ",.'\"“”") {
			case "suspect", "suspects", "suspected", "alleged", "accused", "presumed":
				return ""
			}
		}
	}
	return p.Accused
}

// Speaker is who says something.
type Speaker struct {
	Text string `json:"text"`
	Span
	Actor  string `json:"actor"`
	Name   string `json:"name,omitempty"`
	Entity int    `json:"-"` // index into Analysis.Entities, -1 when none
}

// FamilyName is the last word of a person's name that does not only say which of a family it is:
// "Reed" of "Tom Reed Jr.".
func FamilyName(name string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		last := name[i+1:]
		if i <= 0 || !IsGeneration(last) {
			return last
		}
		name = strings.TrimSuffix(name[:i], ",")
	}
}

// IsGeneration reports a word behind a name that says which of a family it is: "Jr.", "III", "Filho".
func IsGeneration(word string) bool {
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "jr", "sr", "ii", "iii", "iv", "junior", "júnior", "filho", "neto":
		return true
	}
	return false
}

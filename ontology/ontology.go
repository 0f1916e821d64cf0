// Package ontology holds what is coded: the PLOVER event types with their
// modes, contexts and sectors, the CAMEO codes and how the two relate, the
// relations of ties, the phases of processes and the kinds of sizes.
//
// Everything stands in the text files of the folder tables, embedded and read
// once, at the first look-up. The tables are the reference; this package checks
// them (TestTables) and answers questions. Names are the standards' own, codes
// that look like numbers are strings.
//
// Limits: the step from CAMEO to PLOVER is many to one and keeps no actor
// information; the step back gives the code of a type and mode, not a leaf that
// only the words could decide. Rules name that leaf themselves.
package ontology

// Quad is the quad class of an event, 1 to 4; zero is unknown.
type Quad int

// Quad classes.
const (
	VerbalCooperation   Quad = 1
	MaterialCooperation Quad = 2
	VerbalConflict      Quad = 3
	MaterialConflict    Quad = 4
)

// String names the class in words.
func (q Quad) String() string {
	switch q {
	case VerbalCooperation:
		return "verbal cooperation"
	case MaterialCooperation:
		return "material cooperation"
	case VerbalConflict:
		return "verbal conflict"
	case MaterialConflict:
		return "material conflict"
	}
	return "unknown"
}

// PLOVER event types.
const (
	Agree     = "AGREE"
	Consult   = "CONSULT"
	Support   = "SUPPORT"
	Concede   = "CONCEDE"
	Cooperate = "COOPERATE"
	Aid       = "AID"
	Retreat   = "RETREAT"
	Request   = "REQUEST"
	Accuse    = "ACCUSE"
	Reject    = "REJECT"
	Threaten  = "THREATEN"
	Protest   = "PROTEST"
	Sanction  = "SANCTION"
	Mobilize  = "MOBILIZE"
	Coerce    = "COERCE"
	Assault   = "ASSAULT"
)

// Type is a PLOVER event type.
type Type struct {
	Name           string
	Score          float64 // -10 (conflict) to +10 (cooperation)
	Quad           Quad
	NeedsRecipient bool   // makes no sense without one
	CAMEO          string // code where neither rule nor mode says more
	Description    string
	Modes          []Mode
}

// Mode says how an event of a type was done. Modes belong to their type.
type Mode struct {
	Type        string
	Name        string
	Score       float64
	CAMEO       string
	Description string
}

// Code is a CAMEO event code.
type Code struct {
	Code     string
	Score    float64 // Goldstein-style, -10 to +10
	Type     string  // PLOVER; "" for the statements of root 01
	Mode     string  // PLOVER; "" none
	Contexts []string
	Name     string
}

// Root is the first two digits: "0841" has the root "08".
func (c Code) Root() string { return c.Code[:2] }

// Base is the code of three digits above a leaf, the code itself when it has
// no more than three.
func (c Code) Base() string { return c.Code[:min(3, len(c.Code))] }

// Quad is the quad class by the CAMEO root, as event data usually counts it:
// 01-05, 06-08, 09-13, 14-20. It can differ from that of the PLOVER type.
func (c Code) Quad() Quad {
	switch r := c.Root(); {
	case r <= "05":
		return VerbalCooperation
	case r <= "08":
		return MaterialCooperation
	case r <= "13":
		return VerbalConflict
	}
	return MaterialConflict
}

// Types lists the PLOVER types from cooperation to conflict. The caller must
// not change what it gets; that holds for all lists of this package.
func Types() []Type { return tables().types }

// TypeOf looks up a type by its name in capitals.
func TypeOf(name string) (Type, bool) {
	if t := typeOf(name); t != nil {
		return *t, true
	}
	return Type{}, false
}

func typeOf(name string) *Type { return tables().typeOf(name) }

// ModeOf looks up a mode of a type.
func ModeOf(typ, mode string) (Mode, bool) {
	if t := typeOf(typ); t != nil {
		if m := t.mode(mode); m != nil {
			return *m, true
		}
	}
	return Mode{}, false
}

func (t *Type) mode(name string) *Mode {
	for i := range t.Modes {
		if t.Modes[i].Name == name {
			return &t.Modes[i]
		}
	}
	return nil
}

// CodeOf looks up a CAMEO code.
func CodeOf(code string) (Code, bool) {
	i, ok := tables().codeIndex[code]
	if !ok {
		return Code{}, false
	}
	return tables().codes[i], true
}

// Codes lists the CAMEO codes in the table's order.
func Codes() []Code { return tables().codes }

// Score of an event: the most intense of its modes, the type's own when it has
// none; 0 for an unknown type.
func Score(typ string, modes []string) float64 {
	t := typeOf(typ)
	if t == nil {
		return 0
	}
	score, found := t.Score, false
	for _, name := range modes {
		m := t.mode(name)
		if m == nil {
			continue
		}
		if !found || abs(m.Score) > abs(score) {
			score, found = m.Score, true
		}
	}
	return score
}

// QuadOf is the quad class of a PLOVER type, 0 when unknown.
func QuadOf(typ string) Quad {
	if t := typeOf(typ); t != nil {
		return t.Quad
	}
	return 0
}

// CAMEO is the code of a type with modes where no rule names a leaf: that of
// the first mode that has one, else the type's. "" for an unknown type.
func CAMEO(typ string, modes []string) string {
	for _, name := range modes {
		if m, ok := ModeOf(typ, name); ok {
			return m.CAMEO
		}
	}
	t, _ := TypeOf(typ)
	return t.CAMEO
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

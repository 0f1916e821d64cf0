package ontology

// Context is a PLOVER context: what an event is about.
type Context struct {
	Name, Description string
}

// Sector is a PLOVER sector of actors.
type Sector struct {
	Code        string
	Kind        string // state, armed, civil, other
	CAMEO       string // role in CAMEO actor strings; "" none
	Description string
}

// Relation is a relation between two actors.
type Relation struct {
	Name        string
	Inverse     string // how it reads from the other side; the name itself when symmetric
	Symmetric   bool
	Description string
}

// Relations of ties.
const (
	PartOf       = "part of"
	LedBy        = "led by"
	BackedBy     = "backed by"
	AlignedWith  = "aligned with"
	AlliedWith   = "allied with"
	OpposedTo    = "opposed to"
	SanctionedBy = "sanctioned by"
	MemberOf     = "member of"
	Office       = "office"
)

// Kinds of processes.
const (
	Negotiation   = "negotiation"
	Ceasefire     = "ceasefire"
	Release       = "release"
	Withdrawal    = "withdrawal"
	Investigation = "investigation"
	Campaign      = "campaign"
)

// Phase is a state that a process of a kind can be in.
type Phase struct {
	Kind        string
	Name        string
	State       string // before, on, halt, over
	Description string
}

// Size is a kind of quantity of an event.
type Size struct {
	Name, Description string
}

// IsContext reports whether the name is a PLOVER context.
func IsContext(name string) bool { return tables().contextSet[name] }

// Sectors lists the PLOVER sectors.
func Sectors() []Sector { return tables().sectors }

// SectorOf looks up a sector by its code.
func SectorOf(code string) (Sector, bool) {
	for _, s := range tables().sectors {
		if s.Code == code {
			return s, true
		}
	}
	return Sector{}, false
}

// Relations lists the relations of ties.
func Relations() []Relation { return tables().relations }

// RelationOf looks up a relation by its name.
func RelationOf(name string) (Relation, bool) {
	for _, r := range tables().relations {
		if r.Name == name {
			return r, true
		}
	}
	return Relation{}, false
}

// Phases lists the phases of a kind of process in their usual order, nil for
// an unknown kind.
func Phases(kind string) []Phase {
	var of []Phase
	for _, p := range tables().phases {
		if p.Kind == kind {
			of = append(of, p)
		}
	}
	return of
}

// PhaseOf looks up a phase of a kind of process.
func PhaseOf(kind, name string) (Phase, bool) {
	for _, p := range tables().phases {
		if p.Kind == kind && p.Name == name {
			return p, true
		}
	}
	return Phase{}, false
}

// Sizes lists the kinds of sizes.
func Sizes() []Size { return tables().sizes }

// IsSize reports whether the name is a kind of size.
func IsSize(name string) bool {
	for _, s := range tables().sizes {
		if s.Name == name {
			return true
		}
	}
	return false
}

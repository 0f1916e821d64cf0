package process

import "sitrep"

// Report is what tracking reads of one document.
type Report struct {
	ID        string
	Published sitrep.Interval
	Signs     []Sign
}

// Track tbd
func (ks *Kinds) Track(events []sitrep.Event, reports []Report) []sitrep.Process { return nil }
func Track(events []sitrep.Event, reports []Report) []sitrep.Process { return Builtin().Track(events, reports) }

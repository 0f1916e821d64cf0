package process

import "sitrep"

// Read returns the signs of one analysis by the built-in kinds.
func Read(a *sitrep.Analysis) []Sign { return Builtin().Read(a) }

// Track returns the processes that the reports tell by the built-in kinds.
func Track(events []sitrep.Event, reports []Report) []sitrep.Process {
	return Builtin().Track(events, reports)
}

// Compared is how many pairs of what the reports tell are compared.
func Compared(reports []Report) (n int) {
	ks := Builtin()
	tr := &tracker{ks: ks}
	for _, k := range ks.list {
		for range candidates(gathered(tr.threads(k, reports))) {
			n++
		}
	}
	return n
}

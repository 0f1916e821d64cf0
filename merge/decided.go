package merge

import "sitrep"

// Amend applies what analysts decided on an event to it, with what follows from its fields.
func Amend(e *sitrep.Event, ds []sitrep.Decision) error {
	if len(ds) == 0 {
		return nil
	}
	if err := e.Amend(ds); err != nil {
		return err
	}
	for _, cs := range e.Claims {
		for i := range cs {
			cs[i].Chosen = false
		}
	}
	choose(e)
	e.Headline = headline(e)
	return nil
}

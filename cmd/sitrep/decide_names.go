package main

import (
	"cmp"
	"encoding/json"

	"sitrep"
)

// named gives participants that an analyst wrote as a name and no more what the list of
// actors knows of it on the day of the event. A name that it does not know stays alone.
func (x *decider) named(d *sitrep.Decision, on *sitrep.When) error {
	if d.Act != sitrep.ActCorrect || d.Field != "actors" && d.Field != "recipients" || x.actors == nil {
		return nil
	}
	var ps []sitrep.Participant
	if json.Unmarshal(d.Value, &ps) != nil {
		return nil // Check says what is wrong with it
	}
	day, changed := sitrep.Day(0), false
	if on != nil {
		day = on.Start
	}
	for i := range ps {
		p := &ps[i]
		if p.Name == "" || p.Text != p.Name || p.Actor != "" || p.Country != "" || len(p.Sectors) > 0 {
			continue
		}
		list, err := x.actors()
		if err != nil {
			return err
		}
		found := list.Lookup(p.Name, day)
		if len(found) == 0 {
			continue
		}
		p.Actor, p.Name, p.Country = found[0].ID, cmp.Or(found[0].Name, p.Name), found[0].Country
		p.Sectors, changed = append([]string{}, found[0].Sectors...), true
	}
	if !changed {
		return nil
	}
	b, err := json.Marshal(ps)
	d.Value = b
	return err
}

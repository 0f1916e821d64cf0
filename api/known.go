package api

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// Known refuses types and modes that are PLOVER's as little as own, the user's ontology, has
// them (nil: there is none) and that no event has, so that a slip of the pen is not told as
// "nothing found". own is asked for a type or a mode, the other is "".
func Known(f *sitrep.Filter, own func(typ, mode string) bool, has func(*sitrep.Filter) (bool, error)) error {
	for _, v := range f.Types {
		if _, known := ontology.TypeOf(v); known || own != nil && own(v, "") {
			continue
		}
		if in, err := has(&sitrep.Filter{Types: []string{v}}); err != nil {
			return err
		} else if !in {
			var names []string
			for _, t := range ontology.Types() {
				names = append(names, t.Name)
			}
			return &sitrep.FilterFault{Parameter: "type", Value: v, Want: "no event has it; want one of your own ontology or " + strings.Join(names, ", ")}
		}
	}
	for _, v := range f.Modes {
		if slices.ContainsFunc(ontology.Types(), func(t ontology.Type) bool { _, is := ontology.ModeOf(t.Name, v); return is }) || own != nil && own("", v) {
			continue
		}
		if in, err := has(&sitrep.Filter{Modes: []string{v}}); err != nil {
			return err
		} else if !in {
			return &sitrep.FilterFault{Parameter: "mode", Value: v, Want: "no event has it, and it is no mode of PLOVER"}
		}
	}
	return nil
}

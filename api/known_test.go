package api

import (
	"testing"

	"sitrep"
)

func TestTypesThatSomethingHasAreTaken(t *testing.T) {
	own := func(typ, mode string) bool { return typ == "EVICTION" || mode == "at-night" }
	has := func(f *sitrep.Filter) (bool, error) {
		return f.Match(&sitrep.Told{Event: &sitrep.Event{Type: "SEA_HOSTAGE", Modes: []string{"boarding"}}}), nil
	}
	f := func(x sitrep.Filter, want string) {
		t.Helper()
		got := ""
		if err := Known(&x, own, has); err != nil {
			got = err.(*sitrep.FilterFault).Parameter + " " + err.(*sitrep.FilterFault).Value
		}
		if got != want {
			t.Errorf("%+v: %q, want %q", x, got, want)
		}
	}
	f(sitrep.Filter{}, "")
	f(sitrep.Filter{Types: []string{"ASSAULT", "AID"}, Modes: []string{"aerial", "strike"}}, "") // PLOVER's, though no event has them
	f(sitrep.Filter{Types: []string{"EVICTION"}, Modes: []string{"at-night"}}, "")               // declared
	f(sitrep.Filter{Types: []string{"SEA_HOSTAGE"}, Modes: []string{"boarding"}}, "")            // coded before
	f(sitrep.Filter{Types: []string{"ASSAULT", "ASSAUT"}}, "type ASSAUT")
	f(sitrep.Filter{Modes: []string{"areal"}}, "mode areal")
}

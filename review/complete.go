package review

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

var typeName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// Complete fills in what follows from a decision's own words: of a type its CAMEO code,
// class and score. A *sitrep.DecisionFault says what they cannot be.
func Complete(d *sitrep.Decision) error {
	if d.Act != sitrep.ActCorrect || d.Field != "type" {
		return nil
	}
	v := sitrep.TypeValue{}
	if err := json.Unmarshal(d.Value, &v.Type); err != nil {
		if err := json.Unmarshal(d.Value, &v); err != nil {
			return &sitrep.DecisionFault{Field: "value", Reason: "type: want a PLOVER type"}
		}
	}
	v.Type = strings.ToUpper(v.Type)
	if !typeName.MatchString(v.Type) {
		return &sitrep.DecisionFault{Field: "value", Reason: fmt.Sprintf("type %q: want a PLOVER type as ASSAULT", v.Type)}
	}
	t, known := ontology.TypeOf(v.Type)
	for _, m := range v.Modes {
		if _, fits := ontology.ModeOf(v.Type, m); known && !fits {
			var names []string
			for _, m := range t.Modes {
				names = append(names, m.Name)
			}
			return &sitrep.DecisionFault{Field: "value", Reason: fmt.Sprintf("mode %q: %s has %s", m, v.Type, strings.Join(names, ", "))}
		}
	}
	if known {
		v.CAMEO, v.Quad, v.Score = ontology.CAMEO(v.Type, v.Modes), int(ontology.QuadOf(v.Type)), ontology.Score(v.Type, v.Modes)
	}
	b, err := json.Marshal(v)
	d.Value = b
	return err
}

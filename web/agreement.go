package web

import (
	"encoding/json"
	"strings"

	"sitrep"
)

// agreement is how far readers agree who judged the same events.
type agreement struct {
	Readers, Events int
	Same            int     // events on which all who judged agree
	Alpha           float64 // Krippendorff's, nominal
	Differ          []disagreement
}

type disagreement struct {
	Event  string
	Judged []string // "NAME: word"
}

// judges reports whether a decision says of a whole event what it is.
func judges(d *sitrep.Decision) bool {
	return strings.HasPrefix(d.Subject, "event-") && (d.Field == "" && (d.Act == sitrep.ActAccept || d.Act == sitrep.ActReject) || d.Act == sitrep.ActCorrect && d.Field == "type")
}

// agreementOf compares the last judgement of each reader on each event; nil where no event
// was judged by two.
func agreementOf(standing []sitrep.Decision) *agreement {
	type unit struct {
		by    map[string]string
		names []string
	}
	units := map[string]*unit{}
	var order []string
	for i := range standing {
		d := &standing[i]
		if !judges(d) {
			continue
		}
		u := units[d.Subject]
		if u == nil {
			u = &unit{by: map[string]string{}}
			units[d.Subject] = u
			order = append(order, d.Subject)
		}
		word := map[string]string{sitrep.ActAccept: "right", sitrep.ActReject: "no such thing"}[d.Act]
		if d.Act == sitrep.ActCorrect {
			var v sitrep.TypeValue
			json.Unmarshal(d.Value, &v) // it was checked when it was stored
			word = v.Type
		}
		if _, known := u.by[d.Author]; !known {
			u.names = append(u.names, d.Author)
		}
		u.by[d.Author] = word
	}
	a := &agreement{}
	readers := map[string]bool{}
	var judged [][]string
	for _, id := range order {
		u := units[id]
		if len(u.names) < 2 {
			continue
		}
		var words, told []string
		same := true
		for _, n := range u.names {
			readers[n] = true
			words = append(words, u.by[n])
			told = append(told, n+": "+u.by[n])
			same = same && u.by[n] == words[0]
		}
		judged = append(judged, words)
		if same {
			a.Same++
		} else {
			a.Differ = append(a.Differ, disagreement{id, told})
		}
	}
	if len(judged) == 0 {
		return nil
	}
	a.Readers, a.Events, a.Alpha = len(readers), len(judged), alpha(judged)
	return a
}

// alpha is Krippendorff's alpha for values without an order (Krippendorff 2004, ch. 11):
// 1 is full agreement, 0 what chance would give. It is 1 where there is one value only.
func alpha(units [][]string) float64 {
	total, counts, observed := 0.0, map[string]float64{}, 0.0
	for _, u := range units {
		m := float64(len(u))
		if m < 2 {
			continue
		}
		total += m
		for i, v := range u {
			counts[v]++
			for j, o := range u {
				if i != j && v != o {
					observed += 1 / (m - 1)
				}
			}
		}
	}
	expected := 0.0
	for v, n := range counts {
		for o, k := range counts {
			if v != o {
				expected += n * k
			}
		}
	}
	if expected == 0 {
		return 1
	}
	return 1 - (observed/total)/(expected/(total*(total-1)))
}

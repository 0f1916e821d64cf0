package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
)

// state is the state of the filters, as the address has it.
type state struct {
	Filter *sitrep.Filter
	values url.Values // parameters of the filter alone
}

// stateOf reads the address. Parameters that are no filters are named by the page.
func stateOf(r *http.Request, own ...string) (*state, error) {
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &sitrep.FilterFault{Parameter: "address", Want: "it is cut off or not well formed"}
	}
	for _, name := range own {
		q.Del(name)
	}
	for name, vs := range q {
		if vs = slices.DeleteFunc(vs, func(v string) bool { return strings.TrimSpace(v) == "" }); len(vs) == 0 {
			delete(q, name)
			continue
		}
		q[name] = vs
	}
	f, err := sitrep.ParseFilter(q)
	if err != nil {
		return nil, err
	}
	if q.Get("relevance") == "" {
		f.Relevance = sitrep.Relevant
	}
	return &state{f, q}, nil
}

// Record is the state for what is no page: there, what is of no public affairs is left
// out only where that is asked for.
func (s *state) Record() string {
	v := s.clone()
	if v.Get("relevance") == "" {
		v.Set("relevance", sitrep.Relevant)
	}
	return query(v)
}

// Query is the state behind a path, with its question mark.
func (s *state) Query() string { return query(s.values) }

func query(v url.Values) string {
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

func (s *state) clone() url.Values {
	out := url.Values{}
	for k, v := range s.values {
		out[k] = slices.Clone(v)
	}
	return out
}

// Toggle is the state with a value added, or taken out where it is there.
func (s *state) Toggle(name, value string) string {
	v := s.clone()
	if s.Has(name, value) {
		v[name] = slices.DeleteFunc(v[name], func(x string) bool { return strings.EqualFold(x, value) })
		if len(v[name]) == 0 {
			v.Del(name)
		}
	} else {
		v.Add(name, value)
	}
	return orAll(query(v))
}

// Set is the state with only this value of a parameter; "" none.
func (s *state) Set(name, value string) string {
	v := s.clone()
	v.Del(name)
	if value != "" {
		v.Set(name, value)
	}
	return orAll(query(v))
}

// Between is the state with this period.
func (s *state) Between(from, to sitrep.Day) string {
	v := s.clone()
	v.Set("from", from.String())
	v.Set("to", to.String())
	return query(v)
}

// orAll keeps a link that takes the last filter out from being empty.
func orAll(q string) string {
	if q == "" {
		return "?"
	}
	return q
}

// Has reports whether a value is asked for.
func (s *state) Has(name, value string) bool {
	return slices.ContainsFunc(s.values[name], func(x string) bool { return strings.EqualFold(x, value) })
}

// Get is the first value of a parameter.
func (s *state) Get(name string) string { return s.values.Get(name) }

// Any reports whether there is a filter.
func (s *state) Any() bool { return len(s.values) > 0 }

// chip is a filter that is on, with the address without it.
type chip struct{ Name, Value, Without string }

// Chips are the filters that are on, in the order of sitrep.FilterNames.
func (s *state) Chips() (out []chip) {
	for _, name := range sitrep.FilterNames {
		for _, v := range s.values[name] {
			out = append(out, chip{filterWords[name], v, s.Toggle(name, v)})
		}
	}
	return out
}

// Hidden are the parameters that a form has to carry along beside its own.
func (s *state) Hidden(own ...string) (out []chip) {
	for _, name := range sitrep.FilterNames {
		if !slices.Contains(own, name) {
			for _, v := range s.values[name] {
				out = append(out, chip{Name: name, Value: v})
			}
		}
	}
	return out
}

var filterWords = map[string]string{"q": "words", "type": "type", "mode": "mode", "actor": "who", "recipient": "to whom", "process": "process", "place": "where",
	"bbox": "box", "from": "from", "to": "before", "lang": "language", "source": "source", "status": "status", "reality": "reality",
	"min_sources": "sources at least", "max_time_precision": "as exact as", "since": "reported since", "relevance": "relevance"}

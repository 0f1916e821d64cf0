package api

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// trouble is a problem of RFC 9457 with a pointer to each fault.
type trouble struct {
	Type   string        `json:"type" doc:"about:blank: the title says it."`
	Title  string        `json:"title"`
	Status int           `json:"status"`
	Detail string        `json:"detail,omitempty"`
	Errors []troubleSpot `json:"errors,omitempty"`
}

// troubleSpot is one fault.
type troubleSpot struct {
	Message  string `json:"message"`
	Location string `json:"location,omitempty" doc:"query.NAME, header.NAME, path.NAME or body.FIELD"`
	Pointer  string `json:"pointer,omitempty" doc:"Of the body: a JSON Pointer as a fragment."`
	Value    any    `json:"value,omitempty"`
}

func (t *trouble) Error() string  { return t.Detail }
func (t *trouble) GetStatus() int { return t.Status }

// ContentType is huma's way to ask for that of problems.
func (t *trouble) ContentType(string) string { return "application/problem+json" }

func newTrouble(status int, detail string, errs ...error) huma.StatusError {
	if status == http.StatusUnprocessableEntity { // what huma calls unprocessable is a bad request here
		status = http.StatusBadRequest
	}
	t := &trouble{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
	for _, err := range errs {
		if err == nil {
			continue
		}
		s := troubleSpot{Message: err.Error()}
		if d, ok := err.(huma.ErrorDetailer); ok {
			e := d.ErrorDetail()
			s = troubleSpot{Message: e.Message, Location: e.Location, Value: e.Value}
			if in, body := strings.CutPrefix(e.Location, "body"); body {
				s.Pointer = "#" + strings.ReplaceAll(inBrackets.ReplaceAllString(in, ".$1"), ".", "/")
			}
			if _, err := json.Marshal(s.Value); err != nil {
				s.Value = nil
			}
		}
		t.Errors = append(t.Errors, s)
	}
	return t
}

var inBrackets = regexp.MustCompile(`\[(\d+)\]`)

// problem writes a fault of what huma does not see.
func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(newTrouble(status, detail))
}

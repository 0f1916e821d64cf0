package sitrep

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Acts of decisions.
const (
	ActMerge   = "merge"   // Subject and With, two events, are one happening
	ActSplit   = "split"   // Off, mentions or reports of the event, tell another happening than the rest
	ActAccept  = "accept"  // the field is right; without a field the whole
	ActReject  = "reject"  // the field has no such value; without a field: no such thing happened
	ActCorrect = "correct" // the field is Value
	ActUndo    = "undo"    // Subject, a decision, no longer holds
)

// Acts are all of them.
var Acts = []string{ActMerge, ActSplit, ActAccept, ActReject, ActCorrect, ActUndo}

// Decision is what an analyst decided, written down once and never changed: another one
// undoes it. It holds of the mentions in Here and There, which are what the analyst saw, and
// where it moves mentions of the same words in later versions of their reports; nothing else
// that arrives later is decided by it.
type Decision struct {
	Kind    string          `json:"kind"`             // "decision"
	ID      string          `json:"id"`               // DecisionID
	Act     string          `json:"act"`              // one of Acts
	Subject string          `json:"subject"`          // an event or a mention; of undo a decision
	With    string          `json:"with,omitempty"`   // of merge: the other event
	Off     []string        `json:"off,omitempty"`    // of split: mentions or documents of Subject
	Field   string          `json:"field,omitempty"`  // of accept, reject, correct: one of DecisionFields
	Value   json.RawMessage `json:"value,omitempty"`  // of correct, in the form that the field has in a mention; see TypeValue; of sizes the kinds that are corrected
	Author  string          `json:"author"`           // who decided
	Reason  string          `json:"reason,omitempty"` // in the author's words
	At      time.Time       `json:"at"`

	Was   json.RawMessage `json:"was,omitempty"`   // the field's value when it was decided
	Here  []Anchor        `json:"here,omitempty"`  // the mentions of Subject then; of split those that stay
	There []Anchor        `json:"there,omitempty"` // of merge those of With; of split those that leave
}

// Anchor finds a mention again, also after its report was coded anew.
type Anchor struct {
	Mention  string `json:"mention"`
	Document string `json:"document"`
	Span            // of the trigger
	Type     string `json:"type"`
	Sentence Span   `json:"sentence"`
}

// TypeValue is the value of the field type with what goes with it.
type TypeValue struct {
	Type  string   `json:"type"`
	Modes []string `json:"modes,omitempty"`
	CAMEO string   `json:"cameo,omitempty"`
	Quad  int      `json:"quad,omitempty"`
	Score float64  `json:"score,omitempty"`
}

// DecisionFields are the fields that can be decided.
var DecisionFields = []string{"type", "actors", "recipients", "occurred_on", "place", "sizes", "polarity", "reality"}

// DecisionFault is what is wrong with a decision.
type DecisionFault struct {
	Field  string // of the decision
	Reason string
}

func (f *DecisionFault) Error() string { return f.Field + ": " + f.Reason }

// DecisionID is the ID that a decision has: the same one decided twice is one.
func DecisionID(d *Decision) string {
	return ID("decision", d.Act, d.Subject, d.With, strings.Join(d.Off, " "), d.Field, string(d.Value), d.Author, d.Reason, d.At.UTC().Format(time.RFC3339Nano))
}

// Check says what is wrong with a decision by itself, a *DecisionFault.
func (d *Decision) Check() error {
	fault := func(field, format string, args ...any) error {
		return &DecisionFault{field, fmt.Sprintf(format, args...)}
	}
	of, _, _ := strings.Cut(d.Subject, "-")
	whole := d.Act == ActAccept || d.Act == ActReject
	switch {
	case !slices.Contains(Acts, d.Act):
		return fault("act", "%q: want one of %s", d.Act, strings.Join(Acts, ", "))
	case strings.TrimSpace(d.Author) == "":
		return fault("author", "want who decides")
	case d.At.IsZero():
		return fault("at", "want the time of the decision")
	case d.Subject == "":
		return fault("subject", "want what is decided on")
	case d.Act == ActUndo && of != "decision":
		return fault("subject", "%q: want the ID of a decision to undo", d.Subject)
	case (d.Act == ActMerge || d.Act == ActSplit) && of != "event":
		return fault("subject", "%q: want an event to %s", d.Subject, d.Act)
	case d.Act != ActUndo && of != "event" && of != "mention":
		return fault("subject", "%q: want an event or a mention", d.Subject)
	case d.Act == ActMerge && !strings.HasPrefix(d.With, "event-"):
		return fault("with", "%q: want the event that it is one with", d.With)
	case d.Act == ActMerge && d.With == d.Subject:
		return fault("with", "%s is one with itself already", d.Subject)
	case d.Act != ActMerge && d.With != "":
		return fault("with", "goes with merge alone")
	case d.Act == ActSplit && len(d.Off) == 0:
		return fault("off", "want the mentions or reports that are split off")
	case d.Act != ActSplit && len(d.Off) > 0:
		return fault("off", "goes with split alone")
	case d.Act == ActCorrect && d.Field == "":
		return fault("field", "want one of %s", strings.Join(DecisionFields, ", "))
	case d.Field != "" && !whole && d.Act != ActCorrect:
		return fault("field", "does not go with %s", d.Act)
	case d.Field != "" && !slices.Contains(DecisionFields, d.Field):
		return fault("field", "%q: want one of %s", d.Field, strings.Join(DecisionFields, ", "))
	case d.Field == "type" && d.Act == ActReject:
		return fault("field", "a type cannot be without a value: correct it, or reject the whole")
	case d.Act == ActCorrect && len(d.Value) == 0:
		return fault("value", "want the value of %s", d.Field)
	case d.Act != ActCorrect && len(d.Value) > 0:
		return fault("value", "goes with correct alone")
	}
	if d.Act == ActCorrect {
		if err := new(EventMention).fields().set(d); err != nil {
			return fault("value", "%v", err)
		}
	}
	return nil
}

// Standing are the decisions that hold, in order: none that was undone, and no undo.
// A decision that was undone stands again when the undo is undone.
func Standing(ds []Decision) []Decision {
	undone := map[string]bool{}
	var out []Decision
	for i := len(ds) - 1; i >= 0; i-- {
		switch d := &ds[i]; {
		case undone[d.ID]:
		case d.Act == ActUndo:
			undone[d.Subject] = true
		default:
			out = append(out, *d)
		}
	}
	slices.Reverse(out)
	return out
}

// AnchorOf is the anchor of a mention.
func AnchorOf(m *EventMention) Anchor {
	return Anchor{m.ID, m.Document, m.Trigger.Span, m.Type, m.Sentence}
}

// In finds the mention among those of its document: the one with its ID, else the one
// whose trigger lies where its trigger lay, else the only one of its sentence and type.
// -1: none.
func (a *Anchor) In(ms []EventMention) int {
	at, sentence, more := -1, -1, false
	for i := range ms {
		m := &ms[i]
		switch {
		case m.ID == a.Mention:
			return i
		case m.Document != a.Document:
		case m.Trigger.Overlaps(a.Span) && (at < 0 || m.Type == a.Type && ms[at].Type != a.Type):
			at = i
		case m.Sentence.Overlaps(a.Sentence) && m.Type == a.Type:
			more = sentence >= 0
			sentence = i
		}
	}
	if at < 0 && !more {
		return sentence
	}
	return at
}

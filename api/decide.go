package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/review"
	"sitrep/store"
)

func (s *server) decisions(ctx context.Context, in *struct {
	Author []string `query:"author,explode" doc:"Decided by this person."`
	Act    []string `query:"act,explode" doc:"merge, split, accept, reject, correct, undo"`
	About  string   `query:"about" maxLength:"300" doc:"An event, mention, document or decision."`
	Part
}) (*huma.StreamResponse, error) {
	p, err := s.db.ListDecisions(ctx, store.DecisionFilter{Authors: in.Author, Acts: in.Act, About: in.About}, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items := make([]json.RawMessage, len(p.Items))
	for i, d := range p.Items {
		if items[i], err = json.Marshal(d); err != nil {
			return nil, err
		}
	}
	return listReply(items, p.Cursor)
}

func (s *server) decision(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	d, err := s.db.Decision(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(d)
}

// toDecide is a decision as it is asked for.
type toDecide struct {
	Act     string   `json:"act" enum:"merge,split,accept,reject,correct,undo" doc:"What is decided."`
	Subject string   `json:"subject" minLength:"1" maxLength:"300" doc:"An event or a mention; of undo a decision."`
	With    string   `json:"with,omitempty" nullable:"true" maxLength:"300" doc:"Of merge: the other event."`
	Off     []string `json:"off,omitempty" maxItems:"1000" doc:"Of split: mentions or documents that tell another happening."`
	Field   string   `json:"field,omitempty" enum:"type,actors,recipients,occurred_on,place,sizes,polarity,reality" doc:"Of accept, reject and correct: the field; without it the whole event or mention."`
	Value   any      `json:"value,omitempty" doc:"Of correct: the field as a mention has it, or as an analyst writes it: ASSAULT/aerial, 2024-03-05, killed=3."`
	Author  string   `json:"author,omitempty" nullable:"true" maxLength:"200" doc:"Who decides, where the server has no keys; else the name of the key."`
	Reason  string   `json:"reason,omitempty" nullable:"true" maxLength:"4000" doc:"Why, in your words."`
}

// decidedBody is what came of a decision.
type decidedBody struct {
	Decision sitrep.Decision `json:"decision"`
	Change   int64           `json:"change" doc:"Its number in the log, 0 where it was decided before."`
	Events   []string        `json:"events" doc:"That it created, changed, merged, split or withdrew."`
}

func (s *server) decide(ctx context.Context, in *struct {
	IfMatch string `header:"If-Match" doc:"The ETag of the event that is decided on, or that the mention tells, so that nobody decides on what has changed since they saw it; * decides on whatever stands. Not of undo."`
	Key     string `header:"Idempotency-Key" maxLength:"200" doc:"The same decision sent again with the same key is not taken twice."`
	Body    toDecide
}) (*huma.StreamResponse, error) {
	if err := may(ctx, Reviewer); err != nil {
		return nil, err
	}
	if s.Decider == nil {
		return nil, huma.Error503ServiceUnavailable("this server takes no decisions")
	}
	b := in.Body
	if in.IfMatch == "" && b.Act != sitrep.ActUndo {
		return nil, huma.NewError(428, "send the ETag of the event as If-Match, or * for whatever stands")
	}
	body, _ := json.Marshal(b) // it was JSON
	return s.once.once(ctx, in.Key, body, func() (*huma.StreamResponse, error) {
		d := sitrep.Decision{Act: b.Act, Subject: b.Subject, With: b.With, Off: b.Off, Field: b.Field, Reason: b.Reason, Author: PersonOf(ctx).Name}
		if d.Author == "" || PersonOf(ctx).Role == Admin && b.Author != "" {
			d.Author = b.Author
		}
		if b.Value != nil {
			v, err := s.value(ctx, &b)
			if err != nil {
				return nil, fault(err)
			}
			d.Value = v
		}
		made, err := s.Decider.Decide(ctx, d, Unchanged(b.Subject, in.IfMatch))
		if err != nil {
			return nil, fault(err)
		}
		Did(ctx, "decided: "+d.Act, made.Decision.ID)
		events := append([]string{}, made.Events...)
		return done(201, Prefix+"/decisions/"+url.PathEscape(made.Decision.ID), decidedBody{made.Decision, made.Change, events})
	})
}

// value reads words as an analyst writes them; what else JSON has is taken as it is.
func (s *server) value(ctx context.Context, b *toDecide) (json.RawMessage, error) {
	if words, isWords := b.Value.(string); isWords {
		return ReadValue(ctx, s.db, b.Subject, b.Field, words)
	}
	return json.Marshal(b.Value)
}

// Tellings find what an event rests on.
type Tellings interface {
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	EventsOf(ctx context.Context, mentions []string) (map[string]string, error)
	Told(ctx context.Context, e *sitrep.Event) (*sitrep.Told, error)
}

// ReadValue reads the value of a field of an event or mention as an analyst writes it. A
// *sitrep.DecisionFault says what is wrong with it.
func ReadValue(ctx context.Context, db Tellings, subject, field, words string) (json.RawMessage, error) {
	id := subject
	if strings.HasPrefix(id, "mention-") {
		of, err := db.EventsOf(ctx, []string{id})
		if err != nil {
			return nil, err
		}
		if id = of[id]; id == "" {
			return nil, fmt.Errorf("%s: %w", subject, store.ErrNotFound)
		}
	}
	e, err := db.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	t, err := db.Told(ctx, e)
	if err != nil {
		return nil, err
	}
	v, err := review.ParseValue(field, words, t.Mentions)
	if err != nil {
		return nil, &sitrep.DecisionFault{Field: "value", Reason: err.Error()}
	}
	return v, nil
}

// Unchanged is what a Decider does first: it refuses with 412 when the event, of a mention
// the one that it tells, is no longer the one whose ETag is given.
func Unchanged(subject, tag string) func(*store.Tx) error {
	mention := strings.HasPrefix(subject, "mention-")
	if tag == "" || strings.TrimSpace(tag) == "*" || !mention && !strings.HasPrefix(subject, "event-") {
		return nil
	}
	return func(tx *store.Tx) error {
		id := subject
		if mention {
			of, err := tx.EventsOf([]string{subject})
			if err != nil {
				return err
			}
			if id = of[subject]; id == "" {
				return fmt.Errorf("%s: %w", subject, store.ErrNotFound)
			}
		}
		e, err := tx.Event(id)
		if errors.Is(err, store.ErrNotFound) {
			if into, e := tx.Redirects([]string{id}); e == nil && into[id] != "" {
				return errChanged()
			}
		}
		if err != nil {
			return err
		}
		is, err := EventTag(e)
		if err != nil {
			return err
		}
		if !has(tag, is) {
			return errChanged()
		}
		return nil
	}
}

func errChanged() error {
	return huma.Error412PreconditionFailed("the event has changed since; look at it again")
}

package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep/store"
)

// eventStream is the form in which changes go on as they come.
const eventStream = "text/event-stream"

// logged is an entry of the log.
type logged struct {
	Number int64  `json:"number"`
	At     string `json:"at"`
	Cause  string `json:"cause"`
	By     string `json:"by,omitempty"`
	Change string `json:"change" doc:"created, updated, merged, split, withdrawn …"`
	ID     string `json:"id"`
	Target string `json:"target,omitempty" doc:"Of merged: what the record is part of now; of split: what was cut off."`
}

func (s *server) changes(ctx context.Context, in *struct {
	Since  int64  `query:"since" minimum:"0" doc:"The number of the last change that is known; what came after it is told."`
	Limit  int    `query:"limit" minimum:"0" maximum:"1000" doc:"At most so many changes, 100 where it is not given; each is told with all that it did."`
	Accept string `header:"Accept" hidden:"true"`
	LastID string `header:"Last-Event-ID" doc:"Of a stream that goes on where it broke off: since."`
}) (*huma.StreamResponse, error) {
	if in.LastID != "" {
		n, err := strconv.ParseInt(in.LastID, 10, 64)
		if err != nil || n < 0 {
			return nil, huma.Error400BadRequest("a header is at fault", &huma.ErrorDetail{Location: "header.Last-Event-ID", Message: "want the number of a change", Value: in.LastID})
		}
		in.Since = n
	}
	if strings.Contains(in.Accept, eventStream) {
		return &huma.StreamResponse{Body: func(c huma.Context) { s.stream(c, in.Since) }}, nil
	}
	limit := in.Limit
	if limit == 0 {
		limit = 100
	}
	var items []json.RawMessage
	n, next := 0, ""
	last := int64(-1)
	for c, err := range s.db.Changes(ctx, in.Since) {
		if err != nil {
			return nil, fault(err)
		}
		if c.Number != last {
			if n == limit {
				next = strconv.FormatInt(last, 10)
				break
			}
			n, last = n+1, c.Number
		}
		b, err := json.Marshal(told(c))
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	if next == "" {
		return listReply(items, "")
	}
	if items == nil {
		items = []json.RawMessage{}
	}
	reply, err := jsonReply(list[json.RawMessage]{items, next})
	if err != nil {
		return nil, err
	}
	body := reply.Body
	reply.Body = func(c huma.Context) {
		c.SetHeader("Link", "<"+Prefix+"/changes?since="+next+`>; rel="next"`)
		body(c)
	}
	return reply, nil
}

func told(c store.Change) logged {
	return logged{c.Number, c.At, c.Cause, c.Who, c.Kind.String(), c.ID, c.Target}
}

// stream tells changes as they come, until the asker goes away.
func (s *server) stream(c huma.Context, since int64) {
	ctx := c.Context()
	c.SetHeader("Content-Type", eventStream)
	c.SetHeader("Cache-Control", "no-store")
	w := c.BodyWriter()
	flush := func() {
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
	fmt.Fprint(w, ": changes\n\n")
	flush()
	tick := time.NewTicker(s.watch)
	defer tick.Stop()
	for idle := 0; ; {
		text, upto, more, err := s.since(ctx, since)
		if err != nil {
			return
		}
		since = upto
		if len(text) > 0 {
			w.Write(text)
			idle = 0
		} else if idle++; idle%15 == 0 {
			fmt.Fprint(w, ": nothing new\n\n") // keeps proxies from hanging up
		}
		flush()
		if more && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// mostStreamed is how many bytes of changes are read before they are sent.
const mostStreamed = 256 << 10

// since are changes after a number as a stream has them, up to another one: whole entries of
// the log, so that an ID that was told is done with. They are read before any is sent: whoever
// takes them slowly would keep the database from others.
func (s *server) since(ctx context.Context, number int64) (text []byte, upto int64, more bool, err error) {
	var entry []byte
	upto = number
	end := func() {
		if len(entry) > 0 {
			text = fmt.Appendf(text, "id: %d\nevent: change\ndata: [%s]\n\n", upto, entry)
			entry = nil
		}
	}
	for c, err := range s.db.Changes(ctx, number) {
		if err != nil {
			return nil, 0, false, err
		}
		b, err := json.Marshal(told(c))
		if err != nil {
			return nil, 0, false, err
		}
		if c.Number > upto {
			end()
			if len(text) > mostStreamed {
				return text, upto, true, nil
			}
			upto = c.Number
		}
		if len(entry) > 0 {
			entry = append(entry, ',')
		}
		entry = append(entry, b...)
	}
	end()
	return text, upto, false, nil
}

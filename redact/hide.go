package redact

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"iter"
	"reflect"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Hider replaces the names of private persons. It is safe for concurrent use.
type Hider struct{ secret []byte }

// NewHider takes the secret from which pseudonyms are made: the same secret gives the
// same person the same pseudonym in every export; nobody without it can tell a name
// from a pseudonym by trying.
func NewHider(secret []byte) *Hider { return &Hider{secret} }

// pseudonym of a person: "Person 7QK2MABX4C"; of a million people hardly two share one.
func (h *Hider) pseudonym(person string) string {
	m := hmac.New(sha256.New, h.secret)
	m.Write([]byte(person))
	return "Person " + base32.StdEncoding.EncodeToString(m.Sum(nil))[:10]
}

// Events hides the names in a stream of events, which it goes through twice: who is private by
// one report is so in all of them. What is yielded is valid until the next step.
func (h *Hider) Events(events iter.Seq2[*sitrep.Told, error]) iter.Seq2[*sitrep.Told, error] {
	return func(yield func(*sitrep.Told, error) bool) {
		people := people{}
		for t, err := range events {
			if err != nil {
				yield(nil, err)
				return
			}
			people.add(t.Documents)
		}
		for t, err := range events {
			if err == nil {
				t = h.told(t, people)
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

// Told is the event with its mentions and documents, names of private persons
// replaced in every text and every span moved with the words. Documents lose the map
// to their capture's bytes, which hold the names. The argument is left as it is, and
// returned where nobody is to be hidden.
func (h *Hider) Told(t *sitrep.Told) *sitrep.Told {
	people := people{}
	people.add(t.Documents)
	return h.told(t, people)
}

func (h *Hider) told(t *sitrep.Told, people people) *sitrep.Told {
	veils, all := h.veils(t.Documents, people)
	if len(all) == 0 {
		return t
	}
	c := &copier{veils: veils, all: all}
	out := &sitrep.Told{}
	for _, d := range t.Documents {
		out.Documents = append(out.Documents, c.document(d))
	}
	for _, m := range t.Mentions {
		c.in, c.words = c.of(m.Document), c.of(m.Document)
		out.Mentions = append(out.Mentions, c.copy(reflect.ValueOf(m)).Interface().(*sitrep.EventMention))
	}
	// An event's own words are those of its mentions; which, their spans tell.
	c.in, c.words = nil, nil
	c.found = map[sitrep.Span]*veil{}
	for _, m := range t.Mentions {
		c.note(reflect.ValueOf(*m), veils[m.Document])
	}
	out.Event = c.copy(reflect.ValueOf(t.Event)).Interface().(*sitrep.Event)
	return out
}

// Record hides names in all that a page shows of one run. Layers under the coding are left
// out of the analyses.
func (h *Hider) Record(as []*sitrep.Analysis, actors []sitrep.Actor, events []sitrep.Event, ps []sitrep.Process) ([]*sitrep.Analysis, []sitrep.Actor, []sitrep.Event, []sitrep.Process) {
	docs := make([]*sitrep.Document, len(as))
	mentions := map[string]*sitrep.EventMention{}
	for i, a := range as {
		docs[i] = a.Doc
		for k := range a.Events {
			mentions[a.Events[k].ID] = &a.Events[k]
		}
	}
	people := people{}
	people.add(docs)
	veils, all := h.veils(docs, people)
	if len(all) == 0 {
		return as, actors, events, ps
	}
	c := &copier{veils: veils, all: all}
	out := make([]*sitrep.Analysis, len(as))
	for i, a := range as {
		doc := c.document(a.Doc)
		c.in, c.words = c.of(a.Doc.ID), c.of(a.Doc.ID)
		out[i] = &sitrep.Analysis{Doc: doc, Events: copied(c, a.Events), Quotations: copied(c, a.Quotations)}
	}
	moved := make([]sitrep.Event, len(events))
	for i := range events {
		c.in, c.words, c.found = nil, nil, map[sitrep.Span]*veil{}
		for _, id := range events[i].Mentions {
			if m := mentions[id]; m != nil {
				c.note(reflect.ValueOf(*m), veils[m.Document])
			}
		}
		moved[i] = c.copy(reflect.ValueOf(events[i])).Interface().(sitrep.Event)
	}
	c.in, c.found = open, nil
	return out, copied(c, actors), moved, copied(c, ps)
}

// copied is a list with the words and spans of its items changed.
func copied[T any](c *copier, list []T) []T {
	return c.copy(reflect.ValueOf(list)).Interface().([]T)
}

// veil is what hiding does to one document.
type veil struct {
	doc   *sitrep.Document
	names []sitrep.PrivateName
	as    []string // their pseudonyms
	full  []string // the hidden words, longest first
	to    map[string]string
}

func (h *Hider) veil(d *sitrep.Document, names []sitrep.PrivateName) *veil {
	v := &veil{doc: d, names: names, to: map[string]string{}}
	for _, n := range names {
		p := h.pseudonym(n.Person)
		v.as = append(v.as, p)
		if w := d.Text[n.Start:n.End]; v.to[w] == "" {
			v.to[w] = p
			v.full = append(v.full, w)
		}
		v.to[n.Person] = "actor-" + strings.ToLower(strings.TrimPrefix(p, "Person "))
	}
	sort.Slice(v.full, func(i, j int) bool {
		if len(v.full[i]) != len(v.full[j]) {
			return len(v.full[i]) > len(v.full[j])
		}
		return v.full[i] < v.full[j]
	})
	return v
}

// hide replaces the hidden words in a text.
func (v *veil) hide(s string) string {
	if id, ok := v.to[s]; ok {
		return id
	}
	for _, w := range v.full {
		if !strings.Contains(s, w) {
			continue
		}
		var b strings.Builder
		from := 0
		for _, o := range occurrences(s, w) {
			if o.Start < from || !strings.Contains(w, " ") && inLongerName(s[:o.Start]) {
				continue
			}
			b.WriteString(s[from:o.Start])
			b.WriteString(v.to[w])
			from = o.End
		}
		b.WriteString(s[from:])
		s = b.String()
	}
	return s
}

// inLongerName: what stands before a surname is another name, so that it is
// somebody else's: "Ibrahim Boubacar" before "Keita".
func inLongerName(before string) bool {
	f := strings.Fields(before)
	if len(f) == 0 || !strings.HasSuffix(before, " ") {
		return false
	}
	last := f[len(f)-1]
	r, _ := utf8.DecodeRuneInString(last)
	return unicode.IsUpper(r) && !strings.ContainsAny(last[len(last)-1:], ",;:)") && !words["title"][strings.ToLower(strings.TrimSuffix(last, "."))]
}

// at is where an offset of the text comes to lie; one within a hidden name goes to its
// start, or to its end for the end of a span.
func (v *veil) at(offset int, end bool) int {
	moved := 0
	for i, n := range v.names {
		switch {
		case offset <= n.Start:
			return offset + moved
		case offset < n.End:
			if end {
				return n.Start + moved + len(v.as[i])
			}
			return n.Start + moved
		}
		moved += len(v.as[i]) - n.Len()
	}
	return offset + moved
}

func (v *veil) span(s sitrep.Span) sitrep.Span {
	return sitrep.Span{Start: v.at(s.Start, false), End: v.at(s.End, true)}
}

// text is the document's text with the names replaced.
func (v *veil) text() string {
	var b strings.Builder
	from := 0
	for i, n := range v.names {
		b.WriteString(v.doc.Text[from:n.Start])
		b.WriteString(v.as[i])
		from = n.End
	}
	b.WriteString(v.doc.Text[from:])
	return b.String()
}

// copier makes deep copies with words and spans changed.
type copier struct {
	veils map[string]*veil
	all   []*veil
	in    *veil                 // of the document that spans are of; nil: by found
	words *veil                 // of the document that words are of; nil: of all
	found map[sitrep.Span]*veil // of the spans of mentions
}

func (c *copier) document(d *sitrep.Document) *sitrep.Document {
	v := c.veils[d.ID]
	c.in, c.words = c.of(d.ID), c.of(d.ID)
	out := c.copy(reflect.ValueOf(d)).Interface().(*sitrep.Document)
	out.Private, out.Origin = nil, nil
	out.Text = d.Text
	if v != nil {
		out.Text = v.text()
	}
	return out
}

var (
	spanType  = reflect.TypeFor[sitrep.Span]()
	claimType = reflect.TypeFor[sitrep.Claim]()
)

func (c *copier) copy(x reflect.Value) reflect.Value {
	switch x.Kind() {
	case reflect.Pointer:
		if x.IsNil() {
			return x
		}
		p := reflect.New(x.Type().Elem())
		p.Elem().Set(c.copy(x.Elem()))
		return p
	case reflect.Slice:
		if x.IsNil() {
			return x
		}
		s := reflect.MakeSlice(x.Type(), x.Len(), x.Len())
		for i := range x.Len() {
			s.Index(i).Set(c.copy(x.Index(i)))
		}
		return s
	case reflect.Map:
		if x.IsNil() {
			return x
		}
		m := reflect.MakeMapWithSize(x.Type(), x.Len())
		for _, k := range x.MapKeys() {
			m.SetMapIndex(k, c.copy(x.MapIndex(k)))
		}
		return m
	case reflect.Struct:
		return c.structure(x)
	case reflect.String:
		return reflect.ValueOf(c.hide(x.String())).Convert(x.Type())
	}
	return x
}

func (c *copier) structure(x reflect.Value) reflect.Value {
	if x.Type() == spanType {
		return reflect.ValueOf(c.span(x.Interface().(sitrep.Span)))
	}
	in := c.in
	if x.Type() == claimType {
		if d := x.Interface().(sitrep.Claim).Documents; len(d) > 0 {
			c.in = c.of(d[0])
		}
	} else if d := x.FieldByName("Document"); d.IsValid() && d.Kind() == reflect.String && d.Len() > 0 {
		c.in = c.of(d.String()) // a source, a condition, a mention: its spans are of that one
	}
	out := reflect.New(x.Type()).Elem()
	for i := range x.NumField() {
		if x.Type().Field(i).IsExported() {
			out.Field(i).Set(c.copy(x.Field(i)))
		}
	}
	c.in = in
	return out
}

// open is the veil of a document that hides nothing.
var open = &veil{}

func (c *copier) of(document string) *veil {
	if v := c.veils[document]; v != nil {
		return v
	}
	return open
}

func (c *copier) span(s sitrep.Span) sitrep.Span {
	v := c.in
	if v == nil {
		v = c.found[s]
	}
	if v == nil || v == open {
		return s
	}
	return v.span(s)
}

func (c *copier) hide(s string) string {
	if s == "" {
		return s
	}
	if c.words != nil {
		return c.words.hide(s)
	}
	for _, v := range c.all { // one report's victim is not named by another's words either
		s = v.hide(s)
	}
	return s
}

// note remembers whose spans a mention's are; the first mention of a span has it.
func (c *copier) note(x reflect.Value, v *veil) {
	switch x.Kind() {
	case reflect.Pointer:
		if !x.IsNil() {
			c.note(x.Elem(), v)
		}
	case reflect.Slice:
		for i := range x.Len() {
			c.note(x.Index(i), v)
		}
	case reflect.Struct:
		if x.Type() == spanType {
			s := x.Interface().(sitrep.Span)
			if _, ok := c.found[s]; !ok {
				if v == nil {
					v = open
				}
				c.found[s] = v
			}
			return
		}
		for i := range x.NumField() {
			if x.Type().Field(i).IsExported() {
				c.note(x.Field(i), v)
			}
		}
	}
}

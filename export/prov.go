package export

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"slices"

	"sitrep"
)

// provContext names what the nodes of PROV say; it is written out, so that a reader
// needs no network.
const provContext = `{"prov":"http://www.w3.org/ns/prov#","dcterms":"http://purl.org/dc/terms/","xsd":"http://www.w3.org/2001/XMLSchema#","sitrep":"urn:sitrep:terms:",` +
	`"id":"@id","type":"@type",` +
	`"used":{"@id":"prov:used","@type":"@id"},"wasGeneratedBy":{"@id":"prov:wasGeneratedBy","@type":"@id"},"wasDerivedFrom":{"@id":"prov:wasDerivedFrom","@type":"@id"},` +
	`"wasQuotedFrom":{"@id":"prov:wasQuotedFrom","@type":"@id"},"wasRevisionOf":{"@id":"prov:wasRevisionOf","@type":"@id"},` +
	`"wasAttributedTo":{"@id":"prov:wasAttributedTo","@type":"@id"},"wasAssociatedWith":{"@id":"prov:wasAssociatedWith","@type":"@id"},"wasInformedBy":{"@id":"prov:wasInformedBy","@type":"@id"},` +
	`"qualifiedDerivation":{"@id":"prov:qualifiedDerivation"},"entity":{"@id":"prov:entity","@type":"@id"},"hadActivity":{"@id":"prov:hadActivity","@type":"@id"},` +
	`"endedAtTime":{"@id":"prov:endedAtTime","@type":"xsd:dateTime"},"value":"prov:value","location":{"@id":"prov:atLocation","@type":"@id"},` +
	`"label":"http://www.w3.org/2000/01/rdf-schema#label","title":"dcterms:title","publisher":"dcterms:publisher","issued":"dcterms:issued","source":"dcterms:source","identifier":"dcterms:identifier",` +
	`"field":"sitrep:field","start":"sitrep:start","end":"sitrep:end","by":"sitrep:by","code":"sitrep:code","status":"sitrep:status","comment":"http://www.w3.org/2000/01/rdf-schema#comment"}`

// provNode is an entity, activity or agent; the terms are those of provContext.
type provNode struct {
	ID    string   `json:"id,omitempty"`
	Type  []string `json:"type"`
	Label string   `json:"label,omitempty"`

	Used              []string `json:"used,omitempty"`
	WasAssociatedWith string   `json:"wasAssociatedWith,omitempty"`
	WasInformedBy     []string `json:"wasInformedBy,omitempty"`
	EndedAtTime       string   `json:"endedAtTime,omitempty"`

	WasGeneratedBy      string           `json:"wasGeneratedBy,omitempty"`
	WasDerivedFrom      []string         `json:"wasDerivedFrom,omitempty"`
	WasQuotedFrom       string           `json:"wasQuotedFrom,omitempty"`
	WasRevisionOf       string           `json:"wasRevisionOf,omitempty"`
	WasAttributedTo     string           `json:"wasAttributedTo,omitempty"`
	QualifiedDerivation []provDerivation `json:"qualifiedDerivation,omitempty"`
	Location            string           `json:"location,omitempty"`
	Value               string           `json:"value,omitempty"`

	Title      string `json:"title,omitempty"`
	Publisher  string `json:"publisher,omitempty"`
	Issued     string `json:"issued,omitempty"`
	Source     string `json:"source,omitempty"`
	Identifier string `json:"identifier,omitempty"`
	Code       string `json:"code,omitempty"`
	Status     string `json:"status,omitempty"`
	Comment    string `json:"comment,omitempty"`
}

// provDerivation says which words of a document a field of a mention rests on and
// which rule or model set it.
type provDerivation struct {
	Type        string `json:"type"`
	Entity      string `json:"entity"`
	HadActivity string `json:"hadActivity"`
	Field       string `json:"field"`
	Start       int    `json:"start"`
	End         int    `json:"end"`
	By          string `json:"by"`
}

// PROV writes where events come from as PROV-O in JSON-LD, one graph: captures,
// documents, mentions and events are entities, each derived from those before; the runs
// of the stages (article, coding, merging) are activities; the program, or who coded
// the events of a file of others, is the agent. What set a field of a mention, and the
// bytes it rests on, is a qualified derivation. Lost: the values of fields but for type,
// headline and trigger.
func PROV(w io.Writer, events Events, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	fmt.Fprintf(out, "{\"@context\":%s,\n\"@graph\":", provContext)
	p := provWriter{list: jsonList{w: out}, seen: once{}}
	if !opt.Made.IsZero() {
		p.made = atomTime(opt.Made)
	}
	for t, err := range events {
		if err != nil {
			return err
		}
		if err := p.event(t); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	p.list.end()
	out.WriteString("}\n")
	return out.Flush()
}

type provWriter struct {
	list jsonList
	seen once
	made string
}

// once writes a node unless one of its ID has been written.
func (p *provWriter) once(n provNode) error {
	if !p.seen.first(n.ID) {
		return nil
	}
	return p.list.add(n)
}

func urn(id string) string { return "urn:sitrep:" + url.PathEscape(id) }

const provProgram = "urn:sitrep:agent:sitrep"

// agent is who coded the event.
func (p *provWriter) agent(e *sitrep.Event) (string, error) {
	c := e.Coding
	if c == nil {
		return provProgram, p.once(provNode{ID: provProgram, Type: []string{"prov:SoftwareAgent"}, Label: "sitrep " + sitrep.Version})
	}
	name, kind := c.Coder, "prov:Person"
	if e.Status == sitrep.Imported {
		kind = "prov:Agent"
	}
	if name == "" {
		name = c.Dataset
	}
	id := urn(sitrep.ID("agent", c.Dataset, name))
	return id, p.once(provNode{ID: id, Type: []string{kind}, Label: sitrep.OneLine(name)})
}

func (p *provWriter) event(t *sitrep.Told) error {
	e := t.Event
	agent, err := p.agent(e)
	if err != nil {
		return err
	}
	for _, d := range t.Documents {
		if err := p.document(d, e.Coding, agent); err != nil {
			return err
		}
	}
	var mentions, codings []string
	for _, m := range t.Mentions {
		coding := urn(sitrep.ID("coding", m.Document, agent))
		if !slices.Contains(codings, coding) {
			codings = append(codings, coding)
		}
		if err := p.once(provNode{ID: coding, Type: []string{"prov:Activity"}, Label: "coding of " + m.Document, Used: []string{urn(m.Document)}, WasAssociatedWith: agent, EndedAtTime: p.made}); err != nil {
			return err
		}
		n := provNode{ID: urn(m.ID), Type: []string{"prov:Entity", "sitrep:EventMention"}, WasGeneratedBy: coding, WasDerivedFrom: []string{urn(m.Document)}, WasQuotedFrom: urn(m.Document),
			WasAttributedTo: agent, Code: m.Type, Value: sitrep.OneLine(m.Trigger.Text)}
		for _, x := range m.Evidence {
			n.QualifiedDerivation = append(n.QualifiedDerivation, provDerivation{"prov:Derivation", urn(m.Document), coding, x.Field, x.Start, x.End, x.By})
		}
		if err := p.list.add(n); err != nil { // a mention is of one event
			return err
		}
		mentions = append(mentions, urn(m.ID))
	}
	merging := urn("merging:" + e.ID)
	if err := p.list.add(provNode{ID: merging, Type: []string{"prov:Activity"}, Label: "merging of " + e.ID, Used: mentions, WasInformedBy: codings, WasAssociatedWith: agent, EndedAtTime: p.made}); err != nil {
		return err
	}
	n := provNode{ID: urn(e.ID), Type: []string{"prov:Entity", "sitrep:Event"}, Label: sitrep.OneLine(e.Headline), WasGeneratedBy: merging, WasDerivedFrom: mentions, WasAttributedTo: agent, Code: e.Type, Status: e.Status}
	if c := e.Coding; c != nil {
		n.Source, n.Identifier, n.Comment = sitrep.OneLine(c.Dataset), c.Record, sitrep.OneLine(c.Comment)
	}
	return p.list.add(n)
}

// document is a document with the capture that the article stage found it in; one of a
// file of others comes from that file.
func (p *provWriter) document(d *sitrep.Document, c *sitrep.Coding, agent string) error {
	if !p.seen.first(d.ID) {
		return nil
	}
	n := provNode{ID: urn(d.ID), Type: []string{"prov:Entity", "sitrep:Document"}, Title: sitrep.OneLine(headline(d)), Publisher: sitrep.OneLine(outlet(d)), Identifier: d.SourceID}
	if w := d.PublishedOn; w != nil && w.Start != 0 && w.End != 0 {
		n.Issued = bibDate(w.Interval)
	}
	if isWeb(d.URL) {
		n.Location = escapeIRI(d.URL)
	}
	if d.VersionOf != "" {
		n.WasRevisionOf = urn(d.VersionOf)
	} else if d.ReprintOf != "" {
		n.WasRevisionOf = urn(d.ReprintOf)
	}
	switch {
	case d.Capture != "":
		capture, article := urn(d.Capture), urn("article:"+d.Capture)
		n.WasDerivedFrom, n.WasGeneratedBy = []string{capture}, article
		if !p.seen.first(capture) {
			break
		}
		if err := p.list.add(provNode{ID: capture, Type: []string{"prov:Entity", "sitrep:Capture"}, Location: n.Location, Identifier: d.SourceID}); err != nil {
			return err
		}
		if err := p.list.add(provNode{ID: article, Type: []string{"prov:Activity"}, Label: "article stage on " + d.Capture, Used: []string{capture}, WasAssociatedWith: agent, EndedAtTime: p.made}); err != nil {
			return err
		}
	case c != nil:
		file := urn(sitrep.ID("dataset", c.Dataset))
		n.WasDerivedFrom = []string{file}
		if err := p.once(provNode{ID: file, Type: []string{"prov:Entity", "prov:Collection"}, Title: sitrep.OneLine(c.Dataset)}); err != nil {
			return err
		}
	}
	return p.list.add(n)
}

// escapeIRI writes what no IRI may hold as percent codes.
func escapeIRI(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f, c == '<', c == '>', c == '"', c == '{', c == '}', c == '|', c == '\\', c == '^', c == '`':
			b = fmt.Appendf(b, "%%%02X", c)
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

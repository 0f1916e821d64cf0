package main

import (
	"context"
	"encoding/json"
	"io"
	"iter"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
)

// layers writes the layers under the coding: those of the record's annotations where
// it has some ('sitrep annotate --json'), else those that the language stages make of
// its documents anew, by the same models as when they were coded.
func (c *exportCommand) layers(ctx context.Context, s *streams, in *recordFile, events export.Events, filtered bool, w io.Writer, tally *export.Tally) error {
	var document func(*sitrep.Analysis) error
	var flush func() error
	if c.Format == "timeml" {
		t := export.NewTimeML(w)
		document, flush = t.Document, t.Flush
	} else {
		t := export.NewCoNLLU(w)
		document, flush = t.Document, t.Flush
	}
	one := document
	document = func(a *sitrep.Analysis) error { tally.Rows++; return one(a) }
	if in.form == "ndjson" && !filtered {
		some, err := annotations(in, document)
		if some || err != nil {
			if f := flush(); err == nil {
				err = f
			}
			return in.named(err)
		}
	}
	docs := export.DocumentsOf(events)
	if in.form == "ndjson" && !filtered {
		docs = export.ReadDocuments(in.bytes())
	}
	chain, err := pipeline.Annotating(c.choice(), c.Format == "conllu")
	if err != nil {
		return err
	}
	chain.Foreign = nil // the documents say which of their blocks are
	chain.Parse = func(c *sitrep.Capture) ([]*sitrep.Document, error) {
		d := &sitrep.Document{}
		return []*sitrep.Document{d}, json.Unmarshal(c.Bytes, d)
	}
	k := &layerSink{document: document, say: s.say}
	_, err = chain.Run(ctx, newDocumentSource(docs), k, pipeline.Options{})
	if err == nil {
		err = flush()
	}
	switch {
	case err != nil:
		return err
	case k.failed > 0 && k.done == 0:
		return errAll
	case k.failed > 0:
		return errSome
	}
	return nil
}

// annotations writes those of the record and says whether there are any.
func annotations(in *recordFile, document func(*sitrep.Analysis) error) (some bool, err error) {
	for v, err := range export.ReadNDJSON(in.bytes()) {
		if err != nil {
			return some, err
		}
		if a, ok := v.(*sitrep.Annotation); ok {
			some = true
			if err := document(export.AnalysisOf(a)); err != nil {
				return some, err
			}
		}
	}
	return some, nil
}

// documentSource hands documents to the chain as captures: the chain reads nothing else.
type documentSource struct {
	next func() (*sitrep.Document, error, bool)
}

func newDocumentSource(docs export.Documents) documentSource {
	next, _ := iter.Pull2(docs) // not stopped: when interrupted, a call may be under way
	return documentSource{next}
}

// Next gives the next document.
func (d documentSource) Next() (*sitrep.Capture, error) {
	doc, err, ok := d.next()
	if !ok {
		return nil, io.EOF
	}
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(doc)
	return &sitrep.Capture{Kind: "capture", ID: doc.Capture, Source: doc.SourceID, SourceID: doc.SourceID, Lang: doc.Lang, Bytes: b}, err
}

type layerSink struct {
	document     func(*sitrep.Analysis) error
	say          func(string, ...any)
	done, failed int
}

func (k *layerSink) Document(a *sitrep.Analysis) error { k.done++; return k.document(a) }
func (k *layerSink) Failure(f sitrep.Failure) error {
	k.failed++
	k.say("%s: %s failed: %s", f.SourceID, f.Stage, f.Reason)
	return nil
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"sitrep/capture"
	"sitrep/eval"
	"sitrep/petrarch"
	"sitrep/pipeline"
)

// unitRecords codes the sentences of a file of PETRARCH unit records by a
// dictionary and prints which came out right.
func (c *evalCommand) unitRecords(ctx context.Context, s *streams) error {
	if len(c.Files) != 1 || len(c.Dictionary) == 0 {
		return usageError{errors.New("eval petrarch wants a file of records and --dictionary")}
	}
	records, err := eval.ReadUnitRecords(c.Files[0])
	if err != nil {
		return err
	}
	dict, err := openDictionary(s, c.Dictionary)
	if err != nil {
		return err
	}
	var input bytes.Buffer
	w := json.NewEncoder(&input)
	for i := range records {
		line := map[string]string{"id": records[i].Key(i), "text": records[i].Text, "lang": "en"}
		if d := records[i].Date; d != "" {
			line["date"] = d
		}
		if err := w.Encode(line); err != nil {
			return err
		}
	}
	chain, err := pipeline.Annotating(c.choice(), true)
	if err != nil {
		return err
	}
	got := collector{}
	src := pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input})
	if _, err := chain.Run(ctx, src, got, pipeline.Options{Workers: c.Workers}); err != nil {
		return err
	}
	results := make([]eval.UnitResult, len(records))
	for i := range records {
		r := &records[i]
		var codes []string
		if a := got[r.Key(i)]; a != nil {
			for _, e := range dict.Code(a, petrarch.Options{Incomplete: r.Incomplete(), NewActors: r.NewActors()}) {
				codes = append(codes, e.Source+" "+e.Target+" "+e.Code)
			}
		}
		results[i] = r.Judge(codes)
	}
	return eval.UnitTable(s.out, results)
}

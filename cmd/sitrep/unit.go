package main

import (
	"context"
	"errors"

	"sitrep/eval"
	"sitrep/petrarch"
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
	texts := make([]given, len(records))
	for i := range records {
		texts[i] = given{ID: records[i].Key(i), Text: records[i].Text, Date: records[i].Date, Lang: "en"}
	}
	got, err := c.annotated(ctx, texts, true)
	if err != nil {
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

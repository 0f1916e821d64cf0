package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Plain reports, as one gets them, to words, tags, dependencies and names; on one
// processor with -cpu 1.
func BenchmarkRawTextToSyntax(b *testing.B) {
	chain, err := Annotating(Models{}, true)
	if err != nil {
		b.Fatal(err)
	}
	report := strings.Repeat("At least 14 people were killed on Friday when a car bomb exploded outside a market in the northern town of Marvan, officials said. "+
		"The attack, which no group has claimed, came hours after President Ana Torvald had agreed to talks with the Free Coast Front.\n\n"+
		"“We heard a loud blast and then everyone was running,” said Samuel Okoro, a shopkeeper, who was treated at St. Mary’s Hospital. "+
		"Police fired tear gas to disperse about 2,500 protesters between Port Lisse and the capital.\n\n", 6)
	list := make([]string, 40)
	for i := range list {
		list[i] = report
	}
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		res, err := chain.Run(context.Background(), &texts{list: list}, &lines{}, Options{Workers: 1})
		if err != nil || res.Failures > 0 {
			b.Fatal(err, res)
		}
		words += res.Words
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// The whole chain over our own hand-coded reports, to the merged record. Its profile
// is what the program is built by: see profile in the Makefile.
func BenchmarkChain(b *testing.B) {
	chain, err := Builtin(Models{})
	if err != nil {
		b.Fatal(err)
	}
	names, err := filepath.Glob("../eval/gold/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal(err, names)
	}
	var list []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, string(text))
	}
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		res, err := chain.Run(context.Background(), &texts{list: list}, &lines{}, Options{Workers: 1})
		if err != nil || res.Failures > 0 {
			b.Fatal(err, res)
		}
		words += res.Words
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

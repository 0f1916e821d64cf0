package pipeline

import (
	"context"
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

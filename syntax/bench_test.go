package syntax

import (
	"testing"

	"sitrep"
)

// invented news: enough different sentences that trees and names cost what they do in practice
var news = []string{
	"At least 14 people were killed and dozens wounded on Friday when a car bomb exploded outside a crowded market in the northern town of Marvan , officials said .",
	"The attack , which no group has claimed , came hours after the government of President Ana Torvald had agreed to talks with rebels of the Free Coast Front .",
	"“ We heard a loud blast and then everyone was running , ” said Samuel Okoro , a shopkeeper , who was treated at St. Mary ’s Hospital .",
	"Police fired tear gas to disperse about 2,500 protesters who had blocked the road between Port Lisse and the capital for a third day .",
	"Two soldiers and a guide died .",
	"The Ministry of Defence said its aircraft had struck positions near Lake Hadu , but residents reported that three houses and a school were hit instead .",
	"Torvald , 58 , who took office in 2019 after a disputed election , has promised to lift the curfew in the eastern provinces by the end of June .",
	"Aid workers of the Red Crescent could not reach the camp because armed men had set up checkpoints along the only paved road from the border .",
}

func newsAnalysis() (*sitrep.Analysis, int) {
	var ss []string
	for range 12 {
		ss = append(ss, news...)
	}
	a := analysisOf(ss...)
	tokens := 0
	for _, s := range a.Sentences {
		tokens += len(s.Tokens)
	}
	return a, tokens
}

// Sentences that have been split into words, on each kernel of this processor.
func BenchmarkAnnotate(b *testing.B) {
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			m, err := newModel(embedded, k)
			if err != nil {
				b.Fatal(err)
			}
			p := m.NewParser()
			a, tokens := newsAnalysis()
			p.Annotate(a)
			b.ReportAllocs()
			for b.Loop() {
				a.Names = a.Names[:0]
				p.Annotate(a)
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			for b.Loop() {
				if _, err := newModel(embedded, k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package merge

import (
	"strings"
	"testing"

	"sitrep"
)

// BenchmarkRead is the digest of a report of 400 words with four mentions.
func BenchmarkRead(b *testing.B) {
	m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	a := report("a", strings.Join(inventedText(1, 400), " "), sitrep.DayOf(2019, 5, 4), m, m, m, m)
	b.ReportAllocs()
	for b.Loop() {
		Read(a)
	}
}

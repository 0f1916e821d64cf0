package merge

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// digested makes a report of invented hashes with words as weigh gives them.
func digested(r *rand.Rand, tellings int) *Report {
	pick := func(n, most int) []Word {
		var hashes []uint32
		for range n {
			h := lowerHash([]string{"harbour", "strike", "ceasefire", "village"}[r.IntN(4)])
			if r.IntN(3) > 0 {
				h = r.Uint32N(5000) * 859433
			}
			hashes = append(hashes, h)
			for r.IntN(4) == 0 {
				hashes = append(hashes, h)
			}
		}
		return weigh(hashes, most)
	}
	out := &Report{ID: "doc-1", Words: pick(150, reportWords), Runs: []uint32{1}}
	for range tellings {
		out.Tellings = append(out.Tellings, Telling{ID: "mention-1", Words: pick(r.IntN(60), sentenceWords)})
	}
	return out
}

func TestWordsThereAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	size, plain := 0, 0
	for n := range 200 {
		want := digested(r, n%9)
		if n%10 == 0 {
			for i := range want.Words {
				want.Words[i].Weight = r.Float32() // as no weigher gives them
			}
		}
		got, packed := want.PackWords()
		if err := got.UnpackWords(packed); err != nil {
			t.Fatal(err)
		}
		got.Runs = want.Runs
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%d: read %+v\\nwrote %+v", n, got, want)
		}
		if n%10 > 0 {
			size += len(packed.Hashes) + len(packed.Lists)
			for _, w := range want.Tellings {
				plain += len(w.Words)
			}
			plain += len(want.Words)
		}
		for i := range packed.Lists {
			new(Report).UnpackWords(Packed{packed.Hashes, packed.Lists[:i]}) // no panic
		}
	}
	if size > 6*plain {
		t.Errorf("%d bytes for %d words: weights are not found", size, plain)
	}
}

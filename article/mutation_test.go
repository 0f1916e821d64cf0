package article

import (
	"math/rand/v2"
	"testing"

	"sitrep"
)

// Pages with faults of all kinds keep the properties of every document.
func TestMutatedPages(t *testing.T) {
	faults := []string{"</div>", "<table>", "<p>", "<a href=x>", "&", "<!--", "\x00", "<plaintext>", "<li>", "<br>", "&#x0;", "</p>", "<h1>", "<td>", "<script>", "</table>", "\xff", "<noscript>"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		b := []byte(pageLayouts[r.IntN(len(pageLayouts))].page)
		for range 1 + r.IntN(12) {
			i := r.IntN(len(b))
			switch r.IntN(4) {
			case 0:
				b[i] = byte(r.IntN(256))
			case 1:
				b = append(b[:i:i], b[min(len(b)-1, i+r.IntN(60)):]...)
			case 2:
				again := append([]byte(nil), b[i:min(len(b), i+r.IntN(200))]...)
				b = append(b[:i:i], append(again, b[i:]...)...)
			case 3:
				b = append(b[:i:i], append([]byte(faults[r.IntN(len(faults))]), b[i:]...)...)
			}
		}
		c := &sitrep.Capture{Source: "mutated", Form: sitrep.FormHTML, Bytes: b}
		docs, err := Parse(c)
		if err != nil {
			continue
		}
		checkDocument(t, c, docs[0])
		checkOrigin(t, c, docs[0])
		if t.Failed() {
			t.Fatalf("%q", b)
		}
	}
}

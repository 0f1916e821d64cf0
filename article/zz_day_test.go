package article

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sitrep"
)

func TestZZDay(t *testing.T) {
	for _, f := range strings.Fields(os.Getenv("ZZF")) {
		b, _ := os.ReadFile(f)
		titleWatch = func(g *titling) {
			r, m := g.r, g.m
			lo, hi := r.near(m)
			in, out := r.inside()
			fmt.Println("==", f, "near", lo, hi, "inside", in, out, "titleBlock", m.titleBlock, "of", len(r.blocks), "date", m.date.String(), m.basis, "title", m.heading)
			for i := range r.blocks {
				b := &r.blocks[i]
				if _, ok := pageDate(b.text, true); ok || i >= lo && i < hi {
					s := b.text
					if len(s) > 90 {
						s = s[:90]
					}
					_, ok := pageDate(b.text, true)
					fmt.Printf("  %d tag%d words%d marks%b form%d stamp%.0f prose%v date%v %q\n", i, b.tag, b.words, b.marks, b.item.form, b.item.w[classStamp], b.prose, ok, s)
				}
			}
			n := 0
			for _, k := range r.t.metas {
				if k.name == "time" || strings.Contains(k.name, "date") {
					if n++; n < 8 {
						fmt.Println("   meta", k.name, k.value, k.modified, r.up[k.elem]&strangers, k.start, r.t.nodes[r.blocks[max(0, min(lo, len(r.blocks)-1))].from].start)
					}
				}
			}
		}
		Parse(&sitrep.Capture{ID: "c", Form: sitrep.FormHTML, Bytes: []byte(strings.ToValidUTF8(string(b), "\uFFFD"))})
		titleWatch = nil
	}
}

package article

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The attributes that are read in place are those that the tokenizer of the Go
// project gives, also in broken tags.
func TestAttributesAsTheTokenizerReadsThem(t *testing.T) {
	pieces := []string{"class", "id", "href", "=", "=", `"`, `'`, " ", " ", "/", "a b", "&amp;", "x", "CLASS", "\n", "itemprop", "content", "<", "é"}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		var tag strings.Builder
		tag.WriteString("<div ")
		for range r.IntN(14) {
			tag.WriteString(pieces[r.IntN(len(pieces))])
		}
		tag.WriteString(">")
		z := html.NewTokenizer(strings.NewReader(tag.String()))
		if z.Next() != html.StartTagToken {
			continue
		}
		raw := string(z.Raw())
		want := map[string]string{}
		z.TagName()
		for more := true; more; {
			var k, v []byte
			if k, v, more = z.TagAttr(); want[string(k)] == "" {
				want[string(k)] = string(v)
			}
		}
		var b builder
		(&scanner{page: raw, attr: b.setAttr}).next()
		a := &b.attrs
		for k, got := range map[string]string{"class": a.class, "id": a.id, "href": a.href, "itemprop": a.prop, "content": a.content} {
			if got = strings.ReplaceAll(got, "\r\n", "\n"); want[k] != "" && got != want[k] { // of doubled ones the first that says something
				t.Fatalf("%q: %s is %q, want %q", raw, k, got, want[k])
			}
		}
	}
}

package article

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sameTokens compares the tokens of a page with those of x/net/html.
func sameTokens(t *testing.T, page string) {
	t.Helper()
	// Of a "<" alone within a script's comment it makes the comment's end.
	if strings.Contains(page, "\x00") || strayOpen.MatchString(page) {
		return
	}
	var attrs []string
	z := scanner{page: page, attr: func(k, v string) { attrs = append(attrs, strings.ToLower(k)+"="+v) }}
	w := html.NewTokenizer(strings.NewReader(page))
	kinds := map[html.TokenType]tokenKind{html.ErrorToken: tokenEnd, html.TextToken: tokenText, html.StartTagToken: tokenStart,
		html.SelfClosingTagToken: tokenVoid, html.EndTagToken: tokenClose, html.CommentToken: tokenOther, html.DoctypeToken: tokenOther}
	for {
		attrs = attrs[:0]
		k := z.next()
		tt := w.Next()
		want := kinds[tt]
		raw := string(w.Raw())
		got := page[z.start:z.end]
		if k == tokenEnd && want == tokenEnd {
			return
		}
		void := func(k tokenKind) bool { return k == tokenStart || k == tokenVoid }
		if got != raw || k != want && !(void(k) && void(want)) {
			t.Fatalf("%q: token %d %q, want %d %q", page, k, got, want, raw)
		}
		if void(k) {
			name, more := w.TagName()
			if !strings.HasPrefix(string(name), string(z.name)) {
				t.Fatalf("%q: name %q, want %q", page, z.name, name)
			}
			seen := map[string]bool{}
			var want []string
			for more {
				var key, value []byte
				key, value, more = w.TagAttr()
				want = append(want, string(key)+"="+string(value))
			}
			var first []string
			for _, a := range attrs {
				key, value, _ := strings.Cut(a[1:], "=")
				if key = a[:1] + key; !seen[key] {
					seen[key] = true
					first = append(first, key+"="+strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(html.UnescapeString(value)))
				}
			}
			if len(seen) == len(attrs) && k != voidOrNot(tt) {
				t.Fatalf("%q: %q closes itself: %v", page, got, k == tokenVoid)
			}
			if len(want) < maxAttrs && !strings.EqualFold(strings.Join(first, " "), strings.Join(want, " ")) && isASCII(page) {
				t.Fatalf("%q: attributes %q, want %q", page, first, want)
			}
		}
	}
}

var strayOpen = regexp.MustCompile(`(?is)<script.*<!--.*<[^a-z/]`)

func voidOrNot(t html.TokenType) tokenKind {
	if t == html.SelfClosingTagToken {
		return tokenVoid
	}
	return tokenStart
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

var tokenSeeds = []string{
	"<p>a<br/>b</p>", "<p a=/>", "<p a='x' b=\"y>\" c=z d>", "<p =a ==b>", "<a b = c / d>", "<!-->a", "<!--->a", "<!----!>a", "<!--a--!>b", "<!--a--!-->b", "<!-- > -->",
	"<!DOCTYPE html><title>a<b></title >c", "<!>a", "<?xml ?>a", "</>a", "</ a>b", "</", "a<", "a<b", "<script><!--<script></script>--></script>x",
	"<script>a</script\n>b", "<script><!-- <script >a</script>b</script>c", "<script><!--></script>", "<style></styl></style>", "<plaintext>a</plaintext>", "<xmp><b></xmp>",
	"<textarea></textarea", "<a b='c", "<a b=c", "</a b='>'>c", "<svg/><title/>a</title>", "<script/>a</script>", "<a/b/>", "<a b/=c>", "<![CDATA[a]]>", "<!-", "<!--", "<!--a-",
}

func TestTokens(t *testing.T) {
	for _, s := range tokenSeeds {
		sameTokens(t, s)
	}
	parts := strings.Split("< > / ! - -- <!-- --> = ' \" a b <p <a </p> script <script </script <script> </script> <title> </title> & &amp; \n A [ ] ? <br/> x=y", " ")
	r := rand.New(rand.NewPCG(1, 2))
	for range 40_000 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(parts[r.IntN(len(parts))])
			if r.IntN(4) == 0 {
				b.WriteByte(' ')
			}
		}
		sameTokens(t, b.String())
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range tokenSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { sameTokens(t, s) })
}

package article

import "strings"

// tokenKind is what a token of a page is.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota // of the page
	tokenText
	tokenStart
	tokenVoid // a start tag that closes itself
	tokenClose
	tokenOther // a comment, a declaration
)

// scanner parts a page into tokens as the HTML standard says, by ranges of it:
// each token is page[start:end]. It copies nothing.
type scanner struct {
	page       string
	start, end int
	name       []byte // of a tag, lower case, cut short; good until the next token
	raw        string // the text that comes next runs to the end tag of this
	attr       func(key, value string)
}

// rawTags are elements whose text holds no markup.
var rawTags = map[string]string{"iframe": "iframe", "noembed": "noembed", "noframes": "noframes", "noscript": "noscript",
	"plaintext": "plaintext", "script": "script", "style": "style", "textarea": "textarea", "title": "title", "xmp": "xmp"}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// next reads a token. The attributes of a start tag, the first maxAttrs of them,
// go to attr.
func (z *scanner) next() tokenKind {
	s := z.page
	z.start = z.end
	if z.raw != "" {
		z.end = z.start + rawEnd(s[z.start:], z.raw)
		z.raw = ""
		if z.end > z.start {
			return tokenText
		}
	}
	for at := z.start; ; {
		i := strings.IndexByte(s[at:], '<')
		if i < 0 || at+i+1 >= len(s) {
			return z.rest()
		}
		at += i
		c := s[at+1]
		if !letter(c) && c != '/' && c != '!' && c != '?' {
			at++
			continue
		}
		if at > z.start {
			z.end = at
			return tokenText
		}
		switch {
		case letter(c):
			return z.tag(at+1, tokenStart)
		case c != '/':
			z.end = declarationEnd(s, at)
			return tokenOther
		case at+2 >= len(s):
			return z.rest()
		case s[at+2] == '>':
			z.end = at + 3
			return tokenOther
		case letter(s[at+2]):
			return z.tag(at+2, tokenClose)
		}
		z.end = after(s, at+2)
		return tokenOther
	}
}

func (z *scanner) rest() tokenKind {
	z.end = len(z.page)
	if z.start < z.end {
		return tokenText
	}
	return tokenEnd
}

// after is where the tag that holds a byte ends.
func after(s string, at int) int {
	if i := strings.IndexByte(s[at:], '>'); i >= 0 {
		return at + i + 1
	}
	return len(s)
}

func declarationEnd(s string, at int) int {
	const open = "<!--"
	if !strings.HasPrefix(s[at:], open) {
		return after(s, at+1)
	}
	from := at + len(open)
	for k := from; ; k++ {
		i := strings.IndexByte(s[k:], '>')
		if i < 0 {
			return len(s)
		}
		k += i
		inner := s[from:k]
		if strings.HasSuffix(inner, "--") || strings.HasSuffix(inner, "--!") || inner == "" || inner == "-" {
			return k + 1
		}
	}
}

// tag reads a tag whose name begins at a byte. One that the page breaks off
// within ends the page.
func (z *scanner) tag(at int, kind tokenKind) tokenKind {
	s := z.page
	z.name = z.name[:0]
	for ; at < len(s); at++ {
		c := s[at]
		if c == '>' || c == '/' || attrSpace(c) {
			break
		}
		if upper(c) {
			c |= 0x20
		}
		if len(z.name) < longestTag {
			z.name = append(z.name, c)
		}
	}
	last := -1 // the end of the last value
	for n := 0; ; {
		for at < len(s) && attrSpace(s[at]) {
			at++
		}
		if at >= len(s) {
			z.end = len(s)
			z.start = z.end
			return tokenEnd
		}
		if s[at] == '>' {
			at++
			break
		}
		from := at
		for at < len(s) && s[at] != '>' && s[at] != '/' && !attrSpace(s[at]) && (s[at] != '=' || at == from) {
			at++
		}
		key, value := s[from:at], ""
		for at < len(s) && attrSpace(s[at]) {
			at++
		}
		if at >= len(s) {
			continue
		}
		switch s[at] {
		case '/':
			at++
			last = -1
		case '=':
			for at++; at < len(s) && attrSpace(s[at]); at++ {
			}
			if at >= len(s) {
				continue
			}
			if q := s[at]; q == '"' || q == '\'' {
				at++
				i := strings.IndexByte(s[at:], q)
				if i < 0 {
					at = len(s)
					continue
				}
				value = s[at : at+i]
				last = at + i
				at += i + 1
				break
			}
			from := at
			for at < len(s) && s[at] != '>' && !attrSpace(s[at]) {
				at++
			}
			value = s[from:at]
			last = at
		default:
			last = -1
		}
		if n++; kind == tokenStart && n <= maxAttrs && key != "" {
			z.attr(key, value)
		}
	}
	z.end = at
	if kind != tokenStart {
		return kind
	}
	z.raw = rawTags[string(z.name)]
	if s[at-2] == '/' && last != at-1 {
		return tokenVoid
	}
	return tokenStart
}

const longestTag = 42 // bytes of a name; what is longer is no tag that is known

// rawEnd is where the text of an element without markup ends: at its end tag.
func rawEnd(s, name string) int {
	switch name {
	case "plaintext":
		return len(s)
	case "script":
		return scriptEnd(s)
	}
	for at := 0; ; at += 2 {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return len(s)
		}
		at += i
		if closes(s[at+2:], name) {
			return at
		}
	}
}

// closes: a text begins with a tag's name and what may follow one.
func closes(s, name string) bool {
	if len(s) <= len(name) || !strings.EqualFold(s[:len(name)], name) {
		return false
	}
	c := s[len(name)]
	return attrSpace(c) || c == '/' || c == '>'
}

// scriptEnd is the end of a script: its end tag, unless that stands within a
// comment that holds a script of its own.
func scriptEnd(s string) int {
	const (
		plain = iota
		escaped
		twice
	)
	state, dashes := plain, 0
	for at := 0; at < len(s); {
		if state == plain {
			i := strings.IndexByte(s[at:], '<')
			if i < 0 {
				return len(s)
			}
			at += i
			switch {
			case strings.HasPrefix(s[at:], "<!--"):
				state, dashes = escaped, 2
				at += len("<!--")
			case at+1 < len(s) && s[at+1] == '/' && closes(s[at+2:], "script"):
				return at
			default:
				at++
			}
			continue
		}
		switch c := s[at]; {
		case c == '-':
			dashes++
			at++
			continue
		case c == '>' && dashes >= 2:
			state = plain
		case c == '<' && at+1 < len(s) && s[at+1] == '/' && closes(s[at+2:], "script"):
			if state == escaped {
				return at
			}
			state = escaped
			at += len("</script")
		case c == '<' && state == escaped && closes(s[at+1:], "script"):
			state = twice
			at += len("<script")
		}
		dashes = 0
		at++
	}
	return len(s)
}

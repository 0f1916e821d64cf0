package article

import (
	"errors"
	"strings"

	"golang.org/x/net/html/atom"
)

// tree is a page's elements and texts, in the order of the page. Texts are
// ranges of the page, so that whatever is read from them leads back to its bytes.
type tree struct {
	page   string
	nodes  []node
	metas  []pageMeta
	data   [][2]int // ranges of JSON-LD
	links  []pageMeta
	linked linkedData
	people []int32 // links to authors
	main   int32   // the element for the page's main part, 0 none
	title  [2]int  // range of <title>
	lang   string
	kinds  int // of nodes with a class
}

// node is an element or a text. Nodes stand in the order of the page; those
// within an element follow it up to its last.
type node struct {
	tag        tag
	kind       uint16 // the same in all elements of a class; 0: it has none
	marks      marks
	parent     int32
	last       int32 // index of the last node within, itself where there is none
	start, end int32 // of a text: its bytes of the page; of an element: its start tag
}

// pageMeta is one <meta> or a machine-readable attribute.
type pageMeta struct {
	name       string // lower case
	value      string
	start, end int   // of its start tag
	modified   bool  // a time of change
	elem       int32 // its node, of attributes of the body
	within     int32 // of a <meta>, the element that it stands in
}

// Limits of a page; beyond them it is refused, so that no page takes minutes.
const (
	maxPage  = 24 << 20
	maxNodes = 300_000
	maxDepth = 256 // deeper elements are read as if they were not there
	maxAttrs = 40  // of one tag
	maxKinds = 20_000
)

var (
	errPageSize  = errors.New("the page is larger than 24 MB")
	errPageNodes = errors.New("the page has more than 300,000 elements")
)

// builder makes a tree from tokens. It closes what authors leave open by the
// rules of the HTML standard for paragraphs, lists and tables; misnested
// formatting is not rebuilt, which changes no text.
type builder struct {
	tree
	open    []int32
	beyond  int // open elements deeper than maxDepth
	count   [tags]int32
	names   map[string]marks
	classes map[string]uint16
	words   []string
	attrs   tagAttrs
}

func parseTree(page string) (*tree, error) {
	if len(page) > maxPage {
		return nil, errPageSize
	}
	b := &builder{names: map[string]marks{}, classes: map[string]uint16{}}
	b.page = page
	b.nodes = make([]node, 1, len(page)/64+16)
	b.nodes[0] = node{tag: tagBody}
	b.open = append(b.open, 0)
	z := scanner{page: page, attr: b.setAttr}
	raw := tagNone // the raw text that comes next belongs to it
	linked := false
	for {
		t := z.next()
		at, end := z.start, z.end
		switch t {
		case tokenEnd:
			b.closeTo(0)
			b.nodes[0].last = int32(len(b.nodes) - 1)
			return &b.tree, nil
		case tokenText:
			switch {
			case raw == tagScript:
				if linked {
					b.data = append(b.data, [2]int{at, end})
				}
			case raw == tagTitle:
				if b.title[1] == 0 && b.count[tagSvg] == 0 {
					b.title = [2]int{at, end}
				}
			case raw == tagNone:
				b.text(at, end)
			}
			raw = tagNone
		case tokenStart, tokenVoid:
			g := tagOf(atom.Lookup(z.name))
			raw = tagNone
			if t == tokenVoid && b.count[tagSvg] > 0 { // <title/> in a drawing holds nothing
				z.raw, b.attrs = "", tagAttrs{}
				continue
			}
			switch g {
			case tagScript, tagStyle:
				raw, linked = g, g == tagScript && strings.Contains(b.attrs.typ, "ld+json")
			case tagTitle, tagTextarea:
				raw = g
			case tagMeta:
				b.addMeta(at, end)
			case tagLink:
				if b.attrs.rel == "canonical" {
					b.links = append(b.links, pageMeta{name: "canonical", value: b.attrs.href, start: at, end: end})
				}
			case tagHtml, tagBody:
				b.nodes[0].marks |= b.marksOf(g) &^ (markHidden | markBody | markArticle)
				if b.lang == "" {
					b.lang = b.attrs.lang
				}
			default:
				if g == tagNoscript {
					z.raw = ""
				}
				b.start(g, at, end, t == tokenVoid)
			}
			b.attrs = tagAttrs{}
		case tokenClose:
			raw = tagNone
			b.end(tagOf(atom.Lookup(z.name)))
		}
		if len(b.nodes) > maxNodes {
			return nil, errPageNodes
		}
	}
}

func (b *builder) text(start, end int) {
	s := b.page[start:end]
	if strings.TrimLeft(s, " \n\t\r\f") == "" {
		// Space between blocks is none of the text; that between words is.
		last := &b.nodes[len(b.nodes)-1]
		if g := b.nodes[b.top()].tag; g == tagUl || g == tagTr || g == tagTable || g == tagBody || last.tag != tagText && tagInfos[last.tag]&tagBlock != 0 {
			return
		}
	}
	b.nodes = append(b.nodes, node{tag: tagText, parent: b.top(), last: int32(len(b.nodes)), start: int32(start), end: int32(end)})
}

func (b *builder) top() int32 { return b.open[len(b.open)-1] }

func (b *builder) start(g tag, start, end int, selfClosing bool) {
	info := tagInfos[g]
	b.implied(g, info)
	i := int32(len(b.nodes))
	m := b.marksOf(g)
	b.nodes = append(b.nodes, node{tag: g, kind: b.kindOf(), marks: m, parent: b.top(), last: i, start: int32(start), end: int32(end)})
	if b.main == 0 && (g == tagMain || b.attrs.role == "main") {
		b.main = i
	}
	if (g == tagA && b.authorLink() || b.attrs.prop == "author") && len(b.people) < 50 {
		b.people = append(b.people, i)
	}
	b.attrMeta(i, start, end)
	if info&tagVoid != 0 || selfClosing && info&tagKnown == 0 {
		return
	}
	if len(b.open) >= maxDepth {
		b.beyond++
		return
	}
	b.open = append(b.open, i)
	b.count[g]++
}

// kindOf numbers the class of the start tag that was read last.
func (b *builder) kindOf() uint16 {
	if b.attrs.class == "" {
		return 0
	}
	k, ok := b.classes[b.attrs.class]
	if !ok && b.kinds < maxKinds {
		b.kinds++
		k = uint16(b.kinds)
		b.classes[b.attrs.class] = k
	}
	return k
}

// implied closes what the start of an element ends.
func (b *builder) implied(g tag, info tagInfo) {
	switch g {
	case tagLi:
		b.closeNearest(tagLi, tagUl, tagOl)
	case tagDt, tagDd:
		b.closeNearest(tagDt, tagDl, tagDl)
		b.closeNearest(tagDd, tagDl, tagDl)
	case tagTr:
		b.closeNearest(tagTr, tagTable, tagTable)
	case tagTd, tagTh:
		b.closeNearest(tagTd, tagTr, tagTable)
		b.closeNearest(tagTh, tagTr, tagTable)
	case tagOption:
		b.closeNearest(tagOption, tagSelect, tagSelect)
	case tagA:
		b.closeNearest(tagA, tagTd, tagTable)
	}
	if info&tagBlock != 0 && b.count[tagP] > 0 {
		for k := len(b.open) - 1; k > 0; k-- {
			h := b.nodes[b.open[k]].tag
			if h == tagP {
				b.closeTo(k)
				return
			}
			if tagInfos[h]&tagBlock != 0 || h == tagButton {
				return
			}
		}
	}
}

// closeNearest closes the innermost open g unless one of the two stands within it.
func (b *builder) closeNearest(g, bound, other tag) {
	if b.count[g] == 0 {
		return
	}
	for k := len(b.open) - 1; k > 0; k-- {
		switch b.nodes[b.open[k]].tag {
		case g:
			b.closeTo(k)
			return
		case bound, other:
			return
		}
	}
}

func (b *builder) end(g tag) {
	info := tagInfos[g]
	if b.beyond > 0 && info&tagVoid == 0 {
		b.beyond--
		return
	}
	if g == tagBr { // </br> is a break
		b.nodes = append(b.nodes, node{tag: tagBr, parent: b.top(), last: int32(len(b.nodes))})
		return
	}
	if b.count[g] == 0 || info&tagVoid != 0 {
		return
	}
	for k := len(b.open) - 1; k > 0; k-- {
		h := b.nodes[b.open[k]].tag
		if h == g {
			b.closeTo(k)
			return
		}
		// The end of a formatting element does not close the blocks within it, and
		// nothing but a table's own parts closes a cell.
		if info&tagBlock == 0 && tagInfos[h]&tagBlock != 0 && g != tagOther || (h == tagTd || h == tagTh) && g != tagTable && g != tagTr {
			return
		}
	}
}

// closeTo closes the open elements from the k-th on.
func (b *builder) closeTo(k int) {
	last := int32(len(b.nodes) - 1)
	for _, i := range b.open[max(k, 1):] {
		b.nodes[i].last = last
		b.count[b.nodes[i].tag]--
	}
	b.open = b.open[:max(k, 1)]
}

// attrMeta keeps what the attributes of an element state for machines.
func (b *builder) attrMeta(i int32, start, end int) {
	a := &b.attrs
	if a.title != "" && a.datetime == "" && (strings.Contains(a.class, "published") || strings.Contains(a.class, "updated")) {
		a.datetime = a.title // as microformats write it
	}
	if a.datetime == "" && a.content == "" || len(b.metas) > 4000 {
		return
	}
	m := pageMeta{name: "time", value: a.datetime, start: start, end: end, elem: i}
	name := a.prop
	if name == "" {
		name = a.name
	}
	if a.datetime == "" {
		if name == "" {
			return
		}
		m.value = a.content
	}
	if name = strings.ToLower(name[strings.LastIndexByte(name, ':')+1:]); name != "" {
		m.name = "itemprop:" + name
	} else if a.pubdate {
		m.name = "itemprop:datepublished"
	}
	m.modified = strings.Contains(a.class, "modif") || strings.Contains(a.class, "update")
	b.metas = append(b.metas, m)
}

func (b *builder) addMeta(start, end int) {
	name := b.attrs.name
	if name == "" && b.attrs.prop != "" {
		name = "itemprop:" + b.attrs.prop
	}
	if name == "" || b.attrs.content == "" || len(b.metas) > 4000 {
		return
	}
	b.metas = append(b.metas, pageMeta{name: strings.ToLower(name), value: b.attrs.content, start: start, end: end, within: b.top()})
}

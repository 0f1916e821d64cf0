package article

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Furniture finds what the pages of one host carry beside their articles: boxes of
// newsletters, notes on authors and rights, menus, labels. It compares the texts of the
// host's pages that were noted last, each article once: reprints, versions and further
// pages of one article, which share its first half, say nothing.
//
// That a block stands in several articles is not enough, as reporters repeat the
// background of a story word for word and series have headings in common. A block is left
// out that speaks to the visitor or of the making of the page; that is no prose and stands
// at the head or the foot of many articles; or is prose at the head or the foot of most
// articles without a number or a name other than the outlet's. Captions, entries with a time and words that a
// page has twice stay.
//
// What it finds depends on the pages and their order alone. Its memory is bounded.
type Furniture struct {
	hosts map[string]*hostPages
	pages int // in hosts
	seq   int
	read  itemReader
}

const (
	hostWindow = 32   // pages of a host that are compared
	mostPages  = 8192 // that are kept of all hosts
)

// NewFurniture knows no page.
func NewFurniture() *Furniture {
	return &Furniture{hosts: map[string]*hostPages{}, read: itemReader{vocabulary: loadVocabulary()}}
}

// hostPages are the last pages of a host.
type hostPages struct {
	pages []hostPage
	last  int      // when the last one was noted
	count []repeat // by key; nil: to be counted
	of    int      // articles
}

// hostPage is a page as it is compared with others.
type hostPage struct {
	address string
	article int            // the same for the pages of one
	blocks  []blockKey     // by key
	half    map[uint64]int // words of the blocks in its first half
}

type blockKey struct {
	key   uint64
	words int
}

// repeat is in how many articles a block stands.
type repeat struct {
	key      uint64
	articles int
}

// Settle notes pages, in their order, and then leaves out of their documents what the
// other articles of their hosts carry too. Captures that are no pages stay as they are.
func (f *Furniture) Settle(captures []*sitrep.Capture, docs [][]*sitrep.Document) {
	for i, c := range captures {
		if c.Form != sitrep.FormHTML {
			continue
		}
		for _, d := range docs[i] {
			f.Note(d)
		}
	}
	for i, c := range captures {
		if c.Form != sitrep.FormHTML {
			continue
		}
		for _, d := range docs[i] {
			f.clear(d, c)
		}
	}
	f.forget()
}

// WebHost is the host of a document's page without "www.".
func WebHost(d *sitrep.Document) string {
	for _, s := range [...]string{d.URL, d.Canonical} {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return ""
}

// matter: a block that may be furniture.
func matter(b *sitrep.Block) bool {
	return b.At == nil && (b.Role == sitrep.RoleBody || b.Role == sitrep.RoleQuote || b.Role == sitrep.RoleDeck)
}

// Note takes a page to compare others with.
func (f *Furniture) Note(d *sitrep.Document) {
	name := WebHost(d)
	if name == "" || d.Text == "" {
		return
	}
	p := hostPage{address: cmp.Or(bareAddress(cmp.Or(d.Canonical, d.URL)), d.ID), half: map[uint64]int{}}
	total := 0
	for i := range d.Blocks {
		if b := &d.Blocks[i]; matter(b) {
			text := d.Text[b.Start:b.End]
			k := blockKey{lineKey(text), countWords(text)}
			p.blocks = append(p.blocks, k)
			total += k.words
		}
	}
	if len(p.blocks) == 0 {
		return
	}
	at := len(p.blocks)
	for i := range d.LeftOut { // of one that was settled before
		text := d.LeftOut[i].Text
		p.blocks = append(p.blocks, blockKey{lineKey(text), countWords(text)})
	}
	for n, i := 0, 0; i < at && 2*n <= total; i++ {
		p.half[p.blocks[i].key] = p.blocks[i].words
		n += p.blocks[i].words
	}
	slices.SortFunc(p.blocks, func(a, b blockKey) int { return cmp.Compare(a.key, b.key) })
	p.blocks = slices.CompactFunc(p.blocks, func(a, b blockKey) bool { return a.key == b.key })
	h := f.hosts[name]
	if h == nil {
		h = &hostPages{}
		f.hosts[name] = h
	}
	f.seq++
	h.last, h.count, p.article = f.seq, nil, f.seq
	for i := range h.pages {
		if o := &h.pages[i]; o.address == p.address || p.within(o) || o.within(&p) {
			p.article = o.article
			break
		}
	}
	h.pages = append(h.pages, p)
	f.pages++
}

// within: most of a page's first half stands in the other one.
func (p *hostPage) within(o *hostPage) bool {
	all, both := 0, 0
	for k, words := range p.half {
		all += words
		if o.has(k) {
			both += words
		}
	}
	return both*10 >= all*6
}

func (p *hostPage) has(key uint64) bool {
	_, ok := slices.BinarySearchFunc(p.blocks, key, func(b blockKey, k uint64) int { return cmp.Compare(b.key, k) })
	return ok
}

// tally counts the articles and those with each block that several have.
func (h *hostPages) tally() {
	type mark struct {
		key     uint64
		article int
	}
	var all []mark
	articles := map[int]bool{}
	for i := range h.pages {
		p := &h.pages[i]
		articles[p.article] = true
		for _, b := range p.blocks {
			all = append(all, mark{b.key, p.article})
		}
	}
	slices.SortFunc(all, func(a, b mark) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.article, b.article)) })
	all = slices.Compact(all)
	h.of, h.count = len(articles), []repeat{}
	for i := 0; i < len(all); {
		k := i + 1
		for k < len(all) && all[k].key == all[i].key {
			k++
		}
		if k-i > 1 {
			h.count = append(h.count, repeat{all[i].key, k - i})
		}
		i = k
	}
}

func (h *hostPages) articles(key uint64) int {
	i, ok := slices.BinarySearchFunc(h.count, key, func(r repeat, k uint64) int { return cmp.Compare(r.key, k) })
	if !ok {
		return 1
	}
	return h.count[i].articles
}

// forget keeps the last pages of each host, and the hosts that were seen last.
func (f *Furniture) forget() {
	for _, h := range f.hosts {
		if n := len(h.pages) - hostWindow; n > 0 {
			h.pages, h.count = slices.Delete(h.pages, 0, n), nil
			f.pages -= n
		}
	}
	if f.pages <= mostPages {
		return
	}
	names := make([]string, 0, len(f.hosts))
	for name := range f.hosts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(f.hosts[a].last, f.hosts[b].last) })
	for _, name := range names {
		if f.pages <= mostPages/2 {
			break
		}
		f.pages -= len(f.hosts[name].pages)
		delete(f.hosts, name)
	}
}

// clear leaves out the furniture of one document.
func (f *Furniture) clear(d *sitrep.Document, c *sitrep.Capture) {
	name := WebHost(d)
	h := f.hosts[name]
	if h == nil || d.Text == "" {
		return
	}
	if h.count == nil {
		h.tally()
	}
	if h.of < 2 || len(h.count) == 0 {
		return
	}
	if out := f.furniture(d, h, name); out != nil {
		leaveOut(d, c, out)
	}
}

// furniture says of each block in how many articles it stands where that makes it
// furniture; nil where none is.
func (f *Furniture) furniture(d *sitrep.Document, h *hostPages, host string) []sitrep.LeftOut {
	type seen struct {
		item
		prose, addressed bool
		telling          bool // it has numbers or names, as what happened has
		articles         int  // zero: it stays
	}
	all := make([]seen, len(d.Blocks))
	twice := map[uint64]int{}
	for i := range d.Blocks {
		if b := &d.Blocks[i]; matter(b) {
			twice[lineKey(d.Text[b.Start:b.End])]++
		}
	}
	any := false
	for i := range d.Blocks {
		b, s := &d.Blocks[i], &all[i]
		if !matter(b) {
			continue
		}
		text := d.Text[b.Start:b.End]
		n := h.articles(lineKey(text))
		if n < 2 {
			continue
		}
		s.item = f.read.read(text, paragraph{start: 0, end: len(text)})
		s.prose = s.form == formProse || s.words >= 12 && s.ends
		w := &s.w
		own, others := outletNamed(text, host, d.Publisher)
		speaks := w[classVisitor] + w[classEnd] + w[classAuthor] + w[classInset] + w[classControl]
		s.addressed = s.form.residue() || speaks >= 2 || speaks >= 1 && own
		s.telling = others || strings.ContainsAny(text, "0123456789")
		if s.addressed || twice[s.key] < 2 {
			s.articles, any = n, true
		}
	}
	if !any {
		return nil
	}
	out := make([]sitrep.LeftOut, len(d.Blocks))
	dropped := func(i int) bool { return out[i].Articles > 0 }
	often := func(s *seen, least, percent int) bool {
		return s.articles >= least && s.articles*100 >= h.of*percent
	}
	judge := func(i int, edge bool) bool {
		b, s := &d.Blocks[i], &all[i]
		switch {
		case s.articles == 0:
			return false
		case s.addressed:
			return often(s, 3, 15) || edge && (s.prose || s.form.residue()) && h.of <= 8
		case b.Role == sitrep.RoleDeck:
			// What a heading stands over decides.
			next := i + 1
			for next < len(d.Blocks) && dropped(next) {
				next++
			}
			return often(s, 3, 30) && (edge || next > i+1) && (next == len(d.Blocks) || d.Blocks[next].Role == sitrep.RoleDeck)
		case !s.prose:
			return edge && often(s, 3, 30) || often(s, 5, 60)
		}
		return edge && !s.telling && often(s, 3, 60)
	}
	leave := func(i int, edge bool) bool {
		if judge(i, edge) {
			out[i] = sitrep.LeftOut{Why: sitrep.LeftOutHost, Articles: all[i].articles, Of: h.of}
			return true
		}
		return false
	}
	for i := len(d.Blocks) - 1; i >= 0; i-- { // the foot
		if !leave(i, true) && d.Blocks[i].Role != sitrep.RoleCaption && d.Blocks[i].Role != sitrep.RoleCredit {
			break
		}
	}
	for i := range d.Blocks { // the head
		switch d.Blocks[i].Role {
		case sitrep.RoleHeadline, sitrep.RoleByline, sitrep.RoleDateline, sitrep.RoleCaption, sitrep.RoleCredit:
			continue
		}
		if !dropped(i) && !leave(i, true) {
			break
		}
	}
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		if !dropped(i) {
			leave(i, false)
		}
	}
	body, gone := false, false
	for i := range d.Blocks {
		if dropped(i) {
			gone = true
		} else if d.Blocks[i].Role == sitrep.RoleBody || d.Blocks[i].Role == sitrep.RoleQuote {
			body = true
		}
	}
	if !body || !gone {
		return nil
	}
	return out
}

// outletNamed tells whether a text names the outlet, and whether it names anything else: a word
// with a capital that begins no sentence. A text that has no capitals is said to.
func outletNamed(text, host, publisher string) (own, others bool) {
	begins, capitals := true, false
	for _, w := range strings.Fields(text) {
		bare := strings.TrimFunc(w, func(r rune) bool { return !wordRune(r) })
		if bare == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(bare)
		if unicode.IsUpper(r) {
			capitals = true
			switch {
			case len(bare) >= 3 && (strings.Contains(host, strings.ToLower(bare)) || strings.Contains(publisher, bare)):
				own = own || !begins || len(bare) > 4
			case !begins && bare != "I":
				others = true
			}
		}
		begins = endsSentence(w)
	}
	return own, others || !capitals
}

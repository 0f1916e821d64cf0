package store

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// record is a document as it is packed: without its text, with the map to its capture.
type record struct {
	sitrep.Document
	Origin []byte `json:"origin,omitempty"`
}

// coded is what was found in a document.
type coded struct {
	Mentions   []sitrep.EventMention `json:"mentions,omitempty"`
	Quotations []sitrep.Quotation    `json:"quotations,omitempty"`
	Hidden     []hidden              `json:"hidden,omitempty"` // one a mention
}

// hidden is what the native record leaves out of a mention and merging reads once the report is
// digested: what it tells apart, the digest has.
type hidden struct {
	SameAs  int            `json:"s,omitempty"`
	Several bool           `json:"v,omitempty"`
	Head    sitrep.Words   `json:"h,omitzero"`
	Sizes   []hiddenNumber `json:"n,omitempty"`
}

type hiddenNumber struct {
	Who    []string `json:"w,omitempty"`
	Struck bool     `json:"s,omitempty"`
	Others bool     `json:"o,omitempty"`
	Part   bool     `json:"p,omitempty"`
	Side   bool     `json:"d,omitempty"`
}

func cover(ms []sitrep.EventMention) []hidden {
	out := make([]hidden, len(ms))
	for i := range ms {
		m := &ms[i]
		out[i] = hidden{SameAs: m.SameAs, Several: m.Several, Head: m.Head}
		for _, q := range m.Sizes {
			out[i].Sizes = append(out[i].Sizes, hiddenNumber{q.Who, q.Struck, q.Others, q.Part, q.Side})
		}
	}
	return out
}

func (c *coded) uncover() {
	for i := range c.Hidden {
		if i >= len(c.Mentions) {
			break
		}
		m, h := &c.Mentions[i], &c.Hidden[i]
		m.SameAs, m.Several, m.Head = h.SameAs, h.Several, h.Head
		for j := range h.Sizes {
			if q := h.Sizes[j]; j < len(m.Sizes) {
				m.Sizes[j].Who, m.Sizes[j].Struck, m.Sizes[j].Others, m.Sizes[j].Part, m.Sizes[j].Side = q.Who, q.Struck, q.Others, q.Part, q.Side
			}
		}
	}
	c.Hidden = nil
}

type pendingDocument struct {
	packed
	doc      *sitrep.Document
	origin   []sitrep.OriginRun
	coded    coded
	address  int64
	num      int64
	previous any     // key of the version before, nil none
	replaces []int64 // number of what it stands in the place of

	data, text, codes []byte
	words             string
	source            string
}

// PutDocument stores a document with what was found in it. One that is there already
// is replaced. Its capture has to be in the store or in this change.
func (tx *Tx) PutDocument(doc *sitrep.Document, mentions []sitrep.EventMention, quotations []sitrep.Quotation) error {
	n := tx.perSource[doc.Capture]
	tx.perSource[doc.Capture]++
	p := &pendingDocument{doc: doc, origin: doc.Origin, coded: coded{mentions, quotations, nil}, source: sourceOf(doc)}
	c := tx.capture(doc.Capture)
	same := c != nil && string(c.Bytes) == doc.Text && doc.Text != ""
	p.start(func() (err error) {
		r := record{*doc, packOrigin(p.origin)}
		r.Text = ""
		if p.data, err = pack(asDocument, &r); err != nil {
			return err
		}
		if same {
			p.text = []byte{packedCapture}
		} else {
			p.text = packBytes([]byte(doc.Text))
		}
		if p.codes, err = pack(asCoded, bare(doc, mentions, quotations)); err != nil {
			return err
		}
		p.words = documentWordsOf(doc, mentions)
		return nil
	})
	source := ""
	if c != nil {
		source = c.Source
	}
	p.address = addressOf(doc, source, n)
	tx.docs = append(tx.docs, p)
	tx.byID[doc.ID] = p
	return nil
}

// capture is one of this change, nil where it was stored before.
func (tx *Tx) capture(id string) *sitrep.Capture {
	if p := tx.capturesBy[id]; p != nil {
		return p.capture
	}
	return nil
}

// addressOf is what the versions of one report share: the address on the web, else
// where its capture came from, and which one of the capture's reports it is.
func addressOf(doc *sitrep.Document, source string, n int) int64 {
	if a := doc.Address(); a != "" {
		return hashKey(a, "", "", strconv.Itoa(n))
	}
	return hashKey(doc.URL, source, doc.SourceID, strconv.Itoa(n))
}

// Before is the ID of the version of a document that was stored last before it, "" where
// there is none; n says which one of its capture's documents it is. A document that is
// stored itself is known. What this change puts is not looked at.
func (tx *Tx) Before(doc *sitrep.Document, n int) (id string, known bool, err error) {
	k := key(doc.ID)
	if err := tx.existing("documents", []int64{k}, func(int64, int64) { known = true }); err != nil || known || doc.Address() == "" {
		return "", known, tx.db.fault(err)
	}
	p := pendingDocument{address: addressOf(doc, "", n)}
	if err := tx.previous(&p, k, nil); err != nil || p.previous == nil {
		return "", false, tx.db.fault(err)
	}
	return documentID(p.previous.(int64)), false, nil
}

// PlaceOf is what the versions of one report share; see Latest.
func PlaceOf(doc *sitrep.Document, source string, n int) int64 { return addressOf(doc, source, n) }

// After are the stored versions that came after documents, by the one that each follows, and
// those that came after these. What this change puts is not looked at.
func (tx *Tx) After(documents []string) (map[string][]string, error) {
	keys := make([]int64, len(documents))
	for i, id := range documents {
		keys[i] = key(id)
	}
	out := map[string][]string{}
	seen := map[int64]bool{}
	err := inLists(keys, func(list string) error {
		return tx.each("SELECT version_of, key FROM documents WHERE version_of IS NOT NULL AND address IN (SELECT address FROM documents WHERE key IN ("+list+")) ORDER BY num", nil, func(scan func(...any) error) error {
			var of, k int64
			if err := scan(&of, &k); err != nil || seen[k] {
				return err
			}
			seen[k] = true
			out[documentID(of)] = append(out[documentID(of)], documentID(k))
			return nil
		})
	})
	return out, tx.db.fault(err)
}

// Latest is the ID of the document that was stored last at the place of one that is not
// stored, the nth of its capture from a source; "" where there is none. Unlike Before it knows
// places that are no addresses on the web.
func (tx *Tx) Latest(doc *sitrep.Document, source string, n int) (string, error) {
	p := pendingDocument{address: addressOf(doc, source, n)}
	if err := tx.previous(&p, key(doc.ID), nil); err != nil || p.previous == nil {
		return "", tx.db.fault(err)
	}
	return documentID(p.previous.(int64)), nil
}

// CaptureOf is a stored capture without its bytes, and how many documents it has.
func (tx *Tx) CaptureOf(id string) (*sitrep.Capture, int, error) {
	var data []byte
	var n int64
	found, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT data, (SELECT COUNT(*) FROM documents d WHERE d.capture=c.key) FROM captures c WHERE c.key=?", []any{key(id)}, &data, &n)
	if err != nil {
		return nil, 0, tx.db.fault(err)
	}
	if !found {
		return nil, 0, missing("capture", id)
	}
	var c sitrep.Capture
	if err := unpack(data, &c); err != nil {
		return nil, 0, tx.db.damaged("capture "+id, err)
	}
	return &c, int(n), nil
}

// sourceOf is the publisher, else the host of the address.
func sourceOf(d *sitrep.Document) string {
	if d.Publisher != "" {
		return d.Publisher
	}
	return hostOf(d)
}

func hostOf(d *sitrep.Document) string {
	u, err := url.Parse(d.URL)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// sourceSigns are the words by which a document's source is found: see Filter.
func sourceSigns(d *sitrep.Document) []string {
	var out []string
	if d.Publisher != "" {
		out = append(out, signHash(signSource, hashKey(strings.ToLower(d.Publisher))))
	}
	if d.SourceID != "" {
		out = append(out, signHash(signSource, hashKey(strings.ToLower(d.SourceID))))
	}
	for h := hostOf(d); h != ""; {
		out = append(out, signHash(signSource, hashKey(h)))
		_, h, _ = strings.Cut(h, ".")
	}
	if d.Lang != "" {
		out = append(out, sign(signLang, d.Lang))
	}
	return out
}

// documentWordsOf are the words of title and text, and the signs of what is told in it.
func documentWordsOf(d *sitrep.Document, ms []sitrep.EventMention) string {
	var b strings.Builder
	b.Grow(len(d.Text) + len(d.Text)/2)
	fold(&b, d.Title)
	fold(&b, d.Text)
	words := distinct(b.String())
	b.Reset()
	b.WriteString(words)
	signs := sourceSigns(d)
	for i := range ms {
		m := &ms[i]
		signs = append(signs, happeningSigns(m.Type, m.Modes, m.Actors, m.Recipients, m.Place, m.Reality)...)
		signs = append(signs, timeSigns(m.OccurredOn)...)
	}
	writeSigns(&b, signs)
	return b.String()
}

func writeSigns(b *strings.Builder, signs []string) {
	slices.Sort(signs)
	for _, s := range slices.Compact(signs) {
		b.WriteByte(' ')
		b.WriteString(s)
	}
}

func (tx *Tx) writeDocuments() error {
	var keys []int64
	latest := map[int64]*pendingDocument{} // of one that was put twice the later counts
	for _, p := range tx.docs {
		k := key(p.doc.ID)
		keys = append(keys, k)
		latest[k] = p
	}
	old := map[int64]int64{}
	if err := tx.existing("documents", keys, func(k, num int64) { old[k] = num }); err != nil {
		return err
	}
	nums := numbers{table: "documents"}
	var gone []int64
	var rows, words [][]any
	newest := map[int64]int64{} // new documents by address
	for _, p := range tx.docs {
		k := key(p.doc.ID)
		if latest[k] != p {
			continue
		}
		var day sitrep.Day
		if p.doc.PublishedOn != nil {
			day = dayOf(p.doc.PublishedOn.Interval)
		}
		if err := tx.previous(p, k, newest); err != nil {
			return err
		}
		kind := DocumentAdded
		if num, known := old[k]; known {
			gone = append(gone, num)
			p.replaces = []int64{num}
			kind = DocumentChanged
		} else {
			newest[p.address] = k
		}
		var err error
		if p.num, err = nums.take(tx, day); err != nil {
			return err
		}
		if err := p.wait(); err != nil {
			return err
		}
		rows = append(rows, []any{p.num, k, key(p.doc.Capture), p.address, p.previous, sourceKey(p.source, p.doc.Lang), int64(len(p.doc.Text)), p.data, p.text, p.codes})
		words = append(words, []any{p.num, p.words})
		tx.countDocument(p.doc, p.source)
		parts := [][]byte{p.data, p.text, p.codes}
		if t := tx.tellings.by[p.doc.ID]; t != nil {
			if err := t.wait(); err != nil {
				return err
			}
			parts = append(parts, t.data)
		}
		tx.log.add(change{kind: kind, id: p.doc.ID, sum: digest(parts...)})
	}
	if err := tx.uncountDocuments(gone); err != nil {
		return err
	}
	if err := tx.remove("documents", "num", gone); err != nil {
		return err
	}
	if err := tx.remove("document_words", "rowid", gone); err != nil {
		return err
	}
	if err := tx.insert(documentTable, rows); err != nil {
		return err
	}
	sortByNumber(words)
	return tx.insert(documentWords, words)
}

// previous finds the version before: the last one of the same address, of this change or
// stored. What was stored before stays where it is in the chain, in whatever order a change
// puts it again. newest are the last new ones of the change by their address.
func (tx *Tx) previous(p *pendingDocument, k int64, newest map[int64]int64) error {
	var self, before any
	followed := map[int64]bool{}
	var keys []int64
	err := tx.each("SELECT key, version_of FROM documents WHERE address=?", []any{p.address}, func(scan func(...any) error) error {
		var v int64
		var of *int64
		if err := scan(&v, &of); err != nil {
			return err
		}
		keys = append(keys, v)
		if of != nil {
			followed[*of] = true
		}
		if v == k && of != nil {
			self = *of
		}
		return nil
	})
	if err != nil {
		return err
	}
	if slices.Contains(keys, k) {
		p.previous = self
		return nil
	}
	for _, v := range keys {
		if !followed[v] {
			before = v
		}
	}
	if v, known := newest[p.address]; known {
		before = v
	}
	p.previous = before
	return nil
}

package redact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// people are those who are private by some document: their names of more words than one, as
// they stand and in capitals, by the first word.
type people map[string][]person

type person struct {
	name string
	sitrep.PrivateName
}

func (p people) add(docs []*sitrep.Document) {
	for _, d := range docs {
		for _, n := range d.Private {
			w := d.Text[n.Start:n.End]
			for _, w := range []string{w, strings.ToUpper(w)} {
				if first, _, more := strings.Cut(w, " "); more && !slices.ContainsFunc(p[first], func(o person) bool { return o.name == w }) {
					p[first] = append(p[first], person{w, n})
				}
			}
		}
	}
}

// in are the places of a text where somebody of them is named.
func (p people) in(text string) (out []sitrep.PrivateName) {
	if len(p) == 0 {
		return nil
	}
	for from := 0; from < len(text); {
		end := from
		for end < len(text) && text[end] != ' ' {
			end++
		}
		for at := from; at < end; at++ { // a bracket or quotation mark may stand before the name
			if at > from && (letterBefore(text, at) || !utf8.RuneStart(text[at])) {
				continue
			}
			for _, o := range p[text[at:end]] {
				if to := at + len(o.name); strings.HasPrefix(text[at:], o.name) && !letterAfter(text, to) {
					n := o.PrivateName
					n.Span = sitrep.Span{Start: at, End: to}
					out = append(out, n)
				}
			}
		}
		from = end + 1
	}
	return out
}

// veils are those of documents that name somebody private, by themselves or by others.
func (h *Hider) veils(docs []*sitrep.Document, people people) (by map[string]*veil, all []*veil) {
	by = map[string]*veil{}
	for _, d := range docs {
		names := slices.Clone(d.Private)
		for _, n := range people.in(d.Text) {
			if !overlaps(names, n.Span) {
				names = append(names, n)
			}
		}
		if len(names) == 0 {
			continue
		}
		slices.SortFunc(names, func(a, b sitrep.PrivateName) int { return a.Start - b.Start })
		v := h.veil(d, names)
		by[d.ID] = v
		all = append(all, v)
	}
	return by, all
}

func overlaps(names []sitrep.PrivateName, s sitrep.Span) bool {
	for _, n := range names {
		if n.Start < s.End && s.Start < n.End {
			return true
		}
	}
	return false
}

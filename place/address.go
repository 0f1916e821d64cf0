package place

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/address.txt
var addressText string

// addressWords are what addresses of outlets are made of beside the names of places.
var addressWords = sync.OnceValue(func() (words []string) {
	for line := range strings.Lines(addressText) {
		if line[0] != '#' {
			words = append(words, strings.Fields(line)...)
		}
	}
	return words
})

// addressTown is how large a town must be to be read from an address in which its name runs
// into other words; leastAddress is how many letters such a name has.
const (
	addressTown  = 1e5
	leastAddress = 5
)

// squeezed are the names of large towns and of divisions written as one word.
func (r *Resolver) squeezed() map[string]string {
	m := map[string]string{}
	add := func(i int32) {
		name := r.nameOf(i)
		if w := strings.Join(foldName(name), ""); len(w) >= leastAddress {
			m[w] = name
		}
	}
	for i := int32(r.admin1s + r.admin2s); i < int32(r.n); i++ {
		if f, pop := r.size(i); settlement(f) && pop >= addressTown {
			add(i)
		}
	}
	for i := range r.places {
		if r.places[i].feat == featAdmin1 && r.places[i].id > 0 {
			add(int32(r.n + i))
		}
	}
	return m
}

// address lets the outlet's address speak for a town or a division: "chicago.example.com",
// "www.orlandonews.example", "example.com/detroit/…".
func (d *reading) address(url string) {
	if url == "" {
		return
	}
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	host, path, _ := strings.Cut(strings.ToLower(rest), "/")
	host, _, _ = strings.Cut(host, ":")
	labels := strings.Split(host, ".")
	found := false
	for i, l := range labels {
		if i == len(labels)-1 || l == "www" || l == "" {
			continue
		}
		found = d.label(l) || found
	}
	path, _, _ = strings.Cut(path, "?")
	for steps := strings.Split(path, "/"); len(steps) > 1 && !found; steps = steps[1:] {
		if name := d.r.squeeze()[strings.ReplaceAll(steps[0], "-", "")]; name != "" {
			found = d.outletName(strings.Fields(name), 0)
		}
	}
}

// label: the part of an address names a station or a town beside words of outlets.
func (d *reading) label(l string) bool {
	list := d.r.stations[keyStart.word([]byte(strings.ReplaceAll(l, "-", "")))]
	for i := range list {
		if s := &list[i]; len(s.words) == 1 {
			d.tune(s)
			return true
		}
	}
	if name := d.r.bare(strings.ReplaceAll(l, "-", ""), 4); name != "" {
		return d.outletName(strings.Fields(name), 0)
	}
	return false
}

// bare is the place that is left of a word when words of outlets and digits are taken from
// its ends, "" for none.
func (r *Resolver) bare(w string, more int) string {
	w = strings.Trim(w, "0123456789")
	if len(w) < leastAddress {
		return ""
	}
	if name := r.squeeze()[w]; name != "" {
		return name
	}
	for _, a := range addressWords() {
		if more == 0 {
			return ""
		}
		if rest, ok := strings.CutPrefix(w, a); ok {
			if name := r.bare(rest, more-1); name != "" {
				return name
			}
		}
		if rest, ok := strings.CutSuffix(w, a); ok {
			if name := r.bare(rest, more-1); name != "" {
				return name
			}
		}
	}
	return ""
}

package actor

import (
	"slices"
	"strings"
)

// kin is what a noun shares with others that may call the same people.
type kin struct {
	lines []int32 // of same.txt
	orgs  []string
	// with "the" it may call anybody who was just told of: "the victim"
	anyone bool
	// it calls nobody who was just told to be struck: "the gunman"
	doer bool
	// it calls nobody who is called by what he did, or is held for it: "the victim"
	struck bool
	// it calls nobody who is told to be grown up: "the boy"
	young bool
}

func (b *base) addSame(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		as := ""
		if len(c) == 3 {
			as = c[2].text
		}
		if len(c) != 2 && (len(c) != 3 || !slices.Contains([]string{"anyone", "doer", "struck", "young"}, as)) {
			return l.fault(c[0], "nouns | sectors or - | anyone, doer, struck, young or nothing")
		}
		_, sectors, ok := parseCodes(c[1])
		if !ok {
			return l.fault(c[1], "PLOVER sectors or -")
		}
		for n := range c[0].split(';') {
			if n.text == "" {
				return l.fault(n, "a noun")
			}
			k := b.same[foldName(n.text)]
			if k == nil {
				k = &kin{}
				b.same[foldName(n.text)] = k
			}
			k.anyone, k.doer = k.anyone || as == "anyone", k.doer || as == "doer"
			k.struck, k.young = k.struck || as == "struck", k.young || as == "young"
			k.lines = append(k.lines, int32(l.no))
			k.orgs = append(k.orgs, sectors...)
		}
	}
	return nil
}

// callsStruck: the noun calls who was struck: "the victim".
func (b *base) callsStruck(noun string) bool {
	k := b.same[noun]
	return k != nil && k.struck
}

// akin tells whether two nouns may call the same one: equal, the one the last
// words of the other, or on one line of same.txt.
func (b *base) akin(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	return x == y || tail(x, y) || tail(y, x) || b.share(x, y)
}

// tail reports that the shorter noun ends the longer: "minister", "interior minister".
func tail(long, short string) bool {
	return strings.HasSuffix(long, short) && len(long) > len(short) && long[len(long)-len(short)-1] == ' '
}

func (b *base) share(x, y string) bool {
	if b.same[x] == nil {
		x = singular(x)
	}
	if b.same[y] == nil {
		y = singular(y)
	}
	if x == y {
		return true
	}
	k := b.same[x]
	if k == nil {
		return false
	}
	if o := b.same[y]; o != nil {
		for _, l := range k.lines {
			if slices.Contains(o.lines, l) {
				return true
			}
		}
		return false
	}
	if i := strings.IndexByte(y, ' '); i > 0 { // "senior commander" is a commander
		return b.share(x, y[i+1:])
	}
	return false
}

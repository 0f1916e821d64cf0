package coder

import "strings"

// value computes the number of the run [f, e).
func (t *tree) value(f, e int) (int, bool) {
	total, cur, any := 0.0, 0.0, false
	add := func(w string) bool {
		if v, ok := digitWords[w]; ok {
			cur += float64(v)
			return true
		}
		if v, ok := scaleWords[w]; ok {
			if cur == 0 {
				cur = 1
			}
			cur *= float64(v)
			if v >= 1000 {
				total += cur
				cur = 0
			}
			return true
		}
		v, ok := parseNumber(w)
		cur += v
		return ok
	}
	for i := f; i < e; i++ {
		w := t.form[i]
		if w == "-" || w == "and" || w == "," {
			continue
		}
		if i > f+1 && t.zeros(i) {
			total, cur = 1000*total, 1000*cur
			continue
		}
		if i > f && t.thousands(i) {
			v, _ := parseNumber(w)
			cur = cur*1000 + v
			continue
		}
		if add(w) {
			any = true
			continue
		}
		for _, p := range strings.Split(w, "-") {
			if !add(p) {
				return 0, false
			}
			any = true
		}
	}
	v := total + cur
	if !any || v > 2e9 {
		return 0, false
	}
	return int(v + 0.5), true
}

// thousands: the token goes on with a number that is written in groups of three
// ("12 500").
func (t *tree) thousands(i int) bool {
	figures := func(w string) bool {
		for k := range len(w) {
			if w[k] < '0' || w[k] > '9' {
				return false
			}
		}
		return w != ""
	}
	a, b := t.form[i-1], t.form[i]
	return len(b) == 3 && figures(b) && len(a) <= 3 && figures(a) && a[0] != '0' && t.tok[i].Start-t.tok[i-1].End <= 3 && t.timex[i-1] < 0
}

// zeros: the token is the rest of a number that was written with a gap: "20, 000".
func (t *tree) zeros(i int) bool {
	return i > 1 && t.form[i] == "000" && t.form[i-1] == "," && t.numeric(i-2)
}

// run is the number that token i is part of.
func (t *tree) run(i int) (f, e int) {
	f, e = i, i+1
	for {
		switch {
		case f > 1 && t.form[f-1] == "-" && t.numeric(f-2) && t.numeric(f) && digitWords[t.form[f-2]] >= 20: // "twenty-one"
			f -= 2
		case f > 1 && t.form[f-1] == "and" && scaleWords[t.form[f-2]] >= 100 && digitWords[t.form[f]] > 0: // "one hundred and two"
			f -= 2
		case f > 1 && t.zeros(f):
			f -= 2
		case f > 0 && t.oneNumber(f-1, f):
			f--
		case e+1 < len(t.form) && t.zeros(e+1):
			e += 2
		case e+1 < len(t.form) && t.form[e] == "-" && t.numeric(e+1) && digitWords[t.form[e-1]] >= 20:
			e += 2
		case e+1 < len(t.form) && t.form[e] == "and" && scaleWords[t.form[e-1]] >= 100 && digitWords[t.form[e+1]] > 0:
			e += 2
		case e < len(t.form) && t.oneNumber(e-1, e):
			e++
		default:
			return f, e
		}
	}
}

// oneNumber: the figures or number words at a and b, side by side, are of one
// number: "two hundred", "twenty five", "12 500", not "one 23".
func (t *tree) oneNumber(a, b int) bool {
	if !t.numeric(a) && !(t.form[a] == "-" && a > 0 && t.numeric(a-1)) || !t.numeric(b) {
		return false
	}
	_, scale := scaleWords[t.form[b]]
	_, scaled := scaleWords[t.form[a]]
	tens := digitWords[t.form[a]] >= 20 && digitWords[t.form[b]] > 0 && digitWords[t.form[b]] < 10
	return scale || scaled || tens || t.form[a] == "-" || t.thousands(b)
}

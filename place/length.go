package place

import "strconv"

// numbers are those that reports write as words in front of a length.
var numbers = map[string]float64{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// unit is the length in kilometres that a word stands for, 0 when it is none.
func unit(w string) float64 {
	switch w {
	case "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres":
		return 1
	case "mile", "miles", "mi":
		return 1.609
	case "meters", "metres", "yards":
		return .001
	}
	return 0
}

// length reads "30 km", "about 20 miles (32 km)", "60 nautical miles", "ten
// kilometres" backwards from atom i.
func (d *reading) length(i, first int) (km float64, at int) {
	for back := 0; i > first && back < 4; i, back = i-1, back+1 {
		u := unit(string(d.folded(i)))
		if u == 0 {
			continue
		}
		at = i - 1
		if string(d.folded(at)) == "nautical" && at > first {
			u, at = 1.852, at-1
		}
		v, ok := d.number(at)
		if !ok {
			return 0, 0 // "a few miles", "several kilometres"
		}
		if at-2 >= first && unit(string(d.folded(at-1))) > 0 { // the same length in the other unit before it
			if _, ok := d.number(at - 2); ok {
				at -= 2
			}
		}
		return v * u, at
	}
	return 0, 0
}

func (d *reading) number(i int) (float64, bool) {
	w := d.folded(i)
	if v, ok := numbers[string(w)]; ok {
		return v, true
	}
	v, err := strconv.ParseFloat(string(w), 64)
	return v, err == nil && v < 2000
}

// travel: atom i ends words for a way from somewhere: "an hour's drive", "a short walk".
func (d *reading) travel(i int) bool {
	switch string(d.folded(i)) {
	case "drive", "walk", "ride", "flight":
		return true
	}
	return false
}

package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// pair is two countries whose border, or what of it lies in a box, is disputed.
type pair struct {
	a, b                     string
	west, south, east, north float64
}

// readDisputed reads lines "NAME | NAME | west south east north | why", the box and the
// reason may be left out; # begins a remark.
func readDisputed(file string) (out []pair, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		line, _, _ := strings.Cut(s.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "|")
		p := pair{west: -180, south: -90, east: 180, north: 90}
		if len(cells) < 2 {
			return nil, fmt.Errorf("%s:%d:1: want two countries with | between them", file, n)
		}
		p.a, p.b = strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1])
		if len(cells) > 2 && strings.TrimSpace(cells[2]) != "" {
			if _, err := fmt.Sscan(cells[2], &p.west, &p.south, &p.east, &p.north); err != nil {
				return nil, fmt.Errorf("%s:%d:%d: want west south east north in degrees", file, n, len(cells[0])+len(cells[1])+3)
			}
		}
		out = append(out, p)
	}
	return out, s.Err()
}

// disputed reports whether a border lies in the list: its middle decides.
func disputed(listed []pair, a, b shape, line []point) bool {
	mid := line[len(line)/2]
	for _, p := range listed {
		if (p.a == a.name && p.b == b.name || p.a == b.name && p.b == a.name) && p.west <= mid.lon && mid.lon <= p.east && p.south <= mid.lat && mid.lat <= p.north {
			return true
		}
	}
	return false
}

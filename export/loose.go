package export

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// looseInt and looseFloat are numbers that others may write as strings.
type (
	looseInt   int
	looseFloat float64
)

// UnmarshalJSON reads a number or a number in quotes.
func (n *looseInt) UnmarshalJSON(b []byte) error {
	var f looseFloat
	if err := f.UnmarshalJSON(b); err != nil {
		return err
	}
	if *n = looseInt(f); looseFloat(*n) != f {
		return fmt.Errorf("want a whole number, got %s", b)
	}
	return nil
}

// UnmarshalJSON reads a number or a number in quotes.
func (f *looseFloat) UnmarshalJSON(b []byte) error {
	s := string(b)
	if s == "null" {
		return nil
	}
	if err := json.Unmarshal(b, &s); err != nil {
		s = string(b)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) { // which JSON has not
		return fmt.Errorf("want a number, got %s", b)
	}
	*f = looseFloat(x)
	return nil
}

// jsonFields are the names of a type's fields in JSON.
func jsonFields[T any]() []string {
	var names []string
	for f := range reflect.TypeFor[T]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

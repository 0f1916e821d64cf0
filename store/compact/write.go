package compact

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Record is a value as it is written: Body is made to be packed, Hashes are not.
type Record struct{ Body, Hashes []byte }

type writer struct {
	shape, numbers, text, hashes []byte
	seen                         map[string]int
}

var writers = sync.Pool{New: func() any { return &writer{seen: map[string]int{}} }}

// Append writes a value to the ends of a record's parts. Values are structs, slices, maps
// with strings as keys, strings, whole numbers, float64 and float32, truth values, times,
// and pointers to those; what encoding/json leaves out is left out, and so are zero values.
func Append(to Record, v any) (Record, error) {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.shape, w.numbers, w.text, w.hashes = w.shape[:0], w.numbers[:0], w.text[:0], to.Hashes
	clear(w.seen)
	err := w.value(reflect.ValueOf(v))
	to.Hashes, w.hashes = w.hashes, nil
	if err != nil {
		return to, err
	}
	to.Body = binary.AppendUvarint(to.Body, uint64(len(w.shape)))
	to.Body = binary.AppendUvarint(to.Body, uint64(len(w.numbers)))
	to.Body = append(append(append(to.Body, w.shape...), w.numbers...), w.text...)
	return to, nil
}

func (w *writer) number(n int64)   { w.numbers = binary.AppendVarint(w.numbers, n) }
func (w *writer) count(n int)      { w.numbers = binary.AppendUvarint(w.numbers, uint64(n)) }
func (w *writer) kind(k byte)      { w.shape = append(w.shape, k) }
func (w *writer) shapeOf(n uint64) { w.shape = binary.AppendUvarint(w.shape, n) }

func (w *writer) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			w.kind(null)
			return nil
		}
		return w.value(v.Elem())
	case reflect.Struct:
		if v.Type() == timeType {
			b, err := v.Interface().(time.Time).MarshalText()
			w.str(string(b))
			return err
		}
		return w.fields(v)
	case reflect.Slice:
		return w.slice(v)
	case reflect.Map:
		return w.mapping(v)
	case reflect.String:
		w.str(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.kind(integer)
		w.number(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.kind(integer)
		w.number(int64(v.Uint()))
	case reflect.Float64, reflect.Float32:
		w.float(v.Float(), v.Kind() == reflect.Float32)
	case reflect.Bool:
		if v.Bool() {
			w.kind(yes)
		} else {
			w.kind(no)
		}
	default:
		return fmt.Errorf("compact: a value of type %s cannot be written", v.Type())
	}
	return nil
}

func (w *writer) fields(v reflect.Value) error {
	w.kind(structure)
	p := planOf(v.Type())
	start := int64(0)
	for i := range p.fields {
		f := &p.fields[i]
		x := v.FieldByIndex(f.index)
		if x.IsZero() {
			continue
		}
		w.shapeOf(f.id)
		if f.id == inline {
			w.str(f.name)
		}
		switch {
		case f.start:
			start = x.Int()
		case f.end:
			w.kind(integer)
			w.number(x.Int() - start)
			continue
		}
		if err := w.value(x); err != nil {
			return err
		}
	}
	w.kind(end)
	return nil
}

func (w *writer) slice(v reflect.Value) error {
	if v.IsNil() {
		w.kind(null)
		return nil
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		w.kind(octets)
		w.count(v.Len())
		w.hashes = append(w.hashes, v.Bytes()...)
		return nil
	}
	w.kind(list)
	for i := range v.Len() {
		if err := w.value(v.Index(i)); err != nil {
			return err
		}
	}
	w.kind(end)
	return nil
}

func (w *writer) mapping(v reflect.Value) error {
	if v.IsNil() {
		w.kind(null)
		return nil
	}
	if v.Type().Key().Kind() != reflect.String {
		return fmt.Errorf("compact: a value of type %s cannot be written", v.Type())
	}
	w.kind(mapping)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch x, y := a.String(), b.String(); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	for _, k := range keys {
		w.str(k.String())
		if err := w.value(v.MapIndex(k)); err != nil {
			return err
		}
	}
	w.kind(end)
	return nil
}

func (w *writer) float(f float64, short bool) {
	same := func(g float64) bool { return g == f || short && float32(g) == float32(f) }
	if n := math.Round(f * 100); n != 0 && math.Abs(n) < 1<<40 && same(n/100) {
		w.kind(hundredth)
		w.number(int64(n))
	} else if n := math.Round(f * 1e5); n != 0 && math.Abs(n) < 1<<40 && same(n/1e5) {
		w.kind(fine)
		w.number(int64(n))
	} else {
		w.kind(double)
		w.hashes = binary.BigEndian.AppendUint64(w.hashes, math.Float64bits(f))
	}
}

func (w *writer) str(s string) {
	if len(s) <= longestWord {
		if at, known := wordAt[s]; known {
			w.kind(word)
			w.shapeOf(uint64(at))
			return
		}
	}
	if at, known := w.seen[s]; known {
		w.kind(seen)
		w.count(len(w.seen) - at)
		return
	}
	w.seen[s] = len(w.seen)
	if kind, hash, ok := nativeID(s); ok {
		w.kind(native + byte(kind))
		w.hashes = append(w.hashes, hash[:]...)
		return
	}
	w.kind(literal)
	w.count(len(s))
	w.text = append(w.text, s...)
}

// nativeID takes apart an ID of a prefix and sixteen digits.
func nativeID(s string) (kind int, hash [8]byte, ok bool) {
	if len(s) < 20 || len(s) > 24 || s[len(s)-17] != '-' {
		return 0, hash, false
	}
	digits := s[len(s)-16:]
	for i := range digits {
		if c := digits[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return 0, hash, false
		}
	}
	kind = slices.Index(idPrefixes, s[:len(s)-16])
	if kind < 0 {
		return 0, hash, false
	}
	hex.Decode(hash[:], []byte(digits)) // they were looked at
	return kind, hash, true
}

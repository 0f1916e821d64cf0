package compact

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"time"
)

type reader struct {
	shape, numbers []byte
	text           string
	hashes         []byte
	seen           []string
	deep           int
}

// deepest is how far values may stand in one another.
const deepest = 100

// Read sets what v points to, a zero value, to what Append has written. Fields that it
// does not have are passed over.
func Read(r Record, v any) error {
	in := reader{hashes: r.Hashes}
	b := r.Body
	s, k := binary.Uvarint(b)
	if k <= 0 {
		return errCut
	}
	b = b[k:]
	n, k := binary.Uvarint(b)
	if k <= 0 {
		return errCut
	}
	b = b[k:]
	if s > uint64(len(b)) || n > uint64(len(b))-s {
		return errCut
	}
	in.shape, in.numbers, in.text = b[:s], b[s:s+n], string(b[s+n:])
	in.seen = make([]string, 0, 32)
	kind, err := in.kind()
	if err != nil {
		return err
	}
	if err := in.value(kind, reflect.ValueOf(v).Elem()); err != nil {
		return err
	}
	if len(in.shape) > 0 {
		return errCut
	}
	return nil
}

func (in *reader) kind() (byte, error) {
	if len(in.shape) == 0 {
		return 0, errCut
	}
	k := in.shape[0]
	in.shape = in.shape[1:]
	return k, nil
}

func (in *reader) shapeOf() (uint64, error) {
	v, k := binary.Uvarint(in.shape)
	if k <= 0 {
		return 0, errCut
	}
	in.shape = in.shape[k:]
	return v, nil
}

func (in *reader) number() (int64, error) {
	v, k := binary.Varint(in.numbers)
	if k <= 0 {
		return 0, errCut
	}
	in.numbers = in.numbers[k:]
	return v, nil
}

// count is a number that is at most so large.
func (in *reader) count(most int) (int, error) {
	v, k := binary.Uvarint(in.numbers)
	if k <= 0 || v > uint64(most) {
		return 0, errCut
	}
	in.numbers = in.numbers[k:]
	return int(v), nil
}

func (in *reader) hash(n int) ([]byte, error) {
	if n > len(in.hashes) {
		return nil, errCut
	}
	b := in.hashes[:n]
	in.hashes = in.hashes[n:]
	return b, nil
}

func mismatch(kind byte, v reflect.Value) error {
	return fmt.Errorf("compact: a value of kind %d where the program has the type %s", kind, v.Type())
}

func (in *reader) value(kind byte, v reflect.Value) error {
	if kind == null {
		return nil
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return in.value(kind, v.Elem())
	}
	switch kind {
	case structure:
		if v.Kind() != reflect.Struct {
			return mismatch(kind, v)
		}
		return in.nested(func() error { return in.fields(v) })
	case list:
		if v.Kind() != reflect.Slice {
			return mismatch(kind, v)
		}
		return in.nested(func() error { return in.slice(v) })
	case mapping:
		if v.Kind() != reflect.Map || v.Type().Key().Kind() != reflect.String {
			return mismatch(kind, v)
		}
		return in.nested(func() error { return in.mapping(v) })
	case yes, no:
		if v.Kind() != reflect.Bool {
			return mismatch(kind, v)
		}
		v.SetBool(kind == yes)
	case integer:
		n, err := in.number()
		if err != nil {
			return err
		}
		switch {
		case v.CanInt() && !v.OverflowInt(n):
			v.SetInt(n)
		case v.CanUint() && !v.OverflowUint(uint64(n)):
			v.SetUint(uint64(n))
		default:
			return mismatch(kind, v)
		}
	case hundredth, fine, double:
		f, err := in.float(kind)
		if err != nil {
			return err
		}
		if !v.CanFloat() {
			return mismatch(kind, v)
		}
		v.SetFloat(f)
	case octets:
		n, err := in.count(len(in.hashes))
		if err != nil {
			return err
		}
		b, err := in.hash(n)
		if err != nil {
			return err
		}
		if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Uint8 {
			return mismatch(kind, v)
		}
		v.SetBytes(append([]byte{}, b...))
	default:
		s, err := in.str(kind)
		if err != nil {
			return err
		}
		if v.Type() == timeType {
			var t time.Time
			if err := t.UnmarshalText([]byte(s)); err != nil {
				return err
			}
			v.Set(reflect.ValueOf(t))
			return nil
		}
		if v.Kind() != reflect.String {
			return mismatch(kind, v)
		}
		v.SetString(s)
	}
	return nil
}

func (in *reader) nested(f func() error) error {
	if in.deep++; in.deep > deepest {
		return errCut
	}
	defer func() { in.deep-- }()
	return f()
}

func (in *reader) fields(v reflect.Value) error {
	p := planOf(v.Type())
	start := int64(0)
	for {
		id, err := in.shapeOf()
		if err != nil {
			return err
		}
		at := -1
		switch {
		case id == 0:
			return nil
		case id == inline:
			name, err := in.name()
			if err != nil {
				return err
			}
			if i, known := p.byName[name]; known {
				at = i
			}
		case id < uint64(len(p.byID)):
			at = p.byID[id]
		default:
			return fmt.Errorf("compact: a field of a later version (%d)", id)
		}
		kind, err := in.kind()
		if err != nil {
			return err
		}
		if at < 0 {
			if err := in.skip(kind); err != nil {
				return err
			}
			continue
		}
		f := &p.fields[at]
		x := v.FieldByIndex(f.index)
		if err := in.value(kind, x); err != nil {
			return err
		}
		switch {
		case f.start:
			start = x.Int()
		case f.end:
			x.SetInt(x.Int() + start)
		}
	}
}

func (in *reader) name() (string, error) {
	kind, err := in.kind()
	if err != nil {
		return "", err
	}
	return in.str(kind)
}

func (in *reader) slice(v reflect.Value) error {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for n := 0; ; n++ {
		kind, err := in.kind()
		if err != nil || kind == end {
			return err
		}
		v.Grow(1)
		v.SetLen(n + 1)
		if err := in.value(kind, v.Index(n)); err != nil {
			return err
		}
	}
}

func (in *reader) mapping(v reflect.Value) error {
	out := reflect.MakeMap(v.Type())
	for {
		kind, err := in.kind()
		if err != nil {
			return err
		}
		if kind == end {
			v.Set(out)
			return nil
		}
		key, err := in.str(kind)
		if err != nil {
			return err
		}
		if kind, err = in.kind(); err != nil {
			return err
		}
		x := reflect.New(v.Type().Elem()).Elem()
		if err := in.value(kind, x); err != nil {
			return err
		}
		out.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), x)
	}
}

func (in *reader) float(kind byte) (float64, error) {
	if kind == double {
		b, err := in.hash(8)
		if err != nil {
			return 0, err
		}
		return math.Float64frombits(binary.BigEndian.Uint64(b)), nil
	}
	n, err := in.number()
	if kind == hundredth {
		return float64(n) / 100, err
	}
	return float64(n) / 1e5, err
}

func (in *reader) str(kind byte) (string, error) {
	switch kind {
	case word:
		at, err := in.shapeOf()
		if err != nil {
			return "", err
		}
		if at >= uint64(len(words)) {
			return "", fmt.Errorf("compact: a word of a later version (%d)", at)
		}
		return words[at], nil
	case seen:
		n, err := in.count(len(in.seen))
		if err != nil || n == 0 {
			return "", errCut
		}
		return in.seen[len(in.seen)-n], nil
	case literal:
		n, err := in.count(len(in.text))
		if err != nil {
			return "", err
		}
		s := in.text[:n]
		in.text = in.text[n:]
		in.seen = append(in.seen, s)
		return s, nil
	}
	if k := int(kind) - int(native); k >= 0 && k < len(idPrefixes) {
		b, err := in.hash(8)
		if err != nil {
			return "", err
		}
		var id [24]byte
		n := copy(id[:], idPrefixes[k])
		hex.Encode(id[n:], b)
		s := string(id[:n+16])
		in.seen = append(in.seen, s)
		return s, nil
	}
	return "", fmt.Errorf("compact: a value of a kind (%d) that is none or another's", kind)
}

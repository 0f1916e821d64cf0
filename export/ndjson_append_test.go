package export

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// filler fills values at random: empty, odd and plain ones.
type filler struct{ *rand.Rand }

func (f filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Pointer:
		if f.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.Set(reflect.ValueOf(json.RawMessage(`{"a":[1]}`)))
			return
		}
		if n := f.IntN(4) - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				f.fill(v.Index(i))
			}
		}
	case reflect.Map:
		if f.IntN(4) == 0 {
			return
		}
		v.Set(reflect.MakeMap(v.Type()))
		for range f.IntN(5) {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(key)
			f.fill(value)
			v.SetMapIndex(key, value)
		}
	case reflect.String:
		odd := []string{"", "", "Aru", "the <b>town</b> & the “port”", "a\"b\\c\n\t\r\b\f\x00\x1f\x7f", "\xff\xc3(\xe2\x80", "x\u2028y\u2029z", "Ñandú 北 \U0001F600", "\ufffd"}
		v.SetString(odd[f.IntN(len(odd))])
	case reflect.Bool:
		v.SetBool(f.IntN(2) == 0)
	case reflect.Float64:
		odd := []float64{0, 1, -0.25, 0.8333, 1e-7, 1e21, 123456789.125, math.Copysign(0, -1), 1e-6, 999999999999999999999}
		v.SetFloat(odd[f.IntN(len(odd))])
	case reflect.Int, reflect.Int32:
		if v.Type() == reflect.TypeFor[sitrep.Day]() {
			days := []sitrep.Day{0, 1, 738000, 739999, sitrep.DayOf(9999, 12, 31), sitrep.DayOf(987, 1, 2)}
			v.SetInt(int64(days[f.IntN(len(days))]))
			return
		}
		v.SetInt(int64(f.IntN(7) * f.IntN(3000) * (f.IntN(3) - 1)))
	default:
		panic("no filling for " + v.Type().String())
	}
}

func TestAppended(t *testing.T) {
	f := filler{rand.New(rand.NewPCG(1, 2))}
	var got, want bytes.Buffer
	n := NewNDJSON(&got)
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	for range 3000 {
		var m sitrep.EventMention
		f.fill(reflect.ValueOf(&m).Elem())
		var e sitrep.Event
		f.fill(reflect.ValueOf(&e).Elem())
		if f.IntN(2) == 0 { // as most are
			m.Decided, e.Decided = nil, nil
		}
		var d sitrep.Document
		f.fill(reflect.ValueOf(&d).Elem())
		n.Origins = f.IntN(2) == 0
		if err := n.Mention(&m); err != nil {
			t.Fatal(err)
		}
		if err := n.Event(e); err != nil {
			t.Fatal(err)
		}
		if err := n.Article(&d); err != nil {
			t.Fatal(err)
		}
		n.Flush()
		if err := enc.Encode(listedMention(&m)); err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(listedEvent(e)); err != nil {
			t.Fatal(err)
		}
		if d.Blocks = list(d.Blocks); !n.Origins {
			d.Origin = nil
		}
		if err := enc.Encode(&d); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Fatalf("got\n%s\nwant\n%s", got.String(), want.String())
		}
		got.Reset()
		want.Reset()
	}
	if err := n.Mention(&sitrep.EventMention{Score: math.NaN()}); err == nil {
		t.Error("a number that is none is written")
	}
}

// What must be escaped is found wherever it stands among what need not be.
func TestAppendedText(t *testing.T) {
	for _, odd := range []string{"\"", "\\", "\n", "\x00", "\x1f", "\x7f", "é", "\xff", "\u2028", "!", "#", "[", "]", " "} {
		for n := range 20 {
			for at := range n + 1 {
				s := strings.Repeat("~", at) + odd + strings.Repeat("a", n-at)
				var want bytes.Buffer
				enc := json.NewEncoder(&want)
				enc.SetEscapeHTML(false)
				if err := enc.Encode(s); err != nil {
					t.Fatal(err)
				}
				if got := string(appendJSON(nil, s)) + "\n"; got != want.String() {
					t.Errorf("%q is written as %s, want %s", s, got, want.String())
				}
			}
		}
	}
}

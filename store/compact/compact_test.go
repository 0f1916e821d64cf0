package compact

import (
	"math"
	"reflect"
	"testing"
	"time"
)

type day int32

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type inner struct {
	span
	Name  string   `json:"name"`
	Codes []string `json:"sectors"`
	Lat   *float64 `json:"lat"`
	Nope  int      `json:"-"`
}

type outer struct {
	inner
	ID      string             `json:"id"`
	Name    string             `json:"name"`
	Parts   []inner            `json:"actors"`
	Of      *inner             `json:"of,omitempty"`
	By      map[string][]inner `json:"claims"`
	From    day                `json:"from"`
	On      struct{ Start, End day }
	Yes     bool
	Score   float64
	Weight  float32
	Bytes   []byte
	Numbers []uint32
	At      time.Time
	Later   *time.Time
	Odd     map[string]string
}

func sample() *outer {
	lat, zero := 41.87811, 0.0
	at := time.Date(2031, 7, 2, 3, 4, 5, 6, time.FixedZone("", 3600))
	o := &outer{ID: "event-0123456789abcdef", Name: "Älvsund harbour", From: 741000, Yes: true, Score: -9.25, Weight: 0.1, Bytes: []byte{1, 0, 2}, Numbers: []uint32{7, 1 << 31},
		At: at.UTC(), Later: &at, Odd: map[string]string{"b": "", "a": "x", "event-0123456789abcdef": "y"}}
	o.inner.Start, o.inner.End = 12, 7
	o.On.Start, o.On.End = 740000, 740003
	o.Of = &inner{span: span{0, 5}, Name: "event-0123456789abcdef", Codes: []string{}, Lat: &zero}
	o.Parts = []inner{{span: span{900, 0}, Name: "Älvsund harbour", Codes: []string{"MIL", "", "MIL"}, Lat: &lat}, {}}
	o.By = map[string][]inner{"actors": {{Name: "doc-0123456789abcdef"}}, "odd": nil}
	return o
}

func write(t testing.TB, v any) Record {
	t.Helper()
	r, err := Append(Record{}, v)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestThereAndBack(t *testing.T) {
	for i, o := range []*outer{sample(), {}, {Score: math.Inf(1), Weight: 1e-30}, {Name: "not-0123456789abcdef", ID: "doc-0123456789ABCDEF"}} {
		var got outer
		if err := Read(write(t, o), &got); err != nil {
			t.Fatal(err)
		}
		if got.Later != nil && got.Later.Equal(*o.Later) {
			got.Later = o.Later // its zone is another pointer
		}
		if !reflect.DeepEqual(&got, o) {
			t.Errorf("%d: read %+v, wrote %+v", i, &got, o)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a := write(t, sample())
	for range 20 {
		if b := write(t, sample()); !reflect.DeepEqual(a, b) {
			t.Fatal("the same value gives other bytes")
		}
	}
}

// TestOtherProgram reads what a program with more, fewer and other fields has written.
func TestOtherProgram(t *testing.T) {
	var small struct {
		ID    string `json:"id"`
		Later *time.Time
		New   []string
	}
	if err := Read(write(t, sample()), &small); err != nil {
		t.Fatal(err)
	}
	if small.ID != "event-0123456789abcdef" || small.Later == nil || small.New != nil {
		t.Errorf("read %+v", small)
	}
	var other struct {
		Parts string `json:"actors"`
	}
	if err := Read(write(t, sample()), &other); err == nil {
		t.Error("a list was read as a string")
	}
}

// TestDamaged cuts and changes every byte: there may be an error, but no panic.
func TestDamaged(t *testing.T) {
	r := write(t, sample())
	for i := range r.Body {
		var o outer
		Read(Record{r.Body[:i], r.Hashes}, &o)
		for _, c := range []byte{0, 1, 2, 127, 128, 255} {
			b := append([]byte(nil), r.Body...)
			b[i] = c
			var o outer
			Read(Record{b, r.Hashes}, &o)
		}
	}
	if err := Read(Record{r.Body, r.Hashes[:3]}, new(outer)); err == nil {
		t.Error("missing hashes were not missed")
	}
	if err := Read(Record{}, new(outer)); err == nil {
		t.Error("an empty record was read")
	}
}

func FuzzRead(f *testing.F) {
	r := write(f, sample())
	f.Add(r.Body, r.Hashes)
	f.Fuzz(func(t *testing.T, body, hashes []byte) { Read(Record{body, hashes}, new(outer)) })
}

func BenchmarkAppend(b *testing.B) {
	o := sample()
	b.ReportAllocs()
	for range b.N {
		Append(Record{}, o)
	}
}

package encoder

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// reports are what the tests encode; the last is longer than the tiny model's
// positions.
var reports = []string{
	"the army renewed talks .",
	"", "x",
	"a front killed 123 in the city of 北京 , don't , cannot",
	"(unseen) words é Été \u200b . . .",
	strings.Repeat("the army talked in the city . ", 9),
}

func windows() (out []Window) {
	for _, r := range reports {
		out = append(out, window(r))
	}
	return out
}

func TestFloatsComputeWhatThePaperSays(t *testing.T) {
	w := tinyWeights(0)
	m := tinyModel(t, 0)
	for _, a := range arithmetics(0) {
		m.a = a
		for _, r := range reports[:5] {
			ids, rows := run(m, r)
			for i, want := range exact(w, ids) {
				for j := range want {
					if d := math.Abs(float64(rows[i*len(want)+j]) - want[j]); d > 1e-5 {
						t.Fatalf("%q: piece %d, value %d is off by %g", r, i, j, d)
					}
				}
			}
		}
	}
}

func TestBytesComeCloseToTheExact(t *testing.T) {
	w := tinyWeights(0)
	for _, levels := range []int{127, 255} {
		m := tinyModel(t, levels)
		for _, r := range reports[:5] {
			ids, rows := run(m, r)
			for i, want := range exact(w, ids) {
				if c := cosine(rows[i*len(want):(i+1)*len(want)], want); c < 0.995 {
					t.Errorf("%q at %d levels: piece %d has a cosine of %.4f with the exact", r, levels, i, c)
				}
			}
		}
	}
}

// run is the pieces of a text with their marks and the rows of the last layer.
func run(m *Model, text string) ([]int32, []float32) {
	s := splitter{v: m.v}
	b := &batch{ids: []int32{m.v.opening}}
	for _, p := range s.split(nil, text, sitrep.Span{End: len(text)}, nil) {
		b.ids = append(b.ids, p.id)
	}
	b.ids = append(b.ids, m.v.closing)
	b.segs = []segment{{0, len(b.ids)}}
	m.run(b, nil)
	return b.ids, b.x
}

// Plain and vector code, alone or together with others, by whichever worker:
// the same bits.
func TestSameBitsWhateverTheCompany(t *testing.T) {
	for _, levels := range []int{0, 127, 255} {
		m := tinyModel(t, levels)
		m.a = plain()
		together := m.NewEncoder(Options{}).Encode(windows())
		order := rand.New(rand.NewPCG(1, 2)).Perm(len(reports))
		for n, a := range arithmetics(levels)[1:] {
			m.a = a
			e := m.NewEncoder(Options{})
			e.Encode(windows()[3:])
			for _, i := range order {
				got := e.Encode(windows()[i : i+1])[0]
				if !sameBits(got.Tokens, together[i].Tokens) || !sameBits(got.Sentence, together[i].Sentence) {
					t.Errorf("%d levels: %q differs alone by vector code %d", levels, reports[i], n)
				}
			}
		}
		results := make(chan []Vectors)
		for range 4 {
			go func() { results <- m.NewEncoder(Options{}).Encode(windows()) }()
		}
		for range 4 {
			for i, v := range <-results {
				if !sameBits(v.Tokens, together[i].Tokens) {
					t.Errorf("%d levels: %q differs between workers", levels, reports[i])
				}
			}
		}
	}
}

func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

func TestVectorsOfWindows(t *testing.T) {
	m := tinyModel(t, 0)
	for i, v := range m.NewEncoder(Options{}).Encode(windows()) {
		if len(v.Tokens) != len(windows()[i].Tokens)*m.Width() || len(v.Sentence) != m.Width() {
			t.Fatalf("%q: %d and %d values", reports[i], len(v.Tokens), len(v.Sentence))
		}
		if l := cosine(v.Sentence, v.Sentence); math.Abs(l-1) > 1e-6 {
			t.Errorf("%q: sentence vector of length %g", reports[i], l)
		}
	}
	// One window of a text with others around it, and pooling.
	w := window("talks . the ceasefires talked .")
	w.Span, w.Tokens = w.Tokens[2].Cover(w.Tokens[4]), w.Tokens[2:5]
	_, rows := run(m, "the ceasefires talked")
	d := m.Width()
	row := func(i int) []float32 { return rows[i*d : (i+1)*d] }
	first := m.NewEncoder(Options{}).Encode([]Window{w})[0].Tokens
	if !sameBits(first, slices.Concat(row(1), row(2), row(5))) {
		t.Error("the first pieces' rows are others")
	}
	mean := m.NewEncoder(Options{Pooling: Mean}).Encode([]Window{w})[0].Tokens
	for j := range d {
		if want := (row(2)[j] + row(3)[j] + row(4)[j]) / 3; mean[d+j] != want {
			t.Fatalf("mean of three pieces: value %d is %g, want %g", j, mean[d+j], want)
		}
	}
}

func TestHeadsScoreAndCarryTensors(t *testing.T) {
	m, w := tinyModel(t, 127), tinyWeights(127)
	h, err := m.Head("kind")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(h.Labels, []string{"who", "what", "whom"}) {
		t.Errorf("labels %q", h.Labels)
	}
	v := m.NewEncoder(Options{}).Encode([]Window{window(reports[0])})[0].Tokens
	got := h.Scores(v)
	weight, bias := w.Tensors["heads.kind.weight"].Values, w.Tensors["heads.kind.bias"].Values
	d := m.Width()
	for i := range len(v) / d {
		for j := range 3 {
			want := float64(bias[j])
			for k := range d {
				want += float64(v[i*d+k]) * float64(weight[j*d+k])
			}
			if math.Abs(float64(got[i*3+j])-want) > 1e-5 {
				t.Errorf("score %d of row %d is %g, want %g", j, i, got[i*3+j], want)
			}
		}
	}
	if x, err := m.Tensor("heads.kind.weight"); err != nil || !slices.Equal(x.Shape, []int{3, d}) || !slices.Equal(x.Values, weight) {
		t.Errorf("tensor %v, %v", x.Shape, err)
	}
	if _, err := m.Head("none"); err == nil {
		t.Error("a head that is not there")
	}
	if _, err := m.Tensor("vocabulary"); err == nil {
		t.Error("a tensor of text")
	}
	if h.Scores(nil) != nil {
		t.Error("scores of nothing")
	}
}

func TestFaultyFilesAreRefused(t *testing.T) {
	good := tinyFile(t, 127)
	path := filepath.Join(t.TempDir(), "m.encoder")
	f := func(b []byte, want string) {
		t.Helper()
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("error %v, want one with %q and the path", err, want)
		}
	}
	f(nil, "does not begin with")
	f([]byte("PK\x03\x04 a wheel and not a model"), "does not begin with")
	f(good[:30], "cut off in its header")
	f(good[:len(good)/2], "cut off in section")
	f(good[:len(good)-1], "check sum")
	damaged := bytes.Clone(good)
	damaged[len(damaged)/2] ^= 1
	f(damaged, "check sum")
	f(bytes.Replace(good, []byte(`"width":64`), []byte(`"width":65`), 1), "check sum")
	if _, err := Open(path + ".none"); err == nil {
		t.Error("a file that is not there")
	}
	w := tinyWeights(0)
	w.Config.Heads = 3
	if _, err := Pack(w, nil); err == nil || !strings.Contains(err.Error(), "impossible size") {
		t.Errorf("three heads on 64: %v", err)
	}
	w = tinyWeights(0)
	delete(w.Tensors, "encoder.layer.1.output.dense.bias")
	if _, err := Pack(w, nil); err == nil || !strings.Contains(err.Error(), "layer.1.output.dense.bias is missing") {
		t.Errorf("a missing tensor: %v", err)
	}
	w.Tensors["encoder.layer.1.output.dense.bias"] = Tensor{[]int{3}, make([]float32, 3)}
	if _, err := Pack(w, nil); err == nil || !strings.Contains(err.Error(), "has shape [3]") {
		t.Errorf("a tensor of another shape: %v", err)
	}
	if _, err := Pack(tinyWeights(127), nil); err == nil {
		t.Error("rounded without a sample")
	}
}

// Whatever the header says, reading ends in a model that runs or an error.
func FuzzModelFile(f *testing.F) {
	good := tinyFile(f, 127)
	header := good[preamble : preamble+bytes.IndexByte(good[preamble:], 0)]
	body := good[(len(header)+preamble+63)&^63:]
	f.Add(header)
	f.Add(bytes.Replace(header, []byte(`"width":64`), []byte(`"width":32`), 1))
	f.Add(bytes.Replace(header, []byte(`"positions":40`), []byte(`"positions":3`), 1))
	f.Fuzz(func(t *testing.T, head []byte) {
		m, err := New(seal(head, body))
		if err == nil {
			m.NewEncoder(Options{}).Encode(windows())
		}
	})
}

// seal is a file of that header with the right check sum.
func seal(head, body []byte) []byte {
	b := make([]byte, preamble)
	copy(b, magic)
	b = append(pad64(append(b, head...)), body...)
	b[len(magic)], b[len(magic)+1] = byte(len(head)), byte(len(head)>>8)
	b[len(magic)+2], b[len(magic)+3] = byte(len(head)>>16), byte(len(head)>>24)
	sum := checksum(b[preamble:])
	for i := range 4 {
		b[len(magic)+4+i] = byte(sum >> (8 * i))
	}
	return b
}

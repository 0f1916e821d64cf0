package encoder

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Widths of the parser that the tests build; none fills up the kernels'.
const (
	tinyArc, tinyRel, tinyTag, tinyName = 40, 24, 33, 48
	tinyTags, tinyRels, tinyNames       = 5, 7, 9
)

// parserWeights is a random model with a parser.
func parserWeights(levels int) Weights {
	c := tinyConfig
	c.Levels, c.Positions = levels, 170
	w := randomWeights(c)
	r := rand.New(rand.NewPCG(3, 1))
	add := func(name string, spread float64, shape ...int) {
		n := 1
		for _, d := range shape {
			n *= d
		}
		t := Tensor{shape, make([]float32, n)}
		for i := range t.Values {
			t.Values[i] = float32(spread * r.NormFloat64())
		}
		w.Tensors["heads.parser."+name] = t
	}
	add("case.weight", 0.5, letterCases, c.Width)
	for _, l := range []struct {
		name string
		k, n int
	}{
		{"arc_dep", c.Width, tinyArc}, {"arc_head", c.Width, tinyArc}, {"rel_dep", c.Width, tinyRel}, {"rel_head", c.Width, tinyRel},
		{"tag_inner", c.Width, tinyTag}, {"name_inner", c.Width, tinyName}, {"tag", tinyTag, tinyTags}, {"name", tinyName, tinyNames},
	} {
		add(l.name+".weight", 1/math.Sqrt(float64(l.k)), l.n, l.k)
		add(l.name+".bias", 0.3, l.n)
	}
	add("arc.weight", 0.2, tinyArc+1, tinyArc+1)
	add("rel.weight", 0.2, tinyRels, tinyRel+1, tinyRel+1)
	for text, n := range map[string]int{tagsText: tinyTags, relationsText: tinyRels, namesText: tinyNames} {
		w.Texts[text] = strings.TrimSpace(strings.Repeat("class\n", n))
	}
	return w
}

func parserFile(t testing.TB, levels int) []byte {
	t.Helper()
	file, err := Pack(parserWeights(levels), tinySample)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func parserModel(t testing.TB, levels int) *Model {
	t.Helper()
	m, err := New(parserFile(t, levels))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// sentences are windows for the parser.
func sentences() (out [][]string) {
	for _, r := range reports[:5] {
		out = append(out, strings.Fields(r))
	}
	return append(out, strings.Fields("The ARMY talKed in a City , 123 ceasefires was renewed"))
}

// somewhere is a head for each word.
func somewhere(words []string) (heads []int32) {
	for i := range words {
		heads = append(heads, int32((i*7+i/3)%(len(words)+1)))
	}
	return heads
}

// exactScores is the heads of the paper in 64-bit floats.
func exactScores(w Weights, m *Model, words []string) [4][]float64 {
	var arcs, tags, names, relations []float64
	ids, kinds, of := []int32{m.v.opening}, []uint8{0}, [][]int{{0}}
	s := m.NewScorer()
	for _, word := range words {
		f, rows := s.form(word), []int(nil)
		for _, id := range f.pieces {
			rows = append(rows, len(ids))
			ids, kinds = append(ids, id), append(kinds, f.kind)
		}
		of = append(of, rows)
	}
	x := exact(w, append(ids, m.v.closing), append(kinds, 0)...)
	var vectors [][]float64
	for _, rows := range of {
		v := make([]float64, w.Config.Width)
		for _, r := range rows {
			for j := range v {
				v[j] += x[r][j] / float64(len(rows))
			}
		}
		vectors = append(vectors, v)
	}
	t := func(name string) []float32 { return w.Tensors["heads.parser."+name].Values }
	layer := func(v []float64, name string) (out []float64) {
		for j, b := range t(name + ".bias") {
			sum := float64(b)
			for k := range v {
				sum += v[k] * float64(t(name + ".weight")[j*len(v)+k])
			}
			out = append(out, sum)
		}
		return out
	}
	gelu := func(v []float64) []float64 {
		for i, x := range v {
			v[i] = x * (1 + math.Erf(x/math.Sqrt2)) / 2
		}
		return v
	}
	biaffine := func(m []float32, dep, head []float64) (sum float64) {
		dep, head = append(slices.Clone(dep), 1), append(slices.Clone(head), 1)
		for i := range dep {
			for j := range head {
				sum += dep[i] * float64(m[i*len(head)+j]) * head[j]
			}
		}
		return sum
	}
	heads := somewhere(words)
	var above [][]float64
	for _, v := range vectors {
		above = append(above, gelu(layer(v, "arc_head")))
	}
	for i, v := range vectors[1:] {
		dep, base := gelu(layer(v, "arc_dep")), 0.0
		for j, h := range above {
			score := biaffine(t("arc.weight"), dep, h)
			if j == 0 {
				base = score
			}
			arcs = append(arcs, score-base) // scores of a dependent count against each other
		}
		tags = append(tags, layer(gelu(layer(v, "tag_inner")), "tag")...)
		names = append(names, layer(gelu(layer(v, "name_inner")), "name")...)
		dep, head := gelu(layer(v, "rel_dep")), gelu(layer(vectors[heads[i]], "rel_head"))
		const size = (tinyRel + 1) * (tinyRel + 1)
		for r := range tinyRels {
			relations = append(relations, biaffine(t("rel.weight")[r*size:(r+1)*size], dep, head))
		}
	}
	return [4][]float64{arcs, tags, names, relations}
}

// scoresOf is all scores of a window, those of arcs against the root's.
func scoresOf(s *Scorer, window int, words []string) [4][]float32 {
	arcs, tags, names := s.Words(window)
	arcs, tags, names = slices.Clone(arcs), slices.Clone(tags), slices.Clone(names)
	for at := 0; at < len(arcs); at += len(words) + 1 {
		row := arcs[at : at+len(words)+1]
		base := row[0]
		for j := range row {
			row[j] -= base
		}
	}
	return [4][]float32{arcs, tags, names, slices.Clone(s.Relations(window, somewhere(words)))}
}

func TestScoresAreWhatThePaperSays(t *testing.T) {
	var wants [][4][]float64
	for _, words := range sentences() {
		wants = append(wants, exactScores(parserWeights(0), parserModel(t, 0), words))
	}
	for _, levels := range []int{0, 127, 255} {
		m := parserModel(t, levels)
		for _, a := range arithmetics(levels) {
			m.a = a
			s := m.NewScorer()
			s.Read(sentences())
			for i, words := range sentences() {
				got, want := scoresOf(s, i, words), wants[i]
				for k, what := range []string{"arcs", "tags", "names", "relations"} {
					if len(got[k]) != len(want[k]) {
						t.Fatalf("%q: %d %s, want %d", words, len(got[k]), what, len(want[k]))
					}
					for j, v := range want[k] {
						if d := math.Abs(float64(got[k][j]) - v); levels == 0 && d > 1e-4 {
							t.Fatalf("%q: %s, value %d is off by %g", words, what, j, d)
						}
					}
					if len(words) > 1 && cosine(toDouble(got[k]), want[k]) < 0.99 {
						t.Errorf("%q at %d levels: %s have a cosine of %.4f with the exact", words, levels, what, cosine(toDouble(got[k]), want[k]))
					}
				}
			}
		}
	}
}

func toDouble(v []float32) (out []float64) {
	for _, x := range v {
		out = append(out, float64(x))
	}
	return out
}

func TestScoresAreTheSameInAnyCompany(t *testing.T) {
	long := strings.Fields(strings.Repeat("the ceasefires renewed ", 48)) // more pieces than there is room for
	all := append(sentences(), long, long[:100], long[3:90])
	for _, levels := range []int{0, 127} {
		m := parserModel(t, levels)
		m.a = plain()
		s := m.NewScorer()
		s.Read(all)
		var together [][4][]float32
		for i, words := range all {
			together = append(together, scoresOf(s, i, words))
		}
		for _, a := range arithmetics(levels) {
			m.a = a
			s := m.NewScorer()
			s.Read(all[5:])
			for _, i := range []int{8, 3, 0, 6, 1, 2, 7, 5, 4} {
				s.Read(all[i : i+1])
				for k, v := range scoresOf(s, 0, all[i]) {
					if !sameBits(v, together[i][k]) {
						t.Errorf("%d levels: scores %d of window %d differ alone", levels, k, i)
					}
				}
			}
		}
	}
}

func TestPiecesOfLongWindows(t *testing.T) {
	m := parserModel(t, 127)
	s := m.NewScorer()
	f := func(words []string, first, last int) {
		t.Helper()
		s.counts, s.batch.ids = nil, nil
		s.add(words)
		if n := len(s.batch.ids); n > m.config.Positions || len(s.counts) != len(words)+1 {
			t.Errorf("%d words: %d pieces, %d counts", len(words), n, len(s.counts))
		}
		if s.counts[1] != first || s.counts[len(words)] != last {
			t.Errorf("%d words: %d pieces of the first, %d of the last", len(words), s.counts[1], s.counts[len(words)])
		}
	}
	word := "x" + strings.Repeat("e", 9)
	f(slices.Repeat([]string{word}, 20), 8, 8)
	f(slices.Repeat([]string{word}, 50), 3, 3)
	f(slices.Repeat([]string{word}, 168), 1, 1)
	f(slices.Repeat([]string{word}, 169), 1, 0)
	s = m.NewScorer()
	s.Read([][]string{slices.Repeat([]string{word}, 200), {"army"}, {}})
	if tags := len(scoresOf(s, 0, make([]string, 200))[1]); tags != 200*tinyTags {
		t.Errorf("%d scores of tags", tags)
	}
}

func TestLetterCases(t *testing.T) {
	for word, want := range map[string]uint8{
		"": 2, ",": 2, "123": 1, "5,000": 1, "army": 3, "x-1": 3, "A": 4, "A.": 4, "U.S.": 5, "UN": 5,
		"Army": 6, "É1a": 6, "McCain": 7, "iPhone": 7, "'Tis": 7, "北京": 3,
	} {
		if got := letterCase(word); got != want {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
}

func TestParsersThatAreNone(t *testing.T) {
	if _, _, _, err := tinyModel(t, 127).Classes(); err == nil || !strings.Contains(err.Error(), "no heads for tags") {
		t.Errorf("a model without a parser: %v", err)
	}
	f := func(want string, change func(w *Weights)) {
		t.Helper()
		w := parserWeights(0)
		change(&w)
		file, err := Pack(w, nil)
		if err == nil {
			_, err = New(file)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	f("heads.parser.arc_dep.weight is missing", func(w *Weights) { delete(w.Tensors, "heads.parser.arc_dep.weight") })
	f("heads.parser.rel.weight has shape [7 25 25], expected [8 25 25]", func(w *Weights) { w.Texts[relationsText] += "\none more" })
	f("text heads.parser.names is missing", func(w *Weights) { delete(w.Texts, namesText) })
	f("too few for a parser", func(w *Weights) {
		w.Config.Positions = 100
		p := w.Tensors["embeddings.position_embeddings.weight"]
		w.Tensors["embeddings.position_embeddings.weight"] = Tensor{[]int{100, w.Config.Width}, p.Values[:100*w.Config.Width]}
	})
}

// Whatever the header says of a parser, reading ends in scores or an error.
func FuzzParserFile(f *testing.F) {
	good := parserFile(f, 127)
	header := good[preamble : preamble+bytes.IndexByte(good[preamble:], 0)]
	body := good[(len(header)+preamble+63)&^63:]
	f.Add(header)
	f.Add(bytes.Replace(header, []byte(`"parser.tag.bias"`), []byte(`"parser.arc.bias"`), 1))
	f.Fuzz(func(t *testing.T, head []byte) {
		m, err := New(seal(head, body))
		if err != nil || m.parser == nil {
			return
		}
		s := m.NewScorer()
		s.Read(sentences())
		for i, words := range sentences() {
			s.Words(i)
			s.Relations(i, somewhere(words))
		}
	})
}

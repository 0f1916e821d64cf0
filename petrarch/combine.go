package petrarch

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed combine.txt
var combineText string

// combined is the code of a verb with root 02, 03, 10, 12 or 13 that governs an act.
var combined = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	roots := []string{"02", "03", "10", "12", "13"}
	for s := range strings.SplitSeq(combineText, "\n") {
		f := strings.Fields(s)
		if len(f) != 6 || f[0] == "#" {
			continue
		}
		for i, r := range roots {
			if f[i+1] != "-" {
				out[r+f[0]] = f[i+1]
			}
		}
	}
	return out
})

// combine is the code of both verbs together, that of the outer one where CAMEO has
// no leaf for the two, "" where they stay apart: who promises, refuses or denies an
// act has not done it.
func combine(outer, inner string) string {
	if len(outer) < 2 {
		return ""
	}
	table := combined()
	for n := min(3, len(inner)); n >= 2; n-- {
		if c := table[outer[:2]+inner[:n]]; c != "" {
			return c
		}
	}
	switch outer[:2] {
	case "02", "03", "10", "12", "13":
		return outer
	}
	if strings.HasPrefix(outer, "016") {
		return outer
	}
	return ""
}

// act is a verb that was found, with who does what to whom.
type act struct {
	v        int
	block    *block
	code, by string
	src, trg *role
	swap     bool // passive: source and target change places
	nested   bool
	gone     bool // told by another act
}

// join lets verbs act on the verbs that they govern: first by the dictionary's
// transformations, then by CAMEO's own hierarchy. Only the newer dictionaries are
// written for that.
func (s *sentence) join(acts []act) {
	for i := len(acts) - 1; i >= 0; i-- {
		in := &acts[i]
		if r := s.rel(in.v); !in.nested || r != "xcomp" && r != "ccomp" {
			continue
		}
		k := slices.IndexFunc(acts, func(a act) bool { return a.v == s.head[in.v] })
		if k < 0 || in.gone {
			continue
		}
		out := &acts[k]
		if s.rewritten(out, in) {
			continue
		}
		if code := combine(out.code, in.code); code != "" {
			// "urged B to sign": B is asked; "wants B to leave" too; "promised to lend B": B will get.
			out.code, out.by = code, out.by+"; "+in.by
			if out.trg == nil || out.trg.codes[0] == Null || s.rel(in.v) == "ccomp" || s.kid(out.v, "obj", "iobj") < 0 {
				out.trg = in.trg
				if s.kid(in.v, "nsubj") >= 0 && in.src != nil && in.src.codes[0] != Null && !same(in.src, out.src) {
					out.trg = in.src
				}
			}
			in.gone = true
		} else if strings.HasPrefix(out.code, "01") { // who says it is not what happened
			out.gone = true
		}
	}
}

func same(a, b *role) bool { return a != nil && b != nil && slices.Equal(a.codes, b.codes) }

// rewritten applies the first transformation that fits.
func (s *sentence) rewritten(out, in *act) bool {
	known := func(r *role) bool { return r != nil && r.codes[0] != Null }
	for _, w := range s.d.rewrites {
		if w.outer != "" && w.outer != out.block.name || w.inner != "" && w.inner != in.block.name {
			continue
		}
		bound := map[string]*role{}
		bind := func(name string, r *role, own bool) bool {
			switch name {
			case ".":
				return true
			case "_":
				return !own || !known(r)
			}
			if !known(r) {
				return false
			}
			if b := bound[name]; b != nil {
				return same(b, r)
			}
			for _, b := range bound {
				if same(b, r) {
					return false
				}
			}
			bound[name] = r
			return true
		}
		if !bind(w.osource, out.src, true) || !bind(w.isource, in.src, s.kid(in.v, "nsubj") >= 0) || !bind(w.itarget, in.trg, true) ||
			bound[w.source] == nil || bound[w.target] == nil {
			continue
		}
		in.src, in.trg, in.swap = bound[w.source], bound[w.target], false
		in.by = cite(w.file, w.line, w.text) + "; " + in.by
		if w.code != "" {
			in.code = w.code
		}
		out.gone = true
		return true
	}
	return false
}

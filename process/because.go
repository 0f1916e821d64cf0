package process

import (
	"slices"
	"strings"

	"sitrep"
)

// because reads what the words give as the cause: a clause or phrase opened by a word
// of the class because, what prompted it, or whom somebody blames.
func (r *docReader) because(t *tree, f *found) {
	if !f.reasoned() {
		return
	}
	for n, g := range f.mood.chain {
		if n > 0 && (t.in(g, r.ks.lists["say"]) && t.rel(f.mood.chain[n-1]) == "ccomp" || g == f.mood.say) {
			break
		}
		if n > 0 && !t.in(g, r.ks.lists["announce"]) && !t.in(g, r.ks.lists["plan"]) && !t.in(g, r.ks.lists["aspect"]) && !r.ks.causers[t.lemma(g)] && t.rel(f.mood.chain[n-1]) != "conj" {
			break
		}
		for _, k := range t.kids(g) {
			if n > 0 && k == f.mood.chain[n-1] || !r.isBecause(t, k) {
				continue
			}
			if f.mood.mode != "" && r.ks.lists["if"][t.prep(k)] {
				continue // of what is to come it is a condition
			}
			r.cause(t, f, k)
			if f.Cause != nil {
				return
			}
		}
		// "the killing led both sides to suspend talks", "shelling derailed the truce"
		if n > 0 && r.ks.causers[t.lemma(g)] {
			if s := t.subject(g); s >= 0 && !t.under(f.tok, s) {
				r.cause(t, f, s)
				return
			}
		}
	}
	if g := f.tok; r.ks.causers[t.lemma(g)] && t.verb(g) && !t.passive(g) {
		if s := t.subject(g); s >= 0 && s != f.anchor.top && !t.under(f.anchor.tok, s) && !r.acts(t, s) {
			r.cause(t, f, s)
		}
	}
	for _, g := range f.mood.chain { // "blocked roads in an open-ended protest against the sale"
		for _, k := range t.kids(g) {
			if f.Cause == nil && t.rel(k) == "obl" && t.in(k, r.ks.lists["because-noun"]) {
				switch t.prep(k) {
				case "in", "over", "amid", "out of", "on", "as":
					r.cause(t, f, k)
				}
			}
		}
	}
	if g := f.anchor.group; f.Cause == nil && f.kind.reasons != "" && strings.HasPrefix(g, f.kind.reasons) { // "a strike over unpaid wages"
		for _, x := range []int{f.anchor.tok, f.anchor.top} {
			for _, k := range t.kids(x) {
				if p := t.prep(k); f.Cause == nil && t.rel(k) == "nmod" && (p == "over" || p == "against" || p == "at") && !t.isTimeTok(k) {
					r.cause(t, f, k)
				}
			}
		}
	}
	if f.Cause == nil && f.mood.mode == "" { // hung on a noun: "put off the release of the men after a raid"
		for k := f.tok + 1; k < len(t.tok) && f.Cause == nil; k++ {
			if p := t.prep(k); (p == "after" || p == "following" || p == "over" || p == "because of") && t.noun(k) && t.hangsLoosely(k, f.tok) && !t.isTimeTok(k) {
				r.cause(t, f, k)
			}
		}
	}
	if f.Cause == nil && f.mood.mode == "" && t.verb(f.tok) { // "suspended the strike to bury its dead"
		for _, k := range t.kids(f.tok) {
			if t.rel(k) == "advcl" && k > f.tok && t.prep(k) == "to" && !t.under(f.anchor.tok, k) {
				r.cause(t, f, k)
			}
		}
	}
	// "the release followed the pardon"
	if h := t.head(f.tok); f.Cause == nil && h >= 0 && t.noun(f.tok) && t.tok[f.tok].Deprel == "nsubj" && t.in(h, r.ks.lists["follow"]) {
		for _, k := range t.kids(h) {
			if k > h && (t.rel(k) == "obj" && t.is(h, "follow") || r.isBecause(t, k)) {
				r.cause(t, f, k)
				break
			}
		}
	}
	if p := t.child(f.tok, "obl"); f.Cause == nil && p >= 0 && t.tok[p].Deprel == "obl:agent" && t.passive(f.tok) && r.ks.causers[t.lemma(f.tok)] {
		r.cause(t, f, p)
	}
}

// acts: the word is of somebody who can act.
func (r *docReader) acts(t *tree, k int) bool {
	for _, m := range r.mentionsIn(t.n) {
		if m.Head == k {
			return r.a.Entities[m.Entity].Type != sitrep.EntityThing
		}
	}
	return t.tok[k].UPOS == "PROPN"
}

// hangsLoosely: the word depends on g through nouns alone.
func (t *tree) hangsLoosely(k, g int) bool {
	for range 5 {
		if k == g {
			return true
		}
		switch t.rel(k) {
		case "nmod", "obl", "obj", "conj", "nsubj":
		default:
			return false
		}
		if k = t.head(k); k < 0 {
			return false
		}
	}
	return false
}

// isBecause: the words of k give a cause.
func (r *docReader) isBecause(t *tree, k int) bool {
	rel := t.rel(k)
	if rel != "advcl" && rel != "obl" && rel != "nmod" && rel != "parataxis" && rel != "advmod" {
		return false
	}
	first := t.first(k)
	for _, phrase := range r.ks.phrases["because"] {
		if t.opens(k, first, phrase) {
			return rel == "advcl" || rel == "obl" || rel == "parataxis" || rel == "advmod" && len(phrase) > 1 || rel == "nmod" && len(phrase) > 1
		}
	}
	if rel == "advcl" && t.subject(k) >= 0 || t.verb(k) {
		return false
	}
	for _, phrase := range r.ks.phrases["because-of"] {
		if t.opens(k, first, phrase) {
			return true
		}
	}
	return false
}

func (r *docReader) cause(t *tree, f *found, k int) {
	sp := t.span(k, func(i int) bool { return t.rel(i) == "parataxis" || r.isSaying(t, i) })
	if isTime(r.a, sp) || t.n == f.sentence && (sp.Contains(t.tok[f.anchor.tok].Span) || sp.Overlaps(t.tok[f.tok].Span)) {
		return
	}
	if p := t.prep(k); p == "after" || p == "over" || p == "amid" || p == "following" {
		if t.noun(k) && r.ks.lists["period"][t.lemma(k)] { // "after two weeks of calm" tells how long
			return
		}
	}
	f.Cause = &sitrep.Text{Text: r.a.Text(sp), Span: sp}
	f.CauseBy = r.causing(sp)
}

func (r *docReader) isSaying(t *tree, i int) bool {
	return (t.rel(i) == "ccomp" || t.rel(i) == "advcl") && t.in(i, r.ks.lists["say"]) && t.subject(i) >= 0 && t.prep(i) == ""
}

// provided reads conditions and deadlines of the sentence that a sign stands in.
func (r *docReader) provided(t *tree, f *found) {
	chain := f.mood.chain
	if h := t.head(f.mood.top); h >= 0 && t.noun(f.tok) && f.mood.top == f.tok && t.rel(f.tok) == "nsubj" { // "there will be no exchange until …"
		chain = append(chain[:len(chain):len(chain)], h)
	}
	for _, g := range chain {
		for _, k := range t.kids(g) {
			if rel := t.rel(k); rel != "advcl" && rel != "obl" && rel != "nmod" && rel != "ccomp" && rel != "advmod" && rel != "xcomp" {
				continue
			}
			if slices.Contains(f.mood.chain, k) || t.under(f.tok, k) {
				continue
			}
			first := t.first(k)
			for _, phrase := range r.ks.phrases["if"] {
				if !t.opens(k, first, phrase) || len(phrase) == 1 && (phrase[0] == "until" && (f.mood.mode == "" || !t.verb(k)) || phrase[0] == "before" && !t.verb(k)) {
					continue
				}
				sp := t.span(k, func(i int) bool { return t.rel(i) == "parataxis" || r.isSaying(t, i) })
				if isTime(r.a, sp) {
					continue
				}
				r.demand(t, f, sp)
				break
			}
		}
	}
	// "made the release of all detainees a condition for talks", "demanded X before …"
	if len(f.Conditions) == 0 {
		for _, i := range r.ks.demandsOf(t) {
			if t.rel(i) == "nmod" {
				continue
			}
			o := t.child(i, "obj", "ccomp", "nsubj")
			if t.noun(i) {
				o = t.head(i)
				if o < 0 {
					continue
				}
				if c := t.child(o, "obj", "nsubj"); c >= 0 && c != i && t.rel(i) != "nsubj" {
					o = c
				}
			}
			if o < 0 || o == f.tok || t.under(f.tok, o) && t.under(f.anchor.tok, o) {
				continue
			}
			// the demand has to be told of this process
			if !t.under(f.anchor.tok, i) && !t.under(i, f.tok) && t.head(i) != f.tok && !(t.noun(i) && t.under(f.anchor.tok, o)) {
				continue
			}
			r.demand(t, f, t.span(o, func(k int) bool { return k == i || t.under(f.anchor.tok, k) }))
			break
		}
	}
	r.deadline(t, f)
}

// demandsOf are the words of a sentence that set a condition.
func (ks *Kinds) demandsOf(t *tree) []int {
	if !t.asked {
		t.asked = true
		list := ks.lists["demand"]
		for i := range t.tok {
			if t.in(i, list) {
				t.demands = append(t.demands, i)
			}
		}
	}
	return t.demands
}

func (r *docReader) demand(t *tree, f *found, sp sitrep.Span) {
	d := Demand{Text: sitrep.Text{Text: r.a.Text(sp), Span: sp}, By: r.whoSays(t, f)}
	for _, o := range f.Conditions {
		if o.Overlaps(sp) {
			return
		}
	}
	f.Conditions = append(f.Conditions, d)
}

// whoSays is who sets a condition: who says it, else who does what depends on it.
func (r *docReader) whoSays(t *tree, f *found) string {
	try := []int{t.speaker(f.mood.say)}
	for i := len(f.mood.chain) - 1; i >= 0; i-- {
		try = append(try, t.subject(f.mood.chain[i]))
	}
	for _, s := range try {
		if s < 0 || s == f.anchor.top || s == f.anchor.tok {
			continue
		}
		var ps []sitrep.Participant
		if r.people(t, f, s, &ps) && len(ps) > 0 {
			return nameOf(&ps[0])
		}
		for _, m := range r.mentionsIn(t.n) {
			if m.Head == s && m.Kind != sitrep.MentionPronoun {
				return r.a.Text(m.Span)
			}
		}
	}
	for i := range r.a.Quotations {
		if q := &r.a.Quotations[i]; q.Speaker != nil && q.Overlaps(t.tok[f.tok].Span) {
			if q.Speaker.Name != "" {
				return q.Speaker.Name
			}
			return q.Speaker.Text
		}
	}
	return ""
}

// deadline: a time beside a word of the class deadline, or by which something is wanted.
func (r *docReader) deadline(t *tree, f *found) {
	for i := range r.a.Timexes {
		x := &r.a.Timexes[i]
		if x.Words.Sentence != t.n || x.Type == "SET" || x.Type == "DURATION" || !x.Interval().Known() || x.Words.End > len(t.tok) {
			continue
		}
		h := x.Words.End - 1
		for k := x.Words.First; k < x.Words.End; k++ {
			if o := t.head(k); o < x.Words.First || o >= x.Words.End {
				h = k
			}
		}
		set := false
		for g := h; g >= 0 && !set; g = t.head(g) {
			set = t.in(g, r.ks.lists["deadline"])
			for _, k := range t.kids(g) {
				set = set || t.in(k, r.ks.lists["deadline"]) && t.rel(k) != "nmod"
			}
			if t.rel(g) == "advcl" || t.rel(g) == "ccomp" {
				break
			}
		}
		if p := t.prep(h); !set && (p == "by" || p == "before" || p == "no later than") && f.mood.mode != "" && t.hangs(h, f.tok) {
			set = true
		}
		if !set || slices.ContainsFunc(f.Deadlines, func(d Demand) bool { return d.Span == x.Span }) {
			continue
		}
		f.Deadlines = append(f.Deadlines, Demand{Text: sitrep.Text{Text: r.a.Text(x.Span), Span: x.Span}, By: r.whoSays(t, f), On: x.Interval()})
	}
}

// continued gives a sign the cause that the next sentence tells: "The move came after …".
func (r *docReader) continued() {
	for n, f := range r.found {
		if f.Cause != nil || f.Mode == modeDenied || f.sentence+1 >= len(r.a.Sentences) {
			continue
		}
		if n+1 < len(r.found) && r.found[n+1].sentence == f.sentence && r.found[n+1].Mode != modeDenied && r.found[n+1].Cause == nil {
			continue // the last step of the sentence is what the next one goes on with
		}
		next := f.sentence + 1
		t := r.tree(next)
		root := -1
		for i := range t.tok {
			if t.head(i) < 0 {
				root = i
			}
		}
		if root < 0 || !t.in(root, r.ks.lists["follow"]) {
			continue
		}
		s := t.subject(root)
		if s < 0 || !t.in(s, r.ks.lists["move"]) && !t.moves(f, s) {
			continue
		}
		for _, k := range t.kids(root) {
			if rel := t.rel(k); k > root && (rel == "advcl" || rel == "obl" || rel == "obj" || rel == "ccomp") && (rel == "obj" || r.isBecause(t, k)) {
				r.cause(t, f, k)
				break
			}
		}
	}
}

// moves: the noun is of the sign's own word: "the suspension" after "suspended".
func (t *tree) moves(f *found, s int) bool {
	w, own := t.lemma(s), strings.ToLower(f.Words.Text)
	return len(w) > 5 && len(own) > 5 && strings.Contains(own, w[:5])
}

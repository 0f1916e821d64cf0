package article

import (
	_ "embed"
	"sync"
)

//go:embed boundary.txt
var boundaryText string

// sign of another report that begins between two paragraphs.
type sign int

const (
	signBias sign = iota
	signRule
	signEnd
	signRemark
	signGap
	signControls
	signDated
	signTwice
	signByline
	signStamp
	signCaption
	signLong
	signShort
	signSubhead
	signFit
	signPast
	signFresh
	signFitter
	signCohesion
	signCued
	signList
	signSentence
	signColon
	signQuoted
	signBullet
	signAnaphor
	signOpened
	signSet
	signAlone
	signBrief
	signForms
	signs
)

var signNames = [signs]string{"bias", "rule", "end", "remark", "gap", "controls", "dated", "twice", "byline", "stamp", "caption", "long", "short", "subhead",
	"fit", "past", "fresh", "fitter", "cohesion", "cued", "list", "sentence", "colon", "quoted", "bullet", "anaphor", "opened", "set", "alone", "brief", "forms"}

type signVector [signs]float32

var loadBoundary = sync.OnceValue(func() []float32 { return mustWeights("boundary.txt", boundaryText, signNames[:]) })

// boundary: another report begins between the paragraphs a and b, of which c is
// the best headline. start is the first paragraph of the report so far.
func (p *page) boundary(c candidate, a, b int, prose []int, k, start int) bool {
	if c.at < 0 {
		return p.plainBoundary(a, b, prose, k, start)
	}
	v := p.boundarySigns(c, a, b, prose, k, start)
	return weighed(loadBoundary(), v[:]) > 0
}

// plainBoundary is that between reports without headlines: a dateline, or a rule
// and blank lines, and words that are others.
func (p *page) plainBoundary(a, b int, prose []int, k, start int) bool {
	var s float32
	rule, end, gap := false, false, p.items[b].gap
	for i := a + 1; i < b; i++ {
		gap = max(gap, p.items[i].gap)
		switch p.items[i].form {
		case formSeparator:
			rule = true
		case formEnd, formAuthor, formRemark:
			end = true
		}
	}
	if rule {
		s += 1.2
	}
	if end {
		s += 1.2
	}
	if gap >= 2 && gap > p.usualGap() {
		s++
	}
	dated := p.plainDateline(b)
	switch text := p.text(b); {
	case dated && hasDate(text[:dateline(text)]) && start < a:
		s += 2.6
	case dated:
		s += 2
	}
	if !dated && !(rule && gap >= 2) {
		return false
	}
	return s+1.2*(0.5-p.cohesion(prose, k)) >= 3
}

// boundarySigns are what speaks for and against another report.
func (p *page) boundarySigns(c candidate, a, b int, prose []int, k, start int) (v signVector) {
	set := func(s sign, on bool) {
		if on {
			v[s] = 1
		}
	}
	set(signBias, true)
	gap, controls := 0, 0
	for i := a + 1; i <= c.from; i++ {
		it := &p.items[i]
		gap = max(gap, it.gap)
		switch it.form {
		case formSeparator:
			v[signRule] = 1
		case formEnd, formAuthor:
			v[signEnd] = 1
		case formRemark:
			v[signRemark] = 1
		case formControl, formVisitor:
			controls++
		}
	}
	v[signControls] = float32(min(controls, 4)) / 4
	set(signGap, gap >= 2 && gap > p.usualGap())
	set(signDated, p.plainDateline(b))
	h := &p.items[c.at]
	set(signTwice, c.twice && h.words >= 4)
	for i := c.at + 1; i < b; i++ {
		switch p.items[i].form {
		case formByline:
			v[signByline] = 1
		case formStamp:
			v[signStamp] = 1
		case formCaption, formCredit:
			v[signCaption] = 1
		}
	}
	set(signLong, h.words >= 6)
	set(signShort, h.words <= 3)
	set(signSubhead, h.words == 4 || h.words == 5)
	v[signFit], v[signPast], v[signCohesion] = c.fit, c.past, p.cohesion(prose, k)
	v[signFresh] = c.fresh
	set(signFitter, c.fit >= 0.5 && c.fit > 2*c.past)
	set(signCued, c.cued)
	set(signList, c.list && !c.twice)
	set(signSentence, h.form == formSentence)
	set(signColon, h.colon)
	set(signQuoted, h.quoted && h.ends)
	set(signBullet, h.bullet)
	set(signAnaphor, p.items[b].w[classAnaphor] >= 2)
	set(signOpened, p.items[a].colon)
	// A headline stands farther from what was before than from its report.
	set(signSet, gap > p.items[min(c.at+1, len(p.items)-1)].gap)
	set(signAlone, c.at == a+1 && b == c.at+1)
	set(signBrief, k-index(prose, start) <= 1)
	set(signForms, h.count > 1)
	return v
}

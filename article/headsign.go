package article

import (
	_ "embed"
	"sync"
)

//go:embed headline.txt
var headlineText string

// signs of a line's being the headline.
const (
	headBias = iota
	headFit
	headFresh
	headPast
	headTiny
	headShort
	headLong
	headTwice
	headDressed
	headStamped
	headList
	headCued
	headSentence
	headBullet
	headLast
	headNear
	headSet
	headOpened
	headCapitals
	headFollowed
	headLed
	headAgain
	headColon
	headQuoted
	headBeside
	headFirst
	headSigns
)

var headNames = [headSigns]string{"bias", "fit", "fresh", "past", "tiny", "short", "long", "twice", "dressed", "stamped", "list", "cued", "sentence", "bullet", "last", "near", "set", "opened", "capitals", "followed", "led", "again", "colon", "quoted", "beside", "first"}

type headVector [headSigns]float32

var loadHeadline = sync.OnceValue(func() []float32 { return mustWeights("headline.txt", headlineText, headNames[:]) })

// headlineSigns are what speaks for and against a line, of those from lo to b,
// after which so many other candidates come.
func (p *page) headlineSigns(c *candidate, i, lo, b, left int) {
	v := &c.signs
	set := func(s int, on bool) {
		if on {
			v[s] = 1
		}
	}
	it := &p.items[i]
	v[headBias], v[headFit], v[headFresh], v[headPast] = 1, c.fit, c.fresh, c.past
	set(headTiny, it.words < 3)
	set(headShort, it.words == 3 || it.words == 4)
	set(headLong, it.words > 20)
	set(headTwice, c.twice && it.words >= 3)
	for j := i + 1; j < b && j <= i+4; j++ {
		switch p.items[j].form {
		case formByline, formStamp, formCaption, formCredit:
			v[headDressed] = 1
			set(headStamped, j == i+1)
		}
	}
	set(headList, c.list)
	set(headCued, c.cued)
	set(headSentence, it.ends && it.form != formShort)
	set(headBullet, it.bullet)
	set(headLast, left == 0)
	v[headNear] = 1 / float32(1+left)
	set(headSet, it.gap > p.items[i+1].gap)
	set(headFirst, i == 0)
	if i > 0 {
		switch p.items[i-1].form {
		case formControl, formSeparator, formEnd, formStamp, formVisitor, formRemark, formAuthor:
			v[headOpened] = 1
		}
		set(headLed, p.headlineLike(i-1))
	}
	text := p.text(i)
	set(headCapitals, capitals(text))
	set(headFollowed, i+1 < b && p.headlineLike(i+1))
	set(headAgain, it.count > 1)
	set(headColon, it.colon)
	set(headQuoted, it.quoted)
	set(headBeside, i+1 == b)
}

package merge

// likeness is what two reports have in common: the same for all pairs of their tellings, and
// worked out when it is first asked for.
type likeness struct {
	x, y         *Report
	index        *wordIndex // room for the words of x; nil where few are compared with it
	known        bool
	words, names float64 // cosine of their words, weight of the names in both
}

func (l *likeness) read() {
	if l.known {
		return
	}
	l.known, l.names = true, sharedNames(l.x.Names, l.y.Names)
	if l.index == nil {
		l.words = cosine(l.x.Words, l.y.Words)
		return
	}
	l.index.set(l.x.Words)
	l.words = l.index.cosine(l.y.Words)
}

// comparer compares the tellings of one report after the other with those that follow. It
// has room of its own.
type comparer struct {
	hand   *Rulings
	signs  []sign
	own    wordIndex // of the telling
	theirs wordIndex // of its report
	of     *Report
	last   *likeness
	with   map[*Report]*likeness
	room   []likeness
}

// likeness of the reports of a pair.
func (c *comparer) likeness(a, b Ref) *likeness {
	if c.of != a.Report {
		clear(c.with)
		c.of, c.last, c.room = a.Report, nil, c.room[:0]
	}
	if c.last != nil && c.last.y == b.Report {
		return c.last
	}
	l, met := c.with[b.Report]
	if !met {
		if len(c.room) == cap(c.room) {
			c.room = make([]likeness, 0, 2*len(c.room)+16) // the earlier ones stay where they are
		}
		c.room = append(c.room, likeness{x: a.Report, y: b.Report, index: &c.theirs})
		l = &c.room[len(c.room)-1]
		if c.with == nil {
			c.with = map[*Report]*likeness{}
		}
		c.with[b.Report] = l
	}
	c.last = l
	return l
}

// compare links a pair of tellings.
func (c *comparer) compare(a, b Ref) link {
	if same, ruled := c.hand.on(a, b); ruled {
		return link{score: ruledSame, out: !same}
	}
	if copies(a, b) {
		return link{score: copied}
	}
	l := c.likeness(a, b)
	why := excludes(a, b, l)
	rel := relates(a, b, why)
	if why != "" && rel == unrelated {
		return link{out: true}
	}
	s := c.score(a, b, l)
	return link{score: float32(s), out: why != "", rel: rel.at(s)}
}

// score is the log-odds that two tellings are of one happening.
func (c *comparer) score(a, b Ref, l *likeness) (s float64) {
	c.own.set(a.Telling.Words)
	c.signs = signsOf(a, b, l, c.own.cosine(b.Telling.Words), c.signs)
	w := weights()
	if c.hand != nil && c.hand.weights != nil {
		w = c.hand.weights
	}
	for _, x := range c.signs {
		s += w[x.id] * x.x
	}
	return s
}

package process

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"sitrep"
)

// told is a sign with its report and the event that it tells.
type told struct {
	*Sign
	thread *thread
	event  *sitrep.Event // nil: none
	on     sitrep.Interval
	latest sitrep.Day
}

// episode is signs of one phase that tell one step.
type episode struct {
	phase string
	on    sitrep.Interval
	signs []*told
	exact bool // dated by its words

	reported bool // dated by the reports that told it as news
}

// order of signs, whatever the order of arrival.
func order(a, b *told) int {
	return cmp.Or(cmp.Compare(key(a.on), key(b.on)), cmp.Compare(width(a.on), width(b.on)), strings.Compare(a.thread.key, b.thread.key), cmp.Compare(a.Words.Start, b.Words.Start), strings.Compare(a.Phase, b.Phase))
}

// key orders intervals by when they begin; the unknown come last.
func key(i sitrep.Interval) int {
	switch {
	case i.Start != 0:
		return int(i.Start)
	case i.End != 0:
		return int(i.End)
	}
	return 1 << 30
}

func width(i sitrep.Interval) int {
	if i.Start == 0 || i.End == 0 {
		return 1 << 20
	}
	return int(i.End - i.Start)
}

// tell readies the signs of a cluster.
func (tr *tracker) tell(c *cluster) (out []*told) {
	for _, t := range c.threads {
		for _, s := range t.signs {
			w := &told{Sign: s, thread: t, on: s.On, latest: s.Latest, event: tr.byMention[s.Mention]}
			if w.latest == 0 {
				w.latest = t.published.End
			}
			if s.Mode == "" && !w.on.Known() && w.event != nil && w.event.OccurredOn != nil && width(w.event.OccurredOn.Interval) < 40 {
				// what is told as news is not long past
				if on := w.event.OccurredOn.Interval; s.News && key(on) > int(w.latest)-4 {
					w.on = on
				}
			}
			// What stopped or started with its cause has the cause's date; it cannot lie before it.
			if by := tr.byMention[s.CauseBy]; by != nil && by.OccurredOn != nil && s.Cause != nil && s.Mode == "" {
				fresh, news := w.news()
				news = news && s.News
				if on := by.OccurredOn.Interval; on.Start != 0 && !(news && !w.on.Known() && on.Start < fresh.Start) && width(on) < 8 && (!w.on.Known() || s.Lent && on.Start > w.on.Start) && (w.latest == 0 || on.Start <= w.latest) {
					w.on = on
				}
			}
			if w.on.Start != 0 && w.latest != 0 && w.on.Start > w.latest && s.Mode == "" {
				w.on = sitrep.Interval{} // a day to come is no day of what was done
			}
			if w.on.Start != 0 && w.on.End == 0 {
				w.on.End = max(w.on.Start, w.latest)
			}
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, order)
	return out
}

// episodes are the steps that the signs of a cluster tell: of each phase those with one
// date, then the undated with the one that they most likely mean.
func (k *Kind) episodes(signs []*told) []*episode {
	var out []*episode
	for i := range k.phases {
		out = append(out, k.dated(k.phases[i].name, signs)...)
	}
	sortEpisodes(k, out)
	return k.undated(k.absorbed(out), signs)
}

// absorbed leaves out what is dated by a month or year in which another step, which it goes
// on with, has its day: of "talks in April" and "resumed on 22 April" the second.
func (k *Kind) absorbed(es []*episode) []*episode {
	out := es[:0:0]
	for _, e := range es {
		var into *episode
		if !e.exact && width(e.on) < 1000 {
			for _, o := range es {
				if o.exact && o.phase != e.phase && k.keeps(o.phase, e.phase) && k.phase(o.phase).state == k.phase(e.phase).state && e.on.Start <= o.on.Start && o.on.End <= e.on.End {
					into = o
				}
			}
		}
		if into != nil {
			into.signs = append(into.signs, e.signs...)
			continue
		}
		out = append(out, e)
	}
	return out
}

func sortEpisodes(k *Kind, es []*episode) {
	slices.SortStableFunc(es, func(a, b *episode) int {
		return cmp.Or(cmp.Compare(key(a.on), key(b.on)), k.rank(a.phase)-k.rank(b.phase))
	})
}

// narrow is the longest interval in days that counts as exact.
const narrow = 3

func (k *Kind) dated(phase string, signs []*told) (out []*episode) {
	for _, s := range signs {
		if s.Phase != phase || !s.on.Known() || width(s.on) >= narrow {
			continue
		}
		if n := len(out); n > 0 && out[n-1].takes(s) {
			out[n-1].signs = append(out[n-1].signs, s)
			out[n-1].on.End = max(out[n-1].on.End, s.on.End)
			continue
		}
		out = append(out, &episode{phase: phase, on: s.on, exact: true, signs: []*told{s}})
	}
	for _, e := range out {
		e.on = e.often()
	}
	exact := len(out)
	for _, s := range signs {
		if s.Phase != phase || !s.on.Known() || width(s.on) < narrow {
			continue
		}
		var at *episode
		// the last that it can mean
		last := sort.Search(exact, func(i int) bool { return s.on.End != 0 && out[i].on.Start > s.on.End })
		if last > 0 && overlap(out[last-1].on, s.on) {
			at = out[last-1]
		}
		for _, e := range out[exact:] {
			if both, ok := e.on.Intersect(s.on); at == nil && ok {
				at, e.on = e, both
			}
		}
		if at == nil {
			at = &episode{phase: phase, on: s.on}
			out = append(out, at)
		}
		at.signs = append(at.signs, s)
	}
	return out
}

// takes: an exactly dated sign tells the same step. Reports differ by a day; of acts that
// may be several, two days are two.
func (e *episode) takes(s *told) bool {
	slack := sitrep.Day(1)
	if s.Repeat && (s.event == nil || !slices.ContainsFunc(e.signs, func(o *told) bool { return o.event == s.event })) {
		slack = 0
	}
	return s.on.Start <= e.on.End+slack
}

// often is the date that most reports give, the earliest of several.
func (e *episode) often() (best sitrep.Interval) {
	n := map[sitrep.Interval]int{}
	for _, s := range e.signs {
		n[s.on]++
	}
	for _, s := range e.signs { // in order, so that the earliest of several wins
		if n[s.on] > n[best] {
			best = s.on
		}
	}
	return best
}

func overlap(a, b sitrep.Interval) bool {
	_, ok := a.Intersect(b)
	return ok
}

// undated joins the signs without a date to the last episode of their phase that their
// report can mean, or makes them one that began no later than the report.
func (k *Kind) undated(es []*episode, signs []*told) []*episode {
	var bare []*told
	for _, s := range signs {
		if s.Phase != "" && !s.on.Known() {
			bare = append(bare, s)
		}
	}
	slices.SortStableFunc(bare, func(a, b *told) int {
		x, y := a.latest, b.latest
		if x == 0 {
			x = 1 << 29
		}
		if y == 0 {
			y = 1 << 29
		}
		return cmp.Or(cmp.Compare(x, y), strings.Compare(a.thread.key, b.thread.key), cmp.Compare(a.Words.Start, b.Words.Start))
	})
	for _, s := range bare {
		var same, between *episode
		until := len(es)
		if s.latest != 0 {
			until = sort.Search(len(es), func(i int) bool { return key(es[i].on) > int(s.latest) })
		}
		for i := until - 1; i >= 0 && same == nil; i-- {
			switch e := es[i]; {
			case e.phase == s.Phase:
				same = e
			case between == nil && !k.keeps(s.Phase, e.phase):
				between = e
			}
		}
		if same == nil { // told before it is dated, or of what is to come
			if i := slices.IndexFunc(es, func(e *episode) bool { return e.phase == s.Phase }); i >= 0 && (s.latest == 0 || s.Past || key(es[i].on)-int(s.latest) < 3) {
				same = es[i]
			}
		}
		if same != nil && (between == nil || s.Mode == "" && (s.Past || s.Repeat || s.latest != 0 && int(s.latest)-key(between.on) < 4)) {
			same.signs = append(same.signs, s)
			if on, ok := s.news(); ok && s.News && !same.exact && !same.reported {
				if both, ok := same.on.Intersect(on); ok {
					same.on, same.reported = both, true
				}
			}
			continue
		}
		if same != nil && s.Mode != "" {
			continue // "talks will go on" is no new announcement
		}
		if s.Past && slices.ContainsFunc(es, func(e *episode) bool { return e.phase == s.Phase }) {
			continue
		}
		e := &episode{phase: s.Phase, signs: []*told{s}}
		if on, ok := s.news(); ok && !s.Past {
			e.on, e.reported = on, true
		} else if s.latest != 0 {
			e.on = sitrep.Interval{End: s.latest}
		}
		es = append(es, e)
		sortEpisodes(k, es)
	}
	return es
}

// news: what a report tells as new happened on its day or the day before.
func (s *told) news() (sitrep.Interval, bool) {
	if p := s.thread.published; s.latest == 0 || p.Start == 0 || p.Start != p.End {
		return sitrep.Interval{}, false
	}
	return sitrep.Interval{Start: s.latest - 1, End: s.latest}, true
}

// keeps: a sign of the other phase goes on with this one.
func (k *Kind) keeps(phase, other string) bool {
	p := k.phase(phase)
	return p != nil && slices.Contains(p.keeps, other)
}

package merge

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// sources are the independent ones of an event: reports of one text are one source, so are
// the versions of one page, so is the copy of one agency, so is a report that has its telling from another one of them.
type sources struct {
	list   []sitrep.EventSource
	of     map[string]int        // document → index in list; nil where there is one document
	day    map[string]sitrep.Day // document → its day
	only   sitrep.Day            // of the one document
	citing int                   // sources that only cite another one
}

// sourcesOf the reports of an event, which are in order: of a text the first is the earliest.
func sourcesOf(members []Ref, texts func(*Report) string) *sources {
	if first := members[0].Report; !slices.ContainsFunc(members, func(m Ref) bool { return m.Report.ID != first.ID }) {
		s := &sources{only: first.Published.Start, list: []sitrep.EventSource{{Name: cmp.Or(first.Agency, first.Publisher), Documents: []string{first.ID}}}}
		s.cite(members)
		return s
	}
	s := &sources{of: map[string]int{}, day: map[string]sitrep.Day{}}
	byText, byAgency, byPage := map[string]int{}, map[string]int{}, map[uint64]int{}
	origin := map[string]string{} // text → its first document
	for _, m := range members {
		r := m.Report
		if _, ok := s.of[r.ID]; ok {
			continue
		}
		s.day[r.ID] = r.Published.Start
		text := texts(r)
		k, known := byText[text]
		from := origin[text]
		if p, ok := byPage[r.Page]; !known && ok && r.Page != 0 {
			k, known = p, true
			from = s.list[k].Documents[0]
		}
		if a, ok := byAgency[r.Agency]; !known && ok && r.Agency != "" {
			k, known = a, true
			from = s.list[k].Documents[0]
		}
		if !known {
			k = len(s.list)
			s.list = append(s.list, sitrep.EventSource{Name: cmp.Or(r.Agency, r.Publisher)})
		}
		byText[text] = k
		if r.Page != 0 {
			byPage[r.Page] = k
		}
		if r.Agency != "" {
			byAgency[r.Agency] = k
		}
		if origin[text] == "" {
			origin[text] = r.ID
		}
		s.of[r.ID] = k
		s.list[k].Documents = append(s.list[k].Documents, r.ID)
		s.list[k].From = append(s.list[k].From, from)
	}
	s.cite(members)
	for i := range s.list {
		if len(s.list[i].Documents) == 1 {
			s.list[i].From = nil
		}
	}
	return s
}

// cite finds sources all of whose tellings somebody else among the sources is named for:
// "five people died, Reuters reported".
func (s *sources) cite(members []Ref) {
	if len(s.list) == 1 {
		return // there is nobody else
	}
	own := make([]bool, len(s.list))
	cites := make([]string, len(s.list))
	for _, m := range members {
		k := s.at(m.Report.ID)
		for _, at := range m.Telling.Mentions {
			em := &m.Report.Mentions[at]
			by := asserter(em)
			if c := s.named(by, k); c != "" {
				cites[k] = c
			} else if by != "" || len(em.Stances) == 0 && len(em.Sizes) > 0 {
				own[k] = true
			}
		}
	}
	for k := range s.list {
		if cites[k] != "" && !own[k] {
			s.list[k].Cites = cites[k]
			s.citing++
		}
	}
	if s.citing == len(s.list) { // each cites the other: somebody must know
		s.citing--
	}
}

// at is the index in list of a document's source.
func (s *sources) at(doc string) int {
	if s.of == nil {
		return 0
	}
	return s.of[doc]
}

// on is the day of a document.
func (s *sources) on(doc string) sitrep.Day {
	if s.day == nil {
		return s.only
	}
	return s.day[doc]
}

// voice is who speaks in a document: its source, or its publisher, whose reports come one after the other.
func (s *sources) voice(doc string) string {
	if n := s.list[s.at(doc)].Name; n != "" {
		return n
	}
	return s.list[s.at(doc)].Documents[0]
}

// named is the name of the source other than k that the words name.
func (s *sources) named(by string, k int) string {
	if by == "" {
		return ""
	}
	agency := agencyIn(by)
	for i := range s.list {
		if n := s.list[i].Name; i != k && n != "" && (n == agency || strings.EqualFold(n, by)) {
			return n
		}
	}
	return ""
}

// independent is the number of sources among the documents.
func (s *sources) independent(docs []string) int {
	var ks []int
	for _, d := range docs {
		if k := s.at(d); !slices.Contains(ks, k) {
			ks = append(ks, k)
		}
	}
	return len(ks)
}

// reported is the days of the first and the last of the documents, nil when none is known.
func (s *sources) reported(docs []string) *sitrep.Interval {
	var i sitrep.Interval
	for _, d := range docs {
		if on := s.on(d); on != 0 {
			if i.Start == 0 || on < i.Start {
				i.Start = on
			}
			i.End = max(i.End, on)
		}
	}
	if i.Start == 0 {
		return nil
	}
	return &i
}

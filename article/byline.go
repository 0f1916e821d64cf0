package article

import "strings"

// authorLink: the link that was read last leads to an author.
func (b *builder) authorLink() bool {
	a := &b.attrs
	if strings.Contains(a.rel, "author") {
		return true
	}
	href := a.href
	for i := strings.IndexByte(href, '/'); i >= 0; {
		href = href[i+1:]
		if i = strings.IndexByte(href, '/'); i < 0 {
			break
		}
		switch href[:i] {
		case "author", "authors", "autor", "autoren", "auteur", "auteurs", "autores", "byline", "staff", "reporter", "reporters", "journalist", "contributor", "contributors",
			"columnist", "writers", "correspondents":
			return true
		}
	}
	return false
}

// told is a text of the metadata and where the page says it.
type told struct {
	text, from string
	at         [2]int
}

// findByline: who wrote the article, by the structured data, the metadata, a
// link to the author, or a line of the page that is marked or reads as a byline.
func (t *tree) findByline(m *pageData, r *region, ld *linkedData) told {
	var house told // the outlet itself
	stated := func(s told) bool {
		if s.text != "" && (strings.EqualFold(s.text, m.publisher) || names(s.text, m.publisher, hostOf(m.url)) || ofHouse(s.text) && !strings.Contains(s.text, ", ") && !strings.Contains(s.text, " and ")) {
			if house.text == "" {
				house = s
			}
			s.text = ""
		}
		return s.text != ""
	}
	if s := (told{joinNames(ld.authors), "json-ld", t.narrow(ld.at, strings.Join(ld.authors[:min(1, len(ld.authors))], ""))}); stated(s) {
		return s
	}
	for _, name := range bylineNames {
		var all []string
		var at [2]int
		for i := range t.metas {
			if k := &t.metas[i]; k.name == name && len(all) < 6 {
				if s := named(fold(unescape(k.value))); s != "" {
					all = append(all, s)
					at = [2]int{k.start, k.end}
				}
			}
		}
		if s := (told{joinNames(all), name, at}); stated(s) {
			return s
		}
	}
	for i := range t.metas { // "Written by" beside "Data"
		label, k := t.meta([]string{"twitter:label1"})
		if k == nil || t.metas[i].name != "twitter:data1" {
			continue
		}
		if _, is := nameIn(label); is {
			if s := (told{personName(fold(unescape(t.metas[i].value))), "twitter:data1", [2]int{t.metas[i].start, t.metas[i].end}}); stated(s) {
				return s
			}
		}
	}
	if s := r.linkedByline(m); s.text != "" {
		return s
	}
	if s := r.markedName(m); s.text != "" {
		return s
	}
	if s := r.saidName(m); s.text != "" {
		return s
	}
	if s := r.markedByline(); s.text != "" {
		return s
	}
	return house
}

// linkedByline: the names in the links to authors around the head of the article.
func (r *region) linkedByline(m *pageData) told {
	lo, hi := r.near(m)
	if lo >= hi {
		return told{}
	}
	from, to := r.blocks[lo].from, r.blocks[hi-1].to
	var all []string
	var at [2]int
	for _, e := range r.t.people {
		n := &r.t.nodes[e]
		if e < from || e >= to || r.up[e]&(strangers|markTag) != 0 {
			continue
		}
		var f folder
		for i := e; i <= n.last && len(f.out) < 200; i++ {
			if x := &r.t.nodes[i]; x.tag == tagText {
				f.put(r.t.page, int(x.start), int(x.end))
			}
		}
		if s := named(string(f.out)); s != "" && len(strings.Fields(s)) <= 5 && !anothers(r.before(e)) {
			if all = append(all, s); len(all) == 1 {
				at = [2]int{int(n.start), int(n.end)}
			}
		}
		if len(all) == 4 {
			break
		}
	}
	return told{joinNames(all), "link", at}
}

// before is the text that stands right before an element.
func (r *region) before(e int32) string {
	for i := e - 1; i > max(0, e-6); i-- {
		if n := &r.t.nodes[i]; n.tag == tagText {
			s := strings.TrimSpace(r.t.page[n.start:n.end])
			if s != "" {
				return s[max(0, len(s)-60):]
			}
		}
	}
	return ""
}

// markedByline reads the first short block marked as a byline near the article.
func (r *region) markedByline() told {
	lo, hi := r.inside()
	const reach = 30
	for pass := range 2 {
		for i := max(0, lo-reach); i < min(hi, lo+reach); i++ {
			b := &r.blocks[i]
			if b.words > 12 || b.words < 1 || b.marks&(markComment|markRelated|markNav|markTeaser) != 0 {
				continue
			}
			if pass == 0 && b.marks&markByline != 0 || pass == 1 && b.item.form == formByline {
				if s := named(b.text); s != "" {
					return told{s, "text", r.t.extent(b)}
				}
			}
		}
	}
	return told{}
}

// markedName: the text of an element within a line that is marked as an author's.
func (r *region) markedName(m *pageData) told {
	lo, hi := r.near(m)
	if lo >= hi {
		return told{}
	}
	t := r.t
	for e := r.blocks[lo].from; e < r.blocks[hi-1].to; e++ {
		n := &t.nodes[e]
		if n.marks&markByline == 0 || n.tag.blocky() || n.tag == tagText || r.up[e]&strangers != 0 {
			continue
		}
		var f folder
		for i := e; i <= n.last && len(f.out) < 200; i++ {
			if x := &t.nodes[i]; x.tag == tagText {
				f.put(t.page, int(x.start), int(x.end))
			}
		}
		if s := named(string(f.out)); s != "" && len(strings.Fields(s)) <= 5 {
			return told{s, "text", [2]int{int(n.start), int(t.nodes[n.last].end)}}
		}
	}
	return told{}
}

// saidName: the name after a word that says so, in a short line at the head of the
// article or at its foot.
func (r *region) saidName(m *pageData) told {
	lo, hi := r.near(m)
	in, end := r.inside()
	if m.titleBlock >= lo {
		lo = m.titleBlock
	}
	for _, at := range [...][2]int{{lo, min(hi, max(in, lo)+4)}, {max(in, end-2), min(len(r.blocks), end+4)}} {
		lone := -1
		for i := at[0]; i < at[1]; i++ {
			b := &r.blocks[i]
			if b.words > 20 || b.words < 1 || b.item.ends && b.words > 8 || b.marks&(markComment|markRelated|markNav|markTeaser|markAd) != 0 {
				continue
			}
			if lone == i-1 && lone >= 0 && b.words <= 5 {
				if s := personName(nameHead(b.text)); s != "" {
					return told{s, "text", r.t.extent(b)}
				}
			}
			name, is := nameIn(b.text)
			if s := personName(name); s != "" {
				return told{s, "text", r.t.extent(b)}
			}
			if is {
				lone = i
			}
		}
	}
	return told{}
}

// joinNames puts names in a line, each once.
func joinNames(names []string) string {
	var kept []string
	for _, s := range names {
		s = personName(s)
		twice := s == ""
		for _, k := range kept {
			twice = twice || strings.EqualFold(k, s)
		}
		if !twice {
			kept = append(kept, s)
		}
	}
	switch n := len(kept); n {
	case 0:
		return ""
	case 1:
		return kept[0]
	default:
		return strings.Join(kept[:n-1], ", ") + " and " + kept[n-1]
	}
}

// personName is a name without what bylines put around it, "" for an address,
// a number, a phrase.
func personName(s string) string {
	s = bylineName(strings.Trim(s, " ,;|-–—•·:"))
	for _, p := range [...]string{"Written by ", "Von ", "Por ", "Par ", "Di ", "Posted by ", "Author: ", "Autor: ", "Text: ", "Published by ", "Authors:", "Author:", "Autor:", "Story by ", "Words by ", "Reviewed by ", "Texte ", "Door ", "Av ", "Автор: "} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	for _, mark := range [...]string{" | ", " • ", " · ", " ⋅ ", " – ", " - ", ". "} {
		if i := strings.Index(s, mark); i > 3 && !(mark == ". " && (i < 8 || s[i-2] == ' ')) { // an initial's
			s = s[:i]
		}
	}
	s = strings.Trim(s, " ,;|-–—•·:")
	if len(s) < 3 || len(s) > 100 || strings.Contains(s, "://") || strings.ContainsAny(s, "@<>{}[]/=") || len(strings.Fields(s)) > 12 {
		return ""
	}
	if hasDate(s) || !strings.ContainsFunc(s, isLetter) || strings.ContainsAny(s, "0123456789") && strings.Contains(s, " ") {
		return ""
	}
	if !strings.Contains(s, " ") && (strings.Count(s, ".") > 1 || strings.HasSuffix(strings.ToLower(s), "admin")) {
		return "" // the name of a field, of an account
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "author", "editor", "staff", "webmaster", "written by", "posted by", "by", "authors", "autor", "von", "por", "par", "published by", "contributors", "none", "null", "undefined", "root", "guest", "user":
		return ""
	}
	return s
}

package eval

import (
	"slices"
	"strings"

	"sitrep"
)

// name is the fullest name of a person in the text.
func (in *incident) name(p *sitrep.Participant) string {
	best := ""
	for _, i := range in.a.Entities[p.Entity].Mentions {
		m := &in.a.Mentions[i]
		if m.Kind != sitrep.MentionName {
			continue
		}
		for k := range in.a.Names {
			n := &in.a.Names[k]
			if n.Type == sitrep.NamePerson && m.Span.Overlaps(n.Span) {
				if s := untitled(spaced(in.a.Text(n.Span))); len(s) > len(best) && len(s) < 60 {
					best = s
				}
			}
		}
	}
	return best
}

// untitled is a name without a rank before it.
func untitled(s string) string {
	for {
		w, rest, ok := strings.Cut(s, " ")
		word := []string{strings.ToLower(strings.Trim(w, "."))}
		_, title := lookUp("title", word)
		if _, nation := lookUp("nationality", word); !ok || !title && !nation {
			return s
		}
		s = rest
	}
}

// role is the title or office of a named person: the words before the name or
// in apposition to it, at its first mention that has any, else a description.
func (in *incident) role(p *sitrep.Participant) string {
	desc, title := "", ""
	for _, i := range in.a.Entities[p.Entity].Mentions {
		m := &in.a.Mentions[i]
		switch m.Kind {
		case sitrep.MentionName:
			for k := range in.a.Names {
				n := &in.a.Names[k]
				if n.Type != sitrep.NamePerson || !m.Span.Overlaps(n.Span) {
					continue
				}
				for _, s := range []string{in.before(n), in.apposed(n)} {
					if s = strings.Trim(in.describe(s), " ,"); headWord(s) != "" && len(s) < 90 && !general(s) {
						return s
					}
				}
				if t, _, _ := strings.Cut(spaced(in.a.Text(n.Span)), " "); title == "" && untitled(t+" X") == "X" {
					title = t
				}
			}
		case sitrep.MentionNominal:
			said, _, _ := strings.Cut(in.a.Text(m.Span), ",")
			if s := in.describe(said); desc == "" && len(s) < 60 && !general(s) {
				desc = s
			}
		}
	}
	if desc == "" {
		return title
	}
	return desc
}

// before are the nouns that lead to a name.
func (in *incident) before(n *sitrep.Name) string {
	toks := in.a.Sentences[n.Words.Sentence].Tokens
	f := n.Words.First
	for f > 0 {
		switch toks[f-1].UPOS {
		case "NOUN", "PROPN", "ADJ":
			f--
			continue
		}
		break
	}
	if f == n.Words.First || toks[n.Words.First-1].UPOS == "ADJ" {
		return ""
	}
	return in.a.Text(sitrep.Span{Start: toks[f].Start, End: toks[n.Words.First-1].End})
}

// apposed is the noun phrase behind the comma after a name, up to the next one.
func (in *incident) apposed(n *sitrep.Name) string {
	toks := in.a.Sentences[n.Words.Sentence].Tokens
	if n.Words.End >= len(toks) || in.a.Text(toks[n.Words.End].Span) != "," {
		return ""
	}
	first, end, noun := n.Words.End+1, n.Words.End+1, false
	for end < len(toks) {
		switch toks[end].UPOS {
		case "NOUN":
			noun = true
		case "PROPN", "ADJ", "DET", "ADP", "NUM":
		case "PART", "CCONJ":
			if in.a.Text(toks[end].Span) == "," {
				return ""
			}
		case "PUNCT":
			if in.a.Text(toks[end].Span) == "-" {
				break
			}
			return in.phrase(toks, first, end, noun)
		default:
			return in.phrase(toks, first, end, noun)
		}
		end++
	}
	return in.phrase(toks, first, end, noun)
}

func (in *incident) phrase(toks []sitrep.Token, first, end int, noun bool) string {
	if !noun || end <= first || toks[first].UPOS == "CCONJ" || toks[first].UPOS == "ADP" {
		return ""
	}
	return in.a.Text(sitrep.Span{Start: toks[first].Start, End: toks[end-1].End})
}

// kindOfRole is the task's kind of person that a title or office makes.
func kindOfRole(role string) (kind string, ok bool) {
	head := headWord(role)
	words := strings.Fields(strings.ToLower(role))
	if i := slices.Index(words, head); i > 0 {
		kind, ok = lookUp("human", []string{words[i-1] + " " + head}) // "attorney general"
	}
	if !ok {
		kind, ok = lookUp("human", []string{head})
	}
	if !ok {
		return "", false
	}
	words = folded(role)
	if _, guild := lookUp("guild", words); guild && kind == "POLITICAL FIGURE" {
		return "CIVILIAN", true
	}
	if _, party := lookUp("partisan", words); party && kind == "GOVERNMENT OFFICIAL" {
		kind = "POLITICAL FIGURE"
	}
	if _, past := lookUp("past", words); past && (kind == "GOVERNMENT OFFICIAL" || kind == "ACTIVE MILITARY") {
		kind = "FORMER " + kind
	}
	return kind, true
}

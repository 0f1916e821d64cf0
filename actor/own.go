package actor

import (
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Source is a user's file of actors, in the format of data/forces.txt. A section
// "[agents]" holds lines in the format of data/agents.txt.
//
// An actor with the first name of one that is known takes its place, with all that
// is said of it; of two files the later one has the word. Agent nouns likewise. An
// office that only one can hold ends for a holder of the built-in list, whose term
// is open, where that of a user's actor begins.
type Source struct {
	Name string // for faults and evidence
	Text string
}

// ownActors is what users' files hold.
type ownActors struct {
	agents  []Source // the files with all but the lines of agents blanked
	records []record
	names   map[string]bool // folded first names
}

func readOwn(files []Source) (*ownActors, error) {
	o := &ownActors{names: map[string]bool{}}
	for _, f := range files {
		file, text := filepath.Base(f.Name), strings.TrimPrefix(f.Text, "\ufeff")
		if i := invalidUTF8(text); i >= 0 {
			before := text[:i]
			return nil, &Fault{file, 1 + strings.Count(before, "\n"), utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1, text[i : i+1], "UTF-8"}
		}
		agents, actors := cutAgents(text)
		o.agents = append(o.agents, Source{file, agents})
		rs, err := parseActors(file, actors)
		if err != nil {
			return nil, err
		}
		seen := map[string]line{}
		for _, r := range rs {
			key := foldName(r.names[0])
			if l, dup := seen[key]; dup {
				return nil, &Contradiction{"the same actor twice", l, r.line()}
			}
			seen[key] = r.line()
		}
		kept := o.records[:0]
		for _, r := range o.records {
			if _, over := seen[foldName(r.names[0])]; !over {
				kept = append(kept, r)
			}
		}
		o.records = append(kept, rs...)
		for key := range seen {
			o.names[key] = true
		}
	}
	return o, nil
}

// replace lets ties still find a built-in record, by any of its names, whose place
// a user's record has taken.
func (b *base) replace(r *record) {
	if b.replaced == nil {
		b.replaced = map[string]int32{}
	}
	at, _ := b.find(r.names[0])
	for _, n := range r.names[1:] {
		b.replaced[foldName(bare(n))] = at
	}
}

// cutAgents parts the lines of agents from those of actors; both keep their numbers.
func cutAgents(text string) (agents, actors string) {
	var a, b strings.Builder
	in := false
	for s := range strings.SplitSeq(text, "\n") {
		t := strings.TrimSpace(s)
		head := strings.HasPrefix(t, "[")
		if head {
			in = t == "[agents]"
		}
		switch {
		case in && !head:
			a.WriteString(s)
		case !in:
			b.WriteString(s)
		}
		a.WriteByte('\n')
		b.WriteByte('\n')
	}
	return a.String(), b.String()
}

func invalidUTF8(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

package actor

import (
	"strings"

	"sitrep"
)

// addCommon reads the words that are names only with a context.
func (b *base) addCommon(file, text string) error {
	for l := range lines(file, text) {
		for _, w := range strings.Fields(l.text) {
			if w != strings.ToLower(w) {
				return l.fault(cell{w, strings.Index(l.text, w)}, "words in lower case")
			}
			b.common[fold(w)] = true
		}
	}
	return nil
}

func (b *base) addGeneric(file, text string) error { return addList(b.generic, file, text) }

func (b *base) addRoads(file, text string) error { return addList(b.roads, file, text) }

func (b *base) addWorld(file, text string) error { return addList(b.world, file, text) }

func (b *base) addComments(file, text string) error { return addList(b.comment, file, text) }

func (b *base) addShouted(file, text string) error { return addList(b.shouted, file, text) }

// addRegions reads "adjective; people: word, word" lines.
func (b *base) addRegions(file, text string) error {
	for l := range lines(file, text) {
		names, words, ok := strings.Cut(l.text, ":")
		if !ok {
			return l.fault(cell{l.text, 0}, "\"adjective; people: word, word\"")
		}
		for n := range (cell{names, 0}).split(';') {
			for w := range (cell{words, len(names) + 1}).split(',') {
				b.regions[[2]string{fold(w.text), fold(n.text)}] = true
			}
		}
	}
	return nil
}

// addList reads lines of words between semicolons.
func addList(into map[string]bool, file, text string) error {
	for l := range lines(file, text) {
		for w := range (cell{l.text, 0}).split(';') {
			if w.text == "" {
				return l.fault(w, "a word")
			}
			into[fold(w.text)] = true
		}
	}
	return nil
}

// addShared marks the records that share a name.
func (b *base) addShared() {
	b.shared = make([]bool, len(b.records))
	for node := range b.names.ends {
		ts := b.names.at(int32(node))
		for i := range ts {
			for j := range ts {
				if ts[i].entry != ts[j].entry && !ts[i].part && !ts[j].part {
					b.shared[ts[i].entry] = true
				}
			}
		}
	}
}

// surnameAt is where the family name of a full name begins.
func surnameAt(words []string) int {
	var letters [16]byte
	i := len(words) - 1
	for i > 1 {
		switch string(appendLower(letters[:0], words[i-1])) {
		case "al", "el", "bin", "ben", "ibn", "von", "van", "de", "da", "del", "der", "la", "le", "di", "ag", "abu", "ould", "dos":
			i--
			continue
		}
		break
	}
	if i > 0 && sitrep.IsGeneration(words[len(words)-1]) {
		i = max(1, i-1)
	}
	return i
}

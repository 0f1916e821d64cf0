package merge

import (
	_ "embed"
	"slices"
	"sync"

	"sitrep"
)

//go:embed culprit.txt
var culpritFile string

// culpritWords say that somebody attacked, as the head of a description (culprit.txt).
var culpritWords = sync.OnceValue(func() map[string]bool { return wordsIn(culpritFile) })

// withoutCulprits gives whom a mention says was struck, without those whom police or courts say to have
// attacked or who are told as attackers, where the attack struck others: the gunman who shot himself or
// whom officers shot, and of whom reports tell in one breath with his victims.
func withoutCulprits(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []sitrep.Participant) func(*sitrep.EventMention) []sitrep.Participant {
	charged := chargedIn(ms, func(m *sitrep.EventMention) []sitrep.Participant { return m.Actors })
	attacked := func(p sitrep.Participant) bool {
		return charged[key(&p)] || culpritWords()[headOf(p.Text)] && !sitrep.Listed(p.Actor)
	}
	some, others := false, false
	for _, m := range ms {
		for _, p := range of(m) {
			is := attacked(p)
			some, others = some || is, others || !is && firm(m, "recipients")
		}
	}
	if !some || !others {
		return of
	}
	return func(m *sitrep.EventMention) []sitrep.Participant { return except(of(m), attacked) }
}

// whoFell gives the doers of what struck one alone, who is told of as an attacker, without an attacker of no name who
// is called as he is: he is the one who fell: "the gunman exchanged fire with officers", "the gunman was shot". An
// attacker who is told to have struck the one who fell is another man: "a gunman killed a murder suspect".
func whoFell(ms []*sitrep.EventMention, actors, recipients []sitrep.Participant) []sitrep.Participant {
	attacker := func(p sitrep.Participant) bool { return p.Name == "" && culpritWords()[headOf(p.Text)] }
	if len(recipients) != 1 || sitrep.Listed(recipients[0].Actor) || !slices.ContainsFunc(actors, attacker) {
		return actors
	}
	fell := map[string]bool{} // heads
	for _, m := range ms {
		if !firm(m, "recipients") {
			continue
		}
		for _, p := range m.Recipients {
			if attacker(p) {
				fell[headOf(p.Text)] = true
			}
		}
	}
	struck := func(p sitrep.Participant) bool {
		is := func(a sitrep.Participant) bool { return headOf(a.Text) == headOf(p.Text) }
		one := func(r sitrep.Participant) bool { return key(&r) == key(&recipients[0]) || attacker(r) && !is(r) }
		return slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
			return slices.ContainsFunc(m.Actors, is) && slices.ContainsFunc(m.Recipients, one)
		})
	}
	return except(actors, func(p sitrep.Participant) bool { return attacker(p) && fell[headOf(p.Text)] && !struck(p) })
}

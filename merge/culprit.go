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

// whoFell gives the doers of what struck one alone, who is told of as an attacker, without an attacker of no name: he
// is the one who fell: "the suspect exchanged fire with officers", "the gunman was shot".
func whoFell(ms []*sitrep.EventMention, actors, recipients []sitrep.Participant) []sitrep.Participant {
	attacker := func(p sitrep.Participant) bool { return p.Name == "" && culpritWords()[headOf(p.Text)] }
	if len(recipients) != 1 || sitrep.Listed(recipients[0].Actor) || !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return firm(m, "recipients") && slices.ContainsFunc(m.Recipients, attacker)
	}) {
		return actors
	}
	return except(actors, attacker)
}

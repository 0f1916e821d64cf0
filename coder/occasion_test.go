package coder

import "testing"

// occasionCases: a party that is held does nothing, and who only says so is not whom it befell.
var occasionCases = []string{
	"A small party was being held at a house when a man got out of a car, opened fire and drove off. | - ASSAULT a small party >",
	"A wedding was being held in Velm when gunmen opened fire. | ASSAULT gunmen > | - ASSAULT A wedding >",
	"According to County Prosecutor Angelo Ruiz, a total of five teenagers were shot. | ASSAULT > five teenagers",
	"According to Police Chief Ana Reed, a group of four men were shot outside the bar. | ASSAULT > a group of four men",
}

func TestWhatIsHeldAndWhoSaysSo(t *testing.T) { checkRoles(t, occasionCases, 0) }

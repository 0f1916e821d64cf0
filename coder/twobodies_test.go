package coder

import "testing"

// togetherCases: two bodies in one phrase are two parties, wherever the parser hung the second.
var togetherCases = []string{
	"Fighting between the Danish military and local People's Defence Forces continued in Arbin. | ASSAULT the Danish military; local People's Defence Forces >",
	"Government and opposition forces clashed around Guit on Sunday. | ASSAULT Government; opposition forces >",
	"FC and Levies personnel rounded up 30 suspects. | COERCE FC; Levies personnel > 30 suspects",
	"Police and army officers detained 40 people in Arbin. | COERCE Police; army officers > 40 people",
	"The strike was carried out by forces of either the regime or Russia. | ASSAULT forces of either the regime; Russia >",
	"The convoy was shelled by troops of the junta and the United Front. | ASSAULT troops of the junta; the United Front > The convoy",
	"Fighters of the Northern Front and the Red Column killed nine soldiers. | ASSAULT Fighters of the Northern Front; the Red Column > nine soldiers",
	"Talks between officials of the Union and representatives of the rebels began on Monday. | CONSULT officials of the Union; representatives of the rebels >",
	"Meetings took place between senior officials of the EU and representatives of the Ministers of Foreign Affairs of Iran, Egypt and Qatar. | CONSULT senior officials of the EU; representatives of the Ministers of Foreign Affairs of Iran; Egypt; Qatar >",
	// One body, or one crowd.
	"Health and education workers marched in Arbin on Monday. | PROTEST Health and education workers >",
	"Land and sea forces of Norway shelled the port. | ASSAULT Land and sea forces of Norway > the port",
	"Members of the Command and Control Centre arrested nine men. | COERCE Members of the Command and Control Centre > nine men",
}

func TestTwoBodiesInOnePhrase(t *testing.T) { checkRoles(t, togetherCases, 0) }

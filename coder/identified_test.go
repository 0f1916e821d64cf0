package coder

import "testing"

// identifiedCases: whom the deed of a report struck is who is named as its victims, where just so many are.
var identifiedCases = []string{
	"Two clerks were killed in Arbin on Monday. The victims were identified as Ana Ruiz, 44, and Tom Reed, 51. | ASSAULT > Ana Ruiz; Tom Reed",
	"Three people were killed in Arbin on Monday. The coroner identified those killed as Ana Ruiz, 14; Tom Reed, 17; and Ivo Marsh, 28. | ASSAULT > Ana Ruiz, 14; Tom Reed; Ivo Marsh",
	"A bomb killed three people at a market in Arbin on Monday. The dead were named as Ana Ruiz, Tom Reed and Ivo Marsh. | ASSAULT > Ana Ruiz; Tom Reed; Ivo Marsh",
	"A bomb killed three people at a market in Arbin on Monday. The victims were Ana Ruiz, Tom Reed and Ivo Marsh. | ASSAULT > Ana Ruiz; Tom Reed; Ivo Marsh",
	"Two people were shot in Arbin on Monday. They have been identified as Ana Ruiz and Tom Reed. | ASSAULT > Ana Ruiz; Tom Reed",
	"A man was shot in Arbin on Monday. Tom Reed, 21, was pronounced dead at a hospital. | ASSAULT > Tom Reed",
	// Of several the others are not known, they are the suspects, or others speak of another deed.
	"Three people were shot in Arbin on Monday. The victims were identified as Ana Ruiz and Tom Reed. | ASSAULT > Three people",
	"Two clerks were shot in Arbin on Monday. The suspects were identified as Ana Ruiz and Tom Reed. | ASSAULT Ana Ruiz; Tom Reed > Two clerks",
	"Two clerks were shot in Arbin on Monday. Officers Ana Ruiz and Tom Reed identified the victims. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Later the victims of a fire were identified as Ana Ruiz and Tom Reed. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Police arrested two men. They have been identified as Ana Ruiz and Tom Reed. | ASSAULT > Two clerks",
}

func TestWhoIsIdentifiedAsVictim(t *testing.T) { checkRoles(t, identifiedCases, 0) }

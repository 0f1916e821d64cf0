package coder

import "testing"

// thingCases: what can neither do nor suffer a deed, and who is told of in general.
var thingCases = []string{
	"Police in Leeds, England, said British officers swooped on a house on Monday and searched a Seat Leon. Leeds police arrested Mark Hill. | - COERCE > a Seat Leon | COERCE Leeds police > Mark Hill",
	"A gang selling guns to men who paid up to $900 for pistols was arrested on Tuesday, the ministry said. | - COERCE > pistols | COERCE > A gang",
	"Man killed, 6-year-old girl wounded in Arbin shooting. | - ASSAULT Man > | ASSAULT > Man | ASSAULT > 6-year-old girl",
	"No group or person has claimed responsibility for the attack on the mayor's house. | ASSAULT > the mayor's house",
	"\"They're shooting at us,\" said Amina Diallo, a nurse in Arbin. | ASSAULT >",
	"Police are searching for a man they say shot a teenage boy after a dispute in Arbin on Sunday. | ASSAULT a man > a teenage boy",
	"The mayor arrived in Arbin two days after a gunman claiming to be a guard carried out a mass shooting. | ASSAULT a gunman >",
	"Jury finds suspect in Arbin office shooting guilty. | - ASSAULT Jury >",
	"Police released details on the north side shootings on Friday that left two dead. | ASSAULT > two",
	"The shootings occurred late on Monday on Morgan Avenue N. about a block from the station. | ASSAULT >",
	"Federal prosecutors on Wednesday announced three arrests tied to a brothel network in Arbin. | COERCE >",
	"Two rockets landed near the gates of a hospital in Arbin, the Red Cross said, injuring at least 21. | - ASSAULT the Red Cross >",
}

func TestWhoCanNot(t *testing.T) { checkRoles(t, thingCases, 0) }

// TestPeopleInGeneral: what is said to befall people in general is no happening.
func TestPeopleInGeneral(t *testing.T) {
	for text, want := range map[string]string{
		"The mayor wrote of the history of soldiers killing unarmed villagers.": "habitual",
		"\"Our boys are being killed in Kavo,\" said the mayor of Arbin.":       "habitual",
		"Two of our boys were killed in Kavo, said the mayor of Arbin.":         "actual",
		"Soldiers are killing villagers in Kavo, said the mayor of Arbin.":      "actual",
	} {
		for _, e := range testChain(t).code(text).Events {
			if e.Type == "ASSAULT" && e.Reality != want {
				t.Errorf("%s: %s, want %s", text, e.Reality, want)
			}
		}
	}
}

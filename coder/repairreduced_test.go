package coder

import "testing"

// reducedCases: whom it befell read as the subject of the harm, with the clause's own verb left none.
var reducedCases = []string{
	"The officer shot and wounded in Dorim has left hospital, the mayor said. | ASSAULT > The officer",
	"A soldier stabbed and wounded near the base was flown to the capital. | ASSAULT > A soldier | - ASSAULT A soldier >",
	"The trooper shot on Monday was recovering, officials said. | ASSAULT > trooper | - ASSAULT trooper >",
	"A trooper shot and killed Monday was a father of two. | ASSAULT > trooper | - ASSAULT trooper >",
	"The man stabbed and killed outside the bar has been identified. | ASSAULT > The man",
	"Doctors said the soldier wounded on Tuesday lost a leg. | ASSAULT > the soldier",
	"The policeman shot a man on Monday and was suspended. | ASSAULT The policeman > a man",
	"The soldier shot first, witnesses said. | ASSAULT The soldier >",
	"The captain shot into the air and was arrested. | ASSAULT The captain >",
	"Warning shots in the night woke the town. | - ASSAULT Warning >",
}

func TestWhomAParticipleBefell(t *testing.T) { checkRoles(t, reducedCases, 0) }

package coder

import "testing"

// tallyCases: rows of participles of harm, each told of its own people, and who is no "fatally".
var tallyCases = []string{
	"Man killed, 8 others wounded in shooting at Dorim party | ASSAULT > 8 others | - ASSAULT 8 others >",
	"1 killed 3 injured in blast in Dorim | ASSAULT > 1",
	"Two injured, gunman dead at Dorim school | ASSAULT > Two",
	"Police officer killed, suspect wounded in Dorim | ASSAULT > Police officer",
	"Man shot and killed outside Dorim bar | ASSAULT > Man | - ASSAULT Man >",
	"15-year-old Dorim boy shot and killed at home | ASSAULT > boy",
	"Man shot and killed, three others wounded in Dorim market attack | ASSAULT > Man | - ASSAULT Man >",
	"Dorim teen shot, killed | ASSAULT > teen",
	"Four-year-old fatally shot himself in Dorim | ASSAULT >",
}

func TestRowsOfHarm(t *testing.T) { checkRoles(t, tallyCases, 0) }

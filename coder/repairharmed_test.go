package coder

import "testing"

// harmedCases: participles of harm that read as verbs of the clause.
var harmedCases = []string{
	"The six others wounded received treatment at the base. | ASSAULT > The six others",
	"Three soldiers wounded received treatment at the base. | ASSAULT > Three soldiers",
	"Investigators have released the names of a man and a boy shot dead in Dorim. | - ASSAULT Investigators >",
	"He met the governor and the mayor killed in the raid on Monday. | - ASSAULT He > | ASSAULT > the mayor",
	"The man fled the scene and shot a guard. | ASSAULT The man > a guard",
	"Four clerks were hurt after an early morning stabbing downtown. | ASSAULT > Four clerks | - ASSAULT Four clerks >",
	"He was jailed for stabbing a clerk. | ASSAULT > a clerk",
}

func TestWhoIsHarmed(t *testing.T) { checkRoles(t, harmedCases, 0) }

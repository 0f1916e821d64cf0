package coder

import "testing"

// apposedCases: lists that count out those before, and lists of others besides.
var apposedCases = []string{
	"The 14 foreigners, six Iraqis, six Sudanese, a Somali national and a Turk, were rounded up in Dorim. | COERCE > The 14 foreigners",
	"Twelve miners, eight Malians and four Guineans, were abducted near Kassan. | ASSAULT > Twelve miners",
	"The blast killed three people, two soldiers and a policeman. | ASSAULT > three people",
	"Gunmen killed nine clerks: five women, three men and a boy. | ASSAULT Gunmen > nine clerks",
	"Gunmen killed three soldiers, two clerks and a nurse. | ASSAULT Gunmen > three soldiers; two clerks; a nurse",
	"Rebels killed ten soldiers, three clerks and a nurse in Kassan. | ASSAULT Rebels > ten soldiers; three clerks; a nurse",
}

func TestListThatCountsOutThoseBefore(t *testing.T) { checkRoles(t, apposedCases, 0) }

package coder

import "testing"

// pairCases: as roleCases; who "the two sides" are.
var pairCases = []string{
	"The Ardan army and the Free Front exchanged 12 prisoners on Monday, one day after the two sides clashed near Dorim. | RETREAT The Ardan army; the Free Front > 12 prisoners | ASSAULT The Ardan army; the Free Front >",
	"Norway and Denmark have quarrelled over the strait for years. On Friday the two countries signed a protocol on fishing rights. | SUPPORT Norway; Denmark >",
	"Prime Minister Ola Beck met opposition leader Rian Soto on Friday. The two agreed to hold elections. | CONSULT Prime Minister Ola Beck; opposition leader Rian Soto > | AGREE Prime Minister Ola Beck; opposition leader Rian Soto >",
	"Two journalists, Ada Beck and Rian Soto, disappeared in March. The two were arrested by police in May. | COERCE police > Ada Beck; Rian Soto",
	"A truce between the Free Front and the Red Column collapsed on Monday. Both movements attacked the town. | SANCTION the Free Front; the Red Column > | ASSAULT the Free Front; the Red Column > the town",
	// Nobody fits: other kinds of parties, those who speak of the two, two among many, too far back.
	"Norway and Denmark called on the two clans to disarm. | REQUEST Norway; Denmark > the two clans",
	"Ada Beck met Rian Soto on Friday. Both armies withdrew from Dorim. | CONSULT Ada Beck; Rian Soto > | RETREAT Both armies >",
	"Norway, Denmark and Finland met on Friday. Both sides withdrew their troops. | CONSULT Norway; Denmark; Finland > | RETREAT Both sides >",
	"Norway and Denmark met on Friday. Police arrested two sailors. | CONSULT Norway; Denmark > | COERCE Police > two sailors",
	"Norway and Denmark met on Friday. It snowed. Roads were shut. A ferry sank. Both countries signed a treaty. | CONSULT Norway; Denmark > | SUPPORT Both countries >",
}

func TestTwoThatWereToldOfBefore(t *testing.T) { checkRoles(t, pairCases, 0) }

package coder

import "testing"

// mediatedCases: as roleCases; for whom somebody mediates.
var mediatedCases = []string{
	"The army and the Free Front began a truce on Monday after weeks of talks that Norland mediated. | CONSULT Norland > The army; the Free Front",
	"The Free Front and the army signed the accord in May after talks mediated by a retired judge. | CONSULT a retired judge > The Free Front; the army",
	"The families have fought since 2014, when a committee brokered a truce. | CONSULT a committee > The families",
	"Norland mediated in the talks between the army and the Free Front. | CONSULT Norland > the army; the Free Front",
	"A bishop brokered a Christmas truce between the gang and the militia. | CONSULT A bishop > the gang; the militia",
	// Nobody mediates; the broker is not whom the promise is to.
	"The army and the Free Front held talks in Dorim. | CONSULT The army; the Free Front >",
	"Norway and Denmark agreed to a truce brokered by Finland. | AGREE Norway; Denmark >",
	"Norway agreed to a plan drawn up by Finland. | AGREE Norway > Finland",
}

func TestForWhomSomebodyMediates(t *testing.T) { checkRoles(t, mediatedCases, 0) }

package coder

import "testing"

// sayingCases: as roleCases; who goes on after he has spoken of others.
var sayingCases = []string{
	"The ministry said four men had been hurt and opened a criminal case. | ACCUSE The ministry >",
	"The ministry has replied that its patrol crossed by mistake and has offered an apology. | CONCEDE The ministry >",
	"The governor said two clerks had been beaten and ordered an inquiry. | ACCUSE The governor >",
	"The embassy said three nurses were abducted on Friday and asked the army for help. | REQUEST The embassy > the army",
	"Police said two men had been shot and arrested a suspect in Dorim. | COERCE Police > a suspect",
	"The envoy has said that both sides broke the truce and has condemned the shelling. | - ACCUSE both sides >",
	"The group says police tortured its members and has sued the state. | ACCUSE The group > the state",
	"Ivo Ruiz, 13, died after police said Tom Soto, 16, shot him in a flat. | ASSAULT Tom Soto > Ivo Ruiz | - ASSAULT Ivo Ruiz >",
	// Those who are spoken of go on.
	"The ministry said rebels had attacked a convoy and killed nine soldiers. | ASSAULT rebels > a convoy; nine soldiers",
	"The ministry said the men had been arrested and taken to Dorim. | - COERCE The ministry > the men",
	"The mayor said the militia has burned two barns and has arrested an editor. | COERCE the militia > an editor",
	"The mayor has denied that the militia burned two barns and has arrested an editor. | COERCE the militia > an editor",
}

func TestWhoGoesOnAfterHeSpoke(t *testing.T) { checkRoles(t, sayingCases, 0) }

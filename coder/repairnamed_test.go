package coder

import "testing"

// namedCases: those hurt, those told of it and those who name them did nothing.
var namedCases = []string{
	"Four people were wounded in a Friday afternoon shooting in Dorim. | ASSAULT > Four people | - ASSAULT Four people >",
	"Three men were hurt in Sunday night shooting. | - ASSAULT Three men >",
	"Each victim told police the shooting happened on Cones Street. | - ASSAULT police >",
	"An official tells Harbour News the clerk was shot in the yard. | ASSAULT > the clerk",
	"Officers were called to the yard and found one man, 27, shot in the arm. | ASSAULT > one man | - ASSAULT Officers >",
	"Police were called after a series of raids left five people dead. | ASSAULT > five people | - ASSAULT Police > | - ASSAULT a series >",
	"A wave of attacks killed twenty people in Dorim. | ASSAULT > twenty people | - ASSAULT A wave >",
	"A bomb attack on a shop killed at least three people today as police fought pitched battles with dockers. | ASSAULT > at least three people | - ASSAULT police > at least three people",
	"Two officers were shot in the leg. Neighbours watched as the SWAT standoff unfolded. | ASSAULT > Two officers | - ASSAULT SWAT > Two officers",
	"The gunman killed two drivers. He then shot himself as officers closed in. | ASSAULT The gunman > two drivers | ASSAULT The gunman >",
	"Five people were shot on Sunday. Channel 9 Action News spoke to a neighbour. \"I think it hit my house,\" she said. | ASSAULT > my house | - ASSAULT Channel 9 Action News >",
	// What came before the news befell others.
	"Nine people were killed in a church on Wednesday. The attack came two months after the fatal shooting of Ivo Ruiz, a clerk, by a white officer in Tesra. The officer was charged with murder. | ASSAULT > Nine people | ASSAULT a white officer > Ivo Ruiz | ASSAULT The officer > Ivo Ruiz | - ASSAULT The officer > Nine people",
	// What bears a name may be a thing.
	"Police stopped and searched a Seat Leon in Dorim. | - COERCE Police > Leon | COERCE Police >",
	"Police arrested a Mr Smith in Dorim. | COERCE Police > a Mr Smith",
	"Five Ashford victims mum on who shot them. | ASSAULT > victims",
	"5 people shot to death within 4 hours in Dorim. | ASSAULT > 5 people",
	"October 25: ARRESTS – Ivo Ruiz, 37, Bulpitt, was arrested by Dorim police on a warrant. | COERCE Dorim police > Ivo Ruiz",
	"Whomever shot the clerk, Ana Ruiz is ready to forgive them. | - ASSAULT Ana Ruiz > the clerk | ASSAULT > the clerk",
	"Two officers were shot and wounded in Dorim on Friday. Here is how the officer shootings unfolded. | ASSAULT > Two officers | - ASSAULT officer > Two officers",
	// Headlines.
	"Police ID teen fatally shot in Dorim | ASSAULT > teen",
	"Police name man stabbed to death in park | ASSAULT > man",
	"Authorities identify couple found shot dead | ASSAULT > couple",
	"Police identify man shot dead in Dorim | ASSAULT > man",
	// Those who are told of somebody, and fight with somebody.
	"Ruiz told police Soto fired at her. | ASSAULT Soto > Ruiz",
	"Soldiers and rebels fought in Dorim, killing nine. | ASSAULT Soldiers; rebels > nine",
}

func TestWhoOnlyTellsOrSuffers(t *testing.T) { checkRoles(t, namedCases, 0) }

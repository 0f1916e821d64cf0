package coder

import "testing"

// partyCases: acts of words whose other party another sentence or clause names.
var partyCases = []string{
	// Who answers whom.
	"Sweden and Finland held talks in May. On Monday Sweden agreed to extend the truce. | AGREE Sweden > Finland",
	"Norway accused Iran of piracy. Iran dismissed the charge and warned of reprisals. | THREATEN Iran > Norway",
	"The Bloc of the North would disarm only after a vote. Its leader demanded a vote by May. The ministry ruled out such a vote. | REJECT The ministry > Its leader",
	"Norway imposed sanctions on Iran. Iran said it would not comply. | REJECT Iran > Norway",
	"Farmers blocked the road to Dorim. The government threatened to use force unless the road was cleared. | THREATEN The government > Farmers",
	"The army has besieged Dorim since May. Aid agencies appealed for a corridor. | REQUEST Aid agencies > The army",
	"The governor met the mayor of Dorim. The governor called off a trip to Oslo. | REJECT The governor >",
	"The rebels killed a driver. The rebels demanded a road. | REQUEST The rebels >",
	"\"Let them hand over the hostages and then we can talk,\" the minister said. The rebels rejected the demand. | REJECT The rebels > the minister",
	"Seven officers were killed when gunmen ambushed their patrol. | ASSAULT gunmen > Seven officers",
	// Who says what another must do, and who says "we" and "they".
	"The minister said the rebels must leave the valley. | REQUEST The minister > the rebels",
	"Norway says Iran must release the sailors. | REQUEST Norway > Iran",
	"A union spokesman said they will not end the strike. | REJECT A union spokesman >",
	// On whom a refusal waits.
	"Dockers said they will not end the strike until the ministry pays their wages. | REJECT Dockers > the ministry",
	"Nurses said they would not return to work until their demands were met by the hospital board. | REJECT Nurses > the hospital board",
	// Who is let do what is agreed; with whom a meeting is planned.
	"Sudan agreed to allow the Red Cross to deliver grain. | AGREE Sudan > the Red Cross",
	"The junta agreed to let Danish doctors visit the prisoners. | AGREE The junta > Danish doctors",
	"The premier will meet the king of Jordan on Friday. | AGREE The premier > the king of Jordan",
	"The premier and the king will meet on Friday. | AGREE The premier; the king >",
	// Whom a protest blames or calls on.
	"Farmers blocked the road to protest against a decision by the European Union. | PROTEST Farmers > the European Union",
	"Pensioners rallied in Dorim, accusing the premier of stealing. | PROTEST Pensioners > the premier",
	"Students marched to the ministry of education. | PROTEST Students > the ministry of education",
	"Miners downed tools in a dispute with the owners over wages. | PROTEST Miners > the owners",
	// Who will suffer it, and what is to be struck.
	"The minister said Iran would pay a heavy price. | THREATEN The minister > Iran",
	"The rebels threatened to shell the port. | THREATEN The rebels > the port",
	"Any attack by Norway will be met with force, the general said. | THREATEN the general > Norway",
	"Sudan agreed to allow the return of Danish doctors to the north. | AGREE Sudan > Danish doctors",
	"The truckers called off the strike after reaching agreement with the ministry of labour. | CONCEDE The truckers > the ministry of labour",
	"Germany provided 300 million euros to promote trade in Ethiopia. | AID Germany > Ethiopia",
	"Rebels shelled a school in Dorim. \"This is a war crime,\" the minister said. | ACCUSE the minister > Rebels",
	"The ministry closed two radio stations. Press groups denounced the closures. | COERCE The ministry > two radio stations | ACCUSE Press groups > The ministry",
	"The league put out a report accusing the army of looting. | ACCUSE The league > the army of looting",
	"Delegates of the government and the rebels met in Addis Ababa. | CONSULT Delegates of the government; the rebels >",
	// Whose thing is taken; who was held is let out; whom both were taken from.
	"A further 300 Eritreans arrived at the port after they were deported. Their houses had been confiscated. | COERCE > A further 300 Eritreans",
	"Police arrested 17 people in Dorim. They were released on Tuesday. | RETREAT > 17 people",
	"The gang freed a nurse and a driver whom it had abducted in May. | ASSAULT The gang > a nurse; a driver",
	"The arrest by soldiers of three editors angered the union. | COERCE soldiers > three editors",
	"Danish and Swedish soldiers exchanged fire at the border. A Danish officer was killed. | ASSAULT Danish; Swedish soldiers >",
	// A verb goes on from the one of its own form.
	"The ministry accused the rebels of breaking the truce and warned of reprisals. | THREATEN The ministry > the rebels",
}

// TestPartiesToldElsewhere: whom an act of words is at stands in another clause or sentence.
func TestPartiesToldElsewhere(t *testing.T) { checkRoles(t, partyCases, 0) }

package coder

import "testing"

// blamedCases: who did it by the words of police and courts, and who did not.
var blamedCases = []string{
	"Police arrested Ana Ruiz, 34, in the killing of two guards. | COERCE Police > Ana Ruiz | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz is the suspect in the shooting of two guards. | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz pleaded not guilty to the murder of two guards. | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz confessed to the killing of two guards. | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz admitted the killing of two guards. | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz is on trial for the killing of two guards. | COERCE > | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz has been charged with killing two guards. | COERCE > Ana Ruiz | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz was arrested on Friday on suspicion of killing two guards. | COERCE > Ana Ruiz | ASSAULT Ana Ruiz > two guards",
	"Ana Ruiz was held on murder charges on Friday. | COERCE > Ana Ruiz | ASSAULT Ana Ruiz >",
	"Ana Ruiz was arrested as an accessory in the shooting of two guards. | COERCE > Ana Ruiz | ASSAULT > two guards",
	"Two miners were arrested in a raid on a farm. | COERCE > Two miners | ASSAULT > a farm",
	// Whom the charges are against, and against whom the deed was.
	"Ana Ruiz faces two counts of assault against an officer. | ASSAULT Ana Ruiz > | - ASSAULT an officer >",
	"Ana Ruiz was charged with two counts of assault against an officer. | COERCE > Ana Ruiz | ASSAULT Ana Ruiz > | - ASSAULT an officer >",
	"Ana Ruiz is on trial for an attack against a mosque. | COERCE > | ASSAULT Ana Ruiz > a mosque",
	"Ana Ruiz faces charges of murder against a teenager. | ASSAULT Ana Ruiz > | - ASSAULT a teenager >",
	"Ana Ruiz faces murder charges against a teenager. | - ASSAULT a teenager >",
	"The trial for an attack against a mosque opened on Monday. | ASSAULT > a mosque",
	"Prosecutors brought charges of assault against Ana Ruiz. | - ASSAULT > Ana Ruiz",
	// Of whom somebody tells it.
	"Police said Ana Ruiz, 61, gave up after two hours and was charged on Saturday with murder. | COERCE > Ana Ruiz | ASSAULT Ana Ruiz >",
	"The sheriff says Ana Ruiz, who had lost her job, is accused of shooting two guards. | ACCUSE > Ana Ruiz | ASSAULT Ana Ruiz > two guards",
	"Morrow told police Ruiz fired at his car. | ASSAULT Ruiz > his car",
	"After shooting two guards, the sheriff said Ana Ruiz walked down the hall. | ASSAULT Ana Ruiz > two guards",
	"After shooting two guards, Ana Ruiz said she was sorry. | ASSAULT Ana Ruiz > two guards",
	"The sheriff says it appears Rian Soto, 43, shot two guards, then fatally shot himself. | ASSAULT Rian Soto > two guards | ASSAULT Rian Soto >",
	"One witness said Rian Soto was standing outside the shop and opened fire on two guards. | ASSAULT Rian Soto > two guards",
	"Police said he was driving in a green van with the rear window shot out. | - ASSAULT Police >",
	// Who is told to be struck shoots nobody, and who shoots is not whom he shoots.
	"Ana Ruiz was standing in the doorway. The gunman shot her in the chest. | ASSAULT The gunman > Ana Ruiz",
	"Dale Morrow was shot on Friday. The suspect, Rian Soto, 33, was arrested. | ASSAULT Rian Soto > Dale Morrow | COERCE > The suspect",
	"The coroner identified the two men killed as Dale Morrow, 22, and Rian Soto, 24. Shots were fired by the suspect. | - ASSAULT Dale Morrow >",
	"The parents of two miners killed in the attack sued the state. | ASSAULT > two miners | ASSAULT > two miners | ACCUSE The parents of two miners > the state",
	"Two clerks were shot in Arbin on Monday. Police believe the gunman was someone the guests fought with at a bar. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Police believe the gunman was a man the clerks had fought with. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. The suspect is a man who had clashed with the clerks. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday by rebels who clashed with the clerks. | ASSAULT rebels > Two clerks",
	"The envoy was cut on her lip in the blast, which damaged the mill, shattered the window of a shop and toppled a wall. | - ASSAULT The envoy >",
	"The blast in Arbin occurred at almost exactly the same moment as another. | ASSAULT >",
}

// suspectCases: who is named as the suspect did the one deed of the report of which nobody else is told to be the doer.
var suspectCases = []string{
	"Two clerks were shot in Arbin on Monday. Police identified the suspect as 34-year-old Rian Soto. | ASSAULT 34-year-old Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Investigators named Rian Soto as a suspect. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Police said they believe Rian Soto is the gunman. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Her husband, Rian Soto, has been identified as the shooter. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Police arrested Rian Soto in connection with the shooting. | ASSAULT Rian Soto > Two clerks | ASSAULT Rian Soto > Two clerks",
	"A bomb killed four guards at a market in Arbin on Monday. Police named Rian Soto as the bomber. | ASSAULT Rian Soto > four guards",
	"Two clerks were shot in Arbin on Monday. The suspects were identified as Rian Soto and Ivo Marsh. | ASSAULT Rian Soto; Ivo Marsh > Two clerks",
	"Two men shot a clerk in Arbin on Monday. Police identified the suspects as Rian Soto and Ivo Marsh. | ASSAULT Rian Soto; Ivo Marsh > a clerk",
	"Two clerks were shot in Arbin on Monday. Rian Soto, 33, faces murder charges in connection with the shooting. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. A judge accepted murder charges against Rian Soto. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Murder charges were filed against Rian Soto on Tuesday. | ASSAULT Rian Soto > Two clerks",
	"Two clerks were shot in Arbin on Monday. Prosecutors filed two counts of murder against Rian Soto. | ASSAULT Rian Soto > Two clerks | - ASSAULT > Rian Soto",
	"Two clerks were shot in Arbin on Monday. Police are looking for Rian Soto in connection with the shooting. | ASSAULT Rian Soto > Two clerks",
	// Others did it, it was another deed, or nobody is named.
	"Two clerks were shot in Arbin on Monday. Prosecutors dropped murder charges against Rian Soto. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Police are looking for a witness in connection with the shooting. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Rian Soto looked for his car. | ASSAULT > Two clerks",
	"Police shot and killed a clerk in Arbin on Monday. The suspect, Rian Soto, had a knife. | ASSAULT Police > a clerk",
	"Rebels killed two clerks near Arbin on Monday. The suspect, Rian Soto, fled. | ASSAULT Rebels > two clerks",
	"Dale Morrow was shot dead in Arbin on Monday. Police said he was a suspect in a burglary. | ASSAULT > Dale Morrow",
	"Dale Morrow was shot dead in Arbin on Monday. Rian Soto, a suspect in an earlier killing of two clerks, was his cousin. | ASSAULT > Dale Morrow | ASSAULT a suspect > two clerks",
	"Two clerks were shot in Arbin on Monday. The suspect told Rian Soto, a neighbour, to call the police. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. The victim knew the gunman, Soto said. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. The shooter then ran off, Rian Soto said. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Rian Soto hasn't been accused of the murder. | ASSAULT > Two clerks",
	"Two clerks were shot in Arbin on Monday. Rian Soto is not the suspect, police said. | ASSAULT > Two clerks",
}

func TestWhoIsNamedAsSuspect(t *testing.T) { checkRoles(t, suspectCases, 0) }

func TestWhoIsBlamed(t *testing.T) { checkRoles(t, blamedCases, 0) }

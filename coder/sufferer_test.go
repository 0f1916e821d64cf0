package coder

import "testing"

// suffererCases: who is taken for the doer of what befell him or what he only tells of.
var suffererCases = []string{
	// Whose arrest or slaying it is.
	"Ana Ruiz's arrest drew thousands to the square. | COERCE > Ana Ruiz | - COERCE Ana Ruiz >",
	"The boss was found dead hours after his arrest. | COERCE > The boss",
	"The party leader was freed a day after his arrest. | COERCE > The party leader",
	"The mayor's detention on Monday shocked the town. | COERCE > The mayor",
	"The government's detention of 40 monks drew criticism. | COERCE The government > 40 monks",
	"The Navy's arrest of 20 pirates was hailed. | COERCE The Navy > 20 pirates",
	"The jury convicted Orlan of the deputy's slaying. | ASSAULT Orlan > the deputy",
	"Brown's shooting led to riots. | ASSAULT > Brown",
	"The teenager's fatal shooting led to riots. | ASSAULT > The teenager",
	"The Arbin officer's shooting of Brown led to riots. | ASSAULT The Arbin officer > Brown",
	"The soldiers' killings of villagers went on. | ASSAULT The soldiers > villagers",
	"Dallo faces charges of murder. | COERCE > Dallo",
	"Two officers stood trial for torture. | COERCE > Two officers",
	// What a deed is called after is nobody who did it.
	"Two men were hurt in a West Side shooting on Monday. | ASSAULT > Two men",
	"The player was on probation for a previous DUI arrest, he said. | - COERCE DUI >",
	"Three people died in an office Christmas party shooting. | - ASSAULT Christmas > Three people | - ASSAULT Christmas >",
	// What is fired or ridden in.
	"A car drove by and opened fire on the mourners about 7 p.m. | ASSAULT > the mourners",
	"A police car opened fire on the mourners. | ASSAULT A police car > the mourners",
	"One of the bullets struck a girl in the leg. | ASSAULT > a girl",
	"She soon learned those bullets were the ones that killed her son. | ASSAULT > her son",
	"The rebels were the ones who shelled the town. | ASSAULT The rebels > the town",
	"According to the mayor, the son was the one who shot the two. | ASSAULT the son > the two",
	// Where it happened.
	"There was an exchange of gunfire at Arbin, near the Dorimian border, which left two miners dead. | ASSAULT > two miners | ASSAULT > two miners",
	"The shooting at a birthday party that left one man dead shocked the town. | - ASSAULT a birthday party >",
	"A house party turned violent and left one man dead. | ASSAULT > one man",
	"Police are looking into the shooting into a home that killed a girl. | - ASSAULT a home > a girl",
	"She spoke of radical Islamic terrorism. | - ASSAULT Islamic >",
	"The merchant ship fired back at the pirates. | ASSAULT The merchant ship > the pirates",
	"Ivo Ruiz was spotted on the block of the shooting by police with a gun. | - ASSAULT police >",
	"She was arrested in connection with the shooting by police on Monday. | - ASSAULT police >",
	"The shooting of a boy by police led to riots. | ASSAULT police > a boy",
	"The mayor was criticised for the shooting of a boy by police. | ASSAULT police > a boy",
	// Which noun the clause tells of.
	"The targets were in the same gang as the targets in another shooting last month that left two dead. | ASSAULT > two",
	"Police named the victims of a student who gunned down a woman on Monday. | ASSAULT a student > a woman",
	// A headline's passive.
	"Three teens shot outside a Milltown bar early Sunday. | ASSAULT > Three teens",
	"Joshua Ager, 25, shot in the chest and arm. | ASSAULT > Joshua Ager",
	"The officers shot on Monday at a crowd. | ASSAULT The officers > a crowd",
	// Who has protests, and where.
	"The unrest has spread to Italy and Spain, which have had protests of their own. | - PROTEST Italy; Spain >",
	"In the main Liberty Square, where 10,000 gathered for a demonstration, police fired tear gas. | - PROTEST > the main Liberty Square",
	// Nobody is on the list of those struck who is a place, a crime or a deed.
	"Police are on the scene of a reported shooting on Addison Pl. | - ASSAULT > Addison Pl",
	"One man was killed in a shooting on the city's east side on Saturday. | ASSAULT > One man",
	"Campbell is charged with attempted murder and 14 counts of aggravated battery with a firearm. | ASSAULT Campbell >",
	"Police are investigating the fatal shooting of a woman and the wounding of three men. | ASSAULT > a woman; three men",
	"The student killed three people before taking his own life. | ASSAULT The student > three people",
	"Lomas shot three neighbours on Monday. Lomas died of a self-inflicted gunshot wound at the scene. | ASSAULT Lomas > | - ASSAULT > Lomas",
	"Lomas shot a guard before killing himself. | ASSAULT Lomas > a guard | ASSAULT Lomas >",
	"Lomas died of his wounds after the guard shot him. | ASSAULT the guard > Lomas",
	"Several members of the family gasped when the verdict was read. | - ASSAULT Several members of the family >",
	// Who fought back and was killed is its victim wherever the killing is told again.
	"Rosa Marin was fatally shot on Monday after fighting back. The shooting shocked the town. | ASSAULT > Rosa Marin",
}

func TestWhoSuffersIsNoDoer(t *testing.T) { checkRoles(t, suffererCases, 0) }

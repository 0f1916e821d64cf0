package coder

import (
	"strings"
	"testing"
)

// foeCases: who fights whom where the words of the deed leave one of the two out.
var foeCases = []string{
	// An attack that is beaten off is of those who made it on those who stood up to it.
	"Soldiers repelled an attack by the rebels near Arbin on Monday. | ASSAULT the rebels > Soldiers | ASSAULT the rebels > Soldiers",
	"Iraq said its Third Corps beat off an attack by two Iranian battalions. | ASSAULT two Iranian battalions > its Third Corps | ASSAULT two Iranian battalions > its Third Corps",
	"The garrison fought off three assaults on Sunday. | ASSAULT > The garrison | ASSAULT > The garrison",
	"A rebel raid on the bridge was repulsed by Norwegian troops. | ASSAULT rebel > Norwegian troops | ASSAULT rebel > Norwegian troops",
	"Police fended off the attackers at the gate. | ASSAULT Police > the attackers",
	"The rebels attacked the dam. Troops withstood the assault of the rebels. | ASSAULT The rebels > the dam | ASSAULT the rebels > Troops | ASSAULT the rebels > Troops",
	// Whom the report tells of as fought, as holding land or as driven out is the enemy.
	"The army is fighting the insurgents in the hills. On Monday army jets carried out 12 air strikes. | ASSAULT The army; the insurgents > | ASSAULT army jets > the insurgents",
	"Norwegian troops entered insurgent-held Dorim. The troops launched a second offensive in the valley. | ASSAULT The troops > insurgent",
	"Operations against the Taliban will go on, the ministry said. The army shelled the valley for three hours. | ASSAULT The army > the valley",
	"The coalition helps to defeat ISIL. The coalition conducted five airstrikes near the dam. | ASSAULT The coalition > ISIL",
	"Troops drove ISIL fighters from the town. The army fought off a counterattack on Sunday. | ASSAULT ISIL fighters > The army | ASSAULT ISIL fighters > The army",
	// Who took the city fought for it, whatever fell to them.
	"The town fell to the rebels after a week of heavy fighting. | ASSAULT the rebels >",
	"The hills fell to the army in heavy fighting. | ASSAULT the army >",
	// Troops that are deployed are the ones who move.
	"The deployment of 900 Danish troops to the island began on Monday. | MOBILIZE 900 Danish troops >",
	"Denmark's deployment of 900 troops to the island began on Monday. | MOBILIZE Denmark > 900 troops",
	// What burns besides is no further target.
	"Gunmen attacked a village in the hills and burned four houses. | ASSAULT Gunmen > a village | ASSAULT Gunmen > four houses",
	"Gunmen attacked a village in the hills and killed two guards. | ASSAULT Gunmen > a village; two guards",
	// A position struck is somebody's; a bridge is what was struck.
	"The army is fighting the insurgents in the hills. Army jets struck two positions on Monday. | ASSAULT Army jets > the insurgents",
	"The army is fighting the insurgents in the hills. Army jets struck a bridge on Monday. | ASSAULT Army jets > a bridge",
	"Army jets struck two positions on Monday. | ASSAULT Army jets > two positions",
	// Of two enemies it is neither; nobody is his own, and who was killed helpless is no enemy.
	"Troops killed nine Boko Haram fighters. Troops killed six al-Shabaab fighters. On Monday the army carried out 12 air strikes. | ASSAULT the army >",
	"Villagers fear the insurgents. On Monday army jets carried out 12 air strikes. | ASSAULT army jets >",
	"The army is fighting the insurgents. The insurgents carried out an attack on Monday. | ASSAULT The insurgents >",
	"The army is fighting the insurgents. The army was blamed for killings in the north. | ASSAULT The army >",
}

// undertakingCases: whose the mission is that the infinitive says the aim of, however it hangs.
var undertakingCases = []string{
	"The minister commented on the start of the Iraqi mission to recapture the city of Mosul on Monday. | COERCE Iraqi >",
	"The start of Iraqi operations to retake the city of Mosul marks another step. | COERCE Iraqi >",
	"The envoy praised the success of the army's effort to free nine hostages. | AID the army > nine hostages",
	"The envoy told reporters of the failure of the army's bid to capture the town on Monday. | COERCE the army >",
	"The minister announced an operation to retake the port. | COERCE The minister >",
	"The Turkish operation to clear the valley of rebels began on Monday. | COERCE Turkish >",
	// With "its" partners is with others.
	"Norway remains committed to working with its partners in Mali. | AGREE Norway > its partners in Mali",
	"Norway is ready to talk with its neighbours. | AGREE Norway > its neighbours",
	"The union agreed to withdraw its members. | AGREE The union >",
}

// subjectedCases: who does what somebody is subjected to.
var subjectedCases = []string{
	"The troops subjected villagers who had fled the town to arbitrary detention, enforced disappearance and unlawful killing. | COERCE The troops > villagers | ASSAULT The troops > villagers",
	"The militia has subjected the town to daily shelling. | ASSAULT The militia > the town",
	"Prisoners were subjected to beatings and rape by the guards. | ASSAULT the guards > Prisoners",
	"The guards subjected the prisoners to torture. | ASSAULT The guards > the prisoners",
	"The plan is subject to approval; beatings went on. | - ASSAULT The plan >",
	"The army subjected the rebels to a blockade, and gunmen took part in killings. | - ASSAULT The army > the rebels",
}

// shutInCases: who is shut in, and who is to do what is vital.
var shutInCases = []string{
	"Over half a million Syrians are still in areas besieged by the regime. | COERCE the regime > Over half a million Syrians",
	"Thousands of people live in towns besieged by the rebels. | COERCE the rebels > Thousands of people",
	"The town of Dorim has been besieged by the rebels since May. | COERCE the rebels > The town of Dorim",
	"It is vital that all guarantors of the truce use their influence. | REQUEST > all guarantors of the truce",
	"It is essential that the government stops the raids. | REQUEST > the government",
}

func TestShutIn(t *testing.T) { checkRoles(t, shutInCases, 0) }

func TestSubjected(t *testing.T) { checkRoles(t, subjectedCases, 0) }

func TestUndertakings(t *testing.T) { checkRoles(t, undertakingCases, 0) }

func TestFoes(t *testing.T) { checkRoles(t, foeCases, 0) }

// "Enemy fighters" are those of the one group that the report tells of as fought.
func TestEnemyOfTheReportHasItsName(t *testing.T) {
	c := testChain(t)
	f := func(text, want string) {
		t.Helper()
		a := c.code(text)
		found := false
		for i := range a.Events {
			for _, p := range append(a.Events[i].Actors, a.Events[i].Recipients...) {
				if strings.Contains(strings.ToLower(p.Text), "enemy") {
					found = true
					if p.Name != want {
						t.Errorf("%s: %s is %q, want %q", text, p.Text, p.Name, want)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: no enemy told", text)
		}
	}
	f("Troops drove ISIL from two villages in May. Enemy fighters attacked a convoy of the army on Monday.", "Islamic State")
	f("Enemy fighters attacked a convoy of the army on Monday.", "")
}

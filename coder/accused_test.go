package coder

import (
	"strings"
	"testing"
)

// accusedCases: after the bar the doers of the deeds of violence, how they stand before the law in brackets,
// and behind a minus who was cleared.
var accusedCases = []string{
	// Told as a fact.
	"Owen Marsh shot two clerks in Arbin on Monday. | Owen Marsh",
	"Rebels shelled the town of Arbin on Monday, killing 12. | Rebels",
	"The gunman, Owen Marsh, shot two clerks in Arbin on Monday and was killed by police. | Owen Marsh; police",
	"Two clerks were shot in Arbin on Monday. Police identified the gunman as Owen Marsh. | Owen Marsh",
	// On somebody's word.
	"Police say Owen Marsh shot two clerks in Arbin on Monday. | Owen Marsh (suspected)",
	"Suspected rebels killed 12 farmers near Arbin on Monday. | Suspected rebels (suspected)",
	"The ministry blamed the rebels for the attack on Arbin. | the rebels (suspected)",
	"The ministry accused the rebels of shelling Arbin. | the rebels (suspected)",
	"Owen Marsh allegedly stabbed a guard in Arbin on Monday. | Owen Marsh (suspected)",
	"Police arrested Owen Marsh in the killing of two guards. | Owen Marsh (suspected)",
	"Owen Marsh was arrested on suspicion of killing two guards. | Owen Marsh (suspected)",
	"Owen Marsh is the suspect in the shooting of two guards. | Owen Marsh (suspected)",
	"Owen Marsh is wanted for the murder of two guards. | Owen Marsh (suspected)",
	"Owen Marsh was arrested in connection with the bombing of a market in Arbin. | Owen Marsh (suspected)",
	"Owen Marsh could be charged with killing two guards. | Owen Marsh (suspected)",
	"Owen Marsh is the suspect in the killing of two guards. If Marsh were indicted and convicted, he could face life. | Owen Marsh (suspected)",
	"Owen Marsh was arrested in the killing of two guards. Marsh was convicted of fraud in 2019. | Owen Marsh (suspected)",
	"Owen Marsh was arrested in the killing of two guards. Marsh was acquitted of fraud in 2019. | Owen Marsh (suspected)",
	"Owen Marsh is the suspect in the killing of two guards on Monday. In 2019 Marsh was convicted of assault. | Owen Marsh (suspected); Owen Marsh (convicted)",
	"Two clerks were shot in Arbin on Monday. Police identified the gunman as Owen Marsh. Police say Marsh shot the clerks at the counter. | Owen Marsh",
	// Before a court.
	"Owen Marsh was charged with killing two guards. | Owen Marsh (charged)",
	"Owen Marsh has been indicted for the murder of two guards. | Owen Marsh (charged)",
	"Owen Marsh faces charges in the killing of two guards. | Owen Marsh (charged)",
	"Owen Marsh is on trial for the killing of two guards. | Owen Marsh (charged)",
	"Owen Marsh pleaded not guilty to the murder of two guards. | Owen Marsh (charged)",
	"Police say Owen Marsh shot two clerks in Arbin on Monday. Marsh was charged with murder. | Owen Marsh (charged)",
	// Found guilty.
	"Owen Marsh was convicted of killing two guards. | Owen Marsh (convicted)",
	"Owen Marsh was found guilty of the murder of two guards. | Owen Marsh (convicted)",
	"Owen Marsh pleaded guilty to the killing of two guards. | Owen Marsh (convicted)",
	"A court sentenced Owen Marsh to ten years for the killing of two guards. | Owen Marsh (convicted)",
	"Owen Marsh is the suspect in the shooting of two guards. The mayor offered a reward for information leading to the arrest and conviction of Marsh. | Owen Marsh (suspected)",
	// Cleared.
	"Owen Marsh was acquitted of killing two guards. | - Owen Marsh",
	"A jury found Owen Marsh not guilty of the murder of two guards. | - Owen Marsh",
	"Two clerks were shot in Arbin on Monday. Owen Marsh was arrested in the shooting but was released without charge. | - Owen Marsh",
	"Charges were dropped against Owen Marsh in the killing of two guards. | - Owen Marsh",
	"Owen Marsh was arrested in the killing of two guards in May. On Friday a judge dismissed the charges against him. | - Owen Marsh",
	"Owen Marsh was cleared of the murder of two guards. | - Owen Marsh",
	"Two clerks were shot in Arbin on Monday. Police arrested Owen Marsh over the shooting. Detectives said he had nothing to do with it. | - Owen Marsh",
	"Two clerks were shot in Arbin on Monday. Owen Marsh was arrested over the shooting. Police said Marsh is no longer a suspect. | - Owen Marsh",
	"An appeals court overturned the conviction of Owen Marsh in the killing of two guards. | - Owen Marsh",
	"Prosecutors dropped murder charges against Owen Marsh in the killing of two guards. | - Owen Marsh",
	// Another of the name, who is dead.
	"Ivo Marsh, 16, was shot and killed in Arbin on Monday. Police arrested Owen Marsh. Ivo was his nephew. He was charged with murder. | ",
	"Two clerks were shot in Arbin on Monday. Owen Marsh was charged with the shooting. You could barely hear his not guilty plea. | Owen Marsh (charged)",
	"Two clerks were shot in Arbin on Monday. The girl had nothing to do with it, police said. | ",
	"Volunteers cleared a lot in Arbin after two clerks were shot there on Monday. | ",
	// He did it nonetheless, or nobody lets him off.
	"Owen Marsh shot two guards in Arbin in May. On Friday Marsh was acquitted of murder. | Owen Marsh",
	"Owen Marsh was cleared to return to work after killing two guards. | Owen Marsh",
	"Owen Marsh is on trial for the killing of two guards. His lawyer said Marsh had nothing to do with it. | Owen Marsh (charged)",
	"Owen Marsh is charged with killing two guards. The judge refused to dismiss the charges. | Owen Marsh (charged)",
	"Owen Marsh was acquitted of robbery but convicted of killing two guards. | Owen Marsh (convicted)",
}

func TestHowDoersStandAccused(t *testing.T) {
	for _, c := range accusedCases {
		text, want, _ := strings.Cut(c, " | ")
		seen := map[string]bool{}
		var did, cleared []string
		for _, m := range testChain(t).code(text).Events {
			if m.Type != "ASSAULT" {
				continue
			}
			for _, p := range m.Actors {
				name := p.Name
				if name == "" {
					name = p.Text
				}
				if p.Accused != "" {
					name += " (" + p.Accused + ")"
				}
				if !seen[name] {
					seen[name] = true
					did = append(did, name)
				}
			}
			for _, p := range m.Cleared {
				cleared = append(cleared, p.Name)
			}
		}
		got := strings.Join(did, "; ")
		if len(cleared) > 0 {
			got = strings.TrimSpace(got + " - " + strings.Join(cleared, "; "))
		}
		if got != want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", text, got, want)
		}
	}
}

// TestChargesInAListOfPeople: what one of those sought is charged with is not what was done to the victim of another.
func TestChargesInAListOfPeople(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		var got []string
		for _, m := range testChain(t).code(text).Events {
			for _, p := range m.Recipients {
				for _, a := range m.Actors {
					if d := a.Name + " > " + p.Name; m.Type == "ASSAULT" && p.Name != "" && a.Name != "" && !contains(got, d) {
						got = append(got, d)
					}
				}
			}
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", text, got, want)
		}
	}
	f("Police put two men on the list on Monday. A reward is offered for the arrest of Carl Voss, who is charged with killing Rosa Marin last fall in her home in Arbin. Owen Marsh and Ivo Brand are charged with murder and piracy. Marin was killed by a single shot through a window.", "Carl Voss > Rosa Marin")
	f("Police named Carl Voss, who is accused of shooting Rosa Marin in Arbin. Voss and Owen Marsh had been seen there. Marsh is charged with murder. Marin was killed by a single shot through a window.", "Carl Voss > Rosa Marin, Owen Marsh > Rosa Marin")
}

package coder

import "testing"

// answerCases: as roleCases; whom words are at that only the course of the report, or of the sentence, tells.
var answerCases = []string{
	// A demand is put to who answers it; a bare refusal answers what was asked right before.
	"Students demanded his resignation. The premier rejected the demand on state television. | REQUEST Students > The premier | REJECT The premier > Students",
	"The elders asked for talks. The colonel has refused. | REQUEST The elders > The colonel | REJECT The colonel > The elders",
	"The militia offered a truce. The army refused. | AGREE The militia > The army | REJECT The army > The militia",
	"The union demanded higher pay. Prices rose. A dam burst. Rain fell. The colonel refused. | REQUEST The union > | REJECT The colonel >",
	"The union demanded higher pay. The colonel refused to resign. | REQUEST The union > | REJECT The colonel >",
	// What is said on the radio is not at the radio.
	"The premier rejected the offer on the radio. | REJECT The premier >",
	// Who stops for what is promised is whom it is promised to; who goes on for other reasons is not.
	"Fishermen ended the sit-in when the governor promised rice for six weeks. | AGREE the governor > Fishermen",
	"The rebels freed nine hostages after the army agreed to pull back. | AGREE the army > The rebels",
	"The mayor resigned after the government promised elections. | AGREE the government >",
	// Force is what one threatens with; captives are held by who threatens.
	"The minister warned that force would be used to open the roads. | THREATEN The minister >",
	"The general threatened to use tanks against the strikers. | THREATEN The general > the strikers",
	"The gang threatened to execute the captives if police entered the valley. | THREATEN The gang > police",
	"The league threatened to attack activists if the government held the vote. | THREATEN The league > activists",
	"The gang threatened to kill a county commissioner. | THREATEN The gang > a county commissioner",
	// By whose order.
	"The newspaper was closed by order of a court. | COERCE a court >",
	"Relief flights are halted by order of the military governor. | COERCE the military governor >",
}

func TestWhomWordsAreAtByTheCourseOfTheReport(t *testing.T) { checkRoles(t, answerCases, 0) }

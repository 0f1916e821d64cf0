package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestAccidentsAreDoubtful: what somebody calls an accident, or befell animals alone, stands
// behind what was done to people.
func TestAccidentsAreDoubtful(t *testing.T) {
	const half = 0.5
	f := func(text string, doubtful bool) {
		t.Helper()
		a := testChain(t).code(text)
		found := false
		for i := range a.Events {
			if e := &a.Events[i]; e.Type == "ASSAULT" {
				found = true
				if (e.Certainty < half) != doubtful {
					t.Errorf("%s: %s has certainty %v, want doubtful: %v", text, e.Trigger.Text, e.Certainty, doubtful)
				}
			}
		}
		if !found {
			t.Errorf("%s: no violence", text)
		}
	}
	f("A boy was accidentally shot in Dorim on Monday.", true)
	f("The accidental shooting of a clerk in Dorim on Monday shocked the town.", true)
	f("A boy was shot in Dorim on Monday. Police said the shooting was an accident.", true)
	f("A boy was shot in Dorim on Monday. The shooting appears to have been an accident.", true)
	f("The gunman shot a horse and two cows on a farm in Kent on Monday.", true)
	f("A man was fatally shot in an apparent accident in Dorim on Monday.", true)
	f("A boy was shot dead in Dorim on Monday. His cousin told police that the gun suddenly went off.", true)
	f("A boy was shot in Dorim on Monday. Two friends had been playing with a loaded revolver.", true)
	f("A soldier was killed by a bullet in a barracks near Dorim. The sergeant was cleaning his rifle.", true)
	f("A teenager was shot in the chest in Dorim. The driver is charged with negligent homicide.", true)
	f("A clerk was killed in Dorim on Friday. A man faces trial for vehicular homicide.", true)
	f("A clerk was found shot in Dorim. The coroner spoke of a self-inflicted wound.", true)
	f("A 3-year-old girl found a handgun in Dorim on Monday and shot herself in the stomach.", true)
	f("Toddler shoots self in Dorim. The boy was shot in the face on Monday.", true)
	f("A ranger was shot in the leg in Dorim on Monday. A neighbour had mistaken him for a deer.", true)
	f("A woman was shot in Dorim on New Year's Eve. Police said she was struck by a falling bullet.", true)
	f("Two people were killed in Dorim on Monday. The earthquake was felt in four provinces.", true)
	f("Rebels killed two people in Dorim on Monday, a year after the earthquake.", false)
	f("A girl was shot at a home in Dorim on Monday. The sheriff said it doesn't appear there was a criminal element to the shooting.", true)
	f("A girl was shot at a home in Dorim on Monday. It did not appear as though any laws were broken.", true)
	f("Two workers were killed in a blast at a depot in Dorim on Monday. There was no sign of foul play, the ministry said.", true)
	f("A boy was shot in Dorim on Monday. Detectives do not believe that the shooting was intentional.", true)
	f("A boy was shot in Dorim on Monday. The uncle was firing his pellet rifle at targets behind the barn.", true)
	f("A boy was shot in Dorim on Monday. The uncle was charged with reckless aggravated assault.", true)
	f("A boy was shot in Dorim on Monday. Police have not ruled out foul play.", false)
	f("A boy was shot in Dorim on Monday. Police said it was not clear if foul play was involved.", false)
	f("A boy was shot in Dorim on Monday. Police have not said whether the shooting was intentional.", false)
	f("A boy was shot in Dorim on Monday. A neighbour did not think it was intentional.", false)
	f("A man was shot dead in Dorim on Monday. Police suspect foul play.", false)
	f("A man was shot dead in Dorim on Monday. Foul play has not been ruled out.", false)
	f("A man was shot dead in Dorim on Monday. There is no doubt that it was foul play, the chief said.", false)
	f("A boy was shot in Dorim on Monday. The shooting was no accident, the chief said.", false)
	f("A boy was shot in Dorim on Monday. His family had been in a car accident.", false)
	f("A man was shot by a deputy in Dorim on Monday. He had been told to drop his gun.", false)
	f("A boy was shot in Dorim on Monday. Police want to know whether the shooting was an accident.", false)
	f("A man was shot in Dorim on Monday. He had a rifle; discharging it in town is a crime.", false)
	f("A gunman shot Ada Wolf in Dorim on Monday.", false)
	f("A boy was shot in Dorim on Monday.", false)
	f("A gunman shot a clerk and two girls in Dorim. The boy found a loaded magazine.", false)
	f("Guerrillas killed four soldiers near Dorim in hit-and-run attacks on Monday.", false)
	f("A boy was shot in Dorim on Monday. Police do not believe that the gun went off by itself.", false)
	f("Police have not said whether the gun accidentally went off before a boy was shot in Dorim.", false)
	f("A gunman killed his two brothers in Dorim on Monday and then shot himself.", false)
	f("A gunman shot a clerk in Dorim. He dropped the gun and ran away.", false)
	f("A gunman shot a clerk in Dorim. He dropped the shotgun and ran away.", false)
	f("A boy was shot in Dorim on Monday. Police said the shooting was not an accident.", false)
	f("Rebels shot a farmer and two dogs in Dorim on Monday.", false)
}

// doubtedFor fails unless the first event of the text is, or is not, doubtful for the title.
func doubtedFor(t *testing.T, title, text string, doubtful bool) {
	t.Helper()
	chain := testChain(t)
	certainty := func(title string) float64 {
		doc := &sitrep.Document{ID: "doc", Title: title, Text: text, Lang: "en", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}
		return chain.annotate(doc).Events[0].Certainty
	}
	if c, plain := certainty(title), certainty(""); c < plain != doubtful {
		t.Errorf("%s: certainty %v, %v without the title, want it doubtful: %v", title, c, plain, doubtful)
	}
}

// TestTitlesOfMishaps: a word that but opens a phrase of doubt ("far from", "rule out") silenced a title.
func TestTitlesOfMishaps(t *testing.T) {
	const text = "A boy was shot in Dorim on Monday."
	f := func(title string, doubtful bool) { t.Helper(); doubtedFor(t, title, text, doubtful) }
	f("Boy accidentally shot in Dorim", true)
	f("Accidental shooting not far off school, police say", false)
	f("Accidental shooting in Dorim's far west", true)
	f("Looking into accidental shooting, Dorim rules on lawsuit instead", true)
	f("Gun that father left unattended hits boy in Dorim", true)
	f("Dorim police rule out accidental shooting", false)
	f("Dorim shooting far from accidental", false)
	f("Shooting of boy no accident", false)
	f("Boy shot in Dorim", false)
}

// TestTitlesOfCrashes: the dead of a wreck that only the title called one were those of an assault.
func TestTitlesOfCrashes(t *testing.T) {
	f := func(title, text string, doubtful bool) { t.Helper(); doubtedFor(t, title, text, doubtful) }
	const killed = "Police said the young driver was killed in Dorim, and a girl was taken to the hospital."
	f("Teen killed, girl critical in east Dorim crash", killed, true)
	f("Driver dead after train derailment", killed, true)
	f("Crash course in Dorim: teen killed", killed, false)
	f("Teen killed, girl critical in east Dorim crash", "A gunman shot the young driver dead in Dorim.", false)
}

func TestFaultsOfMishaps(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if _, err := loadMishaps("m.txt", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	f("# x\nblunder: misfire\n", "m.txt:2:1: want @NAME or one of")
	f("@gun: gun\naccident: clean … @gan\n", "m.txt:2:1: want words of @gan before")
}
